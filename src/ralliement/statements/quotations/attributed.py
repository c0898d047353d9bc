"""Clauses with an attribution beside them: "selon X, …", "…, a dit X", "pour qui …"."""

from __future__ import annotations

from collections.abc import Iterator

from ralliement.statements.quotations.attributions import (
    Attribution,
    as_said_at,
    attribution_after,
    source_at,
    view_at,
)
from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.clauses import clause_end, is_backshifted
from ralliement.statements.quotations.frames import is_nested, opens_unclosed, without_outer_marks
from ralliement.statements.quotations.phrases import can_speak
from ralliement.statements.quotations.subjects import dateline_end, phrase_before
from ralliement.statements.quotations.view import View

_DESCRIPTION = 25
_NEAR = 12
_ADJUNCT = 10
_COMPLETING = frozenset({"de", "d'", "du", "que", "qu'", "ni", "contre"})


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
            taken = [*taken, candidate]
            if not _within_rest(view, candidate, end):
                return
    for k in range(first + 1, end):
        if view.inside[k] >= 0 or _within(view, k, taken):
            continue
        attribution = _inserted_at(view, k, end)
        candidate = _around(view, attribution, k, first, end, taken) if attribution else None
        candidate = candidate or _in_view_of(view, k, end, taken)
        if candidate is not None:
            yield candidate
            return


def _within_rest(view: View, candidate: Candidate, end: int) -> bool:
    """Whether the sentence goes on after the candidate behind a semicolon or colon."""
    after = view.at_or_after(candidate.end)
    return any(view.low[j] in {";", ":"} for j in range(after, min(after + 2, end)))


def _in_view_of(view: View, k: int, end: int, taken: list[Candidate]) -> Candidate | None:
    """A clause inside the sentence that "pour qui" or, after a colon, "selon X," opens."""
    if view.low[k] == "," and (attribution := _for_whom(view, k, end)) is not None:
        return _after_opening(view, attribution, end, taken)
    if view.low[k] not in {":", ";"} or k + 2 >= end or view.inside[k + 1] >= 0:
        return None
    opening = _opening_source(view, k + 1, end)
    return _after_opening(view, opening, end, taken) if opening is not None else None


def _for_whom(view: View, comma: int, end: int) -> Attribution | None:
    """ "X, pour qui …", "X, for whom …": a view of the one named before the comma."""
    if comma + 3 >= end or view.low[comma + 1] not in {"pour", "for"}:
        return None
    if view.low[comma + 2] not in {"qui", "lequel", "laquelle", "lesquels", "whom"}:
        return None
    speaker = phrase_before(view, comma)
    if speaker is None or not can_speak(view, speaker):
        return None
    return Attribution(comma + 1, comma + 2, (comma + 1, comma + 2), speaker, "for-whom")


def _within(view: View, k: int, taken: list[Candidate]) -> bool:
    offset = view.starts[k]
    return any(candidate.start <= offset < candidate.end for candidate in taken)


def _opening_source(view: View, first: int, end: int) -> Attribution | None:
    """ "Selon X" or "pour X" at the head of a clause, past "mais", "en effet", a date."""
    i = first
    while i < min(end, first + 6):
        found = source_at(view, i)
        if found is None and _heads(view, i, first):
            found = view_at(view, i) or as_said_at(view, i)
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
    i = _first_of_clause(view, attribution, end)
    if i is None:
        return None
    last = clause_end(view, i, None)
    if attribution.rule == "for-whom":
        last = _before_main_verb(view, i, last)
    start, stop = view.starts[i], view.ends[last]
    inner = view.marked_between(start, stop)
    if not inner and not _is_clause(view, i, last):
        return None
    if attribution.rule == "view" and not inner and not _is_opinion(view, attribution, i, last):
        return None
    start, stop = without_outer_marks(view, start, stop, inner)
    whole = len(inner) == 1 and view.quoted[next(iter(inner))].start == start
    kind = "direct" if whole else "mixed" if inner else "indirect"
    reported = Candidate(
        kind,
        start,
        stop,
        attribution.speaker,
        attribution.cue,
        f"opening-{attribution.rule}",
        inner=inner,
    )
    over = [c for c in taken if c.start < stop and c.end > start and c.kind != "direct"]
    return reported if all(is_nested(view, c, reported) for c in over) else None


