"""The predicates of a language and the words that govern them, from data/<language>/."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ralliement.records import Event
from ralliement.yamlfiles import read_yaml

_CLASSES = (
    "does", "plans", "wants", "considers", "hesitates", "refuses", "allows", "says", "denies",
)  # fmt: skip
_REFLEXIVE = re.compile(r"^(?:se |s')")
_CLITICS = frozenset({"en", "y"})
"""Pronouns that stand before the head of an idiom ("s'en prendre à")."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate: its head word, the other words it needs, its event and its places.

    ``places`` say where a recipient may stand, in order of preference (see
    ``data/fr/frames.yaml``); ``needs_recipient`` that the frame is read only with one.
    """

    event: Event
    phrase: str
    head: str
    words: tuple[str, ...]
    reflexive: bool
    places: tuple[str, ...]
    needs_recipient: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the rules know of one language's words; lookups are by lemma."""

    language: str
    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    light_verbs: frozenset[str]
    undergoing_verbs: frozenset[str]
    light_verbs_with: Mapping[str, str]
    people: frozenset[str]
    measures: frozenset[str]
    governors: Mapping[str, frozenset[str]]
    object_control: frozenset[str]
    conditional_marks: frozenset[str]
    instead_of: tuple[str, ...]
    milder: frozenset[str]
    milder_adjectives: frozenset[str]
    harder_adjectives: frozenset[str]
    consequences: frozenset[str]
    speech_nouns: frozenset[str]
    general_subjects: frozenset[str]

    def attitudes(self, lemma: str) -> frozenset[str]:
        """The ways in which ``lemma`` may govern a clause; empty where it does not."""
        return self.governors.get(lemma, frozenset())


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of ``language``, read once a process."""
    frames = _data(language, "frames")
    words = _data(language, "governors")
    governors: dict[str, set[str]] = defaultdict(set)
    for kind in _CLASSES:
        for lemma in words[kind]:
            governors[lemma].add(kind)
    return Lexicon(
        language=language,
        verbs=_index(frames, "verbs"),
        nouns=_index(frames, "nouns"),
        adjectives=_index(frames, "adjectives"),
        light_verbs=frozenset(frames["light_verbs"]),
        undergoing_verbs=frozenset(frames["undergoing_verbs"]),
        light_verbs_with=frames["light_verbs_with"],
        people=frozenset(frames["people"]),
        measures=frozenset(frames["measures"]),
        governors={lemma: frozenset(kinds) for lemma, kinds in governors.items()},
        object_control=frozenset(words["object_control"]),
        conditional_marks=frozenset(words["conditional_marks"]),
        instead_of=tuple(words["instead_of"]),
        milder=frozenset(words["milder"]),
        milder_adjectives=frozenset(words["milder_adjectives"]),
        harder_adjectives=frozenset(words["harder_adjectives"]),
        consequences=frozenset(words["consequences"]),
        speech_nouns=frozenset(words["speech_nouns"]),
        general_subjects=frozenset(words["general_subjects"]),
    )


def _data(language: str, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml("ralliement.statements", "data", language, f"{name}.yaml")
    return loaded


def _index(frames: dict[str, Any], section: str) -> dict[str, tuple[Frame, ...]]:
    """Frames by head word, those that need most words first."""
    index: dict[str, list[Frame]] = defaultdict(list)
    for event in Event:
        for phrase, places in (frames.get(event.value, {}).get(section) or {}).items():
            frame = _frame(event, str(phrase), str(places))
            index[frame.head].append(frame)
    return {head: tuple(sorted(found, key=_precedence)) for head, found in index.items()}


def _precedence(frame: Frame) -> tuple[int, bool, bool]:
    """Most words first; of equals, one read only where the verb is denied ("ne cède pas")."""
    return -len(frame.words), not frame.reflexive, "not" not in frame.places


def _frame(event: Event, phrase: str, places: str) -> Frame:
    words = _REFLEXIVE.sub("", phrase).split()
    if words[0] in _CLITICS:
        words = [words[1], words[0], *words[2:]]
    return Frame(
        event=event,
        phrase=phrase,
        head=words[0],
        words=tuple(words[1:]),
        reflexive=bool(_REFLEXIVE.match(phrase)),
        places=tuple(place for place in places.split() if place != "!"),
        needs_recipient=places.endswith("!"),
    )
