"""A dossier's forecast as rows, one for each actor and round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ralliement.bargaining.comparing import Comparison, Difference
from ralliement.bargaining.dispute import DisputeForecast
from ralliement.bargaining.forecast import Forecast, Spread

OUTCOME = "OUTCOME"
"""What stands in the place of an actor in the rows of the outcome."""

_SAME = Spread(0.0, 0.0, 0.0, 0.0, 0.0)


def forecast_rows(found: DisputeForecast) -> Iterator[dict[str, Any]]:
    """The rows: the outcome, then each actor, by round. Units: the issue's scale.

    Fields: actor, round, date, those of a Spread, moved, persistence, baseline, difference,
    difference_lower_90, difference_upper_90; without scenario the differences are 0.
    """
    base = found.forecast if found.comparison is None else found.comparison.baseline
    still, before = _paths(found.persistence), _paths(base)
    for actor, path in _paths(found.forecast).items():
        difference = _difference(found, actor)
        for number, spread in enumerate(path):
            gap = _SAME if difference is None else difference.spreads[number]
            yield {
                "actor": actor,
                "round": number,
                "date": found.dates[number].isoformat(),
                **asdict(spread),
                "moved": found.forecast.moved.get(actor, 0.0),
                "persistence": still[actor][number].median,
                "baseline": before[actor][number].median,
                "difference": gap.median,
                "difference_lower_90": gap.lower_90,
                "difference_upper_90": gap.upper_90,
            }


def _paths(forecast: Forecast) -> dict[str, tuple[Spread, ...]]:
    return {OUTCOME: forecast.outcome, **forecast.positions}


def _difference(found: DisputeForecast, actor: str) -> Difference | None:
    if found.comparison is None:
        return None
    compared = found.comparison
    return compared.outcome if actor == OUTCOME else compared.actors[actor]


def table_rows(found: Forecast, baseline: Comparison | None = None) -> Iterator[dict[str, Any]]:
    """The rows of one issue of a table of actors: the outcome, then each actor, by round.

    Fields: issue, actor, round, those of a Spread, moved, baseline, difference,
    difference_lower_90, difference_upper_90; without scenario the differences are 0.
    """
    before = _paths(found if baseline is None else baseline.baseline)
    for actor, path in _paths(found).items():
        gaps = None
        if baseline is not None:
            whole = baseline.outcome if actor == OUTCOME else baseline.actors[actor]
            gaps = whole.spreads
        for number, spread in enumerate(path):
            gap = _SAME if gaps is None else gaps[number]
            yield {
                "issue": found.issue,
                "actor": actor,
                "round": number,
                **asdict(spread),
                "moved": found.moved.get(actor, 0.0),
                "baseline": before[actor][number].median,
                "difference": gap.median,
                "difference_lower_90": gap.lower_90,
                "difference_upper_90": gap.upper_90,
            }
