"""What is said in quotation: the first person is its speaker, and a quoted threat is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from ralliement.language import Parse
from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.drafts import Draft
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.quotations import FoundQuotation

FIRST_PERSON = frozenset(
    "je j' j’ nous moi me m' i we us me mon ma mes notre nos our my ours".split()
)


@dataclass(frozen=True, slots=True)
class Speaking:
    """The mentions of an article in which "nous" and "our" are whoever is quoted.

    ``quoted`` gives, for each token inside a quotation, that quotation; ``kinds`` the
    kind of each actor ("media"), ``cues`` for each word of saying what it brings.
    """

    table: MentionLookup
    quoted: Mapping[int, FoundQuotation]
    kinds: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[int, Sequence[FoundQuotation]] = field(default_factory=dict)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions of the article."""
        return self.table.mentions

    def at(self, token: Token) -> Mention | None:
        """The mention at ``token``, the speaker for a first person in a quotation."""
        return self._speaker(token) or self.table.at(token)

    def of_phrase(self, token: Token) -> Mention | None:
        """The actor of a noun phrase, the speaker for a first person in a quotation."""
        return self._speaker(token) or self.table.of_phrase(token)

    def together(self, token: Token) -> tuple[Mention, ...]:
        """All whom one word means at once."""
        return self.table.together(token)

    def owner(self, token: Token) -> Mention | None:
        """The owner of a thing; "notre coopération" is the speaker's."""
        for child in token.children:
            speaker = self._speaker(child)
            if speaker is not None:
                return speaker
        return self.table.owner(token)

    def _speaker(self, token: Token) -> Mention | None:
        found = self.quoted.get(token.i)
        if found is None or token.lower_ not in FIRST_PERSON:
            return None
        speaker: Mention | None = found.speaker
        return speaker


def quoted_tokens(parse: Parse, quotations: Sequence[FoundQuotation]) -> dict[int, FoundQuotation]:
    """The quotation in which each token stands; the innermost where they are nested."""
    quoted: dict[int, FoundQuotation] = {}
    for found in sorted(quotations, key=lambda q: q.start - q.end):
        if found.end > found.start:
            for token in parse.tokens_in(found.start, found.end):
                quoted[token.i] = found
    return quoted


def bringing_tokens(
    parse: Parse, quotations: Sequence[FoundQuotation]
) -> dict[int, list[FoundQuotation]]:
    """For each word of saying ("a déclaré") the quotations that it brings."""
    bringing: dict[int, list[FoundQuotation]] = {}
    for found in quotations:
        for token in parse.tokens_in(*found.cue_span) if found.cue_span is not None else ():
            bringing.setdefault(token.i, []).append(found)
    return bringing


def own_words_only(drafts: Sequence[Draft], mentions: Speaking) -> list[Draft]:
    """Drafts from quoted words, kept only where the speaker speaks of its own side.

    What a speaker says that others did or want is a claim, not their statement; what an
    outlet reports of them is theirs.
    """
    kept: list[Draft] = []
    for draft in drafts:
        found = mentions.quoted.get(draft.token.i)
        if found is None:
            kept.append(draft)
            continue
        speaker = found.speaker
        if speaker is None:
            if found.kind == "indirect":
                kept.append(draft)
            continue
        if found.kind == "indirect" and mentions.kinds.get(speaker.actor) == "media":
            kept.append(draft)
            continue
        if _side(speaker) == _side(draft.actor):
            person = speaker.actor if speaker.actor != speaker.acts_for else None
            kept.append(replace(draft, quotation=found.kind, speaker=person or draft.speaker))
    return kept


def _side(mention: Mention) -> str:
    return mention.acts_for or mention.actor


