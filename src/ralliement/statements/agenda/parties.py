"""Who has an appointment, and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ralliement.records import Event, Mention, MentionKind
from ralliement.statements.agenda.items import Search
from ralliement.statements.clauses import grammar
from ralliement.statements.events.participants import (
    actor_id,
    doers,
    frame_of,
    resolve_all,
    undergoers,
)
from ralliement.statements.events.predicates import Predicate

_STATE_CODE = 2
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "it", "they", "he", "she"})
_RELATIVES = frozenset({"qui", "lequel", "laquelle", "who", "which", "that"})
_BACK = frozenset({"ce", "cet", "cette", "this", "that", "dernier", "dernière", "last", "latter"})


def holders(verb: Token, search: Search, *, dated: bool) -> list[Mention]:
    """Whose appointment it is: who does it; of an event that comes, whose event it is.

    Something that will be done to an actor is its appointment only with a date.
    """
    found = acting(verb, search)
    if found:
        return found
    subject = grammar.subject(verb)
    if subject is None:
        return []
    if grammar.is_passive(verb):
        undergoing = [m for m in undergoers(verb, search.mentions) if not m.place]
        if undergoing:
            return undergoing if dated or verb.lower_ in search.words.present else []
    if subject.lemma_.lower() in search.words.events:
        return event_owners(subject, search, dated=dated)
    return []


def acting(verb: Token, search: Search) -> list[Mention]:
    """Who does what the verb says, places left out.

    All subjects of a verb that the parser gave two; whom a resolved "qui" stands for; the
    reporter for an unresolved pronoun in what it reports ("X a annoncé qu'il voterait").
    """
    subjects = [child for child in verb.children if child.dep_ in grammar.SUBJECT]
    passive = grammar.is_passive(verb)
    for child in subjects:
        known = search.mentions.of_phrase(child)
        if child.lower_ in _RELATIVES and known is not None and not known.place and not passive:
            return [known]
    found = doers(verb, search.mentions)
    named = [child for child in subjects if child.pos_ in {"PROPN", "NOUN"} and child.i < verb.i]
    if len(named) > 1 and not passive and _are_listed(named):
        found = resolve_all(named, search.mentions)
    if not found and not passive:
        found = _subject_elsewhere(verb, subjects, search)
    return [m for m in found if not m.place]


def _are_listed(nouns: Sequence[Token]) -> bool:
    """Whether "et" or a comma stands between the first and the last."""
    between = {t.lower_ for t in nouns[0].doc[nouns[0].i + 1 : nouns[-1].i]}
    return bool(between & {"et", "and", "ou", "or"}) and ":" not in between


def _subject_elsewhere(verb: Token, subjects: Sequence[Token], search: Search) -> list[Mention]:
    head = verb.head
    if head.i == verb.i:
        return []
    if not subjects and verb.dep_ == "xcomp" and head.dep_ in {"acomp", "attr"}:
        return doers(head.head, search.mentions)
    pronoun = any(child.lower_ in _PRONOUNS for child in verb.children)
    if verb.dep_ == "ccomp" and pronoun and grammar.verb_lemma(head) in search.words.announcing:
        return doers(head, search.mentions)
    return []


def event_owners(noun: Token, search: Search, *, dated: bool) -> list[Mention]:
    """Whose event it is ("sa tournée", "la décision de Berlin").

    Who does what the event is the object of ("X entame une tournée qui …"), then its owner,
    then, for an event with a date, whoever else the text speaks of: in the sentence, else
    the last one before.
    """
    if noun.dep_ in grammar.OBJECT | {"pobj", "obl:arg"} and grammar.is_verb(noun.head):
        found = acting(noun.head, search)
        if found:
            return found
    owner = search.mentions.owner(noun)
    held = noun.lemma_.lower() in search.words.gatherings
    if owner is not None and not (owner.place and held):
        return [owner]
    makers = [n for word, n in grammar.obliques(noun) if word in {"by", "par", "de la part de"}]
    found = resolve_all(makers, search.mentions)
    if found:
        return found
    return (_announcers(noun, search) or _in_view(noun, search)) if dated else []


def _announcers(noun: Token, search: Search) -> list[Mention]:
    """Who says of the event that it comes ("X promet que le lancement, prévu en mars, …")."""
    current = noun
    for _ in range(6):
        if current.head.i == current.i:
            return []
        current = current.head
        if grammar.is_verb(current):
            found = [m for m in acting(current, search) if not _is_medium(m, search)]
            if found:
                return found
    return []


def _is_medium(mention: Mention, search: Search) -> bool:
    return search.findings.kinds.get(mention.actor) == "media"


def _in_view(noun: Token, search: Search) -> list[Mention]:
    """The state or institution nearest in the sentence, else the chief one of that before.

    Companies and persons are left out: a law, a vote or a summit is no company's.
    """
    parse = search.findings.parse
    sentence = parse.sentence(noun)
    start, end = parse.sentence_bounds(sentence)
    number = parse.sentence_index(noun.i)
    before = parse.sentence_bounds(parse.sentences[number - 1])[0] if number else start
    able = [
        m for m in search.mentions.mentions if before <= m.start < end and _is_public(m, search)
    ]
    here = [m for m in able if m.start >= start]
    if here:
        return [min(here, key=lambda m: abs(m.start - parse.starts[noun.i]))]
    return sorted(able, key=lambda m: -_weight(m, search))[:1]


def _weight(mention: Mention, search: Search) -> int:
    """How often the article speaks of the actor."""
    return sum(actor_id(m) == actor_id(mention) for m in search.mentions.mentions)


def _is_public(mention: Mention, search: Search) -> bool:
    code = actor_id(mention)
    state = len(code) == _STATE_CODE and code.isupper()
    return not mention.place and (state or search.findings.kinds.get(code) == "institution")


def subject_of_event(verb: Token, search: Search) -> Token | None:
    """The verb's subject where it is a thing that comes, not whoever acts."""
    if acting(verb, search):
        return None
    subject = grammar.subject(verb)
    if subject is None or subject.pos_ != "NOUN" or search.mentions.of_phrase(subject) is not None:
        return None
    return subject


