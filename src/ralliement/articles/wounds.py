"""Holes in the sentences: glued sentences, words that a crawler dropped, texts cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ralliement.articles.draft import Edit
from ralliement.articles.words import Wounds, words
from ralliement.records import DamageKind

_GLUED = re.compile(r"[.!?…][»”]?(?=[A-ZÀ-Þ«“][\w' «“])")
_TOKEN_BEFORE = re.compile(r"[^\s(«“\"'/]*$")
_TOKEN_AFTER = re.compile(r"[\w'.-]*")
_DOMAIN_ENDS = frozenset({"Com", "Net", "Org", "Io", "Tv", "Ai", "Co", "Gov", "Edu", "Info", "Js"})
_CUT = re.compile(
    r"(?:\s*\[\+ ?\d+ chars\]|\s*\[(?:\.\.\.|…|…?\s?(?:lire la suite|read more))\]"
    r"|\s*\((?:\.\.\.|…)\)"
    r"|…|\.\.\.+)\s*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[。！？]\s*$|[.!?][»”\"')\]]*\s*$|[.!?]? ?[»”\"')\]]+\s*$|»\s*[.!?]?$")
_TEASER_BRACKET = re.compile(r"[(\[][^()\[\]]{4,80}[)\]]\s*$")
_CLAUSE_END = re.compile(r"[.!?:;,»”](?<!\.\.) +(?=\w)")
_CUT_REACH = 120


@dataclass(frozen=True, slots=True)
class Wound:
    """A wound in a paragraph, in the coordinates of the text it was found in."""

    kind: DamageKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Glue:
    """Two words in one; the patterns begin with plain letters, which are searched fastest."""

    pair: re.Pattern[str]
    elided: re.Pattern[str] | None
    elided_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    holes: tuple[re.Pattern[str], ...]
    glue: _Glue


def find_wounds(text: str, language: str) -> tuple[list[Wound], list[Edit]]:
    """Glued sentences and missing words, with the spaces to put in so that a parser can read."""
    wounds: list[Wound] = []
    edits: list[Edit] = []
    lists = words().wounds.get(language)
    abbreviations = lists.abbreviations if lists else frozenset()
    for point in _glued_sentences(text, abbreviations):
        wounds.append(Wound(DamageKind.GLUED_SENTENCES, point, point))
        edits.append((point, point, " "))
    if lists:
        patterns = _patterns(language)
        for point in _glued_words(text, patterns.glue):
            wounds.append(Wound(DamageKind.MISSING_WORD, point, point))
            edits.append((point, point, " "))
        for point in _holes(text, patterns.holes, lists.closed_phrases):
            wounds.append(Wound(DamageKind.MISSING_WORD, point, point))
    return wounds, sorted(edits)


def _glued_sentences(text: str, abbreviations: frozenset[str]) -> Iterator[int]:
    for match in _GLUED.finditer(text):
        start, end = match.span()
        if not start or not (text[start - 1].isalnum() or text[start - 1] in "»”%).!?…"):
            continue
        before = _TOKEN_BEFORE.search(text, max(0, start - 40), start)
        after = _TOKEN_AFTER.match(text, end, end + 40)
        if _is_sentence_break(
            before.group() if before else "",
            match.group(),
            after.group() if after else "",
            abbreviations,
        ):
            yield end


def _is_sentence_break(before: str, stop: str, after: str, abbreviations: frozenset[str]) -> bool:
    """Whether a stop without a space ends a sentence rather than standing inside a name."""
    if stop[0] != "." or before.endswith((".", "!", "?", "…")):
        return "://" not in before and "@" not in before
    if (
        "." in before
        or "@" in before
        or "://" in before
        or after.rstrip(".").capitalize() in _DOMAIN_ENDS
    ):
        return False
    if before.isdigit() and len(before) < 4:
        return False
    if before.lower() in abbreviations or (len(before) == 1 and before.isalpha()):
        return False
    if len(after) > 1 and after.isupper() and "'" not in after:
        return (
            not before.isupper() and before[-1:].islower() and after.isalpha() and len(before) > 4
        )
    return not ("." in after.rstrip(".") and len(after.split(".")[0]) == 1)


def _glued_words(text: str, glue: _Glue) -> Iterator[int]:
    for match in glue.pair.finditer(text):
        start, end = match.span()
        if not _is_inside_word(text, start) and not _goes_on(text, end):
            yield match.end("head") if match.group("head") else match.end("noun")
    if glue.elided is None:
        return
    for match in glue.elided.finditer(text):
        start, end = match.span()
        before = _TOKEN_BEFORE.search(text, max(0, start - 40), start)
        word = before.group() if before else ""
        whole = (word + match.group().split("'")[0]).lower()
        known = whole.endswith(glue.elided_words) or len(word) < 3 or not word.isalpha()
        if not known and not _goes_on(text, end):
            yield start


def _is_inside_word(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'-")


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] == "'")


def _holes(
    text: str, patterns: tuple[re.Pattern[str], ...], closed: tuple[str, ...]
) -> Iterator[int]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            end = match.end(1)
            saying = text[max(0, end - 40) : end].lower().endswith(closed)
            if not saying and not _is_inside_word(text, match.start()):
                yield end


@cache
def _patterns(language: str) -> _Patterns:
    lists = words().wounds[language]
    return _Patterns(holes=_hole_patterns(lists), glue=_glue(lists))


def _hole_patterns(lists: Wounds) -> tuple[re.Pattern[str], ...]:
    """A word or group that asks for another one, and a comma, stop or closing mark instead.

    One pattern for each kind: an alternation that begins with plain letters is searched
    three times as fast as all three kinds in one.
    """
    words_open = lists.open_words + tuple(word.capitalize() for word in lists.open_words)
    patterns = [
        rf"\b({_either(words_open)})"
        rf" ?(?:\.(?![.\w])|;|[»”]|,(?! (?:{_either(lists.parentheses)})\b))",
        rf"\b({_either(lists.open_before_mark)})(?= ?[»”])",
    ]
    if lists.open_groups:
        patterns.append(rf"\b({'|'.join(lists.open_groups)})(?= ?(?:[;»”]|\.(?![.\w])))")
    return tuple(re.compile(pattern) for pattern in patterns)


def _glue(lists: Wounds) -> _Glue:
    return _Glue(
        pair=re.compile(
            rf"\b(?:(?P<head>{_either(lists.glue_heads)})(?:{_either(lists.glue_tails)})"
            rf"|(?P<noun>{_either(lists.glue_nouns)})(?:{_either(lists.glue_noun_tails)}))"
        ),
        elided=re.compile(_either(lists.glue_elided)) if lists.glue_elided else None,
        elided_words=lists.elided_words,
    )


def _either(alternatives: tuple[str, ...]) -> str:
    return "|".join(re.escape(alternative) for alternative in alternatives)


def cut_off(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words with which the last paragraph breaks off, and the marks that say so."""
    reach = max(start, end - _CUT_REACH)
    bracket = _TEASER_BRACKET.search(text, reach, end)
    if bracket and words().teaser.fullmatch(text, bracket.start(), end):
        return bracket.span()
    if not _CUT.search(text, reach, end) and _WHOLE.search(text, reach, end):
        return None
    begins = reach
    for stop in _CLAUSE_END.finditer(text, reach, end):
        begins = stop.end()
    return begins, end
