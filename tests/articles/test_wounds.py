"""Each kind of damage: found where it is, not found where it is not."""

from __future__ import annotations

import pytest

from ralliement.articles.words import words
from ralliement.records import Article, DamageKind

from .conftest import Reader

END = " Le reste du texte est entier."


def _found(article: Article, kind: DamageKind) -> list[str]:
    """The wounds as the words around them, ``|`` for each end of the span."""
    original = article.original
    return [
        f"{original[: one.start].split()[-1][-6:]}|{original[one.start : one.end]}|"
        for one in article.damage
        if one.kind is kind
    ]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Il vise les Etats-Unis.Le ministre nie.", "fr", ["-Unis.|"]),
        ("Il vise la Chine.L'Italie nie.", "fr", ["Chine.|"]),
        ("He hit back at Beijing.The firm denied it.", "en", ["ijing.|"]),
        ("C'était en 2019.Le reste suit.", "fr", ["2019.|"]),
        ("Il a dit « oui ».Le ministre nie.", "fr", ["».|"]),
        ("Le réseau 5G. Huawei attend.", "fr", []),
        ("Voir www.lemonde.fr et Booking.Com pour cela.", "fr", []),
        ("The U.S.A. and the U.S. firm agree.", "en", []),
        ("Une hausse de 3.5 points, selon M.Dupont lui-même.", "fr", []),
        ("ASP.NET et Node.JS sont des logiciels.", "fr", []),
    ],
)
def test_glued_sentences(read: Reader, text: str, language: str, found: list[str]) -> None:
    article = read(f"{text}{END}", language=language)
    expected = [f"{one[:-1]}||" for one in found]
    assert _found(article, DamageKind.GLUED_SENTENCES) == expected


@pytest.mark.parametrize(
    ("text", "language", "where"),
    [
        ("Après un discours dequi visait Pékin, il s'est tu.", "fr", ["de"]),
        ("Le ministre chinoisn'a pas répondu aux questions.", "fr", ["hinois"]),
        ("Le présidenta déclaré que tout irait bien.", "fr", ["sident"]),
        ("Un bénéfice net de, une hausse des ventes.", "fr", ["de"]),
        ("Il risque gros, selon. Mais il persiste.", "fr", ["selon"]),
        ("La réponse ne s'était pas encore.", "fr", ["encore"]),
        ("« On nous met un », dit un cadre du secteur.", "fr", ["un"]),
        ("Shares rose, according to , on Monday.", "en", ["to"]),
        ("Il parle de, par exemple, la sécurité.", "fr", []),
        ("Lorsqu'il parle, quelqu'un l'écoute aujourd'hui.", "fr", []),
        ("Il est pour, ou contre. C'est selon.", "fr", []),
        ("Va-t'en. Parlons-en, dit l'ambassadrice d'un O'Brien.", "fr", []),
        ("It is made of steel, and he looks forward to it.", "en", []),
    ],
)
def test_missing_words(read: Reader, text: str, language: str, where: list[str]) -> None:
    article = read(f"{text}{END}", language=language)
    assert _found(article, DamageKind.MISSING_WORD) == [f"{one}||" for one in where]


def test_glued_words_are_parted_in_the_text(read: Reader) -> None:
    article = read("Après un discours dequi visait Pékin, il se tut.Le reste suit.")
    assert article.text == "Après un discours de qui visait Pékin, il se tut. Le reste suit."


@pytest.mark.parametrize("mark", ["«»", "«  »", "«\u00a0»", "“”", '""'])
def test_empty_quotations(read: Reader, mark: str) -> None:
    article = read(f"Il a promis de {mark} avant juin.{END}")
    found = [one for one in article.damage if one.kind is DamageKind.EMPTY_QUOTATION]
    assert [article.original[one.start : one.end] for one in found] == [mark]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Il tonne : «Nous partirons.", 1),
        ("Il tonne : «Nous partirons, il vise à «» leurs « réseaux » entiers.", 1),
        ('He said: "We will leave.', 1),
        ("He said: “We will leave.", 1),
        ("« Un mot “dans” un autre », dit-il.", 0),
        ("« Un début.\n\n« Une suite.\n\n« Une fin », dit-il.", 0),
        ("« Un début.\n\nLe ministre s'arrête là. Il part.", 1),
        ("L'écran de 5\" et l'autre de 6\" sont là.", 0),
        ('"Oui", dit-il, "et même plus".', 0),
        ("Sie sagt: „Nein“, und geht.", 0),
        ("Il l'a dit, l'affaire n'est pas close.", 0),
    ],
)
def test_unclosed_quotations(read: Reader, text: str, count: int) -> None:
    article = read(f"Un titre\n\n{text}")
    found = [one for one in article.damage if one.kind is DamageKind.UNCLOSED_QUOTATION]
    assert len(found) == count
    assert all(article.original[one.start : one.end] in '«“"„' for one in found)


@pytest.mark.parametrize(
    ("end", "found"),
    [
        ("Tout est dit.", None),
        ("« Tout est dit. »", None),
        ("Tout est dit ».", None),
        ("Tout est dit. Il devrait en", "Il devrait en"),
        ("Tout est dit. Il devrait…", "Il devrait…"),
        ("Tout est dit. Il devrait [...]", "Il devrait [...]"),
        ("Tout est dit. Il devrait [+1234 chars]", "Il devrait [+1234 chars]"),
        ("Tout est dit.\n\nIl vous reste 60 % de cet article à lire.", "Il vous reste 60 %"),
        ("Tout est dit.\n\nLire la suite", "Lire la suite"),
        ("Tout est dit. (Réservé aux abonnés)", "(Réservé aux abonnés)"),
        ("Tout est dit.\n\n(avec AFP)", None),
    ],
)
def test_cut_off(read: Reader, end: str, found: str | None) -> None:
    article = read(f"Un titre\n\nUn premier paragraphe entier.\n\n{end}")
    spans = [one for one in article.damage if one.kind is DamageKind.CUT_OFF]
    shown = [article.original[one.start : one.end] for one in spans]
    assert [one[: len(found or "")] for one in shown] == ([found] if found else [])


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_mojibake_is_undone_and_marked(read: Reader, codec: str) -> None:
    text = "L'été à Orléans : « un cœur déjà pris », dit-on."
    wrong = text.encode().decode(codec, errors="replace")
    if "\ufffd" in wrong:
        pytest.skip("not every byte has a character here")
    article = read(wrong)
    assert article.text == text
    assert sum(one.kind is DamageKind.MOJIBAKE for one in article.damage) >= 5


def test_good_accents_are_no_mojibake(read: Reader) -> None:
    text = "LIBERTÉ» pour l'été… L'À-propos d'un café” suit. Il y a “É” et “Ü”."
    assert not [one for one in read(text).damage if one.kind is DamageKind.MOJIBAKE]


def test_every_abbreviation_is_a_word() -> None:
    """YAML 1.1 reads "no" as false; an abbreviation lost so would end a sentence."""
    for language, lists in words().wounds.items():
        assert {type(word) for word in lists.abbreviations} == {str}, language
        assert "no" in lists.abbreviations
