"""`ralliement report`: every way of writing it, to the screen and to a file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ralliement.cli import app
from reports.page.disputes import RTL, hostile, plain


@pytest.fixture
def db(tmp_path: Path) -> str:
    place = tmp_path / "dispute.db"
    plain(place).close()
    return str(place)


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["report", *words])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("form", "start"), [("html", "<!doctype html>"), ("md", "# Should"), ("json", "{")]
)
def test_a_file_holds_what_the_screen_shows(db: str, tmp_path: Path, form: str, start: str) -> None:
    shown = run(db, "--format", form, "--lang", "en")
    assert shown.startswith(start)
    named = tmp_path / f"report.{form}"
    assert run(db, "-o", str(named), "--lang", "en") == ""
    assert named.read_text("utf-8") == shown
    other = tmp_path / "other.txt"
    run(db, "--format", form, "--output", str(other), "--lang", "en")
    assert other.read_text("utf-8") == shown


@pytest.mark.parametrize("words", [("-o", "r.txt"), ("-o", "r.html", "--format", "terminal")])
def test_a_file_of_no_known_kind_is_refused(db: str, words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, ["report", db, *words])
    assert result.exit_code == 2
    assert "--format" in result.output


def test_a_file_that_cannot_be_written_is_named_and_nothing_is(db: str, tmp_path: Path) -> None:
    there = set(tmp_path.iterdir())
    result = CliRunner().invoke(app, ["report", db, "-o", str(tmp_path / "no" / "r.html")])
    assert result.exit_code == 2
    assert "no" in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert set(tmp_path.iterdir()) == there


def test_markdown_tells_of_intervals_changes_and_answers(db: str) -> None:
    text = run(db, "--format", "md", "--lang", "en")
    germany = next(line for line in text.splitlines() if line.startswith("| Germany (DE) |"))
    assert "(50%)" in germany
    assert "(90%)" in germany
    changed = text[text.index("## What changed") : text.index("## Who presses whom")]
    assert "| Germany (DE) |" in changed
    assert "no restriction" in changed
    pressed = text[text.index("## Who presses whom") :]
    assert "| From | To | Acts | By what | Answer |" in pressed
    assert "silence" in pressed


def test_json_has_the_same(db: str) -> None:
    found = json.loads(run(db, "--format", "json"))
    change = next(one for one in found["changes"] if one["actor"]["id"] == "DE")
    assert change["from_value"] < 50 < change["to_value"]
    assert change["before"]["numbers"]
    assert {"by", "answers", "answered"} <= set(found["pressures"][0])
    numbers = {one["number"] for one in found["references"]}
    assert set(change["after"]["numbers"]) <= numbers


def test_hostile_articles_make_no_html_in_markdown(tmp_path: Path) -> None:
    place = tmp_path / "attack.db"
    hostile(place).close()
    text = run(str(place), "--format", "md")
    assert r"\<script\>" in text
    assert set(re.findall(r"(?<!\\)<[^>]*>", text)) <= {
        *(f'<a id="s{number}">' for number in range(99)),
        "</a>",
    }
    assert RTL not in text
