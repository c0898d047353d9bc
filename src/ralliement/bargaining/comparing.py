"""A scenario beside its baseline: the same draws of everything that the scenario leaves alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ralliement.bargaining.forecast import Forecast, Spread, spreads
from ralliement.bargaining.table import FloatArray
from ralliement.bargaining.telling.precision import median_error
from ralliement.errors import ScenarioError


@dataclass(frozen=True)
class Difference:
    """Scenario minus baseline, draw by draw: its spread by round, and after the last round
    the shares of draws in which the scenario ends ``higher`` and ``lower``; ``error`` is how
    far the last median may be off by the number of draws alone, 19 times in 20."""

    spreads: tuple[Spread, ...]
    higher: float
    lower: float
    error: float


@dataclass(frozen=True, eq=False)
class Comparison:
    """The outcome's difference and that of each actor of both; ``absent`` are only in the first."""

    levers: tuple[str, ...]
    baseline: Forecast
    scenario: Forecast
    outcome: Difference
    actors: dict[str, Difference]
    absent: tuple[str, ...]

    @property
    def error(self) -> float:
        """The largest error of a median difference after the last round."""
        return max(one.error for one in (self.outcome, *self.actors.values()))

    @property
    def certain(self) -> bool:
        """Every draw is the same, of both."""
        return self.baseline.certain and self.scenario.certain

    @property
    def idle(self) -> bool:
        """Nothing ends elsewhere in any draw."""
        return not any(one.higher or one.lower for one in (self.outcome, *self.actors.values()))


def compare(baseline: Forecast, scenario: Forecast, levers: tuple[str, ...]) -> Comparison:
    """The paired differences of two forecasts with the same seed.

    Raises: ScenarioError if they differ in draws or rounds, so that no draw has its pair.
    """
    one, two = baseline.run, scenario.run
    if one.outcomes.shape != two.outcomes.shape:
        raise ScenarioError(
            f"{one.draws} draws of {one.rounds} rounds beside {two.draws} of {two.rounds}; "
            "run both with the same"
        )
    least = 1e-9 * (baseline.table.scale[1] - baseline.table.scale[0])
    both = [actor for actor in one.actors if actor in two.actors]
    actors = {
        actor: _difference(
            two.positions[:, :, two.actors.index(actor)]
            - one.positions[:, :, one.actors.index(actor)],
            least,
        )
        for actor in both
    }
    absent = tuple(actor for actor in one.actors if actor not in two.actors)
    outcome = _difference(two.outcomes - one.outcomes, least)
    return Comparison(levers, baseline, scenario, outcome, actors, absent)


def _difference(values: FloatArray, least: float) -> Difference:
    last = values[:, -1]
    quiet = np.where(np.abs(values) > least, values, 0.0)
    higher, lower = float((last > least).mean()), float((last < -least).mean())
    return Difference(spreads(quiet), higher, lower, float(median_error(quiet[:, -1])))
