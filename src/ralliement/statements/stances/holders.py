"""Who holds a line: the doer, the setter of the rule, the speaker, the country concerned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ralliement.records import Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import Framing
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import Wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events import participants
from ralliement.statements.speaking import Speaking
from ralliement.statements.stances.relevance import clause_of
from ralliement.statements.stances.topic import CueMatch, Topic

NAMED, INFERRED, IN_VIEW = 1.0, 0.85, 0.65
"""How sure a holder is: named as the doer; whoever speaks or rules there; last spoken of."""

_BY = frozenset({"par", "by", "de la part de"})
_WHERE = frozenset({"en", "à", "de", "in", "from", "dans", "sur", "au", "of", "on"})
_RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "which", "that", "who", "lequel", "laquelle"})
_MODALS_OF_DUTY = frozenset({"must", "should", "shall", "ought", "need"})
_MODALS_OF_LEAVE = frozenset({"can", "may"})
_POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds the line, and how surely."""

    holders: tuple[Mention, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class Ground:
    """What is needed to find the holders of one sentence's lines.

    ``before`` are the drafts of the sentences before it.
    """

    topic: Topic
    mentions: Speaking
    wording: Wording
    before: Sequence[Draft]
    lexicon: Lexicon


def find_holders(match: CueMatch, framing: Framing, ground: Ground) -> Holding | None:
    """Who holds the line that the framing puts over the measure.

    The subject of the highest verb, unless it is told what to do ("les opérateurs
    devront retirer …"): then, and where a passive or a text has no author, whoever sets
    the rule: the speaker in office, the country named, the author of the text.
    """
    path = own_path(framing)
    imposed = False
    for token in reversed(path):
        if _has_no_author(token, path):
            imposed = True
            break
        if _is_claimed(token, path, ground):
            return None
        found = _at(token, match, framing, ground)
        if _told_what_to_do(token, found, ground):
            imposed = True
            break
        if found:
            return Holding(tuple(found), NAMED)
        if _is_foreign(token, path, ground):
            return None
    possessor = _behind_possessive(path[-1], ground) or _behind_view(match, path[-1], ground)
    if possessor:
        return Holding(tuple(possessor), INFERRED)
    if _is_only_proposed(path, ground):
        return None
    return _behind_rule(match, framing, ground, imposed=imposed)


def _is_only_proposed(path: Sequence[Token], ground: Ground) -> bool:
    """Whether a bill not yet passed says it: that is no line of the country's."""
    lemmas = {token.lemma_.lower() for token in path}
    return bool(lemmas & _DRAFTS) and not lemmas & ground.wording.enacts


_DRAFTS = frozenset("bill proposal motion amendment proposition projet amendement".split())


def is_passive(verb: Token) -> bool:
    """Whether the subject undergoes it; "a autorisé" is active, whatever the parser says."""
    return grammar.is_passive(verb) and not _has_avoir(verb)


def _has_avoir(verb: Token) -> bool:
    labels = {child.dep_: child for child in verb.children}
    has = labels.get("aux:tense")
    return has is not None and has.lemma_ == "avoir" and "aux:pass" not in labels


def doers(verb: Token, mentions: Speaking) -> list[Mention]:
    """Who does it; "a tranché" is active, whatever the parser calls its subject."""
    described = _described_subject(verb)
    if described is not None:
        return participants.resolve_all([described], mentions)
    if _has_avoir(verb):
        subjects = grammar.children(verb, grammar.SUBJECT)
        if subjects and subjects[0].pos_ != "PRON":
            return participants.resolve_all(grammar.subjects(verb) or subjects[:1], mentions)
    return participants.doers(verb, mentions)


def _described_subject(verb: Token) -> Token | None:
    """Who is "the only EU country that opposes it": the subject of "is"."""
    if verb.dep_ not in grammar.RELATIVE:
        return None
    noun = verb.head
    if noun.dep_ == "attr":
        return grammar.subject(noun.head)
    if any(child.dep_ == "cop" for child in noun.children):
        return next(iter(grammar.children(noun, grammar.SUBJECT)), None)
    return None


def own_path(framing: Framing) -> tuple[Token, ...]:
    """The predicates over the cue, up to a verb that only reports them."""
    if framing.reporter is None:
        return framing.path
    numbers = [token.i for token in framing.path]
    return framing.path[: numbers.index(framing.reporter.i)] or framing.path[:1]


def inner_holders(framing: Framing, ground: Ground) -> Iterator[tuple[int, Mention]]:
    """Others to whom the text ascribes the measure below an attitude to it.

    "Paris salue la décision de Londres d'exclure": London has decided. With the place on
    the path up to which they hold it.
    """
    path = own_path(framing)
    for n, token in enumerate(path[:-1]):
        real = grammar.verb_lemma(path[n + 1]) in ground.wording.factive
        if token.pos_ == "NOUN" and (n == 0 or real):
            yield from ((n, holder) for holder in _owners(token, ground))
        elif real and token.dep_ == "ccomp":
            yield from ((n, m) for m in doers(token, ground.mentions) if not m.place)
        elif real:
            for noun in grammar.objects(path[n + 1]):
                if noun.i < token.i and noun.lemma_.lower() in _DECISIONS:
                    yield from ((n, holder) for holder in _owners(noun, ground))


_DECISIONS = frozenset("décision choix projet plan refus volonté decision choice move plan".split())


def _is_claimed(token: Token, path: Sequence[Token], ground: Ground) -> bool:
    """Whether somebody only ascribes it to another ("accuse Washington de vouloir …")."""
    head = grammar.governor(token)
    if head is None or head.i in {t.i for t in path} or token.dep_ not in {"xcomp", "pcomp"}:
        return False
    return grammar.verb_lemma(head) in ground.lexicon.object_control


def _at(token: Token, match: CueMatch, framing: Framing, ground: Ground) -> list[Mention]:
    """The actors who do what one predicate of the path says."""
    if token.pos_ in {"VERB", "AUX"} or grammar.is_verb(token) or _has_subject(token):
        found = doers(token, ground.mentions)
        return [m for m in found if not m.place and _may_hold(m, token, match, framing, ground)]
    return _owners(token, ground) or (_leaning(token, ground) if match.cue.common else [])


def _leaning(word: Token, ground: Ground) -> list[Mention]:
    """Whom an adjective or noun of leaning describes ("l'Autriche, favorable au gazoduc, …")."""
    if word.lemma_.lower() not in ground.wording.leanings:
        return []
    if word.dep_ in _SAID_OF:
        return [m for m in doers(word.head, ground.mentions) if not m.place]
    described = ground.mentions.of_phrase(word.head) if word.dep_ in _BESIDE else None
    return [described] if described is not None and not described.place else []


_SAID_OF = frozenset({"acomp", "attr", "oprd", "xcomp"})
_BESIDE = frozenset({"appos", "amod", "acl", "nmod", "advcl"})


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in grammar.SUBJECT for child in token.children)


