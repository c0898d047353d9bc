"""Who is meant: the registry of actors, names found in a text, mentions resolved to actors.

In: an article's text, then its parse.
Out: :class:`NameHit` (names, before the parse), then a :class:`MentionTable` (who is
mentioned where, for whom they speak, which persons belong to which bodies).
Start reading at ``names.py`` (``find_names``), then ``mentions.py`` (``resolve_mentions``).
Actors, offices and roles are in ``data/``, a language's own words in ``lexicon/``; a user's
files of actors are read by ``load_registry``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ralliement.actors.actor import Actor, Office, Role
from ralliement.actors.hits import NameHit
from ralliement.actors.loading import load_registry
from ralliement.actors.patterns import HitKind
from ralliement.actors.registry import Registry

__all__ = [
    "Actor",
    "HitKind",
    "MentionTable",
    "NameHit",
    "Office",
    "Registry",
    "Role",
    "find_names",
    "load_registry",
    "parser_names",
    "resolve_mentions",
]

if TYPE_CHECKING:
    from ralliement.actors.mentions import MentionTable, resolve_mentions
    from ralliement.actors.names import find_names, parser_names
else:
    # What reads articles brings spaCy, a second that those who only ask the registry need not wait.
    _MODULES = {
        "MentionTable": "mentions",
        "find_names": "names",
        "parser_names": "names",
        "resolve_mentions": "mentions",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
