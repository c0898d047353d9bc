"""Who says the same as whom: networks made from a table of actors and concepts.

A table has one row a statement, with the columns ``actor``, ``concept``, ``agree`` (0 and 1,
or a number on a scale), ``article`` and ``date``; ``speaker`` and ``weight`` may be there.
Nothing here knows a dossier: the same functions serve files of Discourse Network Analyzer.

Source: Leifeld 2017, Discourse Network Analysis, in: The Oxford Handbook of Political
Networks; the manual of Discourse Network Analyzer. Both count, for each concept, the pairs of
statements that two actors make on it, and weight each pair by how near the two qualifiers are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ralliement.errors import NetworkError, UnknownName
from ralliement.networks.duplicates import without_duplicates

Values = NDArray[np.float64]

COLUMNS = ("actor", "concept", "agree", "article", "date")
"""The columns that a table must have."""

AGGREGATIONS = ("congruence", "conflict", "subtract", "ignore")
"""How pairs of statements on one concept are added up; see :func:`one_mode`."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A network as a matrix. Shapes: values (n_rows, n_columns)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Values

    def frame(self) -> pd.DataFrame:
        """The matrix as a table with names on both sides."""
        return pd.DataFrame(self.values, index=list(self.rows), columns=list(self.columns))


def one_mode(
    table: pd.DataFrame,
    *,
    aggregation: str = "congruence",
    normalisation: str = "no",
    duplicates: str = "all",
    agree_range: float = 1.0,
) -> Matrix:
    """The network among the actors of ``table``, with an empty diagonal.

    With n(i, c, q) the statements of actor i on concept c with the qualifier q, and
    R = ``agree_range`` the width of the qualifier's scale (1 for yes and no):
    congruence(i, j) = sum over c, p, q of n(i, c, p) n(j, c, q) (1 - |p - q| / R);
    conflict(i, j) = the same with |p - q| / R; subtract = congruence - conflict;
    ignore = the pairs of statements on the same concept whatever they say.
    With a column ``weight`` each statement counts its square root, so that a pair counts
    the geometric mean of its two weights, as kernel-weighted networks want it.

    Shapes: (n_actors, n_actors), actors sorted by code point. Units: pairs of statements,
    or what ``normalisation`` makes of them. Raises: UnknownName for an option that does not
    exist; NetworkError if a column is missing or a qualifier lies outside the scale.
    Source: Leifeld 2017; DNA 3 computes the same (its Exporter, one-mode matrix).
    """
    if aggregation not in AGGREGATIONS:
        raise UnknownName("aggregation", aggregation, AGGREGATIONS)
    normalise = NORMALISATIONS.get(normalisation)
    if normalise is None:
        raise UnknownName("normalisation", normalisation, NORMALISATIONS)
    kept = without_duplicates(checked(table), duplicates)
    actors, _concepts, levels, counts = _counted(kept, root=True)
    values = _pairs(counts, levels, aggregation, agree_range)
    norm = normalise(counts.reshape(len(actors), -1))
    values = np.divide(values, norm, out=np.zeros_like(values), where=norm > 0)
    np.fill_diagonal(values, 0.0)
    return Matrix(actors, actors, values)


def two_mode(
    table: pd.DataFrame, *, aggregation: str = "ignore", duplicates: str = "all"
) -> Matrix:
    """The actors' statements on each concept.

    ``ignore`` counts them; ``subtract`` counts those that agree less those that do not;
    ``activity`` and ``prominence`` are the counts as shares of the actor's (the concept's)
    statements. Shapes: (n_actors, n_concepts), both sorted. Raises: as :func:`one_mode`.
    """
    known = ("ignore", "subtract", "activity", "prominence")
    if aggregation not in known:
        raise UnknownName("aggregation", aggregation, known)
    kept = without_duplicates(checked(table), duplicates)
    actors, concepts, levels, counts = _counted(kept, root=False)
    signs = np.where(levels > 0, 1.0, -1.0) if aggregation == "subtract" else np.ones(len(levels))
    values = counts @ signs
    if aggregation in ("activity", "prominence"):
        total = values.sum(axis=1 if aggregation == "activity" else 0, keepdims=True)
        values = np.divide(values, total, out=np.zeros_like(values), where=total > 0)
    return Matrix(actors, concepts, values)


