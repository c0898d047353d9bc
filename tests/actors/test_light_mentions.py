"""Mentions in the languages without a parser, on small texts."""

from __future__ import annotations

from datetime import date

import pytest

from ralliement.actors import find_names, load_registry, parser_names, resolve_mentions
from ralliement.actors.mentions import MentionTable
from ralliement.language import Parse, load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Interval,
    Piece,
    Publication,
)

MAY_2019 = Interval(date(2019, 5, 1), date(2019, 5, 31))

Row = tuple[str, str, str | None, str]

# text → rows of (surface, actor, acts for, kind); "@" before a kind marks a mere place.
GERMAN: list[tuple[str, list[Row]]] = [
    ("Die deutsche Regierung prüft.", [("Die deutsche Regierung", "DE", "DE", "description")]),
    ("Der Plan der neuen deutschen Regierung.", [
        ("deutschen Regierung", "DE", "DE", "description")]),
    ("Die Bundesregierung zögert.", [("Bundesregierung", "bundesregierung", "DE", "name")]),
    ("Er trat vor das Weiße Haus.", [("Weiße Haus", "US", "US", "name")]),
    ("Die Kanzlerin zögert.", [("Die Kanzlerin", "angela-merkel", "DE", "office")]),
    ("Der chinesische Außenminister Wang Yi warnte Berlin.", [
        ("Der chinesische Außenminister", "wang-yi", "CN", "office"),
        ("Wang Yi", "wang-yi", "CN", "name"), ("Berlin", "DE", "DE", "name")]),
    ("Der chinesische Außenminister warnte.", [
        ("Der chinesische Außenminister", "wang-yi", "CN", "office")]),
    ("Der Rat des französischen Präsidenten gilt.", [
        ("des französischen Präsidenten", "emmanuel-macron", "FR", "office")]),
    ("US-Präsident Donald Trump drohte der EU-Kommission.", [
        ("US-Präsident", "donald-trump", "US", "office"),
        ("Donald Trump", "donald-trump", "US", "name"),
        ("EU-Kommission", "european-commission", "EU", "name")]),
    ("In Berlin regnet es.", [("Berlin", "DE", "DE", "@name")]),
    ("Sie reiste nach Peking und in die Schweiz.", [
        ("Peking", "CN", "CN", "@name"), ("Schweiz", "CH", "CH", "@name")]),
    ("Druck aus Washington nützt nichts.", [("Washington", "US", "US", "name")]),
    ("Die Ware aus China ist da.", [("China", "CN", "CN", "@name")]),
    ("Berlin (dpa) - Oslo klagt.", [
        ("Berlin", "DE", "DE", "@name"), ("dpa", "dpa", "dpa", "name"),
        ("Oslo", "NO", "NO", "name")]),
    ("Die Regierung in Peking lehnt ab.", [
        ("Die Regierung in Peking", "CN", "CN", "description")]),
    ("Die chinesische Botschaft in Prag lehnt ab.", [
        ("Die chinesische Botschaft", "CN", "CN", "description"),
        ("Prag", "CZ", "CZ", "@name")]),
    ("Chinas Botschafter drohte.", [("Chinas Botschafter", "CN", "CN", "office")]),
    ("Das norwegische Außenministerium schweigt.", [
        ("Das norwegische Außenministerium", "NO", "NO", "description")]),
    ("Die Trump-Regierung drängt.", [("Die Trump-Regierung", "US", "US", "description")]),
    ("Die China-Politik wechselt.", []),
    ("Bundesaußenminister Heiko Maas kam.", [
        ("Bundesaußenminister", "heiko-maas", "DE", "office"),
        ("Heiko Maas", "heiko-maas", "DE", "name")]),
    ("Der frühere Bundeskanzler schwieg.", []),
    ("Ein Sprecher von Huawei widersprach.", [
        ("Ein Sprecher von Huawei", "huawei", "huawei", "office")]),
    ("Deutsche Netzbetreiber warten.", [
        ("Deutsche Netzbetreiber", "de-operators", "de-operators", "description")]),
    ("Huawei klagt. Der chinesische Konzern gewinnt.", [
        ("Huawei", "huawei", "huawei", "name"),
        ("Der chinesische Konzern", "huawei", "huawei", "description")]),
    ("Huawei klagt. Der deutsche Konzern gewinnt.", [("Huawei", "huawei", "huawei", "name")]),
    ("Die Chinesen zögern.", [("Chinesen", "CN", "CN", "name")]),
    ("Norwegen wartet. Die Regierung zögert.", [
        ("Norwegen", "NO", "NO", "name"), ("Die Regierung", "NO", "NO", "description")]),
    ("Die Regierung zögert.", []),
    ("Angela Merkel Huawei nennen zu hören, freute Peking.", [
        ("Angela Merkel", "angela-merkel", "DE", "name"),
        ("Huawei", "huawei", "huawei", "name"), ("Peking", "CN", "CN", "name")]),
]  # fmt: skip
ITALIAN: list[tuple[str, list[Row]]] = [
    ("Il governo italiano esita.", [("Il governo italiano", "IT", "IT", "description")]),
    ("Palazzo Chigi e la Casa Bianca trattano.", [
        ("Palazzo Chigi", "IT", "IT", "name"), ("Casa Bianca", "US", "US", "name")]),
    ("Il ministro tedesco degli Esteri tace.", [
        ("Il ministro tedesco degli Esteri", "heiko-maas", "DE", "office")]),
    ("Il ministro degli Esteri tedesco Heiko Maas è arrivato a Roma.", [
        ("Il ministro degli Esteri tedesco", "heiko-maas", "DE", "office"),
        ("Heiko Maas", "heiko-maas", "DE", "name"), ("Roma", "IT", "IT", "@name")]),
    ("Washington ha chiesto a Roma un bando.", [
        ("Washington", "US", "US", "name"), ("Roma", "IT", "IT", "name")]),
    ("L'ambasciatore cinese protesta.", [("L'ambasciatore cinese", "CN", "CN", "office")]),
    ("Il governo di Pechino nega.", [("Il governo di Pechino", "CN", "CN", "description")]),
    ("L'amministrazione Trump minaccia.", [
        ("L'amministrazione Trump", "US", "US", "description")]),
    ("I francesi esitano.", [("francesi", "FR", "FR", "name")]),
    ("Il presidente Usa firma.", [("Il presidente Usa", "donald-trump", "US", "office")]),
    ("La fabbrica aprirà negli Stati Uniti.", [("Stati Uniti", "US", "US", "@name")]),
    ("L'ex presidente francese tace.", []),
    ("Gli operatori italiani temono.", [
        ("Gli operatori italiani", "it-operators", "it-operators", "description")]),
    ("Huawei resta. Il gruppo cinese investe.", [
        ("Huawei", "huawei", "huawei", "name"),
        ("Il gruppo cinese", "huawei", "huawei", "description")]),
    ("Donne romane e uomini romani.", []),
]  # fmt: skip
SPANISH: list[tuple[str, list[Row]]] = [
    ("El Gobierno español duda.", [("El Gobierno español", "ES", "ES", "description")]),
    ("La Moncloa y la Casa Blanca negocian.", [
        ("La Moncloa", "ES", "ES", "name"), ("Casa Blanca", "US", "US", "name")]),
    ("El ministro alemán de Exteriores viajó a Madrid.", [
        ("El ministro alemán de Exteriores", "heiko-maas", "DE", "office"),
        ("Madrid", "ES", "ES", "@name")]),
    ("Washington pidió a Madrid un veto.", [
        ("Washington", "US", "US", "name"), ("Madrid", "ES", "ES", "name")]),
    ("En Madrid llueve.", [("Madrid", "ES", "ES", "@name")]),
    ("EE. UU. presiona a España.", [
        ("EE. UU.", "US", "US", "name"), ("España", "ES", "ES", "name")]),
    ("El presidente del Gobierno, Pedro Sánchez, habló.", [
        ("El presidente del Gobierno", "pedro-sanchez", "ES", "office"),
        ("Pedro Sánchez", "pedro-sanchez", "ES", "name")]),
    ("La Administración Trump amenaza.", [
        ("La Administración Trump", "US", "US", "description")]),
    ("El canciller chino Wang Yi advirtió a Londres.", [
        ("El canciller chino", "wang-yi", "CN", "office"),
        ("Wang Yi", "wang-yi", "CN", "name"), ("Londres", "GB", "GB", "name")]),
    ("Angela Merkel, canciller alemana, duda.", [
        ("Angela Merkel", "angela-merkel", "DE", "name"),
        ("canciller alemana", "angela-merkel", "DE", "office")]),
    ("Las autoridades chinas callan.", [
        ("Las autoridades chinas", "CN", "CN", "description")]),
    ("Los franceses dudan.", [("franceses", "FR", "FR", "name")]),
    ("Huawei gana. La empresa china celebra.", [
        ("Huawei", "huawei", "huawei", "name"),
        ("La empresa china", "huawei", "huawei", "description")]),
]  # fmt: skip
DUTCH: list[tuple[str, list[Row]]] = [
    ("De Nederlandse regering aarzelt.", [
        ("De Nederlandse regering", "NL", "NL", "description")]),
    ("Het Witte Huis en het Kremlin praten.", [
        ("Witte Huis", "US", "US", "name"), ("Kremlin", "RU", "RU", "name")]),
    ("De Duitse minister van Buitenlandse Zaken Heiko Maas reisde naar Den Haag.", [
        ("De Duitse minister van Buitenlandse Zaken", "heiko-maas", "DE", "office"),
        ("Heiko Maas", "heiko-maas", "DE", "name"), ("Den Haag", "NL", "NL", "@name")]),
    ("Washington vroeg Den Haag om hulp.", [
        ("Washington", "US", "US", "name"), ("Den Haag", "NL", "NL", "name")]),
    ("Premier Mark Rutte zweeg.", [
        ("Premier", "mark-rutte", "NL", "office"), ("Mark Rutte", "mark-rutte", "NL", "name")]),
    ("China's ministerie dreigde.", [("China's ministerie", "CN", "CN", "description")]),
    ("De VS zetten de EU onder druk.", [("VS", "US", "US", "name"), ("EU", "EU", "EU", "name")]),
    ("De regering in Peking weigert.", [
        ("De regering in Peking", "CN", "CN", "description")]),
    ("Duitslands bondskanselier aarzelt.", [
        ("Duitslands bondskanselier", "angela-merkel", "DE", "office")]),
    ("De regering-Trump dreigt.", [("De regering-Trump", "US", "US", "description")]),
    ("De Europese Commissie waarschuwt Groot-Brittannië.", [
        ("Europese Commissie", "european-commission", "EU", "name"),
        ("Groot-Brittannië", "GB", "GB", "name")]),
    ("Nederlandse telecombedrijven wachten.", [
        ("Nederlandse telecombedrijven", "nl-operators", "nl-operators", "description")]),
    ("Huawei verliest. Het Chinese concern ontkent.", [
        ("Huawei", "huawei", "huawei", "name"),
        ("Het Chinese concern", "huawei", "huawei", "description")]),
]  # fmt: skip


