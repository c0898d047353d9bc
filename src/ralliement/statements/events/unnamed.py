"""Who does a ban or an arrest whose doer is not the subject: a state by its soil, lists, laws."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from ralliement.records import Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import Framing
from ralliement.statements.clauses.wording import load_wording
from ralliement.statements.events.participants import (
    actor_id,
    doers,
    is_state,
    owners,
    resolve_all,
    subject_heads,
)
from ralliement.statements.lookup import MentionLookup


def state_of_place(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """The state on whose soil a passive act without agent is done ("banni de Suède").

    Named with the verb, right behind it on its noun ("un cadre arrêté en Pologne"), as the
    owner of the list or law that it is put under, or as a headline's label ("Pologne : un
    cadre arrêté"). Only states: a thing done at a company is not done by it.
    """
    if not grammar.is_passive(verb) or grammar.agent(verb) is not None or _dates_another(verb):
        return []
    above = (verb.head, verb.head.head) if verb.dep_ in _ON_NOUN else ()
    nouns = [noun for word, noun in grammar.obliques(verb) if word in _SOIL]
    nouns += [n for _, o in grammar.obliques(verb) for w, n in grammar.obliques(o) if w in _IN]
    nouns += [n for noun in above for w, n in grammar.obliques(noun) if n.i > verb.i and w in _IN]
    named = [mention for noun in nouns if (mention := mentions.at(noun)) is not None]
    found = [mention for mention in named if is_state(mention)]
    return found[:1] or _list_owner(verb, mentions) or _label(verb, mentions)


def _dates_another(verb: Token) -> bool:
    """Whether it only says when something else was done ("days after X was held in Toronto")."""
    opening = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    return bool(opening & {"after", "before", "since"}) or (
        verb.dep_ == "pcomp" and verb.head.lower_ in {"after", "before", "since"}
    )


_ON_NOUN = frozenset({"acl", "flat:name", "amod"})
_SOIL = frozenset({"à", "en", "de", "dans", "in", "from"})
_IN = frozenset({"à", "en", "in"})


def announcers(verb: Token, framing: Framing, mentions: MentionLookup) -> list[Mention]:
    """The state that announces a passive act without agent ("said X would be banned").

    Where it names no doer, what a state announces or decides is its own doing.
    """
    teller = framing.reporter
    if teller is None or not grammar.is_passive(verb) or grammar.agent(verb) is not None:
        return []
    if grammar.verb_lemma(teller) not in load_wording(verb.vocab.lang).announces:
        return []
    return [m for m in doers(teller, mentions) if is_state(m) and not m.place]


def _list_owner(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """The state whose list somebody is put on ("ajouté à la liste noire américaine")."""
    nouns = [noun for _, noun in grammar.obliques(verb)]
    lists = [noun for noun in nouns if noun.lemma_.lower() in _LISTS]
    found = [mentions.owner(noun) for noun in lists]
    states = [owner for owner in found if owner is not None and is_state(owner)]
    return states[:1] or _owner_of_known_list(verb, nouns, mentions)


def _owner_of_known_list(verb: Token, nouns: list[Token], mentions: MentionLookup) -> list[Mention]:
    """The state of a list known by its name alone, where the article names that state."""
    for known in load_wording(verb.vocab.lang).state_lists:
        state, _, name = known.partition(" ")
        if any(_is_called(noun, name.split()) for noun in nouns):
            named = (mention for mention in mentions.mentions if actor_id(mention) == state)
            return list(islice(named, 1))
    return []


def _is_called(noun: Token, words: list[str]) -> bool:
    """Whether just these words stand at the noun: "liste des entités", not "… non fiables"."""
    for start in range(max(noun.sent.start, noun.i - len(words) + 1), noun.i + 1):
        end = start + len(words)
        if [token.lower_ for token in noun.doc[start:end]] == words:
            behind = noun.doc[end : end + 1]
            return not any(token.pos_ in {"ADJ", "ADV"} for token in behind)
    return False


_LISTS = frozenset({"liste", "list", "blacklist", "sanction", "embargo"})


def _label(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """The state that a headline opens with, before a colon."""
    sentence = verb.sent
    colon = next((t for t in sentence[: min(5, len(sentence))] if t.text == ":"), None)
    if colon is None or colon.i == sentence.start or verb.i < colon.i:
        return []
    mention = mentions.at(colon.nbor(-1)) or mentions.at(sentence[0])
    return [mention] if mention is not None and is_state(mention) else []


def lawmakers(verb: Token, mentions: MentionLookup) -> list[Mention]:
    """Who makes the law that does it ("a signé un décret interdisant …", "la loi suédoise").

    A text that is only proposed, wanted or refused does nothing yet.
    """
    wording = load_wording(verb.vocab.lang)
    for noun in [] if grammar.is_passive(verb) else subject_heads(verb):
        if noun.lemma_.lower() not in wording.documents:
            continue
        over = noun.head
        if noun.dep_ in grammar.OBJECT and grammar.verb_lemma(over) in wording.enacts:
            return [] if grammar.is_negated(over) else doers(over, mentions)
        enacted = [c for c in noun.children if grammar.verb_lemma(c) in wording.enacts]
        makers = [agent for c in enacted if (agent := grammar.agent(c)) is not None]
        if makers:
            return resolve_all(makers, mentions)
        if noun.lemma_.lower() in wording.in_force:
            return [m for m in owners(noun, mentions) if is_state(m)]
    return []
