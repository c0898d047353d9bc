"""Statements of an article that nobody parsed: the trained coder alone, on marked sentences.

German, Italian, Spanish and Dutch are read so. Nothing is known of clauses here: neither
quotations nor dates inside the text, figures or what is due. What the coder gives is kept
under its own name and at a lower confidence than the rules' statements.
"""

from __future__ import annotations

from ralliement.issues import IssuePack
from ralliement.learned import load_coder
from ralliement.records import Statement
from ralliement.statements.findings import Findings
from ralliement.statements.network.lighttopic import find_light_topic
from ralliement.statements.network.scenes import scenes_of
from ralliement.statements.network.writer import RowWriter

CODER = "light-1"
"""The name and version under which this coder's statements are kept."""
RULE = "light"
WEIGHT = 0.8
"""What a probability of the trained coder counts for here: it learnt mostly from French and
English sentences, and the marks of an article without a parse are less sure."""
ACT_FLOOR = 0.5


def light_statements(findings: Findings, pack: IssuePack) -> tuple[Statement, ...]:
    """The statements of an unparsed article, in text order."""
    parse = findings.parse
    topic = find_light_topic(parse, findings.mentions, pack)
    write = RowWriter(
        findings, pack,
        about=lambda sentence: topic.is_about(*parse.sentence_bounds(sentence)),
        named=lambda sentence: topic.names_subject(*parse.sentence_bounds(sentence)),
        sources={}, coder=CODER, rule=RULE, weight=WEIGHT,
    )  # fmt: skip
    scenes = list(scenes_of(findings, topic.subject))
    coded = load_coder().code([scene.marks for scene in scenes], ACT_FLOOR)
    return tuple(
        statement
        for scene, rows in zip(scenes, coded, strict=True)
        for row in rows
        if row.actor not in scene.bystanders and (statement := write(row, scene)) is not None
    )