def _owners(noun: Token, ground: Ground) -> list[Mention]:
    """Whose ban, call or decision it is; the subject's is done to it."""
    by = [n for w, n in grammar.obliques(noun) if w in _BY]
    # Whose the disputed thing is says nothing of who takes a line on it ("l'accord du Mercosur").
    whole = noun.i in ground.topic.subject_tokens
    owner = None if whole else ground.mentions.owner(noun)
    found = participants.resolve_all(by, ground.mentions) or ([owner] if owner else [])
    undergoing = [
        ground.mentions.of_phrase(name)
        for word, name in grammar.obliques(noun)
        if word in _OF and name.i in ground.topic.subject_tokens
    ]
    return [m for m in found if not _is_subject(m, ground) and m not in undergoing]


_OF = frozenset({"de", "of"})


def _may_hold(
    mention: Mention, token: Token, match: CueMatch, framing: Framing, ground: Ground
) -> bool:
    """Whether the subject of the issue speaks here for itself, as anyone may."""
    if not _is_subject(mention, ground):
        return True
    return token.i != match.head.i and (framing.wanted or framing.denied)


def _is_subject(mention: Mention, ground: Ground) -> bool:
    """Whether the mention is of the issue's subject, or of who speaks for it."""
    own = ground.topic.pack.subject_actors
    return mention.actor in own or participants.actor_id(mention) in own


def _has_no_author(token: Token, path: Sequence[Token]) -> bool:
    """Whether somebody unnamed asks or orders it ("prié de se passer de …")."""
    above = token.i != path[0].i and grammar.is_verb(token)
    return above and is_passive(token) and grammar.agent(token) is None


def _told_what_to_do(token: Token, found: Sequence[Mention], ground: Ground) -> bool:
    if _has_duty(token, ground):
        return True
    return _has_leave(token) and not (found and all(_sets_rules(m, ground) for m in found))


