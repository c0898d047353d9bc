"""Articles, outlets and names that are written to break the page, or to be more than words."""

from __future__ import annotations

import pytest
from lxml import html

from ralliement.dossier import Dossier
from ralliement.reports.page import report_page
from ralliement.reports.page.inline import inline_svg
from reports.page.disputes import NASTY, RTL


@pytest.fixture(scope="module")
def attacked(attack: Dossier) -> str:
    return report_page(attack, language="fr")


def test_nothing_that_was_written_is_markup(attacked: str) -> None:
    document = html.document_fromstring(attacked)
    assert not document.xpath("//script | //img | //iframe | //i[not(@style or @class)]")
    assert not document.xpath("//@*[starts-with(name(), 'on')]")
    assert "<script" not in attacked
    assert len(document.xpath("//style")) == 1
    assert attacked.count("</style>") == 1
    assert "{{ 7 * 7 }}" in document.xpath("//main")[0].text_content()


def test_it_is_shown_as_words(attacked: str) -> None:
    document = html.document_fromstring(attacked)
    quotes = [one.text_content() for one in document.iter("q")]
    assert any(quote.startswith("<script>alert(\"1\")</script> & 'deux'") for quote in quotes)
    cites = [one.text_content() for one in document.iter("cite")]
    assert any("<script>" in cite for cite in cites)


def test_the_exact_characters_are_kept_beside_what_is_shown(attacked: str) -> None:
    document = html.document_fromstring(attacked)
    assert NASTY in document.xpath("//q/@data-original")


def test_no_sign_turns_the_direction_of_what_follows(attacked: str) -> None:
    document = html.document_fromstring(attacked)
    assert RTL not in document.xpath("//body")[0].text_content()
    assert RTL not in document.xpath("//title")[0].text_content()


def test_names_in_pictures_are_words_too(attacked: str) -> None:
    document = html.document_fromstring(attacked)
    drawn = document.xpath('//section[@id="pressure"]//svg')[0]
    assert any("<script>" in (text.text or "") for text in drawn.iter("text"))
    assert not drawn.xpath(".//script | .//foreignObject | .//a")


@pytest.mark.parametrize(
    "svg",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" onload="x()">'
        '<defs><clipPath id="c0"><path/></clipPath></defs><g clip-path="url(#c0)"/></svg>',
    ],
)
def test_pictures_have_ids_of_their_own_and_no_address(svg: str) -> None:
    drawn = inline_svg(svg, name="map", title='a "<b>" & c', description="d")
    assert "http" not in drawn
    assert "onload" not in drawn
    assert 'id="map-c0"' in drawn
    assert "url(#map-c0)" in drawn
    assert '<title id="map-title">a "&lt;b&gt;" &amp; c</title>' in drawn
