"""Governments, officers, firms and pronouns that name nobody, on small texts, with the parsers."""

from __future__ import annotations

import pytest

from ralliement.records import Interval
from tests.actors.test_mentions import resolved

pytestmark = pytest.mark.model

# text, the words in question (the last such mention), whom they mean; None: nobody is told.
Row = tuple[str, str, str | None]

GOVERNMENTS_FR: list[Row] = [
    ("La Suède hésite. Le ministère de la Pêche se tait.", "Le ministère", "SE"),
    ("La Suède hésite. La police a fouillé les bureaux.", "La police", "SE"),
    ("La Suède hésite. Son ministère des Transports se tait.", "Son ministère", "SE"),
    ("La Suède hésite. Le Conseil supérieur des ports a dit non.", "Le Conseil", "SE"),
    ("Berlin hésite. À Varsovie, le ministère du Travail proteste.", "le ministère", "PL"),
    ("La Suède tarde. Les pêcheurs supplient le gouvernement de céder.", "le gouvernement", "SE"),
    ("La Suède tarde. Madrid accuse le gouvernement de mentir.", "le gouvernement", "SE"),
    # what is named with its land left out
    ("L'Italie hésite. « Non », répond le ministère du Développement économique.",
     "le ministère", "mise"),
    # two governments, and nothing that tells which
    ("La Suède et la Pologne hésitent. Le gouvernement attend.", "Le gouvernement", None),
    ("La Suède et la Pologne hésitent. Le ministère de la Pêche se tait.", "Le ministère", None),
    # another one, or another's
    ("La Suède hésite. Un autre gouvernement attend.", "gouvernement", None),
    ("La Suède hésite. La direction de Huawei attend.", "La direction", None),
    ("La Suède hésite. Le conseil municipal a voté.", "Le conseil", None),
]  # fmt: skip

GOVERNMENTS_EN: list[Row] = [
    ("Sweden hesitates. The fisheries ministry declined to comment.",
     "The fisheries ministry", "SE"),
    ("Sweden hesitates. Its transport ministry declined to comment.",
     "Its transport ministry", "SE"),
    ("Sweden hesitates. The armed forces want more money.", "The armed forces", "SE"),
    ("Sweden waits. Unions called on ministers to publish the advice.", "ministers", "SE"),
    ("Sweden waits. Unions urged ministers to publish the advice.", "ministers", "SE"),
    ("Sweden waits. The prize goes to authorities everywhere.", "authorities", None),
    ("Sweden waits. Nobody knows what ministers earn.", "ministers", None),
    ("Sweden waits. Fishermen accused the government of dithering.", "the government", "SE"),
    ("Berlin waits. In Warsaw, the labour ministry protested.", "the labour ministry", "PL"),
    ("Berlin waits. The labour ministry in Warsaw protested.", "The labour ministry", "PL"),
    ("Sweden and Poland wait. The government is in no hurry.", "The government", None),
    ("Sweden and Poland wait. The fisheries ministry is silent.", "The fisheries ministry", None),
    ("Sweden waits. Defence ministers of six lands met.", "ministers", None),
    ("Sweden waits. That ministry is elsewhere.", "That ministry", None),
]  # fmt: skip

