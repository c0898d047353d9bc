"""Sentences with given actors: files, markup, figures by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from ralliement.errors import DataFileError
from ralliement.evaluation import evaluate_events, events
from ralliement.evaluation.given_files import find_words, load_given
from ralliement.evaluation.markup import marked_spans
from ralliement.records import Event
from ralliement.statements import given_event

from .helpers import counts, share, write

HEADER = "sentence,language,actor,target,event"
Spans = Sequence[tuple[int, int]]


@pytest.fixture
def _coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine sees an accusation, but a demand of Rome and nothing of Madrid."""

    def coder(text: str, _language: str, actors: Spans, _targets: Spans) -> tuple[object, float]:
        names = {text[start:end] for start, end in actors}
        if "Madrid" in names:
            return None, 0.0
        return (Event.REQUEST if "Rome" in names else Event.ACCUSE), 0.5

    monkeypatch.setattr(events, "given_event", coder)


@pytest.mark.usefixtures("_coder")
def test_every_figure_by_hand(tmp_path: Path) -> None:
    gold = write(
        tmp_path / "gold.csv",
        HEADER,
        "Berlin blames Rome.,en,Berlin,Rome,ACCUSE",
        "Berlin blames Bonn.,en,Berlin,Bonn,REJECT",
        "Rome urges Bonn.,en,Rome,Bonn,REQUEST",
        "Rome urges Paris.,en,Rome,Paris,REQUEST",
        "Madrid urges Paris.,en,Madrid,Paris,REQUEST",
    )
    found = evaluate_events(gold, errors=True)
    assert share(found, "overall", "accuracy").rate.value == pytest.approx(3 / 5)
    assert share(found, "overall", "accuracy where it codes").rate.value == pytest.approx(3 / 4)
    assert share(found, "overall", "always REQUEST").rate.value == pytest.approx(3 / 5)
    # ACCUSE 2 · 1 / 3, REJECT 0, REQUEST 2 · 2 / 5.
    macro = share(found, "overall", "macro-F1")
    assert macro.rate.value == pytest.approx((2 / 3 + 0 + 4 / 5) / 3)
    assert macro.count == 3
    assert counts(found, "by_event", "REQUEST") == (3, 2, 2)
    assert counts(found, "by_event", "ACCUSE") == (1, 2, 1)
    assert found.confusion is not None
    assert found.confusion.labels == ("REQUEST", "ACCUSE", "REJECT", "none")
    assert found.misses is not None
    assert [(m.kind, m.place) for m in found.misses] == [("wrong", "line 3"), ("missed", "line 6")]


