"""Figures: sentences of our own, read with the real actors, and the figures in them.

A row is a language, a sentence of an article of Friday 10 May 2019, and its figures: the
actor (``-`` where none is clear), the measure, the value with its unit, and the period.
"""

from __future__ import annotations

import pytest

from ralliement.records import Figure
from ralliement.statements.figures import find_figures
from ralliement.statements.figures.quantities import find_quantities
from ralliement.statements.figures.words import load_words

from .findings import findings, rows, when

GIVEN = """
fr | Huawei a publié un chiffre d'affaires de 721,2 milliards de yuans en 2018. |
    huawei, chiffre d'affaires, 721200000000 CNY 2018-01-01..2018-12-31
fr | Le chiffre d'affaires de Huawei a atteint 107 milliards de dollars en 2018. |
    huawei, chiffre d'affaires, 107000000000 USD 2018-01-01..2018-12-31
fr | Les ventes de Huawei ont progressé de 39 % au premier trimestre 2019. |
    huawei, ventes ont progressé, 39 % 2019-01-01..2019-03-31
fr | Nokia affiche une hausse de 7 % des ventes au deuxième trimestre 2018. |
    nokia, hausse des ventes, 7 % 2018-04-01..2018-06-30
fr | Huawei détient une part de marché de 29 %. | huawei, part de marché, 29 %
fr | Huawei détient 29 % du marché mondial. | huawei, marché mondial, 29 %
fr | Le gazoduc Corne Bleue 2 sera achevé en mai. |
en | Backers of the Blue Horn 2 pipeline are patient. |
en | The Blue Horn consortium laid 2 pipelines. | -, laid pipelines, 2 pipeline
fr | Avec un revenu net de, Huawei va bien. | huawei, revenu net, None
fr | Huawei annonce un bénéfice de milliards d'euros. | huawei, bénéfice, None EUR
fr | Nokia annonce une baisse de % de ses ventes. | nokia, baisse, None %
fr | Nokia investira 3 milliards d'euros dans la 5G. | nokia, investira dans la 5g, 3000000000 EUR
fr | Huawei a signé 46 contrats 5G. | huawei, signé contrats 5g, 46 contrat
fr | Huawei emploie 180 000 salariés. | huawei, emploie salariés, 180000 salarié
fr | Huawei emploie 180.000 salariés. | huawei, emploie salariés, 180000 salarié
fr | Nokia va supprimer 1 600 postes. | nokia, supprimer postes, 1600 poste
fr | Bruxelles a infligé à Google une amende de 4,3 milliards d'euros. | EU, amende, 4300000000 EUR
fr | Google risque 4 millions d'euros d'amende. | google, amende, 4000000 EUR
fr | Le bénéfice de Nokia a reculé de 5,2 pour cent. | nokia, bénéfice a reculé, 5.2 %
fr | La part de marché de Nokia est passée à 12 %. | nokia, part de marché, 12 %
fr | Ericsson a vendu deux milliards de couronnes d'équipements. | ericsson, vendu, 2000000000 SEK
fr | Le surcoût atteindra deux milliards de livres pour Londres. | GB, surcoût, 2000000000 GBP
fr | Huawei a signé trois contrats en Afrique. | huawei, signé contrats, 3 contrat
fr | Le budget de la Pologne est de 20 Md€. | PL, budget, 20000000000 EUR
fr | Huawei prévoit une hausse de 10 à 15 % de ses ventes. |
    huawei, hausse de ventes, 10 %; huawei, hausse de ventes, 15 %
fr | Huawei compte 40 contrats au 30 juin 2019. | huawei, contrats, 40 contrat 2019-06-30
fr | La 5G arrive en France le 5 mai 2019. |
fr | L'article 12 de la loi vise Huawei. |
fr | Le ministre, âgé de 47 ans, soutient Huawei. |
fr | Huawei a lancé le P30 et le Mate 20. |
fr | Huawei a obtenu un sursis de 90 jours. |
fr | Les deux pays ont signé un accord avec Huawei. |
fr | La France a battu l'Allemagne 3-1. |
fr | Appelez Orange au 01 23 45 67 89. |
fr | Le gazoduc Nord Stream 2 divise Berlin. |
fr | La réunion aura lieu à 18h30 à Paris. |
fr | Huawei est le premier équipementier. |
fr | Une centaine de salariés de Nokia manifestent. |
fr | Nokia est à 300 mètres du siège. |
en | Huawei's revenue rose 39 percent to 179.7 billion yuan ($26.8 billion). |
    huawei, revenue rose, 39 %; huawei, revenue, 179700000000 CNY; huawei, revenue, 26800000000 USD
en | Huawei reported a net profit of $8.8 billion in 2018. |
    huawei, net profit, 8800000000 USD 2018-01-01..2018-12-31
en | Huawei holds a market share of 29%. | huawei, market share, 29 %
en | Huawei has a 29% market share. | huawei, market share, 29 %
en | Huawei signed 40 contracts. | huawei, signed contracts, 40 contract
en | Huawei employs 180,000 people. | huawei, employs people, 180000 people
en | Britain fined BT £42m. | GB, fined, 42000000 GBP
en | Vodafone faces a fine of £42m. | vodafone, fine, 42000000 GBP
en | Sales of Nokia fell by 5.2 per cent in the first quarter of 2019. |
    nokia, sales fell, 5.2 % 2019-01-01..2019-03-31
en | Huawei will invest $2bn in Britain. | huawei, invest in britain, 2000000000 USD
en | Ericsson posted a net loss of 1.2 billion Swedish kronor. | ericsson, net loss, 1200000000 SEK
en | Huawei's revenue was 721.2 bln yuan in 2018. |
    huawei, revenue, 721200000000 CNY 2018-01-01..2018-12-31
en | Huawei posted a net profit of, up on last year. | huawei, net profit, None
en | Britain capped Huawei at 35% of the network. | GB, network, 35 %
en | The bill, H.R. 5515, targets Huawei. |
en | Huawei launched the P30 on March 26, 2019. |
en | Huawei won a reprieve of 90 days. |
en | The two countries signed a deal with Huawei. |
en | The Senate met at 10.30 am on Huawei. |
en | Section 889 targets Huawei. |
"""