def _has_duty(token: Token, ground: Ground) -> bool:
    """Whether the verb says that its subject has to ("devront", "must", "has to")."""
    words = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if words & _MODALS_OF_DUTY:
        return True
    lemma = grammar.verb_lemma(token)
    if lemma == "devoir":
        told = _speaks_of_others(token, ground) or _is_told(token, ground)
        return told or not grammar.has_morph(token, "Mood", "Cnd")
    return lemma == "have" and any(child.dep_ == "xcomp" for child in token.children)


def _is_told(token: Token, ground: Ground) -> bool:
    """Whether somebody says or thinks that its subject has to ("juge que Berlin devrait …")."""
    says = token.dep_ == "ccomp" and "says" in ground.lexicon.attitudes(
        grammar.verb_lemma(token.head)
    )
    return says and grammar.subject(token.head) is not None


def _has_leave(token: Token) -> bool:
    """Whether the verb says that its subject may or may not."""
    words = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if words & _MODALS_OF_LEAVE or grammar.verb_lemma(token) in {"able", "free", "libre"}:
        return True
    if any(child.lemma_.lower() in _LEAVE for child in grammar.objects(token)):
        return grammar.verb_lemma(token) in {"avoir", "have"}
    is_can = grammar.verb_lemma(token) == "pouvoir"
    return is_can and not grammar.has_morph(token, "Mood", "Cnd")


_LEAVE = frozenset({"droit", "permission", "autorisation", "right"})


def _speaks_of_others(token: Token, ground: Ground) -> bool:
    speaker = _speaker(token, ground)
    return speaker is not None and ground.mentions.kinds.get(speaker.actor) != "media"


def _sets_rules(mention: Mention, ground: Ground) -> bool:
    actor = participants.actor_id(mention)
    kind = ground.mentions.kinds.get(actor) or ground.mentions.kinds.get(mention.actor)
    return (len(actor) == 2 and actor.isupper()) or kind in {"state", "institution", "parliament"}


def _is_foreign(token: Token, path: Sequence[Token], ground: Ground) -> bool:
    """Whether the predicate has a subject that is nobody known and no text or rule."""
    if not (grammar.is_verb(token) or _has_subject(token)) or is_passive(token):
        return False
    subject = grammar.subject(token)
    if subject is None or subject.dep_ == "expl" or subject.i in {t.i for t in path}:
        return False
    if subject.i in ground.topic.subject_tokens or subject.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return False
    if subject.lower_ in {"il", "it", "ce", "c'", "cela", "this", "that", "there", "on"}:
        return subject.lower_ == "on"
    return subject.lemma_.lower() not in ground.wording.documents


def _behind_possessive(top: Token, ground: Ground) -> list[Mention]:
    """The subject of the verb above a noun that it possesses ("dans leur combat pour …")."""
    if top.pos_ != "NOUN" or not any(c.lower_ in _POSSESSIVES for c in top.children):
        return []
    verb = clause_of(top)
    if not grammar.is_verb(verb):
        return []
    found = doers(verb, ground.mentions)
    return [m for m in found if not _is_subject(m, ground)]


def _behind_view(match: CueMatch, top: Token, ground: Ground) -> list[Mention]:
    """The subject of the verb whose object the words are ("ne voit pas de raison de …")."""
    if match.cue.kind != "stance" or top.dep_ not in grammar.OBJECT:
        return []
    found = doers(top.head, ground.mentions)
    return [m for m in found if not m.place and not _is_subject(m, ground)]


def _behind_rule(
    match: CueMatch, framing: Framing, ground: Ground, *, imposed: bool
) -> Holding | None:
    """Who lays down what is told without its author."""
    top = own_path(framing)[-1]
    is_duty = any(_has_duty(token, ground) for token in own_path(framing))
    speaker = _speaker(match.head, ground) or _reporter(framing, ground)
    is_view = (
        is_duty
        or _is_judged(framing)
        or (match.cue.kind == "stance" and not grammar.is_verb(match.head))
    )
    if speaker is not None and is_view and _may_speak(speaker, ground, officially=False):
        return Holding((speaker,), INFERRED)
    if _is_judged(framing) or (framing.conditional and not imposed):
        return None
    place = _country(match, top, ground, imposed=imposed)
    if place:
        return Holding(tuple(place), INFERRED)
    ruled = imposed or _rules(match, top, ground)
    if speaker is not None and ruled and _may_speak(speaker, ground, officially=True):
        return Holding((speaker,), INFERRED)
    author = _author_in_view(top, match, ground)
    return Holding((author,), IN_VIEW) if author is not None else None


def _speaker(token: Token, ground: Ground) -> Mention | None:
    found = ground.mentions.quoted.get(token.i)
    speaker: Mention | None = found.speaker if found is not None else None
    return speaker