@pytest.mark.usefixtures("_coder")
def test_sentences_without_an_event_are_a_class(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.csv", HEADER, "Madrid naps.,en,Madrid,,", "Bonn naps.,en,Bonn,,")
    found = evaluate_events(gold, errors=True)
    assert share(found, "overall", "accuracy").rate.value == pytest.approx(1 / 2)
    assert counts(found, "by_event", "none") == (2, 1, 1)
    assert found.misses is not None
    assert [miss.kind for miss in found.misses] == ["invented"]


RECORDS = [
    {"id": "DOC", "event": "DOCUMENT"},
    {
        "id": "D-1",
        "event": "DEMAND",
        "text": "Rome, under pressure, urged Bonn.",
        "source": [{"actorText": "Rome"}],
        "target": [{"actorText": "Bonn"}],
        "textInfo": {"markup": "(SRC: Rome), under pressure, (EVT: urged) (TAR: Bonn)."},
        "language": "en",
    },
    {
        "id": "D-2",
        "event": "REJECT",
        "text": "The U.S. refused.",
        "source": [{"actorText": "U.S. ... negotiators"}],
        "target": None,
        "textInfo": None,
    },
]


@pytest.mark.usefixtures("_coder")
def test_the_plover_format(tmp_path: Path) -> None:
    gold = tmp_path / "gsr.json"
    gold.write_text(json.dumps(RECORDS), encoding="utf-8")
    sentences = load_given(gold).sentences
    assert [one.event for one in sentences] == [Event.REQUEST, Event.REJECT]
    assert [one.actors for one in sentences] == [((0, 4),), ((4, 8),)]
    assert [one.targets for one in sentences] == [((28, 32),), ()]
    found = evaluate_events(gold)
    assert share(found, "overall", "accuracy").rate.value == pytest.approx(1 / 2)
    assert found.notes == (
        "Coded by the trained coder, which always gives a type to an actor",
        "Skipped, having no text: 1",
        "Older types count as today's: DEMAND (1) as REQUEST",
    )


@pytest.mark.parametrize(
    ("markup", "text", "spans"),
    [
        ("(SRC: A) met (TAR: B).", "A met B.", {"SRC": ((0, 1),), "TAR": ((6, 7),)}),
        (
            "(SRC/TAR: A) and (SRC/TAR: B)",
            "A and B",
            dict.fromkeys(("SRC", "TAR"), ((0, 1), (6, 7))),
        ),
        ("(SRC: A (AA)) (EVT: went )", "A (AA) went ", {"SRC": ((0, 6),), "EVT": ((7, 11),)}),
        ("(LOC:(TAR: in B))", "in B", {"LOC": ((0, 4),), "TAR": ((0, 4),)}),
        ("an old (SRC: A) left", "A and an old A left", {"SRC": ((13, 14),)}),
        ("(SRC: C) left", "A left", {}),
        ("A) left (SRC: B", "A left B", {}),
        ("", "A left", {}),
    ],
)
def test_markup(markup: str, text: str, spans: dict[str, object]) -> None:
    assert marked_spans(markup, text) == spans


@pytest.mark.parametrize(
    ("words", "text", "span"),
    [
        ("rome", "From Rome", (5, 9)),
        ("US", "Russia and US", (11, 13)),
        ("Ukrain", "The Ukrainians", (4, 10)),
        ("Bonn", "Rome", None),
        ("", "Rome", None),
        ("Rome", "İn Rome", (3, 7)),
    ],
)
def test_words_in_a_sentence(words: str, text: str, span: tuple[int, int] | None) -> None:
    assert find_words(words, text) == span


def test_every_mistake_of_a_table(tmp_path: Path) -> None:
    gold = write(
        tmp_path / "gold.csv", HEADER, "Rome left.,pl,Bonn,,LEAVE", ",en,,,", "Rome left.,en,,,"
    )
    with pytest.raises(DataFileError) as raised:
        evaluate_events(gold)
    told = [line.split("gold.csv:")[1].split(" ")[:2] for line in raised.value.mistakes]
    assert told == [
        ["2:", "actor:"],
        ["2:", "event:"],
        ["2:", "language:"],
        ["3:", "sentence:"],
        ["4:", "actor:"],
    ]


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ("[", "file: is no JSON"),
        ("{}", "file: must be a list of records"),
        ("[]", "file: has no record with a text"),
        ('["x"]', "record 1: 'x' must be an object"),
        (
            '[{"id": "A", "text": "x", "event": "LEAVE"}]',
            "record 1 (A): event: 'LEAVE' is not known",
        ),
        ('[{"text": "x", "event": "AID", "language": "pl"}]', "record 1: language: 'pl' cannot"),
        ('[{"text": "x", "event": "AID", "source": {}}]', "record 1: source: must be a list"),
        ('[{"text": 5, "event": "AID"}]', "record 1: text: 5 must be text"),
    ],
)
def test_every_mistake_of_records(tmp_path: Path, records: str, told: str) -> None:
    with pytest.raises(DataFileError) as raised:
        load_given(write(tmp_path / "gsr.json", records))
    assert told in str(raised.value)


@pytest.mark.model
def test_the_trained_coder_reads_the_given_actor_s_act() -> None:
    text = "Washington a exhorté Berlin à exclure Huawei, mais Berlin a rejeté la demande."
    start = text.index("Berlin a")
    assert given_event(text, "fr", [(0, 10)], [(21, 27)])[0] is Event.REQUEST
    assert given_event(text, "fr", [(start, start + 6)], [])[0] is Event.REJECT
    assert given_event("Il pleut.", "fr", [], []) == (None, 0.0)


@pytest.mark.shared
def test_the_spans_of_the_reference(reference: Path) -> None:
    given = load_given(reference / "plover_gsr_dev.json")
    assert (len(given.sentences), given.without_text) == (159, 1)
    assert all(one.actors for one in given.sentences)
    for one in given.sentences:
        for first, last in (*one.actors, *one.targets):
            assert one.text[first:last] == one.text[first:last].strip() != ""
