"""The YAML files that the package ships, read fast.

What people wrote for themselves (issue packs, actor files) is read by loaders that know
lines and name mistakes; what is shipped is tested, and only has to be read.
"""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    """The plain data of a YAML text."""
    return yaml.load(text, _Loader)


def read_yaml(package: str | None, *path: str) -> Any:
    """The plain data of the file ``path`` beside the modules of ``package``."""
    file = resources.files(package or "ralliement").joinpath(*path)
    return load_yaml(file.read_text("utf-8"))
