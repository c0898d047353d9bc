"""What is on the page, for the reader of each part of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from dossier.readings import SETUP, article, statement
from ralliement.dossier import Dossier
from ralliement.dossier.store import KnownActor
from ralliement.records import Event, Interval, Reading
from ralliement.reports import gather
from ralliement.reports.page import report_page
from ralliement.reports.phrases import readable
from reports.page.disputes import KNOWN

PARTS = ["where", "changed", "positions", "paths", "pressure", "due", "figures", "missing"]


def parsed(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def row(document: html.HtmlElement, part: str, name: str) -> html.HtmlElement:
    """The rows of a table's record, found by its head."""
    bodies = document.xpath(f'//section[@id="{part}"]//tbody')
    return next(body for body in bodies if text_of(body.find(".//th")).startswith(name))


def test_the_parts_are_there_in_their_order_and_linked(page: str) -> None:
    document = parsed(page)
    assert document.xpath("//main/section/@id") == PARTS
    assert document.xpath("//nav//a/@href") == [f"#{part}" for part in PARTS]
    assert document.xpath("//h1/text()") == ["Should Huawei be kept out?"]
    assert document.xpath("/html/@lang") == ["en"]
    anchors = {link.removeprefix("#") for link in document.xpath("//a/@href")}
    assert anchors <= set(document.xpath("//@id"))
    assert len(document.xpath("//@id")) == len(set(document.xpath("//@id")))


def test_everyone_is_at_the_likeliest_point(page: str) -> None:
    camps = parsed(page).xpath('//ol[@class="camps"]/li')
    heads = [text_of(camp.find("h3")) for camp in camps]
    assert heads == ["100 excluded", "50 strict criteria", "0 no restriction"]
    assert [text_of(camp.find("p")).count("%") for camp in camps] == [2, 2, 1]
    assert "Germany (DE)" in text_of(camps[0])


def test_a_position_has_both_intervals_and_its_bar(page: str, dispute: Dossier) -> None:
    one = gather(dispute).positions["DE"]
    shown = row(parsed(page), "positions", "Germany")
    numbers = text_of(shown.xpath('.//td[contains(@class, "numbers")]')[0])
    assert numbers == (
        f"{one.median:.0f} {one.lower_50:.0f}–{one.upper_50:.0f} 50% "
        f"{one.lower_90:.0f}–{one.upper_90:.0f} 90%"
    )
    wide = shown.xpath('.//i[@class="wide"]/@style')[0]
    assert wide == f"left:{one.lower_90}%;width:{one.upper_90 - one.lower_90:.1f}%"


def test_the_map_colours_those_who_are_known_and_no_others(page: str) -> None:
    drawn = parsed(page).xpath('//section[@id="where"]//svg')[0]
    fills = drawn.xpath(".//path/@fill")
    assert fills.count("#eef0f2") == 199 - 3
    assert "Germany" in text_of(drawn.find("desc"))
    off = text_of(parsed(page).xpath('//span[@class="off"]')[0])
    assert "European Union (EU)" in off
    assert "Huawei" in off


def test_each_actor_with_an_estimate_has_a_path_with_its_stances(page: str) -> None:
    figures = parsed(page).xpath('//section[@id="paths"]//figure')
    assert [text_of(figure.find("figcaption")) for figure in figures][:2] == [
        "Germany (DE)",
        "United States (US)",
    ]
    assert len(figures) == 5
    title = text_of(figures[0].xpath(".//svg/title")[0])
    assert title == "Path: Germany, 7 positions taken"


def test_a_change_is_told_with_the_sentences_on_both_sides(page: str) -> None:
    changed = row(parsed(page), "changed", "Germany")
    before, after = changed.xpath(".//details")
    assert {q[: len("Phrase 0")] for q in map(text_of, before.iter("q"))} <= {
        f"Phrase {n}" for n in range(3)
    }
    assert {q[: len("Phrase 3")] for q in map(text_of, after.iter("q"))} <= {
        f"Phrase {n}" for n in range(3, 6)
    }


def test_a_text_signed_with_others_is_told_as_one(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "joint.db", SETUP) as dossier:
        for number, actors in enumerate((("DE",), ("DE", "FR"))):
            source = article(
                f"a{number}", "Dit.", published=Interval(*[date(2019, 1, 1 + number)] * 2)
            )
            event = Event.AGREE if len(actors) > 1 else None
            said = (
                statement(source, "Dit.", actor, stance=50.0, decided=True, event=event)
                for actor in actors
            )
            dossier.add(Reading(source, statements=tuple(said)), SETUP)
        dossier.note_actors(KNOWN)
        document = parsed(report_page(dossier, language="en"))
    germany, france = (row(document, "positions", name) for name in ("Germany", "France"))
    assert "in a joint text" in text_of(france)
    assert "in a joint text" not in text_of(germany)
    notes = {text_of(li.find("cite"))[-10:] == "joint text" for li in germany.iter("li")}
    assert notes == {True, False}


def test_voices_that_stand_apart_have_their_sentences_with_values(page: str) -> None:
    apart = parsed(page).xpath('//section[@id="changed"]//table')[1]
    for item in apart.iter("li"):
        assert item.find("span").get("class") == "value"


def test_pressure_is_told_with_its_answer(page: str) -> None:
    pressed = row(parsed(page), "pressure", "United States (US) → Germany")
    assert "threat ×2" in text_of(pressed)
    assert "silence" in text_of(pressed)
    assert [text_of(tag) for tag in pressed.find(".//li").iter("em")] == ["threat"]
    assert text_of(next(pressed.iter("q"))) == "Washington menace Berlin."


