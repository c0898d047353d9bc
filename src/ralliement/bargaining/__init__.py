"""The dispute run forward: who moves where, and what comes of it.

In: an ``ActorTable`` (positions, salience and capability of the actors of one issue, one draw or
thousands). Out: a ``Run`` of a model from the ``registry``: every actor's position and the
outcome by round, and the offers that moved them. Start with ``table.py`` and ``run.py``, then
``models/``; from a dossier with ``dispute.py`` (``dossiers.py`` reads it, ``agenda.py`` what is
due, ``scenarios.py`` pulls levers, ``unforeseen.py`` adds moves that nobody foresees,
``comparing.py`` pairs draws). ``typed/`` reads what people type, ``deciding/`` counts votes under
a rule, ``telling/`` says it all in words, tables and JSON. ``tracking/`` forecasts actors from
what had been published and scores that; ``sensitivity.py`` says which inputs and sentences move
an outcome. ``council/`` forecasts what the Council of the European Union decides, and scores it.
"""

from ralliement.bargaining.dossiers import inputs_at
from ralliement.bargaining.registry import MODELS, find_model
from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.sensitivity import Question, Sensitivity, sensitivity
from ralliement.bargaining.table import ActorTable
from ralliement.bargaining.tracking import Asked, Backtest, backtest, read_horizons

__all__ = [
    "MODELS",
    "ActorTable",
    "Asked",
    "Backtest",
    "Offer",
    "Question",
    "Run",
    "Sensitivity",
    "backtest",
    "find_model",
    "inputs_at",
    "read_horizons",
    "sensitivity",
]
