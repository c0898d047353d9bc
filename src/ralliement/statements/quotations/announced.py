"""Clauses without marks that a reporting clause announces by a colon: "X l'a redit : …"."""

from __future__ import annotations

from collections.abc import Iterator

from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.clauses import clause_end, complement_of
from ralliement.statements.quotations.cues import VerbCue, verb_cue
from ralliement.statements.quotations.frames import is_somebody, is_unsaid, opens_unclosed
from ralliement.statements.quotations.governing import is_saying_noun
from ralliement.statements.quotations.phrases import Phrase, can_speak
from ralliement.statements.quotations.subjects import main_subject, subject_of
from ralliement.statements.quotations.view import View

_SAYING = ("say", "tell", "plead", "warn", "write", "promise", "deny", "think")


def announced_clauses(view: View, taken: list[Candidate]) -> list[Candidate]:
    """What stands after the colon of "X a prévenu : …" and "X a un argument : …".

    Only where the verb of saying has no other object ("annonce une hausse : …" tells what
    the rise is), or where what X has is a word of saying, and no other rule has the words.
    """
    found: list[Candidate] = []
    for k in range(1, view.count - 2):
        if view.low[k] != ":" or view.inside[k] >= 0 or view.inside[k + 1] >= 0:
            continue
        last = clause_end(view, k + 1, None)
        start, stop = view.starts[k + 1], view.ends[max(last, k + 1)]
        if any(c.start < stop and c.end > start for c in taken):
            continue
        if opens_unclosed(view, view.starts[k], stop):
            continue
        if not any(view.is_finite(j) for j in range(k + 1, last + 1)):
            continue
        told = next(_announcements(view, view.sentence_start(k), k), None)
        if told is None:
            continue
        speaker, cue = told
        inner = view.marked_between(start, stop)
        kind = "mixed" if inner else "indirect"
        found.append(Candidate(kind, start, stop, speaker, cue, "announced-colon", inner=inner))
    return found


def _announcements(view: View, first: int, colon: int) -> Iterator[tuple[Phrase, tuple[int, int]]]:
    """Who announces something between ``first`` and the colon, and by which words."""
    for j in range(colon - 1, first, -1):
        if view.inside[j] >= 0 or view.low[j] == ";":
            return
        cue = verb_cue(view, j)
        if cue is not None and cue.first > first and _announces(view, cue, colon):
            speaker = subject_of(view, cue)
            if speaker is not None and can_speak(view, speaker) and is_somebody(view, cue, speaker):
                yield speaker, (cue.first, cue.last)
            return
        if is_saying_noun(view, j) and view.pos[j] == "NOUN" and _is_object(view, j):
            speaker = main_subject(view, first, colon - 1)
            if speaker is not None and can_speak(view, speaker) and speaker.last < j:
                yield speaker, (j, j)
            return


def _announces(view: View, cue: VerbCue, colon: int) -> bool:
    """Whether the verb tells what stands after the colon and nothing before it."""
    if not cue.finite or cue.passive:
        return False
    if any(sense.lemma == "faire part" for sense in cue.senses):
        return True
    if not cue.of_group(*_SAYING):
        return False
    rest = range(cue.last + 1, colon)
    if view.matches(("autre", "chose"), cue.last + 1):
        return True
    if is_unsaid(view, cue) or complement_of(view, cue) is not None:
        return False
    objects = [c.i for c in view.tokens[cue.verb].children if c.dep_ in {"obj", "dobj", "ccomp"}]
    told = (i for i in objects if i in rest and not view.has("time_words", i))
    return not any(view.pos[i] != "PRON" for i in told) and not any(
        view.is_finite(j) or view.has("that", j) for j in rest
    )


def _is_object(view: View, noun: int) -> bool:
    """Whether the noun is what somebody has or gives, and no mere circumstance."""
    return view.tokens[noun].dep_ in {"obj", "dobj", "attr", "xcomp"}
