"""From a table of actors to a distribution, its words, its chart and its JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from ralliement.bargaining import MODELS, ActorTable, Run, find_model
from ralliement.bargaining.deciding.rules import Decision, under_rule
from ralliement.bargaining.deciding.voters import Voters
from ralliement.bargaining.estimates import Estimate
from ralliement.bargaining.forecast import forecast, spreads
from ralliement.bargaining.inputs import ActorInput, Inputs
from ralliement.bargaining.models import Challenge, Exchange, Ktab
from ralliement.bargaining.run import Offer
from ralliement.bargaining.telling.explain import explain, shown
from ralliement.bargaining.telling.explain_moves import move_lines
from ralliement.bargaining.telling.notes import told
from ralliement.bargaining.telling.words import ForecastWords
from ralliement.bargaining.typed.sources import read_pressure, with_more
from ralliement.cli import app
from ralliement.errors import DataFileError, TableError, UnknownName
from tests.bargaining.test_challenge import EMISSION

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "models.md").read_text("utf-8")
CSV = """actor,position,salience,capability,position_lower_90,position_upper_90
US,100,90,13,90,100
GB,45,70,1.3,20,75
DE,30,65,1.7,10,55
CN,0,95,23,0,5
"""
OUTCOME_842 = (
    "Outcome: 8.42, the position that beats every other in a vote weighted by capability times "
    "salience"
)
TWO_ISSUES = """#A\tDE\n#A\tFR\n#A\tUS\n#P\tban\n#P\tdate\n
#D\tDE\tban\t0\t.9\t1\n#D\tFR\tban\t100\t.2\t1\n#D\tUS\tban\t100\t.5\t1\n
#D\tDE\tdate\t0\t.2\t1\n#D\tFR\tdate\t100\t.9\t1\n#D\tUS\tdate\t100\t.5\t1\n"""


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    path = tmp_path / "ban.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def ran(*words: str) -> str:
    result = CliRunner().invoke(app, ["forecast", *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*words: str) -> str:
    result = CliRunner().invoke(app, ["forecast", *words])
    assert result.exit_code == 2, result.output
    return result.output


def test_registry() -> None:
    names = [model.label for model in MODELS]
    assert len(set(names)) == len(names)
    for model in MODELS:
        assert find_model(model.label) is model
    with pytest.raises(UnknownName, match="unknown model 'x'; known: challenge, "):
        find_model("x")


def test_every_model_is_documented() -> None:
    table = DOCS[DOCS.index("## Models") : DOCS.index("### Where")]
    for model in MODELS:
        assert f"`{model.label}`" in table


def test_the_snippet_of_the_documentation_runs(capsys: pytest.CaptureFixture[str]) -> None:
    snippet = re.search(r"```python\n(.*?)```", DOCS, re.DOTALL)
    assert snippet is not None
    exec(compile(snippet.group(1), "docs/models.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["actor", "median", "baseline", "difference"]
    assert [line.split()[1] for line in lines[1:]] == ["OUTCOME", "US", "GB", "DE", "CN"]
    assert any(float(line.split()[-1]) for line in lines[1:])


@pytest.mark.parametrize("option", ["--rounds", "--seed", "--status-quo", "--pressure", "--draws"])
def test_options_are_documented(option: str) -> None:
    assert option in DOCS


def test_a_table_on_the_terminal(actors: Path) -> None:
    out = ran(str(actors), "--draws", "50")
    lines = out.splitlines()
    assert lines[0] == "ban: model weighted-mean, rounds: 10, draws: 50"
    assert [line.split()[0] for line in lines if line[1:3] in ("US", "GB", "DE", "CN", "OU")] == [
        *("OUTCOME", "US", "GB", "DE", "CN")
    ]
    assert "nan" not in out.casefold().replace("nance", "")


def test_the_same_words_give_the_same_numbers(actors: Path) -> None:
    words = (str(actors), "--model", "challenge", "--draws", "40", "--rounds", "3", "--json")
    assert ran(*words, "--seed", "5") == ran(*words, "--seed", "5")
    assert ran(*words, "--seed", "5") != ran(*words, "--seed", "6")


def test_json(actors: Path) -> None:
    found = json.loads(ran(str(actors), "--draws", "30", "--rounds", "2", "--json"))
    named = re.findall(r"`(\w+)`", DOCS[DOCS.index("| field |") : DOCS.index("## Speed")])
    assert set(found) <= set(named)
    assert len(found["outcome"]) == 3
    assert [a["actor"] for a in found["actors"]] == ["US", "GB", "DE", "CN"]
    last = found["actors"][1]["positions"][-1]
    assert last["lower_90"] < last["lower_50"] < last["median"] < last["upper_90"]


def test_explained(actors: Path) -> None:
    """The first round of the published car emission case (Scholz, Calbert & Smith 2011)."""
    out = ran(str(actors), "--model", "challenge", "--draws", "2", "--explain")
    assert "Nobody moves: no actor has to give way to another." in out
    lines = explain(Challenge().run(EMISSION, rounds=1), scale=(0.0, 10.0))
    assert lines[0] == "Round 1: outcome 8.42"
    assert lines[1].startswith("  BE meets FR part of the way: 7.00 → 8.42 (facing FR would bring")
    assert "  LU gives in to BE: 4.00 → 7.00 (facing BE" in "\n".join(lines)
    assert lines[-2:] == ["  offers not followed: 11", OUTCOME_842]


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_charts(actors: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"fan.{ending}"
    ran(str(actors), "--draws", "20", "--rounds", "2", "--chart", str(path))
    assert path.read_bytes()[:4] in (b"<svg", b"\x89PNG")
    if ending == "svg":
        text = path.read_text("utf-8")
        assert all(name in text for name in ("outcome", "GB", "% of draws", "Forecast: ban"))


def test_several_issues(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text(TWO_ISSUES, encoding="utf-8")
    out = ran(str(path), "--model", "exchange", "--rounds", "1", "--draws", "3", "--explain")
    assert out.count("model exchange") == 2
    assert "vote of FR for DE, which votes for FR on date: 100.0 → 0.0" in out
    assert "note: the table shows positions; what is traded is votes" in out
    assert "draws one issue" in refused(str(path), "--chart", str(tmp_path / "x.svg"))


def test_no_round_is_told_to_be_the_start(actors: Path) -> None:
    assert "no round is played: this is the start" in ran(str(actors), "--rounds", "0")
    assert "aucun tour n'est joué" in ran(str(actors), "--rounds", "0", "--lang", "fr")
    assert "no round" not in ran(str(actors), "--rounds", "1", "--draws", "2")


def test_a_chart_without_a_folder_is_refused_before_anything_is_shown(
    actors: Path, tmp_path: Path
) -> None:
    said = refused(str(actors), "--chart", str(tmp_path / "no" / "x.svg"))
    assert said == f"{tmp_path}/no/x.svg: there is no folder {tmp_path}/no; make it first\n"


def test_pressure_and_status_quo(actors: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("source,target,weight\nUS,DE,3\nUS,DE,1\nCN,DE,1\n", encoding="utf-8")
    assert read_pressure(path) == {("US", "DE"): 4.0, ("CN", "DE"): 1.0}
    out = ran(str(actors), "--model", "influence", "--pressure", str(path), "--explain")
    assert "DE follows those who press it, US most" in out
    assert "GB follows" not in out
    quo = ran(str(actors), "--model", "persistence", "--status-quo", "20", "--draws", "1")
    mean = ran(str(actors), "--draws", "1")
    assert re.findall(r"OUTCOME .*", quo) == re.findall(r"OUTCOME .*", mean)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--model", "guess"], "unknown model 'guess'; known: challenge"),
        (["--capability", "power"], "unknown source of capability 'power'; known: cinc"),
        (["--rounds", "-1"], "rounds -1; allowed: 0..1000"),
        (["--rounds", "5000"], "rounds 5000; allowed: 0..1000"),
        (["--draws", "0"], "draws 0; at least one is needed"),
        (["--draws", "999999999"], "ask for fewer draws or rounds"),
        (["--status-quo", "120"], "status quo 120 is off the scale 0..100"),
        (["--model", "nash-status-quo"], "the issue has no status quo"),
        (["--scale", "0", "50"], "US: position 100; allowed: 0..50"),
        (["--chart", "x.gif"], "unknown kind of picture '.gif'"),
    ],
)
def test_refused(actors: Path, words: list[str], message: str) -> None:
    assert message in refused(str(actors), *words)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("source,target\nUS,DE\n", "wanted: source, target, weight"),
        ("source,target,weight\nUS,DE,x\n", "p.csv:2: weight: 'x' is not a number"),
        ("source,target,weight\nUS,DE,-1\n", "weight -1; allowed: a number from 0"),
    ],
)
def test_bad_pressure(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "p.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_pressure(path)
    assert message in str(caught.value)


def test_pressure_of_strangers() -> None:
    inputs = Inputs((ActorInput("DE", Estimate(30.0)),))
    with pytest.raises(TableError, match="pressure: unknown actor 'US'; known: DE"):
        with_more(inputs, pressure={("US", "DE"): 1.0})


def test_intervals_reach_the_outcome() -> None:
    sure = [
        ActorInput(n, Estimate(x), Estimate(50.0), Estimate(1.0))
        for n, x in (("A", 10.0), ("B", 90.0))
    ]
    unsure = [sure[0], ActorInput("B", Estimate(90.0, 50.0, 100.0), Estimate(50.0), Estimate(1.0))]
    model = find_model("weighted-mean")
    (one,), (two,) = (forecast([Inputs(tuple(a))], model, draws=400) for a in (sure, unsure))
    assert one.outcome[-1].lower_90 == one.outcome[-1].upper_90 == 50.0
    assert two.outcome[-1].lower_90 == pytest.approx(30, abs=2)
    assert two.outcome[-1].median == pytest.approx(50, abs=1)


def test_spreads() -> None:
    values = np.arange(101.0)[:, np.newaxis]
    (spread,) = spreads(values)
    found = (spread.lower_90, spread.lower_50, spread.median, spread.upper_50, spread.upper_90)
    assert found == (5, 25, 50, 75, 95)


@pytest.mark.parametrize(
    ("value", "scale", "text"),
    [
        (8.41593, (0, 10), "8.42"),
        (61.05, (0, 100), "61.0"),
        (0.5, (0, 1), "0.500"),
        (-0.0, (0, 100), "0.0"),
    ],
)
def test_decimals(value: float, scale: tuple[float, float], text: str) -> None:
    assert shown(value, scale) == text


def test_words_of_a_challenge() -> None:
    table = ActorTable.of(["A", "B"], [0.0, 100.0], salience=[0.9, 0.1], capability=[9.0, 1.0])
    run = Challenge().run(table, rounds=2)
    assert explain(run, scale=table.scale)[-1].startswith("Outcome: ")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.label)
def test_every_model_can_be_told(model: object) -> None:
    chance = np.random.default_rng(8)
    table = ActorTable.of(
        [f"a{i}" for i in range(6)],
        chance.uniform(0, 100, 6),
        salience=chance.uniform(0.2, 0.9, 6),
        capability=chance.uniform(1, 5, 6),
        status_quo=10.0,
    )
    run: Run = model.run(table, rounds=3)  # type: ignore[attr-defined]
    lines = explain(run, scale=table.scale)
    last = shown(run.outcomes[0, -1], table.scale)
    means = ForecastWords("en").text("means", run.model)
    assert lines[-1] == f"Outcome: {last}, {means}"
    assert len(lines) >= 2


def test_votes_can_be_matched_with_the_table(tmp_path: Path) -> None:
    """Each actor that trades is told where the table has it before and after, and its vote."""
    path = tmp_path / "d.txt"
    path.write_text(TWO_ISSUES, encoding="utf-8")
    out = ran(str(path), "--model", "exchange", "--rounds", "2", "--draws", "1", "--explain")
    first = out[: out.index("date: model")]
    before, one, two = re.search(r"FR +(\S+) +(\S+) +(\S+)\n", first).groups()  # type: ignore[union-attr]
    rounds = re.findall(
        r"FR in the table: (\S+), its vote .*: (\S+), in the table then: (\S+)", first
    )
    assert [(b, a) for b, _vote, a in rounds] == [(before, one), (one, two)]
    assert all(f"{b} → {vote}" in first for b, vote, _after in rounds)


@pytest.mark.parametrize("model", ["exchange", "exchange-program"])
def test_one_issue_cannot_trade(actors: Path, model: str) -> None:
    out = " ".join(ran(str(actors), "--model", model, "--draws", "2").split())
    assert f"model {model} trades votes between issues and has a single one here" in out
    assert "what is traded is votes" not in out
    assert Exchange().run(ActorTable.of(["A", "B"], [0, 1])).notes[0].startswith("model exchange")


def test_a_run_outside_its_draws_is_told() -> None:
    """Under unanimity nearly every draw has somebody below the status quo, the values nobody."""
    some = [
        ActorInput(f"a{k}", Estimate(45.0, 5.0, 90.0), Estimate(50.0), Estimate(1.0))
        for k in range(12)
    ]
    model = under_rule(
        find_model("weighted-mean"), Decision("unanimity", Voters(tuple(a.actor for a in some)))
    )
    inputs = Inputs(tuple(some), status_quo=40.0)
    (found,) = forecast([inputs], model, draws=400)
    assert found.told.outcomes[0, -1] == 45.0
    assert found.outcome[-1].upper_90 == 40.0
    assert "9 in 10 draws for: OUTCOME." in found.notes[-1]
    assert "9 tirages sur 10 pour : RÉSULTAT." in told(found.notes[-1], ForecastWords("fr"))
    (few,) = forecast([inputs], model, draws=5)
    (inside,) = forecast([inputs], find_model("weighted-mean"), draws=400)
    assert not any("outside" in note for note in (*few.notes, *inside.notes))


def test_saliences_of_two_kinds_are_told(tmp_path: Path) -> None:
    mixed, shares = tmp_path / "mixed.csv", tmp_path / "shares.csv"
    mixed.write_text("actor,position,salience\nDE,10,0.9\nFR,50,20\nIT,60,0\n", "utf-8")
    shares.write_text("actor,position,salience\nDE,10,0.9\nFR,50,0.2\n", "utf-8")
    out = " ".join(ran(str(mixed)).split())
    assert "salience of 1 or less out of 100, read as it stands: DE; shares of 1" in out
    assert "read as it stands" not in ran(str(shares))


def bargain(kind: str, receiver: str, sender: str, *points: float, deal: int = 0) -> Offer:
    numbers = (("gain", 0.1), ("chance", 0.75))
    before, after = points
    return Offer(1, kind, sender, receiver, before, after, deal=deal, numbers=numbers)


def test_both_sides_of_a_bargain_are_told() -> None:
    scale, words = (0.0, 100.0), ForecastWords("en")
    own = bargain("proposal", "A", "B", 10, 40)
    put = bargain("bargain", "B", "A", 90, 40)
    (both,) = move_lines([own, put], scale, words)
    assert both == (
        "A and B agree on 40.0, proposed by A (with a chance to win of 75%): "
        "A from 10.0, B from 90.0"
    )
    (alone,) = move_lines([put], scale, words)
    assert alone.startswith("B alone goes to the point that A proposed to it")
    assert alone.endswith("90.0 → 40.0; A stays")
    other = bargain("bargain", "B", "C", 90, 70, deal=2)
    first, second = move_lines([own, other], scale, words)
    assert first.endswith("10.0 → 40.0; B takes another bargain, with C")
    assert second.endswith("90.0 → 70.0; C stays")


def test_ktab_tells_where_everybody_ends() -> None:
    """Whoever moves in a round is in one line with the position that the run has for it."""
    table = ActorTable.of(
        ["G", "F", "I", "U"], [20, 60, 80, 100], salience=[0.6, 0.7, 0.5, 0.9],
        capability=[10, 9, 6, 40],
    )  # fmt: skip
    run = Ktab().run(table, rounds=1)
    text = "\n".join(explain(run, scale=table.scale))
    for k, actor in enumerate(run.actors):
        before, after = (shown(run.positions[0, n, k], table.scale) for n in (0, 1))
        if before != after:
            assert re.search(
                rf"(?m)^  {actor} (and|alone).*{after}|^  . and {actor} agree on {after}", text
            )
    assert "F and G agree on" in text
