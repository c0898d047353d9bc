"""Congruence, conflict, subtract and their normalisations, worked out by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ralliement.errors import NetworkError, UnknownName
from ralliement.networks import affiliation
from ralliement.networks.affiliation import one_mode, shares, two_mode

ROWS = [
    ("A", "tax", 1, "d1", "2019-01-07"),
    ("A", "tax", 1, "d2", "2019-01-08"),
    ("A", "trade", 0, "d2", "2019-01-08"),
    ("B", "tax", 1, "d1", "2019-01-07"),
    ("B", "trade", 1, "d3", "2020-01-09"),
    ("C", "tax", 0, "d3", "2020-01-09"),
    ("C", "tax", 1, "d4", "2020-01-09"),
    ("D", "other", 1, "d4", "2020-01-09"),
]


def table(rows: Sequence[tuple[Any, ...]] = ()) -> pd.DataFrame:
    found = pd.DataFrame(rows or ROWS, columns=["actor", "concept", "agree", "article", "date"])
    return found.assign(date=pd.to_datetime(found["date"]))


def cells(matrix: affiliation.Matrix) -> dict[str, float]:
    """The upper half of a matrix, by the two names."""
    return {
        one + other: matrix.values[i, j]
        for i, one in enumerate(matrix.rows)
        for j, other in enumerate(matrix.columns)
        if i < j
    }


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        # tax: A says yes twice, B yes once, C yes and no once each; trade: A no, B yes.
        ("congruence", {"AB": 2, "AC": 2, "BC": 1}),
        ("conflict", {"AB": 1, "AC": 2, "BC": 1}),
        ("subtract", {"AB": 1, "AC": 0, "BC": 0}),
        ("ignore", {"AB": 3, "AC": 4, "BC": 2}),
    ],
)
def test_pairs_of_statements_by_hand(aggregation: str, expected: dict[str, float]) -> None:
    found = one_mode(table(), aggregation=aggregation)
    assert cells(found) == expected | {"AD": 0, "BD": 0, "CD": 0}
    assert (found.values == found.values.T).all()
    assert (found.values.diagonal() == 0).all()


@pytest.mark.parametrize(
    ("normalisation", "expected"),
    [
        ("average", 2 / ((3 + 2) / 2)),
        # only A: trade no (1); only B: trade yes (1); both: tax yes 2 x 1.
        ("jaccard", 2 / (1 + 1 + 2)),
        ("cosine", 2 / (math.sqrt(2**2 + 1) * math.sqrt(1 + 1))),
        ("activity-product", 2 / (3 * 2)),
    ],
)
def test_normalisations_by_hand(normalisation: str, expected: float) -> None:
    assert cells(one_mode(table(), normalisation=normalisation))["AB"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("duplicates", "rows", "expected"),
    [
        ("all", ("d1 2019-01-07", "d1 2019-01-07", "d2 2019-01-07", "d2 2020-01-07"), 4),
        ("article", ("d1 2019-01-07", "d1 2019-01-07", "d2 2019-01-07"), 2),
        ("day", ("d1 2019-01-07", "d2 2019-01-07", "d2 2019-01-08"), 2),
        # Sunday and Monday are two weeks; 30 December 2019 is in the first week of 2020.
        ("week", ("d1 2019-01-06", "d2 2019-01-07", "d3 2019-12-30", "d4 2020-01-01"), 3),
        ("month", ("d1 2019-01-06", "d2 2019-01-31", "d3 2020-01-06"), 2),
        ("year", ("d1 2019-01-06", "d2 2019-12-31", "d3 2020-01-06"), 2),
        ("range", ("d1 2019-01-06", "d2 2020-12-31"), 1),
    ],
)
def test_what_counts_once(duplicates: str, rows: tuple[str, ...], expected: int) -> None:
    made = [("A", "tax", 1.0, *row.split()) for row in rows] + [
        ("A", "tax", 0.0, "d9", "2021-05-05")
    ]
    found = two_mode(table(made), duplicates=duplicates)  # type: ignore[arg-type]
    assert found.values.tolist() == [[expected + 1]]


def test_speakers_of_one_actor_count_once_each() -> None:
    made = table([("A", "tax", 1, name, "2019-01-01") for name in ("d1", "d2", "d3")])
    made["speaker"] = ["ann", "ann", None]
    assert two_mode(made, duplicates="speaker").values.tolist() == [[2.0]]


def test_a_scale_as_qualifier_counts_by_distance() -> None:
    made = [(actor, "issue", value, "d", "2019-01-01") for actor, value in (("A", 0), ("B", 75))]
    found = {
        name: cells(one_mode(table(made), aggregation=name, agree_range=100.0))["AB"]
        for name in ("congruence", "conflict", "subtract")
    }
    assert found == {"congruence": 0.25, "conflict": 0.75, "subtract": -0.5}


def test_two_modes_by_hand() -> None:
    found = two_mode(table())
    assert found.columns == ("other", "tax", "trade")
    assert found.values.tolist() == [[0, 2, 1], [0, 1, 1], [0, 2, 0], [1, 0, 0]]
    assert two_mode(table(), aggregation="subtract").values[0].tolist() == [0, 2, -1]
    assert two_mode(table(), aggregation="activity").values[0].tolist() == [0, 2 / 3, 1 / 3]
    assert two_mode(table(), aggregation="prominence").values[:, 1].tolist() == [0.4, 0.2, 0.4, 0]


def test_shares_say_how_many_are_for_and_against() -> None:
    made = [("A", "tax", agree, f"d{n}", "2019-01-01") for n, agree in enumerate((1, 1, 1, 0, 0))]
    found = shares(table(made)).iloc[0]
    assert (found["agree"], found["disagree"], found["share_agree"]) == (3, 2, 0.6)


def test_rows_without_actor_or_concept_are_left_out() -> None:
    made = [("A", "", 1, "d", "2019-01-01"), ("", "tax", 1, "d", "2019-01-01"), *ROWS[:2]]
    assert two_mode(table(made)).rows == ("A",)


def test_bad_tables_and_options_are_named() -> None:
    with pytest.raises(NetworkError, match=r"lacks concept; needed: actor, concept"):
        one_mode(table().drop(columns="concept"))
    with pytest.raises(UnknownName, match="known: conflict, congruence, ignore, subtract"):
        one_mode(table(), aggregation="both")
    with pytest.raises(UnknownName, match="activity-product, average, cosine, jaccard, no"):
        one_mode(table(), normalisation="mean")
    with pytest.raises(UnknownName, match="all, article"):
        one_mode(table(), duplicates="never")
    with pytest.raises(NetworkError, match="from 0 to 75 do not fit on a scale 1 wide"):
        one_mode(table([("A", "i", v, "d", "2019-01-01") for v in (0, 75)]))
    with pytest.raises(NetworkError, match="holds what is no date"):
        one_mode(table().assign(date="someday"))


statements = st.lists(
    st.tuples(
        st.sampled_from("ABCD"),
        st.sampled_from(["tax", "trade"]),
        st.sampled_from([0.0, 1.0]),
        st.sampled_from(["d1", "d2"]),
        st.sampled_from(["2019-01-01", "2019-01-09", "2019-02-02"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=40)
@given(statements)
def test_congruence_and_conflict_are_all_the_pairs(
    rows: list[tuple[str, str, float, str, str]],
) -> None:
    made = table(rows)
    by = {name: one_mode(made, aggregation=name).values for name in affiliation.AGGREGATIONS}
    assert (by["congruence"] + by["conflict"] == by["ignore"]).all()
    assert (by["congruence"] - by["conflict"] == by["subtract"]).all()


@settings(deadline=None, max_examples=40)
@given(statements)
def test_the_order_of_statements_does_not_matter(
    rows: list[tuple[str, str, float, str, str]],
) -> None:
    one, other = table(rows), table(rows[::-1])
    for option in ("all", "article", "week"):
        left, right = (one_mode(made, duplicates=option).values for made in (one, other))
        assert (left == right).all()


@settings(deadline=None, max_examples=40)
@given(statements)
def test_normalised_congruence_stays_between_its_bounds(
    rows: list[tuple[str, str, float, str, str]],
) -> None:
    made = table(rows)
    for name in ("jaccard", "cosine"):
        found = one_mode(made, normalisation=name).values
        assert ((found >= 0) & (found <= 1 + 1e-12)).all()
