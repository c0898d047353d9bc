"""Camps of actors who agree, how clearly they are apart, and how polarised the dispute is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from ralliement.dossier import IssueCard
from ralliement.networks.material import nearest_point
from ralliement.networks.model import Network, Node, distinct
from ralliement.networks.windows import Window

SEED = 20190515
"""Any number would do; with the same one, and the same statements, the camps are the same."""

RUNS = 5
"""Louvain's camps depend on the order in which it looks at the actors: the best of so many."""

ENOUGH = 3
"""With so many statements, one that is coded wrongly is outvoted by the actor's others."""

ALPHA = 1.0
"""How much belonging to a large group counts; Esteban and Ray allow above 0 to about 1.6."""


@dataclass(frozen=True, slots=True)
class Coalition:
    """Actors who agree among themselves; ``stance`` is the mean of theirs, 0..100.

    ``references`` are the statements of its members.
    """

    members: tuple[str, ...]
    stance: float
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Camps:
    """The coalitions of one window, the largest first, and who agrees with nobody.

    ``modularity`` (-0.5..1) is None where nobody agrees with anybody; ``polarisation`` (0..1)
    where nobody takes a stance. ``actors`` and ``statements`` tell what they rest on, with
    ``shared_concepts``, those of which more than one actor speaks (None if the network does not
    tell), ``few``, how many actors have fewer than ``ENOUGH`` statements, and ``references``,
    the statements themselves.
    """

    window: Window
    coalitions: tuple[Coalition, ...]
    alone: tuple[str, ...]
    modularity: float | None
    polarisation: float | None
    actors: int
    statements: int
    shared_concepts: int | None
    few: int
    references: tuple[str, ...]

    @property
    def thin(self) -> bool:
        """Whether most actors are where one or two sentences put them."""
        return 2 * self.few > self.actors


def camps_in(
    network: Network, issue: IssueCard, *, seed: int = SEED, resolution: float = 1.0
) -> Camps:
    """The coalitions in a network of agreement, best one of subtract with average activity.

    Only ties above zero hold a coalition together. Louvain's method, the best of ``RUNS``
    starts from ``seed``; modularity is that of the camps found, with the ties' weights.
    Source: Blondel et al. 2008, Fast unfolding of communities in large networks; Newman 2004,
    Analysis of weighted networks, equation 6 (``resolution`` 1).
    """
    graph = _agreeing(network)
    parts = _best_parts(graph, seed, resolution)
    by_name = {node.id: node for node in network.nodes}
    together = [part for part in parts if len(part) > 1]
    camps = [_coalition(part, [by_name[name] for name in part]) for part in together]
    shared = network.facts.get("shared_concepts")
    said = [int(node.attributes["statements"]) for node in network.nodes]
    return Camps(
        window=network.window,
        coalitions=tuple(sorted(camps, key=lambda camp: (-len(camp.members), camp.members))),
        alone=tuple(sorted(name for part in parts if len(part) == 1 for name in part)),
        modularity=_modularity(graph, parts, resolution),
        polarisation=polarisation_of([_stance(node) for node in network.nodes], issue),
        actors=len(network.nodes),
        statements=sum(said),
        shared_concepts=None if shared is None else int(shared),
        few=sum(count < ENOUGH for count in said),
        references=_references(network.nodes),
    )


def camps_over_time(
    networks: Sequence[Network], issue: IssueCard, *, seed: int = SEED, resolution: float = 1.0
) -> list[Camps]:
    """The camps of each of several windows, from their networks."""
    return [camps_in(one, issue, seed=seed, resolution=resolution) for one in networks]


def polarisation_of(stances: Sequence[float], issue: IssueCard) -> float | None:
    """How far the actors are gathered at points far apart: 0 all at one, 1 half at either end.

    Units: ``stances`` on the scale, 0..100, one for each actor, taken at their nearest labelled
    points; p(i) the share of actors at point y(i), K = 4 / width of the scale:
    K sum over i, j of p(i)^(1 + alpha) p(j) |y(i) - y(j)|. None without stances.
    Source: Esteban and Ray 1994, On the Measurement of Polarization, equation 3.
    """
    if not stances:
        return None
    points = Counter(nearest_point(issue, stance) for stance in stances)
    values = [value for value, _labels in issue.points]
    width = max(values) - min(values)
    share = {point: count / len(stances) for point, count in points.items()}
    total: float = sum(
        share[one] ** (1 + ALPHA) * share[other] * abs(one - other)
        for one in share
        for other in share
    )
    return 2 ** (1 + ALPHA) * total / width


def _agreeing(network: Network) -> Any:
    graph = nx.Graph()
    graph.add_nodes_from(sorted(node.id for node in network.nodes))
    ties = ((edge.source, edge.target, edge.weight) for edge in network.edges if edge.weight > 0)
    graph.add_weighted_edges_from(sorted(ties))
    return graph


def _best_parts(graph: Any, seed: int, resolution: float) -> list[tuple[str, ...]]:
    if not graph.number_of_edges():
        return [(name,) for name in graph]
    tried = [
        nx.community.louvain_communities(graph, resolution=resolution, seed=seed + number)
        for number in range(RUNS)
    ]
    parts = [sorted(tuple(sorted(part)) for part in found) for found in tried]
    return max(parts, key=lambda found: (_rounded(graph, found, resolution), -len(found)))


def _rounded(graph: Any, parts: Iterable[tuple[str, ...]], resolution: float) -> float:
    found: float = nx.community.modularity(graph, parts, resolution=resolution)
    return round(found, 9)


def _modularity(graph: Any, parts: Sequence[tuple[str, ...]], resolution: float) -> float | None:
    return _rounded(graph, parts, resolution) if graph.number_of_edges() else None


def _coalition(members: tuple[str, ...], nodes: Sequence[Node]) -> Coalition:
    found = [_stance(node) for node in nodes]
    return Coalition(members, round(sum(found) / len(found), 2), _references(nodes))


def _references(nodes: Iterable[Node]) -> tuple[str, ...]:
    return distinct(name for node in nodes for name in node.references)


def _stance(node: Node) -> float:
    return float(node.attributes["stance"])
