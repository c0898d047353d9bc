"""From a dossier to positions: what counts, what does not, and what is told of it."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from ralliement.errors import PathError, UnknownName
from ralliement.positions import GRID, Position, position_path, positions_at
from ralliement.positions.steps import STEPS, last_days
from ralliement.records import Event, Modality

from .conftest import Make, on

NEW_YEAR = date(2020, 1, 1)


def of(found: list[Position], actor: str = "DE") -> Position:
    return next(one for one in found if one.actor == actor)


def width(one: Position) -> float:
    return one.upper_90 - one.lower_90


def test_a_position_in_full(make: Make) -> None:
    dossier = make(*((f"a{month}", on(month), {"stance": 100.0}) for month in (1, 2, 3)))
    [one] = positions_at(dossier, on(3, 31))
    assert (one.actor, one.at, one.status, one.evidence) == ("DE", on(3, 31), "decided", 3)
    assert one.lower_90 <= one.lower_50 <= one.median <= one.upper_50 <= one.upper_90
    assert one.median > 93
    assert one.posterior.shape == GRID.shape
    assert one.posterior.sum() == pytest.approx(1)
    assert [point for point, _p in one.probabilities] == [0, 50, 100]
    assert sum(p for _point, p in one.probabilities) == pytest.approx(1)
    assert (one.last_evidence, one.silent_days, one.silent) == (on(3), 30, False)
    assert {item.statement for item in one.references} == {"sa10", "sa20", "sa30"}
    told = json.loads(json.dumps(one.to_json()))
    asked = "actor at median lower_50 upper_50 lower_90 upper_90 probabilities status evidence"
    assert set(asked.split()) | {"last_evidence"} <= set(told)


def test_without_evidence_there_is_no_position(make: Make) -> None:
    dossier = make(
        ("a", on(3), {"stance": 100.0, "modality": Modality.HISTORICAL}),
        ("b", on(3), {"actor": "FR", "event": Event.THREATEN}),
        ("c", on(6), {"actor": "IT", "stance": 50.0}),
    )
    assert [one.actor for one in positions_at(dossier)] == ["IT"]
    assert positions_at(dossier, on(5)) == []
    assert position_path(dossier, "DE") == []


def test_a_person_stands_for_nobody_unless_asked_for(make: Make) -> None:
    dossier = make(("a", on(3), {"actor": "anna-muster", "stance": 0.0}))
    assert positions_at(dossier) == []
    assert [one.actor for one in positions_at(dossier, actors=["anna-muster"])] == ["anna-muster"]


def test_as_known_then_and_as_known_now(make: Make) -> None:
    june = (on(6, 1), on(6, 1))
    dossier = make(
        ("a", on(5), {"stance": 50.0}),
        ("b", on(9), {"stance": 100.0, "dates": june}),
        ("c", on(10), {"stance": 100.0}),
    )
    then = of(positions_at(dossier, on(6, 30), as_of=on(6, 30)))
    now = of(positions_at(dossier, on(6, 30)))
    assert then.median < 60 < 80 < now.median
    assert (then.evidence, then.later, now.evidence, now.later) == (1, 0, 2, 1)
    assert (then.as_of, now.as_of) == (on(6, 30), None)
    assert of(positions_at(dossier, as_of=on(6, 30))).at == on(6, 30)


def test_what_may_have_appeared_later_was_not_known(make: Make) -> None:
    dossier = make(
        ("month", (on(5, 1), on(5, 31)), {"stance": 50.0}),
        ("open", (on(5, 1), None), {"actor": "FR", "stance": 50.0}),
        ("undated", (None, None), {"actor": "IT", "stance": 50.0}),
    )
    assert positions_at(dossier, as_of=on(5, 15)) == []
    assert [one.actor for one in positions_at(dossier, as_of=on(5, 31))] == ["DE"]
    assert [one.actor for one in positions_at(dossier)] == ["DE", "FR", "IT"]


def test_one_joint_text_does_not_outweigh_a_line(make: Make) -> None:
    calls = [
        (f"a{month}", on(month), {"actor": "US", "stance": 100.0, "event": Event.REQUEST})
        for month in range(1, 9)
    ]
    signed = {"stance": 50.0, "event": Event.AGREE, "confidence": 0.55}
    both = [("z", on(9), {"actor": actor} | signed) for actor in ("US", "PL")]
    dossier = make(*calls, *both)
    america = of(positions_at(dossier, on(9, 30)), "US")
    assert america.median > 90
    assert america.probabilities[-1][1] > 0.6
    alone = make(*calls, ("z", on(9), {"actor": "US"} | signed), name="alone.db")
    assert (
        of(positions_at(alone, on(9, 30)), "US").probabilities[-1][1] < america.probabilities[-1][1]
    )


def test_copies_of_one_dispatch_are_one_piece(make: Make) -> None:
    told = [(name, on(3), {"stance": 100.0}) for name in "abc"]
    apart, copied = make(*told), make(*told, name="copied.db", b="a", c="a")
    once = make(told[0], name="once.db")
    three, one, single = (of(positions_at(found, on(4))) for found in (apart, copied, once))
    assert (three.evidence, one.evidence) == (3, 1)
    assert one.posterior == pytest.approx(single.posterior)
    assert width(three) < width(one)


def test_sentences_of_one_article_are_half_a_witness_each(make: Make) -> None:
    one = make(("a", on(3), {"stance": 100.0}))
    two = make(*(("a", on(3), {"stance": 100.0}),) * 2, name="two.db")
    apart = make(*((name, on(3), {"stance": 100.0}) for name in "ab"), name="apart.db")
    widths = [width(of(positions_at(found, on(3)))) for found in (one, two, apart)]
    assert widths == sorted(widths, reverse=True)
    assert of(positions_at(two)).evidence == 1


@pytest.mark.parametrize(
    "weaker",
    [
        {"modality": Modality.CONDITIONAL},
        {"modality": Modality.DENIED},
        {"modality": Modality.PLANNED},
        {"via": "reuters"},
        {"linked": True},
        {"confidence": 0.4},
        {"dates": (date(2018, 1, 1), date(2019, 3, 1))},
    ],
)
def test_what_says_less_leaves_more_open(make: Make, weaker: dict[str, object]) -> None:
    told = {"stance": 100.0, "dates": (on(3), on(3))}
    strong = make(("a", on(3), told))
    weak = make(("a", on(3), told | weaker), name="weak.db")
    firm, loose = of(positions_at(strong, NEW_YEAR)), of(positions_at(weak, NEW_YEAR))
    assert firm.probabilities[-1][1] > loose.probabilities[-1][1]


def test_silence_is_told_and_widens(make: Make) -> None:
    dossier = make(("a", on(1), {"stance": 100.0}), ("b", on(2), {"stance": 100.0}))
    path = [of(positions_at(dossier, date(year, 2, 1))) for year in (2019, 2020, 2022)]
    assert [width(one) for one in path] == sorted(width(one) for one in path)
    assert [one.silent for one in path] == [False, True, True]
    assert path[1].silent_days == 365


def test_who_considers_has_not_decided(make: Make) -> None:
    dossier = make(
        ("a", on(1), {"stance": 50.0, "decided": False}),
        ("b", on(6), {"stance": 50.0, "decided": True}),
        ("c", on(1), {"actor": "FR", "stance": 50.0, "decided": None}),
    )
    path = {one.at: one for one in position_path(dossier, "DE")}
    assert [path[on(*day)].status for day in ((1, 31), (5, 31))] == ["considering"] * 2
    assert path[on(6)].status == "decided"
    assert of(positions_at(dossier), "FR").decided == 0.5


def test_a_path_is_the_positions_at_its_days(make: Make) -> None:
    rows = [("a", on(1), 0.0), ("b", on(4), 100.0), ("c", on(7), 100.0)]
    dossier = make(*((name, day, {"stance": value}) for name, day, value in rows))
    path = position_path(dossier, "DE")
    assert [one.at.month for one in path] == [1, 2, 3, 4, 5, 6, 7]
    for one in path:
        there = of(positions_at(dossier, one.at))
        assert one.posterior == pytest.approx(there.posterior, abs=1e-6)
        assert one.decided == pytest.approx(there.decided)
    assert all(b.at > a.at for a, b in pairwise(path))
    with pytest.raises(UnknownName, match="day, month, week, year"):
        position_path(dossier, "DE", by="hour")


def test_a_plan_for_later_is_a_line_of_today(make: Make) -> None:
    """What is planned for 2027 tells where the actor stands when it is told."""
    later = (date(2027, 1, 1), date(2027, 12, 31))
    dossier = make(("a", on(7), {"stance": 100.0, "modality": Modality.PLANNED, "dates": later}))
    assert of(positions_at(dossier, on(7))).last_evidence == on(7)


def test_an_undated_article_says_little_of_any_day(make: Make) -> None:
    dossier = make(
        ("a", (None, None), {"stance": 100.0}),
        ("b", date(2018, 1, 1), {"actor": "FR", "stance": 100.0}),
        ("c", NEW_YEAR, {"actor": "FR", "stance": 100.0}),
    )
    [germany] = positions_at(dossier, NEW_YEAR, actors=["DE"])
    dated = make(
        ("a", date(2018, 12, 31), {"stance": 100.0}),
        ("b", date(2018, 1, 1), {"actor": "FR", "stance": 100.0}),
        ("c", NEW_YEAR, {"actor": "FR", "stance": 100.0}),
        name="dated.db",
    )
    assert np.ptp(germany.posterior) < np.ptp(of(positions_at(dated, NEW_YEAR)).posterior)


def test_where_nothing_is_dated_nobody_has_a_position_at_a_day(make: Make) -> None:
    dossier = make(("a", (None, None), {"stance": 100.0}))
    assert positions_at(dossier) == []
    assert positions_at(dossier, NEW_YEAR) == []


def test_a_dispatch_is_known_from_the_copy_that_appeared_first(make: Make) -> None:
    """The copy that comes first by name is the later reprint."""
    dossier = make(
        ("a-reprint", on(2, 10), {"stance": 50.0}),
        ("b-first", on(2, 1), {"stance": 50.0}),
        **{"a-reprint": "dispatch", "b-first": "dispatch"},
    )
    then, now = of(positions_at(dossier, as_of=on(2, 5))), of(positions_at(dossier))
    assert (then.evidence, then.last_evidence) == (1, on(2, 1))
    assert (now.evidence, now.later, now.last_evidence) == (1, 0, on(2, 1))


def test_a_day_on_which_everybody_tells_of_the_decision(make: Make) -> None:
    dossier = make(*((f"a{number}", on(3), {"stance": 100.0}) for number in range(80)))
    [one] = positions_at(dossier)
    assert (one.status, one.decided) == ("decided", pytest.approx(1))


@pytest.mark.parametrize(
    ("by", "first", "expected"),
    [
        ("month", date(2020, 1, 31), [date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 5)]),
        ("week", date(2020, 2, 23), [date(2020, 2, 23), date(2020, 3, 1), date(2020, 3, 5)]),
        ("year", date(2019, 12, 31), [date(2019, 12, 31), date(2020, 3, 5)]),
        ("day", date(2020, 3, 4), [date(2020, 3, 4), date(2020, 3, 5)]),
        ("day", date(2020, 3, 6), []),
    ],
)
def test_the_days_of_a_path(by: str, first: date, expected: list[date]) -> None:
    assert last_days(by, first, date(2020, 3, 5)) == expected


@pytest.mark.parametrize("by", STEPS)
def test_a_path_may_reach_the_end_of_the_calendar(by: str) -> None:
    assert last_days(by, date(9999, 12, 30), date.max)[-1] == date.max


def test_a_path_of_too_many_days_is_refused() -> None:
    with pytest.raises(PathError, match="from 2019-01-01 to 9999-12-31 has more than"):
        last_days("week", date(2019, 1, 1), date.max)
