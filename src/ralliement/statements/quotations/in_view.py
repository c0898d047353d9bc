"""Who "il", "she" or "l'intéressé" is, where it is said to speak.

The mention table leaves a pronoun open when two things could be meant. Only few of them can
speak: here the pronoun is the subject of a verb of saying, which settles most.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.records import Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.quotations.found import FoundQuotation
from ralliement.statements.quotations.lexicon import load_lexicon

_SENTENCES = 2
"""How many sentences back the one who speaks may have been named."""
_FORMER = ("l'ancien ", "l'ancienne ", "l'ex-", "the former ")
_COMPLEMENT = frozenset({"de", "du", "des", "d'", "d’", "of", "à", "au", "in", "for"})
_ARTICLES: Mapping[str, str] = {"le ": "m", "ce ": "m", "cet ": "m", "la ": "f", "cette ": "f"}
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
    kinds: Mapping[str, str] | None = None,
) -> tuple[FoundQuotation, ...]:
    """The quotations, pronouns that speak given their actor where only one fits best.

    Of those named in the sentence before the pronoun and in the two before it, outside
    quoted words: whoever spoke last, else the last subject, else the only one. ``genders``
    gives ``m`` or ``f`` for persons; a person of the other gender is never meant. What the
    mention table says of a pronoun is kept, unless it cannot speak here. ``kinds`` gives
    the kind of each actor ("state", "media").
    """
    spans = (_spans(found, direct=True), _spans(found, direct=False))
    scene = _Scene(parse, mentions, genders, kinds or {}, *spans)
    settled: list[FoundQuotation] = []
    for quotation in found:
        pronoun = _pronoun(parse, quotation)
        if pronoun is not None and (
            quotation.speaker is None or _cannot_be(scene, quotation, pronoun, settled)
        ):
            quotation = replace(quotation, speaker=_chosen(scene, quotation, pronoun, settled))
        elif pronoun is None:
            described = _described(scene, quotation, settled)
            if described is not None and _is_nearer(quotation.speaker, described):
                quotation = replace(quotation, speaker=described)
            elif quotation.speaker is None:
                quotation = replace(quotation, speaker=_spoken_for(scene, quotation, settled))
        settled.append(quotation)
    return tuple(settled)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of an article when its pronouns are settled."""

    parse: Parse
    mentions: Sequence[Mention]
    genders: Mapping[str, str]
    kinds: Mapping[str, str]
    quoted: Sequence[tuple[int, int]]
    reported: Sequence[tuple[int, int]]


def _spans(found: Sequence[FoundQuotation], *, direct: bool) -> list[tuple[int, int]]:
    spoken = (q for q in found if (q.kind == "direct") is direct)
    return [(q.start, q.end) for q in spoken if q.end > q.start]


def _chosen(
    scene: _Scene, quotation: FoundQuotation, pronoun: str, settled: Sequence[FoundQuotation]
) -> Mention | None:
    """Who a pronoun is: who spoke last, else the last subject, else the only one in view."""
    if _unnamed_spoke(scene, quotation, settled):
        return None
    fitting = [
        seen
        for seen in _seen_before(scene, quotation)
        if _fits(seen.mention, pronoun, scene.genders)
        and (seen.subject or scene.kinds.get(seen.mention.actor) != "media")
        and not _is_state_alone(scene, quotation, seen.mention, settled)
    ]
    if pronoun == "many" and _unnamed_many(scene, quotation, fitting):
        return None
    chosen = _spoke_last(settled, fitting) or _most_prominent(scene, fitting)
    return None if chosen is not None and _stranger_since(scene, quotation, chosen) else chosen


def _stranger_since(scene: _Scene, quotation: FoundQuotation, chosen: Mention) -> bool:
    """Whether somebody with a name but without an id stands between one and the pronoun."""
    assert quotation.speaker_span is not None
    limit = min(quotation.speaker_span[0], quotation.start)
    known = [(m.start, m.end) for m in scene.mentions if m.start >= chosen.end]
    starts = scene.parse.starts
    return chosen.end < limit and any(
        token.dep_ == "flat:name"
        and token.head.pos_ == "PROPN"
        and not any(start <= starts[token.i] < end for start, end in known)
        for token in scene.parse.tokens_in(chosen.end, limit)
    )


def _cannot_be(
    scene: _Scene, quotation: FoundQuotation, pronoun: str, settled: Sequence[FoundQuotation]
) -> bool:
    """Whether the one that the mention table takes for the pronoun cannot speak here.

    It was only named in the words that are reported, or beside the pronoun as whom the
    speaker was asked or surprised by; or somebody without a known name has just spoken.
    """
    speaker, span = quotation.speaker, quotation.speaker_span
    if speaker is None or span is None or pronoun in {"thing", "many"}:
        return False
    if _is_state_alone(scene, quotation, speaker, settled):
        return True
    if not _is_person(scene, speaker) and _unnamed_spoke(scene, quotation, settled):
        return True
    named = [s for s in _seen_before(scene, quotation) if s.mention.actor == speaker.actor]
    here = scene.parse.sentences[_sentence_at(scene.parse, span[0])]
    near = min(scene.parse.starts[here.start], quotation.start)
    return not named and any(
        m.actor == speaker.actor and near <= m.start and m.end <= span[0] for m in scene.mentions
    )


