"""The agenda: sentences of our own, read with the real actors, and what is due in them.

A row is a language, a sentence of an article of Friday 10 May 2019, and its entries: the
actor, ``>`` the recipient, then one day or two with ``..``; nothing where nothing is due.
"""

from __future__ import annotations

import pytest

from ralliement.records import AgendaEntry, Interval
from ralliement.statements.agenda import find_agenda
from ralliement.statements.agenda.wording import LONGEST, shortened

from .findings import FRIDAY, findings, rows, when

DUE = """
fr | Mike Pompeo va rencontrer Angela Merkel à Berlin. | US>DE
fr | Emmanuel Macron se rendra à Pékin la semaine prochaine. | FR>CN 2019-05-13..2019-05-19
fr | Emmanuel Macron doit se rendre en Pologne lundi. | FR>PL 2019-05-13
fr | Donald Trump sera reçu à Londres début juin. | US>GB 2019-06-01..2019-06-10
fr | Mike Pompeo est attendu mercredi à Varsovie. | US>PL 2019-05-15
fr | Mike Pompeo entame une tournée qui passera par la Hongrie et la Pologne. | US>HU; US>PL
fr | L'Union européenne a invité la France à répondre d'ici le 15 juillet. | EU>FR 2019-07-15
fr | Washington demande à l'Italie de trancher avant la fin de l'année. | US>IT 2019-12-31
fr | Le Royaume-Uni rendra sa décision fin juin. | GB 2019-06-21..2019-06-30
fr | La décision de Londres est attendue en juillet. | GB 2019-07-01..2019-07-31
fr | La décision britannique, prévue en juillet, inquiète Huawei. | GB 2019-07-01..2019-07-31
fr | Le vote du Bundestag est prévu le 12 juin. | bundestag 2019-06-12
fr | La Commission européenne doit publier une liste d'ici fin juin. | EU 2019-06-21..2019-06-30
fr | L'Allemagne organisera des enchères en septembre. | DE 2019-09-01..2019-09-30
fr | La loi française entrera en vigueur le 1er janvier 2020. | FR 2020-01-01
fr | Berlin compte présenter un projet de loi à l'automne. | DE 2019-09-01..2019-12-21
fr | Le Canada a annoncé qu'il se prononcerait en octobre. | CA 2019-10-01..2019-10-31
fr | Angela Merkel recevra Xi Jinping demain. | DE>CN 2019-05-11
fr | Huawei devra retirer ses équipements avant 2027. | huawei 2026-12-31..2027-01-01
fr | L'Italie et la Chine signeront un accord jeudi prochain. | IT 2019-05-16; CN 2019-05-16
fr | Le sommet de l'Otan aura lieu en décembre. | nato 2019-12-01..2019-12-31
fr | Le Japon s'apprête à exclure Huawei. | JP>huawei
fr | Emmanuel Macron a rencontré Angela Merkel mercredi. |
fr | Londres n'exclura pas Huawei. |
fr | Londres pourrait exclure Huawei. |
fr | Si Berlin accepte Huawei, Washington cessera de partager ses renseignements. |
fr | Washington veut exclure Huawei. |
fr | Huawei va-t-il rencontrer Angela Merkel ? |
fr | La France envisage d'interdire Huawei. |
fr | Mike Pompeo devait rencontrer Angela Merkel mardi. |
fr | Huawei est allé jusqu'à embaucher un lobbyiste. |
fr | L'avenir dira si Londres a raison. |
fr | Le Royaume-Uni restera vigilant. |
fr | L'Australie a banni Huawei en août 2018. |
en | Mike Pompeo will meet Angela Merkel in Berlin on Tuesday. | US>DE 2019-05-14
en | Donald Trump is due to visit Britain next month. | US>GB 2019-06-01..2019-06-30
en | Germany is expected to publish its catalogue by the end of the year. | DE 2019-12-31
en | Britain is set to decide in July. | GB 2019-07-01..2019-07-31
en | A decision by Canada is due before October. | CA 2019-09-30..2019-10-01
en | The European Commission asked Poland to reply by mid-July. | EU>PL 2019-07-10..2019-07-20
en | Britain said it would publish its review in June. | GB 2019-06-01..2019-06-30
en | Britain said a bill would come before the summer. | GB 2019-06-01..2019-06-21
en | Australia plans to hold an auction in the autumn. | AU 2019-09-01..2019-12-21
en | Mike Pompeo will travel to Poland, Hungary and Slovakia. | US>PL; US>HU; US>SK
en | Emmanuel Macron meets Angela Merkel next week. | FR>DE 2019-05-13..2019-05-19
en | The French law will take effect on January 1, 2020. | FR 2020-01-01
en | Mike Pompeo met Angela Merkel on Tuesday. |
en | Britain will not ban Huawei. |
en | Britain may ban Huawei. |
en | If Germany accepts Huawei, America will stop sharing intelligence. |
en | Britain was expected to decide in March. |
en | Nokia said in January that it would sell a plant. |
en | Nokia said on Thursday that it would sell a plant. | nokia
en | Will Britain ban Huawei? |
"""

WORDED = """
fr | Mike Pompeo va également rencontrer Angela Merkel. | rencontrer Angela Merkel
fr | Le Royaume-Uni, embarrassé, rendra sa décision en juin. | rendra sa décision en juin
fr | La décision de Londres est attendue en juillet. | décision de Londres est attendue en juillet
fr | L'Italie doit se prononcer mardi, et la France jeudi. | se prononcer mardi
en | Germany is expected to publish its catalogue in June. | publish its catalogue in June
"""


def entries(text: str, language: str, publication: Interval = FRIDAY) -> tuple[AgendaEntry, ...]:
    return find_agenda(findings(text, language, publication))


def told(entry: AgendaEntry) -> str:
    parties = entry.actor + (f">{entry.recipient}" if entry.recipient else "")
    return f"{parties} {when(entry.date_from, entry.date_to)}".strip()


@pytest.mark.model
@pytest.mark.parametrize(("language", "text", "expected"), rows(DUE))
def test_what_is_due(language: str, text: str, expected: str) -> None:
    assert "; ".join(told(entry) for entry in entries(text, language)) == expected


@pytest.mark.model
@pytest.mark.parametrize(("language", "text", "expected"), rows(WORDED))
def test_it_is_told_in_the_words_of_the_text(language: str, text: str, expected: str) -> None:
    found = entries(text, language)
    assert found[0].what == expected
    assert found[0].text == text


@pytest.mark.model
def test_a_place_named_before_is_met_again() -> None:
    text = (
        "Mike Pompeo ira en Suisse et au Royaume-Uni. "
        "Donald Trump sera présent à cette dernière étape."
    )
    assert [told(entry) for entry in entries(text, "fr")] == ["US>CH", "US>GB", "US>GB"]


@pytest.mark.model
def test_what_the_article_s_month_may_have_passed_is_not_dated_before_it() -> None:
    may = Interval(FRIDAY.date_from.replace(day=1), FRIDAY.date_from.replace(day=31))
    found = entries("Le Royaume-Uni tranchera cette année.", "fr", may)
    assert [told(entry) for entry in found] == ["GB 2019-05-01..2019-12-31"]


@pytest.mark.model
def test_the_same_text_gives_the_same_ids() -> None:
    text = "Mike Pompeo va rencontrer Angela Merkel."
    assert [e.id for e in entries(text, "fr")] == [e.id for e in entries(text, "fr")]


def test_long_clauses_are_cut_between_words() -> None:
    cut = shortened("mot " * 80)
    assert len(cut) <= LONGEST
    assert cut.endswith("mot…")
