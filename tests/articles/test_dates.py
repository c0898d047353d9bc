"""When an article appeared: as wide as its sources leave it, never wider, never narrower."""

from __future__ import annotations

from datetime import date

import pytest

from ralliement.articles import dates
from ralliement.records import Interval

from .conftest import Reader

BODY = "Le gouvernement hésite toujours, dit un proche du ministre."


def _days(first: str | None, last: str | None) -> Interval:
    return Interval(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


@pytest.mark.parametrize(
    ("text", "source", "first", "last"),
    [
        ("date 2019-05 Un titre", "stamp", "2019-05-01", "2019-05-31"),
        (" date 2019-05-22 Un titre", "stamp", "2019-05-22", "2019-05-22"),
        ("date: 2019\nUn titre", "stamp", "2019-01-01", "2019-12-31"),
        ("Date : 22/05/2019\n\nUn titre", "stamp", "2019-05-22", "2019-05-22"),
        ("date 05/2019 Un titre", "stamp", "2019-05-01", "2019-05-31"),
        ("Un titre\n\nPublié le 22 mai 2019 à 10h", "text", "2019-05-22", "2019-05-22"),
        ("Un titre\n\n22/05/2019", "text", "2019-05-22", "2019-05-22"),
        (
            "Un titre\n\nPublié le 3 mai 2019, mis à jour le 4 mai 2019",
            "text",
            "2019-05-03",
            "2019-05-03",
        ),
        ("Un titre\n\nMis à jour le 4 mai 2019", "text", "2019-05-04", "2019-05-04"),
        ("date 2019-05\nUn titre\n\nPublié le 22 mai 2019", "stamp", "2019-05-22", "2019-05-22"),
    ],
)
def test_stamps_and_bylines(read: Reader, text: str, source: str, first: str, last: str) -> None:
    article = read(f"{text}\n\n{BODY}")
    assert article.publication.source == source
    assert article.publication.interval == _days(first, last)
    assert article.text == f"Un titre\n\n{BODY}"


@pytest.mark.parametrize(
    ("opening", "first", "last"),
    [
        ("22 mai 2012. - ", "2012-05-22", "2012-05-22"),
        ("Berlin, le 22 mai 2012 – ", "2012-05-22", "2012-05-22"),
        ("PARIS, 22 mai 2012 (AFP) - ", "2012-05-22", "2012-05-22"),
        ("LONDON, May 22, 2012 (Reuters) - ", "2012-05-22", "2012-05-22"),
        ("22 août 2012, Espagne. - ", "2012-08-22", "2012-08-22"),
    ],
)
def test_datelines(read: Reader, opening: str, first: str, last: str) -> None:
    article = read(f"Un titre\n\n{opening}{BODY}")
    assert article.publication.interval == _days(first, last)
    assert article.publication.source == "text"
    assert article.text == f"Un titre\n\n{BODY}"


def test_a_dateline_without_a_year_narrows_what_is_known(read: Reader) -> None:
    article = read(f"date 2019-05 Un titre\n\nPARIS, 22 mai (AFP) - {BODY}")
    assert article.publication.interval == _days("2019-05-22", "2019-05-22")
    assert article.outlet == "AFP"
    alone = read(f"Un titre\n\nPARIS, 22 mai (AFP) - {BODY}")
    assert alone.publication.interval == _days(None, None)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("On apprenait en mars 2019 que Washington menace Berlin.", "2019-03-01"),
        ("Le 7 mars 2019, l'ambassadeur a écrit au ministre.", "2019-03-07"),
        ("Le groupe, exclu en 2018, a porté plainte.", "2018-01-01"),
        ("La loi s'appliquera en mars 2021.", None),
        ("Le texte sera prêt d'ici le 15 juillet 2019.", None),
        ("La Coupe du monde 2022 fait rêver.", None),
        ("Le plan France 2030 a été annoncé.", None),
        ("Tout est calme.", None),
    ],
)
def test_the_text_bounds_from_below(read: Reader, sentence: str, first: str | None) -> None:
    publication = read(f"Un titre\n\n{sentence} Rien de plus n'est su.").publication
    assert publication.interval == _days(first, None)
    assert publication.source == ("text" if first else "unknown")


@pytest.mark.parametrize(
    ("value", "language", "first", "last"),
    [
        ("2019-05-22T10:00:00+02:00", None, "2019-05-22", "2019-05-22"),
        ("2019-05", None, "2019-05-01", "2019-05-31"),
        ("2019", None, "2019-01-01", "2019-12-31"),
        ("Wed, 22 May 2019 10:00:00 GMT", None, "2019-05-22", "2019-05-22"),
        ("22 mai 2019", None, "2019-05-22", "2019-05-22"),
        ("May 22, 2019", None, "2019-05-22", "2019-05-22"),
        ("22. Mai 2019", None, "2019-05-22", "2019-05-22"),
        ("22 de mayo de 2019", None, "2019-05-22", "2019-05-22"),
        ("20190522", None, "2019-05-22", "2019-05-22"),
        ("1558519200", None, "2019-05-22", "2019-05-22"),
        (1558519200000, None, "2019-05-22", "2019-05-22"),
        ("22/05/2019", None, "2019-05-22", "2019-05-22"),
        ("05/22/2019", "en", "2019-05-22", "2019-05-22"),
        ("04/05/2019", "fr", "2019-05-04", "2019-05-04"),
        ("04/05/2019", "en", "2019-04-05", "2019-05-04"),
    ],
)
def test_values_of_metadata(value: object, language: str | None, first: str, last: str) -> None:
    assert dates.parse_date(value, language) == _days(first, last)


@pytest.mark.parametrize("value", ["", "soon", "2019-13", "32/01/2019", None, True, "0000-00-00"])
def test_no_date_is_no_date(value: object) -> None:
    assert dates.parse_date(value) is None


@pytest.mark.parametrize(
    ("address", "first", "last"),
    [
        ("https://a.example/article/2019/05/22/b_1.html", "2019-05-22", "2019-05-22"),
        ("https://a.example/2019/05/b.html", "2019-05-01", "2019-05-31"),
        ("https://a.example/b-20190522.html", "2019-05-22", "2019-05-22"),
        ("https://a.example/2019-05-22-b", "2019-05-22", "2019-05-22"),
    ],
)
def test_addresses(address: str, first: str, last: str) -> None:
    assert dates.from_address(address) == _days(first, last)


@pytest.mark.parametrize("address", [None, "https://a.example/b-2019.html", "https://a.b/12345678"])
def test_addresses_without_a_date(address: str | None) -> None:
    assert dates.from_address(address) is None


def test_metadata_go_before_address_and_text(read: Reader) -> None:
    text = f"Un titre\n\nPublié le 3 mai 2019\n\n{BODY}"
    url = "https://www.lemonde.fr/a/2019/05/02/b.html"
    assert read(text, date="2019-05-01", url=url).publication.source == "metadata"
    article = read(text, url=url)
    assert article.publication.source == "address"
    assert article.publication.interval == _days("2019-05-02", "2019-05-02")
    assert article.outlet == "lemonde.fr"
