"""Trackers against a dossier made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossier.readings import SETUP, article, statement
from ralliement.dossier import Dossier
from ralliement.errors import DataFileError
from ralliement.evaluation import evaluate_positions
from ralliement.records import Interval, Reading

from .helpers import counts, share, write

HEADER = "as_of,actor,position,source"
TOLD = (
    ("DE", 3, 50.0),
    ("GB", 3, 0.0),
    ("GB", 7, 100.0),
    ("FR", 3, 50.0),
    ("IT", 3, 100.0),
    ("PL", 3, 75.0),
)


@pytest.fixture
def dossier(tmp_path: Path) -> str:
    place = str(tmp_path / "dispute.db")
    with Dossier.create(place, SETUP) as made:
        for number, (actor, month, value) in enumerate(TOLD):
            day = Interval(date(2019, month, 1), date(2019, month, 1))
            source = article(f"a{number}", f"Le pays {actor} se prononce.", published=day)
            found = statement(source, source.original, actor, stance=value, decided=True)
            made.add(Reading(source, statements=(found,)), SETUP)
        made.set_groups({})
    return place


def compare(dossier: str, *lines: str, **more: Any) -> Any:
    path = write(Path(dossier).parent / "tracker.csv", HEADER, *lines)
    return evaluate_positions(path, dossier, **more)


def test_every_figure_by_hand(dossier: str) -> None:
    found = compare(
        dossier,
        "2019-05,DE,review,",
        "2019-05,GB,open,",
        "2019-08,GB,ban,",
        "2019-08,FR,ban,Le Courrier",
        "2019-08,IT,ban,",
        "2019-08,PL,,",
        "2019-08,BR,open,",
    )
    assert found.counts["rows where both say something"] == 5
    assert share(found, "overall", "all rows").rate.value == pytest.approx(4 / 7)
    assert share(found, "overall", "both say something").rate.value == pytest.approx(4 / 5)
    # By hand: ban 3, review 1, open 1; the dossier: ban 2, review 2, open 1.
    chance = (3 * 2 + 1 * 2 + 1 * 1) / 25
    kappa = share(found, "overall", "both say something, kappa").rate.value
    assert kappa == pytest.approx((4 / 5 - chance) / (1 - chance))
    assert counts(found, "by_position", "ban") == (3, 2, 2)
    assert counts(found, "by_position", "unknown") == (1, 1, 0)
    assert (found.resampled, found.units) == ("actors", 6)
    [miss] = found.misses
    assert (miss.kind, miss.place) == ("wrong", "FR 2019-08-31")
    assert miss.gold == {"position": "ban", "source": "Le Courrier"}
    assert miss.machine == {
        "position": "review",
        "stance": "50 [18.9–81.1]",
        "state": "decided",
        "last evidence": "2019-03-01",
    }
    assert [words.text for words in miss.evidence] == ["Le pays FR se prononce."]


def test_what_one_side_does_not_know_is_listed_when_asked(dossier: str) -> None:
    found = compare(dossier, "2019-08,PL,,", "2019-08,BR,open,", errors=True)
    assert [(miss.kind, miss.place) for miss in found.misses] == [
        ("invented", "PL 2019-08-31"),
        ("missed", "BR 2019-08-31"),
    ]


def test_as_of_takes_each_actor_s_latest_row(dossier: str) -> None:
    lines = ("2019-04,GB,open,", "2019-06,GB,review,", "2019-09,GB,ban,", "2019-05,DE,review,")
    found = compare(dossier, *lines, as_of=date(2019, 6, 30))
    assert found.counts["rows compared"] == 2
    assert found.notes == ("Rows left out as later or replaced: 2",)
    assert [(miss.place, miss.gold["position"]) for miss in found.misses] == [
        ("GB 2019-06-30", "review")
    ]


def test_every_mistake_is_named(dossier: str) -> None:
    with pytest.raises(DataFileError) as raised:
        compare(dossier, "May,GB,open,", "2019,Germany,banned,", "2019,GB,ban,", "2019,GB,open,")
    told = [line.split("tracker.csv:")[1] for line in raised.value.mistakes]
    assert told == [
        "2: as_of: 'May' is no date; write it as 2019-05-15, 2019-05 or 2019",
        "3: actor: 'Germany' is no actor that is known; is DE meant?",
        "3: position: 'banned' is no position of huawei-5g; allowed: open, review, partial, ban, "
        "unknown, or empty",
        "5: row: has the actor and the day of line 4; keep one of the two",
    ]
