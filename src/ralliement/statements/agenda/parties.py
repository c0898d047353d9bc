"""Who has an appointment, and with whom."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.records import Mention
from ralliement.statements import grammar
from ralliement.statements.agenda.words import AgendaWords
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.participants import (
    actor_id,
    doers,
    recipients_of,
    resolve_all,
    undergoers,
)
from ralliement.statements.predicates import Predicate


def holders(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """Whose appointment it is.

    Who does it; for an event as subject ("la tournée passera par") its owner, then whoever
    does what the event hangs on ("X entame une tournée qui passera par").
    """
    found = [m for m in doers(verb, mentions) if not m.place]
    if found:
        return found
    subject = grammar.subject(verb)
    if subject is None:
        return []
    owner = mentions.owner(subject)
    if owner is not None and not owner.place:
        return [owner]
    if subject.dep_ in grammar.OBJECT | {"pobj", "obl:arg"} and grammar.is_verb(subject.head):
        return [m for m in doers(subject.head, mentions) if not m.place]
    if grammar.is_passive(verb):
        return [m for m in undergoers(verb, mentions) if not m.place]
    return []


def guests(
    verb: Token,
    predicate: Predicate | None,
    mentions: MentionLookup,
    words: AgendaWords,
    parse: Parse,
) -> list[Mention]:
    """Who is met, visited or concerned: the frame's recipients, else objects and places."""
    found = recipients_of(predicate, mentions) if predicate is not None else []
    if found:
        return found
    heads = [*grammar.objects(verb)]
    for word, noun in grammar.obliques(verb):
        if word in words.recipient_places:
            heads.append(noun)
    found = resolve_all(heads, mentions)
    return found or list(_places_named_before(heads, mentions, words, parse))


def _places_named_before(
    heads: list[Token], mentions: MentionLookup, words: AgendaWords, parse: Parse
) -> Iterator[Mention]:
    """The last place named before a noun that stands for it ("cette dernière destination")."""
    for head in heads:
        if head.lemma_.lower() not in words.places or not _points_back(head):
            continue
        before = [
            mention
            for mention in mentions.mentions
            if mention.end <= parse.starts[head.i] and _is_place(mention)
        ]
        if before:
            yield before[-1]
            return


def _points_back(noun: Token) -> bool:
    return any(
        child.lower_
        in {"ce", "cet", "cette", "this", "that", "dernier", "dernière", "last", "latter"}
        for child in noun.children
    )


def _is_place(mention: Mention) -> bool:
    """Whether a state or city is named, as a place or by its name."""
    code = actor_id(mention)
    return mention.place or (mention.kind == "name" and len(code) == 2 and code.isupper())
