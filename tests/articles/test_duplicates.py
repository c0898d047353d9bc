"""Copies of one dispatch fall together, whatever their order; others stay apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from ralliement.articles import near_duplicates
from ralliement.records import Article

from .conftest import Reader

DISPATCH = (
    "Le ministère allemand de l'Intérieur a annoncé jeudi qu'il n'écarterait aucun fabricant des "
    "futurs réseaux mobiles, malgré la pression de Washington. Un porte-parole a précisé que les "
    "exigences de sécurité seraient durcies pour tous les équipementiers, quelle que soit leur "
    "origine. Les enchères pour les fréquences commenceront à la mi-mars à Mayence. Quatre "
    "opérateurs y participeront, dont un nouveau venu. Le groupe chinois a salué une décision "
    "fondée sur des faits, tandis que l'ambassade américaine n'a pas souhaité la commenter. Le "
    "parlement examinera le texte avant l'été, et plusieurs députés de la majorité ont déjà fait "
    "savoir qu'ils voteraient contre, faute de garanties suffisantes sur le cœur du réseau."
)
OTHER = (
    "À Wellington, le service de renseignement électronique a rejeté la demande du premier "
    "opérateur du pays, qui voulait bâtir son réseau avec du matériel venu de Shenzhen. "
    "L'entreprise étudie les motifs de ce refus et maintient son calendrier de lancement."
)


def _named(read: Reader, **texts: str) -> list[Article]:
    return [replace(read(text), id=name) for name, text in texts.items()]


def test_copies_fall_together_in_any_order(read: Reader) -> None:
    edited = DISPATCH.replace("annoncé jeudi", "fait savoir jeudi").replace("durcies", "renforcées")
    shortened = DISPATCH[: DISPATCH.index("Le parlement")]
    copy = f"Un titre\n\nBERLIN (AFP) - {DISPATCH}"
    articles = _named(read, c=copy, a=edited, b=shortened, d=OTHER)
    expected = {"a": "a", "b": "a", "c": "a", "d": "d"}
    for order in permutations(articles):
        assert near_duplicates(order) == expected


def test_an_article_read_twice_is_one(read: Reader) -> None:
    articles = _named(read, a=DISPATCH) * 2
    assert near_duplicates(articles) == {"a": "a"}


def test_short_and_empty_sets(read: Reader) -> None:
    assert near_duplicates([]) == {}
    assert near_duplicates(_named(read, a="Oui.", b="Non.")) == {"a": "a", "b": "b"}
