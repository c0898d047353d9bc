"""What is typed and what is printed: within 80 columns, as JSON, exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ralliement.cli import app
from ralliement.evaluation.terminal import short_label
from ralliement.records import Article, Event, Reading

from .helpers import COLUMNS, sentence, start, use_reader, write, write_articles

ROOT = Path(__file__).resolve().parents[2]


def run(*typed: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", *(str(word) for word in typed)])


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str | Path]:
    folder = write_articles(tmp_path / "articles", "a")

    def read(article: Article) -> Reading:
        made = (
            sentence(article, "Berlin", "DE", event=Event.REJECT, stance=0.0),
            sentence(article, "Madrid", "ES", event=Event.REJECT),
        )
        return Reading(article, statements=made)

    use_reader(monkeypatch, read)
    gold = write(
        tmp_path / "gold.csv",
        COLUMNS,
        f"a,{start('Berlin')},DE,,FR,ACCUSE,100,asserted",
        f"a,{start('Rome')},IT,,,THREATEN,,planned",
    )
    return ["statements", gold, "--articles", folder]


def test_what_is_printed_fits_a_terminal(
    typed: list[str | Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = run(*typed, "--errors")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert max(map(len, lines)) <= 80
    assert "articles 1 · rows by hand 2 · statements of the machine 2 · matches 1" in lines
    actor = next(line for line in lines if line.startswith("  actor  "))
    assert re.findall(r"(?<= )\d\.\d\d", actor) == ["0.50", "0.50", "0.50"]
    assert actor.endswith(" 2     2")
    assert "  REJECT      ·   ·" not in lines
    for title in ("differently (1)", "not by the machine (1)", "not by hand (1)"):
        assert title in result.output
    assert "Berlin accuse Paris de trahison." in result.output


def test_misses_only_when_asked(typed: list[str | Path]) -> None:
    assert "trahison" not in run(*typed).output
    assert "misses" not in json.loads(run(*typed, "--json").output)


def test_json_has_the_documented_fields(typed: list[str | Path]) -> None:
    found = json.loads(run(*typed, "--json", "--errors").output)
    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    section = text.split("\n## The evaluation\n")[1].split("\n## ")[0]
    documented = set(re.findall(r"`(\w+)`", section))
    assert set(found) <= documented
    for table in ("whole_rows", "end_to_end", "on_matches", "by_event"):
        assert set(found[table][0]) <= documented
    assert set(found["stances"][0]) <= documented
    assert set(found["misses"][0]) <= documented
    assert set(found["intervals"]) <= documented
    assert found["whole_rows"][0]["recall"]["value"] == 0.5


def test_mistakes_end_it(typed: list[str | Path], tmp_path: Path) -> None:
    write(tmp_path / "gold.csv", COLUMNS, "z,0,DE,,,LEAVE,,", "a,0,DE,,,AID,200,")
    result = run(*typed)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert [line.split(":")[1] for line in result.stderr.splitlines()] == ["2", "2", "3"]


def test_no_file(typed: list[str | Path], tmp_path: Path) -> None:
    (tmp_path / "gold.csv").unlink()
    result = run(*typed)
    assert result.exit_code == 2
    assert "No such file" in result.stderr
    assert "Traceback" not in result.output


def test_labels_stay_apart_when_cut_to_three_letters() -> None:
    assert len({short_label(event) for event in Event}) == len(Event)
    assert short_label("review") == "review"


@pytest.mark.parametrize("command", ["statements", "quotations", "events", "positions"])
def test_every_option_is_in_the_guide(command: str) -> None:
    guide = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    assert f"ralliement evaluate {command}" in guide
    options = set(re.findall(r"--[a-z][a-z-]+", run(command, "--help").output)) - {"--help"}
    assert not [option for option in options if option not in guide]