def test_every_sentence_is_that_of_its_article(page: str, dispute: Dossier) -> None:
    quotes = parsed(page).xpath('//ol[@class="sentences"]/li')
    assert len(quotes) > 20
    for item in quotes:
        quote, source = item.find("q"), text_of(item.find("cite"))
        place = re.search(r"([^ ,]+):(\d+)–(\d+)", source)
        assert place is not None
        start, end = int(place[2]), int(place[3])
        original = dispute.article(place[1]).original[start:end]
        assert quote.get("data-original", quote.text_content()) == original
        assert quote.text_content() == readable(original)


def test_every_line_has_its_sentences(page: str) -> None:
    document = parsed(page)
    for part in ("positions", "changed", "pressure", "due", "figures"):
        for body in document.xpath(f'//section[@id="{part}"]//tbody'):
            assert body.xpath(".//details//q"), text_of(body)[:80]


def test_tables_can_be_told_by_ear(page: str) -> None:
    document = parsed(page)
    for table in document.iter("table"):
        assert table.find("caption") is not None
        columns = table.xpath('./thead//th[@scope="col"]')
        for body in table.iter("tbody"):
            first, *rest = body.findall("tr")
            assert len(first) == len(columns)
            assert first.find("th").get("scope") == "row"
            assert all(r.find("td").get("colspan") == str(len(columns)) for r in rest)
    for drawn in document.iter("svg"):
        named = drawn.get("aria-labelledby").split()
        assert [element.get("id") for element in drawn if element.tag in ("title", "desc")] == named
        assert drawn.get("role") == "img"


def test_it_asks_for_nothing(page: str) -> None:
    document = parsed(page)
    assert not document.xpath("//script | //link | //iframe | //object | //embed | //img | //image")
    assert not [name for name in document.xpath("//@*") if "javascript:" in name]
    assert all(link.startswith("#") for link in document.xpath("//@href | //@src"))
    assert not document.xpath("//@*[starts-with(name(), 'on')]")
    assert "://" not in page
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)


def test_the_same_dossier_gives_the_same_page(page: str, dispute: Dossier) -> None:
    assert report_page(dispute, language="en") == page


def test_a_page_of_a_day_knows_nothing_later(dispute: Dossier) -> None:
    document = parsed(report_page(dispute, at=date(2019, 12, 31), language="en"))
    assert "As of 31 December 2019" in text_of(document.xpath("//header")[0])
    assert "no change" in text_of(document.xpath('//section[@id="changed"]')[0])
    germany = row(document, "positions", "Germany")
    assert "100" not in [text_of(one) for one in germany.xpath('.//span[@class="value"]')]


def test_in_french(dispute: Dossier) -> None:
    document = parsed(report_page(dispute, language="fr"))
    assert document.xpath("/html/@lang") == ["fr"]
    assert text_of(document.xpath('//section[@id="changed"]/h2')[0]) == "Ce qui a changé"
    assert "50\u00a0%" in document.xpath('//section[@id="positions"]//td')[1].text_content()


def test_an_empty_dossier_says_so(empty: Dossier) -> None:
    document = parsed(report_page(empty))
    assert document.xpath("//main/section/@id") == PARTS
    for part in ("positions", "pressure", "due", "figures", "missing"):
        assert "nothing" in text_of(document.xpath(f'//section[@id="{part}"]')[0])
    assert text_of(document.xpath('//ol[@class="camps"]/li/p')[0]) == "nobody"


def test_actors_without_a_stance_are_named(page: str) -> None:
    silent = text_of(parsed(page).xpath('//p[@class="silent"]')[0])
    assert silent.startswith("No stance found: France (FR)")


def test_only_silence_makes_a_page_too(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "silent.db", SETUP) as dossier:
        source = article("a", "Berlin parle.", published=Interval(None, None))
        spoken = statement(source, "Berlin parle.", "DE", event=Event.CONSULT, recipient="FR")
        dossier.add(Reading(source, statements=(spoken,)), SETUP)
        dossier.note_actors(KNOWN)
        document = parsed(report_page(dossier, language="en"))
    assert "Germany (DE)" in text_of(document.xpath('//p[@class="silent"]')[0])
    assert "articles without a date" in text_of(document.xpath('//section[@id="missing"]')[0])


def test_more_paths_than_are_looked_at_are_left_out_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ralliement.reports.page.drawing.MOST_PATHS", 2)
    with Dossier.create(tmp_path / "many.db", SETUP) as dossier:
        for number, actor in enumerate(("DE", "DE", "FR", "FR", "US")):
            day = date(2019, 1, 1 + number)
            source = article(f"a{number}", "Dit.", published=Interval(day, day))
            told = statement(source, "Dit.", actor, stance=50.0, decided=True)
            dossier.add(Reading(source, statements=(told,)), SETUP)
        dossier.note_actors([*KNOWN, KnownActor("zz", "state", "Z", "Z")])
        document = parsed(report_page(dossier, language="en"))
    paths = document.xpath('//section[@id="paths"]')[0]
    names = [text_of(one) for one in paths.iter("figcaption")]
    assert names == ["Germany (DE)", "France (FR)"]
    assert "The 2 of 3 actors of whom most is known." in text_of(paths)


def test_more_pairs_than_are_read_are_left_out_and_told(
    dispute: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ralliement.reports.page.view.MOST_PAIRS", 1)
    pressed = parsed(report_page(dispute, language="en")).xpath('//section[@id="pressure"]')[0]
    assert len(list(pressed.iter("tbody"))) == 1
    assert re.search(r"The 1 of [2-9] pairs of whom most is known", text_of(pressed))


def test_it_is_light(page: str) -> None:
    assert len(page.encode()) < 400_000
