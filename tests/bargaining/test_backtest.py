"""Back tests and sensitivity on small dossiers made by hand."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from positions.conftest import Make, on
from positions.conftest import make as make
from ralliement import Dossier as Tables
from ralliement.bargaining import Asked, Question, backtest, read_horizons, sensitivity
from ralliement.bargaining.dispute import Play, forecast_dispute
from ralliement.bargaining.tracking import MOVERS
from ralliement.bargaining.without import without_articles, without_statements
from ralliement.cli import app
from ralliement.dossier import Dossier
from ralliement.dossier.store import KnownActor
from ralliement.errors import ForecastError, UnknownName
from ralliement.positions import Estimation
from ralliement.yamlfiles import read_yaml

STATES = [KnownActor(name, "state", name, name) for name in ("DE", "FR", "US")]
SIX = read_horizons("6m")


def spoken(make: Make) -> Dossier:
    """DE moves in September, FR is heard once, US repeats itself."""
    dossier = make(
        ("a", on(1, 10), {"actor": "DE", "stance": 0.0}),
        ("b", on(1, 20), {"actor": "FR", "stance": 50.0}),
        ("c", on(1, 25), {"actor": "US", "stance": 100.0}),
        ("d", on(5, 2), {"actor": "US", "stance": 100.0}),
        ("e", on(9, 2), {"actor": "DE", "stance": 100.0}),
        ("e", on(9, 2), {"actor": "DE", "stance": 100.0}),
        ("f", on(9, 20), {"actor": "DE", "stance": 100.0}),
        ("g", on(12, 31), {"actor": "US", "stance": 100.0}),
    )
    dossier.note_actors(STATES)
    return dossier


def test_silence_is_not_scored_as_agreement(make: Make) -> None:
    asked = Asked(first=on(3, 1), last=on(3, 31), horizons=SIX, draws=200)
    found = backtest(spoken(make), asked)
    assert {(case.actor, case.moved) for case in found.cases} == {("DE", True), ("US", False)}
    assert all(case.evidence > case.origin for case in found.cases)
    assert found.silent == {"6m": 1}
    assert {score.verdict for score in found.scores[1:]} == {"too few"}
    assert found.scores[0].model == "persistence"


def test_what_appeared_later_does_not_change_a_forecast(make: Make) -> None:
    asked = Asked(first=on(3, 1), last=on(3, 31), horizons=SIX, draws=200)
    one = backtest(spoken(make), asked)
    less = make(
        ("a", on(1, 10), {"actor": "DE", "stance": 0.0}),
        ("b", on(1, 20), {"actor": "FR", "stance": 50.0}),
        ("c", on(1, 25), {"actor": "US", "stance": 100.0}),
        ("z", on(9, 5), {"actor": "DE", "stance": 25.0}),
        ("y", on(12, 31), {"actor": "FR", "stance": 0.0}),
        name="less.db",
    )
    less.note_actors(STATES)
    other = backtest(less, asked)
    medians = [
        {name: told.median for name, told in case.told.items()}
        for found in (one, other)
        for case in found.cases
        if case.actor == "DE"
    ]
    assert len(medians) == 2
    assert medians[0] == medians[1]


def test_the_same_seed_gives_the_same_scores(make: Make) -> None:
    dossier = spoken(make)
    asked = Asked(horizons=SIX, draws=100, seed=7)
    assert backtest(dossier, asked) == backtest(dossier, asked)


def test_persistence_is_always_there_to_compare_with(make: Make) -> None:
    found = backtest(spoken(make), Asked(horizons=SIX, models=("drift",), draws=50))
    assert [score.model for score in found.scores] == ["persistence", "drift"]


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        (Asked(first=on(5), last=on(3)), ForecastError, "ends before it starts"),
        (Asked(first=date(2031, 1, 1)), ForecastError, "after the newest article"),
        (Asked(models=("oracle",)), UnknownName, "known: challenge"),
        (Asked(kinds=("planet",)), UnknownName, "known: state"),
        (Asked(by="century"), UnknownName, "known: day, month"),
        (Asked(draws=1), ForecastError, "at least 2"),
        (Asked(horizons=()), ForecastError, "at least one"),
    ],
)
def test_what_cannot_be_tested_says_why(
    make: Make, asked: Asked, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        backtest(spoken(make), asked)


def test_an_empty_dossier_is_refused(make: Make) -> None:
    with pytest.raises(ForecastError, match="no actor has a position"):
        backtest(make())
    with pytest.raises(ForecastError, match="no actor has a position"):
        sensitivity(make(name="other.db"))


def test_sensitivity_asked_wrongly_says_why(make: Make) -> None:
    with pytest.raises(ForecastError, match="at least 2"):
        sensitivity(spoken(make), Question(draws=1))
    with pytest.raises(ForecastError, match="give 1 or more"):
        sensitivity(make(name="other.db"), top=0)
    with pytest.raises(UnknownName, match="known: challenge"):
        sensitivity(make(name="third.db"), Question(model="oracle"))


def test_a_statement_left_out_is_as_if_it_was_never_read(make: Make) -> None:
    dossier = spoken(make)
    estimation = Estimation(dossier)
    found = estimation.observations()
    removed = {r.statements: r for r in without_statements(estimation, found, on(12, 31))}
    less = make(
        ("a", on(1, 10), {"actor": "DE", "stance": 0.0}),
        ("e", on(9, 2), {"actor": "DE", "stance": 100.0}),
        ("e", on(9, 2), {"actor": "DE", "stance": 100.0}),
        name="less.db",
    )
    own = Estimation(less)
    [expected] = own.at(own.observations(), on(12, 31))
    position = removed[("sf0",)].positions["DE"]
    assert position is not None
    assert position.median == expected.median
    assert removed[("sb0",)].positions == {"FR": None}
    [article] = [r for r in without_articles(estimation, found, on(12, 31)) if r.article == "e"]
    assert set(article.statements) == {"se0", "se1"}


def test_a_weightless_input_moves_nothing_and_the_strong_move_most(make: Make) -> None:
    found = sensitivity(spoken(make), Question(draws=300))
    assert found.inputs[0].actor in ("US", "DE")
    assert [one.swing for one in found.inputs] == sorted(
        (one.swing for one in found.inputs), reverse=True
    )
    assert {one.field for one in found.inputs} == {
        *("position", "salience", "capability", "presence")
    }
    assert found.tried == (8, 7)
    gone = next(one for one in found.sentences if one.statements == ("sb0",))
    assert gone.after == (None,)
    assert gone.text == "Le pays se prononce."


def test_the_commands_print_and_write_json(make: Make) -> None:
    place = str(spoken(make).name)
    runner = CliRunner()
    words = ["backtest", place, "--horizon", "6m", "--draws", "50"]
    shown = runner.invoke(app, [*words, "--cases", "--lang", "en"])
    assert shown.exit_code == 0, shown.output
    assert "Too few to conclude anything" in shown.output
    told = json.loads(runner.invoke(app, [*words, "--json"]).output)
    assert told["scores"][0]["model"] == "persistence"
    assert told["cases"][0]["told"]["drift"]["median"] >= 0
    words = ["sensitivity", place, "--draws", "50", "--top", "2"]
    shown = runner.invoke(app, words)
    assert shown.exit_code == 0, shown.output
    assert "ralliement why" in shown.output
    told = json.loads(runner.invoke(app, [*words, "--json"]).output)
    assert len(told["inputs"]) == 2
    bad = runner.invoke(app, ["backtest", place, "--horizon", "soon"])
    assert bad.exit_code == 2
    assert "is not understood" in bad.output


def test_every_language_has_the_same_texts() -> None:
    french, english = read_yaml("ralliement.bargaining.telling", "labels-record.yaml").values()
    assert {g: list(w) for g, w in french.items()} == {g: list(w) for g, w in english.items()}
    places = re.compile(r"{(\w+)}")
    for group, texts in english.items():
        for key, text in texts.items():
            assert set(places.findall(text)) == set(places.findall(french[group][key])), key
    assert list(english["movers"]) == [mover.name for mover in MOVERS]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ["Trop peu pour conclure : 2 cas de 2 acteurs.", "Hors du compte : ", "0,0"]),
        ("en", ["Too few to conclude anything: 2 cases of 2 actors.", "Not scored: ", "0.0"]),
    ],
)
def test_a_back_test_is_told_in_both_languages(
    make: Make, lang: str, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    span = ["--from", "2019-03-01", "--to", "2019-03-31", "--horizon", "6m", "--draws", "50"]
    shown = CliRunner().invoke(app, ["backtest", str(spoken(make).name), *span, "--lang", lang])
    assert shown.exit_code == 0, shown.output
    assert [text for text in said if text not in shown.output] == []
    assert max(map(len, shown.output.splitlines())) <= 80
    assert "…" not in shown.output


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ["Phrases, retirées une à une (8)", "sans position", "et 1 de plus", "tel quel"]),
        ("en", ["Sentences, left out in turn (8)", "no position", "and 1 more", "as it is"]),
    ],
)
def test_sensitivity_is_told_in_both_languages(
    make: Make, lang: str, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    dossier = spoken(make)
    shown = CliRunner().invoke(
        app, ["sensitivity", str(dossier.name), "--draws", "50", "--top", "20", "--lang", lang]
    )
    assert shown.exit_code == 0, shown.output
    assert [text for text in said if text not in shown.output] == []
    assert max(map(len, shown.output.splitlines())) <= 80


def test_a_language_without_words_is_refused(make: Make) -> None:
    place = str(spoken(make).name)
    for command in ("backtest", "sensitivity"):
        shown = CliRunner().invoke(app, [command, place, "--lang", "de"])
        assert shown.exit_code == 2
        assert "known: en, fr" in shown.output


PAGE = (Path(__file__).resolve().parents[2] / "docs" / "backtest.md").read_text("utf-8")


@pytest.mark.parametrize("command", ["backtest", "sensitivity"])
def test_every_option_is_documented(command: str) -> None:
    known = get_command(app).commands[command].params  # type: ignore[attr-defined]
    options = [name for one in known for name in one.opts if name.startswith("--")]
    part = PAGE[PAGE.index(f"## `ralliement {command}`") :].split("\n## ")[0]
    assert [name for name in options if f"`{name}`" not in part] == []


def test_every_model_is_documented() -> None:
    assert [mover.name for mover in MOVERS if f"`{mover.name}`" not in PAGE] == []


def test_the_python_of_the_page_runs(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    snippet = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert snippet is not None
    exec(snippet[1].replace("build/demo.db", str(spoken(make).name)), {})
    assert "persistence" in capsys.readouterr().out


def test_the_examples_run_end_to_end() -> None:
    place = Path(__file__).resolve().parents[2] / "build" / "demo.db"
    if not place.exists():
        pytest.skip("no dossier of the examples: make it with ralliement read")
    with Dossier.open(place) as dossier:
        span = Asked(first=date(2018, 10, 1), last=date(2020, 7, 31), draws=200)
        found = backtest(dossier, span)
    assert len(found.origins) == 22
    assert {score.horizon for score in found.scores} == {"6m", "12m"}
    assert all(0 <= score.coverage <= 1 for score in found.scores)


def test_the_forecast_that_is_taken_apart_is_the_forecast(make: Make) -> None:
    dossier = spoken(make)
    found = sensitivity(dossier, Question(draws=300, seed=4))
    same = forecast_dispute(dossier, play=Play(draws=300, seed=4, unforeseen=False)).forecast
    assert (found.model, found.outcome) == (same.model, same.outcome[-1].median)
    longer = Question(model="challenge", horizon=read_horizons("1y")[0], draws=50)
    assert sensitivity(dossier, longer).model == "challenge"


def test_both_are_tables_in_python(make: Make) -> None:
    with Tables.open(str(spoken(make).name)) as dossier:
        tested = dossier.backtest(["drift"], horizon="6m", draws=20)
        assert set(tested["model"]) == {"persistence", "drift"}
        assert dossier.sensitivity(top=2, draws=20).shape[0] == 2
