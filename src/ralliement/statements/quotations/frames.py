"""Reported clauses that a verb of saying governs: "X dit que …", "X says it would …"."""

from __future__ import annotations

from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.clauses import complement_of
from ralliement.statements.quotations.cues import VerbCue, verb_cue
from ralliement.statements.quotations.phrases import Phrase
from ralliement.statements.quotations.subjects import has_own_subject, subject_of
from ralliement.statements.quotations.view import View

_UNREAL_WITHIN = 6


def reported_clauses(view: View) -> list[Candidate]:
    """Clauses governed by a verb of saying, outermost first in each sentence."""
    found: list[Candidate] = []
    i = 0
    while i < view.count:
        cue = _cue_at(view, i)
        candidate = _by_verb(view, cue, found[-1] if found else None) if cue else None
        if candidate is None:
            i += 1
            continue
        found.append(candidate)
        i = max(i + 1, view.at_or_after(candidate.end))
    return found


def _cue_at(view: View, i: int) -> VerbCue | None:
    if view.inside[i] >= 0 or view.low[i] not in view.lexicon.senses:
        return None
    return verb_cue(view, i)


def _speaker_of(view: View, cue: VerbCue, previous: Candidate | None) -> Phrase | None:
    """The cue's subject; that of the clause before where it only goes on ("et a ajouté que")."""
    if previous is not None and not has_own_subject(view, cue):
        last = view.before(previous.end)
        gap = range(last + 1, cue.first)
        same = view.parse.sentence_index(last) == view.parse.sentence_index(cue.first)
        if same and all(view.pos[j] in {"PUNCT", "CCONJ", "ADV", "ADP"} for j in gap):
            return previous.speaker
    return subject_of(view, cue)


def _by_verb(view: View, cue: VerbCue, previous: Candidate | None) -> Candidate | None:
    """ "X a déclaré que …", "X dit vouloir …", "X said it would …"."""
    if view.has("not_that_after", cue.first - 1) and view.low[cue.first - 1] in {"comme", "as"}:
        return None
    if _is_unreal(view, cue) or is_unsaid(view, cue):
        return None
    complement = complement_of(view, cue)
    if complement is None or (cue.passive and complement.rule == "whether"):
        return None
    speaker = _speaker_of(view, cue, previous)
    if not is_somebody(view, cue, speaker):
        return None
    start, end = view.starts[complement.first], view.ends[complement.last]
    inner = view.marked_between(start, end)
    broken = _unclosed_at(view, start)
    if broken is not None:
        inner, start = inner | {broken}, view.quoted[broken].start
    else:
        start, end = without_outer_marks(view, start, end, inner)
    if complement.rule == "infinitive" and not inner and _threatens(cue):
        return None
    return Candidate(
        kind="mixed" if inner else "indirect",
        start=start,
        end=end,
        speaker=speaker,
        cue=(cue.first, cue.last),
        rule=f"verb-{complement.rule}" + ("-unclosed" if broken is not None else ""),
        complete=broken is None,
        inner=inner,
    )


def _threatens(cue: VerbCue) -> bool:
    """ "Menace de partir", "threatens to leave": without words of theirs it is a deed."""
    return any(sense.lemma in {"menacer", "threaten"} for sense in cue.senses)


def _is_unreal(view: View, cue: VerbCue) -> bool:
    """Whether it is only possible that it is said: "pourrait annoncer que", "might say"."""
    if cue.finite and view.lexicon.language == "fr":
        return False
    for j in range(cue.verb - 1, max(cue.verb - _UNREAL_WITHIN, -1), -1):
        if view.has("unreal", j):
            return True
        if not (
            view.pos[j] in {"AUX", "ADV", "PRON"}
            or view.has("adverbs", j)
            or view.low[j] in {"pu", "dû", "être", "avoir", "have", "be"}
        ):
            return False
    return False


def is_unsaid(view: View, cue: VerbCue) -> bool:
    """Whether the verb of saying is negated: "n'a pas dit que", "did not say whether"."""
    if any(view.has("refusals", j) for j in range(max(cue.first - 3, 0), cue.first)):
        return True
    if not cue.of_group("say", "tell", "write", "ask") or cue.of_group("deny"):
        return False
    words = view.low[cue.first : cue.last + 2]
    return any(word in {"pas", "jamais", "not", "n't", "never"} for word in words)


def is_somebody(view: View, cue: VerbCue, speaker: Phrase | None) -> bool:
    """Whether the subject can have said it: not "it is said", "rappelons que", "on sait que"."""
    if speaker is None:
        return view.form(cue.verb) in {"Part", "Ger"} and not cue.finite and not cue.passive
    word = view.low[speaker.head].lstrip("-")
    if word in {
        "nous",
        "je",
        "on",
        "t",
        "we",
        "i",
        "you",
        "vous",
        "ce",
        "c'",
        "ça",
        "cela",
        "-t",
        "there",
    }:
        return word == "on" and cue.clitic is not None
    if word in {"il", "it"} and cue.passive:
        return False
    if word in {"il", "elle", "ils", "elles", "he", "she", "they", "it"}:
        return True
    return word not in {"tout", "rien", "everything", "nothing", "all", "what"}


def opens_unclosed(view: View, start: int, end: int) -> bool:
    """Whether a stretch that is never closed opens between two offsets."""
    for number in range(view.marked_from(start), len(view.quoted)):
        if view.quoted[number].open > end:
            return False
        if not view.quoted[number].closed:
            return True
    return False


def _unclosed_at(view: View, start: int) -> int | None:
    """The number of the never closed stretch that opens where a clause does."""
    number = view.marked_from(start)
    if number < len(view.quoted):
        quoted = view.quoted[number]
        if quoted.open == start and not quoted.closed and quoted.end > quoted.start:
            return number
    return None


def without_outer_marks(view: View, start: int, end: int, inner: frozenset[int]) -> tuple[int, int]:
    """``[start, end)`` without the marks where one marked stretch is the whole of it."""
    if len(inner) == 1:
        quoted = view.quoted[next(iter(inner))]
        if quoted.open == start and quoted.close >= end - 1 and not quoted.lost:
            return quoted.start, quoted.end
    return start, end
