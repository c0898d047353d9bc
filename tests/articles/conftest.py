"""Shared by the tests of the articles stage: texts in memory to articles, the two seeds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ralliement.articles.clean import clean
from ralliement.articles.load import load_articles
from ralliement.articles.options import LoadOptions
from ralliement.articles.source import Markup, Source
from ralliement.records import Article

SHARED = Path(__file__).parents[2].parent / "shared"

Reader = Callable[..., Article]


@pytest.fixture
def read() -> Reader:
    """A function from a text to its article, in French unless told otherwise."""

    def _read(
        text: str, markup: Markup = Markup.PLAIN, language: str | None = "fr", **facts: object
    ) -> Article:
        source = Source("text", "text", text, markup, facts)
        return clean(source, LoadOptions(language=language))

    return _read


@pytest.fixture(scope="session")
def seeds() -> dict[str, Article]:
    """The two seeds by their number; skips where they are absent."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("no reference data")
    found = [one for one in load_articles(folder) if isinstance(one, Article)]
    return {one.id[:3]: one for one in found}
