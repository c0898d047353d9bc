"""Spelling made comparable: letters without case or accents, and one-letter differences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = "'’ʼ‘`´"
_SPECIAL = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h"}


def _fold_character(character: str) -> str:
    """One character for one: lower case, without its accent where it has one."""
    lowered = character.lower()
    if len(lowered) != 1:
        lowered = unicodedata.normalize("NFD", lowered)[0]
    base = unicodedata.normalize("NFD", lowered)[0]
    return _SPECIAL.get(base, base)


_FOLDED = {
    code: _fold_character(chr(code))
    for code in (*range(0x0041, 0x0250), *range(0x0386, 0x0530), *range(0x1E00, 0x1F00))
    if _fold_character(chr(code)) != chr(code)
}


def fold(text: str) -> str:
    """``text`` in lower case without accents, character for character (same length)."""
    return text.translate(_FOLDED)


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of ``text``; marks, hyphens and apostrophes separate."""
    return tuple(WORD.findall(fold(text)))


def slug(name: str) -> str:
    """A stable id from a name: ``Samir Jain`` gives ``samir-jain``."""
    return "-".join(fold_words(name))


def separator(between: str) -> str | None:
    """What stands between two words of a name, made comparable; None if it splits them.

    Spaces and hyphens are one thing, all apostrophes another; other marks are themselves.
    """
    if between in {" ", "-"}:
        return " "
    if "\n\n" in between or len(between) > 4:
        return None
    bare = between.strip()
    if bare in {"", "-", "‐", "‑", "–", "\xad"}:
        return " " if between else ""
    if bare in _APOSTROPHES:
        return "'"
    return bare


def deletions(word: str) -> Iterator[str]:
    """``word`` and every string that lacks one of its letters."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter was added, lost, changed, or swapped with its neighbour."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        swapped = len(left) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]
        return swapped or left[1:] == right[1:]
    return left[1:] == right or left == right[1:]


def is_cut_or_near(damaged: str, word: str) -> bool:
    """Whether ``damaged`` is ``word`` one letter off, or without its last letters and one off."""
    if damaged[:5] != word[:5] or abs(len(damaged) - len(word)) > 2:
        return False
    return any(is_one_edit(damaged, word[:n]) for n in range(len(word) - 1, len(word) + 1))
