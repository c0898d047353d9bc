"""Quotations with nothing in them, and quotations that are never closed."""

from __future__ import annotations

from ralliement.statements.quotations.attributions import attribution_after
from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.direct import marked_quotation
from ralliement.statements.quotations.governing import governing_cue
from ralliement.statements.quotations.marks import Quoted, trimmed
from ralliement.statements.quotations.phrases import Phrase, can_speak
from ralliement.statements.quotations.subjects import agent_of, main_subject, subject_of
from ralliement.statements.quotations.view import View

_NARRATED_STATES = 2


def lost_quotation(view: View, number: int, previous: Candidate | None) -> Candidate | None:
    """The record of an empty pair of marks: somebody's words that are gone."""
    quoted = view.quoted[number]
    found = marked_quotation(view, number, previous)
    speaker = found.speaker if found else None
    cue = found.cue if found else None
    if speaker is None:
        speaker, cue = _by_sentence(view, quoted, previous)
    middle = quoted.open + 1
    return Candidate(
        kind="direct",
        start=middle,
        end=middle,
        speaker=speaker,
        cue=cue,
        rule="lost",
        complete=False,
        lost=True,
        inner=frozenset({number}),
    )


def _by_sentence(
    view: View, quoted: Quoted, previous: Candidate | None
) -> tuple[Phrase | None, tuple[int, int] | None]:
    """The speaker that the sentence around a hole leaves: its verb's subject."""
    before = view.before(quoted.open)
    if before < 0:
        return None, None
    first = view.sentence_start(before)
    listed = previous is not None and previous.rule == "lost"
    if listed and previous is not None and previous.start >= view.starts[first]:
        colon = any(view.low[j] == ":" for j in range(first, before))
        if colon and previous.speaker is not None:
            return previous.speaker, previous.cue
    cue = governing_cue(view, before, far=True)
    if cue is not None:
        speaker = agent_of(view, cue) if cue.passive else subject_of(view, cue)
        return speaker, (cue.first, cue.last)
    subject = _nearest_subject(view, first, before) or main_subject(view, first, before)
    if subject is None or not can_speak(view, subject):
        return None, None
    return subject, None


def _nearest_subject(view: View, first: int, before: int) -> Phrase | None:
    """The subject of the verb that the words before the hole hang on."""
    verb = next((j for j in range(before, first - 1, -1) if view.pos[j] == "VERB"), None)
    if verb is None:
        return None
    token = view.tokens[verb]
    for _ in range(4):
        passive = [c for c in token.children if c.dep_ in {"nsubj:pass", "nsubjpass"}]
        if passive:
            return None
        if any(c.dep_ == "nsubj" for c in token.children):
            return main_subject(view, min(c.left_edge.i for c in token.children), token.i)
        token = token.head
    return None


def unclosed_quotation(view: View, number: int) -> Candidate:
    """What is left of a quotation whose closing mark is missing.

    It ends before an attribution, before the sentence in which the reporter's voice is
    plain again, or with the paragraph; where even its first sentence is the reporter's,
    all of it is lost. Where nothing tells, it is cut at the sentence's end and the rule
    says ``unclosed-unresolved``.
    """
    quoted = view.quoted[number]
    before = view.before(quoted.open)
    speaker, cue = _by_sentence(view, quoted, None)
    end, rule, after_speaker, after_cue = _end_of(view, quoted)
    if after_speaker is not None:
        speaker, cue = after_speaker, after_cue
    if speaker is None and before >= 0:
        speaker = main_subject(view, view.sentence_start(before), before)
    lost = end <= quoted.start
    start, stop = (quoted.open + 1,) * 2 if lost else trimmed(view.text, quoted.start, end)
    return Candidate(
        kind="direct",
        start=start,
        end=stop,
        speaker=speaker,
        cue=cue,
        rule="unclosed-lost" if lost else rule,
        complete=False,
        lost=lost,
        inner=frozenset({number}),
        carries=speaker is None,
    )


def _end_of(view: View, quoted: Quoted) -> tuple[int, str, Phrase | None, tuple[int, int] | None]:
    """Where the quoted voice ends, by which rule, and an attribution found there."""
    first = view.at_or_after(quoted.start)
    stop = view.before(quoted.close) + 1
    end, own_voice = quoted.start, False
    while first < stop:
        sentence_end = min(view.sentence_end(first), stop)
        for k in range(first + 1, sentence_end):
            if view.low[k] in {",", "–", "—"} and view.inside[k] < 0:
                found = attribution_after(view, k, quoted=True)
                if found is not None and found.rule == "inverted" and found.speaker is not None:
                    return view.ends[k - 1], "unclosed-attribution", found.speaker, found.cue
        if _is_reporter(view, first, sentence_end):
            return end, "unclosed-voice", None, None
        if _has_own_voice(view, first, sentence_end):
            own_voice, end = True, view.ends[sentence_end - 1]
        elif own_voice and not _names_somebody(view, first, sentence_end):
            end = view.ends[sentence_end - 1]
        elif own_voice:
            return end, "unclosed-voice", None, None
        else:
            return view.ends[sentence_end - 1], "unclosed-unresolved", None, None
        first = sentence_end
    return end, "unclosed-paragraph", None, None


def _has_own_voice(view: View, first: int, end: int) -> bool:
    return any(view.has("first_person", i) for i in range(first, end))


def _names_somebody(view: View, first: int, end: int) -> bool:
    return any(view.pos[i] == "PROPN" and view.is_capital(i) for i in range(first + 1, end))


def _is_reporter(view: View, first: int, end: int) -> bool:
    """Whether the sentence cannot be the quoted person's: it quotes, or it narrates."""
    if _has_own_voice(view, first, end):
        return False
    if any(view.inside[i] >= 0 for i in range(first, end)):
        return True
    subjects = sum(
        view.tokens[i].dep_ in {"nsubj", "conj", "appos"} and view.tokens[i].pos_ == "PROPN"
        for i in range(first, end)
    )
    past = any("Past" in view.tokens[i].morph.get("Tense", []) for i in range(first, end))
    return subjects >= _NARRATED_STATES and past
