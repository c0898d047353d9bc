"""What a reporter adds behind a reported clause: when it was said, and what else was."""

from __future__ import annotations

from ralliement.statements.quotations.cues import VerbCue, verb_cue
from ralliement.statements.quotations.view import View

_AMOUNT = 4
_NEAR = 3
_COUNTS = frozenset({"DET", "NUM", "ADJ", "ADV", "ADP", "NOUN", "PRON"})


def is_dated(view: View, cue: VerbCue) -> bool:
    """Whether a day stands beside the verb of saying: "a annoncé mercredi que"."""
    after = range(cue.last + 1, min(cue.last + 1 + _NEAR, view.sentence_end(cue.verb)))
    first = view.sentence_start(cue.verb)
    opening = range(first, min(first + _NEAR, cue.first))
    return any(view.has("time_words", j) for j in (*range(cue.first, cue.verb), *after, *opening))


def tells_when(view: View, i: int, end: int) -> bool:
    """Whether ", cinq jours après …", ", à la veille de …" begins at token ``i``."""
    if view.phrase_at("occasions", i) is not None:
        return True
    for j in range(i, min(i + _AMOUNT, end - 1)):
        if view.has("time_units", j):
            return view.has("before_after", j + 1)
        if view.pos[j] not in _COUNTS:
            return False
    return False


def reports_more(view: View, i: int, end: int) -> bool:
    """Whether ", qu'il accuse de …", ", which it blamed for …" begins at token ``i``.

    A relative clause whose subject is a pronoun and whose verb accuses or judges somebody
    is what else the speaker says.
    """
    if not (view.has("that", i) or view.low[i] in {"which", "whom"}) or i + 2 >= end:
        return False
    subject = i + 1
    if not view.has("pronouns", subject):
        return False
    for j in range(subject + 1, min(subject + 4, end)):
        cue = verb_cue(view, j) if view.inside[j] < 0 else None
        if cue is not None:
            return cue.finite and cue.of_group("judge") and not cue.of_group("say", "tell")
        if not (view.has("auxiliaries", j) or view.has("clitics", j) or view.has("adverbs", j)):
            return False
    return False
