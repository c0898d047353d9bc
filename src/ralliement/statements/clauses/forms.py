"""French futures and conditionals known by their endings, where the tagger errs."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.language import known_infinitives

_FUTURE = ("ont", "ons", "ai", "as", "ez", "a")
_CONDITIONAL = ("aient", "ions", "iez", "ais", "ait")
_STEMS = ("ser", "aur", "ir", "fer", "pourr", "devr", "voudr", "verr", "enverr", "saur", "faudr",
          "vaudr", "recevr", "courr", "mourr", "viendr", "tiendr", "acquerr", "pleuvr")  # fmt: skip
"""Stems of the future that are no infinitive; composed verbs end in them ("obtiendr")."""


def ending_of(token: Token) -> str | None:
    """``future`` or ``conditional`` where a French form can be nothing else, else None.

    The tagger takes "signera" for a participle and "prononcerait" for an imperfect; a form is
    an infinitive and an ending, or an irregular stem and an ending.
    """
    if token.vocab.lang != "fr" or token.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return None
    form = token.lower_
    for kind, endings in (("conditional", _CONDITIONAL), ("future", _FUTURE)):
        for ending in endings:
            if form.endswith(ending) and _is_stem(form[: -len(ending)], token.pos_):
                return kind
    return None


def _is_stem(stem: str, pos: str) -> bool:
    if len(stem) < 2 or not stem.endswith("r"):
        return False
    if stem.endswith("er") and len(stem) > 3 and pos in {"VERB", "AUX"}:
        return True
    verbs = known_infinitives("fr")
    if stem in verbs or (pos in {"VERB", "AUX"} and _is_third_group(stem, verbs)):
        return True
    return stem in _STEMS or (len(stem) > 6 and stem.endswith(("viendr", "tiendr", "verr")))


def _is_third_group(stem: str, verbs: frozenset[str]) -> bool:
    """Whether it is the stem of a verb in "-re" ("interdir-ait"), not of one in "-rer" or "-rir".

    "Retirait" and "ouvrait" are imperfects.
    """
    if not stem.endswith(("dr", "tr", "vr", "pr", "ir")):
        return False
    return stem + "er" not in verbs and stem + "ir" not in verbs
