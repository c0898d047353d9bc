"""Judgements: "estime que la décision de Londres est injuste", "called the claim baseless"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of, is_denied
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import Wording, load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events.participants import actor_id, doers, owners
from ralliement.statements.lookup import MentionLookup

_REACH = 14
"""Words between the verb of judging and the word that judges."""


def find_judgements(
    sentence: Span, mentions: MentionLookup, lexicon: Lexicon
) -> tuple[list[Draft], set[int]]:
    """The judgements passed on what others do or claim, and the verbs that pass them.

    Whose deed is called unjust is accused, whose deed is called right is supported, whose
    claim is called groundless is contradicted; not right is wrong. One's own deeds are
    passed over; so is a judgement that is denied, asked for or supposed.
    """
    wording = load_wording(lexicon.language)
    drafts: list[Draft] = []
    verbs: set[int] = set()
    for word in sentence:
        verb = _verb_over(word, lexicon, wording)
        if verb is None or verb.i in verbs or is_denied(verb):
            continue
        turned = _is_turned(word, verb)
        if turned and not _forms(word) & wording.praises:
            continue
        event = Event.ACCUSE if turned else None
        found = [
            replace(draft, event=event or draft.event)
            for draft in _judged(sentence, verb, word, mentions, lexicon)
        ]
        if found:
            verbs.add(verb.i)
            drafts += found
    return drafts, verbs


def _verb_over(word: Token, lexicon: Lexicon, wording: Wording) -> Token | None:
    """The verb that passes the judgement ``word`` holds, before it in its sentence."""
    if not _forms(word) & (wording.blames | wording.praises | wording.unfounded):
        return None
    for verb in reversed(word.doc[max(word.sent.start, word.i - _REACH) : word.i]):
        lemma = grammar.verb_lemma(verb)
        if lemma in wording.judges and _calls_so(verb, word):
            return verb
        if _sees_in_it(verb, word) and _calls_so(verb, word):
            return verb
        if "says" in lexicon.attitudes(lemma) and grammar.is_verb(verb) and _says_so(verb, word):
            return verb
    return None


def _sees_in_it(verb: Token, word: Token) -> bool:
    """Whether the verb says what its subject sees in what was just told.

    "Y voit une provocation", "parle de chantage", "crie au scandale".
    """
    lemma = grammar.verb_lemma(verb)
    if lemma == "voir":
        return any(child.lower_ == "y" and child.i < verb.i for child in verb.children)
    return word.pos_ == "NOUN" and grammar.preposition(word) == _SPOKEN_OF.get(lemma, "")


_SPOKEN_OF = {"parler": "de", "crier": "à"}


def _forms(word: Token) -> set[str]:
    form = str(word.lower_)
    forms = {word.lemma_.lower(), form, form.removesuffix("s"), form.removesuffix("s")[:-1]}
    return forms if word.pos_ in {"ADJ", "NOUN", "VERB", "ADV", "X"} else set()


def _calls_so(verb: Token, word: Token) -> bool:
    """Whether no other verb stands between: "juge infondées les accusations de X"."""
    if not grammar.is_finite(verb) and verb.pos_ not in {"VERB", "NOUN"}:
        return False
    between = verb.doc[verb.i + 1 : word.i]
    return not any(token.pos_ in {"VERB", "SCONJ", "AUX"} for token in between)


def _says_so(verb: Token, word: Token) -> bool:
    """Whether it is the predicate of what the verb reports ("said the rule was arbitrary")."""
    copula = any(child.dep_ in {"cop", "auxpass", "aux:pass"} for child in word.children)
    clause = word if copula else word.head
    if clause.dep_ != "ccomp" or clause.head.i != verb.i:
        return False
    return clause.i == word.i or word.dep_ in {"acomp", "attr", "oprd"}


def _is_turned(word: Token, verb: Token) -> bool:
    """Whether what is judged is said not to be so ("les mesures ne sont pas justifiées")."""
    head = word.head if word.dep_ in {"acomp", "attr", "oprd"} else word
    return is_denied(word) or (head.i != verb.i and is_denied(head))


def _judged(
    sentence: Span, verb: Token, word: Token, mentions: MentionLookup, lexicon: Lexicon
) -> Iterator[Draft]:
    """A draft for each judge and each owner of what is judged."""
    framing = framing_of(verb, lexicon)
    if framing.blocked or framing.wanted or framing.modality is not Modality.ASSERTED:
        return
    things = _things(verb, word)
    for judge in doers(verb, mentions):
        seen = _sees_in_it(verb, word)
        found = (word, []) if seen else _others(things, judge, mentions)
        if found is None:
            continue
        event = _event(found[0], word, load_wording(lexicon.language))
        owned: list[Mention | None] = [*found[1]]
        for owner in owned or [None]:
            certain = min(judge.confidence, owner.confidence if owner else 0.8)
            yield Draft(
                sentence=sentence, token=verb, actor=judge, recipient=owner, event=event,
                modality=Modality.ASSERTED, framing=framing, rule="judgement",
                confidence=0.7 * certain,
            )  # fmt: skip


def _things(verb: Token, word: Token) -> list[Token]:
    """The nouns that may be what is judged: before the word, right behind it, or what the
    clause describes ("a charge that Santiago calls absurd").
    """
    doc = verb.doc
    before = [t for t in doc[verb.i + 1 : word.i] if t.pos_ in _NOMINAL or _is_pointing(t)]
    behind = [t for t in doc[word.i + 1 : min(word.i + 5, verb.sent.end)] if not t.is_quote][:3]
    stop = next((n for n, t in enumerate(behind) if t.pos_ in {"PUNCT", "VERB", "AUX"}), None)
    found = before or [token for token in behind[:stop] if token.pos_ in _NOMINAL]
    described = verb.head if verb.dep_ in grammar.RELATIVE else None
    return found or ([described] if described is not None else [])


_NOMINAL = frozenset({"NOUN", "PROPN"})
_POINTING = frozenset({"it", "this", "that", "them", "these", "those"})
"""What a judgement may be passed on, told before."""


def _others(
    things: Sequence[Token], judge: Mention, mentions: MentionLookup
) -> tuple[Token, list[Mention]] | None:
    """The first thing judged and its owners; None where it is the judge's own or no deed.

    A decision whose owner the sentence does not name has none yet.
    """
    if things and things[0].lower_ in _POINTING:
        return _pointed_at(things[0], judge, mentions)
    if not things or things[0].pos_ != "NOUN":
        return None if not things else _possessed(things, judge, mentions)
    thing = things[0]
    found = [m for m in owners(thing, mentions) if not m.place]
    if found:
        found = [m for m in found if actor_id(m) != actor_id(judge)]
        return (thing, found) if found else None
    own = any(grammar.has_morph(child, "Poss", "Yes") for child in thing.children)
    wording = load_wording(thing.vocab.lang)
    said = thing.lemma_.lower() in wording.deeds | wording.claims
    return (thing, []) if said and not own else None


def _is_pointing(token: Token) -> bool:
    return token.lower_ in _POINTING and token.pos_ == "PRON"


def _pointed_at(
    pronoun: Token, judge: Mention, mentions: MentionLookup
) -> tuple[Token, list[Mention]] | None:
    """What a pronoun points at: an actor, or something done, told before."""
    found = mentions.at(pronoun)
    if found is None:
        return pronoun, []
    return None if found.place or actor_id(found) == actor_id(judge) else (pronoun, [found])


def _possessed(
    things: Sequence[Token], judge: Mention, mentions: MentionLookup
) -> tuple[Token, list[Mention]] | None:
    """The thing behind its owner's name ("London's decision", "the US rule")."""
    noun = next((token for token in things if token.pos_ == "NOUN"), None)
    if noun is None or things[0].dep_ not in {"poss", "compound", "amod", "nmod"}:
        return None
    return _others([noun], judge, mentions)


def _event(thing: Token, word: Token, wording: Wording) -> Event:
    if _forms(word) & wording.unfounded and thing.lemma_.lower() in wording.claims:
        return Event.REJECT
    return Event.SUPPORT if _forms(word) & wording.praises else Event.ACCUSE
