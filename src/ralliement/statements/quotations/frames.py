"""Reported clauses without marks of their own: by a verb of saying, or by an attribution."""

from __future__ import annotations

from collections.abc import Iterator

from ralliement.statements.quotations.attributions import (
    Attribution,
    attribution_after,
    is_outlet,
    source_at,
    view_at,
)
from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.clauses import clause_end, complement_of
from ralliement.statements.quotations.cues import VerbCue, verb_cue
from ralliement.statements.quotations.phrases import Phrase
from ralliement.statements.quotations.subjects import dateline_end, has_own_subject, subject_of
from ralliement.statements.quotations.view import View

_UNREAL_WITHIN = 6
_DESCRIPTION = 25
_NEAR = 12


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
    if _is_unreal(view, cue) or _is_unsaid(view, cue):
        return None
    complement = complement_of(view, cue)
    if complement is None or (cue.passive and complement.rule == "whether"):
        return None
    speaker = _speaker_of(view, cue, previous)
    if not _is_somebody(view, cue, speaker):
        return None
    start, end = view.starts[complement.first], view.ends[complement.last]
    inner = view.marked_between(start, end)
    broken = _unclosed_at(view, start)
    if broken is not None:
        inner, start = inner | {broken}, view.quoted[broken].start
    else:
        start, end = without_outer_marks(view, start, end, inner)
    outlet = is_outlet(view, speaker)
    if outlet and not any(view.quoted[n].start == start for n in inner):
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
        outlet=outlet,
    )


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


def _is_unsaid(view: View, cue: VerbCue) -> bool:
    """Whether the verb of saying is negated: "n'a pas dit que", "did not say whether"."""
    if any(view.has("refusals", j) for j in range(max(cue.first - 3, 0), cue.first)):
        return True
    if not cue.of_group("say", "tell", "write", "ask") or cue.of_group("deny"):
        return False
    words = view.low[cue.first : cue.last + 2]
    return any(word in {"pas", "jamais", "not", "n't", "never"} for word in words)


def _is_somebody(view: View, cue: VerbCue, speaker: Phrase | None) -> bool:
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


def _opens_unclosed(view: View, start: int, end: int) -> bool:
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


def attributed_clauses(view: View, taken: list[Candidate]) -> list[Candidate]:
    """Clauses with "selon X", "pour X," or ", a indiqué X" beside them."""
    found: list[Candidate] = []
    waiting = 0
    for sentence in view.parse.sentences:
        start, end = view.parse.sentence_bounds(sentence)
        while waiting < len(taken) and taken[waiting].end <= start:
            waiting += 1
        near = [c for c in taken[waiting : waiting + _NEAR] if c.start < end] + found[-1:]
        found += _in_sentence(view, sentence.start, sentence.end, near)
    return found


def _in_sentence(view: View, first: int, end: int, taken: list[Candidate]) -> Iterator[Candidate]:
    opening = _opening_source(view, first, end)
    if opening is not None:
        candidate = _after_opening(view, opening, end, taken)
        if candidate is not None:
            yield candidate
            return
    for k in range(first + 1, end):
        if view.inside[k] >= 0 or _within(view, k, taken):
            continue
        attribution = _inserted_at(view, k, end)
        if attribution is None:
            continue
        candidate = _around(view, attribution, k, first, end, taken)
        if candidate is not None:
            yield candidate
            return


def _within(view: View, k: int, taken: list[Candidate]) -> bool:
    offset = view.starts[k]
    return any(candidate.start <= offset < candidate.end for candidate in taken)


def _opening_source(view: View, first: int, end: int) -> Attribution | None:
    """ "Selon X" or "pour X" at the head of a clause, past "mais", "en effet", a date."""
    i = first
    while i < min(end, first + 6):
        found = source_at(view, i) or (view_at(view, i) if _heads(view, i, first) else None)
        if found is not None:
            return found
        if view.inside[i] >= 0 or view.is_finite(i) or view.low[i] == ",":
            return None
        i += 1
    return None


def _heads(view: View, i: int, first: int) -> bool:
    """Whether only a conjunction, an adverb or a heading's "France :" stands before ``i``."""
    return all(
        view.pos[j] in {"CCONJ", "ADV", "PUNCT"} or view.low[first + 1 : i] == [":"]
        for j in range(first, i)
    ) or view.low[i - 1] in {":", ";"}


def _after_opening(
    view: View, attribution: Attribution, end: int, taken: list[Candidate]
) -> Candidate | None:
    """The clause after an opening "selon X,"."""
    i = attribution.last + 1
    if i >= end:
        return None
    comma = view.low[i] in {",", ":"}
    i = _past_apposition(view, i + comma, end) if comma else i
    if i >= end or (attribution.rule == "view" and not comma and view.inside[i] < 0):
        return None
    last = clause_end(view, i, None)
    start, stop = view.starts[i], view.ends[last]
    inner = view.marked_between(start, stop)
    if not inner and not _is_clause(view, i, last):
        return None
    if attribution.rule == "view" and not inner and not _is_opinion(view, attribution, i, last):
        return None
    if attribution.outlet and not inner:
        return None
    if any(c.start < stop and c.end > start and c.kind != "direct" for c in taken):
        return None
    start, stop = without_outer_marks(view, start, stop, inner)
    whole = len(inner) == 1 and view.quoted[next(iter(inner))].start == start
    kind = "direct" if whole else "mixed" if inner else "indirect"
    return Candidate(
        kind,
        start,
        stop,
        attribution.speaker,
        attribution.cue,
        f"opening-{attribution.rule}",
        inner=inner,
        outlet=attribution.outlet,
    )


