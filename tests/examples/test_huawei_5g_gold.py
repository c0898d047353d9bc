"""The hand coding: its offsets hold, its codes exist, its tables follow from its lines."""

from __future__ import annotations

import re

import pytest

from ralliement.records import Event, Modality

from .corpus import builder, seen, table, texts

STATEMENTS = table("statements.csv")
QUOTATIONS = table("quotations.csv")
ACTOR = re.compile(r"[A-Z]{2}|[a-z0-9]+(?:-[a-z0-9]+)*")


def test_tables_follow_from_the_coding_lines() -> None:
    built = builder().build()
    for name, rows in zip(("statements", "quotations", "damage"), built, strict=True):
        assert [list(row.values()) for row in table(f"{name}.csv")] == rows


def test_every_article_is_coded() -> None:
    assert {row["article"] for row in STATEMENTS} == set(texts())
    assert {row["article"] for row in QUOTATIONS} == set(texts())


def test_every_sentence_begins_as_the_table_says() -> None:
    for row in STATEMENTS:
        text = texts()[row["article"]]
        assert text.startswith(row["sentence_begins"], int(row["sentence_start"])), row
        assert 1 <= len(row["sentence_begins"].split()) <= 5


def test_a_sentence_starts_where_one_can() -> None:
    for row in STATEMENTS:
        start = int(row["sentence_start"])
        before = seen(row["article"], max(0, start - 40), start)
        assert not before or re.search(r"([.!?:>»”\"]|\n|date [\d-]+) ?[«“\"]? ?$", before), row


def test_codes_exist() -> None:
    for row in STATEMENTS:
        assert row["event"] == "" or row["event"] in set(Event), row
        assert row["modality"] in set(Modality), row
        assert row["stance"] in {"", "0", "25", "50", "75", "100"}, row


@pytest.mark.parametrize("column", ["actor", "speaker", "recipient"])
def test_actors_are_written_as_ids(column: str) -> None:
    for row in STATEMENTS:
        assert ACTOR.fullmatch(row[column]) or (not row[column] and column != "actor"), row


def test_no_row_is_there_twice() -> None:
    keys = [tuple(row.values()) for row in STATEMENTS]
    assert len(keys) == len(set(keys))


def test_quotations_are_where_the_table_says() -> None:
    for row in QUOTATIONS:
        text = texts()[row["article"]]
        start, end = int(row["start"]), int(row["end"])
        assert 0 <= start <= end <= len(text)
        span = seen(row["article"], start, end)
        assert span == span.strip(), row
        assert span or row["kind"] == "direct", row
        assert not span.startswith(("que ", "qu'", "that ")), row


def test_direct_quotations_stand_between_marks() -> None:
    for row in QUOTATIONS:
        if row["kind"] == "direct":
            start, end = int(row["start"]), int(row["end"])
            before = seen(row["article"], max(0, start - 20), start).rstrip()
            after = seen(row["article"], end, end + 20).lstrip()
            assert before.endswith(("«", "“", '"')), row
            assert after.startswith(("»", "”", '"')), row


def test_cues_are_words_of_the_article() -> None:
    for row in QUOTATIONS:
        cue = row["cue"].replace("’", "'").lower()
        assert cue in seen(row["article"]).lower(), row


def test_hard_cases_are_there() -> None:
    modalities = {row["modality"] for row in STATEMENTS}
    assert modalities == {str(modality) for modality in Modality}
    assert {row["stance"] for row in STATEMENTS} == {"", "0", "25", "50", "75", "100"}
    assert any(row["start"] == row["end"] for row in QUOTATIONS)
    assert {row["kind"] for row in QUOTATIONS} == {"direct", "indirect", "mixed"}
    assert len({row["event"] for row in STATEMENTS} - {""}) >= 12
