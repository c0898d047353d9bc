"""Where each actor stands over time: an estimate with an interval, from all its stances.

In: a dossier. Out: :class:`Position` of every actor at a date or of one along its path, with
its changes, the disagreements within it, and a proxy of its salience. Start with
``estimate.py``; the model is in ``dynamics.py`` (how positions move), ``likelihood.py`` (what
a stance says) and ``chain.py`` (filtering and smoothing), its constants in ``settings.py``,
its justification in docs/positions.md.
"""

from ralliement.positions.changes import changes
from ralliement.positions.disagreements import disagreements
from ralliement.positions.estimate import Estimation, position_path, positions_at
from ralliement.positions.model import Change, Disagreement, Position, Salience, Telling, Voice
from ralliement.positions.salience import saliences_at
from ralliement.positions.scale import GRID
from ralliement.positions.settings import DEFAULTS, Settings

__all__ = [
    "DEFAULTS",
    "GRID",
    "Change",
    "Disagreement",
    "Estimation",
    "Position",
    "Salience",
    "Settings",
    "Telling",
    "Voice",
    "changes",
    "disagreements",
    "position_path",
    "positions_at",
    "saliences_at",
]
