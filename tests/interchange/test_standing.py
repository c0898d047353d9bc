"""A person and the machine on one sentence: what counts in networks, positions and reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossier.readings import SETUP, article, statement
from ralliement.dossier import PERSON, Batch, Coder, Dossier
from ralliement.dossier.columns import joint_sentences, stance_columns, talk_columns
from ralliement.evaluation.hand_codes import import_codes
from ralliement.networks import agreement_network, pressure_network
from ralliement.positions import positions_at
from ralliement.records import Block, BlockKind, Event, Interval, Reading, Statement
from ralliement.reports import build_report, gather

BOTH, ALONE = "Canberra frappe Huawei.", "Washington menace Berlin."
DAY = date(2019, 5, 1)
SOURCE = article("a", f"{BOTH}\n{ALONE}", published=Interval(DAY, DAY))


def said(words: str, actor: str, **given: Any) -> Statement:
    return statement(SOURCE, words, actor, **given)


def by(coder: str, one: Statement, **changes: Any) -> Statement:
    return replace(one, id=f"s-{coder}-{one.id}", coder=coder, **changes)


# The machine dates the sanction, as people do not; it takes the stance for another.
SANCTION = said(BOTH, "AU", event=Event.SANCTION, recipient="huawei", dates=(date(2019, 4, 1), DAY))
STANCE = said(BOTH, "AU", stance=50.0, decided=True)
THREAT = said(ALONE, "US", event=Event.THREATEN, recipient="DE", stance=100.0)
HAND = (
    by("me", SANCTION, date_from=None, date_to=None, issue=None),
    by("me", STANCE, stance=100.0),
)


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create(tmp_path / "d.db", SETUP) as made:
        made.add(Reading(SOURCE, statements=(SANCTION, STANCE, THREAT)), SETUP)
        yield made


def bring(dossier: Dossier, *codes: Statement) -> None:
    coders = tuple(Coder(name, PERSON, "f.csv") for name in {one.coder for one in codes})
    dossier.bring_in(Batch(codes={"a": codes}, coders=coders), SETUP)


def test_an_act_that_both_coded_is_one_tie(read: Dossier) -> None:
    bring(read, *HAND)
    edges = {(e.source, e.target): e for e in pressure_network(read).edges}
    assert {pair: edge.count for pair, edge in edges.items()} == {
        ("AU", "huawei"): 1,
        ("US", "DE"): 1,
    }
    assert edges["AU", "huawei"].references == (HAND[0].id,)
    assert [spell.first for spell in edges["AU", "huawei"].times] == [DAY]


def test_positions_rest_on_the_person_alone(read: Dossier) -> None:
    before = {one.actor: one.median for one in positions_at(read, DAY)}
    bring(read, *HAND)
    found = {one.actor: one for one in positions_at(read, DAY)}
    assert [item.statement for item in found["AU"].references] == [HAND[1].id]
    assert found["AU"].median > before["AU"] + 20
    assert found["US"].median == before["US"]


def test_the_report_counts_once(read: Dossier) -> None:
    bring(read, *HAND)
    report = build_report(gather(read), "fr")
    assert {(line.actor.id, line.counts) for line in report.pressures} == {
        ("AU", ((Event.SANCTION, 1),)),
        ("US", ((Event.THREATEN, 1),)),
    }
    assert report.statements == 3
    assert len(read.statements()) == 5


def test_people_who_agree_count_once_and_others_each(read: Dossier) -> None:
    bring(read, *HAND, by("anna", HAND[0]), by("anna", STANCE, stance=0.0))
    columns = stance_columns(read, ["AU"])
    assert sorted(columns["stance"]) == [0.0, 100.0]
    [edge] = [e for e in pressure_network(read).edges if e.source == "AU"]
    assert (edge.count, edge.references) == (1, (by("anna", HAND[0]).id,))


def test_talk_and_joint_texts_leave_the_machine_aside_too(read: Dossier) -> None:
    bring(read, *HAND)
    assert sorted(talk_columns(read)["id"]) == sorted([THREAT.id, *(one.id for one in HAND)])
    assert set(joint_sentences(read, ["AU"])["id"]) == set()


def test_a_person_s_concept_is_no_answer_to_the_issue(read: Dossier) -> None:
    bring(read, by("me", STANCE, stance=100.0, issue="Jobs are lost"))
    assert stance_columns(read, ["AU"])["id"] == [STANCE.id]
    assert len(gather(read).statements) == 4


def test_two_programs_leave_each_other_alone(read: Dossier) -> None:
    read.bring_in(Batch(codes={"a": (by("learned-1", STANCE),)}), SETUP)
    assert len(stance_columns(read, ["AU"])["id"]) == 2


def test_a_tie_of_agreement_takes_the_person_s_stance(read: Dossier) -> None:
    bring(read, *HAND)
    [edge] = agreement_network(read).edges
    assert HAND[1].id in edge.references
    assert STANCE.id not in edge.references


def test_a_headline_that_is_only_linked_stays_so_when_a_person_codes_it(tmp_path: Path) -> None:
    end = len(BOTH)
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, end),
        Block(BlockKind.LINKED, end + 1, len(SOURCE.text)),
    )
    with Dossier.create(tmp_path / "d.db", SETUP) as made:
        made.add(Reading(replace(SOURCE, blocks=blocks), statements=(SANCTION,)), SETUP)
    table = tmp_path / "hand.csv"
    table.write_text(
        "article,sentence_start,actor,speaker,recipient,event,stance,modality\n"
        "a,0,AU,,huawei,SANCTION,,asserted\n"
        f"a,{end + 1},US,,DE,THREATEN,,asserted\n"
    )
    import_codes(table, str(tmp_path / "d.db"), "me", unknown_actors=True)
    with Dossier.open(tmp_path / "d.db") as dossier:
        mine = {one.actor: one.linked for one in dossier.statements() if one.coder == "me"}
        assert mine == {"AU": False, "US": True}
        assert [(e.source, e.count) for e in pressure_network(dossier).edges] == [("AU", 1)]
