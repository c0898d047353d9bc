"""The rest of ``governors.yaml``: the words by which stances are found and held apart."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from ralliement.yamlfiles import read_yaml


@dataclass(frozen=True, slots=True)
class Wording:
    """Word lists of one language, by lemma; what each holds is said in ``governors.yaml``."""

    factive: frozenset[str]
    enacts: frozenset[str]
    documents: frozenset[str]
    obliges: frozenset[str]
    permits: frozenset[str]
    total: frozenset[str]
    stand_ins: frozenset[str]
    domains: frozenset[str]
    deciding: frozenset[str]
    decision_nouns: frozenset[str]
    undecided: frozenset[str]
    follows: frozenset[str]
    like: frozenset[str]
    too: frozenset[str]
    warns: frozenset[str]
    threatens: frozenset[str]
    awaited: frozenset[str]
    state_lists: frozenset[str]
    promises: frozenset[str]
    rules_out: frozenset[str]
    shuts: frozenset[str]
    announces: frozenset[str]
    in_force: frozenset[str]
    judges: frozenset[str]
    blames: frozenset[str]
    praises: frozenset[str]
    unfounded: frozenset[str]
    claims: frozenset[str]
    deeds: frozenset[str]
    sells: frozenset[str]
    trade_lists: frozenset[str]
    empowers: frozenset[str]
    partial: frozenset[str]
    object_parts: frozenset[str]
    asks: frozenset[str]
    comments: frozenset[str]
    bygone: frozenset[str]
    leanings: frozenset[str]
    proves: frozenset[str]
    proofs: frozenset[str]
    bends: frozenset[str]
    suggests: frozenset[str]
    organs: frozenset[str]


@cache
def load_wording(language: str) -> Wording:
    """The word lists of ``language``, read once a process."""
    loaded: dict[str, list[str]] = read_yaml(
        "ralliement.statements", "data", language, "governors.yaml"
    )
    return Wording(**{field.name: frozenset(loaded[field.name]) for field in fields(Wording)})
