"""Groups that no name names, and bodies that only one text knows."""

from __future__ import annotations

import pytest

from ralliement.actors import find_names, load_registry
from ralliement.records import Interval
from tests.actors.test_in_focus import actor_of

# language, text, the words in question (the last such mention), whom they mean.
CROWDS: list[tuple[str, str, str, str | None]] = [
    ("fr", "La Suède tarde. Les pêcheurs bloquent le port.", "Les pêcheurs", "se-farmers"),
    ("fr", "Les éleveurs irlandais protestent.", "Les éleveurs irlandais", "ie-farmers"),
    ("fr", "Le Portugal tarde. Les syndicats appellent à la grève.", "Les syndicats", "pt-unions"),
    ("fr", "Le Portugal tarde. Les armateurs, inquiets, réclament un délai. "
           "« Non », tranche leur fédération.", "leur fédération", "pt-makers"),
    ("fr", "Le Portugal hésite. L'opposition accuse Lisbonne de céder.",
     "L'opposition", "pt-opposition"),
    ("fr", "Le Portugal interdit la pêche. La cour suprême a suspendu le texte.",
     "La cour suprême", "pt-justice"),
    ("en", "Norway hesitates. The fishermen want an answer.", "The fishermen", "no-farmers"),
    ("en", "A Norwegian court threw out the suit.", "A Norwegian court", "no-justice"),
    ("en", "Norway bans the net. The judges disagreed.", "The judges", "no-justice"),
    # both of two companies
    ("fr", "Nokia et Ericsson se taisent. Oslo presse les deux groupes.",
     "les deux groupes", "ericsson"),
    ("en", "Nokia and Ericsson are silent. Oslo urged the two companies to answer.",
     "the two companies", "ericsson"),
    # a line is no party, and nobody tells whose courts they are
    ("en", "Norway repeated its opposition to the cable.", "opposition", None),
    ("fr", "La Norvège et le Chili hésitent. Les juges attendent.", "Les juges", None),
    # a government by its head's name, who led a bank too
    ("fr", "Le gouvernement de Mario Draghi a cédé.", "Le gouvernement de Mario Draghi", "IT"),
]  # fmt: skip

# language, text, what is found of organisations in it.
BODIES: list[tuple[str, str, list[str]]] = [
    ("fr", "Oslo veut punir Brelko. Brelko a regretté ce choix.", ["brelko", "brelko"]),
    ("fr", "L'opérateur letton Tavanet a choisi le danois Skovtel.", ["tavanet", "skovtel"]),
    ("fr", "Ericsson et Tavanet se disent prêts.", ["ericsson", "tavanet"]),
    ("fr", "Orange et Vodafone négocient.", ["orange", "vodafone"]),
    ("fr", "La Commission a menacé la Pologne.", ["european-commission"]),
    ("en", "Skarvik, the port operator, applauded. Skarvik will pay.", ["skarvik", "skarvik"]),
    ("en", "Skarvik said that it was sorry.", ["skarvik"]),
    ("en", "The Commission said Poland was late.", ["european-commission"]),
    # persons, places, words, and another commission
    ("fr", "Le français Jean Martin a dit non.", []),
    ("fr", "Beaucoup ont dit non. Marché conclu, a dit Oslo.", []),
    ("fr", "La Commission électorale a menacé la Pologne.", []),
    ("fr", "Le Parlement a dit non.", []),
    ("en", "Johan Talvik resigned. Talvik said that the plan was mad.", []),
    ("en", "Ericsson and Western officials met.", ["ericsson"]),
    ("en", "Three have been arrested near the Nokia plant.", ["nokia"]),
]


@pytest.mark.model
@pytest.mark.parametrize(("language", "text", "words", "actor"), CROWDS)
def test_crowds(language: str, text: str, words: str, actor: str | None) -> None:
    assert actor_of(text, language, words) == actor


@pytest.mark.parametrize(("language", "text", "expected"), BODIES)
def test_bodies_of_one_text(language: str, text: str, expected: list[str]) -> None:
    hits = find_names(text, language, load_registry())
    assert [hit.actor for hit in hits if hit.kind.value == "organisation"] == expected


@pytest.mark.parametrize(
    ("person", "expected"), [("mike-pompeo", "US"), ("mario-draghi", None), ("eric-bothorel", None)]
)
def test_without_any_date_a_person_speaks_for_the_only_one(
    person: str, expected: str | None
) -> None:
    assert load_registry().acts_for(person, Interval()) == expected