OFFICERS: list[tuple[str, str, str, str | None]] = [
    ("fr", "La Norvège hésite. Le ministre de la Pêche se tait.", "Le ministre", "NO"),
    ("fr", "La Norvège hésite. Un ministre a démissionné.", "Un ministre", "NO"),
    ("fr", "La Norvège et la Suède hésitent. Le ministre de la Pêche se tait.", "Le ministre",
     None),
    ("fr", "Bruno Le Maire menace. Rien ne bouge. « Nous agirons », promet le ministre.",
     "le ministre", "bruno-le-maire"),
    ("fr", "Telenor hésite. « Nous verrons », a dit un porte-parole.", "un porte-parole",
     "telenor"),
    ("fr", "La société Telmatic hésite. Le PDG parlera demain.", "Le PDG", "telmatic"),
    ("fr", "La société Telmatic et la société Norvox hésitent. Le PDG parlera.", "Le PDG",
     None),
    ("fr", "Le président du club se tait. La Norvège hésite.", "Le président", None),
    ("fr", "La Norvège hésite. L'ancien ministre de la Pêche se tait.", "ministre", None),
    ("en", "Norway hesitates. The fisheries minister said no.", "The fisheries minister", None),
    ("en", "Norway hesitates. The minister said no.", "The minister", "NO"),
    ("en", "Norway and Sweden hesitate. The minister said no.", "The minister", None),
    ("en", "The company Telmatic sued. The chief executive will testify.", "The chief executive",
     "telmatic"),
    ("en", "Huawei sued. \"We will win,\" a spokeswoman said.", "a spokeswoman", "huawei"),
    ("en", "Huawei and ZTE sued. A spokeswoman said so.", "A spokeswoman", None),
    ("en", "Huawei sued. The former chief executive will testify.", "The former chief executive",
     None),
]  # fmt: skip

# persons whom only the text knows, and for whom they speak
VOICES: list[tuple[str, str, str, str | None]] = [
    ("en", "Kenya is torn. Foreign Minister Amos Kiprop said no.", "Amos Kiprop", "KE"),
    ("en", "Kenya is torn. President Amos Kiprop said no.", "Amos Kiprop", "KE"),
    ("en", "Huawei is torn. Its chief executive, Amos Kiprop, said no.", "Amos Kiprop", "huawei"),
    ("en", "Kenya and Uganda are torn. Foreign Minister Amos Kiprop said no.", "Amos Kiprop",
     None),
    ("fr", "Le Kenya hésite. « Non », a dit la ministre des Affaires étrangères, Anne Kiprop.",
     "Anne Kiprop", "KE"),
    ("fr", "Le Kenya hésite. « Non », a dit la championne de saut, Anne Kiprop.", "Anne Kiprop",
     None),
]  # fmt: skip

OTHERS: list[tuple[str, str, str, str | None]] = [
    # what is of a land by its adjective
    ("fr", "Un chasseur biélorusse a suivi l'avion.", "Un chasseur biélorusse", "BY"),
    ("fr", "Les enquêteurs américains doutent.", "Les enquêteurs américains", "US"),
    ("fr", "Un chasseur de primes a suivi l'avion.", "Un chasseur", None),
    ("en", "Turkish pilots must leave.", "Turkish pilots", "TR"),
    ("en", "Airline pilots must leave.", "pilots", None),
    # what one state is to another
    ("fr", "Washington s'impatiente. Ankara a demandé à son allié de céder.", "son allié", "US"),
    ("fr", "L'Ukraine a protesté auprès de son voisin.", "son voisin", None),
    ("fr", "Huawei a gagné. L'entreprise salue son partenaire.", "son partenaire", None),
    ("en", "Warsaw is angry. Kyiv wrote to its neighbour.", "its neighbour", "PL"),
    ("en", "Warsaw and Prague are angry. Kyiv wrote to its neighbour.", "its neighbour", None),
    # the sort of land
    ("fr", "Taïwan tarde. Washington veut que l'île se décide.", "l'île", "TW"),
    ("fr", "Taïwan tarde. Il a acheté l'île de Ré.", "l'île", None),
    ("fr", "Taïwan et Chypre tardent. Washington veut que l'île se décide.", "l'île", None),
    ("fr", "La Pologne tarde. Washington veut que l'île se décide.", "l'île", None),
    ("en", "Bahrain waits. Doha pressed the kingdom to decide.", "the kingdom", "BH"),
    # the firm that the article is about
    ("fr", "Huawei a perdu. Rien ne bouge. Tout est calme. Personne ne dit rien. "
     "L'équipementier ira en justice.", "L'équipementier", "huawei"),
    ("fr", "Huawei et ZTE ont perdu. Rien ne bouge. Tout est calme. Personne ne dit rien. "
     "L'équipementier ira en justice.", "L'équipementier", None),
    ("en", "Huawei, Ericsson and Nokia met. The group refused.", "The group", None),
]  # fmt: skip

