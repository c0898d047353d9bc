"""Tables as people save them, and their mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ralliement.errors import DataFileError
from ralliement.evaluation.gold import load_gold

COLUMNS = ("article", "actor", "event")


def mistakes(path: Path, text: str | bytes) -> list[str]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DataFileError) as raised:
        load_gold(path, COLUMNS)
    return [line.removeprefix(f"{path}:") for line in raised.value.mistakes]


@pytest.mark.parametrize(
    "text",
    [
        "article,actor,event,note\na,FR,AID,x\n",
        "\ufeffArticle;Actor;Event;Note\r\na; FR;AID;x\r\n\r\n",
        "article\tactor\tevent\tnote\na\tFR\tAID\tx",
    ],
)
def test_what_spreadsheets_write(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gold.csv"
    path.write_text(text, encoding="utf-8", newline="")
    file = load_gold(path, COLUMNS)
    assert file.columns == (*COLUMNS, "note")
    assert [(row.line, *row.cells.values()) for row in file.rows] == [(2, "a", "FR", "AID", "x")]


def test_a_row_is_named_by_the_line_that_it_begins_on(tmp_path: Path) -> None:
    path = tmp_path / "gold.csv"
    path.write_text('article,actor,event\na,"F\nR",AID\nb,DE,AID\n', encoding="utf-8")
    assert [row.line for row in load_gold(path, COLUMNS).rows] == [2, 4]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["1: file: is empty; begin with article,actor,event"]),
        (
            "article,actr,note\na,FR,AID\n",
            [
                "1: actor, event: columns are missing; is 'actr' meant for actor? needed: article, "
                "actor, event",
            ],
        ),
        ("article,actor,event,actor\n", ["1: actor: column is there 2 times; keep one"]),
        (
            "article,actor,event\na,FR\nb,DE,AID,x\n",
            [
                "2: row: has 2 cells; the first line names 3 columns (a comma in a text needs "
                "quotes around the text)",
                "3: row: has 4 cells; the first line names 3 columns (a comma in a text needs "
                "quotes around the text)",
            ],
        ),
        (
            "article,actor,event\n",
            ["1: file: has no row below the names of its columns; code some"],
        ),
        (
            "article,actor,event\né,FR,AID".encode("latin-1"),
            ["1: file: is not UTF-8; save it as 'CSV UTF-8' and run this again"],
        ),
    ],
)
def test_mistakes_of_form(tmp_path: Path, text: str | bytes, told: list[str]) -> None:
    assert mistakes(tmp_path / "gold.csv", text) == told


def test_quotes_that_never_close(tmp_path: Path) -> None:
    [told] = mistakes(tmp_path / "gold.csv", 'article,actor,event\na,"FR,AID\n')
    assert told.startswith("2: row: cannot be read as a table")


def test_no_row_where_none_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "gold.csv"
    path.write_text("article,actor,event\n", encoding="utf-8")
    assert load_gold(path, COLUMNS, may_be_empty=True).rows == ()
