"""The models, each in one file with one contract.

In: an ``ActorTable``. Out: a ``Run``. Start with ``base.py``, which says what every model
holds to, then ``weighted_mean.py``, the shortest; ``challenge.py`` and ``exchange.py`` have their
arithmetic in ``..._kernel.py`` beside them.
"""

from ralliement.bargaining.models.base import Model
from ralliement.bargaining.models.challenge import Challenge
from ralliement.bargaining.models.exchange import Exchange
from ralliement.bargaining.models.influence import Influence
from ralliement.bargaining.models.ktab import Ktab
from ralliement.bargaining.models.mean import Mean
from ralliement.bargaining.models.median import Median
from ralliement.bargaining.models.nash import Nash
from ralliement.bargaining.models.persistence import Persistence
from ralliement.bargaining.models.weighted_mean import WeightedMean
from ralliement.bargaining.models.weighted_median import WeightedMedian

__all__ = [
    "Challenge",
    "Exchange",
    "Influence",
    "Ktab",
    "Mean",
    "Median",
    "Model",
    "Nash",
    "Persistence",
    "WeightedMean",
    "WeightedMedian",
]
