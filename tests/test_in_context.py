"""The whole articles that are labelled in context: every line can be used."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from ralliement.records import Event, Modality

FOLDER = Path(__file__).resolve().parent.parent / "labelled" / "in-context"
FILES = sorted(path.name for path in (FOLDER / "sentences").glob("*.tsv"))
MARK = re.compile(r"\[([^\[\]|]+)\|([1-9]\d?|s)\]")
ROW = re.compile(r"([1-9]\d?)>([1-9]\d?|-) (\S+) (\S+) (\S+)")
EVENTS = {event.value for event in Event} | {"-"}
MODALITIES = {modality.value for modality in Modality}


def lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()]


def test_there_are_articles_in_both_languages() -> None:
    assert {name.split(".")[1] for name in FILES} == {"fr", "en"}
    assert sum(len(lines(FOLDER / "sentences" / name)) for name in FILES) == 2112


@pytest.mark.parametrize("name", FILES)
def test_rows_name_actors_that_are_marked_up_to_there(name: str) -> None:
    codes = dict(lines(FOLDER / "codings" / name))
    sentences = lines(FOLDER / "sentences" / name)
    assert [number for number, _, _ in sentences] == sorted(codes)
    for _, article in groupby(sentences, key=lambda line: line[0].rsplit("-", 1)[0]):
        known: set[str] = set()
        for number, _, text in article:
            known |= {mark[2] for mark in MARK.finditer(text)}
            assert not set("[]|") & set(MARK.sub("", text)), number
            for row in codes[number].split(";") if codes[number] != "-" else ():
                match = ROW.fullmatch(row.strip())
                assert match is not None, (number, row)
                actor, recipient, event, modality, stance = match.groups()
                assert {actor, recipient} - {"-"} <= known, (number, row)
                assert actor != recipient, (number, row)
                assert event in EVENTS, (number, row)
                assert modality in MODALITIES, (number, row)
                assert (event, stance) != ("-", "-"), (number, row)
                assert stance in {"-", "undecided"} or 0 <= float(stance) <= 100, (number, row)


def test_every_article_has_its_question() -> None:
    told = {number for number, _ in lines(FOLDER / "questions.tsv")}
    files = (lines(FOLDER / "sentences" / name) for name in FILES)
    articles = {line[0].rsplit("-", 1)[0] for file in files for line in file}
    assert articles == told
