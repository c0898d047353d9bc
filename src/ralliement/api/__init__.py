"""A dossier in a notebook: every answer a pandas table.

In: a dossier file, or a table of actors. Out: tables whose columns the methods name. Start with
:meth:`Dossier.open`; ``docs/interchange.md`` and ``docs/examples/`` show it at work.
"""

from ralliement.api.forecasts import forecast_council, forecast_table
from ralliement.api.frames import COLUMNS, NETWORKS
from ralliement.api.notebook import Dossier

__all__ = ["COLUMNS", "NETWORKS", "Dossier", "forecast_council", "forecast_table"]