def read(text: str, language: str) -> tuple[Parse, MentionTable]:
    article = Article(
        id="a",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language=language,
        publication=Publication(MAY_2019, "metadata"),
    )
    registry = load_registry()
    hits = find_names(text, language, registry)
    parse = parse_article(article, parser_names(hits), load_pipeline(language))
    return parse, resolve_mentions(parse, hits, registry)


def rows(text: str, language: str) -> list[Row]:
    _, table = read(text, language)
    return [
        (text[m.start : m.end], m.actor, m.acts_for, f"{'@' if m.place else ''}{m.kind}")
        for m in table.mentions
    ]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german(text: str, expected: list[Row]) -> None:
    assert rows(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), ITALIAN)
def test_italian(text: str, expected: list[Row]) -> None:
    assert rows(text, "it") == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_spanish(text: str, expected: list[Row]) -> None:
    assert rows(text, "es") == expected


@pytest.mark.parametrize(("text", "expected"), DUTCH)
def test_dutch(text: str, expected: list[Row]) -> None:
    assert rows(text, "nl") == expected


def test_mentions_are_found_by_their_tokens() -> None:
    parse, table = read("Die deutsche Regierung warnt Oslo.", "de")
    found = [table.at(token) for token in parse.doc]
    assert [mention.actor if mention else None for mention in found] == [
        "DE", "DE", "DE", None, "NO", None,
    ]  # fmt: skip
    assert table.affiliations == ()
    assert table.new_actors == ()


@pytest.mark.parametrize("language", ["de", "it", "es", "nl"])
def test_an_empty_article_has_no_mentions(language: str) -> None:
    assert rows("", language) == []
