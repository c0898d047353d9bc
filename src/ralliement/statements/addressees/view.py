"""What an article shows up to one of its sentences: who is named where, and who did what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ralliement.records import BlockKind, Event, Statement
from ralliement.statements.findings import Findings


@dataclass(frozen=True, slots=True)
class Act:
    """What an actor did towards a recipient, told in the sentence with this number."""

    at: int
    actor: str
    recipient: str | None
    event: Event


@dataclass(frozen=True, slots=True)
class View:
    """``named`` has for each sentence who is named in it, in text order, an actor as often as
    it is named; places and outlets are left out. ``acts`` are all that were found, in text
    order; ``kinds`` the kind of each actor."""

    named: Sequence[Sequence[str]]
    acts: Sequence[Act]
    kinds: Mapping[str, str]
    counts: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        everybody = Counter(actor for sentence in self.named for actor in sentence)
        object.__setattr__(self, "counts", everybody)

    def candidates(self, act: Act) -> list[str]:
        """Who else is named up to the act's sentence, in order of their ids."""
        seen = {actor for sentence in self.named[: act.at + 1] for actor in sentence}
        return sorted(seen - {act.actor})

    def has_acted(self, actor: str, act: Act) -> bool:
        """Whether the actor is told to have done something before the act."""
        return any(done.actor == actor for done in self.before(act))

    def before(self, act: Act) -> list[Act]:
        """What was told before, and of others in the same sentence."""
        return [a for a in self.acts if a.at < act.at or (a.at == act.at and a.actor != act.actor)]


def view_of(statements: Sequence[Statement], findings: Findings) -> tuple[View, dict[int, int]]:
    """The view, and the number of each sentence by its start in original offsets."""
    parse = findings.parse
    starts = [parse.original(*parse.sentence_bounds(s))[0] for s in parse.sentences]
    number = {start: n for n, start in enumerate(starts)}
    place = {sentence.start: n for n, sentence in enumerate(parse.sentences)}
    named: dict[int, list[str]] = defaultdict(list)
    for mention in findings.mentions.mentions:
        if mention.place or findings.kinds.get(mention.actor) == "media":
            continue
        for token in parse.tokens_in(mention.start, mention.end)[:1]:
            sentence = parse.sentence(token)
            if parse.block_kind(sentence) is not BlockKind.LINKED:
                named[place[sentence.start]].append(mention.acts_for or mention.actor)
    acts = [
        Act(number[s.sentence_start], s.actor, s.recipient, s.event)
        for s in statements
        if s.event is not None and not s.linked
    ]
    return View([named[n] for n in range(len(starts))], acts, findings.kinds), number
