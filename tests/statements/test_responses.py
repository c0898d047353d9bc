"""Lines told without a measure: open questions, warnings, followers, answers."""

from __future__ import annotations

import pytest

from .coded import expected, stances

FRENCH = [
    ("La France n'a pas encore tranché sur Huawei.", "FR ?"),
    ("Le Canada n'a pas pris de décision sur Huawei.", "CA ?"),
    ("Berlin n'a toujours pas décidé s'il exclurait Huawei.", "DE ?"),
    ("L'Italie doit se prononcer sur Huawei à l'automne.", "IT ?"),
    ("Londres tranchera le mois prochain sur Huawei.", "GB ?"),
    ("La Belgique hésite à exclure Huawei.", "BE 100?"),
    ("L'Allemagne n'a pas arrêté sa position sur Huawei.", "DE ?"),
    ("Si Berlin exclut Huawei, il y aura des conséquences, a prévenu Pékin.", "CN 0"),
    pytest.param(
        "Pékin menace Ottawa de représailles si le Canada bannit Huawei.",
        "CN 0",
        marks=pytest.mark.xfail(strict=True, reason="the threat is parsed as a noun"),
    ),
    ("Si Londres autorise Huawei, Washington cessera de partager ses renseignements, a averti "
     "Mike Pompeo.", "US 100"),
    ("L'Australie a exclu Huawei de la 5G. Le Japon suit l'exemple de l'Australie.",
     "AU 100; JP 100"),
    ("À l'instar de l'Australie, le Japon a exclu Huawei de la 5G.", "AU 100; JP 100"),
    ("Washington a demandé à Rome d'exclure Huawei. L'Italie a rejeté l'appel des États-Unis.",
     "US 100; IT 0"),
    ("Washington veut exclure Huawei de la 5G. Paris se montre moins ferme que les États-Unis.",
     "US 100; FR 50"),
]  # fmt: skip

FRENCH_NOTHING = [
    "On verra bien si Huawei participe à la 5G allemande.",
    "Berlin n'a pas décidé d'augmenter la TVA, dit le journal.",
    "L'Allemagne a décidé de réunir un comité sur Huawei.",
    "La Belgique suit la querelle Huawei dans la presse.",
    "Le Japon suit un régime sec, loin de Huawei.",
    "Huawei n'a pas encore décidé où bâtir son usine.",
    "Les électeurs français n'ont pas encore choisi leur député.",
    "Si l'Allemagne gagne le match, Huawei offrira des téléphones.",
    "La France hésite à changer d'entraîneur.",
    "Le tribunal rendra sa décision dans l'affaire des brevets de Huawei.",
    "L'Espagne a pris la décision de fêter les dix ans de Huawei.",
]

ENGLISH = [
    (
        "If Huawei takes part in Canada's 5G, Washington will stop sharing intelligence, Mike "
        "Pompeo warned.",
        "US 100",
    ),
    ("Canada has not yet decided on Huawei.", "CA ?"),
    ("Germany has yet to decide on Huawei.", "DE ?"),
    ("Britain has not made a decision on Huawei.", "GB ?"),
    ("Italy will decide on Huawei in the autumn.", "IT ?"),
    ("Belgium is undecided about Huawei.", "BE ?"),
    ("If Germany bans Huawei, there will be consequences, China warned.", "CN 0"),
    ("China threatened to retaliate if Canada banned Huawei.", "CN 0"),
    ("Australia banned Huawei from 5G. Japan followed Australia's lead.", "AU 100; JP 100"),
    ("Like Australia, Japan has banned Huawei from 5G.", "AU 100; JP 100"),
    (
        "China urged Sweden to lift its ban on Huawei. The regulator PTS said it followed "
        "advice from the country's armed forces.",
        "CN 0",
    ),
    ("New Delhi has not yet decided whether to let Huawei take part in 5G trials.", "IN ?"),
    ("Canada will decide whether to ban Huawei this year.", "CA ?"),
]

ENGLISH_NOTHING = [
    "Canada has not decided to raise taxes, the paper says.",
    "Germany decided to hold a meeting on Huawei.",
    "Huawei has yet to decide where to build its plant.",
    "Japan follows the Huawei story closely in its papers.",
    "If Germany wins the match, Huawei will give away phones.",
    "A court will rule on Huawei's patents.",
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "row"), FRENCH, ids=lambda value: value[:60])
def test_french(text: str, row: str) -> None:
    assert stances(text, "fr") == expected(row)


@pytest.mark.model
@pytest.mark.parametrize("text", FRENCH_NOTHING, ids=lambda value: value[:60])
def test_no_line_in_french(text: str) -> None:
    assert stances(text, "fr") == ""


@pytest.mark.model
@pytest.mark.parametrize(("text", "row"), ENGLISH, ids=lambda value: value[:60])
def test_english(text: str, row: str) -> None:
    assert stances(text, "en") == expected(row)


@pytest.mark.model
@pytest.mark.parametrize("text", ENGLISH_NOTHING, ids=lambda value: value[:60])
def test_no_line_in_english(text: str) -> None:
    assert stances(text, "en") == ""
