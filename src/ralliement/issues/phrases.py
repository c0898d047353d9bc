"""How a phrase of a pack is cut into words, and where it stands in a text.

A pack writes "tenir à l'écart" or "high-risk vendor"; a parser cuts "l'écart" and
"high-risk" in its own way, which differs by language and version. Both sides are
therefore cut alike here: at spaces, after an elision, before a possessive, at hyphens,
between digits and letters ("5G" is "5", "g").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

GAP = "*"
MAX_GAP_WORDS = 3

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "\u2013": "-"})
_WORD = re.compile(
    r"aujourd'hui|[^\W\d_]+(?:\.[^\W\d_]+)+|'s\b|n't\b|[^\W\d_]+?(?=n't\b)"
    r"|[^\W\d_]+'(?!s\b)|[^\W\d_]+|\d+|[%*+]"
)
_FIRST_GROUP = re.compile(r"(.{3,}?)(?:e|es|ent|é|ée|és|ées|ait|aient|ant)$")
_FUTURE = re.compile(r"(.{3,}r)(?:a|ont|ait|aient)$")
# After these a word is a noun ("mise en garde", "la limite"), never a finite verb; a
# clitic before a verb ("le limite") is lost with them, which costs little.
_BEFORE_NOUN = frozenset(
    "un une le la les l' de d' du des en à au aux ce cet cette ces son sa ses leur leurs "
    "notre nos mon ma mes tout toute aucun aucune chaque quelque sans par sous".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words for matching.

    ``forms[i]`` holds the lower-case word and lemma at place i; ``token_of[i]`` is the
    index of the caller's token that it was cut from. Both have one entry per word.
    """

    forms: tuple[frozenset[str], ...]
    token_of: tuple[int, ...]


def split_phrase(text: str) -> tuple[str, ...]:
    """The words of a phrase in lower case, with ``*`` kept as a gap.

    A ``*`` tied to a hyphen at the end ("anti-*") means any continuation and is dropped.
    """
    plain = text.translate(_APOSTROPHES).lower()
    return tuple(_WORD.findall(re.sub(r"-\*\s*$", "", plain)))


def split_tokens(tokens: Iterable[tuple[str, str]], language: str | None = None) -> Words:
    """Cut (word, lemma) tokens of a parsed text the way that phrases are cut.

    Punctuation and spaces fall away. A token that is cut in several keeps its lemma
    only where the lemma is cut in as many. In French, a word gets the spellings that
    newspapers vary, and one that the lemmatiser left as it stands ("limite" read as a
    noun) also gets the infinitive that it may be of.
    """
    forms: list[frozenset[str]] = []
    token_of: list[int] = []
    before = ""
    for index, (word, lemma) in enumerate(tokens):
        words, lemmas = split_phrase(word), split_phrase(lemma)
        if len(lemmas) != len(words):
            lemmas = words
        for pair in zip(words, lemmas, strict=True):
            more = _french_forms(*pair, before) if language == "fr" else ()
            forms.append(frozenset((*pair, *more)))
            token_of.append(index)
            before = pair[0]
    return Words(tuple(forms), tuple(token_of))


def _french_forms(word: str, lemma: str, before: str) -> tuple[str, ...]:
    """Other ways in which a pack may write a French word.

    A feminine plural as its singular ("européennes"), a capital that lost its accent
    ("Ecarter"), a ligature typed as two letters ("coeur"), an unanalysed verb.
    """
    found = [word[:-1]] if word.endswith("s") and len(word) > 3 else []
    found += [f"é{form[1:]}" for form in (word, lemma) if form.startswith("e")]
    found += [form.replace("oe", "œ") for form in (word, lemma) if "oe" in form]
    if before not in _BEFORE_NOUN:
        found += _infinitives(word, lemma)
    return tuple(found)


def _infinitives(word: str, lemma: str) -> tuple[str, ...]:
    """The infinitives that an unanalysed French word may be a form of."""
    if len(word) < 5 or not word.startswith(lemma):
        return ()
    if future := _FUTURE.match(word):
        stem = future[1]
        return (stem, f"{stem}e", stem.replace("è", "e"))
    if present := _FIRST_GROUP.match(word):
        stem = present[1]
        return (f"{stem}er", f"{stem.replace('è', 'e')}er")
    return ()


def find_phrase(
    phrase: Sequence[str], words: Words, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, ...]]:
    """Where the phrase stands in ``words[start:end]``: the places of its words, gaps left out.

    At most one match for each place where it can begin, with the shortest gaps.
    """
    stop = len(words.forms) if end is None else end
    for place in range(start, stop):
        found = _match_from(phrase, words, place, stop)
        if found:
            yield found


def _match_from(
    phrase: Sequence[str], words: Words, place: int, stop: int
) -> tuple[int, ...] | None:
    """The places of the phrase's words from ``place`` on; None where it does not match."""
    if not phrase:
        return ()
    if phrase[0] == GAP:
        for skipped in range(MAX_GAP_WORDS + 1):
            rest = _match_from(phrase[1:], words, place + skipped, stop)
            if rest is not None:
                return rest
        return None
    if place >= stop or phrase[0] not in words.forms[place]:
        return None
    rest = _match_from(phrase[1:], words, place + 1, stop)
    return None if rest is None else (place, *rest)
