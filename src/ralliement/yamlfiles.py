"""The YAML files that the package ships, read fast.

What people wrote for themselves (issue packs, actor files) is read by loaders that know
lines and name mistakes; what is shipped is tested, and only has to be read.
"""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml
from yaml import events

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORD = "tag:yaml.org,2002:str"


class _Loader(_BASE):  # type: ignore[misc]
    """YAML 1.2's idea of a boolean: "on", "no" and "yes" are words."""

    yaml_implicit_resolvers = {
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag != "tag:yaml.org,2002:bool" or first in "tTfF"
        ]
        for first, resolvers in _BASE.yaml_implicit_resolvers.items()
    }


def load_yaml(text: str) -> Any:
    """The plain data of a YAML text.

    What an anchor names is one object wherever it is repeated. Merged mappings (``<<``)
    and tags of one's own are not for these files.
    """
    loader = _Loader(text)
    try:
        return _Document(loader).read()
    finally:
        loader.dispose()


def read_yaml(package: str | None, *path: str) -> Any:
    """The plain data of the file ``path`` beside the modules of ``package``."""
    file = resources.files(package or "ralliement").joinpath(*path)
    return load_yaml(file.read_text("utf-8"))


class _Document:
    """Makes data of the parser's events, without the tree of nodes that yaml.load builds first.

    That takes less than half the time, which is most of what a start waits for.
    """

    def __init__(self, loader: Any) -> None:
        self._loader = loader
        self._next = loader.get_event
        self._anchored: dict[str, Any] = {}
        self._known: dict[str, Any] = {}
        self._unlike_words = frozenset(loader.yaml_implicit_resolvers)

    def read(self) -> Any:
        """The data of the first document, None if there is none."""
        while not isinstance(event := self._next(), events.StreamEndEvent):
            if isinstance(event, events.NodeEvent):
                return self._value(event)
        return None

    def _value(self, event: Any) -> Any:
        kind = type(event)
        if kind is events.ScalarEvent:
            return self._scalar(event)
        if kind is events.AliasEvent:
            return self._anchored[event.anchor]
        return self._list(event) if kind is events.SequenceStartEvent else self._mapping(event)

    def _list(self, event: Any) -> list[Any]:
        items: list[Any] = []
        self._keep(event, items)
        while type(inner := self._next()) is not events.SequenceEndEvent:
            items.append(self._value(inner))
        return items

    def _mapping(self, event: Any) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        self._keep(event, mapping)
        while type(inner := self._next()) is not events.MappingEndEvent:
            key = self._value(inner)
            mapping[key] = self._value(self._next())
        return mapping

    def _scalar(self, event: Any) -> Any:
        value = event.value
        if event.implicit[0] and value[:1] in self._unlike_words:
            value = self._resolved(value)
        if event.anchor is not None:
            self._anchored[event.anchor] = value
        return value

    def _resolved(self, text: str) -> Any:
        if text not in self._known:
            tag = self._loader.resolve(yaml.ScalarNode, text, (True, False))
            node = yaml.ScalarNode(tag, text)
            self._known[text] = text if tag == _WORD else self._loader.construct_object(node)
        return self._known[text]

    def _keep(self, event: Any, value: Any) -> None:
        if event.anchor is not None:
            self._anchored[event.anchor] = value
