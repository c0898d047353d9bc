"""Lines on five disputes over an object, most of them by words that any pack shares.

The packs in packs/ name their object and what their points mean, and no other word. A row of
the tables in data/ is a pack, what the sentence must give, and the sentence; one that is known
to be read wrong says why in a fourth cell.
"""

from __future__ import annotations

from csv import reader
from pathlib import Path

import pytest

from .coded import expected, stances

DATA = Path(__file__).parent / "data"
TABLES = ("lines_fr", "lines_en", "fresh_fr", "fresh_en")
"""The fresh ones were written after the rules, and no rule was changed for them."""


def _rows(name: str) -> list[object]:
    """The rows of a table, those that are read wrong marked with their reason."""
    language = name[-2:]
    rows: list[object] = []
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as table:
        for issue, row, text, *why in reader(table, delimiter="\t", quotechar=None, quoting=3):
            marks = [pytest.mark.xfail(strict=True, reason=why[0])] if why else []
            rows.append(pytest.param(language, issue, text, row, marks=marks, id=text[:70]))
    return rows


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "issue", "text", "row"), [row for name in TABLES for row in _rows(name)]
)
def test_lines(language: str, issue: str, text: str, row: str) -> None:
    assert stances(text, language, issue) == expected(row)


@pytest.mark.parametrize("name", TABLES)
def test_half_of_the_rows_are_nobodys_line(name: str) -> None:
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert 0.4 < sum(line.split("\t")[1] == "" for line in lines) / len(lines) < 0.6
    assert len({line.split("\t")[0] for line in lines}) >= 5
