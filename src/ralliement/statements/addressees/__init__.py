"""Whom an act is aimed at when its sentence names nobody: one who stands in view.

"Le Kremlin a dénoncé une décision politique": whose decision, only the sentences before tell.
``view.py`` is what they show, ``features.py`` what speaks for each who is named there,
``weights.yaml`` how much each of it counts (fitted by ``training/addressees.py``; what it was
fitted on and how well it does: docs/coder.md), ``spoken.py`` where the sentence does name somebody,
though nobody known, and ``find.py`` writes the likeliest where it is sure enough.
"""

from ralliement.statements.addressees.features import KINDS, NAMES, features
from ralliement.statements.addressees.find import add_addressees, is_open
from ralliement.statements.addressees.view import Act, View, view_of

__all__ = [
    "KINDS", "NAMES", "Act", "View", "add_addressees", "features", "is_open", "view_of",
]  # fmt: skip
