"""Marked stretches: whose words they are, or why they are nobody's."""

from __future__ import annotations

from ralliement.records import BlockKind
from ralliement.statements.quotations.attributions import (
    Attribution,
    attribution_after,
    source_at,
    view_at,
)
from ralliement.statements.quotations.borders import (
    has_subject_before,
    with_antecedent,
    with_noun,
    with_subject,
)
from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.cues import verb_cue
from ralliement.statements.quotations.governing import (
    cue_before_as,
    governing_cue,
    is_adjacent,
    is_clausal,
    is_name_of_kind,
    is_named,
    is_of_others,
    is_saying_noun,
    is_term,
    is_title_like,
    is_unuttered,
    word_count,
)
from ralliement.statements.quotations.marks import Quoted
from ralliement.statements.quotations.phrases import Phrase, can_speak, read_phrase
from ralliement.statements.quotations.subjects import (
    agent_of,
    is_second_participle,
    main_subject,
    phrase_before,
    subject_of,
)
from ralliement.statements.quotations.view import View

_LONG_FRAGMENT = 9
_NAMES = frozenset({"NOUN", "PROPN", "ADJ"})
_TELLS = ("say", "tell", "deny", "warn", "judge", "plead")
_PREDICATE = 6
"""Tokens: what stands between marks beside its verb of saying is no whole sentence."""
_OWN_WORDS = (
    "say", "tell", "plead", "ask", "deny", "warn", "utter", "write", "promise", "think", "claim"
)  # fmt: skip


def marked_quotation(view: View, number: int, previous: Candidate | None) -> Candidate | None:
    """The quotation that the marked stretch ``number`` is, or None for a name or a term."""
    quoted = view.quoted[number]
    before, after = view.before(quoted.open), view.at_or_after(quoted.close)
    if is_named(view, quoted, before):
        return None
    attribution = _attribution_of(view, number, after)
    if attribution is not None:
        said = _attributed(view, number, before, attribution)
        return with_subject(view, number, before, said) if said is not None else None
    found = (
        _spoken_inside(view, number)
        or _after_colon(view, number, before)
        or _announced(view, number, before)
        or _continued(view, number, before, previous)
        or _governed(view, number, before)
        or _said_inside(view, number, before)
        or _free(view, number, before, after)
    )
    if found is None or found.rule in {"predicate", "predicate-more"}:
        return found
    return with_subject(view, number, before, found)


def _spoken_inside(view: View, number: int) -> Candidate | None:
    """ "« C'est fini, soupire un habitant. On s'en va. »": the cue is set between the marks."""
    quoted = view.quoted[number]
    first, last = view.at_or_after(quoted.open), view.before(quoted.close)
    if last - first < 6 or not is_clausal(view, quoted):
        return None
    with view.opened(first, last):
        for k in range(first + 2, last - 1):
            if view.low[k] != ",":
                continue
            found = attribution_after(view, k, quoted=True)
            if found is None or found.rule != "inverted" or found.speaker is None:
                continue
            if found.last + 1 <= last and (
                view.is_stop(found.last + 1)
                or view.low[found.last + 1] in {",", "»", "”", '"'}
                or view.pos[found.last + 1] == "ADP"
            ):
                return _make(view, number, "direct", found.speaker, found.cue, "inside-inverted")
    return None


def _attribution_of(view: View, number: int, after: int) -> Attribution | None:
    """The attribution right after the closing mark, in the same sentence."""
    if after >= view.count or after == 0:
        return None
    if view.parse.sentence_index(after) != view.parse.sentence_index(after - 1):
        return None
    found = attribution_after(view, after, quoted=True)
    if found is None or is_clausal(view, view.quoted[number]):
        return found
    sure_verb = view.lexicon.language == "fr" or found.rule != "inverted"
    # A name may be the subject of what follows: "« Les Vagues », a vendu mille disques".
    sure = found.rule in {"source", "as-says", "view"} or (
        found.speaker is not None
        and found.rule != "unlisted"
        and (can_speak(view, found.speaker) or sure_verb and view.is_nominal(found.speaker.head))
    )
    return found if sure else None


