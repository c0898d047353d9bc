"""Names found in a text, from the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ralliement.actors import HitKind, NameHit, find_names, load_registry, parser_names

FRENCH = [
    ("L'Italie a refusé.", [("Italie", "IT", "state")]),
    ("Les Etats Unis insistent.", [("Etats Unis", "US", "state")]),
    ("Les ÉTATS-UNIS insistent.", [("ÉTATS-UNIS", "US", "state")]),
    ("Les États‑Unis insistent.", [("États‑Unis", "US", "state")]),
    ("La maison-blanche du village.", []),
    ("La Maison-Blanche se tait.", [("Maison-Blanche", "US", "seat")]),
    ("La Maison Blanche se tait.", [("Maison Blanche", "US", "seat")]),
    ("On en parle outre-Rhin.", [("outre-Rhin", "DE", "nickname")]),
    ("Dans l’Hexagone, rien.", [("Hexagone", "FR", "nickname")]),
    ("un accord sino-américain", [("sino", "CN", "adjective"), ("américain", "US", "adjective")]),
    ("Les Américains menacent.", [("Américains", "US", "inhabitant")]),
    ("les entreprises chinoises", [("chinoises", "CN", "adjective")]),
    ("Le dire à Huawei's patron", [("Huawei", "huawei", "organisation")]),
    ("L'Otan et les Five Eyes", [("Otan", "nato", "group"), ("Five Eyes", "five-eyes", "group")]),
    ("Donal Trump a parlé.", [("Donal Trump", "donald-trump", "person")]),
    ("Mike Pompéo a parlé.", [("Mike Pompéo", "mike-pompeo", "person")]),
    ("Les antennes de Huawey ferment.", [("Huawey", "huawei", "organisation")]),
    ("L'administration americaine hésite.", [("americaine", "US", "adjective")]),
    ("L'administration américainne hésite.", [("américainne", "US", "adjective")]),
    ("La cathédrale de Cologne rouvre.", []),
    ("Melania Trump a posé.", [("Melania Trump", "melania-trump", "person")]),
    (
        "Selon le Wall Street Journal, non.",
        [("Wall Street Journal", "wall-street-journal", "medium")],
    ),
    ("L'université Paris Dauphine recrute.", []),
    ("Il gagne le SMIC.", []),
    # actors of other disputes
    ("Gazprom attaque Naftogaz.", [
        ("Gazprom", "gazprom", "organisation"), ("Naftogaz", "naftogaz", "organisation")]),
    ("La Cédéao reçoit le HCR.", [
        ("Cédéao", "ecowas", "organisation"), ("HCR", "unhcr", "organisation")]),
    ("Le Hamas répond au Kouomintang.", [
        ("Hamas", "hamas", "organisation"), ("Kouomintang", "kuomintang", "organisation")]),
    ("Apple et Meta font appel.", [
        ("Apple", "apple", "organisation"), ("Meta", "facebook", "organisation")]),
    ("Total : douze voix. Il prend une carte Visa.", []),
    ("Les combats de Douma reprennent.", []),
    ("La Russie attend. Selon la Douma, rien ne presse.", [
        ("Russie", "RU", "state"), ("la Douma", "state-duma", "organisation")]),
    ("Le Groenland refuse.", [("Groenland", "GL", "state")]),
    ("En mai, tout change.", []),
    # acronyms as French newspapers write them
    ("L'Onu, l'Omc et l'Ue pressent les Usa.", [
        ("Onu", "united-nations", "organisation"), ("Omc", "wto", "organisation"),
        ("Ue", "EU", "state"), ("Usa", "US", "state")]),
    # numbers that name the union
    ("L'UE hésite. Les 27 ont voté.", [("UE", "EU", "state"), ("27", "EU", "state")]),
    ("L'UE hésite. Les Vingt-sept ont voté.", [
        ("UE", "EU", "state"), ("Vingt-sept", "EU", "state")]),
    ("L'UE hésite. Vingt-sept élus et 27 maires partent les 27 et 28 mai.", [
        ("UE", "EU", "state")]),
    ("Les 27 ont voté.", []),
    # parts of a state
    ("L'Écosse a voté.", [("Écosse", "GB", "state")]),
    ("Le pays de Galles a voté.", [("pays de Galles", "GB", "state")]),
    ("La Nouvelle-Écosse a voté.", [("Nouvelle-Écosse", "CA", "town")]),
    # lands whose names hold a state's
    ("Le Nouveau-Mexique et New York ont voté.", [
        ("Nouveau-Mexique", "US", "town"), ("New York", "US", "town")]),
    ("Un navire croise en mer de Chine méridionale.", []),
    ("La Papouasie-Nouvelle-Guinée hésite.", [("Papouasie-Nouvelle-Guinée", "PG", "state")]),
    ("La Mongolie intérieure et la Basse-Saxe hésitent.", [
        ("Mongolie intérieure", "CN", "town"), ("Basse-Saxe", "DE", "town")]),
    # states that are given names
    ("Maurice est parti avec Dominique.", []),
    ("Maurice et le Tchad ont voté.", [("Maurice", "MU", "state"), ("Tchad", "TD", "state")]),
    ("Un accord entre Bucarest et Sofia.", [
        ("Bucarest", "RO", "capital"), ("Sofia", "BG", "capital")]),
    ("Il pleut à la Dominique.", [("Dominique", "DM", "state")]),
    # common nouns that begin another name, or are another country's
    ("L'UE hésite. L'Union française des forges et la Commission des lois attendent.", [
        ("UE", "EU", "state"), ("française", "FR", "adjective")]),
    ("La France attend. Le Sénat italien vote.", [
        ("France", "FR", "state"), ("italien", "IT", "adjective")]),
    ("La France attend. Le Sénat vote.", [
        ("France", "FR", "state"), ("Sénat", "fr-senat", "organisation")]),
    ("L'Union africaine attend.", [("Union africaine", "african-union", "organisation")]),
    ("L'ONU presse ses États membres.", [("ONU", "united-nations", "organisation")]),
]  # fmt: skip

ENGLISH = [
    ("The U.S. government", [("U.S.", "US", "state")]),
    ("The US said no", [("US", "US", "state")]),
    ("let us go", []),
    ("Amazon sued the regulator", [("Amazon", "amazon", "organisation")]),
    ("They met in the Amazon near an Amazon River port", []),
    ("The UN refugee agency warned Hamas", [
        ("UN refugee agency", "unhcr", "organisation"), ("Hamas", "hamas", "organisation")]),
    ("The leader, Park Chan-ho, spoke", []),
    ("Huawei's founder", [("Huawei", "huawei", "organisation")]),
    ("Downing Street refused", [("Downing Street", "GB", "seat")]),
    ("Germany’s rules", [("Germany", "DE", "state")]),
    ("On 14 May Huawei spoke", [("Huawei", "huawei", "organisation")]),
    ("She shot a turkey in Iowa", []),
    ("the Chinese embassy", [("Chinese", "CN", "adjective")]),
    (
        "Theresa May left; May was tired.",
        [("Theresa May", "theresa-may", "person"), ("May", "theresa-may", "surname")],
    ),
    ("Ben Wallace Warns Huawei", [
        ("Ben Wallace", "ben-wallace", "person"), ("Huawei", "huawei", "organisation")]),
    ("The Boris Johnson Brexit plan fails.", [("Boris Johnson", "boris-johnson", "person")]),
    ("Washington waits. The Italian Senate voted.", [
        ("Washington", "US", "capital"), ("Italian", "IT", "adjective")]),
    ("Member states must report, the European Commission said.", [
        ("Member states", "eu-members", "group"),
        ("European Commission", "european-commission", "organisation")]),
    ("In 2014 Scotland voted.", [("Scotland", "GB", "state")]),
    ("Scotland voted.", []),
    ("New Mexico and New South Wales voted.", [
        ("New Mexico", "US", "town"), ("New South Wales", "AU", "town")]),
    ("The Bank of England waits.", [("Bank of England", "bank-of-england", "organisation")]),
    ("Ships crossed the South China Sea and the Gulf of Mexico.", []),
    ("She met Jordan and left.", []),
    ("Turkey said no.", [("Turkey", "TR", "state")]),
    ("Turkey tastes better cold.", []),
    ("A senator from Georgia left.", []),
    ("Georgia and Ukraine left.", [("Georgia", "GE", "state"), ("Ukraine", "UA", "state")]),
    ("Jordan and Egypt signed.", [("Jordan", "JO", "state"), ("Egypt", "EG", "state")]),
    ("He flew to Jordan.", [("Jordan", "JO", "state")]),
]  # fmt: skip

NEWCOMERS = [
    ("fr", "Selon Paul Martin, avocat, le texte est vague.", "Paul Martin", "paul-martin"),
    ("fr", "« Non », a déclaré Zofia Nowakowska.", "Zofia Nowakowska", "zofia-nowakowska"),
    ("fr", "Le député Jean-Luc Perrin a voté.", "Jean-Luc Perrin", "jean-luc-perrin"),
    ("fr", "Le texte, Ole Brandvik, chercheur, le juge faible.", "Ole Brandvik", "ole-brandvik"),
    ("fr", "Michael Bloomberg est parti.", "Michael Bloomberg", "michael-bloomberg"),
    ("fr", "Tom Ford et d'autres ont signé.", "Tom Ford", "tom-ford"),
    ("fr", "Selon Pierre Figaro, non.", "Pierre Figaro", "pierre-figaro"),
    ("fr", "Ben Wallace Johnson a voté.", "Ben Wallace Johnson", "ben-wallace-johnson"),
    ("en", "Ben Wallace Johnson voted.", "Ben Wallace Johnson", "ben-wallace-johnson"),
    ("en", "Donald Trump Jr. left.", "Donald Trump Jr", "donald-trump-jr"),
    ("en", "Jack London wrote it.", "Jack London", "jack-london"),
    ("en", "Chad Wolf resigned.", "Chad Wolf", "chad-wolf"),
    ("en", "Sofia Vergara left.", "Sofia Vergara", "sofia-vergara"),
    ("fr", "M. Kerbrat s'est tu.", "Kerbrat", "kerbrat"),
    ("fr", "La société Telmatic ferme.", "Telmatic", "telmatic"),
    ("fr", "Elle travaille chez Bricolux depuis un an.", "Bricolux", "bricolux"),
    ("fr", "Elke van der Berg, experte, en doute.", "Elke van der Berg", "elke-van-der-berg"),
    ("en", "Foreign Minister Ivo Marek, a lawyer, agreed.", "Ivo Marek", "ivo-marek"),
    ("en", "The deal is dead, said Janet Oliphant.", "Janet Oliphant", "janet-oliphant"),
    ("en", "Dr Quillfeather disagreed.", "Quillfeather", "quillfeather"),
    ("en", "Peter Ashdale, an analyst at a bank, said so.", "Peter Ashdale", "peter-ashdale"),
]

NOT_PERSONS = [
    ("fr", "Le maire de New York a voté."),
    ("fr", "D'après The Garden Reporter, non."),
    ("fr", "New York a déclaré la guerre au bruit."),
    ("en", "San Bernardino said no."),
    ("fr", "La série Julie Lescaut revient."),
    ("fr", "L'Université Bordeaux Montaigne recrute."),
    ("fr", "Le Premier Ministre a parlé."),
    ("en", "The Prime Minister said no."),
    ("en", "The Supreme Court said no."),
]


def found(text: str, language: str) -> list[tuple[str, str, str]]:
    hits = find_names(text, language, load_registry())
    return [(text[hit.start : hit.end], hit.actor, hit.kind.value) for hit in hits]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize(("language", "text", "surface", "actor"), NEWCOMERS)
def test_newcomers_are_new(language: str, text: str, surface: str, actor: str) -> None:
    hits = find_names(text, language, load_registry())
    assert [(hit.surface, hit.actor) for hit in hits if hit.new] == [(surface, actor)]


@pytest.mark.parametrize(("language", "text"), NOT_PERSONS)
def test_towns_things_and_titles_are_no_persons(language: str, text: str) -> None:
    hits = find_names(text, language, load_registry())
    assert not [hit for hit in hits if hit.kind in (HitKind.PERSON, HitKind.SURNAME)]


@pytest.mark.parametrize(
    "text", ["Donal Trump a parlé.", "Huawey ferme ses bureaux à Londres.", "Mike Pompéo a dit."]
)
def test_misspelt_names_are_marked(text: str) -> None:
    assert find_names(text, "fr", load_registry())[0].misspelt


def test_last_name_alone_is_the_person_named_in_full() -> None:
    text = "Selon Paul Martin, avocat, non. Martin insiste."
    hits = find_names(text, "fr", load_registry())
    assert [hit.actor for hit in hits] == ["paul-martin", "paul-martin"]


def test_another_given_name_is_another_person() -> None:
    text = "Selon Paul Martin, avocat, non. Zoé Martin insiste."
    hits = find_names(text, "fr", load_registry())
    assert [hit.actor for hit in hits] == ["paul-martin", "zoe-martin"]


def test_parser_names_leave_adjectives_alone() -> None:
    hits = find_names("Les Américains et Angela Merkel à Londres", "fr", load_registry())
    assert [(name.start, name.kind) for name in parser_names(hits)] == [
        (18, "person"),
        (34, "city"),
    ]


WORDS = st.sampled_from(
    ["Huawei", "les", "Etats-Unis", "Donal", "Trump", "«", "»", "l’", "US", "Mme", "May", "\n", ".",
     "İstanbul", "ﬁ", "Chine", "chinois", "d'Etat", "É", "5G", "AT&T", "U.S.", "M.", "𝔘", "ß"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(WORDS, max_size=25), st.sampled_from(["fr", "en", "de"]))
def test_spans_are_in_the_text_in_order_and_apart(words: list[str], language: str) -> None:
    text = " ".join(words)
    hits: list[NameHit] = find_names(text, language, load_registry())
    for hit in hits:
        assert text[hit.start : hit.end] == hit.surface != ""
    for one, other in zip(hits, hits[1:], strict=False):
        assert one.end <= other.start


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    for hit in find_names(text, "fr", load_registry()):
        assert text[hit.start : hit.end] == hit.surface
