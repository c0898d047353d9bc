"""The words that any dispute over an object shares, at the values that a pack's points give them.

A point says by ``means`` what its answer does to the object (``MEANINGS``); the words themselves
are in ``common/<language>.yaml``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from ralliement.issues.phrases import split_phrase
from ralliement.yamlfiles import read_yaml

MEANINGS = ("end", "block", "suspend", "conditions", "proceed")
"""What an answer may do to the object, from putting an end to it to going ahead with it."""

LANGUAGES = ("fr", "en")
"""The languages that have common words."""

_LEANINGS = {"against": "end", "for": "proceed"}


def meanings(given: Mapping[str, float]) -> dict[str, float]:
    """The value of every meaning, from those that the points give.

    ``end`` and ``proceed`` must be given. To block is to end, to suspend lies half-way between
    the two, conditions half-way between a suspension and going ahead, unless a point says else.
    """
    end, proceed = given["end"], given["proceed"]
    suspend = given.get("suspend", (end + proceed) / 2)
    return {
        "end": end,
        "block": given.get("block", end),
        "suspend": suspend,
        "conditions": given.get("conditions", (suspend + proceed) / 2),
        "proceed": proceed,
    }


def opposites(given: Mapping[str, float]) -> dict[float, float]:
    """Where an actor stands that refuses what a meaning says, by the meaning's value.

    Not to go ahead is to block; not to end, block or suspend is to go ahead; conditions are
    refused by those to whom they are too little as well as too much: half-way to the end.
    """
    value = meanings(given)
    middle = (value["conditions"] + value["end"]) / 2
    return {
        value["conditions"]: middle,
        value["suspend"]: value["proceed"],
        value["block"]: value["proceed"],
        value["end"]: value["proceed"],
        value["proceed"]: value["block"],
    }


def common_phrases(
    language: str, given: Mapping[str, float], listed: Collection[tuple[str, ...]]
) -> list[tuple[tuple[str, ...], float, str]]:
    """Each common phrase with its value and meaning ("against", "for" included).

    None without ``end`` and ``proceed`` among ``given``, none in a language without common words,
    and none that the pack has itself ``listed``.
    """
    if not {"end", "proceed"} <= set(given) or language not in LANGUAGES:
        return []
    value = meanings(given)
    return [
        (phrase, value[_LEANINGS.get(meaning, meaning)], meaning)
        for phrase, meaning in _phrases(language)
        if phrase not in listed
    ]


@cache
def _phrases(language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    words = read_yaml("ralliement.issues", "common", f"{language}.yaml")
    return tuple(
        (split_phrase(phrase), meaning) for meaning, phrases in words.items() for phrase in phrases
    )
