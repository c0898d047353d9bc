"""Acts told by how words are quoted: a complaint, a refusal, a denial, a threat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.forms import ending_of
from ralliement.statements.clauses.framing import framing_of, is_denied, is_supposed
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.drafts import Draft
from ralliement.statements.events.participants import actor_id, resolve_all
from ralliement.statements.events.predicates import predicates_at
from ralliement.statements.quotations import FoundQuotation
from ralliement.statements.speaking import FIRST_PERSON, Speaking
from ralliement.yamlfiles import read_yaml


@dataclass(frozen=True, slots=True)
class Sayings:
    """Word lists of one language; what each holds is said in ``data/fr/saying.yaml``."""

    indignant: frozenset[str]
    retorts: frozenset[str]
    warns: frozenset[str]
    hints: frozenset[str]
    assures: frozenset[str]
    unsettled: frozenset[str]
    opens: frozenset[str]
    strikes_back: frozenset[str]
    takes: frozenset[str]
    measures: frozenset[str]
    fitting: frozenset[str]
    harms: frozenset[str]
    dealings: frozenset[str]
    menacing: frozenset[str]


@cache
def load_sayings(language: str) -> Sayings:
    """The word lists of ``language``, read once a process."""
    loaded: dict[str, list[str]] = read_yaml(
        "ralliement.statements", "data", language, "saying.yaml"
    )
    return Sayings(**{field.name: frozenset(loaded[field.name]) for field in fields(Sayings)})


@dataclass(frozen=True, slots=True)
class Said:
    """Quoted words of one sentence with who says them, and the verb that brings them."""

    found: FoundQuotation
    speaker: Mention
    words: tuple[Token, ...]
    cues: tuple[Token, ...]

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the words quoted."""
        return frozenset(token.lemma_.lower() for token in self.words)


