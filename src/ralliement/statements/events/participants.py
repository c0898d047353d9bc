"""Who does it, and to whom: the actors in the places of a predicate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ralliement.records import Event, Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import is_denied
from ralliement.statements.clauses.lexicon import Frame
from ralliement.statements.events.deeds import deed_agent
from ralliement.statements.events.listing import named_next, opens_clause
from ralliement.statements.events.predicates import BOTH, NOT, Predicate
from ralliement.statements.lookup import MentionLookup

ALONE = "alone"
"""The place of a verb that is read only where it has neither object nor recipient."""

_OWNED = frozenset(
    {Event.REJECT, Event.ACCUSE, Event.SUPPORT, Event.AGREE, Event.CONCEDE, Event.PROTEST,
     Event.REQUEST, Event.THREATEN, Event.SANCTION, Event.ASSAULT}
)  # fmt: skip
_PLACE_SLOTS = frozenset(
    {"à", "en", "chez", "to", "in", "par", "dans", "into", "over", "near", "vers"}
)
_DATIVE = frozenset({"à", "to"})
_SOURCES = frozenset({"de", "de la part de", "from", "par", "by"})
_ORGANS = frozenset(
    "armée armées police force forces troupe troupes soldat soldats avion avions navire navires "
    "marine aviation artillerie gendarmerie douane douanes justice tribunal parquet juge magistrat "
    "parlement gouvernement autorité autorités responsable responsables dirigeant dirigeants "
    "négociateur négociateurs diplomate diplomates diplomatie renseignement chancellerie cabinet "
    "garde-côte garde-côtes chasseur char chars drone drones missile missiles régulateur "
    "army police force forces troop troops soldier soldiers warplane warplanes plane planes jet "
    "jets navy warship warships ship ships helicopter helicopters tank tanks artillery coastguard "
    "court judge prosecutor prosecutors parliament government authority authorities official "
    "officials leader leaders negotiator negotiators diplomat diplomats customs regulator "
    "regulators administration cabinet military drones missiles gunboat gunboats guard guards "
    "lawmakers".split()
)
"""Nouns for what acts in its state's name: "l'armée israélienne", "Egyptian police"."""


def actor_id(mention: Mention) -> str:
    """Who acts in the table: the state for its minister, the mention's own actor otherwise."""
    return mention.acts_for or mention.actor


def actors_of(predicate: Predicate, mentions: MentionLookup) -> list[Mention]:
    """Who does what the predicate says; empty where the text does not tell."""
    if predicate.rule == "deed-noun":
        doer = deed_agent(predicate.token)
        return [m for m in resolve_all([doer] if doer else [], mentions) if not m.place]
    if predicate.rule == "headline-noun":
        return owners(predicate.token, mentions)
    if predicate.rule == "purpose-noun":
        return resolve_all(subject_heads(predicate.token.head), mentions)
    if predicate.rule == "adjective-frame":
        return resolve_all(subject_heads(clause_of(predicate.token)), mentions)
    if predicate.reversed:
        return [m for noun in _by_and_from(predicate) for m in resolve_all([noun], mentions)]
    return doers(predicate.token, mentions)


def clause_of(adjective: Token) -> Token:
    """The verb of being that an English adjective hangs on; in French it is the head itself."""
    return adjective.head if adjective.dep_ in {"acomp", "oprd"} else adjective


