"""Writing and asking: what goes in comes out, once, in order."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.readings import OTHER_ISSUE, SETUP, TEXT, article, reading, statement
from ralliement.actors import load_registry
from ralliement.dossier import (
    FIELDS,
    Dossier,
    Filters,
    actors_met,
    find_actor,
    records,
    write_json_lines,
)
from ralliement.dossier.setup import IssueCard
from ralliement.dossier.store import KnownActor
from ralliement.errors import DossierError, UnknownActor, UnknownName, UnreadableArticle
from ralliement.records import (
    Alignment,
    Article,
    Damage,
    DamageKind,
    Event,
    Interval,
    Piece,
    Publication,
    Reading,
)


def everything(dossier: Dossier) -> str:
    stream = io.StringIO()
    for table in FIELDS:
        write_json_lines(records(dossier, table, texts=True), stream)
    return stream.getvalue()


def test_what_is_added_comes_back(filled: Dossier) -> None:
    given_reading = reading()
    assert filled.article("a") == given_reading.article
    assert set(filled.statements()) == set(given_reading.statements)
    assert tuple(filled.quotations()) == given_reading.quotations
    assert tuple(filled.agenda()) == given_reading.agenda
    assert sorted(filled.figures(), key=str) == sorted(given_reading.figures, key=str)
    assert filled.issue == SETUP.issue


def test_mentions_are_kept_in_original_offsets(filled: Dossier) -> None:
    for record in records(filled, "mentions"):
        assert TEXT[record["start"] : record["end"]] == record["text"]
    assert [record["text"] for record in records(filled, "mentions")] == ["Berlin", "Washington"]


def test_adding_twice_changes_nothing(filled: Dossier) -> None:
    before = everything(filled)
    filled.add(reading(), SETUP)
    assert everything(filled) == before


def test_the_order_of_adding_does_not_show(tmp_path: Path) -> None:
    readings = [reading(article(name)) for name in ("b", "a", "É", "Z")]
    one, two = (Dossier.create(tmp_path / name, SETUP) for name in ("1.db", "2.db"))
    with one, two:
        for item in readings:
            one.add(item, SETUP)
        for item in reversed(readings):
            two.add(item, SETUP)
        assert everything(one) == everything(two)
        assert one.article_ids() == ["Z", "a", "b", "É"]


@pytest.mark.skipif("RALLIEMENT_TEST_DATABASE" not in os.environ, reason="no server to test on")
def test_a_server_keeps_the_same_as_a_file(dossier: Dossier) -> None:
    # Needs an empty database, as postgresql+psycopg://user@host/name, and its driver.
    with Dossier.create(os.environ["RALLIEMENT_TEST_DATABASE"], SETUP) as server:
        for kept in (dossier, server):
            for name in ("b", "a", "É", "Z", "a"):
                kept.add(reading(article(name)), SETUP)
            kept.set_groups({"b": "a"})
        assert everything(server) == everything(dossier)


def test_a_smaller_reading_replaces_a_larger_one(filled: Dossier) -> None:
    filled.add(Reading(article()), SETUP)
    assert filled.statements() == []
    assert [actor.id for actor in actors_met(filled)] == []


def test_knows_text_name_and_setup(filled: Dossier) -> None:
    assert filled.knows(article(), SETUP)
    assert not filled.knows(article("b"), SETUP)
    assert not filled.knows(article(text="Autre «» texte. 39"), SETUP)
    assert not filled.knows(article(), replace(SETUP, coder="coder 2"))
    assert not filled.knows(article(), replace(SETUP, issue_digest="edited"))


def test_another_text_under_one_name_is_kept_beside(filled: Dossier) -> None:
    second = reading(article(text=TEXT + " Suite."))
    added = filled.add(second, SETUP)
    name = f"a-{second.article.fingerprint[:8]}"
    assert (added.id, added.renamed) == (name, True)
    assert filled.article_ids() == ["a", name]
    assert filled.knows(second.article, SETUP)
    ids = [item.id for item in filled.statements()]
    assert len(ids) == len(set(ids)) == 4
    before = everything(filled)
    assert filled.add(second, SETUP).id == name
    assert everything(filled) == before


def test_one_id_twice_in_one_reading_is_kept_apart(dossier: Dossier) -> None:
    source = article()
    one = statement(source, "Washington menace Berlin.", "US")
    dossier.add(Reading(source, statements=(one, one, replace(one, actor="GB"))), SETUP)
    assert sorted((item.id, item.actor) for item in dossier.statements()) == [
        (one.id, "US"),
        (f"{one.id}-2", "GB"),
    ]


def test_a_record_that_does_not_show_its_text_is_refused(dossier: Dossier) -> None:
    source = article(path="clippings/a.txt")
    wrong = replace(statement(source, "Washington menace Berlin.", "US"), start=3)
    with pytest.raises(UnreadableArticle, match="clippings/a.txt: a record in statements at 3-"):
        dossier.add(Reading(source, statements=(wrong,)), SETUP)
    assert dossier.article_ids() == []


def test_half_characters_are_refused_in_words(dossier: Dossier) -> None:
    text = "Moitié \ud83d perdue"
    broken = replace(
        article(text="x"), original=text, text=text, alignment=Alignment(()), blocks=(), damage=()
    )
    with pytest.raises(UnreadableArticle, match="save it again as UTF-8"):
        dossier.add(Reading(broken), SETUP)


def test_filters(filled: Dossier) -> None:
    def actors(**asked: object) -> list[str]:
        return [item.actor for item in filled.statements(Filters(**asked))]  # type: ignore[arg-type]

    assert actors() == ["DE", "US"]
    assert actors(actor="anna-muster") == ["DE"]
    assert actors(recipient="DE") == ["US"]
    assert actors(event=Event.THREATEN) == ["US"]
    assert actors(article="b") == []
    assert actors(since=date(2019, 5, 31)) == ["DE", "US"]
    assert actors(since=date(2019, 6, 1)) == []
    assert actors(until=date(2019, 4, 30)) == []
    agenda = filled.agenda(Filters(since=date(2019, 7, 20), until=date(2019, 7, 20)))
    assert len(agenda) == 1
    assert filled.agenda(Filters(until=date(2019, 6, 1))) == []


def test_an_open_interval_may_fall_anywhere_on_its_side(dossier: Dossier) -> None:
    undated = article("u", published=Interval(date(2019, 3, 1), None))
    dossier.add(reading(undated), SETUP)
    assert len(dossier.statements(Filters(since=date(2030, 1, 1)))) == 2
    assert dossier.statements(Filters(until=date(2019, 2, 1))) == []


def test_statement_by_the_start_of_its_id(filled: Dossier) -> None:
    wanted = filled.statements()[0]
    assert filled.statement(wanted.id[:8]) == wanted
    with pytest.raises(UnknownName, match="known: s"):
        filled.statement("s")
    with pytest.raises(UnknownName, match="`ralliement statements DOSSIER` lists"):
        filled.statement("zzz")


def test_actors_met_and_their_names(filled: Dossier) -> None:
    filled.note_actors([KnownActor("DE", "state", "Allemagne", "Germany")])
    met = {actor.id: actor for actor in actors_met(filled)}
    assert set(met) == {"DE", "US", "huawei", "anna-muster", "reuters"}
    assert met["DE"].label("fr") == "Allemagne"
    assert (met["DE"].new, met["anna-muster"].new) == (False, True)
    assert met["anna-muster"].label("en") == "Anna Muster"
    assert (met["US"].articles, met["US"].statements) == (1, 1)


def test_groups(filled: Dossier) -> None:
    filled.add(reading(article("b")), SETUP)
    assert filled.has_ungrouped()
    filled.set_groups({"b": "a"})
    assert not filled.has_ungrouped()
    assert [row["duplicate_group"] for row in records(filled, "articles")] == ["a", "a"]


def test_unreadable_is_kept_until_read(filled: Dossier) -> None:
    filled.note_unreadable(UnreadableArticle("clippings/b.txt", "empty", "is empty"))
    filled.note_unreadable(UnreadableArticle("clippings/b.txt", "empty", "is empty"))
    assert [str(error) for error in filled.unreadable()] == ["clippings/b.txt: is empty"]
    filled.add(reading(article("b", path="clippings/b.txt")), SETUP)
    assert filled.unreadable() == []


def test_a_dossier_is_about_one_issue(place: Path, filled: Dossier) -> None:
    filled.close()
    with pytest.raises(DossierError, match=r"on 'huawei-5g', not on 'wolves'.*--issue huawei-5g"):
        Dossier.open_or_create(place, OTHER_ISSUE)
    with Dossier.open_or_create(place, SETUP) as again:
        assert again.article_ids() == ["a"]


def test_the_issue_card_survives() -> None:
    card = SETUP.issue
    assert IssueCard.from_json(card.to_json()) == card


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60),
    cut=st.integers(0, 60),
)
def test_any_text_survives(text: str, cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    cut = min(cut, len(text))
    source = Article(
        id="any",
        original=text,
        text=text[cut:],
        alignment=Alignment((Piece(0, len(text) - cut, cut, len(text)),)),
        blocks=(),
        language="fr",
        publication=Publication(Interval(), "unknown"),
        damage=(Damage(DamageKind.CUT_OFF, len(text), len(text)),),
    )
    place = tmp_path_factory.mktemp("any") / "any.db"
    with Dossier.create(place, SETUP) as dossier:
        dossier.add(Reading(source), SETUP)
        assert dossier.article("any") == source


@pytest.mark.parametrize(
    ("typed", "actor"),
    [("USA", "US"), ("usa", "US"), ("the States", "US"), ("États-Unis", "US"), ("US", "US"),
     ("Deutschland", "DE"), ("Allemagne", "DE"), ("Huawei", "huawei")],
)  # fmt: skip
def test_states_go_by_their_common_names(filled: Dossier, typed: str, actor: str) -> None:
    assert find_actor(filled, typed) == actor


@pytest.mark.parametrize("typed", ["UK", "RU", "UAE", "XX", "Berliner"])
def test_who_is_not_in_the_dossier_is_not_found(filled: Dossier, typed: str) -> None:
    said = (
        f"unknown actor in this dossier '{typed}'; near: .*; all are listed by `ralliement actors "
    )
    with pytest.raises(UnknownActor, match=said):
        find_actor(filled, typed)


@pytest.mark.parametrize(
    ("typed", "states"),
    [("UK", ["GB"]), ("Britain", ["GB"]), ("Royaume-Uni", ["GB"]), ("UAE", ["AE"]),
     ("EU", ["EU"]), ("UE", ["EU"]), ("RU", ["RU"]), ("british", []), ("XX", [])],
)  # fmt: skip
def test_the_registry_knows_the_names_of_states(typed: str, states: list[str]) -> None:
    assert load_registry().states_called(typed) == states
