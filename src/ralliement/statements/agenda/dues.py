"""Events and visitors that the text calls due: "le vote, prévu mardi", "X est attendu à Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from ralliement.records import Interval, Mention
from ralliement.statements.agenda.coming import hangs_on_condition, is_ahead, is_past
from ralliement.statements.agenda.items import Item, Search
from ralliement.statements.agenda.parties import event_owners, guests
from ralliement.statements.agenda.wording import phrase_to, wording
from ralliement.statements.clauses import grammar
from ralliement.statements.dates import DateExpression
from ralliement.statements.events.participants import actor_id, resolve_all

_NEAR = 4
"""How many words behind "prévu" its date may stand where the parser hung it elsewhere."""


def dues(sentence: Span, search: Search) -> Iterator[Item]:
    """What is "attendu", "prévu", "scheduled" or "due" in the sentence, said of its noun."""
    for token in sentence:
        if not _is_due(token, search) or grammar.is_negated(token):
            continue
        if any(child.dep_ in {"xcomp", "ccomp"} for child in token.children):
            continue
        item = _said_of_subject(token, search) or _said_of_noun(token, search)
        if item is not None and not hangs_on_condition(token, search.lexicon):
            yield item


def _is_due(token: Token, search: Search) -> bool:
    """Whether the word is a participle or adjective that says "due"."""
    if not {token.lemma_.lower(), token.lower_, grammar.verb_lemma(token)} & search.words.due:
        return False
    participle = grammar.has_morph(token, "VerbForm", "Part") and not grammar.has_morph(
        token, "Tense", "Pres"
    )
    return token.pos_ == "ADJ" or (token.pos_ == "VERB" and participle)


def _said_of_subject(word: Token, search: Search) -> Item | None:
    """ "Mike Pompeo est attendu mercredi à Londres", "a decision is due by June"."""
    linked = grammar.auxiliaries(word) or word.head.lemma_ in {"be", "être"}
    if word.dep_ in {"acomp", "attr"} and word.head.pos_ == "AUX":
        subject = grammar.subject(word.head)
    else:
        subject = grammar.subject(word) if linked else None
    if subject is None:
        return None
    publication = search.findings.parse.article.publication.interval
    found = _date_under(word, search)
    date = found.interval if found is not None else None
    clause = word.head if word.dep_ in {"acomp", "attr"} else word
    if is_past(clause) and not is_ahead(date, publication):
        return None
    visitors = [m for m in resolve_all([subject], search.mentions) if not m.place]
    actors = visitors or _hosts(subject, date, search)
    if not actors:
        return None
    what = wording(clause, search.findings.parse, None if visitors else subject)
    met = guests(word, None, actors, search)[1] or _destination(word, actors, search)
    return Item(clause, actors, met if visitors else [], None, date, what)


def _destination(word: Token, actors: Sequence[Mention], search: Search) -> list[Mention]:
    """The first place named behind the word, for a visitor ("attendu mercredi soir à Londres")."""
    own = {actor_id(actor) for actor in actors}
    for token in word.doc[word.i + 1 : word.sent.end]:
        if token.pos_ in {"VERB", "AUX"} or token.text in {":", ";"}:
            return []
        mention = search.mentions.at(token)
        if mention is not None and mention.place:
            return [mention] if actor_id(mention) not in own else []
    return []


def _hosts(noun: Token, date: Interval | None, search: Search) -> list[Mention]:
    if noun.lemma_.lower() not in search.words.events:
        return []
    return event_owners(noun, search, dated=date is not None)


def _said_of_noun(word: Token, search: Search) -> Item | None:
    """ "le vote, prévu mardi": a participle on an event noun, with its date."""
    noun = word.head
    if word.dep_ not in {"acl", "amod", "acl:relcl", "relcl", "advcl"} or noun.pos_ != "NOUN":
        return None
    found = _date_under(word, search)
    if found is None or noun.lemma_.lower() not in search.words.events:
        return None
    actors = event_owners(noun, search, dated=True)
    if not actors:
        return None
    what = phrase_to(noun, found.end, search.findings.parse)
    met = guests(word, None, actors, search)[1]
    return Item(word, actors, met, None, found.interval, what)


def _date_under(word: Token, search: Search) -> DateExpression | None:
    """The date that hangs on the word that says "due", or stands right behind it."""
    parse = search.findings.parse
    inside = sorted(token.i for token in word.subtree)
    start, end = parse.starts[inside[0]], parse.ends[inside[-1]]
    near = parse.ends[min(word.i + _NEAR, word.sent.end - 1)]
    found = [d for d in search.findings.dates if d.role in {"point", "deadline"}]
    hanging = [d for d in found if start <= d.start < end]
    behind = [d for d in found if parse.starts[word.i] < d.start < near]
    return next(iter(hanging or behind), None)
