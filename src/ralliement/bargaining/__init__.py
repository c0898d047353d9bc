"""The dispute run forward: who moves where, and what comes of it.

In: an ``ActorTable`` (positions, salience and capability of the actors of one issue, one draw or
thousands). Out: a ``Run`` of a model from the ``registry``: every actor's position and the
outcome by round, and the offers that moved them. Start with ``table.py`` and ``run.py``, then
``models/``; from a dossier with ``dispute.py`` (``dossiers.py`` reads it, ``scenarios.py`` pulls
levers, ``rules.py`` lets members decide, ``comparing.py`` pairs draws).
``council/`` forecasts what the Council of the European Union decides, and scores it.
"""

from ralliement.bargaining.registry import MODELS, find_model
from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import ActorTable

__all__ = ["MODELS", "ActorTable", "Offer", "Run", "find_model"]