QUANTITIES = """
fr | 721,2 milliards de yuans | 721200000000 CNY
fr | 1 600 euros | 1600 EUR
fr | 1.600 euros | 1600 EUR
fr | 1,4 % | 1.4 %
fr | 1.4 % | 1.4 %
fr | 3,5 Mds€ | 3500000000 EUR
fr | 20 M€ | 20000000 EUR
fr | un milliard de dollars | 1000000000 USD
fr | deux millions d'euros | 2000000 EUR
fr | 12 pour cent | 12 %
fr | 0,3 point de pourcentage | 0.3 point
fr | 30 à 40 % | 30 %; 40 %
fr | 55 milliards de francs suisses | 55000000000 CHF
fr | 3 milliards de dollars australiens | 3000000000 AUD
fr | 16 000 000 habitants | 16000000
fr | 5G |
fr | 18h30 |
fr | 01 23 45 67 89 |
fr | 3-1 |
fr | article 5 |
fr | n° 12 |
en | $8.8 billion | 8800000000 USD
en | £42m | 42000000 GBP
en | €3bn | 3000000000 EUR
en | 721.2 bln yuan | 721200000000 CNY
en | 180,000 | 180000
en | 1,234,567.5 euros | 1234567.5 EUR
en | 39 percent | 39 %
en | 5.2 per cent | 5.2 %
en | half a billion dollars | 500000000 USD
en | two million pounds | 2000000 GBP
en | A$5 million | 5000000 AUD
en | 25 basis points | 25 point
en | page 3 |
en | P30 |
"""


def figures(text: str, language: str) -> tuple[Figure, ...]:
    return find_figures(findings(text, language))


def amount(value: float | None) -> str:
    return "None" if value is None else format(value, ".12g")


def told(figure: Figure) -> str:
    value = f"{amount(figure.value)} {figure.unit or ''}".strip()
    period = when(figure.period_from, figure.period_to)
    return f"{figure.actor or '-'}, {figure.measure}, {value} {period}".strip()


@pytest.mark.model
@pytest.mark.parametrize(("language", "text", "expected"), rows(GIVEN))
def test_figures(language: str, text: str, expected: str) -> None:
    found = figures(text, language)
    assert "; ".join(told(figure) for figure in found) == expected
    assert all(text[f.start : f.end] == f.text for f in found)


@pytest.mark.parametrize(("language", "text", "expected"), rows(QUANTITIES))
def test_quantities(language: str, text: str, expected: str) -> None:
    found = find_quantities(f"({text})", load_words(language))
    assert "; ".join(f"{amount(q.value)} {q.unit or ''}".strip() for q in found) == expected


@pytest.mark.model
def test_the_same_amount_said_twice_is_two_figures_with_their_own_ids() -> None:
    text = "Nokia a payé 3 millions d'euros, puis 3 millions d'euros."
    found = figures(text, "fr")
    assert len({figure.id for figure in found}) == len(found) == 2