def _is_person(scene: _Scene, mention: Mention) -> bool:
    """Whether a mention is a person's; a newcomer with a single name may be a body."""
    if mention.actor in scene.genders:
        return True
    return scene.kinds.get(mention.actor) == "person" and "-" in mention.actor


def _is_state_alone(
    scene: _Scene, quotation: FoundQuotation, actor: Mention, settled: Sequence[FoundQuotation]
) -> bool:
    """Whether a state that has said nothing would speak as "il" or "elle" between marks."""
    if quotation.kind != "direct" or scene.kinds.get(actor.actor) != "state":
        return False
    spoke = any(q.speaker is not None and q.speaker.actor == actor.actor for q in settled)
    subjects = (s for s in _seen_before(scene, quotation) if s.subject)
    return not spoke and not any(s.mention.actor == actor.actor for s in subjects)


def _unnamed_spoke(
    scene: _Scene, quotation: FoundQuotation, settled: Sequence[FoundQuotation]
) -> bool:
    """Whether the last one to speak, a sentence ago at most, is nobody that has an id."""
    if not settled or settled[-1].speaker is not None or quotation.speaker_span is None:
        return False
    last = settled[-1].speaker_span
    if last is None or _pronoun(scene.parse, settled[-1]) is not None:
        return False
    here = _sentence_at(scene.parse, quotation.speaker_span[0])
    if not 0 <= here - _sentence_at(scene.parse, last[0]) <= 1:
        return False
    since = [s for s in _seen_before(scene, quotation) if s.mention.start > last[1]]
    return not any(s.subject or _is_person(scene, s.mention) for s in since)


def _unnamed_many(scene: _Scene, quotation: FoundQuotation, fitting: Sequence[_InView]) -> bool:
    """Whether people without an id ("critics") were the last subject before "they"."""
    assert quotation.speaker_span is not None
    limit = quotation.speaker_span[0]
    after = max((seen.mention.end for seen in fitting if seen.subject), default=0)
    here = _sentence_at(scene.parse, limit)
    first = scene.parse.sentences[max(0, here - 1)].start
    return any(
        token.dep_ in grammar.SUBJECT
        and token.pos_ == "NOUN"
        and "Plur" in token.morph.get("Number", [])
        and after < scene.parse.starts[token.i] < min(limit, quotation.start)
        for token in scene.parse.doc[first : scene.parse.sentences[here].end]
    )


def _described(
    scene: _Scene, quotation: FoundQuotation, settled: Sequence[FoundQuotation]
) -> Mention | None:
    """Who "l'ancien patron de la CIA", "the former minister" is: the person in view."""
    if quotation.speaker_span is None or _has_name(scene.parse, quotation.speaker_span):
        return None
    again = _again(scene.parse, quotation.speaker_span, settled)
    if again is not None:
        return again
    words = scene.parse.article.text[slice(*quotation.speaker_span)].lower().replace("’", "'")
    if not words.startswith(_FORMER) and not _is_the_person(scene.parse, quotation.speaker_span):
        return None
    gender = next((g for word, g in _ARTICLES.items() if words.startswith(word)), "")
    persons = [
        seen
        for seen in _seen_before(scene, quotation)
        if _is_person(scene, seen.mention)
        and (not gender or scene.genders.get(seen.mention.actor, gender)[:1] == gender)
    ]
    return _spoke_last(settled, persons) or (
        persons[-1].mention if len({p.mention.actor for p in persons}) == 1 else None
    )


def _spoken_for(
    scene: _Scene, quotation: FoundQuotation, settled: Sequence[FoundQuotation]
) -> Mention | None:
    """For whom "its spokesman", "son ambassadeur", "a spokeswoman" speaks: the body in view."""
    span = quotation.speaker_span
    if span is None or _has_name(scene.parse, span):
        return None
    lexicon = load_lexicon(scene.parse.language)
    words = [token.lower_ for token in scene.parse.tokens_in(*span)]
    heads = [*itertools.takewhile(lambda word: word not in _COMPLEMENT, words)]
    owned = bool(words) and lexicon.has("possessives", words[0])
    mouthpiece = any(lexicon.has("mouthpieces", word) for word in heads)
    at_home = owned and any(lexicon.has("home_voices", word) for word in heads)
    if not at_home and not (mouthpiece and heads == words):
        return None
    fitting = [
        seen
        for seen in _seen_before(scene, quotation)
        if _fits(seen.mention, "thing", scene.genders)
        and not _is_person(scene, seen.mention)
        and scene.kinds.get(seen.mention.actor) != "media"
    ]
    return _spoke_last(settled, fitting) or _most_prominent(scene, fitting)