def doers(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """Who does what the verb says, its passive turned and its understood subject found."""
    if grammar.is_passive(verb):
        by = grammar.agent(verb)
        return resolve_all([by], mentions) if by is not None else []
    return resolve_all(subject_heads(verb), mentions) or _by_pronoun(verb, mentions)


def _by_pronoun(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """Whom a relative pronoun stands for, where the clause was hung on the wrong noun."""
    found = [mentions.at(child) for child in verb.children if child.lower_ in {"qui", "who"}]
    return [mention for mention in found if mention is not None]


def undergoers(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """Who undergoes a passive verb, or is the object of an active one."""
    if grammar.is_passive(verb):
        return resolve_all(subject_heads(verb), mentions)
    return resolve_all(grammar.objects(verb), mentions)


def is_state(mention: Mention) -> bool:
    """Whether it is a state that acts."""
    return len(actor_id(mention)) == _STATE_CODE


_STATE_CODE = 2


def frame_of(
    predicate: Predicate, mentions: MentionLookup
) -> tuple[Frame, str, list[Mention]] | None:
    """The frame that the sentence fills, with the place and the recipients found there.

    Of frames with equally many words, one whose recipient is told goes first.
    """
    bare: Frame | None = None
    for frame in predicate.frames:
        if bare is not None and len(frame.words) < len(bare.words):
            break
        if NOT in frame.places and not is_denied(predicate.token):
            continue
        place, found = recipients_of(predicate, frame, mentions)
        if found:
            return frame, place, found
        alone = ALONE not in frame.places or not has_object(predicate.token)
        if bare is None and alone and not frame.needs_recipient:
            bare = frame
    return (bare, "", []) if bare is not None else None


def has_object(verb: Token) -> bool:
    """Whether something undergoes the verb."""
    return bool(grammar.objects(verb)) or grammar.is_passive(verb)


def recipients_of(
    predicate: Predicate, frame: Frame, mentions: MentionLookup
) -> tuple[str, list[Mention]]:
    """To whom the predicate is done, by the frame's places in order of preference."""
    for place in frame.places:
        found = _in_place(predicate, frame, place, mentions)
        if found:
            return place, found
    return "", []


def resolve_all(heads: Iterable[Token], mentions: MentionLookup) -> list[Mention]:
    """The actors that the noun phrases denote, coordination split, without repeats."""
    found: dict[str, Mention] = {}
    for head in heads:
        for noun in grammar.conjuncts(head):
            if noun.i > head.i and noun.pos_ == "PROPN" and opens_clause(noun, head):
                continue
            for mention in _denoted(noun, mentions):
                found.setdefault(actor_id(mention), mention)
            for mention in named_next(noun, mentions):
                found.setdefault(actor_id(mention), mention)
    return list(found.values())


def _denoted(noun: Token, mentions: MentionLookup) -> list[Mention]:
    """The actors of one noun phrase: the names that it lists, or the one that it denotes."""
    listed = _names_beside(noun, mentions)
    if len(listed) > 1:
        return listed
    together = mentions.together(noun)
    if together:
        return list(together)
    mention = mentions.of_phrase(noun) or mentions.at(noun)
    if mention is not None:
        return [mention]
    return listed or list(_enumerated(noun, mentions)) or _organ_of(noun, mentions)


def _organ_of(noun: Token, mentions: MentionLookup) -> list[Mention]:
    """The state whose army, police or court the noun is."""
    if noun.lower_ not in _ORGANS:
        return []
    owner = mentions.owner(noun)
    return [owner] if owner is not None and not owner.place else []


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


def subject_heads(verb: Token) -> list[Token]:
    """The heads of the verb's subject.

    A fronted place that the parser takes for it gives way to the name behind its comma
    ("Sur Twitter, Alice Roy a dénoncé …").
    """
    found = []
    for head in grammar.subjects(verb):
        if head.i < verb.i and grammar.preposition(head) in _PLACING:
            found += [c for c in head.children if c.pos_ == "PROPN" and c.nbor(-1).text == ","]
        else:
            found.append(head)
    return found


_PLACING = frozenset({"sur", "dans", "via", "on", "in"})


def owners(noun: Token, mentions: MentionLookup) -> list[Mention]:
    """Whose thing it is; several where they are listed ("les ambassadeurs de A et de B").

    A deed is its doer's ("l'exclusion de Huawei par Londres").
    """
    doer = deed_agent(noun)
    found = [] if doer is None else resolve_all([doer], mentions)
    if found:
        return found
    owner = mentions.owner(noun)
    if owner is None:
        return []
    for word, name in grammar.obliques(noun):
        if word in {"de", "of"} and mentions.at(name) == owner:
            return resolve_all([name], mentions)
    return [owner]


def _by_and_from(predicate: Predicate) -> Iterator[Token]:
    nouns = [predicate.token, *([predicate.noun] if predicate.noun is not None else [])]
    for noun in nouns:
        for word, head in grammar.obliques(noun):
            if word in _SOURCES:
                yield head


def _in_place(
    predicate: Predicate, frame: Frame, place: str, mentions: MentionLookup
) -> list[Mention]:
    verb = predicate.token
    if place == "obj":
        return _objects(predicate, frame, mentions)
    if place == "subj":
        members = resolve_all(subject_heads(verb), mentions)
        return members if len(members) > 1 else []
    if place == "complement":
        return _in_complement(verb, mentions)
    if place == "clause":
        return _doing_in_clause(verb, mentions)
    if place in {"none", ALONE, BOTH, NOT}:
        return []
    return _after_preposition(predicate, frame, place, mentions)


def _after_preposition(
    predicate: Predicate, frame: Frame, place: str, mentions: MentionLookup
) -> list[Mention]:
    """The actors behind the preposition ``place`` of the verb, its object or its noun."""
    verb = predicate.token
    carriers = [verb, *([predicate.noun] if predicate.noun is not None else grammar.objects(verb))]
    if grammar.is_passive(verb) and predicate.noun is None:
        carriers += subject_heads(verb)
    carriers += [grammar.whole_of(noun) for noun in carriers[1:]] + _promised(verb, frame)
    nouns = [
        noun
        for carrier in carriers
        for word, noun in grammar.obliques(carrier)
        if _is_preposition(word, place)
    ]
    nouns += _behind_inner_word(verb, frame, place)
    if place == "de" and frame.words:
        nouns += [
            n for _, o in grammar.obliques(verb) for w, n in grammar.obliques(o) if w == place
        ]
    if place in _DATIVE:
        nouns += grammar.datives(verb)
    found = resolve_all(nouns, mentions)
    if not found and frame.event in _OWNED:
        found = _other_owners(verb, nouns, mentions)
    if not found and place in {"de", "of"}:
        found = _other_owners(verb, carriers[1:], mentions)
    return [m for m in found if not m.place or place in _PLACE_SLOTS]


def _behind_inner_word(verb: Token, frame: Frame, place: str) -> list[Token]:
    """Names hung on a word of the frame inside its object ("des mesures de rétorsion contre X").

    With whom something is done may hang on any ("a memorandum of understanding with X").
    """
    inner = [n for o in grammar.objects(verb) for _, n in grammar.obliques(o)]
    joint = place in {"avec", "with"}
    words = [noun for noun in inner if joint or noun.lemma_.lower() in frame.words]
    return [n for noun in words for w, n in grammar.obliques(noun) if _is_preposition(w, place)]


def _promised(verb: Token, frame: Frame) -> list[Token]:
    """The infinitive that is one of the frame's words ("vowed to retaliate against …")."""
    infinitives = grammar.children(verb, frozenset({"xcomp", "ccomp"})) if frame.words else []
    return [clause for clause in infinitives if grammar.verb_lemma(clause) in frame.words]


def _is_preposition(word: str, place: str) -> bool:
    """Whether ``word`` is the preposition, alone or in a longer one ("auprès de", "out of")."""
    if word == place:
        return True
    first, _, rest = word.partition(" ")
    return bool(rest) and (first == place or (rest == place and first in {"out", "away", "up"}))


def _objects(predicate: Predicate, frame: Frame, mentions: MentionLookup) -> list[Mention]:
    verb = predicate.token
    passive = grammar.is_passive(verb)
    heads = subject_heads(verb) if passive else grammar.objects(verb)
    if passive and not heads and verb.dep_ in {"acl", "advcl", "ROOT"}:
        heads = _described(verb)
    if frame.words and not passive:
        heads = [*heads, *_behind_idiom(verb, frame)]
    found = [m for m in resolve_all(heads, mentions) if not m.place]
    if not found and frame.event in _OWNED:
        found = _other_owners(verb, heads, mentions)
    return found


def _other_owners(verb: Token, nouns: Iterable[Token], mentions: MentionLookup) -> list[Mention]:
    """Who owns the nouns, where it is somebody else than who acts ("invite ses membres")."""
    own = {actor_id(mention) for mention in doers(verb, mentions)}
    found = [owner for noun in nouns for owner in owners(noun, mentions)]
    return [owner for owner in found if actor_id(owner) not in own]


def _behind_idiom(verb: Token, frame: Frame) -> list[Token]:
    """Names hung on a noun of the idiom instead of the verb ("met en garde Washington")."""
    words = [child for child in verb.children if child.i > verb.i and child.lower_ in frame.words]
    return [
        name
        for word in words
        for name in word.children
        if name.pos_ == "PROPN" and name.i > word.i and grammar.preposition(name) is None
    ]


def _described(participle: Token) -> list[Token]:
    """The subject that a participle opening its sentence describes ("Menacée par X, Y a …")."""
    head = participle.head
    if participle.dep_ == "advcl" and participle.i < head.i:
        return subject_heads(head)
    for child in participle.children:
        if child.dep_ in {"ccomp", "conj", "parataxis"} and child.i > participle.i:
            return subject_heads(child)
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


def _doing_in_clause(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """Who is to do what the verb asks for ("exige que X publie", "called for X to ban").

    The first noun behind the clause's opening word: the parser may have hung it anywhere.
    """
    behind = verb.doc[verb.i + 1 : min(verb.i + _NEAR, verb.sent.end)]
    marks = [t for t in behind if t.pos_ == "SCONJ" and t.lower_ in _OPENING]
    for token in verb.doc[marks[0].i + 1 : verb.sent.end] if marks else ():
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            mention = mentions.of_phrase(token) or mentions.at(token)
            if mention is None or mention.place:
                return []
            return [mention, *named_next(token, mentions, subject=True)]
        if token.pos_ in {"VERB", "AUX"}:
            return []
    return []


_OPENING = frozenset({"que", "qu'", "qu’", "that", "for"})
_NEAR = 8
"""Words behind the verb among which its clause opens."""
