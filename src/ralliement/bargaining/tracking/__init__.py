"""How well the dispute itself was forecast: every model against what came, and persistence.

In: a dossier, days to forecast from and horizons. Out: a :class:`Backtest` with a score of
each model and every case behind it. Start with ``testing.py``; ``movers.py`` are the models as
forecasts of single actors, ``scoring.py`` what they are measured by and when that is enough,
``horizons.py`` spans of time, ``showing.py`` tables and JSON.
"""

from ralliement.bargaining.tracking.horizons import Horizon, read_horizons
from ralliement.bargaining.tracking.movers import DEFAULT_MOVERS, MOVERS, Mover, find_mover
from ralliement.bargaining.tracking.scoring import Score, crps
from ralliement.bargaining.tracking.testing import Asked, Backtest, Case, backtest

__all__ = [
    "DEFAULT_MOVERS",
    "MOVERS",
    "Asked",
    "Backtest",
    "Case",
    "Horizon",
    "Mover",
    "Score",
    "backtest",
    "crps",
    "find_mover",
    "read_horizons",
]