def _again(
    parse: Parse, span: tuple[int, int], settled: Sequence[FoundQuotation]
) -> Mention | None:
    """ "The embassy" after "China's embassy": the last speaker told by the same noun."""
    tokens = parse.tokens_in(*span)
    lexicon = load_lexicon(parse.language)
    if len(tokens) != 2 or not lexicon.has("the_one", tokens[0].lower_.replace("’", "'")):
        return None
    noun = tokens[1].lower_
    for earlier in reversed(settled):
        if earlier.speaker is None or earlier.speaker_span is None:
            continue
        words = (token.lower_ for token in parse.tokens_in(*earlier.speaker_span))
        if noun in itertools.takewhile(lambda word: word not in _COMPLEMENT, words):
            return earlier.speaker
    return None


def _is_nearer(known: Mention | None, described: Mention) -> bool:
    """Whether the person in view says more than what the phrase alone stands for.

    "Le diplomate américain" is the United States' man: the one in view, if he acts for them.
    """
    return known is None or described.acts_for == known.actor != described.actor


def _is_the_person(parse: Parse, span: tuple[int, int]) -> bool:
    """Whether a phrase is "la dirigeante", "ce spécialiste", "the diplomat": one in view."""
    tokens = parse.tokens_in(*span)
    lexicon = load_lexicon(parse.language)
    if not tokens or not lexicon.has("the_one", tokens[0].lower_.replace("’", "'")):
        return False
    heads = tokens[1:2] if parse.language == "fr" else tokens[1:3][-1:]
    if parse.language == "fr" and heads and heads[0].pos_ == "ADJ":
        heads = tokens[1:3]
    if not any(lexicon.has("persons", token.lower_) for token in heads):
        return False
    of_a_body = any(lexicon.has("np_links", token.lower_) for token in tokens)
    return not of_a_body or lexicon.has("demonstratives", tokens[0].lower_)


def _has_name(parse: Parse, span: tuple[int, int]) -> bool:
    """Whether a phrase names its person and not only a body ("de la CIA")."""
    tokens = parse.tokens_in(*span)
    return any(
        token.pos_ == "PROPN" and before.pos_ not in {"ADP", "DET"}
        for before, token in itertools.pairwise(tokens)
    )


def _pronoun(parse: Parse, quotation: FoundQuotation) -> str | None:
    """The kind of pronoun that speaks, None where it is none."""
    if quotation.speaker_span is None:
        return None
    start, end = quotation.speaker_span
    return _PRONOUNS.get(parse.article.text[start:end].lower().lstrip("-").replace("’", "'"))


def _seen_before(scene: _Scene, quotation: FoundQuotation) -> Iterator[_InView]:
    """Who is in view before the pronoun, outside the words of others and those reported."""
    assert quotation.speaker_span is not None
    parse, limit = scene.parse, quotation.speaker_span[0]
    here = _sentence_at(parse, limit)
    hidden = [*scene.quoted, (quotation.start, quotation.end)]
    for mention in scene.mentions:
        if mention.end > limit or mention.place:
            continue
        if any(start <= mention.start < end for start, end in hidden):
            continue
        tokens = parse.tokens_in(mention.start, mention.end)
        if not tokens or not here - _SENTENCES <= parse.sentence_index(tokens[0].i) <= here:
            continue
        if _is_agent_here(parse, tokens[0], here):
            continue
        told = any(start <= mention.start < end for start, end in scene.reported)
        subject = not told and any(_is_subject(token) for token in tokens)
        yield _InView(mention, parse.sentence_index(tokens[0].i), subject)


def _is_subject(token: Token) -> bool:
    """Whether the token is a subject, or the name beside the title that is one."""
    while token.dep_ in {"appos", "flat:name", "compound"} and token.head.i < token.i:
        token = token.head
    return token.dep_ in grammar.SUBJECT


def _is_agent_here(parse: Parse, token: Token, here: int) -> bool:
    """ "Surpris par X, il a déclaré": in the pronoun's own sentence X is another."""
    if parse.sentence_index(token.i) != here:
        return False
    first = parse.sentences[here].start
    return any(word.lower_ in {"par", "by"} for word in parse.doc[first : token.i])


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


def _most_prominent(scene: _Scene, fitting: Sequence[_InView]) -> Mention | None:
    """The last subject of the nearest sentence; there, else anywhere, the one that there is."""
    for sentence in sorted({seen.sentence for seen in fitting}, reverse=True):
        near = [seen for seen in fitting if seen.sentence == sentence]
        subjects = [seen.mention for seen in near if seen.subject]
        if subjects:
            return subjects[-1]
        persons = {s.mention.actor for s in near if _is_person(scene, s.mention)}
        if len(persons) == 1:
            return next(s.mention for s in near if s.mention.actor in persons)
    actors = {seen.mention.actor for seen in fitting}
    return fitting[-1].mention if len(actors) == 1 else None
