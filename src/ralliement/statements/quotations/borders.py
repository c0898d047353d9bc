"""Where marked words are told with words outside the marks: the span is then the whole."""

from __future__ import annotations

from dataclasses import replace

from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.clauses import clause_end
from ralliement.statements.quotations.marks import Quoted
from ralliement.statements.quotations.phrases import read_phrase
from ralliement.statements.quotations.view import View

_WORDS = 16
"""Characters: a shorter predicate is a word spoken of."""
_OBJECTS = frozenset({"ne", "n'", "se", "s'", "le", "la", "les", "l'", "lui", "leur", "y", "en"})


def with_subject(view: View, number: int, before: int, found: Candidate) -> Candidate:
    """ "Son pays « ne cédera pas »", "His rivals, he said, “fear us”": with the subject.

    A predicate between marks is told with the subject that stands before them, past a
    clause of saying that is set in.
    """
    quoted = view.quoted[number]
    if found.start != quoted.start or before < 0 or not _is_predicate(view, quoted):
        return found
    if view.is_stop(before) or view.inside[before] >= 0:
        return found
    inserted = [*(found.cue or ()), *((found.speaker.first,) if found.speaker else ())]
    first = view.sentence_start(before)
    last = min([before, *(i - 1 for i in inserted if first < i <= before)])
    if last < before and view.low[last] != ",":
        return found  # the verb of saying governs the words
    for j in range(first, last):
        if view.low[j] in {";", ":"} and view.inside[j] < 0:
            first = j + 1
    while last > first and view.low[last] == ",":
        last -= 1
    phrase = read_phrase(view, first, last + 1) if last >= first else None
    if phrase is None or any(
        view.is_finite(j) or view.inside[j] >= 0 for j in range(phrase.last + 1, last + 1)
    ):
        return found
    return replace(found, kind="mixed", start=view.starts[first], end=quoted.close)


def has_subject_before(view: View, quoted: Quoted, before: int) -> bool:
    """ "Oslo « ne souhaite pas répondre »": a marked predicate after who opens the sentence."""
    if before < 0 or not _is_predicate(view, quoted) or quoted.end - quoted.start < _WORDS:
        return False
    first = view.sentence_start(before)
    first = max((j + 1 for j in range(first, before) if view.low[j] == ":"), default=first)
    phrase = read_phrase(view, first, before + 1)
    return phrase is not None and phrase.last == before


def _is_predicate(view: View, quoted: Quoted) -> bool:
    """Whether the marked words begin with a finite verb and no subject."""
    i, last = view.at_or_after(quoted.start), view.before(quoted.end)
    if i > last or view.is_capital(i):
        return False
    while i < last and (view.low[i] in _OBJECTS or view.pos[i] == "ADV"):
        i += 1
    return view.is_finite(i) or view.tokens[i].tag_ == "VB"


def with_noun(view: View, number: int, first: int, before: int, made: Candidate) -> Candidate:
    """ "Salue une démarche « utile »", "warned of “trouble” if …": with the words around."""
    quoted = view.quoted[number]
    after = view.at_or_after(quoted.close)
    start, end = quoted.start, quoted.end
    if first <= before and view.low[first] in {"de", "d'", "of"}:
        first += 1
    phrase = read_phrase(view, first, before + 1) if first <= before else None
    inner = view.at_or_after(quoted.start)
    describes = inner < view.count and view.pos[inner] in {"ADJ", "ADV", "ADP", "VERB"}
    if describes and view.has("definite", first):
        describes = False  # "called the charge “absurd”": it is said of a thing
    if phrase is not None and phrase.last == before and view.is_nominal(before) and describes:
        start, end = view.starts[first], quoted.close
    if after < view.sentence_end(max(after - 1, 0)) and view.has("conditions", after):
        start = min(start, quoted.open)
        end = view.ends[clause_end(view, after, None)]
    return replace(made, start=start, end=end)
