"""Statements of articles without a parse: what the coder is shown, what is made of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from ralliement.actors import find_names, load_registry, parser_names, resolve_mentions
from ralliement.issues import load_pack
from ralliement.language import load_pipeline, parse_article
from ralliement.learned import Coded
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Event,
    Interval,
    Modality,
    Piece,
    Publication,
    Statement,
)
from ralliement.statements.findings import Findings
from ralliement.statements.network import alone
from ralliement.statements.network.lighttopic import find_light_topic
from ralliement.statements.rules import explain

MAY = Interval(date(2019, 5, 1), date(2019, 5, 31))
ABOUT = "Berlin schließt Huawei aus. "
ELSEWHERE = "Oslo lobt den Fischfang."


class Parrot:
    """A coder that gives the rows that a test asks for, of actors that are marked."""

    def __init__(self, *rows: Any) -> None:
        self.rows = rows
        self.shown: list[Any] = []

    def code(self, sentences: Sequence[Any], floor: float) -> list[list[Any]]:
        self.shown += sentences
        return [
            [r for r in self.rows if r.actor in marks.names and r.probability >= floor]
            for marks in sentences
        ]


def row(actor: str, event: Event | None = Event.REJECT, **changed: Any) -> Any:
    values: dict[str, Any] = {
        "recipient": None, "probability": 0.75, "modality": Modality.ASSERTED, "stance": 100.0,
        "stance_probability": 0.0, "undecided": 0.0,
    }  # fmt: skip
    return Coded(actor=actor, event=event, **(values | changed))


def found(text: str, language: str = "de", title: int = 0) -> Findings:
    kinds = [BlockKind.TITLE, BlockKind.PARAGRAPH] if title else [BlockKind.PARAGRAPH]
    bounds = [(0, title), (title, len(text))] if title else [(0, len(text))]
    article = Article(
        id="a",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=tuple(Block(k, *b) for k, b in zip(kinds, bounds, strict=True)),
        language=language,
        publication=Publication(MAY, "metadata"),
    )
    registry = load_registry()
    hits = find_names(text, language, registry)
    parse = parse_article(article, parser_names(hits), load_pipeline(language))
    table = resolve_mentions(parse, hits, registry)
    kinds_of = {m.actor: registry.actor(m.actor).kind for m in table.mentions}
    return Findings(parse, table, (), (), kinds_of)


@pytest.fixture
def coded(monkeypatch: pytest.MonkeyPatch) -> Any:
    def code(text: str, *rows: Any, language: str = "de", title: int = 0) -> tuple[Statement, ...]:
        parrot = Parrot(*rows)
        monkeypatch.setattr(alone, "load_coder", lambda: parrot)
        code.shown = parrot.shown  # type: ignore[attr-defined]
        return alone.light_statements(found(text, language, title), load_pack("huawei-5g"))

    return code


def test_a_row_becomes_a_statement_with_its_evidence(coded: Any) -> None:
    (one,) = coded(ELSEWHERE + " " + ABOUT, row("DE", Event.SANCTION, recipient="huawei"))
    assert one.text == ABOUT.strip()
    assert (one.actor, one.recipient, one.event) == ("DE", "huawei", Event.SANCTION)
    assert (one.coder, one.rule, one.confidence) == ("light-1", "light", 0.6)
    assert (one.date_from, one.date_to) == (MAY.date_from, MAY.date_to)
    assert one.issue == "huawei-5g"
    text = ELSEWHERE + " " + ABOUT
    assert [(p.role, text[p.start : p.end]) for p in one.parts] == [
        ("actor", "Berlin"), ("recipient", "Huawei"),
    ]  # fmt: skip
    assert "trained coder" in explain(one.rule)


def test_the_coder_is_shown_whom_each_mention_acts_for(coded: Any) -> None:
    coded("Die Kanzlerin traf Xi Jinping. Niemand sprach.", row("DE"))
    (marks,) = coded.shown
    assert marks.text == "Die Kanzlerin traf Xi Jinping."
    assert [(marks.text[a:b], who) for a, b, who in marks.actors] == [
        ("Die Kanzlerin", "DE"), ("Xi Jinping", "CN"),
    ]  # fmt: skip


def test_a_person_speaks(coded: Any) -> None:
    (one,) = coded("Die Kanzlerin warnt Oslo.", row("DE"))
    assert (one.actor, one.speaker) == ("DE", "angela-merkel")


@pytest.mark.parametrize("text", ["In Berlin regnet es.", "Das meldet Reuters."])
def test_places_and_outlets_do_nothing(coded: Any, text: str) -> None:
    assert coded(text, row("DE"), row("reuters")) == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (ABOUT, 100.0),  # the subject is named
        ("Berlin zögert beim Netz für 5G.", 100.0),  # the field is, in every language of the pack
        (ELSEWHERE.replace("Oslo", "Berlin"), None),
        (f"Huawei, Huawei und 5G. {ELSEWHERE.replace('Oslo', 'Berlin')}", 100.0),  # on topic
    ],
)
def test_a_stance_needs_the_issue(coded: Any, text: str, stance: float | None) -> None:
    (one,) = coded(text, row("DE", stance_probability=0.9))
    assert (one.stance, one.decided) == (stance, None if stance is None else True)


def test_a_view_on_something_else_is_no_statement(coded: Any) -> None:
    assert coded(ELSEWHERE, row("NO", None, stance_probability=0.9)) == ()
    (one,) = coded(ABOUT, row("DE", None, stance_probability=0.9))
    assert (one.event, one.stance) == (None, 100.0)


def test_wavering_has_no_value_and_is_not_decided(coded: Any) -> None:
    (one,) = coded(ABOUT, row("DE", None, undecided=0.8))
    assert (one.stance, one.decided, one.issue) == (None, False, "huawei-5g")


def test_the_title_puts_an_article_on_topic() -> None:
    pack = load_pack("huawei-5g")
    text = "Streit um Huawei\n\nOslo zögert."
    for title, on_topic in ((16, True), (0, False)):
        article = found(text, title=title)
        assert find_light_topic(article.parse, article.mentions, pack).on_topic is on_topic


def test_ids_are_the_same_in_every_run(coded: Any) -> None:
    assert coded(ABOUT, row("DE"))[0].id == coded(ABOUT, row("DE"))[0].id
