"""Statements by hand against made-up statements of the machine, counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ralliement.articles import load_articles
from ralliement.errors import DataFileError
from ralliement.evaluation import Evaluation, Sample, evaluate_statements, evaluation_json
from ralliement.evaluation.statement_scores import side
from ralliement.records import Article, Event, Modality, Reading

from .helpers import COLUMNS, counts, sentence, share, start, use_reader, write, write_articles

ROWS = (
    f"{start('Berlin')},DE,,FR,ACCUSE,100,asserted",
    f"{start('Rome')},IT,,DE,THREATEN,75,planned",
    f"{start('Rome')},IT,,FR,THREATEN,75,planned",
    f"{start('Madrid')},ES,ES,,REJECT,,asserted",
    f"{start('Lisbonne')},PT,,,,undecided,asserted",
)


def read(article: Article) -> Reading:
    made = (
        sentence(article, "Berlin", "DE", event=Event.ACCUSE, recipient="FR", stance=90.0),
        sentence(
            article,
            "Rome",
            "IT",
            event=Event.THREATEN,
            recipient="FR",
            stance=25.0,
            modality=Modality.PLANNED,
        ),
        sentence(article, "Rome", "US", event=Event.ACCUSE, recipient="DE"),
        sentence(article, "Madrid", "ES", event=Event.REQUEST, recipient="DE"),
        sentence(article, "Lisbonne", "PT"),
    )
    return Reading(article, statements=made)


def rows(*names: str) -> list[str]:
    return [COLUMNS, *(f"{name},{row}" for name in names for row in ROWS)]


@pytest.fixture
def compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    folder = write_articles(tmp_path / "articles", "a", "b")

    def run(lines: list[str], reader: Any = read, **more: Any) -> Evaluation:
        use_reader(monkeypatch, reader)
        errors = more.pop("errors", False)
        gold = write(tmp_path / "gold.csv", *lines)
        return evaluate_statements(gold, Sample(folder, **more), errors=errors)

    return run


def test_every_figure_by_hand(compare: Any) -> None:
    found = compare(rows("a"))
    assert found.counts == {
        "articles": 1,
        "rows by hand": 5,
        "statements of the machine": 5,
        "matches": 4,
    }
    assert counts(found, "whole_rows", "actor") == (5, 5, 4)
    assert counts(found, "whole_rows", "actor, event") == (5, 5, 3)
    assert counts(found, "whole_rows", "actor, event, recipient") == (5, 5, 3)
    assert counts(found, "whole_rows", "actor, event, recipient, stance") == (5, 5, 2)
    assert counts(found, "end_to_end", "event") == (4, 4, 2)
    assert counts(found, "on_matches", "event") == (3, 3, 2)
    assert counts(found, "end_to_end", "recipient") == (3, 4, 2)
    assert counts(found, "on_matches", "recipient") == (2, 3, 2)
    assert counts(found, "end_to_end", "stance") == (4, 3, 2)
    assert counts(found, "on_matches", "stance") == (3, 3, 2)
    assert counts(found, "on_matches", "modality") == (4, 4, 4)
    assert counts(found, "on_matches", "speaker") == (1, 0, 0)
    assert counts(found, "by_event", "THREATEN") == (2, 1, 1)
    assert counts(found, "by_event", "ACCUSE") == (1, 2, 1)
    assert share(found, "stances", "mean distance").rate.value == pytest.approx((10 + 50) / 2)
    assert share(found, "stances", "same side").rate.value == pytest.approx(1 / 2)
    assert found.confusion is not None
    assert found.confusion.labels == ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "none")
    assert found.confusion.counts[2] == (1, 0, 0, 0, 0)
    assert sum(map(sum, found.confusion.counts)) == 4


def test_the_row_with_the_same_recipient_is_the_match(compare: Any) -> None:
    found = compare(rows("a"), errors=True)
    by_kind = [(miss.kind, miss.gold and miss.gold["actor"], miss.fields) for miss in found.misses]
    assert by_kind == [
        ("missed", "IT", ()),
        ("wrong", "IT", ("stance",)),
        ("invented", None, ()),
        ("wrong", "ES", ("event", "recipient", "speaker")),
    ]
    missed = found.misses[0]
    assert missed.gold["recipient"] == "DE"
    assert missed.source == "gold.csv:3"
    assert missed.evidence[0].text == "Rome menace Berlin et Paris de sanctions."


@pytest.mark.parametrize(
    ("value", "expected"), [(0.0, -1), (49.9, -1), (50.0, 0), (50.1, 1), (100.0, 1)]
)
def test_the_middle_is_a_side_of_its_own(value: float, expected: int) -> None:
    assert side(value) == expected


def test_no_statement_of_the_machine_at_all(compare: Any) -> None:
    found = compare(rows("a"), lambda article: Reading(article), errors=True)
    assert counts(found, "whole_rows", "actor") == (5, 0, 0)
    assert found.tables[0].scores[0].precision.value is None
    assert found.tables[0].scores[0].recall.value == 0
    assert found.confusion is None
    assert [miss.kind for miss in found.misses] == ["missed"] * 5
    assert json.loads(evaluation_json(found))["whole_rows"][0]["precision"]["value"] is None


def test_few_articles_are_resampled_by_sentence_and_many_by_article(
    compare: Any, tmp_path: Path
) -> None:
    assert (compare(rows("a")).resampled, compare(rows("a")).units) == ("sentences", 4)
    names = ("c", "d", "e", "f", "g")
    write_articles(tmp_path / "articles", *names)
    found = compare(rows(*names))
    assert (found.resampled, found.units) == ("articles", 5)
    # Articles that are all alike tell nothing of articles that are not.
    assert found.tables[0].scores[0].recall.low is None


def test_the_same_file_gives_the_same_figures(compare: Any) -> None:
    assert evaluation_json(compare(rows("a", "b"))) == evaluation_json(compare(rows("a", "b")))


def test_a_column_left_empty_is_not_scored(compare: Any) -> None:
    lines = [COLUMNS, f"a,{start('Berlin')},DE,,,ACCUSE,,"]
    found = compare(lines)
    assert [one.name for one in found.tables[1].scores] == ["event"]
    assert [one.name for one in found.tables[0].scores] == ["actor", "actor, event"]
    assert found.notes == ("Not scored, since no row has it: recipient, stance, modality, speaker",)


def test_articles_without_a_row_count_only_when_asked(compare: Any) -> None:
    assert counts(compare(rows("a")), "whole_rows", "actor") == (5, 5, 4)
    found = compare(rows("a"), all_articles=True)
    assert counts(found, "whole_rows", "actor") == (5, 10, 4)
    assert "1 articles without a row count as holding nothing" in found.notes
    nothing = compare([COLUMNS], all_articles=True)
    assert counts(nothing, "whole_rows", "actor") == (0, 10, 0)


def test_an_empty_table_is_a_mistake(compare: Any) -> None:
    with pytest.raises(DataFileError, match="has no row below"):
        compare([COLUMNS])


def test_a_sentence_may_begin_before_the_machine_s(compare: Any, tmp_path: Path) -> None:
    text = "BONN, 3 mai (AFP) - Berlin accuse Paris de trahison. Rome se tait depuis longtemps."
    write_articles(tmp_path / "articles", "a", text=text)

    def accuse(article: Article) -> Reading:
        return Reading(article, statements=(sentence(article, "Berlin", "DE"),))

    found = compare([COLUMNS, "a,0,DE,,,ACCUSE,,"], accuse)
    assert counts(found, "whole_rows", "actor") == (1, 1, 1)


def test_every_mistake_is_named_and_nothing_scored(compare: Any) -> None:
    lines = [
        COLUMNS,
        "a,9999,DE,,FR,ACCUSE,100,asserted",
        "z,0,DE,,FR,ACCUSE,100,asserted",
        "a,0,Germany,,FR,ACCUSED,101,maybe",
        "a,x,,,FR,ACCUSE,fifty,asserted",
        "a,0,DE,,FR,ACCUSE,100,asserted",
        "a,0,DE,,FR,ACCUSE,100,asserted",
    ]
    with pytest.raises(DataFileError) as raised:
        compare(lines)
    told = [line.split("gold.csv:")[1] for line in raised.value.mistakes]
    assert [line.split(" ")[0:2] for line in told] == [
        ["2:", "sentence_start:"],
        ["3:", "article:"],
        ["4:", "event:"],
        ["4:", "modality:"],
        ["4:", "stance:"],
        ["4:", "actor:"],
        ["5:", "stance:"],
        ["5:", "actor:"],
        ["5:", "sentence_start:"],
        ["7:", "row:"],
    ]
    text = "\n".join(told)
    assert "'9999' is outside its article; allowed in a: 0 to" in text
    assert "'z' is no article in" in text
    assert "'ACCUSED' is not known; allowed: AGREE, CONSULT" in text
    assert "'Germany' is no actor that is known; is DE meant?" in text
    assert "'fifty' is no stance; allowed: 0 to 100, undecided, or empty" in text
    assert "says what line 6 says already" in text


def test_actors_that_the_reading_introduced_are_known(compare: Any) -> None:
    lines = [COLUMNS, "a,0,anna-muster,,,ACCUSE,,"]

    def meet(article: Article) -> Reading:
        return Reading(article, new_actors=(("anna-muster", "Anna Muster"),))

    assert counts(compare(lines, meet), "whole_rows", "actor") == (1, 0, 0)
    with pytest.raises(DataFileError, match="'anna-muster' is no actor that is known"):
        compare(lines)
    found = compare(lines, unknown_actors=True)
    assert found.notes[-1] == "Not known to the program, and so missed: anna-muster"


def test_offsets_that_slipped_are_told(compare: Any) -> None:
    found = compare([COLUMNS, "a,3,DE,,,ACCUSE,,"])
    assert "1 rows have a sentence_start in the middle of a word (lines 2)" in found.notes[-1]


def test_only_what_is_asked_for_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_articles(tmp_path / "articles", "a", "b", "c")
    seen = use_reader(monkeypatch, read)
    evaluate_statements(write(tmp_path / "gold.csv", *rows("b")), Sample(folder))
    assert seen == ["b"]


def test_what_was_read_before_is_not_read_again(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles", "a", "b")
    articles = [item for item in load_articles(folder) if isinstance(item, Article)]
    readings = {article.id: read(article) for article in articles}
    gold = write(tmp_path / "gold.csv", *rows("b"))
    found = evaluate_statements(gold, Sample(tmp_path / "gone", readings=readings))
    assert (found.counts["articles"], found.counts["matches"]) == (1, 4)


@pytest.mark.model
def test_the_reader_itself(tmp_path: Path) -> None:
    text = "Washington a exhorté Berlin à exclure Huawei de ses réseaux 5G. Il pleuvait à Bonn."
    folder = write_articles(tmp_path / "articles", "a", text=text)
    gold = write(tmp_path / "gold.csv", COLUMNS, "a,0,US,,DE,REQUEST,100,asserted")
    found = evaluate_statements(gold, Sample(folder))
    assert counts(found, "whole_rows", "actor, event, recipient, stance") == (1, 1, 1)