def _make(
    view: View,
    number: int,
    kind: str,
    speaker: Phrase | None,
    cue: tuple[int, int] | None,
    rule: str,
    *,
    carries: bool = False,
) -> Candidate:
    quoted = view.quoted[number]
    return Candidate(
        kind,
        quoted.start,
        quoted.end,
        speaker,
        cue,
        rule,
        carries=carries,
        inner=frozenset({number}),
        segments=quoted.segments,
    )


def _attributed(view: View, number: int, before: int, attribution: Attribution) -> Candidate | None:
    """ "« … », a déclaré X": direct, or mixed where the sentence began without marks."""
    quoted = view.quoted[number]
    start = _unmarked_start(view, before, quoted)
    rule = f"after-{attribution.rule}"
    carries = attribution.speaker is None
    if start is None:
        whole = is_clausal(view, quoted) or _opens_sentence(view, before)
        kind = "direct" if whole else "mixed"
        return _make(
            view, number, kind, attribution.speaker, attribution.cue, rule, carries=carries
        )
    fragment = not is_clausal(view, quoted) and not any(
        view.is_finite(j) or _is_headline_verb(view, j) for j in range(start, before + 1)
    )
    told_of = view.is_finite(before) or view.has("negations", before)
    if fragment or attribution.rule == "source" and not told_of:
        return _make(view, number, "mixed", attribution.speaker, attribution.cue, rule)
    first = view.starts[start]
    inner = view.marked_between(first, quoted.close)
    return Candidate(
        "mixed",
        first,
        quoted.close,
        attribution.speaker,
        attribution.cue,
        rule,
        carries=carries,
        inner=inner,
    )


def _is_headline_verb(view: View, i: int) -> bool:
    """ "Oslo to decide on ban": the verb of an English headline."""
    return view.tokens[i].tag_ == "VB" and view.low[i - 1] == "to" and _in_heading(view, i)


def _opens_sentence(view: View, before: int) -> bool:
    """Whether marks after token ``before`` open a sentence or follow a colon or other marks."""
    if before < 0 or view.is_stop(before) or view.inside[before] >= 0:
        return True
    return before + 1 < view.count and before < view.sentence_start(before + 1)


def _unmarked_start(view: View, before: int, quoted: Quoted) -> int | None:
    """The first token of the reporter's words that the marked ones go on from, or None."""
    if before < 0:
        return None
    inside = view.at_or_after(quoted.start)
    if inside >= view.count:
        return None
    first = view.sentence_start(min(view.at_or_after(quoted.open), view.count - 1))
    if before < first or view.is_stop(before) or view.inside[before] >= 0:
        return None
    if not any(view.low[j][:1].isalnum() for j in range(first, before + 1)):
        return None
    if view.low[before] in {",", "-", "–", "—"} and is_clausal(view, quoted):
        words = [j for j in range(first, before) if view.inside[j] < 0]
        if any(verb_cue(view, j) for j in words) or any(
            view.inside[j] >= 0 for j in range(first, before)
        ):
            return None
    start = before
    while start - 1 >= first and view.low[start - 1] not in {";", ":"}:
        start -= 1
    if any(verb_cue(view, j) for j in range(start, before + 1) if view.inside[j] < 0):
        return None
    if all(view.pos[j] in {"DET", "PUNCT", "CCONJ"} for j in range(start, before + 1)):
        return None  # "une « mauvaise nouvelle », a réagi X"
    while start < before and view.low[start] in {"-", "–", "—"}:
        start += 1
    return start


def _said_inside(view: View, number: int, before: int) -> Candidate | None:
    """ "La firme « regrette vivement » ce choix": who stands before the marks says so."""
    quoted = view.quoted[number]
    first, last = view.at_or_after(quoted.start), view.before(quoted.end)
    if before < 0 or last - first > _PREDICATE or view.pos[before] not in _NAMES:
        return None
    with view.opened(first, last):
        cues = (verb_cue(view, j) for j in range(first, last + 1))
        cue = next((c for c in cues if c is not None and c.of_group(*_TELLS)), None)
        subject = main_subject(view, view.sentence_start(before), last) if cue else None
    if cue is None:
        return None
    if subject is None or subject.last != before or not can_speak(view, subject):
        subject = phrase_before(view, before + 1)
    if subject is None or not can_speak(view, subject):
        return None
    return _make(view, number, "direct", subject, (cue.first, cue.last), "predicate")