def said_acts(
    sentence: Span, mentions: Speaking, lexicon: Lexicon, drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """The act that each quotation of the sentence is, where its words or its verb tell it.

    One at most for each, none where the speaker's own words tell an act already, and none for
    who only reports others.
    """
    sayings = load_sayings(lexicon.language)
    for said in _said_in(sentence, mentions):
        if mentions.kinds.get(said.speaker.actor) == "media" or _is_told(said, drafts):
            continue
        event = _event(said, sayings, mentions, lexicon)
        known = {(actor_id(draft.actor), draft.event) for draft in drafts}
        if event is None or (actor_id(said.speaker), event) in known:
            continue
        token = said.cues[0]
        person = said.speaker.actor if said.speaker.actor != said.speaker.acts_for else None
        yield Draft(
            sentence=sentence, token=token, actor=said.speaker,
            recipient=_addressee(said, mentions), event=event, modality=Modality.ASSERTED,
            framing=framing_of(token, lexicon), confidence=0.65 * said.speaker.confidence,
            rule="said-act", quotation=said.found.kind, speaker=person,
        )  # fmt: skip


def _said_in(sentence: Span, mentions: Speaking) -> Iterator[Said]:
    """The quotations of the sentence whose verb and speaker are known."""
    words: dict[int, tuple[FoundQuotation, list[Token]]] = {}
    cues: dict[int, list[Token]] = {}
    for token in sentence:
        if (found := mentions.quoted.get(token.i)) is not None:
            words.setdefault(id(found), (found, []))[1].append(token)
        for brought in mentions.cues.get(token.i, ()):
            cues.setdefault(id(brought), []).append(token)
    for key, (found, tokens) in words.items():
        verbs = tuple(token for token in cues.get(key, ()) if grammar.is_verb(token))
        if found.speaker is not None and verbs:
            yield Said(found, found.speaker, tuple(tokens), verbs)


def _is_told(said: Said, drafts: Sequence[Draft]) -> bool:
    """Whether a draft of the speaker's side already stands on the quoted words, with an event.

    One that is only denied of nobody named leaves room for the denial itself.
    """
    inside = {token.i for token in said.words}
    own = [d for d in drafts if d.token.i in inside and actor_id(d.actor) == actor_id(said.speaker)]
    return any(
        d.event is not None and (d.recipient is not None or d.modality is not Modality.DENIED)
        for d in own
    )


def _event(said: Said, sayings: Sayings, mentions: Speaking, lexicon: Lexicon) -> Event | None:
    verbs = {grammar.verb_lemma(cue) for cue in said.cues}
    if any(is_denied(cue) for cue in said.cues):
        return None
    if verbs & sayings.hints and _is_threat(said, verbs, sayings, mentions, lexicon):
        return Event.THREATEN
    if _is_refusal(said, sayings, mentions, lexicon):
        return Event.REJECT
    if verbs & sayings.assures and _is_denial(said, sayings, mentions):
        return Event.REJECT
    if said.found.kind == "direct":
        if verbs & sayings.retorts:
            return Event.REJECT
        if verbs & sayings.indignant:
            return Event.ACCUSE
    return None


def _is_threat(
    said: Said, verbs: set[str], sayings: Sayings, mentions: Speaking, lexicon: Lexicon
) -> bool:
    """Whether the words tell what will come to others.

    Under any verb of speaking, a reprisal; under a verb of warning also dealings that will
    suffer, harm without a doer, and a price that somebody will pay.
    """
    coming = [token for token in said.words if _is_coming(token) and not is_denied(token)]
    if any(_strikes_back(token, said, sayings) for token in coming):
        return True
    if not verbs & (sayings.warns | {"entendre"}):
        return False
    if verbs & sayings.warns and said.lemmas & sayings.menacing:
        return any(_is_coming(t) and not _is_own(t, said, mentions) for t in said.words)
    for token in coming:
        suffers = grammar.verb_lemma(_act(token)) in sayings.harms
        if suffers and said.lemmas & sayings.dealings:
            return True
        if _is_harm(_act(token), lexicon) and bool(verbs & sayings.warns):
            return True
    return False


def _is_coming(token: Token) -> bool:
    """Whether the word is a verb in the future or the conditional."""
    if not grammar.is_verb(token):
        return False
    future = grammar.has_morph(token, "Tense", "Fut") or grammar.has_morph(token, "Mood", "Cnd")
    return future or ending_of(token) is not None


def _act(token: Token) -> Token:
    """What a verb form is about: past "seront" and "pourraient" to what they lead to."""
    if token.dep_ in grammar.AUXILIARY:
        return token.head
    if grammar.verb_lemma(token) in {"pouvoir", "devoir"}:
        clause = next(iter(grammar.children(token, frozenset({"xcomp", "ccomp"}))), None)
        return clause or token
    return token


def _strikes_back(token: Token, said: Said, sayings: Sayings) -> bool:
    lemma = grammar.verb_lemma(_act(token))
    if lemma in sayings.strikes_back:
        return True
    return lemma in sayings.takes and bool(
        said.lemmas & sayings.measures and said.lemmas & sayings.fitting
    )


def _is_harm(verb: Token, lexicon: Lexicon) -> bool:
    """Whether it is a hostile deed in the passive, its doer left open ("seront gelés")."""
    if not grammar.is_passive(verb) or grammar.agent(verb) is not None:
        return False
    frames = [frame for predicate in predicates_at(verb, lexicon) for frame in predicate.frames]
    return grammar.verb_lemma(verb) in _CUTS or any(frame.event in _HARMS for frame in frames)


_HARMS = frozenset({Event.SANCTION, Event.COERCE, Event.ASSAULT})
_CUTS = frozenset({"supprimer", "annuler", "geler", "couper", "retirer", "suspendre", "remettre"})


def _is_refusal(said: Said, sayings: Sayings, mentions: Speaking, lexicon: Lexicon) -> bool:
    """Whether the words open with a refusal, or say what the speaker's side will never do.

    « Nous n'accepterons pas ce texte »; not « nous n'interdirons personne », which is told by
    the act, nor what cannot be done or said.
    """
    if said.found.kind == "direct" and _opens(said.words, sayings.opens):
        return True
    return any(
        grammar.has_morph(token, "Tense", "Fut")
        and is_denied(token)
        and grammar.verb_lemma(token) not in _NO_REFUSAL
        and _is_own(token, said, mentions)
        and not is_supposed(token, lexicon)
        and not any(predicates_at(token, lexicon))
        for token in said.words
    )


_NO_REFUSAL = frozenset(
    "être avoir pouvoir savoir falloir commenter devoir faire dire oublier".split()
)


def _opens(words: Sequence[Token], openings: frozenset[str]) -> bool:
    text = " ".join(t.lower_ for t in words if not t.is_punct and not t.is_quote) + " "
    return any(text.startswith(opening + " ") for opening in openings)


def _is_own(verb: Token, said: Said, mentions: Speaking) -> bool:
    """Whether the verb's subject is the speaker or its side."""
    nouns = grammar.subjects(verb)
    if any(noun.lower_ in FIRST_PERSON for noun in nouns):
        return True
    return any(actor_id(m) == actor_id(said.speaker) for m in resolve_all(nouns, mentions))


def _is_denial(said: Said, sayings: Sayings, mentions: Speaking) -> bool:
    """Whether the words say that one's own side did not do something.

    "N'avoir reçu aucune consigne", "que le gouvernement n'avait joué aucun rôle", "que le système
    n'est relié à aucun réseau"; not that nothing is decided yet.
    """
    if said.found.kind == "direct" or said.lemmas & sayings.unsettled:
        return False
    return any(
        test(token, said, mentions)
        for test in (_is_past_undone, _is_thing_unlike)
        for token in said.words
        if is_denied(token) and token.dep_ not in grammar.AUXILIARY
    )


def _is_past_undone(verb: Token, said: Said, mentions: Speaking) -> bool:
    auxiliaries = [word for word in grammar.auxiliaries(verb) if word.lemma_ in {"avoir", "être"}]
    if not grammar.is_verb(verb) or not auxiliaries:
        return False
    if not grammar.is_finite(verb):
        return any(grammar.has_morph(word, "VerbForm", "Inf") for word in auxiliaries)
    past = any(word.dep_ == "aux:tense" for word in auxiliaries)
    return past and _is_own(verb, said, mentions)


def _is_thing_unlike(verb: Token, said: Said, mentions: Speaking) -> bool:
    """Whether a thing is said to have nothing at all of what it is charged with."""
    nouns = grammar.subjects(verb)
    things = [noun for noun in nouns if noun.pos_ == "NOUN"]
    if not things or resolve_all(nouns, mentions) or not grammar.is_finite(verb):
        return False
    return any(token.lower_ in _NOTHING for token in said.words)


_NOTHING = frozenset({"aucun", "aucune", "nullement", "rien", "personne", "jamais"})


def _addressee(said: Said, mentions: Speaking) -> Mention | None:
    """Who else is told it ("a répondu à Pékin que …")."""
    nouns = [noun for cue in said.cues for noun in grammar.datives(cue)]
    nouns += [n for cue in said.cues for word, n in grammar.obliques(cue) if word == "à"]
    own = actor_id(said.speaker)
    inside = {token.i for token in said.words}
    outside = [noun for noun in nouns if noun.i not in inside]
    found = [m for m in resolve_all(outside, mentions) if not m.place and actor_id(m) != own]
    return found[0] if found else None