def _first_of_clause(view: View, attribution: Attribution, end: int) -> int | None:
    """The first token of the clause behind a source, past its day, comma and description."""
    i = attribution.last + 1
    if i + 1 < end and view.has("np_links", i) and view.has("time_words", i + 1):
        i += 2  # "d'après La Gazette de dimanche, …"
    if i >= end:
        return None
    comma = view.low[i] in {",", ":"}
    if attribution.rule == "for-whom" and (found := source_at(view, i + comma)) is not None:
        i = found.last + 1  # "pour qui, selon ses propres sources, …"
        comma = i < end and view.low[i] == ","
        if i + comma >= end:
            return None
    i = _past_apposition(view, i + comma, end) if comma else i
    if i >= end or (attribution.rule == "view" and not comma and view.inside[i] < 0):
        return None
    return i


def _before_main_verb(view: View, first: int, last: int) -> int:
    """The last token before ", quittera …": the verb of the one whose view it is."""
    for j in range(first, last):
        if view.low[j] != "," or view.inside[j] >= 0:
            continue
        verb = j + 1
        while verb < last and view.has("clitics", verb):
            verb += 1
        if view.is_finite(verb):
            return j - 1
    return last


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
    if before_last < before_first:
        return None
    if view.inside[before_last] >= 0 and view.inside[before_first] == view.inside[before_last]:
        return None
    if all(
        view.inside[j] >= 0 or view.pos[j] in {"DET", "PUNCT"}
        for j in range(before_first, before_last + 1)
    ):
        return None  # only marked words: « une « mauvaise nouvelle », dit X »
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
    goes_on = _going_on(view, attribution, end)
    if goes_on is not None and first_token == before_first:
        last_token = max(last_token, goes_on)
    start, stop = view.starts[first_token], view.ends[last_token]
    inner = view.marked_between(start, stop)
    over = [c for c in taken if c.start < stop and c.end > start]
    if over and not _is_about(view, attribution, after, end, over):
        return None
    if opens_unclosed(view, view.starts[first], start):
        return None
    return Candidate(
        "mixed" if inner else "indirect",
        start,
        stop,
        attribution.speaker,
        attribution.cue,
        f"inserted-{attribution.rule}",
        inner=inner,
    )


def _is_about(
    view: View, attribution: Attribution, after: int, end: int, over: list[Candidate]
) -> bool:
    """Whether the attribution is of the whole sentence, reported clauses in it and all.

    A pronoun's ("Le roi, écrit-il, l'a prié de dire que …") is, and one that ends the
    sentence ("Oslo has vowed to stay, a spokesman said").
    """
    speaker = attribution.speaker
    if speaker is None or any(not c.rule.startswith("verb-") for c in over):
        return False
    if attribution.rule == "inverted" and view.has("inverted", speaker.head):
        return True
    ends = after >= end or view.is_stop(after)
    closes = attribution.rule in {"subject-first", "inverted"} and ends
    return closes and not view.has("pronouns", speaker.head)


def _going_on(view: View, attribution: Attribution, end: int) -> int | None:
    """The last token of what is said after a clause of saying: ", a-t-il dit, mais …".

    After a pronoun's the speaker goes on with "mais" or "car"; after a source's colon, in
    a tense of reported speech.
    """
    speaker = attribution.speaker
    if attribution.rule == "inverted" and (rest := _rest_of_clause(view, attribution, end)):
        return rest
    if attribution.rule == "source":
        after = attribution.last + 1
        verbs = (j for j in range(after + 1, end) if view.is_finite(j))
        verb = next(verbs, None) if after < end and view.low[after] == ":" else None
        return clause_end(view, verb, None) if verb and is_backshifted(view, verb) else None
    if speaker is None or not (
        view.has("pronouns", speaker.head) or view.has("inverted", speaker.head)
    ):
        return None
    for j in range(attribution.last + 1, min(end, attribution.last + _ADJUNCT)):
        if view.is_stop(j) or view.is_finite(j) or view.inside[j] >= 0:
            return None
        if view.low[j] == ",":
            if not view.has("going_on", j + 1):
                return None
            last = clause_end(view, j + 2, None)
            return last if _is_clause(view, j + 1, last) else None
    return None


def _rest_of_clause(view: View, attribution: Attribution, end: int) -> int | None:
    """The last token of "d'une loi utile" in "il s'agit, a dit X, d'une loi utile"."""
    comma = attribution.last + 1
    if comma + 2 >= end or view.low[comma] != ",":
        return None
    link = view.low[comma + 1]
    if link not in _COMPLETING or source_at(view, comma + 1) is not None:
        return None
    if view.phrase_at("insertions", comma + 1) is not None:
        return None
    if link in {"de", "d'"} and view.pos[comma + 2] != "DET":
        return None  # ", de passage à Oslo"
    return clause_end(view, comma + 2, None)


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
    dated = any(view.has("time_words", j) for j in range(first, min(first + 3, after)))
    adjunct = view.pos[first] in {"ADP", "ADV", "CCONJ", "SCONJ"} or dated
    adjunct = adjunct and not view.has("limiting", first)
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