def _announced(view: View, number: int, before: int) -> Candidate | None:
    """ ", comme le rappelle X, « … »", "et, selon X, « … »"."""
    if before < 2 or view.low[before] != ",":
        return None
    first = max(view.sentence_start(before), before - 14)
    for j in range(before - 1, first - 1, -1):
        if view.inside[j] >= 0 or view.is_stop(j):
            return None
        found = source_at(view, j) or (
            attribution_after(view, j, quoted=False)
            if view.low[j] in {",", "comme", "as"}
            else None
        )
        if found is not None and found.last == before - 1 and found.rule in {"source", "as-says"}:
            kind = "direct" if is_clausal(view, view.quoted[number]) else "mixed"
            return _make(view, number, kind, found.speaker, found.cue, f"announced-{found.rule}")
    return None


def _after_colon(view: View, number: int, before: int) -> Candidate | None:
    """ "X a déclaré : « … »", "Pour X : « … »", "X : « … »", "Le ministre est ferme : « … »"."""
    quoted = view.quoted[number]
    if before < 1 or view.low[before] != ":":
        return None
    first = view.sentence_start(before)
    for j in range(before - 1, first - 1, -1):
        if view.low[j] == ";" and view.inside[j] < 0:
            first = j + 1
            break
    speaker, cue, rule = _introduced_by(view, first, before - 1)
    heading = _in_heading(view, before)
    if speaker is None and not is_clausal(view, quoted) and word_count(view, quoted) < 5:
        return None
    if rule == "colon-subject" and not is_clausal(view, quoted) and word_count(view, quoted) < 4:
        return None
    carries = speaker is None and not heading
    return _make(view, number, "direct", speaker, cue, rule, carries=carries)


def _introduced_by(
    view: View, first: int, last: int
) -> tuple[Phrase | None, tuple[int, int] | None, str]:
    """Who is announced by the tokens ``first`` to ``last`` before a colon."""
    for i in range(first, min(first + 4, last + 1)):
        source = source_at(view, i) or view_at(view, i)
        if source is not None:
            return source.speaker, source.cue, f"colon-{source.rule}"
    for i in range(last, first - 1, -1):
        if view.inside[i] >= 0:
            continue
        cue = verb_cue(view, i)
        if cue is not None and cue.first >= first and (cue.takes("quote") or cue.takes("that")):
            speaker = subject_of(view, cue)
            if speaker is not None and not can_speak(view, speaker):
                speaker = _document_or_person(view, speaker)
            return speaker, (cue.first, cue.last), "colon-verb"
    noun = next((i for i in range(last, first - 1, -1) if is_saying_noun(view, i)), None)
    subject = main_subject(view, first, last)
    if noun is not None:
        owner = read_phrase(view, noun + 2) if view.has("np_links", noun + 1) else None
        speaker = owner if owner and can_speak(view, owner) else subject
        if speaker is not None and not can_speak(view, speaker):
            speaker = None
        return speaker, (noun, noun), "colon-noun"
    phrase = read_phrase(view, first)
    if phrase is not None and phrase.last >= last and can_speak(view, phrase):
        topic = view.pos[phrase.first] == "NOUN" and phrase.first == phrase.head
        if not topic or view.tokens[phrase.head].morph.get("Number", []) != ["Plur"]:
            return phrase, None, "colon-name"
    if subject is not None and can_speak(view, subject):
        return subject, None, "colon-subject"
    if phrase is not None and can_speak(view, phrase) and _arrives(view, phrase.last + 1, last):
        return phrase, None, "colon-name"
    return None, None, "colon"


def _arrives(view: View, i: int, last: int) -> bool:
    """Whether a mere circumstance stands before the colon: ", à son arrivée"."""
    rest = range(i, last + 1)
    return view.low[i] == "," and not any(
        view.pos[j] in {"VERB", "AUX"} or view.inside[j] >= 0 for j in rest
    )


