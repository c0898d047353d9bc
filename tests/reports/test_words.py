"""The words of reports: the same keys in every language, dates as people write them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ralliement.errors import UnknownName
from ralliement.records import BlockKind, DamageKind, Event, Interval, Modality
from ralliement.reports.days import day_from
from ralliement.reports.model import Cited, Reference
from ralliement.reports.phrases import numbers, quoted_sentence, readable
from ralliement.reports.words import Words, _labels, languages, supported


def keys(block: Any) -> Any:
    return {key: keys(value) for key, value in block.items()} if isinstance(block, dict) else None


def test_all_languages_have_the_same_keys() -> None:
    blocks = [keys(_labels()[language]) for language in languages()]
    assert all(block == blocks[0] for block in blocks)
    assert set(languages()) == {"fr", "en"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_has_a_word(language: str) -> None:
    labels = _labels()[language]
    assert set(labels["events"]) == {event.value for event in Event}
    assert set(labels["kinds"]) == {kind.value for kind in DamageKind}
    assert set(labels["modalities"]) == {modality.value for modality in Modality}
    assert BlockKind.LINKED


def test_unknown_language() -> None:
    with pytest.raises(UnknownName, match="known: en, fr"):
        Words("de")
    assert supported("de") == "en"


@pytest.mark.parametrize(
    ("first", "last", "french", "english"),
    [
        ((2019, 5, 1), (2019, 5, 1), "1er mai 2019", "1 May 2019"),
        ((2019, 5, 1), (2019, 5, 31), "mai 2019", "May 2019"),
        ((2020, 2, 1), (2020, 2, 29), "février 2020", "February 2020"),
        ((2019, 12, 1), (2019, 12, 31), "décembre 2019", "December 2019"),
        ((2019, 5, 1), (2019, 5, 20), "1–20 mai 2019", "1–20 May 2019"),
        ((2019, 7, 10), (2019, 7, 20), "10–20 juillet 2019", "10–20 July 2019"),
        ((2019, 1, 1), (2019, 12, 31), "2019", "2019"),
        ((2019, 4, 1), (2019, 6, 30), "1er avril – 30 juin 2019", "1 April – 30 June 2019"),
        ((2019, 3, 2), None, "à partir du 2 mars 2019", "from 2 March 2019"),
        (None, (2019, 3, 1), "au plus tard le 1er mars 2019", "by 1 March 2019"),
        (None, None, "date inconnue", "date unknown"),
    ],
)
def test_intervals(
    first: tuple[int, int, int] | None,
    last: tuple[int, int, int] | None,
    french: str,
    english: str,
) -> None:
    interval = Interval(date(*first) if first else None, date(*last) if last else None)
    assert Words("fr").interval(interval) == french
    assert Words("en").interval(interval) == english


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2019-05-15", date(2019, 5, 15), date(2019, 5, 15)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_days_as_typed(typed: str, first: date, last: date) -> None:
    assert (day_from(typed, last=False), day_from(typed, last=True)) == (first, last)


@pytest.mark.parametrize("typed", ["hier", "15/05/2019", "2019-13", "2019-02-30", ""])
def test_days_that_are_none(typed: str) -> None:
    with pytest.raises(ValueError, match="is not"):
        day_from(typed, last=False)


def test_tags_are_stripped_for_reading_only_where_they_are_tags() -> None:
    assert (
        readable('Le <a href="x">pays</a> &laquo;&nbsp;refuse&nbsp;&raquo;') == "Le pays « refuse »"
    )
    assert readable("a < b et c > d,\n R&D") == "a < b et c > d, R&D"
    assert readable("un\x1b[31mdeux") == "un\ufffd[31mdeux"


def test_numbers() -> None:
    assert numbers(Cited((1, 2, 3, 5, 8, 9))) == "[1–3, 5, 8, 9]"
    assert numbers(Cited((4,), 2)) == "[4] +2"
    assert numbers(Cited(())) == ""


def test_large_numbers_are_in_words() -> None:
    assert Words("fr").number(26_800_000_000).split() == ["26,8", "milliards"]
    assert Words("en").number(721_250_000_000) == "721.25 billion"
    assert Words("fr").number(39.5) == "39,5"


@pytest.mark.parametrize(
    ("text", "damaged", "shown"),
    [
        ("L\u00c3\u00a9nine a dit\nnon", False, "«\u00a0Lénine a dit non\u00a0»"),
        ("L\u00c3\u00a9nine", True, "«\u00a0L\u00c3\u00a9nine\u00a0»"),
        ("a &lt;b&gt; c", False, "«\u00a0a <b> c\u00a0»"),
    ],
)
def test_garbled_letters_are_mended_but_where_the_damage_is_shown(
    text: str, damaged: bool, shown: str
) -> None:
    one = Reference(1, "a", None, Interval(), 0, len(text), text, damaged=damaged)
    assert quoted_sentence(one) == shown
