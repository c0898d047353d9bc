"""No input makes the reader slow: four times the text, about four times the time."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from ralliement.articles.clean import clean
from ralliement.articles.options import LoadOptions
from ralliement.articles.source import Markup, Source
from ralliement.errors import UnreadableArticle

_LONG = 60_000
_TIMES_SLOWER = 12
"""Quadratic work would be sixteen times slower."""


def _seconds(text: str, markup: Markup) -> float:
    """The best of three, since the machine may be busy."""
    times = []
    for _ in range(3):
        start = process_time()
        with suppress(UnreadableArticle):
            clean(Source("a", "a", text, markup), LoadOptions(language="fr"))
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    "unit",
    ["Berlin hésite, dit-il. ", "« ", '"a ', "a", " ", "...", "!?", "n'a", "de, ", "’“” ", "‘a "]
    + ["1 ", "mars 2019 ", "Ã©", "e\u0301", "a-\n", "\n\na", "Lire aussi : a\n", "> "],
)
def test_plain_text_is_read_in_linear_time(unit: str) -> None:
    text = unit * (_LONG // len(unit))
    short = _seconds(text[: _LONG // 4], Markup.PLAIN)
    assert _seconds(text, Markup.PLAIN) < _TIMES_SLOWER * max(short, 0.05)


@pytest.mark.parametrize("unit", ["<", "<!--", "<script>", "&amp", '<a href="', "<p>a", "<svg>"])
def test_markup_is_read_in_linear_time(unit: str) -> None:
    text = unit * (_LONG // len(unit))
    short = _seconds(text[: _LONG // 4], Markup.FRAGMENT)
    assert _seconds(text, Markup.FRAGMENT) < _TIMES_SLOWER * max(short, 0.05)
