"""Two dossiers made one: nothing lost, every difference told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ralliement.dossier import Dossier, IssueCard, Setup
from ralliement.errors import InterchangeError
from ralliement.interchange import dossier_as_dna, import_dna, merge_dossiers, write_dna
from ralliement.records import Reading, Statement
from tests.dossier.readings import OTHER_ISSUE, SETUP, article, reading, statement
from tests.interchange import synthetic


def made(place: Path, readings: list[Reading], setup: Setup = SETUP) -> str:
    with Dossier.create(place, setup) as dossier:
        for item in readings:
            dossier.add(item, setup)
    return str(place)


def words(place: Path) -> list[Statement]:
    with Dossier.open(place) as dossier:
        return dossier.statements()


def test_what_both_have_is_there_once(tmp_path: Path) -> None:
    other = article("b", "Paris hésite. Rome attend.")
    extra = Reading(other, statements=(statement(other, "Paris hésite.", "FR", stance=50.0),))
    one = made(tmp_path / "one.db", [reading()])
    two = made(tmp_path / "two.db", [reading(), extra])
    merged = merge_dossiers(one, two, str(tmp_path / "both.db"))
    assert (merged.articles, merged.joined, merged.conflicts) == (2, 1, ())
    assert words(tmp_path / "both.db") == words(tmp_path / "two.db")
    with Dossier.open(tmp_path / "both.db") as both, Dossier.open(tmp_path / "two.db") as second:
        assert both.quotations() == second.quotations()
        assert [a.id for a in both.articles()] == ["a", "b"]
        assert not both.has_ungrouped()


def test_merging_with_itself_changes_nothing(tmp_path: Path) -> None:
    one = made(tmp_path / "one.db", [reading()])
    copy = made(tmp_path / "copy.db", [reading()])
    merged = merge_dossiers(one, copy, str(tmp_path / "both.db"))
    assert merged.conflicts == ()
    assert words(tmp_path / "both.db") == words(tmp_path / "one.db")


def test_other_content_under_one_id_is_kept_twice(tmp_path: Path) -> None:
    told = reading()
    first = told.statements[0]
    changed = replace(first, confidence=0.2, recipient="FR")
    one = made(tmp_path / "one.db", [told])
    two = made(tmp_path / "two.db", [replace(told, statements=(changed, *told.statements[1:]))])
    merged = merge_dossiers(one, two, str(tmp_path / "both.db"))
    [conflict] = merged.conflicts
    assert (conflict.kind, conflict.record, conflict.fields) == (
        *("statements", first.id), ("recipient", "confidence"),
    )  # fmt: skip
    assert conflict.words() == (
        f"statements {first.id} in a (differ: recipient, confidence): both are kept, the second "
        f"dossier's as {first.id}-2"
    )
    by_id = {item.id: item for item in words(tmp_path / "both.db")}
    assert by_id[first.id] == first
    assert by_id[f"{first.id}-2"] == replace(changed, id=f"{first.id}-2")


def test_another_text_under_one_name(tmp_path: Path) -> None:
    other = article("a", "Tout autre chose. Rome attend.")
    told = Reading(other, statements=(statement(other, "Rome attend.", "IT", stance=0.0),))
    one = made(tmp_path / "one.db", [reading()])
    two = made(tmp_path / "two.db", [told])
    merged = merge_dossiers(one, two, str(tmp_path / "both.db"))
    name = f"a-{other.fingerprint[:8]}"
    assert [conflict.words() for conflict in merged.conflicts] == [
        f"article a (differ: original): another text has that name; the second dossier's is kept "
        f"as {name}"
    ]
    assert {item.article for item in words(tmp_path / "both.db")} == {"a", name}


def test_one_text_under_two_names_is_joined(tmp_path: Path) -> None:
    told = reading()
    moved = Reading(
        replace(told.article, id="z"),
        statements=tuple(replace(s, article="z") for s in told.statements),
    )
    one = made(tmp_path / "one.db", [told])
    two = made(tmp_path / "two.db", [moved])
    merged = merge_dossiers(one, two, str(tmp_path / "both.db"))
    assert (merged.articles, merged.joined) == (1, 1)
    assert words(tmp_path / "both.db") == words(tmp_path / "one.db")


def test_two_issues(tmp_path: Path) -> None:
    one = made(tmp_path / "one.db", [reading()])
    other = article("b", "Le loup mange.")
    told = statement(other, "Le loup mange.", "FR", stance=10.0)
    two = made(
        tmp_path / "two.db",
        [Reading(other, statements=(replace(told, issue="wolves"),))],
        OTHER_ISSUE,
    )
    merged = merge_dossiers(one, two, str(tmp_path / "both.db"))
    assert [conflict.kind for conflict in merged.conflicts] == ["issue"]
    with Dossier.open(tmp_path / "both.db") as both:
        assert isinstance(both.issue, IssueCard)
        assert both.issue.id == "huawei-5g"
        assert {s.issue for s in both.statements()} >= {"wolves", "huawei-5g"}


def test_machine_and_people_meet(tmp_path: Path) -> None:
    dna = synthetic.make(tmp_path / "bridge.dna")
    import_dna(dna, str(tmp_path / "people.db"))
    text = article("machine", synthetic.TEXT)
    told = statement(text, "said yes to the bridge.", "city-of-ford", stance=100.0)
    machine = made(tmp_path / "machine.db", [Reading(text, statements=(told,))])
    merged = merge_dossiers(machine, str(tmp_path / "people.db"), str(tmp_path / "both.db"))
    assert (merged.articles, merged.joined) == (2, 1)
    with Dossier.open(tmp_path / "both.db") as both:
        coders = {s.coder for s in both.statements() if s.article == "machine"}
        assert coders == {"Ann", "rules-fr 1"}
        # The imported rows came along and still know their articles.
        again = dossier_as_dna(both, "again.dna")
    write_dna(again, tmp_path / "again.dna")
    kept, before = synthetic.dump(tmp_path / "again.dna"), synthetic.dump(dna)
    for table in ("DOCUMENTS", "STATEMENTS", "DATALONGTEXT", "ATTRIBUTEVALUES"):
        assert kept[table][: len(before[table])] == before[table]


def test_three_names_are_needed(tmp_path: Path) -> None:
    one = made(tmp_path / "one.db", [reading()])
    with pytest.raises(InterchangeError, match="three different names"):
        merge_dossiers(one, one, str(tmp_path / "x.db"))
    two = made(tmp_path / "two.db", [reading()])
    with pytest.raises(InterchangeError, match="three different names"):
        merge_dossiers(one, two, two)
    three = made(tmp_path / "three.db", [])
    with pytest.raises(InterchangeError, match="is there already"):
        merge_dossiers(one, two, three)
