"""What the two seeds must give, by offsets and short words."""

from __future__ import annotations

from datetime import date

import pytest

from ralliement.records import Article, BlockKind, DamageKind

pytestmark = pytest.mark.shared


def _damage(article: Article, kind: DamageKind) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in article.damage if one.kind is kind]


def test_the_first_seed(seeds: dict[str, Article]) -> None:
    article = seeds["000"]
    assert article.language == "fr"
    assert article.publication.source == "stamp"
    assert article.publication.interval.precision == "month"
    assert article.publication.interval.date_from == date(2019, 5, 1)
    kinds = [one.kind for one in article.blocks]
    assert kinds == [BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert article.title
    assert article.title.endswith("alliés")


def test_the_first_seed_s_damage(seeds: dict[str, Article]) -> None:
    article = seeds["000"]
    original = article.original
    empty = _damage(article, DamageKind.EMPTY_QUOTATION)
    assert len(empty) >= 8
    assert all(original[start:end] == "«»" for start, end in empty)
    ((opening, _),) = _damage(article, DamageKind.UNCLOSED_QUOTATION)
    assert original[:opening].endswith("tonnant : ")
    holes = [original[:start][-14:] for start, _ in _damage(article, DamageKind.MISSING_WORD)]
    assert any(hole.endswith("revenu net de") for hole in holes)
    assert any(hole.endswith("allocution de") for hole in holes)
    assert any(hole.endswith("américain") for hole in holes)
    glued = [start for start, _ in _damage(article, DamageKind.GLUED_SENTENCES)]
    assert len(glued) >= 4
    assert all(original[start - 1] == "." and original[start].isupper() for start in glued)


def test_the_second_seed(seeds: dict[str, Article]) -> None:
    article = seeds["001"]
    assert article.publication.source == "text"
    assert article.publication.interval.date_from == date(2019, 3, 1)
    assert article.publication.interval.date_to is None
    assert article.damage == ()
    for gone in ("newsletter", "Réagissez", "Demandez nos", "boite mail", "huawei 5g"):
        assert gone in article.original
        assert gone not in article.text
    (linked,) = [one for one in article.blocks if one.kind is BlockKind.LINKED]
    assert article.text[linked.start : linked.end].startswith("5G : les opérateurs")
    assert "Lire aussi" not in article.text
