"""From the trained coder's rows to statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span

from ralliement.issues import IssuePack
from ralliement.learned import Coded
from ralliement.records import Mention, Part, Statement, content_id
from ralliement.statements.findings import Findings
from ralliement.statements.network.scenes import Scene

STANCE_FLOOR = 0.5
"""Least probability that a stance is taken."""


@dataclass(frozen=True, slots=True)
class RowWriter:
    """Turns rows into statements of one coder.

    ``about`` tells whether a sentence is about the issue, so that its stances are taken; None
    takes acts alone. ``named`` tells whether it names the issue's subject; ``sources`` are the
    outlets by a sentence's first token; ``weight`` is what the coder's probability counts for.
    """

    findings: Findings
    pack: IssuePack
    about: Callable[[Span], bool] | None
    named: Callable[[Span], bool]
    sources: Mapping[int, str]
    coder: str
    rule: str
    weight: float = 1.0

    def __call__(self, row: Coded, scene: Scene) -> Statement | None:
        """The statement; None where the row is a view on something else than the issue."""
        about = self.about is not None and self.about(scene.sentence)
        takes = about and row.stance_probability >= STANCE_FLOOR
        wavers = about and not takes and row.undecided >= STANCE_FLOOR
        if row.event is None and not takes and not wavers:
            return None
        parse = self.findings.parse
        article = parse.article
        start, end = parse.original(*parse.sentence_bounds(scene.sentence))
        interval = article.publication.interval
        stance = row.stance if takes else None
        return Statement(
            id=content_id("s", article.id, start, end, row.actor, row.recipient, row.event,
                          stance, row.modality, self.rule),
            article=article.id,
            start=start,
            end=end,
            text=article.original[start:end],
            sentence_start=start,
            actor=row.actor,
            speaker=self._speaker(scene.first[row.actor]),
            recipient=row.recipient,
            event=row.event,
            modality=row.modality,
            issue=self.pack.id if takes or wavers or self.named(scene.sentence) else None,
            stance=stance,
            decided=True if takes else False if wavers else None,
            date_from=interval.date_from,
            date_to=interval.date_to,
            quotation=None,
            via=self.sources.get(scene.sentence.start),
            linked=False,
            confidence=round(self.weight * row.probability, 3),
            coder=self.coder,
            rule=self.rule,
            parts=tuple(self._parts(row, scene)),
        )  # fmt: skip

    def _speaker(self, mention: Mention) -> str | None:
        is_person = self.findings.kinds.get(mention.actor) == "person"
        return mention.actor if is_person else None

    def _parts(self, row: Coded, scene: Scene) -> Iterator[Part]:
        for role, actor in (("actor", row.actor), ("recipient", row.recipient)):
            mention = scene.first.get(actor) if actor is not None else None
            if mention is not None:
                yield Part(role, *self.findings.parse.original(mention.start, mention.end))
