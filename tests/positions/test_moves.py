"""Changes, disagreements within an actor, salience, and how far intervals hold."""

from __future__ import annotations

import pytest

from ralliement.positions import changes, disagreements, saliences_at
from ralliement.positions.simulation import WORLDS, coverage
from ralliement.records import Event

from .conftest import Make, on


def test_a_change_is_found_with_its_sentences(make: Make) -> None:
    values = (0.0, 0.0, 0.0, 100.0, 100.0, 100.0)
    dossier = make(*((f"a{n}", on(n + 1), {"stance": v}) for n, v in enumerate(values)))
    [change] = changes(dossier)
    assert change.actor == "DE"
    assert (change.when.date_from, change.when.date_to) == (on(3), on(4))
    assert change.from_value < 10 < 90 < change.to_value
    assert change.probability > 0.9
    assert {item.stance for item in change.before} == {0.0}
    assert {item.stance for item in change.after} == {100.0}
    assert {item.statement for item in change.references} <= {f"sa{n}0" for n in range(6)}


def test_one_odd_sentence_is_no_change(make: Make) -> None:
    values = (0.0, 0.0, 100.0, 0.0, 0.0)
    dossier = make(*((f"a{n}", on(n + 1), {"stance": v}) for n, v in enumerate(values)))
    assert changes(dossier) == []


def test_there_and_back_are_two_changes(make: Make) -> None:
    values = (0.0, 0.0, 100.0, 100.0, 100.0, 0.0, 0.0)
    dossier = make(*((f"a{n}", on(n + 1), {"stance": v}) for n, v in enumerate(values)))
    there, back = changes(dossier, actors=["DE"])
    assert there.to_value > there.from_value
    assert back.to_value < back.from_value
    assert changes(dossier, as_of=on(2)) == []


def test_changes_up_to_a_day(make: Make) -> None:
    values = (0.0, 0.0, 100.0, 100.0, 100.0, 0.0, 0.0)
    dossier = make(*((f"a{n}", on(n + 1), {"stance": v}) for n, v in enumerate(values)))
    there, back = changes(dossier)
    assert back.when.date_from is not None
    assert changes(dossier, until=on(2)) == []
    assert changes(dossier, until=back.when.date_from) == [there]
    assert changes(dossier, until=on(7)) == [there, back]


def test_a_minister_and_an_agency_that_disagree_are_shown(make: Make) -> None:
    minister = [(f"m{n}", on(n), {"stance": 100.0, "speaker": "anna-muster"}) for n in (1, 2, 3)]
    agency = [(f"g{n}", on(n), {"stance": 0.0, "speaker": "bsi"}) for n in (1, 2, 3)]
    [found] = disagreements(make(*minister, *agency))
    assert found.actor == "DE"
    assert {found.one.speaker, found.other.speaker} == {"anna-muster", "bsi"}
    assert found.probability > 0.9
    assert found.at == on(3)


def test_a_parliament_against_its_government_is_shown(make: Make) -> None:
    government = [(f"m{n}", on(n), {"actor": "GB", "stance": 75.0}) for n in (1, 2, 3)]
    house = [(f"g{n}", on(n), {"actor": "gb-parliament", "stance": 0.0}) for n in (1, 2, 3)]
    [found] = disagreements(make(*government, *house))
    assert (found.actor, found.one.speaker, found.other.speaker) == ("GB", None, "gb-parliament")


@pytest.mark.parametrize(
    "other",
    [
        {"stance": 100.0, "speaker": "bsi"},
        {"stance": 0.0, "speaker": "bsi", "confidence": 0.05},
    ],
)
def test_who_agrees_or_is_hardly_known_does_not_disagree(
    make: Make, other: dict[str, object]
) -> None:
    told = [(f"m{n}", on(n), {"stance": 100.0, "speaker": "anna-muster"}) for n in (1, 2, 3)]
    assert disagreements(make(*told, ("z", on(3), other))) == []


def test_far_apart_in_time_is_a_change_not_a_disagreement(make: Make) -> None:
    early = [(f"m{n}", on(n), {"stance": 100.0, "speaker": "anna-muster"}) for n in (1, 2)]
    late = [(f"g{n}", on(n), {"stance": 0.0, "speaker": "bsi"}) for n in (8, 9)]
    assert disagreements(make(*early, *late)) == []


def test_salience_is_the_share_of_talk_drawn_to_the_mean(make: Make) -> None:
    talk = {"event": Event.REQUEST}
    much = [(f"a{n}", on(n), {"actor": "US"} | talk) for n in range(1, 10)]
    told = [
        ("y", on(9), {"actor": "PL"} | talk),
        ("z", on(9), {"actor": "US", "recipient": "PL"} | talk),
    ]
    dossier = make(*much, *told)
    found = {one.actor: one for one in saliences_at(dossier)}
    america, poland = found["US"], found["PL"]
    assert (america.own, america.own_on_issue, america.about) == (10, 10, 0)
    assert (poland.own, poland.about, poland.about_on_issue) == (1, 1, 1)
    assert america.upper_90 - america.lower_90 <= poland.upper_90 - poland.lower_90
    assert 0 <= poland.lower_90 <= poland.median <= poland.upper_90 <= 100
    assert [one.actor for one in saliences_at(dossier, actors=["PL"])] == ["PL"]
    assert set(poland.statements) == {"sy0", "sz0"}
    assert america.statements == ("sa90", "sz0", "sa80", "sa70", "sa60")


def test_the_salience_of_who_never_talks_is_unknown(make: Make) -> None:
    dossier = make(("a", on(3), {"actor": "US", "recipient": "PL", "event": Event.REQUEST}))
    assert [one.actor for one in saliences_at(dossier)] == ["US"]
    assert saliences_at(dossier, actors=["PL"]) == []


def test_the_intervals_hold_as_often_as_they_say() -> None:
    """Under its own assumptions, over 1,200 simulated actors; the error of the count is 0.9 %."""
    own = coverage("own", WORLDS["as the model assumes"], actors=1200, seed=2)
    assert 0.88 <= own.held_90 <= 0.92
    assert 0.46 <= own.held_50 <= 0.54


def test_a_world_that_breaks_an_assumption_breaks_the_intervals() -> None:
    honest = coverage("own", WORLDS["as the model assumes"], actors=300, seed=3)
    worse = coverage("worse", WORLDS["coder worse than it says"], actors=300, seed=3)
    assert worse.held_90 < honest.held_90
