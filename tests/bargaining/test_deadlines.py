"""Who is asked by a day answers in its round, who decides on one stays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from dossier.readings import SETUP, article, span, statement
from networks.dossiers import ACTORS
from ralliement.bargaining import ActorTable
from ralliement.bargaining.agenda import agenda_at, kind_of
from ralliement.bargaining.deciding.rules import decision_of, under_rule
from ralliement.bargaining.deciding.voters import Voters
from ralliement.bargaining.dispute import Asked, DisputeForecast, Play, forecast_dispute
from ralliement.bargaining.dossiers import pressure_before
from ralliement.bargaining.due import Due, placed
from ralliement.bargaining.estimates import Estimate
from ralliement.bargaining.inputs import ActorInput, Inputs
from ralliement.bargaining.models import Influence, Persistence
from ralliement.bargaining.scenarios import changed, read_lever
from ralliement.bargaining.telling.explain import explain
from ralliement.cli import app
from ralliement.dossier import Dossier
from ralliement.errors import ScenarioError
from ralliement.records import AgendaEntry, Article, Event, Interval, Reading, content_id
from tests.bargaining.contract import ModelContract, same, some_table

AT = date(2019, 5, 31)
ASKED = Due("a1", date(2019, 6, 30), "EU", "assess", "request", ("DE", "FR", "HU"), round=1)
TAKEN = Due("a2", date(2019, 12, 31), "EU", "agree", "decision", ("DE", "FR", "HU"), round=2)


def three(salience: float = 0.5, draws: int = 1) -> ActorTable:
    wide = np.ones((draws, 3))
    return ActorTable.of(
        ["DE", "EU", "US"],
        [20.0, 60.0, 100.0] * wide,
        salience=salience,
        pressure=np.zeros((3, 3)),
    )


class TestInfluenceWithDeadlines(ModelContract):
    model = Influence(
        agenda=(
            Due("r", AT, "actor 0", "", "request", ("actor 1", "actor 2", "a1"), round=1),
            Due("s", AT, "a0", "", "request", ("a1", "a2"), round=2),
            Due("d", AT, "actor 1", "", "decision", round=3),
            Due("e", AT, "a1", "", "decision", round=2),
        )
    )

    def test_a_round_before_the_deadline_is_as_without_it(self) -> None:
        later = Influence(agenda=(replace(ASKED, round=3),))
        one, two = (model.run(three(), rounds=4) for model in (later, Influence()))
        np.testing.assert_array_equal(one.positions[:, :3], two.positions[:, :3])
        assert one.positions[0, 3, 0] > two.positions[0, 3, 0]


def test_the_values_go_half_of_the_way_that_is_open() -> None:
    """DE is half open and goes half of that: a quarter of the way from 20 to 60."""
    run = Influence(agenda=(ASKED,)).run(three(), rounds=3)
    assert run.positions[0, :, 0].tolist() == [20.0, 30.0, 30.0, 30.0]
    assert (run.positions[0, :, 1:] == [60.0, 100.0]).all()
    (offer,) = run.offers
    assert (offer.kind, offer.sender, offer.receiver) == ("answer", "EU", "DE")
    assert (offer.before, offer.after, dict(offer.numbers)) == (20.0, 30.0, {"share": 0.25})


def test_who_cares_most_does_not_answer() -> None:
    run = Influence(agenda=(ASKED,)).run(three(salience=1.0), rounds=3)
    assert (run.positions == run.positions[:, :1]).all()


def test_draws_go_from_nothing_to_all_that_is_open() -> None:
    run = Influence(agenda=(ASKED,)).run(three(draws=4000), rounds=1, seed=5)
    ends = run.positions[:, 1, 0]
    assert 20.0 <= ends.min() < 20.3
    assert 39.7 < ends.max() <= 40.0
    assert ends.mean() == pytest.approx(30.0, abs=0.3)


def test_one_request_with_two_days_in_a_round_is_answered_once() -> None:
    again = replace(ASKED, id="a9", day=date(2019, 7, 15))
    model = Influence(agenda=(ASKED, again))
    same(Influence(agenda=(ASKED,)).run(three(), rounds=2), model.run(three(), rounds=2))


def test_who_decides_stays_and_answers_no_more() -> None:
    pressed = replace(three(), pressure=np.array([[0, 0, 1], [0, 0, 0], [0, 0, 0]], float))
    decides = Due("d", AT, "DE", "vote", "decision", round=1)
    run = Influence(agenda=(decides, replace(ASKED, round=3))).run(pressed, rounds=4)
    assert run.positions[0, :, 0].tolist() == [20.0, 60.0, 60.0, 60.0, 60.0]
    told = explain(run, scale=(0.0, 100.0))
    assert "  DE decides and stays there: 60.0" in told


def test_rounds_hold_the_days_up_to_their_end() -> None:
    dates = [date(2019, 5, 31), date(2019, 6, 30), date(2019, 12, 31)]
    days = ["2019-05-31", "2019-06-01", "2019-06-30", "2019-07-01", "2019-12-31", "2020-01-01"]
    agenda = [replace(ASKED, day=date.fromisoformat(day)) for day in days]
    assert [one.round for one in placed(agenda, dates)] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("what", "event", "kind"),
    [
        ("évaluer les risques", Event.REQUEST, "request"),
        ("s'entendre sur une boîte à outils", None, "decision"),
        ("Trancher avant l'été", None, "decision"),
        ("se prononcer dans les prochains jours", None, "decision"),
        ("décision attendue en mai", None, "decision"),
        ("rule on the appeal by June", None, "decision"),
        ("a vote is due on Monday", None, "decision"),
        ("retiendrait ce fournisseur", Event.AGREE, "decision"),
        ("present its toolbox", None, "other"),
        ("devoted to its network", None, "other"),
        ("est attendu à Londres", Event.CONSULT, "other"),
    ],
)
def test_kinds(what: str, event: Event | None, kind: str) -> None:
    assert kind_of(AgendaEntry("a", "b", "EU", None, event, what, None, None, 0, 0, "")) == kind


def test_an_outcome_stands_once_the_members_decided() -> None:
    table = ActorTable.of(
        ["DE", "FR", "US"], [20.0, 40.0, 100.0], salience=0.5, status_quo=0.0,
        pressure=np.array([[0, 0, 1], [0, 0, 1], [0, 0, 0]], float),
    )  # fmt: skip
    voters = Voters(("DE", "FR"), ("US",))
    free = decision_of("majority", voters)
    due = decision_of("majority", voters, agenda=[TAKEN, replace(ASKED, round=3)])
    other = decision_of("majority", Voters(("US", "CA")), agenda=[TAKEN])
    assert (free.rounds, due.rounds, other.rounds) == ((), (2,), ())
    would, did = (under_rule(Influence(), one).run(table, rounds=3) for one in (free, due))
    np.testing.assert_array_equal(would.outcomes[:, :3], did.outcomes[:, :3])
    assert did.outcomes[0, 3] == did.outcomes[0, 2]
    twice = replace(due, rounds=(0, 2))
    again = under_rule(Influence(), twice).run(table, rounds=3).outcomes[0]
    assert again.tolist() == [*[would.outcomes[0, 0]] * 2, *[would.outcomes[0, 2]] * 2]
    assert "the members decide in round 2" in " ".join(did.notes)
    still = under_rule(Persistence(), due).run(table, rounds=3).outcomes
    assert len(set(still[0])) == 1


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The Union asks its members by the end of June, and is to agree by the end of the year."""
    source = article("a", "L'Union demande. L'Union s'entendra. Berlin hésite. Washington exclut.",
                     published=Interval(date(2019, 3, 26), date(2019, 3, 26)))  # fmt: skip
    later = article(
        "b", "Berlin tranchera.", published=Interval(date(2019, 9, 1), date(2019, 9, 1))
    )
    told = {"dates": (date(2019, 3, 26), date(2019, 3, 26))}
    dossier = Dossier.create(tmp_path / "dispute.db", SETUP)
    dossier.note_actors(ACTORS)
    stances = [
        statement(source, "L'Union demande.", "EU", stance=75.0, **told),
        statement(source, "Berlin hésite.", "DE", stance=25.0, **told),
        statement(source, "Washington exclut.", "US", stance=100.0, **told),
    ]
    dossier.add(
        Reading(
            article=source,
            statements=tuple(stances),
            agenda=(
                entry(source, "L'Union demande.", Event.REQUEST, "2019-06-30"),
                entry(source, "L'Union s'entendra.", None, "2019-12-31"),
            ),
        ),
        SETUP,
    )
    dossier.add(
        Reading(
            article=later, agenda=(entry(later, "Berlin tranchera.", None, "2019-10-01", "DE"),)
        ),
        SETUP,
    )
    dossier.close()
    return tmp_path / "dispute.db"