def _document_or_person(view: View, speaker: Phrase) -> Phrase | None:
    return speaker if view.pos[speaker.head] in {"NOUN", "PROPN", "PRON"} else None


def _in_heading(view: View, i: int) -> bool:
    sentence = view.parse.sentences[view.parse.sentence_index(i)]
    return view.parse.block_kind(sentence) in {BlockKind.TITLE, BlockKind.HEADING}


def _continued(
    view: View, number: int, before: int, previous: Candidate | None
) -> Candidate | None:
    """A second marked stretch in the sentence of the first: "« A », dit-il, « B »"."""
    if previous is None or not previous.inner or before < 0:
        return None
    last = max(previous.inner)
    gap_first = view.at_or_after(view.quoted[last].close)
    if last != _previous_top(view, number) or gap_first > before + 1:
        return None
    if view.parse.sentence_index(before) != view.parse.sentence_index(max(gap_first - 1, 0)):
        return None
    gap = range(gap_first, before + 1)
    cue = range(previous.cue[0], previous.cue[1] + 1) if previous.cue else range(0)
    speaker = (
        range(previous.speaker.first, previous.speaker.last + 1) if previous.speaker else range(0)
    )
    joining = [j for j in gap if j not in cue and j not in speaker]
    clausal = is_clausal(view, view.quoted[number])
    if previous.rule == "predicate" and view.low[before] in {"qui", "who", "which", "that"}:
        return _make(view, number, "mixed", previous.speaker, previous.cue, "predicate-more")
    plain = all(
        view.pos[j] in {"PUNCT", "CCONJ", "ADV", "DET", "ADP"}
        or view.low[j] in {"et", "and", "puis"}
        for j in joining
    )
    if plain or (clausal and previous.cue and previous.cue[0] in gap):
        kind = "direct" if clausal or previous.kind == "direct" else "mixed"
        carries = previous.speaker is None
        return _make(
            view, number, kind, previous.speaker, previous.cue, "continued", carries=carries
        )
    return None


def _previous_top(view: View, number: int) -> int:
    for n in range(number - 1, -1, -1):
        if view.quoted[n].depth == 0 and view.quoted[n].closed:
            return n
    return -1


def _governed(view: View, number: int, before: int) -> Candidate | None:
    """A stretch governed by a verb or noun of saying in the reporter's sentence."""
    quoted = view.quoted[number]
    cue = governing_cue(view, before) or cue_before_as(view, before)
    if cue is not None and (is_of_others(view, cue, before) or is_unuttered(view, cue)):
        return None
    if cue is not None and is_term(view, quoted, cue, before):
        return None
    if cue is not None and not is_title_like(view, quoted, cue, before):
        told = agent_of if cue.passive and not is_second_participle(view, cue) else subject_of
        speaker = told(view, cue)
        clausal = is_clausal(view, quoted)
        adjacent = is_adjacent(view, cue, before) and cue.of_group(*_OWN_WORDS)
        if speaker is None and (not cue.passive or told is subject_of):
            return None
        if speaker is None and is_name_of_kind(view, quoted):
            return None
        if speaker is not None and not can_speak(view, speaker) and not clausal:
            return None
        if clausal and cue.takes("quote") and adjacent:
            return _make(view, number, "direct", speaker, (cue.first, cue.last), "verb-quote")
        if cue.takes("fragment") or (clausal and cue.takes("quote")):
            made = _make(view, number, "mixed", speaker, (cue.first, cue.last), "verb-fragment")
            return with_noun(view, number, cue, before, made)
        return None
    return _by_noun(view, number, before)


def _by_noun(view: View, number: int, before: int) -> Candidate | None:
    """ "Une déclaration de X, « … »", "au cri de « … »", "le mot d'ordre « … »"."""
    quoted = view.quoted[number]
    first = view.sentence_start(before) if before >= 0 else 0
    for j in range(before, max(first - 1, before - 4), -1):
        if j < 0 or view.inside[j] >= 0 or view.is_finite(j):
            return None
        if is_saying_noun(view, j) and view.pos[j] in {"NOUN", "PROPN", "X"}:
            if word_count(view, quoted) < 3:
                return None
            owner = (
                read_phrase(view, j + 2)
                if view.has("np_links", j + 1) and j + 2 <= before
                else None
            )
            speaker = owner or main_subject(view, first, before)
            if speaker is None or not can_speak(view, speaker):
                return None
            kind = "direct" if is_clausal(view, quoted) else "mixed"
            return _make(view, number, kind, speaker, (j, j), "noun")
    return None


