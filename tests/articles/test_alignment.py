"""Whatever comes in, every character of the cleaned text knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ralliement.articles.clean import clean
from ralliement.articles.draft import Draft, Edit
from ralliement.articles.options import LoadOptions
from ralliement.articles.source import Markup, Source
from ralliement.errors import UnreadableArticle
from ralliement.records import Article

_SNIPPETS = st.sampled_from(
    ["Berlin hésite.", "«", "»", " ", "\n", "\n\n", "\r\n", "’", "l’Europe", "\u00ad", "e\u0301"]
    + ["Ã©", "\u202f", "\u200b", "Unis.Le ", "dequi ", "de, ", "Lire aussi : un titre", "<p>"]
    + ["</p>", "&eacute;", "&amp", "<br>", "<!--", "-->", "Partager", "a" * 90, '"', "\ufb01"]
    + [
        "date 2019-05 ",
        "PARIS, 22 mai (AFP) - ",
        "Abonnez-vous",
        "huawei 5g",
        "…",
        "[Lire la suite]",
    ]
)
_TEXTS = st.lists(st.one_of(_SNIPPETS, st.text(max_size=12)), max_size=40).map("".join)
_FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _cleaned(source: Source) -> Article | None:
    try:
        return clean(source, LoadOptions(language="fr"))
    except UnreadableArticle:
        return None


def assert_aligned(article: Article) -> None:
    """Pieces tile the text, copied ones are equal, every span maps inside the original."""
    position = 0
    for piece in article.alignment.pieces:
        assert piece.text_start == position < piece.text_end
        assert 0 <= piece.original_start <= piece.original_end <= len(article.original)
        if piece.copied:
            copied = article.original[piece.original_start : piece.original_end]
            assert copied == article.text[piece.text_start : piece.text_end]
        position = piece.text_end
    assert position == len(article.text)
    for block in article.blocks:
        start, end = article.alignment.to_original(block.start, block.end)
        assert 0 <= start <= end <= len(article.original)
        assert article.text[block.start : block.end].strip()
    for damage in article.damage:
        assert 0 <= damage.start <= damage.end <= len(article.original)


@_FAST
@given(_TEXTS, st.sampled_from([Markup.PLAIN, Markup.FRAGMENT, Markup.MARKDOWN]))
def test_any_text_stays_aligned(text: str, markup: Markup) -> None:
    article = _cleaned(Source("a", "a", text, markup))
    if article:
        assert_aligned(article)


@_FAST
@given(_TEXTS, st.text(alphabet="Berlin 5G", min_size=1, max_size=20))
def test_a_title_behind_the_text_is_read_first(text: str, title: str) -> None:
    original = f"{text}\n\n{title}"
    article = _cleaned(Source("a", "a", original, title_start=len(text) + 2))
    if article:
        assert_aligned(article)


@_FAST
@given(st.text(max_size=60), st.data())
def test_edits_compose(text: str, data: st.DataObject) -> None:
    draft = Draft.of(text)
    for _ in range(3):
        draft = draft.edited(_some_edits(draft.text, data))
        for text_start, text_end, start, end, copied in draft.runs:
            assert 0 <= start <= end <= len(text)
            if copied:
                assert draft.text[text_start:text_end] == text[start:end]
    for start in range(len(draft.text)):
        first, last = draft.source(start, start + 1)
        assert (first, last) == draft.alignment().to_original(start, start + 1)


def _some_edits(text: str, data: st.DataObject) -> list[Edit]:
    points = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(points[::2], points[1::2], strict=False)
    replacements = st.sampled_from(["", " ", "xy"])
    return [(start, end, data.draw(replacements)) for start, end in pairs]


@pytest.mark.shared
def test_seeds_are_aligned(seeds: dict[str, Article]) -> None:
    for article in seeds.values():
        assert_aligned(article)