def shares(table: pd.DataFrame, *, duplicates: str = "all") -> pd.DataFrame:
    """For each actor and concept how many statements agree and how many do not, with shares.

    Columns: actor, concept, statements, agree, disagree, share_agree (0..1, of the statements
    on the concept), share (0..1, of all that the actor says). Raises: as :func:`one_mode`.
    """
    kept = without_duplicates(checked(table), duplicates)
    kept = kept.assign(_agrees=kept["agree"] > 0)
    groups = kept.groupby(["actor", "concept"], sort=True)["_agrees"]
    found = groups.agg(statements="size", agree="sum").reset_index()
    found["agree"] = found["agree"].astype(int)
    found["disagree"] = found["statements"] - found["agree"]
    found["share_agree"] = found["agree"] / found["statements"]
    total = found.groupby("actor")["statements"].transform("sum")
    return found.assign(share=found["statements"] / total)


def checked(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that name an actor and a concept, dates as days.

    Raises: NetworkError if a column is missing or a date is none.
    """
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise NetworkError(
            f"a table of statements lacks {', '.join(missing)}; needed: {', '.join(COLUMNS)}"
        )
    named = table["actor"].fillna("").ne("") & table["concept"].fillna("").ne("")
    kept = table.loc[named].reset_index(drop=True)
    try:
        days = pd.to_datetime(kept["date"], format="ISO8601").dt.normalize()
    except (ValueError, TypeError) as error:
        raise NetworkError(f"a table of statements holds what is no date: {error}") from error
    return kept.assign(date=days, agree=kept["agree"].astype(float))


def _counted(
    table: pd.DataFrame, *, root: bool
) -> tuple[tuple[str, ...], tuple[str, ...], Values, Values]:
    actors, row = _coded(table["actor"])
    concepts, column = _coded(table["concept"])
    levels, level = np.unique(table["agree"].to_numpy(float), return_inverse=True)
    weight = table["weight"].to_numpy(float) if "weight" in table.columns else np.ones(len(table))
    counts = np.zeros((len(actors), len(concepts), len(levels)))
    np.add.at(counts, (row, column, level), np.sqrt(weight) if root else weight)
    return actors, concepts, levels, counts


def _coded(names: pd.Series[Any]) -> tuple[tuple[str, ...], NDArray[np.intp]]:
    found, codes = np.unique(names.to_numpy(dtype=object).astype(str), return_inverse=True)
    return tuple(str(name) for name in found), codes


def _pairs(counts: Values, levels: Values, aggregation: str, agree_range: float) -> Values:
    n_actors = len(counts)
    distance = np.abs(levels[:, None] - levels[None, :]) / agree_range
    if len(levels) and distance.max() > 1 + 1e-9:
        raise NetworkError(
            f"qualifiers from {levels.min():g} to {levels.max():g} do not fit on a scale "
            f"{agree_range:g} wide; give its whole width"
        )
    weights = {
        "congruence": 1 - distance,
        "conflict": distance,
        "subtract": 1 - 2 * distance,
        "ignore": np.ones_like(distance),
    }[aggregation]
    near = (counts @ weights).reshape(n_actors, -1)
    return np.asarray(near @ counts.reshape(n_actors, -1).T)


def _no(profiles: Values) -> Values:
    """Nothing is divided."""
    return np.ones((len(profiles), len(profiles)))


def _average(profiles: Values) -> Values:
    """The mean number of statements of the two actors (Leifeld 2017: average activity)."""
    activity = profiles.sum(axis=1)
    return np.asarray((activity[:, None] + activity[None, :]) / 2)


def _jaccard(profiles: Values) -> Values:
    """Statements that only the one makes, or only the other, and pairs that both make.

    As DNA 3 counts them; where nobody says a thing twice, congruence over this is
    Jaccard's share of what both say in what either says (Jaccard 1901).
    """
    alone = profiles @ (profiles == 0).T
    return np.asarray(alone + alone.T + profiles @ profiles.T)


def _cosine(profiles: Values) -> Values:
    """The lengths of the two actors' profiles multiplied: 1 for equal profiles (Salton 1983)."""
    length = np.sqrt((profiles**2).sum(axis=1))
    return np.asarray(length[:, None] * length[None, :])


def _activity_product(profiles: Values) -> Values:
    """The numbers of statements of the two actors multiplied: what DNA 3 calls cosine."""
    activity = profiles.sum(axis=1)
    return np.asarray(activity[:, None] * activity[None, :])


NORMALISATIONS: dict[str, Callable[[Values], Values]] = {
    "no": _no,
    "average": _average,
    "jaccard": _jaccard,
    "cosine": _cosine,
    "activity-product": _activity_product,
}
"""What a one-mode network is divided by, from profiles (n_actors, n_concepts x n_levels)."""
