"""Quotations by hand against made-up quotations of the machine, counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ralliement.errors import DataFileError
from ralliement.evaluation import Evaluation, Sample, evaluate_quotations
from ralliement.records import Article, Quotation, Reading

from .helpers import counts, share, use_reader, write, write_articles

TEXT = (
    "Les villes de la région ont dit non à ce projet, et le pays les suit. "
    "Rome hésite encore un peu, dit-on là-bas."
)[:100]
HEADER = "article,kind,start,end,speaker,cue"
ROWS = (
    "a,direct,0,10,DE,said",
    "a,mixed,20,40,FR,said",
    "a,indirect,50,60,,",
    "a,direct,70,70,US,said",
)


def read(article: Article) -> Reading:
    spans = (
        ("direct", 0, 10, "DE"),
        ("direct", 25, 36, "DE"),
        ("mixed", 71, 71, "US"),
        ("direct", 80, 90, "FR"),
    )
    made = (
        Quotation(
            f"q{start}", article.id, kind, start, end, TEXT[start:end], speaker, None, None, True
        )
        for kind, start, end, speaker in spans
    )
    return Reading(article, quotations=tuple(made))


@pytest.fixture
def compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    folder = write_articles(tmp_path / "articles", "a", "b", text=TEXT)

    def run(lines: list[str], decoys: list[str] | None = None, **more: Any) -> Evaluation:
        use_reader(monkeypatch, read)
        errors = more.pop("errors", False)
        gold = write(tmp_path / "gold.csv", HEADER, *lines)
        refused = write(tmp_path / "not.csv", "article,start,end", *decoys) if decoys else None
        return evaluate_quotations(gold, Sample(folder, **more), decoys=refused, errors=errors)

    return run


def test_every_figure_by_hand(compare: Any) -> None:
    found = compare(list(ROWS))
    assert found.counts["strict matches"] == 2
    assert found.counts["loose matches"] == 3
    assert counts(found, "end_to_end", "span at 80 %") == (4, 4, 2)
    assert counts(found, "end_to_end", "span at 80 % + speaker") == (4, 4, 2)
    assert counts(found, "end_to_end", "span at 30 %") == (4, 4, 3)
    assert counts(found, "end_to_end", "span at 30 % + speaker") == (4, 4, 2)
    assert counts(found, "on_matches", "speaker, spans at 30 %") == (3, 3, 2)
    assert counts(found, "on_matches", "kind, spans at 80 %") == (2, 2, 1)
    assert counts(found, "by_kind", "direct") == (2, 3, 1)
    assert found.resampled == "quotations"
    assert found.confusion is not None
    assert found.confusion.labels == ("direct", "mixed")
    assert found.confusion.counts == ((1, 1), (1, 0))


def test_misses_say_what_differs(compare: Any) -> None:
    misses = compare(list(ROWS), errors=True).misses
    assert [(m.kind, m.fields, m.source) for m in misses] == [
        ("wrong", ("span", "speaker", "kind"), "gold.csv:3"),
        ("missed", (), "gold.csv:4"),
        ("wrong", ("kind",), "gold.csv:5"),
        ("invented", (), None),
    ]
    assert [words.text for words in misses[0].evidence] == [TEXT[20:40], TEXT[25:36]]


def test_false_alarms_are_what_nobody_marked(compare: Any) -> None:
    # The first is over a quotation that a person marked too, the second over one nobody did,
    # the third is much shorter than what the machine took, the last over nothing.
    found = compare(list(ROWS), ["a,1,10", "a,81,90", "b,82,84", "a,92,99"], errors=True)
    assert share(found, "false_alarms", "span at 80 %").count == 4
    assert share(found, "false_alarms", "span at 80 %").rate.value == pytest.approx(1 / 4)
    assert found.misses[-1].kind == "false alarm"
    assert found.misses[-1].source == "not.csv:3"
    assert found.counts["articles"] == 1


def test_speakers_and_kinds_not_coded_are_not_scored(compare: Any) -> None:
    found = compare(["a,,0,10,,"])
    assert [one.name for one in found.tables[0].scores] == ["span at 80 %", "span at 30 %"]
    assert found.notes == ("Not scored, since no row has it: speaker, kind",)
    assert found.confusion is None


def test_every_mistake_is_named(compare: Any) -> None:
    lines = ["a,spoken,0,10,,", "a,direct,10,5,,", "a,direct,0,101,nobody-known,", "z,direct,0,1,,"]
    with pytest.raises(DataFileError) as raised:
        compare(lines)
    told = [line.split("gold.csv:")[1] for line in raised.value.mistakes]
    assert [line.split(" ")[0:2] for line in told] == [
        ["2:", "kind:"],
        ["3:", "end:"],
        ["4:", "end:"],
        ["4:", "speaker:"],
        ["5:", "article:"],
    ]
    assert "'5' is before the start; allowed: 10 to 100" in told[1]
    with pytest.raises(DataFileError, match=r"not\.csv:2: start: '200' is outside its article"):
        compare(list(ROWS), ["a,200,201"])
