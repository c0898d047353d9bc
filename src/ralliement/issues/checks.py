"""What the sections of a pack must agree on: languages, the scale, cues and trackers.

Each check takes the sections that are sound and yields ``(place, message)``; a check
whose sections are not all sound is left out until they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import signature
from typing import Any

from ralliement.issues.common_words import LANGUAGES, opposites
from ralliement.issues.phrases import GAP, split_phrase
from ralliement.issues.yaml_lines import Document, Mistake, Place

Found = Iterator[tuple[Place, str]]

MAX_PHRASE_WORDS = 10
_GROUPS = ("measures", "measures_alone", "stances", "stances_alone")


def cross_checks(document: Document, sound: dict[str, Any]) -> list[Mistake]:
    """The mistakes between and within sound sections."""
    mistakes: list[Mistake] = []
    for check in CHECKS:
        needed = list(signature(check).parameters)
        if all(name in sound for name in needed):
            found = check(**{name: sound[name] for name in needed})
            mistakes.extend(document.mistake(place, message) for place, message in found)
    return mistakes


def check_scale(points: list[Any]) -> Found:
    """The points cover 0 and 100, each value and each id once."""
    values = [point.value for point in points]
    for end in (0, 100):
        if end not in values:
            yield ("points",), f"no point at {end}; the points must include 0 and 100"
    for name in ("value", "id"):
        first: dict[object, int] = {}
        for place, point in enumerate(points):
            had = first.setdefault(getattr(point, name), place)
            if had != place:
                said = f"{getattr(point, name)!r} is also that of points[{had}]; use it once"
                yield ("points", place, name), said


def check_meanings(points: list[Any]) -> Found:
    """Each meaning is given once; where one is given, both ends of the dispute are."""
    first: dict[str, int] = {}
    for place, point in enumerate(points):
        if point.means is None:
            continue
        had = first.setdefault(point.means, place)
        if had != place:
            said = f"{point.means} is also what points[{had}] means; use it once"
            yield ("points", place, "means"), said
    for meaning in ("end", "proceed"):
        if first and meaning not in first:
            yield ("points",), f"no point means {meaning}; give means: {meaning} to one of them"


def check_languages_of_points(question: dict[str, str], points: list[Any]) -> Found:
    """Every point is labelled in every language of the question, and described in all or none."""
    for place, point in enumerate(points):
        for name in ("label", "description") if point.description else ("label",):
            yield from _languages(question, getattr(point, name), ("points", place, name))


def check_languages_of_subject(question: dict[str, str], subject: dict[str, Any]) -> Found:
    """The subject has its phrases in every language of the question."""
    yield from _languages(question, subject, ("subject",))


def check_languages_of_field(question: dict[str, str], field: dict[str, Any]) -> Found:
    """The field is given in every language of the question, if only as an empty list."""
    yield from _languages(question, field, ("field",))


def check_languages_of_cues(
    question: dict[str, str], points: list[Any], cues: dict[str, Any]
) -> Found:
    """Every language of the question has cues, or points that mean what its common words say."""
    common = LANGUAGES if _means(points) else ()
    needed = {language: text for language, text in question.items() if language not in common}
    if needed and not cues:
        other = " or give points means: end and means: proceed" if not common else ""
        missing = ", ".join(needed)
        yield ("cues",), f"is missing for {missing}; add a section 'cues:'{other}"
        return
    for language in needed:
        if language not in cues:
            listed = ", ".join(question)
            yield ("cues",), f"language {language} is missing; the question is asked in {listed}"
    for language in cues:
        if language not in question:
            yield from _languages(question, {**dict.fromkeys(question), language: 0}, ("cues",))


def _means(points: list[Any]) -> dict[str, float]:
    """The values of the points by meaning; none unless both ends of the dispute are given."""
    given = {point.means: point.value for point in points if point.means is not None}
    return given if {"end", "proceed"} <= set(given) else {}


def check_languages_of_examples(question: dict[str, str], examples: dict[str, Any]) -> Found:
    """Every language of the question has examples."""
    yield from _languages(question, examples, ("examples",))


def _languages(question: dict[str, str], given: dict[str, Any], place: Place) -> Found:
    listed = ", ".join(question)
    for language in question:
        if language not in given:
            yield place, f"language {language} is missing; the question is asked in {listed}"
    for language in given:
        if language not in question:
            said = f"the question has no {language}; allowed: {listed}, or add question.{language}"
            yield (*place, language), said


def check_phrases(subject: dict[str, list[str]]) -> Found:
    """Every phrase for the subject holds a word, and stands once."""
    yield from _phrases("subject", subject)


def check_field_phrases(field: dict[str, list[str]]) -> Found:
    """Every phrase for the field holds a word, and stands once."""
    yield from _phrases("field", field)


def _phrases(section: str, by_language: dict[str, list[str]]) -> Found:
    for language, phrases in by_language.items():
        seen: dict[tuple[str, ...], Place] = {}
        for index, phrase in enumerate(phrases):
            yield from _phrase(phrase, (section, language, index), seen)


def check_cues(cues: dict[str, Any]) -> Found:
    """Every cue holds a word, and stands once in its language: one phrase, one value."""
    for language, by_value in cues.items():
        if not any(getattr(group, name) for group in by_value.values() for name in _GROUPS):
            yield ("cues", language), "has no cue; give at least one measure or stance"
        seen: dict[tuple[str, ...], Place] = {}
        for value, group in by_value.items():
            for name in _GROUPS:
                for index, phrase in enumerate(getattr(group, name)):
                    place = ("cues", language, _key(value), name, index)
                    yield from _phrase(phrase, place, seen)


def _phrase(phrase: str, place: Place, seen: dict[tuple[str, ...], Place]) -> Found:
    words = split_phrase(phrase)
    if not words or all(word == GAP for word in words):
        yield place, f"{phrase!r} holds no word; write a word or delete it"
        return
    if words[0] == GAP or words[-1] == GAP:
        yield place, f"{phrase!r} begins or ends with *; allowed: between two words, or 'anti-*'"
    if len(words) > MAX_PHRASE_WORDS:
        yield place, f"{phrase!r} has {len(words)} words; allowed: {MAX_PHRASE_WORDS}"
    had = seen.setdefault(words, place)
    if had != place:
        where = "/".join(str(key) for key in had[1:-1])
        yield place, f"{phrase!r} stands already under {where}; keep one of them"


def check_opposite(points: list[Any], cues: dict[str, Any], opposite: dict[float, float]) -> Found:
    """Every value that a measure can give has an opposite."""
    missing: dict[float, str] = {}
    given = _means(points)
    opposite = {**(opposites(given) if given else {}), **opposite}
    for language, by_value in cues.items():
        for value, group in by_value.items():
            if (group.measures or group.measures_alone) and value not in opposite:
                missing.setdefault(value, language)
    for value, language in missing.items():
        said = f"no entry for {_key(value)}, which cues.{language} has measures for"
        yield ("opposite",), f"{said}; add '{_key(value)}: …' with a number from 0 to 100"


def check_examples(examples: dict[str, Any]) -> Found:
    """Every language has examples, and no sentence is given twice."""
    for language, by_value in examples.items():
        seen: set[str] = set()
        if not any(by_value.values()):
            yield ("examples", language), "has no example; give at least one sentence"
        for value, texts in by_value.items():
            for index, text in enumerate(texts):
                if text in seen:
                    said = "this sentence stands twice; keep one of them"
                    yield ("examples", language, "none" if value is None else value, index), said
                seen.add(text)


def check_trackers(trackers: dict[str, tuple[float, float]]) -> Found:
    """The words' ranges cover 0..100 with neither gap nor overlap."""
    reached, before = 0.0, ""
    for word, (low, high) in sorted(trackers.items(), key=lambda item: item[1]):
        place = ("trackers", word)
        if low >= high:
            yield place, f"[{low:g}, {high:g}] is empty; the first number must be the smaller one"
            continue
        if low > reached:
            yield place, f"nothing covers {reached:g} to {low:g}; begin at {reached:g}"
        if low < reached:
            yield place, f"overlaps {before} from {low:g} to {reached:g}; begin at {reached:g}"
        reached, before = max(reached, high), word
    if reached < 100:
        yield ("trackers",), f"nothing covers {reached:g} to 100; end the last range at 100"


def _key(value: float) -> int | float:
    """A scale value as the file writes it: 50, not 50.0."""
    return int(value) if value.is_integer() else value


CHECKS: tuple[Callable[..., Found], ...] = (
    check_scale,
    check_meanings,
    check_languages_of_points,
    check_languages_of_subject,
    check_languages_of_field,
    check_languages_of_cues,
    check_languages_of_examples,
    check_phrases,
    check_field_phrases,
    check_cues,
    check_opposite,
    check_examples,
    check_trackers,
)