WHATS = {"L'Union demande.": "répondre", "L'Union s'entendra.": "s'entendre"}


def entry(
    source: Article, words: str, event: Event | None, day: str, actor: str = "EU"
) -> AgendaEntry:
    when = date.fromisoformat(day)
    what = WHATS.get(words, "trancher")
    found = content_id("a", source.id, words)
    at = span(source.original, words)
    return AgendaEntry(found, source.id, actor, None, event, what, when, when, *at, words)


@pytest.mark.parametrize(
    ("day", "first", "last", "left"),
    [
        ("2019-09-20", "2019-09-01", "2019-10-15", []),
        ("2019-08-20", "2019-09-01", "2019-10-15", ["DE"]),
        ("2019-09-20", "2019-10-15", "2019-10-15", ["DE"]),
    ],
    ids=["decided in these days", "decided before it was told", "due later"],
)
def test_what_was_decided_is_no_longer_due(
    place: Path, day: str, first: str, last: str, left: list[str]
) -> None:
    told = article(
        "d", "Berlin tranchera bientôt.", published=Interval(date(2019, 9, 1), date(2019, 9, 1))
    )
    on = Interval(date.fromisoformat(day), date.fromisoformat(day))
    done = article("c", "Berlin exclut l'équipementier.", published=on)
    stance = statement(done, done.original, "DE", stance=100.0, decided=True)
    due = replace(entry(told, told.original, None, last, "DE"), date_from=date.fromisoformat(first))
    with Dossier.open(place) as dossier:
        dossier.add(Reading(article=told, agenda=(due,)), SETUP)
        dossier.add(Reading(article=done, statements=(stance,)), SETUP)
        then = agenda_at(dossier, date(2019, 9, 30), known=date(2019, 9, 30))
    assert [one.actor for one in then if one.day == date(2019, 10, 15)] == left


