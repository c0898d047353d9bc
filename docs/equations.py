"""The models' equations as a page, from their docstrings: python docs/equations.py rewrites it."""

from __future__ import annotations

from inspect import getdoc
from pathlib import Path

from ralliement.bargaining.models.influence import influence_shares
from ralliement.bargaining.registry import MODELS

PAGE = Path(__file__).parent / "equations.md"

_HEAD = """# The models' equations

What `ralliement forecast --model NAME` computes, with the letters of the papers; written by
`python docs/equations.py` from the code's own words. How to use the models: [models.md](models.md).
"""


def page() -> str:
    """The whole page: a section for each class of models, the names that it goes by."""
    names: dict[type, list[str]] = {}
    for model in MODELS:
        names.setdefault(type(model), []).append(f"`{model.label}`")
    parts = [_HEAD]
    for kind, called in names.items():
        told = getdoc(kind) or ""
        if kind.__name__ == "Influence":
            told += f"\n\nShares that are heard: {getdoc(influence_shares)}"
        parts.append(f"## {', '.join(called)}\n```\n{told}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