def _reporter(framing: Framing, ground: Ground) -> Mention | None:
    if framing.reporter is None:
        return None
    found = doers(framing.reporter, ground.mentions)
    return found[0] if found else None


def _may_speak(speaker: Mention, ground: Ground, *, officially: bool) -> bool:
    """Whether the speaker's words are its own line, and in office where that is needed."""
    if ground.mentions.kinds.get(speaker.actor) == "media" or speaker.place:
        return False
    if not officially:
        return True
    if _is_subject(speaker, ground):
        return False
    in_office = speaker.acts_for is not None and speaker.acts_for != speaker.actor
    return in_office or _sets_rules(speaker, ground)


def _is_judged(framing: Framing) -> bool:
    """Whether the measure is called right or wrong ("serait une erreur")."""
    top = framing.path[-1]
    return (
        len(framing.path) > 1
        and top.pos_ in {"ADJ", "NOUN"}
        and bool(
            {child.dep_ for child in top.children} & {"cop"}
            or top.dep_ in {"acomp", "attr", "oprd"}
        )
    )


def _rules(match: CueMatch, top: Token, ground: Ground) -> bool:
    """Whether the clause lays down a rule: a passive, or what the subject may do."""
    if any(is_passive(token) for token in (match.head, top) if grammar.is_verb(token)):
        return True
    subject = grammar.subject(match.head) if grammar.is_verb(match.head) else None
    return subject is not None and subject.i in ground.topic.subject_tokens


def _country(match: CueMatch, top: Token, ground: Ground, *, imposed: bool) -> list[Mention]:
    """The state in which a rule is in force ("banni de Suède", "de la 5G britannique")."""
    head = match.head
    passive = grammar.is_verb(head) and is_passive(head)
    if not (passive or imposed or _is_headline(head)):
        return []
    verbs = [token for token in match.tokens if grammar.is_verb(token)]
    for verb in dict.fromkeys((head, *verbs, top)):
        for noun in _circumstances(verb):
            found = [ground.mentions.of_phrase(noun), ground.mentions.owner(noun)]
            found += [ground.mentions.at(t) for t in noun.subtree if t.dep_ in _PLACED]
            states = [m for m in found if m is not None and _sets_rules(m, ground)]
            if states and noun.i not in ground.topic.subject_tokens:
                return states[:1]
    labelled = _before_colon(head, ground)
    return [labelled] if labelled is not None else []


_PLACED = frozenset({"poss", "nmod", "pobj", "amod"})


def _circumstances(verb: Token) -> Iterator[Token]:
    """The nouns that say where or from what, with the parser's unmarked ones ("des réseaux")."""
    for word, noun in grammar.obliques(verb):
        if word in _WHERE:
            yield noun
    for child in verb.children:
        if child.dep_.startswith("obl") and child.pos_ == "NOUN" and child.i > verb.i:
            yield child
            yield from (c for c in child.children if c.pos_ == "PROPN")


def _is_headline(head: Token) -> bool:
    return head.pos_ == "NOUN" and head.dep_ == "ROOT"


def _before_colon(head: Token, ground: Ground) -> Mention | None:
    """The state that a headline names before its colon ("Suède : Huawei exclu")."""
    sentence = head.sent
    for token in sentence[1:6]:
        if token.text == ":":
            found = [ground.mentions.at(t) for t in sentence[: token.i - sentence.start]]
            states = [m for m in found if m is not None and _sets_rules(m, ground)]
            return states[0] if states else None
    return None


def _author_in_view(top: Token, match: CueMatch, ground: Ground) -> Mention | None:
    """Whose text it is, where the clause's subject is a text already spoken of."""
    subject = grammar.subject(match.head) if grammar.is_verb(match.head) else top
    if subject is None or subject.lemma_.lower() not in ground.wording.documents:
        return None
    owner = ground.mentions.owner(subject)
    if owner is not None and _sets_rules(owner, ground):
        return owner
    definite = {child.lower_ for child in subject.children} & {
        "le", "la", "l'", "l’", "ce", "cet", "cette", "the", "this", "that"
    }  # fmt: skip
    near = [d for d in ground.before if _just_before(d, match.head) and d.on_issue]
    holders = [d.actor for d in near if d.stance is not None and _sets_rules(d.actor, ground)]
    return (
        holders[-1] if definite and len({participants.actor_id(h) for h in holders}) == 1 else None
    )


def _just_before(draft: Draft, token: Token) -> bool:
    return 0 <= token.sent.start - draft.sentence.end <= 40
