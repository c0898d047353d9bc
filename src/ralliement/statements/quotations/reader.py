"""The quotations of an article, in the order of the text."""

from __future__ import annotations

from dataclasses import replace

from ralliement.language import Parse
from ralliement.records import BlockKind, Mention
from ralliement.statements.quotations.announced import announced_clauses
from ralliement.statements.quotations.attributed import attributed_clauses
from ralliement.statements.quotations.candidates import Candidate
from ralliement.statements.quotations.direct import marked_quotation, short_sequel
from ralliement.statements.quotations.found import FoundQuotation, MentionLookup
from ralliement.statements.quotations.frames import is_nested, reported_clauses
from ralliement.statements.quotations.phrases import Phrase, can_speak, read_phrase
from ralliement.statements.quotations.subjects import house_of, main_subject
from ralliement.statements.quotations.view import View
from ralliement.statements.quotations.wounded import lost_quotation, unclosed_quotation


def find_quotations(parse: Parse, mentions: MentionLookup) -> tuple[FoundQuotation, ...]:
    """Every quotation of the article with its speaker, in text order.

    Direct, indirect and mixed ones, with what a medium is said to report; names, titles
    and terms between marks are not among them. Cost: about a thirtieth of the parse.
    """
    if not parse.sentences:
        return ()
    view = View(parse)
    clauses = reported_clauses(view)
    candidates = clauses + attributed_clauses(view, clauses)
    candidates += announced_clauses(view, candidates)
    candidates += _marked(view, candidates)
    candidates = [c for c in candidates if not _in_linked_block(view, c)]
    candidates.sort(key=lambda c: (c.start, -c.end))
    candidates = _same_words(view, _with_speakers(view, _without_overlaps(view, candidates)))
    return tuple(_found(view, candidate, mentions) for candidate in candidates)


def _marked(view: View, taken: list[Candidate]) -> list[Candidate]:
    """What the marks hold that no reported clause has used up."""
    used = frozenset(number for candidate in taken for number in candidate.inner)
    by_number = {number: c for c in taken for number in c.inner}
    found: list[Candidate] = []
    previous: Candidate | None = None
    for number, quoted in enumerate(view.quoted):
        if number in used:
            previous = by_number[number]
            continue
        if quoted.depth or (found and found[-1].start <= quoted.open < found[-1].end):
            continue
        if not quoted.closed:
            candidate: Candidate | None = unclosed_quotation(view, number)
        elif quoted.lost:
            candidate = lost_quotation(view, number, previous)
        else:
            candidate = marked_quotation(view, number, previous)
            if candidate is None and previous is not None and found:
                candidate = short_sequel(view, number, previous)
        if candidate is not None:
            found.append(candidate)
            previous = candidate
    return found


def _in_linked_block(view: View, candidate: Candidate) -> bool:
    i = min(view.at_or_after(candidate.start), view.count - 1)
    sentence = view.parse.sentences[view.parse.sentence_index(i)]
    return view.parse.block_kind(sentence) is BlockKind.LINKED


def _without_overlaps(view: View, candidates: list[Candidate]) -> list[Candidate]:
    """Of candidates that overlap, the longer; lost and nested ones stay."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if candidate.lost:
            kept.append(candidate)
            continue
        over = [c for c in kept if not c.lost and c.end > candidate.start]
        over = [c for c in over if not is_nested(view, candidate, c)]
        if any(c.end - c.start >= candidate.end - candidate.start for c in over):
            continue
        kept = [c for c in kept if c not in over]
        kept.append(candidate)
    return kept


def _with_speakers(view: View, candidates: list[Candidate]) -> list[Candidate]:
    """Give a speaker to those that carry on with whoever spoke or acted last."""
    result: list[Candidate] = []
    for candidate in candidates:
        if candidate.carries and candidate.speaker is None:
            candidate = _carried(view, candidate, result)
        result.append(candidate)
    return result


def _carried(view: View, candidate: Candidate, before: list[Candidate]) -> Candidate:
    i = min(view.at_or_after(candidate.start), view.count - 1)
    sentence = view.parse.sentence_index(i)
    spoken = next((c for c in reversed(before) if c.speaker is not None), None)
    last_spoken = -1
    if spoken is not None:
        last_spoken = view.parse.sentence_index(
            max(view.before(max(spoken.end, spoken.start + 1)), 0)
        )
        if spoken.speaker is not None:
            last_spoken = max(last_spoken, view.parse.sentence_index(spoken.speaker.first))
    subject = _subject_before(view, sentence, last_spoken)
    if subject is not None:
        return replace(candidate, speaker=subject)
    if spoken is not None and sentence - last_spoken <= 3:
        return replace(candidate, speaker=spoken.speaker, cue=candidate.cue or spoken.cue)
    return candidate


def _subject_before(view: View, sentence: int, last_spoken: int) -> Phrase | None:
    """The subject of the sentence before, where nobody was quoted since."""
    number = sentence - 1
    if number < 0 or number <= last_spoken:
        return None
    span = view.parse.sentences[number]
    if view.parse.block_kind(span) in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.LINKED}:
        return None
    subject = main_subject(view, span.start, span.end - 1)
    if subject is None or not can_speak(view, subject):
        return None
    return subject


def _same_words(view: View, candidates: list[Candidate]) -> list[Candidate]:
    """A headline's words have the speaker that the same words have further down."""
    result: list[Candidate] = []
    for candidate in candidates:
        if candidate.speaker is None and not candidate.lost:
            words = view.text[candidate.start : candidate.end].casefold()
            twin = next(
                (
                    other
                    for other in candidates
                    if other.speaker is not None
                    and len(words) > 8
                    and words in view.text[other.start : other.end].casefold()
                ),
                None,
            )
            if twin is not None:
                candidate = replace(candidate, speaker=twin.speaker)
        result.append(candidate)
    return result


