"""Why a statement was coded: the marks around its parts, and the facts below."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from dossier.readings import CARD, SETUP, article, span, statement
from ralliement.dossier import Dossier
from ralliement.records import Event, Part, Reading
from ralliement.reports.why import explain_statement, marked, print_why

PAGE = 'Hier, <a href="/x">Washington</a> a menacé R&amp;D Allemagne\nde sanctions.'


def parts(text: str, *words: str) -> tuple[Part, ...]:
    return tuple(Part("actor", *span(text, word)) for word in words)


def test_marks_show_parts_without_colours() -> None:
    text = "Washington menace Berlin."
    assert marked(text, 0, parts(text, "Washington", "menace")) == "[Washington]¹ [menace]² Berlin."


def test_marks_nest_and_touch() -> None:
    text = "si Berlin cède"
    assert marked(text, 0, parts(text, "si Berlin cède", "Berlin", " cède")) == (
        "[si [Berlin]²[ cède]³]¹"
    )


def test_marks_keep_their_places_among_tags_and_entities() -> None:
    found = marked(PAGE, 0, parts(PAGE, "Washington", "R&amp;D", "sanctions"))
    assert found == "Hier, [Washington]¹ a menacé [R&D]² Allemagne de [sanctions]³."


def test_marks_from_the_middle_of_an_article() -> None:
    text = "Avant. Washington menace."
    assert marked(text[7:], 7, parts(text, "menace")) == "Washington [menace]¹."


@pytest.mark.parametrize("colours", [None, "standard"])
def test_the_whole_explanation(dossier: Dossier, colours: str | None) -> None:
    source = article("page", PAGE)
    one = statement(source, "Washington</a> a menacé", "US", event=Event.THREATEN, stance=100.0)
    one = replace(
        one, sentence_start=0, rule="verb-frame", parts=parts(PAGE, "menacé", "Washington")
    )
    dossier.add(Reading(source, statements=(one,)), SETUP)
    why = explain_statement(dossier, dossier.statement(one.id), "fr")
    assert PAGE[why.start : why.end] == why.sentence
    console = Console(
        file=io.StringIO(), width=90, color_system=colours, force_terminal=bool(colours)
    )  # type: ignore[arg-type]
    print_why(why, CARD, "fr", console)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "href" not in shown
    assert "THREATEN (menace)" in shown
    assert "huawei-5g: 100 exclu" in shown
    assert "verb-frame" in shown
    assert ("[Washington]¹ a [menacé]²" in shown) == (colours is None)
    assert "page:0–" in shown
