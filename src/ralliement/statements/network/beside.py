"""Statements by the trained coder, for what the rules do not foresee.

The rules go first: what they coded stays theirs. The trained coder adds the recipient that
they missed, and the acts of actors for whom they found none. Its stances are not taken: on
disputes that it has not seen they are on the right side little more often than chance, and
on examples/huawei-5g they added more wrong lines than right ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ralliement.issues import IssuePack
from ralliement.learned import CODER, Coded, load_coder
from ralliement.records import Statement, content_id
from ralliement.statements.findings import Findings
from ralliement.statements.network.hints import find_hints
from ralliement.statements.network.scenes import Scene, scenes_of
from ralliement.statements.network.writer import RowWriter
from ralliement.statements.rules import WITHOUT_RECIPIENT
from ralliement.statements.stances.topic import Topic

RULE = "trained"
RECIPIENT_RULE = "trained-recipient"

ACT_FLOOR = 0.6
"""Least probability of an act, and of a recipient. Chosen on examples/huawei-5g: from 0.4 to
0.6 actors with their events have the same F1 (0.42), at 0.6 the best precision."""
HINTED_FLOOR = 0.4
"""The same for an act of which a word of the frame lists in its sentence speaks too: in
``labelled/in-context`` (the articles it was not fitted on) 17 of 21 such acts of 0.4 to 0.6 are
right, of others 9 of 25."""


def add_trained(
    statements: Sequence[Statement],
    findings: Findings,
    pack: IssuePack,
    topic: Topic,
    sources: Mapping[int, str],
) -> tuple[Statement, ...]:
    """The rules' statements completed by the trained coder's, in text order."""
    parse = findings.parse
    subject = [(parse.starts[i], parse.ends[i]) for i in sorted(topic.subject_tokens)]
    write = RowWriter(
        findings, pack,
        about=None, named=topic.names_subject, sources=sources, coder=CODER, rule=RULE,
    )  # fmt: skip
    known: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        known[statement.sentence_start].append(statement)
    scenes = {
        parse.original(*parse.sentence_bounds(scene.sentence))[0]: scene
        for scene in scenes_of(findings, subject, lambda s: find_hints(parse, s))
    }
    open_ = {start: s for start, s in scenes.items() if _leaves_open(s, known.get(start, ()))}
    coded = load_coder().code([scene.marks for scene in open_.values()], HINTED_FLOOR)
    for (start, scene), rows in zip(open_.items(), coded, strict=True):
        known[start] = list(_merged(known[start], rows, scene, write))
    return tuple(statement for start in sorted(known) for statement in known[start])


def _leaves_open(scene: Scene, known: Sequence[Statement]) -> bool:
    """Whether the rules left an actor without a statement, or an act without its recipient.

    The network costs as much as all else together, so it is asked only where it may answer:
    not in a sentence of one actor without any word of the frame lists.
    """
    actors = set(scene.first) - scene.bystanders - {s.actor for s in known}
    bare = any(s.event is not None and s.recipient is None for s in known)
    several = len(scene.first) > 1
    return bool(actors and (several or scene.marks.hints)) or (bare and several)


def _is_hinted(row: Coded, scene: Scene) -> bool:
    return any(event is row.event for _, event in scene.marks.hints)


def _merged(
    known: Sequence[Statement], rows: Sequence[Coded], scene: Scene, write: RowWriter
) -> Iterator[Statement]:
    """The rules' statements, completed, then the acts of actors for whom they have none."""
    own = [_towards(row, scene) for row in rows if row.actor not in scene.bystanders]
    sure = [row for row in own if row.probability >= ACT_FLOOR]
    for statement in known:
        yield from _completed(statement, sure)
    told = {statement.actor for statement in known}
    for row in own:
        if row.actor not in told and (row in sure or _is_hinted(row, scene)):
            written = write(row, scene)
            if written is not None:
                yield written


def _towards(row: Coded, scene: Scene) -> Coded:
    """The act, towards nobody where it would be towards the place or outlet of its telling."""
    told_in = scene.first.get(row.recipient) if row.recipient is not None else None
    aside = told_in is not None and row.recipient in scene.bystanders and not told_in.place
    return replace(row, recipient=None) if aside else row


def _completed(statement: Statement, rows: Sequence[Coded]) -> Iterator[Statement]:
    """The statement; with its recipients where only the trained coder saw them."""
    seen = [
        row for row in rows
        if (row.actor, row.event) == (statement.actor, statement.event)
        and row.recipient is not None
    ]  # fmt: skip
    known = statement.recipient is not None or statement.rule in WITHOUT_RECIPIENT
    if known or statement.event is None or not seen:
        yield statement
        return
    rule = f"{statement.rule}+{RECIPIENT_RULE}"
    for row in seen:
        yield replace(
            statement,
            id=content_id("s", statement.id, row.recipient, rule),
            recipient=row.recipient,
            confidence=round(min(statement.confidence, row.probability), 3),
            rule=rule,
        )
