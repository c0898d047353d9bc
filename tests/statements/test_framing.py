"""What stands over a measure, on another dispute: no rule knows which one it is read for."""

from __future__ import annotations

import pytest

from .coded import expected, stances

GAS_FRENCH = [
    ("L'Allemagne a certifié Nord Stream 2.", "DE 0"),
    ("Le gouvernement allemand a autorisé le gazoduc Nord Stream 2.", "DE 0"),
    ("Berlin soutient Nord Stream 2.", "DE 0"),
    ("La Pologne demande l'abandon de Nord Stream 2.", "PL 100"),
    ("Varsovie exige l'abandon du gazoduc.", "PL 100"),
    ("Washington veut des sanctions contre Nord Stream 2.", "US 75"),
    ("Les États-Unis ont imposé des sanctions contre le gazoduc.", "US 75"),
    ("Le Danemark a refusé l'autorisation du gazoduc Nord Stream 2.", "DK 75"),
    ("L'Ukraine réclame des sanctions contre Nord Stream 2.", "UA 75"),
    ("Berlin a suspendu la certification de Nord Stream 2.", "DE 50"),
    ("L'Allemagne refuse d'abandonner Nord Stream 2.", "DE 0"),
    ("Berlin n'abandonnera pas Nord Stream 2.", "DE 0"),
    ("La chancelière Angela Merkel ne veut pas abandonner Nord Stream 2.", "DE 0"),
    ("Berlin envisage un moratoire sur Nord Stream 2.", "DE 50?"),
    ("L'Allemagne n'exclut pas d'abandonner Nord Stream 2.", "DE 100?"),
    ("Emmanuel Macron a appelé Berlin à abandonner Nord Stream 2.", "FR 100"),
    ("Moscou s'oppose aux sanctions contre Nord Stream 2.", "RU 0"),
    ("Moscou dénonce les sanctions américaines contre Nord Stream 2.", "RU 0; US 75"),
    ("L'Autriche rejette toute sanction contre Nord Stream 2.", "AT 0"),
    ("La Russie compte achever Nord Stream 2.", "RU 0"),
    ("Vladimir Poutine a promis d'achever le gazoduc.", "RU 0"),
    ("« Nous n'abandonnerons pas Nord Stream 2 », a déclaré Angela Merkel.", "DE 0"),
    ("Donald Trump a signé une loi imposant des sanctions contre Nord Stream 2.", "US 75"),
    ("La Lettonie préconise l'arrêt définitif de Nord Stream 2.", "LV 100"),
    ("Selon Reuters, Copenhague s'apprête à approuver Nord Stream 2.", "DK 0"),
    ("Berlin pourrait abandonner Nord Stream 2.", "DE 100?"),
    ("Nord Stream 2 sera achevé, a assuré Moscou.", "RU 0"),
    ("Kiev salue la décision de Washington de sanctionner Nord Stream 2.", "UA 75; US 75"),
]

GAS_FRENCH_NOTHING = [
    "L'Allemagne va-t-elle abandonner Nord Stream 2 ?",
    "Si Berlin abandonnait Nord Stream 2, le gaz coûterait plus cher.",
    "Les navires de Nord Stream 2 ont quitté le port de Mukran.",
    "Berlin a abandonné le nucléaire, le gazoduc attend.",
    "Varsovie accuse Berlin de vouloir achever Nord Stream 2.",
    "Paris dément tout abandon de Nord Stream 2.",
    "L'Union européenne a adopté des sanctions contre la Biélorussie.",
    "La Suède a suspendu ses exportations d'armes vers la Turquie.",
    "Un analyste prédit que Nord Stream 2 sera abandonné.",
    "Gazprom a publié ses comptes trimestriels.",
    "Le prix du gaz a doublé en un an.",
    "Les ministres ont parlé de Nord Stream 2 à Bruxelles.",
    "La France a interdit les vols intérieurs courts.",
    "Angela Merkel a reçu Vladimir Poutine à Berlin.",
    "Le Danemark a annulé une exposition sur la Baltique.",
    "On ignore si Berlin abandonnera Nord Stream 2.",
    "L'abandon de Nord Stream 2 coûterait dix milliards, selon Reuters.",
    "La Pologne achète du gaz norvégien.",
    "L'hypothèse d'un abandon de Nord Stream 2 inquiète les marchés.",
    "Un tribunal néerlandais a condamné une banque russe.",
]

GAS_ENGLISH = [
    ("Germany approved Nord Stream 2.", "DE 0"),
    ("Poland wants Germany to scrap Nord Stream 2.", "PL 100"),
    ("The United States imposed sanctions on Nord Stream 2.", "US 75"),
    ("Washington threatened sanctions on the Nord Stream 2 pipeline.", "US 75"),
    ("Germany suspended certification of Nord Stream 2.", "DE 50"),
    ("Germany refused to abandon Nord Stream 2.", "DE 0"),
    ("Berlin will not cancel Nord Stream 2.", "DE 0"),
    ("Germany did not rule out scrapping Nord Stream 2.", "DE 100?"),
    ("Germany is considering a moratorium on Nord Stream 2.", "DE 50?"),
    ("Russia plans to complete Nord Stream 2.", "RU 0"),
    ("Ukraine called for sanctions on Nord Stream 2.", "UA 75"),
    ("Moscow opposes sanctions on Nord Stream 2.", "RU 0"),
    ("Emmanuel Macron urged Berlin to drop Nord Stream 2.", "FR 100"),
    ("Lithuania demanded that Germany cancel Nord Stream 2.", "LT 100"),
    ('"We will not abandon Nord Stream 2," Angela Merkel said.', "DE 0"),
    ("According to Reuters, Denmark plans to approve Nord Stream 2.", "DK 0"),
    ("Austria rejected sanctions on Nord Stream 2.", "AT 0"),
    ("Germany could abandon Nord Stream 2.", "DE 100?"),
]

GAS_ENGLISH_NOTHING = [
    "Will Germany abandon Nord Stream 2?",
    "If Germany abandoned Nord Stream 2, gas would cost more.",
    "Poland accused Germany of trying to complete Nord Stream 2.",
    "Germany abandoned nuclear power, and the pipeline waits.",
    "The ships of Nord Stream 2 left the port.",
    "Ministers discussed Nord Stream 2 in Brussels.",
    "The European Union imposed sanctions on Belarus.",
    "An analyst predicted that Nord Stream 2 would be cancelled.",
    "Gazprom published its accounts.",
    "Sweden suspended arms exports to Turkey.",
    "Paris denied that it would abandon Nord Stream 2.",
    "Denmark cancelled a Baltic festival.",
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "row"), GAS_FRENCH, ids=lambda value: value[:60])
def test_french(text: str, row: str) -> None:
    assert stances(text, "fr", "nord-stream-2") == expected(row)


@pytest.mark.model
@pytest.mark.parametrize("text", GAS_FRENCH_NOTHING, ids=lambda value: value[:60])
def test_no_stance_in_french(text: str) -> None:
    assert stances(text, "fr", "nord-stream-2") == ""


@pytest.mark.model
@pytest.mark.parametrize(("text", "row"), GAS_ENGLISH, ids=lambda value: value[:60])
def test_english(text: str, row: str) -> None:
    assert stances(text, "en", "nord-stream-2") == expected(row)


@pytest.mark.model
@pytest.mark.parametrize("text", GAS_ENGLISH_NOTHING, ids=lambda value: value[:60])
def test_no_stance_in_english(text: str) -> None:
    assert stances(text, "en", "nord-stream-2") == ""
