"""Who "il", "she" or "l'intéressé" is, where it is said to speak.

The mention table leaves a pronoun open when two things could be meant. Only few of them can
speak: here the pronoun is the subject of a verb of saying, which settles most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ralliement.language import Parse
from ralliement.records import Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.quotations.found import FoundQuotation

_SENTENCES = 2
"""How many sentences back the one who speaks may have been named."""
_PRONOUNS: Mapping[str, str] = {
    "il": "m", "elle": "f", "he": "m", "she": "f", "it": "thing", "ils": "many", "elles": "many",
    "they": "many", "celui-ci": "m", "celle-ci": "f", "ce dernier": "m", "cette dernière": "f",
    "l'intéressé": "m", "l'intéressée": "f", "the latter": "m",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _InView:
    """A mention that may be meant, and how near and how prominent it is."""

    mention: Mention
    sentence: int
    subject: bool


def with_speakers_in_view(
    parse: Parse,
    mentions: Sequence[Mention],
    found: Sequence[FoundQuotation],
    genders: Mapping[str, str],
) -> tuple[FoundQuotation, ...]:
    """The quotations, pronouns that speak given their actor where only one fits best.

    Of those named in the sentence before the pronoun and in the two before it, outside
    quoted words: whoever spoke last, else the last subject, else the only one. ``genders``
    gives ``m`` or ``f`` for persons; a person of the other gender is never meant.
    """
    quoted = [(q.start, q.end) for q in found if q.kind == "direct" and q.end > q.start]
    settled: list[FoundQuotation] = []
    for quotation in found:
        pronoun = _pronoun(parse, quotation)
        if quotation.speaker is None and pronoun is not None:
            fitting = [
                seen
                for seen in _seen_before(parse, mentions, quotation, quoted)
                if _fits(seen.mention, pronoun, genders)
            ]
            chosen = _spoke_last(settled, fitting) or _most_prominent(fitting)
            quotation = replace(quotation, speaker=chosen)
        settled.append(quotation)
    return tuple(settled)


def _pronoun(parse: Parse, quotation: FoundQuotation) -> str | None:
    """The kind of pronoun that speaks, None where it is none."""
    if quotation.speaker_span is None:
        return None
    start, end = quotation.speaker_span
    return _PRONOUNS.get(parse.article.text[start:end].lower().lstrip("-").replace("’", "'"))


def _seen_before(
    parse: Parse,
    mentions: Sequence[Mention],
    quotation: FoundQuotation,
    quoted: Sequence[tuple[int, int]],
) -> Iterator[_InView]:
    assert quotation.speaker_span is not None
    limit = quotation.speaker_span[0]
    here = _sentence_at(parse, limit)
    for mention in mentions:
        if mention.end > limit or mention.place:
            continue
        if any(start <= mention.start < end for start, end in quoted):
            continue
        tokens = parse.tokens_in(mention.start, mention.end)
        if tokens and here - _SENTENCES <= parse.sentence_index(tokens[0].i) <= here:
            subject = any(token.dep_ in grammar.SUBJECT for token in tokens)
            yield _InView(mention, parse.sentence_index(tokens[0].i), subject)


def _sentence_at(parse: Parse, offset: int) -> int:
    tokens = parse.tokens_in(offset, offset + 1)
    return parse.sentence_index(tokens[0].i) if tokens else 0


def _fits(mention: Mention, pronoun: str, genders: Mapping[str, str]) -> bool:
    gender = genders.get(mention.actor, "")[:1]
    if pronoun == "thing":
        return not gender
    if pronoun == "many":
        return not gender or mention.acts_for is None
    return gender in ("", pronoun)


def _spoke_last(before: Sequence[FoundQuotation], fitting: Sequence[_InView]) -> Mention | None:
    """The last speaker, if named in view and nobody else was a subject since."""
    speaker = next((q.speaker for q in reversed(before) if q.speaker is not None), None)
    if speaker is None:
        return None
    named = [n for n, seen in enumerate(fitting) if seen.mention.actor == speaker.actor]
    if not named:
        return None
    since = fitting[named[-1] + 1 :]
    return None if any(seen.subject for seen in since) else speaker


def _most_prominent(fitting: Sequence[_InView]) -> Mention | None:
    """The last subject; else the one actor there is."""
    subjects = [seen.mention for seen in fitting if seen.subject]
    if subjects:
        return subjects[-1]
    actors = {seen.mention.actor for seen in fitting}
    return fitting[-1].mention if len(actors) == 1 else None
