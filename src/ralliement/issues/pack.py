"""The records of an issue pack: the disputed question, its scale, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ralliement.issues.common_words import common_phrases


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """One labelled point of the 0..100 scale; texts are by language.

    ``means`` is what its answer does to the disputed object (``common_words.MEANINGS``), None
    where the pack does not say.
    """

    value: float
    id: str
    label: Mapping[str, str]
    description: Mapping[str, str]
    means: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that puts an actor at ``value``, as lemmas or words in lower case.

    ``*`` in ``phrase`` stands for a gap of up to three words. ``kind`` is ``measure``
    (something that is done to the subject: doing or asking for it gives ``value``,
    refusing it gives the opposite) or ``stance`` (words for the actor's own line,
    taken as they stand). ``needs_subject`` is false for a phrase that speaks for itself.
    ``common`` is the meaning of a phrase that any pack shares, "" for the pack's own.
    """

    language: str
    phrase: tuple[str, ...]
    value: float
    needs_subject: bool
    kind: str
    common: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its value on the scale; None is on topic without a stance."""

    language: str
    text: str
    value: float | None


@dataclass(frozen=True, slots=True)
class IssuePack:
    """One issue. The meaning of every field is in docs/issue-packs.md.

    ``opposite`` gives, for the value of a measure, where an actor stands that refuses
    the measure. ``trackers`` gives each word its range ``(low, high)``, low included,
    high excluded except at 100. ``digest`` is the SHA-256 of the file.
    """

    id: str
    question: Mapping[str, str]
    points: tuple[ScalePoint, ...]
    status_quo: float
    subject_actors: tuple[str, ...]
    subject: Mapping[str, tuple[str, ...]]
    field: Mapping[str, tuple[str, ...]]
    cues: tuple[Cue, ...]
    opposite: Mapping[float, float]
    examples: tuple[Example, ...]
    trackers: Mapping[str, tuple[float, float]]
    digest: str

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the pack is written for, in the file's order."""
        return tuple(self.question)

    def cues_in(self, language: str) -> tuple[Cue, ...]:
        """The cues of one language in the file's order, then the words common to all packs."""
        own = tuple(cue for cue in self.cues if cue.language == language)
        if language not in self.question:
            return own
        listed = {cue.phrase for cue in own}
        return own + tuple(
            Cue(language, phrase, value, needs_subject=True, kind="measure", common=meaning)
            for phrase, value, meaning in common_phrases(language, self.means, listed)
        )

    @property
    def means(self) -> dict[str, float]:
        """The values of the points that say what they mean, by meaning."""
        return {point.means: point.value for point in self.points if point.means is not None}

    def nearest_point(self, value: float) -> ScalePoint:
        """The labelled point closest to ``value``, the lower one where two are as close."""
        return min(self.points, key=lambda point: (abs(point.value - value), point.value))

    def tracker_word(self, value: float) -> str:
        """The tracker word whose range holds ``value`` (0..100)."""
        for word, (low, high) in self.trackers.items():
            if low <= value < high or value == high == 100:
                return word
        raise ValueError(f"{value} is not on the scale of {self.id}; allowed: 0 to 100")