def quoted_threats(sentence: Span, mentions: Speaking, lexicon: Lexicon) -> Iterator[Draft]:
    """Threats in quoted words: a condition, and what "we" would then do or stop doing.

    « Si vous choisissez ce fournisseur, nous ne pourrons plus partager nos
    renseignements » is a conditional threat by its speaker, whatever its verbs.
    """
    for found, tokens in _quotations_in(sentence, mentions.quoted):
        speaker = found.speaker
        if speaker is None or speaker.acts_for is None:
            continue
        condition = next((t for t in tokens if _opens_condition(t, lexicon)), None)
        if condition is None:
            continue
        supposed = {t.i for t in condition.head.subtree}
        told = [t for t in tokens if t.i not in supposed]
        consequence = _consequence(told, lexicon)
        if consequence is None:
            continue
        yield Draft(
            sentence=sentence, token=consequence, actor=speaker,
            recipient=_who_would(condition.head, speaker, mentions),
            event=Event.THREATEN, modality=Modality.CONDITIONAL,
            framing=replace(framing_of(consequence, lexicon), condition=condition.head),
            confidence=0.7, rule="quoted-threat", quotation=found.kind,
            speaker=speaker.actor if speaker.actor != speaker.acts_for else None,
        )  # fmt: skip


def _consequence(told: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """What would follow: of the speaker's own doing, or named as a reprisal."""
    found = [t for t in told if t.lemma_.lower() in lexicon.consequences]
    if any(t.lower_ in FIRST_PERSON for t in told):
        return next(iter(found), None)
    return next((t for t in found if t.lemma_.lower() in _REPRISALS), None)


_REPRISALS = frozenset(
    "conséquence représailles rétorsion répercussion consequence repercussion retaliation".split()
)


def _who_would(verb: Token, speaker: Mention, mentions: Speaking) -> Mention | None:
    """Who would do what the condition names, if it is another than the speaker."""
    noun = grammar.subject(verb)
    found = None if noun is None else mentions.of_phrase(noun) or mentions.at(noun)
    if found is None or found.place or _side(found) == _side(speaker):
        return None
    return found


def _quotations_in(
    sentence: Span, quoted: Mapping[int, FoundQuotation]
) -> Iterator[tuple[FoundQuotation, list[Token]]]:
    groups: dict[int, tuple[FoundQuotation, list[Token]]] = {}
    for token in sentence:
        found = quoted.get(token.i)
        if found is not None:
            groups.setdefault(id(found), (found, []))[1].append(token)
    yield from groups.values()


def _opens_condition(token: Token, lexicon: Lexicon) -> bool:
    return token.lower_ in lexicon.conditional_marks and token.dep_ == "mark"


def _is_occasion(noun: Token) -> bool:
    """Whether something is said to happen at it ("lors de son discours", "in a speech")."""
    governed = noun.head.lower_ in _OCCASION_WORDS and noun.head.i < noun.i
    return governed or grammar.preposition(noun) in _OCCASIONS


_OCCASION_WORDS = frozenset({"lors", "cours", "occasion", "issue", "marge", "sidelines"})
_OCCASIONS = frozenset(
    {"lors de", "dans", "pendant", "au cours de", "à l' occasion de", "in", "during", "at"}
)


def speeches(sentence: Span, mentions: MentionLookup, lexicon: Lexicon) -> Iterator[Draft]:
    """That somebody in office speaks in public ("lors de son discours à Londres").

    No event type: PLOVER has none for speaking; the statement keeps who, where and when.
    """
    seen: set[str] = set()
    for token in sentence:
        if token.lemma_.lower() not in lexicon.speech_nouns or token.pos_ != "NOUN":
            continue
        if not _is_occasion(token):
            continue
        owner = mentions.owner(token)
        if owner is None or owner.acts_for in (None, owner.actor) or owner.actor in seen:
            continue
        seen.add(owner.actor)
        yield Draft(
            sentence=sentence, token=token, actor=owner, recipient=None, event=None,
            modality=Modality.ASSERTED, framing=framing_of(token, lexicon), confidence=0.6,
            rule="speech", speaker=owner.actor,
        )  # fmt: skip