@pytest.fixture
def open_minded(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text("{DE: {salience: 40}, EU: {salience: 40}}\n", encoding="utf-8")
    return path


def foreseen(place: Path, mine: Path, *levers: str, model: str = "influence") -> DisputeForecast:
    with Dossier.open(place) as dossier:
        asked = Asked(AT, overrides=mine, what_if=levers)
        return forecast_dispute(dossier, asked, Play(model, draws=60, unforeseen=False))


def test_the_agenda_of_a_dossier(place: Path) -> None:
    with Dossier.open(place) as dossier:
        then = agenda_at(dossier, AT, known=AT)
        later = agenda_at(dossier, date(2019, 9, 1), known=date(2019, 9, 1))
        past = agenda_at(dossier, date(2019, 12, 31), known=date(2020, 1, 1))
    assert [(one.actor, one.kind, one.day.isoformat()) for one in then] == [
        ("EU", "request", "2019-06-30"),
        ("EU", "decision", "2019-12-31"),
    ]
    assert {"DE", "FR", "GB"} < set(then[0].parties)
    assert "US" not in then[0].parties
    assert [(one.actor, one.kind) for one in later] == [("DE", "decision"), ("EU", "decision")]
    assert past == ()


def test_members_asked_by_a_day_move_in_its_round(place: Path, open_minded: Path) -> None:
    found = foreseen(place, open_minded)
    germany = found.forecast.positions["DE"]
    assert germany[1].median > germany[0].median + 3
    assert germany[1] == germany[-1]
    assert found.forecast.moved["US"] == 0.0
    assert [(one.round, one.kind) for one in found.due] == [(1, "request"), (3, "decision")]
    assert any("come" in note and "nearer" in note for note in found.forecast.notes)
    assert found.persistence.moved == {"DE": 0.0, "EU": 0.0, "US": 0.0}


@pytest.mark.parametrize("lever", ["EU.deadline=withdrawn", "EU>DE.deadline=withdrawn"])
def test_without_the_deadline_they_stay(place: Path, open_minded: Path, lever: str) -> None:
    found = foreseen(place, open_minded, lever)
    assert found.comparison is not None
    assert found.comparison.actors["DE"].lower > 0.9
    assert found.forecast.moved["DE"] == 0.0


def test_a_deadline_is_moved(place: Path, open_minded: Path) -> None:
    found = foreseen(place, open_minded, "EU.deadline=2019-11-15")
    base = foreseen(place, open_minded)
    assert found.forecast.positions["DE"][1] == base.forecast.positions["DE"][0]
    assert found.forecast.positions["DE"][2] == base.forecast.positions["DE"][1]
    gone = foreseen(place, open_minded, "EU.deadline=2030-01-01")
    assert gone.forecast.moved["DE"] == 0.0
    with pytest.raises(ScenarioError, match="deadline 2019-05-31 of EU is not after the start"):
        foreseen(place, open_minded, "EU.deadline=2019-05-31")


def test_other_models_say_that_they_play_no_deadlines(place: Path, open_minded: Path) -> None:
    found = foreseen(place, open_minded, model="challenge")
    assert any("plays no requests or decisions" in note for note in found.forecast.notes)


def test_levers_on_the_agenda() -> None:
    inputs = two_and_an_agenda()

    def after(*texts: str) -> Inputs:
        return changed(inputs, [read_lever(text, inputs) for text in texts])

    assert after("EU.deadline=withdrawn").agenda == (TAKEN,)
    assert after("EU.decision=withdrawn").agenda == (ASKED,)
    moved = after("EU>DE.deadline=2020-06-30").agenda
    assert [(one.day.year, one.kind, one.parties) for one in moved] == [
        (2019, "request", ("FR", "HU")),
        (2019, "decision", TAKEN.parties),
        (2020, "request", ("DE",)),
    ]
    note = after("DE.deadline=withdrawn").notes[-1]
    assert "DE.deadline=withdrawn changes nothing" in note
    assert "requests known: EU 2019-06-30" in note
    for text, message in (
        ("EU.deadline=soon", "deadline 'soon'; allowed: withdrawn, or a day as 2020-06-30"),
        ("EU>DE.decision=withdrawn", "decision has no recipient"),
    ):
        with pytest.raises(ScenarioError, match=message):
            read_lever(text, inputs)


def two_and_an_agenda() -> Inputs:
    actors = tuple(ActorInput(name, Estimate(50.0)) for name in ("DE", "EU"))
    return Inputs(actors, agenda=(ASKED, TAKEN))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ("EU demande à Allemagne", "EU décide", "Allemagne répond à ce que EU demande")),
        ("en", ("EU asks Germany", "EU decides", "Germany answers what EU asks")),
    ],
)
def test_shown_and_told(place: Path, open_minded: Path, lang: str, words: tuple[str, ...]) -> None:
    shown = ran(place, open_minded, "--lang", lang, "--explain")
    for text in words:
        assert text in " ".join(shown.split())