PRONOUNS: list[tuple[str, str, str, str | None]] = [
    # objects of what is done to somebody only
    ("en", "Canada is torn. Washington has urged it to act.", "it", "CA"),
    ("en", "Canada is torn. Washington has read it.", "it", None),
    ("en", "Canada and Mexico are torn. Washington has urged it to act.", "it", None),
    ("fr", "Huawei a saisi la cour. Les juges lui donnent raison.", "lui", "huawei"),
    ("fr", "La Turquie hésite. Les Etats-Unis l'accusent de mentir.", "l'", "TR"),
    ("fr", "La Turquie hésite. Les Etats-Unis l'ont lu.", "l'", None),
    # one of two
    ("fr", "Ericsson et Nokia hésitent. Le premier, suédois, attend.", "Le premier", "ericsson"),
    ("fr", "Ericsson et Nokia hésitent. Le second, finlandais, attend.", "Le second", "nokia"),
    ("fr", "Ericsson et Nokia hésitent. Le premier pas coûte.", "Le premier", None),
    ("fr", "Ericsson, Nokia et ZTE hésitent. Le premier, suédois, attend.", "Le premier", None),
    ("en", "Poland and Sweden hesitate. The former is in no hurry.", "The former", "PL"),
    ("en", "Poland and Sweden hesitate. The former ally is in no hurry.", "The former", None),
    # a quoted thing does not speak
    ("fr", "Le président français a refusé. « Le départ se fera », a-t-il dit.", "-il",
     "emmanuel-macron"),
]  # fmt: skip


def meant(text: str, language: str, words: str) -> tuple[str, str | None] | None:
    """The actor of the last mention by these very words, and for whom it speaks."""
    _, table = resolved(text, language)
    found = [m for m in table.mentions if text[m.start : m.end] == words]
    return (found[-1].actor, found[-1].acts_for) if found else None


def actor_of(text: str, language: str, words: str) -> str | None:
    found = meant(text, language, words)
    return found[0] if found else None


@pytest.mark.parametrize(("text", "words", "actor"), GOVERNMENTS_FR)
def test_french_governments(text: str, words: str, actor: str | None) -> None:
    assert actor_of(text, "fr", words) == actor


@pytest.mark.parametrize(("text", "words", "actor"), GOVERNMENTS_EN)
def test_english_governments(text: str, words: str, actor: str | None) -> None:
    assert actor_of(text, "en", words) == actor


@pytest.mark.parametrize(("language", "text", "words", "actor"), [*OFFICERS, *OTHERS, *PRONOUNS])
def test_others(language: str, text: str, words: str, actor: str | None) -> None:
    assert words in text
    assert actor_of(text, language, words) == actor


@pytest.mark.parametrize(("language", "text", "name", "voice"), VOICES)
def test_voice_of_a_person_whom_only_the_text_knows(
    language: str, text: str, name: str, voice: str | None
) -> None:
    found = meant(text, language, name)
    assert found is not None
    assert found[1] == voice


def test_the_land_of_an_article_comes_before_who_is_only_met() -> None:
    text = "Le Kenya hésite. Le Kenya a reçu le ministre marocain. Le ministère se tait."
    assert actor_of(text, "fr", "Le ministère") == "KE"


def test_a_minister_without_date_is_the_one_named_before() -> None:
    text = "Bruno Le Maire menace. Le ministre attend."
    _, table = resolved(text, "fr", Interval())
    assert [m.actor for m in table.mentions] == ["bruno-le-maire", "bruno-le-maire"]
