"""Statements by the trained coder of ``ralliement.learned``.

``beside.py``: beside the rules, in the languages that have a parser. ``alone.py``: the light
reader's, in those that have none. ``given.py``: the event where actor and target are given.
``scenes.py`` marks the actors of a sentence, ``writer.py`` makes statements of the rows.
"""

from ralliement.statements.network.alone import light_statements
from ralliement.statements.network.beside import add_trained
from ralliement.statements.network.given import given_event

__all__ = ["add_trained", "given_event", "light_statements"]
