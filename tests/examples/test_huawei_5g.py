"""The examples: enough of them, in the right languages, ours, and damaged as real pages are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ralliement.records import DamageKind

from .corpus import EXAMPLES, ROOT, SHARED, seen, table, texts

FRENCH = frozenset("le les des une est dans qui pour par sur pas".split())
ENGLISH = frozenset("the of and that is was with has for it on by".split())
WORD = re.compile(r"[^\W_]+")


def visible(article: str) -> str:
    """An article without markup, scripts and styles."""
    without = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", " ", seen(article))
    return without.strip()


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def is_french(article: str) -> bool:
    counted = words(visible(article))
    return sum(word in FRENCH for word in counted) > sum(word in ENGLISH for word in counted)


def shingles(text: str, length: int = 10) -> set[tuple[str, ...]]:
    counted = words(text)
    return {tuple(counted[at : at + length]) for at in range(len(counted) - length + 1)}


def test_there_are_enough_articles_and_two_thirds_are_french() -> None:
    french = [article for article in texts() if is_french(article)]
    assert len(texts()) == 31
    assert len(french) == 21


def test_every_format_is_there() -> None:
    formats = [path.suffix for path in EXAMPLES.iterdir() if path.name != "README.md"]
    assert formats.count(".html") == 4
    assert formats.count(".jsonl") == formats.count(".csv") == 1
    assert formats.count(".txt") == len(formats) - 6


def test_files_are_named_by_month_and_subject() -> None:
    for path in EXAMPLES.iterdir():
        if path.name != "README.md":
            assert re.fullmatch(r"20(18|19|20)-\d\d-[a-z0-9-]+\.(txt|html|jsonl|csv)", path.name)


@pytest.mark.parametrize("article", sorted(texts()))
def test_articles_are_short(article: str) -> None:
    # Briefs of a CSV or JSON Lines file may be shorter than a page.
    low = 75 if "breves" in article or "declarations" in article else 120
    assert low <= len(words(visible(article))) <= 400


def test_some_carry_a_stamp_some_a_date_line_and_some_neither() -> None:
    stamped = {name for name, text in texts().items() if text.startswith(" date ")}
    assert 5 <= len(stamped) <= len(texts()) // 2
    assert any(re.match(r" date 20\d\d-\d\d ", texts()[name]) for name in stamped)


@pytest.mark.parametrize("kind", list(DamageKind))
def test_every_kind_of_damage_is_there(kind: DamageKind) -> None:
    assert any(row["kind"] == kind for row in table("damage.csv"))


def test_damage_is_where_the_table_says() -> None:
    patterns = {
        "empty-quotation": r"«\s*»",
        "unclosed-quotation": r"«[^»]+",
        "missing-word": r"",
        "glued-sentences": r"",
        "mojibake": r"[ÃÂâÅ].{1,2}",
        "cut-off": r"[^.!?]+",
    }
    for row in table("damage.csv"):
        span = texts()[row["article"]][int(row["start"]) : int(row["end"])]
        assert re.fullmatch(patterns[row["kind"]], span, re.DOTALL), row


def test_glued_sentences_have_no_space_between_them() -> None:
    for row in table("damage.csv"):
        if row["kind"] == "glued-sentences":
            at = int(row["start"])
            assert re.fullmatch(r"\.[A-ZÉ«]", texts()[row["article"]][at - 1 : at + 1])


def test_one_dispatch_appears_in_two_slightly_different_copies() -> None:
    one, other = (shingles(texts()[f"2019-01-varsovie-espionnage-{copy}"], 5) for copy in "ab")
    assert 0.4 < len(one & other) / len(one | other) < 0.95


def test_no_ten_words_are_shared_between_two_other_articles() -> None:
    owner: dict[tuple[str, ...], str] = {}
    for article, text in texts().items():
        source = re.sub(r"-[ab]$", "", article)
        for shingle in shingles(visible(article) if "<html" in text else text):
            assert owner.setdefault(shingle, source) == source, shingle


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no reference material beside the repository")
def test_no_ten_words_come_from_the_reference_texts() -> None:
    theirs: set[tuple[str, ...]] = set()
    for path in [*SHARED.glob("seeds/*.txt"), *SHARED.glob("reference/wikinews-fr/*.txt")]:
        theirs |= shingles(path.read_text(encoding="utf-8", errors="replace"))
    assert theirs
    for article in texts():
        assert not shingles(visible(article)) & theirs, article


def test_the_readme_names_every_file() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path in EXAMPLES.iterdir():
        name = path.name.replace("espionnage-b.txt", "espionnage-a.txt")
        assert path.name == "README.md" or f"`{name}`" in readme, path.name


def test_nothing_points_at_this_machine() -> None:
    for path in Path(ROOT / "examples").rglob("*"):
        if path.suffix in {".txt", ".html", ".md", ".csv", ".jsonl", ".py"}:
            assert "/tmp/" not in path.read_text(encoding="utf-8"), path