def _found(view: View, candidate: Candidate, mentions: MentionLookup) -> FoundQuotation:
    phrase = candidate.speaker
    cue = candidate.cue
    house = house_of(view, phrase, cue) if phrase else None
    return FoundQuotation(
        kind="direct" if _is_all_marked(view, candidate) else candidate.kind,
        start=candidate.start,
        end=candidate.end,
        complete=candidate.complete,
        lost=candidate.lost,
        speaker=_mention(view, house or phrase, mentions) if phrase else None,
        speaker_span=_written(view, phrase) if phrase else None,
        cue_span=view.span(*cue) if cue else None,
        rule=candidate.rule,
        segments=candidate.segments,
    )


def _is_all_marked(view: View, candidate: Candidate) -> bool:
    """Whether nothing that is reported stands outside one pair of marks."""
    if candidate.kind != "mixed" or len(candidate.inner) != 1:
        return False
    (number,) = candidate.inner
    quoted = view.quoted[number]
    return candidate.start >= quoted.open and candidate.end <= quoted.close


def _written(view: View, phrase: Phrase) -> tuple[int, int]:
    """The phrase's offsets; the hyphen of "dit-il" is not part of it."""
    start, end = view.span(phrase.first, phrase.last)
    while start < end - 1 and view.text[start] == "-":
        start += 1
    return start, end


def _mention(view: View, phrase: Phrase, mentions: MentionLookup) -> Mention | None:
    """The mention of the phrase: of its head, else of a word that is no complement's.

    A nameless representative ("un porte-parole de Berlin") has that of the complement.
    """
    head = view.tokens[phrase.head]
    found = mentions.of_phrase(head) or mentions.at(head)
    if found is not None:
        return found
    nameless = view.low[phrase.first] in {"un", "une", "des", "plusieurs", "a", "an", "some"}
    former = any(view.has("former", i) for i in range(phrase.first, phrase.last + 1))
    represents = nameless and not former or not can_speak(view, phrase)
    complement = False
    for i in range(phrase.first, phrase.last + 1):
        if view.low[i] == ",":
            complement = False
        elif i > phrase.first and (view.has("np_links", i) or view.pos[i] == "ADP"):
            complement = True
        found = None if complement and not represents else mentions.at(view.tokens[i])
        if found is not None:
            return found
    return _at_home(view, phrase, mentions)


def _at_home(view: View, phrase: Phrase, mentions: MentionLookup) -> Mention | None:
    """ "À Pékin, la diplomatie …": the capital for which a nameless body there speaks."""
    words = range(phrase.first, phrase.last + 1)
    nameless = not any(view.pos[i] == "PROPN" for i in words)
    if not nameless or not any(view.has("home_voices", i) for i in words):
        return None
    first = view.sentence_start(phrase.first)
    if view.low[first] not in {"à", "a", "in"} or first + 2 >= phrase.first:
        return None
    place = read_phrase(view, first + 1, phrase.first)
    if place is None or view.low[place.last + 1] != ",":
        return None
    return mentions.of_phrase(view.tokens[place.head]) or mentions.at(view.tokens[place.head])