def _free(view: View, number: int, before: int, after: int) -> Candidate | None:
    """A stretch that is a sentence of its own, or too long to be a name or a term."""
    quoted = view.quoted[number]
    anchor = view.at_or_after(quoted.start)
    if anchor >= view.count:
        return None
    heading = _in_heading(view, anchor)
    opens = (
        before < 0
        or before < view.sentence_start(view.at_or_after(quoted.open))
        or view.inside[before] >= 0
    )
    closes = (
        after >= view.count or after >= view.sentence_end(max(after - 1, 0)) or view.is_stop(after)
    )
    clausal = is_clausal(view, quoted)
    if opens and closes and (clausal or word_count(view, quoted) >= 5):
        return _make(view, number, "direct", None, None, "free", carries=not heading)
    if opens and clausal and word_count(view, quoted) >= 5:
        speaker = _after_heading_words(view, after) if heading else None
        return _make(view, number, "direct", speaker, None, "free", carries=not heading)
    if _is_purpose(view, quoted, before) or has_subject_before(view, quoted, before):
        return _long_fragment(view, number, before)
    if (clausal and word_count(view, quoted) >= 5) or word_count(view, quoted) >= _LONG_FRAGMENT:
        return _long_fragment(view, number, before)
    return None


def _after_heading_words(view: View, after: int) -> Phrase | None:
    """ "« … » : le ministre défend sa loi" in a headline: the ministre's words."""
    if after + 1 >= view.count or view.low[after] not in {":", ","}:
        return None
    end = view.sentence_end(after)
    start = after + 1 if after + 1 < end else min(after + 1, view.count - 1)
    speaker = read_phrase(view, start)
    return speaker if speaker is not None and can_speak(view, speaker) else None


def short_sequel(view: View, number: int, previous: Candidate) -> Candidate | None:
    """A sentence of two or three words right after a quotation: "…, she said. “Ask him.”"."""
    quoted = view.quoted[number]
    before, after = view.before(quoted.open), view.at_or_after(quoted.close)
    if before < 0 or word_count(view, quoted) < 2 or is_named(view, quoted, before):
        return None
    ended = view.text[quoted.end - 1] in ".!?…" or (after < view.count and view.is_stop(after))
    same_line = "\n" not in view.text[previous.end : quoted.open]
    near = (
        view.parse.sentence_index(before) - view.parse.sentence_index(view.before(previous.end))
        <= 1
    )
    if not (ended and same_line and near and _opens_sentence(view, before)):
        return None
    return _make(view, number, "direct", None, None, "sequel", carries=True)


def _is_purpose(view: View, quoted: Quoted, before: int) -> bool:
    """ "Afin de « retrouver le calme »", "to “restore order”": the aim in somebody's words."""
    i = view.at_or_after(quoted.start)
    if (
        before < 0
        or view.low[before] not in {"de", "d'", "pour", "à", "to"}
        or word_count(view, quoted) < 3
    ):
        return False
    return view.form(i) == "Inf" or view.tokens[i].tag_ == "VB"


def _long_fragment(view: View, number: int, before: int) -> Candidate:
    """Words too long for a name: said by the subject of the sentence, if it can speak."""
    first = view.sentence_start(max(before, 0))
    subject = main_subject(view, first, max(before, 0)) if before >= first else None
    if subject is not None and not can_speak(view, subject):
        subject = None
    opens = before < 0 or view.low[before] in {",", ":"}
    kind = "direct" if opens and is_clausal(view, view.quoted[number]) else "mixed"
    made = _make(view, number, kind, subject, None, "long-fragment", carries=subject is None)
    return with_antecedent(view, number, before, made)
