"""A dossier's stances as a table of actors and concepts, as discourse networks need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ralliement.dossier import Dossier, IssueCard
from ralliement.dossier.tables import STATEMENTS
from ralliement.errors import UnknownName
from ralliement.networks.choosing import Choice
from ralliement.networks.duplicates import without_duplicates
from ralliement.networks.material import TAKEN, Said, nearest_point, point_label, said_in
from ralliement.networks.windows import Window

CONCEPTS = ("scale", "steps", "points")
"""What an actor can agree on. ``scale``: the issue is the one concept and the stance, 0..100,
its qualifier, so that 75 and 100 agree by three quarters. ``steps``: one concept for each
labelled point above the lowest, "at least this much", which a stance affirms or denies.
``points``: each labelled point is a concept, which a stance next to it affirms.
A stance on another issue than the dossier's, such as a concept that people coded elsewhere,
is on a concept of its own in each of these ways: above the middle affirms it, below denies."""

MIDDLE = 50.0
"""Above it a stance affirms a concept that has no scale of its own."""


@dataclass(frozen=True, slots=True)
class Stances:
    """The table that ``affiliation.py`` works on, and what its concepts are called.

    ``table`` has actor, concept, agree, article (copies of a dispatch have one), date,
    speaker, stance and id; ``agree_range`` is the width of ``agree``'s scale; ``labels`` names
    the concepts.
    """

    table: pd.DataFrame
    agree_range: float
    labels: dict[str, str]

    def inside(self, window: Window) -> pd.DataFrame:
        """The rows of one window."""
        return in_window(self.table, window)


def in_window(table: pd.DataFrame, window: Window) -> pd.DataFrame:
    """The rows whose date lies in ``window``."""
    kept = pd.Series(True, index=table.index)
    if window.first is not None:
        kept &= table["date"] >= pd.Timestamp(window.first)
    if window.last is not None:
        kept &= table["date"] <= pd.Timestamp(window.last)
    return table.loc[kept]


def stances_in(
    dossier: Dossier, choice: Choice, *, concepts: str = "scale", duplicates: str = "article"
) -> Stances:
    """The stances that count, with what repeats within ``duplicates`` left out.

    Copies of one dispatch always count once. Actors with fewer than ``choice.min_statements``
    are left out, and so are concepts of fewer. Statements without any date are left out.
    Raises: UnknownName if there is no such way to make concepts or to count duplicates.
    """
    if concepts not in CONCEPTS:
        raise UnknownName("kind of concept", concepts, CONCEPTS)
    said = said_in(dossier, choice, STATEMENTS.c.stance.is_not(None))
    taken = [one for one in said if one.modality in TAKEN and one.day is not None]
    language = choice.language or "en"
    table, agree_range, labels = _with_concepts(_table(taken), dossier.issue, concepts, language)
    return Stances(_enough(without_duplicates(table, duplicates), choice), agree_range, labels)


def _table(said: Sequence[Said]) -> pd.DataFrame:
    columns = {
        "actor": [one.actor for one in said],
        "stance": [one.stance for one in said],
        "article": [one.group for one in said],
        "copy": [one.article for one in said],
        "speaker": [one.speaker for one in said],
        "id": [one.id for one in said],
        "issue": [one.issue for one in said],
    }
    table = pd.DataFrame({name: pd.Series(found, dtype=object) for name, found in columns.items()})
    table["stance"] = table["stance"].astype(float)
    table["date"] = pd.to_datetime(pd.Series([one.day for one in said], dtype=object))
    return _copies_once(table)


def _copies_once(table: pd.DataFrame) -> pd.DataFrame:
    """Each stance as often as the copy that tells it most often, the others left out."""
    same = ["article", "actor", "issue", "stance"]
    number = table.groupby([*same, "copy"]).cumcount()
    repeated = table.assign(number=number).duplicated([*same, "number"])
    return table.loc[~repeated].drop(columns="copy").reset_index(drop=True)


def _with_concepts(
    table: pd.DataFrame, issue: IssueCard, concepts: str, language: str
) -> tuple[pd.DataFrame, float, dict[str, str]]:
    elsewhere = ~table["issue"].isin(("", issue.id))
    own, agree_range, labels = _on_issue(table.loc[~elsewhere], issue, concepts, language)
    others = table.loc[elsewhere]
    affirms = (others["stance"] > MIDDLE).astype(float) * agree_range
    named = {name: name for name in sorted(set(others["issue"]))}
    made = pd.concat([own, others.assign(concept=others["issue"], agree=affirms)])
    return made.reset_index(drop=True), agree_range, labels | named


def _on_issue(
    table: pd.DataFrame, issue: IssueCard, concepts: str, language: str
) -> tuple[pd.DataFrame, float, dict[str, str]]:
    points = [value for value, _labels in issue.points]
    if concepts == "scale":
        question = issue.question.get(language) or next(iter(issue.question.values()), issue.id)
        made = table.assign(concept=issue.id, agree=table["stance"])
        return made, 100.0, {issue.id: question}
    labels = {value: point_label(issue, value, language) for value in points}
    nearest = table["stance"].map({v: nearest_point(issue, v) for v in set(table["stance"])})
    if concepts == "points":
        made = table.assign(concept=nearest.map("point:{:g}".format), agree=1.0)
        return made, 1.0, {f"point:{value:g}": label for value, label in labels.items()}
    steps = [
        table.assign(concept=f"step:{value:g}", agree=(nearest >= value).astype(float))
        for value in points[1:]
    ]
    named = {f"step:{value:g}": f"≥ {labels[value]}" for value in points[1:]}
    return pd.concat(steps, ignore_index=True), 1.0, named


def _enough(table: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    if choice.min_statements == 1:
        return table
    said = table.groupby("actor")["id"].transform("nunique") >= choice.min_statements
    kept = table.loc[said]
    on = kept.groupby("concept")["id"].transform("nunique") >= choice.min_statements
    return kept.loc[on]