def guests(
    verb: Token, predicate: Predicate | None, actors: Sequence[Mention], search: Search
) -> tuple[Event | None, list[Mention]]:
    """The event and who is met, visited or concerned: the frame's recipients, else objects.

    Where a thing that comes is the subject ("la tournée passera par"), the event is its own.
    """
    own = {actor_id(actor) for actor in actors}
    filled = frame_of(predicate, search.mentions) if predicate is not None else None
    event: Event | None = None
    found: list[Mention] = []
    thing = subject_of_event(verb, search)
    if thing is not None and thing.lemma_.lower() in search.lexicon.nouns:
        event = search.lexicon.nouns[thing.lemma_.lower()][0].event
    elif thing is None and filled is not None:
        event = filled[0].event
    if filled is not None:
        found = [mention for mention in filled[2] if actor_id(mention) not in own]
    if not found:
        heads = [*grammar.objects(verb), *_bare_names(verb)]
        heads += [n for word, n in grammar.obliques(verb) if word in search.words.recipient_places]
        found = resolve_all(heads, search.mentions)
        found = found or list(_places_named_before(heads, search))
    return event, [mention for mention in found if actor_id(mention) not in own]


def _bare_names(verb: Token) -> list[Token]:
    """Names right behind the verb that the parser took for adverbs ("recevra X demain")."""
    return [
        child
        for child in verb.children
        if child.pos_ == "PROPN"
        and child.i == verb.i + 1
        and child.dep_ in {"advmod", "obl:mod", "dep", "appos", "xcomp"}
    ]


def _places_named_before(heads: Sequence[Token], search: Search) -> Iterator[Mention]:
    """The last place named before a noun that stands for it ("cette dernière destination")."""
    starts = search.findings.parse.starts
    for head in heads:
        if head.lemma_.lower() not in search.words.places:
            continue
        if not any(child.lower_ in _BACK for child in head.children):
            continue
        before = [m for m in search.mentions.mentions if m.end <= starts[head.i] and _is_place(m)]
        if before:
            yield before[-1]
            return


def _is_place(mention: Mention) -> bool:
    """Whether a state or city is named, as a place or by its name."""
    code = mention.actor
    return mention.place or (mention.kind is MentionKind.NAME and len(code) == 2 and code.isupper())
