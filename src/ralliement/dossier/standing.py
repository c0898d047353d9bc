"""Which statements count where several coded one sentence: a person outranks the machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, func, select

from ralliement.dossier import tables
from ralliement.dossier.asking import Questions
from ralliement.dossier.batch import PERSON

_SAME = ("actor", "event", "recipient", "stance", "issue")
"""What is the same where two people say the same of one sentence."""


def outranked(dossier: Questions) -> frozenset[tuple[str, str]]:
    """Article and id of the statements that are left aside for a person's.

    In a sentence (article and ``sentence_start``) for which a person made a statement on the
    dossier's issue, or an act, all that programs made; of several people's statements with
    the same actor, event, recipient, stance and issue, all but those of the first by name. A
    person's code of another issue, such as an imported concept, is no answer to this one.
    """
    people = {row["name"] for row in dossier.rows(tables.CODERS) if row["kind"] == PERSON}
    if not people:
        return frozenset()
    issue = dossier.issue.id
    found = list(_in_their_sentences(dossier, people, issue))
    coded = {_sentence(row) for row in found if row["coder"] in people and row["issue"] == issue}
    first: dict[tuple[Any, ...], str] = {}
    left = set()
    for row in found:
        if row["coder"] not in people:
            aside = _sentence(row) in coded
        else:
            said = (*_sentence(row), *(row[name] for name in _SAME))
            aside = first.setdefault(said, row["coder"]) != row["coder"]
        if aside:
            left.add((row["article"], row["id"]))
    return frozenset(left)


def _in_their_sentences(
    dossier: Questions, people: Iterable[str], issue: str
) -> Iterable[Mapping[str, Any]]:
    """The statements of the articles that people coded, by coder."""
    s = tables.STATEMENTS.c
    theirs = select(s.article).where(s.coder.in_(sorted(people)))
    question: Select[Any] = select(
        *(s.article, s.id, s.sentence_start, s.coder),
        *(s.actor, s.event, s.recipient, s.stance, func.coalesce(s.issue, issue).label("issue")),
    ).where(s.article.in_(theirs))
    columns = dossier.columns(question)
    rows = [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]
    return sorted(rows, key=lambda row: (row["coder"], row["article"], row["id"]))


def _sentence(row: Mapping[str, Any]) -> tuple[str, int]:
    return row["article"], row["sentence_start"]
