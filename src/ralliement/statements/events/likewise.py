"""Acts told by likeness: "Nicosie aussi.", "Paris lui a emboîté le pas", "so did Spain"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Span, Token

from ralliement.records import Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.drafts import Draft
from ralliement.statements.events.participants import actor_id, resolve_all
from ralliement.statements.lookup import MentionLookup
from ralliement.yamlfiles import read_yaml

Phrases = tuple[tuple[str, ...], ...]

_LONGEST = 8
_SURE = 0.8
_NEAR = 4
"""Words between the doer and the phrase: its auxiliary, clitics, an adverb."""
_BETWEEN = frozenset({"AUX", "PRON", "ADV", "PUNCT", "DET", "NOUN"})


def with_likewise(
    sentence: Span, mentions: MentionLookup, here: Sequence[Draft], before: Sequence[Draft]
) -> list[Draft]:
    """The sentence's drafts with what another is said to do in the same way.

    That is the act told last, earlier in the sentence or in the one before, where all told there
    has one teller. Nothing is done to who did the same ("A a accusé B ; C lui a emboîté le pas").
    """
    found: list[Draft] = []
    kept = list(here)
    for at, actors, opens in _alike(sentence, mentions, alone=not here):
        same = {actor_id(actor) for actor in actors}
        earlier = [d for d in kept if d.token.i < at and d.event is not None]
        told = [d for d in earlier if d.recipient is None or actor_id(d.recipient) not in same]
        if not told and not (opens and at > sentence.start):
            told = [d for d in before if d.sentence.end == sentence.start and d.event]
        if len({actor_id(draft.actor) for draft in told}) == 1:
            kept = [d for d in kept if d not in earlier or d in told]
            kept = [d for d in kept if actor_id(d.actor) not in same]
            last = max(d.token.i for d in told)
            found += _copies(sentence.doc[at], [d for d in told if d.token.i == last], actors)
    return kept + found


def _copies(word: Token, told: Sequence[Draft], actors: Sequence[Mention]) -> Iterator[Draft]:
    for actor in actors:
        for draft in told:
            who = draft.recipient
            if actor_id(draft.actor) != actor_id(actor) and (
                who is None or actor_id(who) != actor_id(actor)
            ):
                yield replace(
                    draft, sentence=word.sent, token=word, actor=actor, speaker=None,
                    quotation=None, confidence=_SURE * draft.confidence, rule="likewise",
                    stance=None, decided=None, stance_tokens=(), on_issue=False,
                )  # fmt: skip


def _alike(
    sentence: Span, mentions: MentionLookup, *, alone: bool
) -> Iterator[tuple[int, list[Mention], bool]]:
    """Where the sentence says that others do the same, who they are, and whether the words must
    open it to mean what the sentence before told ("So did Spain.")."""
    phrases = _phrases()[sentence.doc.vocab.lang]
    forms = tuple(token.lower_.replace("’", "'") for token in sentence)
    for at, _ in _places(sentence, forms, phrases["behind"]):
        actor = _doer_before(sentence, at, mentions)
        if actor is not None:
            yield at, [actor], False
    for at, end in _places(sentence, forms, phrases["ahead"]):
        actors = _doers_after(sentence, end, mentions)
        if actors:
            yield at, actors, True
    if alone:
        words = [token for token in sentence if not token.is_punct]
        if len(words) <= _LONGEST and _says_so(words, phrases["also"], phrases["agrees"]):
            names = [token for token in words if token.pos_ in {"PROPN", "NOUN"}][:1]
            yield sentence.start, [m for m in resolve_all(names, mentions) if not m.place], False


def _places(sentence: Span, forms: tuple[str, ...], phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Where the phrases stand: their first token, and the one behind them."""
    known = set(forms)
    for phrase in phrases:
        if known.issuperset(phrase):
            for n in range(len(forms) - len(phrase) + 1):
                if forms[n : n + len(phrase)] == phrase:
                    yield sentence.start + n, sentence.start + n + len(phrase)


def _doer_before(sentence: Span, at: int, mentions: MentionLookup) -> Mention | None:
    """Who stands right before the phrase, but for small words."""
    for token in reversed(sentence.doc[max(sentence.start, at - _NEAR) : at]):
        mention = mentions.at(token)
        if mention is not None and token.pos_ not in {"PRON", "AUX"}:
            return None if mention.place else mention
        if token.pos_ not in _BETWEEN:
            return None
    return None


def _doers_after(sentence: Span, at: int, mentions: MentionLookup) -> list[Mention]:
    """Who stands right behind the phrase, with those joined to it."""
    for token in sentence.doc[at : min(at + 3, sentence.end)]:
        if token.pos_ in {"PROPN", "NOUN"}:
            return resolve_all([token], mentions)
    return []


def _says_so(words: Sequence[Token], also: Phrases, agrees: Phrases) -> bool:
    forms = [token.lower_ for token in words]
    verbs = [token for token in words if token.pos_ == "VERB" and grammar.is_finite(token)]
    if verbs:
        return False
    being = any(token.lemma_ in {"être", "be"} for token in words)
    ends = agrees if being else (*also, *agrees)
    return any(tuple(forms[-len(end) :]) == end for end in ends)


@cache
def _phrases() -> Mapping[str, Mapping[str, Phrases]]:
    return {
        language: {
            name: tuple(tuple(phrase.split()) for phrase in phrases)
            for name, phrases in read_yaml(
                "ralliement.statements", "data", language, "likewise.yaml"
            ).items()
        }
        for language in ("fr", "en")
    }