def test_in_json(place: Path, open_minded: Path) -> None:
    found = json.loads(ran(place, open_minded, "--json"))
    first, second = found["agenda"]
    assert (first["kind"], first["round"], first["day"]) == ("request", 1, "2019-06-30")
    assert "DE" in first["parties"]
    assert second["kind"] == "decision"
    notes = {note["key"]: note for note in found["notes"]}
    assert notes["deadlines"]["fr"] != notes["deadlines"]["en"]
    assert set(notes["deadlines"]) == {"key", "filled", "fr", "en"}
    assert [offer["kind"] for offer in found["offers"]][0] == "answer"
    assert set(found["path"]) == {"fr", "en"}


def ran(place: Path, mine: Path, *words: str) -> str:
    options = ["--at", AT.isoformat(), "--draws", "30", "--overrides", str(mine)]
    result = CliRunner().invoke(app, ["forecast", str(place), *options, *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_table_has_no_agenda() -> None:
    run = Influence().run(some_table(), rounds=2)
    assert {offer.kind for offer in run.offers} <= {"influence", "following"}


def test_pressure_told_by_an_article_without_a_last_day_counts(place: Path) -> None:
    """By all that is known it does; by what had certainly appeared on a day it does not."""
    pressed = date(2019, 4, 2)
    told = article("e", "Washington menace Berlin.", published=Interval(pressed, None))
    threat = statement(
        told, told.original, "US", event=Event.THREATEN, recipient="DE", dates=(pressed, pressed)
    )
    with Dossier.open(place) as dossier:
        dossier.add(Reading(article=told, statements=(threat,)), SETUP)
        assert pressure_before(dossier, AT) == {("US", "DE"): 1.0}
        assert pressure_before(dossier, AT, as_of=AT) == {}
