"""What an actor weighs."""

from __future__ import annotations

import pytest

from ralliement.bargaining.council import power_of
from ralliement.bargaining.council.power import states
from ralliement.yamlfiles import read_yaml

TABLES = read_yaml("ralliement.bargaining.council", "data", "power.yaml")


@pytest.mark.parametrize(
    ("actors", "year", "power"),
    [
        (("de", "fr", "lu"), 1999, [10, 10, 2]),
        (("de", "fr", "lu"), 2004, [10, 10, 2]),
        (("de", "fr", "lu"), 2005, [29, 29, 4]),
        (("de", "fr", "lu"), None, [29, 29, 4]),
        (("de", "mt"), 2015, [80.52, 0.421]),
        (("com", "ep", "lu", "se"), 1999, [4, 4, 2, 4]),
        (("pl", "lu", "se"), 2003, [2, 2, 4]),
        (("com", "ep"), 1999, [1, 1]),
        (("com", "pl"), 1999, [1, 1]),
    ],
)
def test_the_recipe(actors: tuple[str, ...], year: int | None, power: list[float]) -> None:
    assert power_of(actors, year).tolist() == power


def test_sums_of_the_treaties() -> None:
    assert sum(TABLES["votes_before_nice"].values()) == 87
    assert sum(TABLES["votes_of_nice"].values()) == 345 + 7
    assert 505 < sum(TABLES["population"].values()) < 508
    assert len(states()) == 28