def _past_apposition(view: View, i: int, end: int) -> int:
    """Past "à la tête du syndicat," and "qui dirige le port," after the source's name."""
    describes = view.has("describing", i) or (view.low[i] == "à" and view.has("describing", i + 2))
    if not (describes or view.has("relatives", i)):
        return i
    for j in range(i + 1, min(end - 1, i + _DESCRIPTION)):
        if view.inside[j] >= 0 or view.is_stop(j):
            return i
        if view.low[j] == ",":
            return j + 1
    return i


def _is_clause(view: View, first: int, last: int) -> bool:
    english = view.lexicon.language == "en"
    return any(
        view.is_finite(j) or (not english and view.pos[j] in {"VERB", "AUX"})
        for j in range(first, last + 1)
    )


def _is_opinion(view: View, attribution: Attribution, first: int, last: int) -> bool:
    """Whether what follows "pour X," without marks is X's view and not X's fate."""
    speaker = attribution.speaker
    if speaker is None or view.pos[speaker.first] == "DET" and view.is_capital(speaker.head):
        return False
    for j in range(first, last + 1):
        if view.is_finite(j):
            tense = view.tokens[j].morph.get("Tense", [])
            return "Past" not in tense and "Imp" not in tense
    return False


def _inserted_at(view: View, k: int, end: int) -> Attribution | None:
    """An attribution after a comma at ``k``, or "selon X" without one."""
    if view.low[k] in {",", "–", "—", "-"}:
        found = attribution_after(view, k, quoted=False)
        if found is not None and found.first < end:
            return found
        return None
    return source_at(view, k) if view.low[k - 1] not in {",", "(", "–", "—"} else None


def _around(
    view: View, attribution: Attribution, k: int, first: int, end: int, taken: list[Candidate]
) -> Candidate | None:
    """The clause into which or after which an attribution is set."""
    before_first = _clause_start(view, first, k)
    before_last = k - 1
    if before_last < before_first or (attribution.outlet and attribution.rule != "inverted"):
        return None
    if view.inside[before_last] >= 0 and view.inside[before_first] == view.inside[before_last]:
        return None
    if attribution.rule == "source" and view.inside[before_last] >= 0:
        return None
    if _of_marks_before(view, attribution, before_first, k):
        return None
    first_token, last_token = before_first, before_last
    after = attribution.last + 1
    if view.has("coordinators", before_last) or _announces(view, after, end):
        return None
    if not _is_clause(view, before_first, before_last):
        if after >= end or view.is_stop(after):
            return None
        if attribution.rule == "inverted" and view.low[after] != ",":
            return None
        first_token, last_token = _with_rest(view, before_first, after)
        if last_token < first_token or not _is_clause(view, after, last_token):
            return None
    elif view.pos[before_first] == "SCONJ" and after < end and view.low[after] == ",":
        last_token = clause_end(view, after + 1, None)
    elif attribution.rule == "source" and after < end and not view.is_stop(after):
        rest = clause_end(view, after, None)
        if view.low[after] == "," and rest - after > 2 and not _new_clause(view, after):
            last_token = rest
    start, stop = view.starts[first_token], view.ends[last_token]
    inner = view.marked_between(start, stop)
    if attribution.outlet and not inner:
        return None
    if any(c.start < stop and c.end > start for c in taken):
        return None
    if _opens_unclosed(view, view.starts[first], start):
        return None
    return Candidate(
        "mixed" if inner else "indirect",
        start,
        stop,
        attribution.speaker,
        attribution.cue,
        f"inserted-{attribution.rule}",
        inner=inner,
        outlet=attribution.outlet,
    )


def _of_marks_before(view: View, attribution: Attribution, first: int, k: int) -> bool:
    """Whether the attribution began before ``k``, right after closing marks."""
    number = view.inside[first]
    if number < 0:
        return False
    after = view.at_or_after(view.quoted[number].close)
    if after > k:
        return False
    whole = attribution_after(view, after, quoted=True)
    return whole is not None and whole.last >= attribution.last


def _announces(view: View, after: int, end: int) -> bool:
    """Whether marked words follow the attribution, which then are what was said."""
    if after < end and view.low[after] in {",", ":"}:
        after += 1
    return after < end and view.inside[after] >= 0


def _with_rest(view: View, first: int, after: int) -> tuple[int, int]:
    """Subject before and verb after the attribution: the whole; a mere date before: the rest."""
    if view.low[after] == ",":
        after += 1
    last = clause_end(view, after, None)
    adjunct = view.pos[first] in {"ADP", "ADV", "CCONJ", "SCONJ"} or view.has("time_words", first)
    return (after, last) if adjunct else (first, last)


def _new_clause(view: View, comma: int) -> bool:
    """Whether another attribution or a coordinate clause begins after ``comma``."""
    return attribution_after(view, comma, quoted=False) is not None or view.low[comma + 1] in {
        "mais",
        "but",
        "tandis",
        "alors",
        "while",
        "et",
        "and",
        "qui",
        "who",
    }


def _clause_start(view: View, first: int, k: int) -> int:
    """Where the clause that ends before ``k`` begins: after a semicolon, a colon, "mais"."""
    dash = dateline_end(view, first)
    start = first if dash is None else dash + 1
    for j in range(first, k):
        if view.inside[j] < 0 and view.low[j] in {";", ":"}:
            start = j + 1
    while start < k and (
        not view.low[start][:1].isalnum()
        and view.inside[start] < 0
        or view.low[start]
        in {
            "mais",
            "car",
            "et",
            "or",
            "but",
            "and",
            "-",
            "–",
            "—",
            "•",
        }
    ):
        start += 1
    return start
