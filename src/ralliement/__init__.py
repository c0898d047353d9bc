"""Ralliement: who stands where in a dispute between states, with the sentence behind it.

``from ralliement import Dossier`` gives the tables of a dossier (``ralliement.api``);
``forecast_table`` runs actors of a file or a DataFrame forward, ``forecast_council`` issues before
the EU's Council.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ralliement.api import Dossier, forecast_council, forecast_table

__all__ = ["Dossier", "forecast_council", "forecast_table"]


def __getattr__(name: str) -> Any:
    # Loading pandas takes a second that the commands which need none should not wait.
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("ralliement.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
