"""Who does it, and to whom: the actors in the places of a predicate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ralliement.records import Event, Mention
from ralliement.statements import grammar
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.predicates import Predicate

_OWNED = frozenset(
    {Event.REJECT, Event.ACCUSE, Event.SUPPORT, Event.AGREE, Event.CONCEDE, Event.PROTEST,
     Event.REQUEST, Event.THREATEN}
)  # fmt: skip
_PLACE_SLOTS = frozenset({"à", "en", "chez", "to", "in", "par", "dans"})


def actor_id(mention: Mention) -> str:
    """Who acts in the table: the state for its minister, the mention's own actor otherwise."""
    return mention.acts_for or mention.actor


def actors_of(predicate: Predicate, mentions: MentionLookup) -> list[Mention]:
    """Who does what the predicate says; empty where the text does not tell."""
    if predicate.rule == "headline-noun":
        return _owners(predicate.token, mentions)
    if predicate.rule == "purpose-noun":
        verb = predicate.token.head
        return resolve_all(_subject_heads(verb), mentions)
    if predicate.reversed:
        return [m for noun in _by_and_from(predicate) for m in resolve_all([noun], mentions)]
    return doers(predicate.token, mentions)


def doers(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """Who does what the verb says, its passive turned and its understood subject found."""
    if grammar.is_passive(verb):
        by = grammar.agent(verb)
        return resolve_all([by], mentions) if by is not None else []
    return resolve_all(_subject_heads(verb), mentions)


def undergoers(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """Who undergoes a passive verb, or is the object of an active one."""
    if grammar.is_passive(verb):
        return resolve_all(_subject_heads(verb), mentions)
    return resolve_all(grammar.objects(verb), mentions)


def recipients_of(predicate: Predicate, mentions: MentionLookup) -> list[Mention]:
    """To whom the predicate is done, by the frame's places in order of preference."""
    for place in predicate.frame.places:
        found = _in_place(predicate, place, mentions)
        if found:
            return found
    return []


def resolve_all(heads: Iterable[Token], mentions: MentionLookup) -> list[Mention]:
    """The actors that the noun phrases denote, coordination split, without repeats."""
    found: dict[str, Mention] = {}
    for head in heads:
        for noun in grammar.conjuncts(head):
            for mention in _denoted(noun, mentions):
                found.setdefault(actor_id(mention), mention)
    return list(found.values())


def _denoted(noun: Token, mentions: MentionLookup) -> list[Mention]:
    """The actors of one noun phrase: the names that it lists, or the one that it denotes."""
    listed = _names_beside(noun, mentions)
    if len(listed) > 1:
        return listed
    mention = mentions.of_phrase(noun) or mentions.at(noun)
    if mention is not None:
        return [mention]
    return listed or list(_enumerated(noun, mentions))


def _names_beside(noun: Token, mentions: MentionLookup) -> list[Mention]:
    """Names in apposition to a general noun ("les équipementiers chinois Huawei et ZTE")."""
    if noun.pos_ != "NOUN":
        return []
    found: list[Mention] = []
    for child in noun.children:
        if child.i > noun.i and child.pos_ == "PROPN" and grammar.preposition(child) is None:
            for name in grammar.conjuncts(child):
                mention = mentions.at(name)
                if mention is not None and not mention.place:
                    found.append(mention)
    return found


def _enumerated(noun: Token, mentions: MentionLookup) -> Iterator[Mention]:
    """Actors named in brackets or after a colon behind a general noun ("les pays (A, B)")."""
    if noun.pos_ != "NOUN":
        return
    end = max((t.i for t in noun.subtree), default=noun.i)
    opened = False
    for token in noun.doc[noun.i + 1 : end + 1]:
        if token.text in {"(", "[", ":"}:
            opened = True
        elif token.text in {")", "]"}:
            return
        elif opened:
            mention = mentions.at(token)
            if mention is not None and not mention.place:
                yield mention


def _subject_heads(verb: Token) -> list[Token]:
    subject = grammar.subject(verb)
    return [subject] if subject is not None else []


def _owners(noun: Token, mentions: MentionLookup) -> list[Mention]:
    owner = mentions.owner(noun)
    return [owner] if owner is not None else []


def _by_and_from(predicate: Predicate) -> Iterator[Token]:
    nouns = [predicate.token, *([predicate.noun] if predicate.noun is not None else [])]
    for noun in nouns:
        for word, head in grammar.obliques(noun):
            if word in {"de", "de la part de", "from", "par", "by"}:
                yield head


def _in_place(predicate: Predicate, place: str, mentions: MentionLookup) -> list[Mention]:
    verb = predicate.token
    if place == "obj":
        return _objects(predicate, mentions)
    if place == "subj":
        return resolve_all(_subject_heads(verb), mentions)
    if place == "complement":
        return _in_complement(verb, mentions)
    if place == "none":
        return []
    words = {"de", "d'"} if place == "de" else {place}
    carriers = [verb, *([predicate.noun] if predicate.noun is not None else grammar.objects(verb))]
    nouns = [
        noun for carrier in carriers for word, noun in grammar.obliques(carrier) if word in words
    ]
    if place == "de" and predicate.frame.words:
        nouns += [
            n for w, o in grammar.obliques(verb) for v, n in grammar.obliques(o) if v in words
        ]
    found = resolve_all(nouns, mentions)
    if not found and predicate.frame.event in _OWNED:
        found = [owner for noun in nouns for owner in _owners(noun, mentions)]
    return [m for m in found if not m.place or place in _PLACE_SLOTS or place == "à"]


def _objects(predicate: Predicate, mentions: MentionLookup) -> list[Mention]:
    verb = predicate.token
    passive = grammar.is_passive(verb)
    heads = _subject_heads(verb) if passive else grammar.objects(verb)
    if passive and verb.dep_ in {"acl", "advcl", "ROOT"} and not heads:
        heads = _described(verb)
    found = [m for m in resolve_all(heads, mentions) if not m.place]
    if not found and predicate.frame.event in _OWNED:
        found = [owner for noun in heads for owner in _owners(noun, mentions)]
    return found


def _described(participle: Token) -> list[Token]:
    """The subject that a participle opening its sentence describes ("Menacée par X, Y a …")."""
    for child in participle.children:
        if child.dep_ in {"ccomp", "conj", "parataxis"} and child.i > participle.i:
            return _subject_heads(child)
    return []


def _in_complement(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """The first actor named in what follows the verb, itself and its clause's subject apart."""
    for token in sorted(verb.subtree, key=lambda t: t.i):
        if token.i > verb.i and token.pos_ in {"NOUN", "PROPN", "PRON"}:
            before = grammar.preposition(token)
            mention = mentions.of_phrase(token)
            if before in {"à", "avec", "with", "to", "from", "contre", "against"}:
                found = [m for m in resolve_all([token], mentions) if not m.place]
                if found:
                    return found
                owner = mentions.owner(token)
                if owner is not None:
                    return [owner]
            elif mention is not None and token.dep_ in grammar.OBJECT:
                return [mention]
    return []
