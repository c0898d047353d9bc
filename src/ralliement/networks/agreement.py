"""Who agrees with whom on the issue, and who contradicts whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ralliement.dossier import Dossier, IssueCard
from ralliement.errors import NetworkError, UnknownName
from ralliement.networks.affiliation import Matrix, one_mode, shares
from ralliement.networks.choosing import Choice, in_its_window
from ralliement.networks.kernels import Kernel, weighed
from ralliement.networks.material import (
    Names,
    names_in,
    nearest_point,
    point_label,
    refuse_empty,
)
from ralliement.networks.model import Edge, Network, Node, Scalar, Spell
from ralliement.networks.stances import Stances, in_window, stances_in
from ralliement.networks.windows import Window

AGGREGATION = {"agreement": "congruence", "conflict": "conflict", "subtract": "subtract"}
"""The kinds of networks among actors, by the name of their aggregation."""


@dataclass(frozen=True, slots=True)
class Counting:
    """How stances are counted: see ``duplicates.py``, ``affiliation.py``, ``stances.py``.

    With a ``kernel`` every stance of the choice's window counts in each network, by how far
    it is from the middle of that network's window.
    """

    duplicates: str = "article"
    normalisation: str = "no"
    concepts: str = "scale"
    kernel: Kernel | None = None


def agreement_network(
    dossier: Dossier,
    window: Window | None = None,
    choice: Choice | None = None,
    counting: Counting | None = None,
) -> Network:
    """Who agrees with whom (congruence): see :func:`affiliation_networks`."""
    return _one(dossier, "agreement", in_its_window(choice, window), counting)


def conflict_network(
    dossier: Dossier,
    window: Window | None = None,
    choice: Choice | None = None,
    counting: Counting | None = None,
) -> Network:
    """Who contradicts whom (conflict): see :func:`affiliation_networks`."""
    return _one(dossier, "conflict", in_its_window(choice, window), counting)


def subtract_network(
    dossier: Dossier,
    window: Window | None = None,
    choice: Choice | None = None,
    counting: Counting | None = None,
) -> Network:
    """Congruence less conflict; negative where two contradict more than they agree."""
    return _one(dossier, "subtract", in_its_window(choice, window), counting)


def actor_concept_network(
    dossier: Dossier,
    window: Window | None = None,
    choice: Choice | None = None,
    counting: Counting | None = None,
) -> Network:
    """Which actor takes which stance, in two modes: see :func:`affiliation_networks`."""
    return _one(dossier, "actor-concept", in_its_window(choice, window), counting)


def _one(dossier: Dossier, kind: str, choice: Choice, counting: Counting | None) -> Network:
    return affiliation_networks(dossier, kind, choice, [choice.window], counting)[0]


def affiliation_networks(
    dossier: Dossier,
    kind: str,
    choice: Choice,
    windows: Sequence[Window],
    counting: Counting | None = None,
) -> list[Network]:
    """The network of ``kind`` in each of ``windows``, empty ones too.

    Among actors (``agreement``, ``conflict``, ``subtract``) an edge has the weight of
    ``affiliation.one_mode``, ``count`` statements of the two, and rests on all of them. In
    ``actor-concept`` an edge from an actor to a point of the scale has the number of its
    statements there, their ``share`` of all its statements, ``agree``, ``disagree`` and
    ``share_agree``. Nodes have ``statements`` and the mean ``stance`` of the window.
    Raises: EmptyWindow if no stance is taken in any window; UnknownName or NetworkError for
    options that do not exist or do not go together.
    """
    how = counting or Counting()
    if kind != "actor-concept" and kind not in AGGREGATION:
        raise UnknownName("kind of network", kind, (*AGGREGATION, "actor-concept", "pressure"))
    if how.concepts == "points" and kind != "actor-concept":
        raise NetworkError(
            "with points as concepts nobody can disagree; among actors take scale or steps"
        )
    if kind == "actor-concept" and how.concepts == "scale":
        how = replace(how, concepts="points")
    names = names_in(dossier, choice.language)
    asked = replace(choice, language=names.language)
    found = stances_in(dossier, asked, concepts=how.concepts, duplicates=how.duplicates)
    refuse_empty(dossier, choice, not found.table.empty, "stances")
    made = _Making(kind, asked, how, found, names, dossier.issue)
    return [made.network(window) for window in windows]


@dataclass(frozen=True, slots=True)
class _Making:
    """All that the network of a window is made from."""

    kind: str
    choice: Choice
    how: Counting
    stances: Stances
    names: Names
    issue: IssueCard

    def network(self, window: Window) -> Network:
        table = self._counted_in(window)
        if self.kind == "actor-concept":
            edges = self._to_concepts(table)
        else:
            edges = self._among_actors(table)
        kept = tuple(edge for edge in edges if self._is_shown(edge))
        nodes = self._nodes(table, kept)
        return Network(self.kind, nodes, kept, False, window, self._facts(table))

    def _counted_in(self, window: Window) -> pd.DataFrame:
        if self.how.kernel is None:
            return in_window(self.stances.table, window)
        if window.centre is None:
            raise NetworkError(
                "a kernel needs a middle: give the first and the last day, or cut time by month"
            )
        return weighed(self.stances.table, self.how.kernel, window.centre)

    def _is_shown(self, edge: Edge) -> bool:
        ends = (edge.source, edge.target)
        wanted = not self.choice.actors or any(name in self.choice.actors for name in ends)
        return wanted and edge.count >= self.choice.min_count

    def _among_actors(self, table: pd.DataFrame) -> list[Edge]:
        if table.empty:
            return []
        matrix = one_mode(
            table,
            aggregation=AGGREGATION[self.kind],
            normalisation=self.how.normalisation,
            agree_range=self.stances.agree_range,
        )
        said = _Said.of(table)
        rows, columns = np.nonzero(np.triu(matrix.values, 1))
        return [_tie(said, matrix, int(i), int(j)) for i, j in zip(rows, columns, strict=True)]

    def _to_concepts(self, table: pd.DataFrame) -> list[Edge]:
        if table.empty:
            return []
        found = shares(table)
        groups = dict(iter(table.groupby(["actor", "concept"])))
        edges = []
        for row in found.itertuples(index=False):
            group = groups[row.actor, row.concept]
            weight = float(group["weight"].sum()) if "weight" in group else float(row.statements)
            attributes = {
                "agree": int(row.agree),
                "disagree": int(row.disagree),
                "share_agree": round(float(row.share_agree), 4),
                "share": round(float(row.share), 4),
            }
            spell = Spell(group["date"].min().date(), group["date"].max().date(), weight)
            ids = tuple(group["id"])
            edges.append(Edge(row.actor, row.concept, weight, len(ids), attributes, (spell,), ids))
        return edges

    def _nodes(self, table: pd.DataFrame, edges: Sequence[Edge]) -> tuple[Node, ...]:
        shown = {name for edge in edges for name in (edge.source, edge.target)}
        actors = [self._actor(str(name), group) for name, group in table.groupby("actor")]
        if self.choice.actors or self.choice.min_count > 1 or self.kind == "actor-concept":
            actors = [node for node in actors if node.id in shown]
        points = [
            _concept(name, label)
            for name, label in self.stances.labels.items()
            if self.kind == "actor-concept" and name in shown
        ]
        return (*actors, *points)

    def _actor(self, name: str, group: pd.DataFrame) -> Node:
        stance = float(group.drop_duplicates("id")["stance"].mean())
        point = point_label(self.issue, nearest_point(self.issue, stance), self.names.language)
        attributes: dict[str, Scalar] = {
            "statements": int(group["id"].nunique()),
            "stance": round(stance, 2),
            "point": point,
        }
        told = self.names[name]
        return Node(name, told.label, told.kind, attributes, tuple(group["id"].unique()))

    def _facts(self, table: pd.DataFrame) -> Mapping[str, Scalar]:
        facts: dict[str, Scalar] = {
            "duplicates": self.how.duplicates,
            "normalisation": self.how.normalisation,
            "concepts": self.how.concepts,
            "shared_concepts": _shared(table),
            **self.choice.facts,
        }
        if self.how.kernel is not None:
            facts |= {"kernel": self.how.kernel.name, "width_days": self.how.kernel.width_days}
        return facts


def _shared(table: pd.DataFrame) -> int:
    """On how many concepts more than one actor takes a stance."""
    return int((table.groupby("concept")["actor"].nunique() > 1).sum())


@dataclass(frozen=True, slots=True)
class _Said:
    """What each actor said on each concept: ids in order, and the days of the first and last."""

    ids: dict[tuple[str, str], tuple[str, ...]]
    concepts: dict[str, tuple[str, ...]]
    days: dict[str, tuple[pd.Timestamp, pd.Timestamp]]

    @classmethod
    def of(cls, table: pd.DataFrame) -> _Said:
        ids = {key: tuple(group) for key, group in table.groupby(["actor", "concept"])["id"]}
        concepts: dict[str, list[str]] = {}
        for actor, concept in ids:
            concepts.setdefault(actor, []).append(concept)
        days = {key: (group.min(), group.max()) for key, group in table.groupby("actor")["date"]}
        return cls(ids, {name: tuple(found) for name, found in concepts.items()}, days)


def _tie(said: _Said, matrix: Matrix, i: int, j: int) -> Edge:
    one, other = matrix.rows[i], matrix.rows[j]
    shared = [name for name in said.concepts[one] if name in said.concepts[other]]
    mine, theirs = (
        tuple(dict.fromkeys(found for name in shared for found in said.ids[actor, name]))
        for actor in (one, other)
    )
    weight = float(matrix.values[i, j])
    first = max(said.days[one][0], said.days[other][0]).date()
    last = max(said.days[one][1], said.days[other][1]).date()
    return Edge(
        source=one,
        target=other,
        weight=weight,
        count=len(mine) + len(theirs),
        attributes={"statements_source": len(mine), "statements_target": len(theirs)},
        times=(Spell(first, last, weight),),
        references=(*mine, *theirs),
    )


def _concept(name: str, label: str) -> Node:
    """A labelled point or step of the scale, or a concept without a scale."""
    kind, _, value = name.partition(":")
    if kind in ("point", "step") and value.replace(".", "", 1).isdigit():
        return Node(name, label, "point", {"value": float(value)})
    return Node(name, label, "concept", {})
