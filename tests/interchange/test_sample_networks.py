"""Networks of the imported sample, cell by cell, against a calculation by plain loops.

Nothing below uses our code but to import the file and to compute what is compared.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from ralliement.dossier import Dossier
from ralliement.interchange import import_dna
from ralliement.networks.affiliation import one_mode
from ralliement.networks.agreement import Counting, actor_concept_network, affiliation_networks
from ralliement.networks.choosing import Choice
from ralliement.networks.windows import Window
from tests.interchange import synthetic

SAMPLE = Path(__file__).resolve().parents[3] / "shared/reference/dna/sample.dna"

Coded = tuple[str, str, int, int, date, str]
"""organization, concept, agreement, document, day, person"""

SOURCES = [
    pytest.param("synthetic"),
    pytest.param(
        "sample",
        marks=[
            pytest.mark.shared,
            pytest.mark.skipif(not SAMPLE.is_file(), reason="no reference data"),
        ],
    ),
]


def hand_coded(path: Path) -> list[Coded]:
    """What the file holds, asked of SQLite directly."""
    text = (
        "SELECT e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity "
        "WHERE d.StatementId = ? AND d.VariableId = ?"
    )
    found = []
    with closing(sqlite3.connect(path)) as connection:
        for number, document in connection.execute(
            "SELECT ID, DocumentId FROM STATEMENTS WHERE StatementTypeId = 1 ORDER BY ID"
        ).fetchall():
            person, organization, concept = (
                connection.execute(text, (number, variable)).fetchone()[0] for variable in (1, 2, 3)
            )
            agree = connection.execute(
                "SELECT Value FROM DATABOOLEAN WHERE StatementId = ?", (number,)
            ).fetchone()[0]
            seconds = connection.execute(
                "SELECT Date FROM DOCUMENTS WHERE ID = ?", (document,)
            ).fetchone()[0]
            day = datetime.fromtimestamp(seconds, UTC).date()
            actor = organization or person
            found.append((actor, concept, agree, document, day, person if organization else ""))
    return found


def counted_once(coded: list[Coded], duplicates: str) -> list[Coded]:
    """The statements that count, the first by day of those that say the same."""
    kept, seen = [], set()
    for number, row in sorted(enumerate(coded), key=lambda pair: pair[1][4]):
        _, _, _, document, day, person = row
        once = {
            "all": number,
            "article": document,
            "speaker": person,
            "week": day.isocalendar()[:2],
            "month": (day.year, day.month),
            "range": 0,
        }[duplicates]
        key = (row[0], row[1], row[2], once)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept


def by_loops(coded: list[Coded]) -> dict[str, dict[tuple[str, str], int]]:
    """Congruence: pairs of statements that say the same of a concept; conflict: the opposite."""
    actors = sorted({row[0] for row in coded})
    same = dict.fromkeys(((a, b) for a in actors for b in actors), 0)
    against = dict(same)
    for one in coded:
        for other in coded:
            if one[0] == other[0] or one[1] != other[1]:
                continue
            if one[2] == other[2]:
                same[one[0], other[0]] += 1
            else:
                against[one[0], other[0]] += 1
    less = {pair: same[pair] - against[pair] for pair in same}
    return {"congruence": same, "conflict": against, "subtract": less}


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "sample":
        return SAMPLE
    return synthetic.make(tmp_path / "bridge.dna")


@pytest.fixture
def dossier(source: Path, tmp_path: Path) -> Path:
    import_dna(source, str(tmp_path / "x.db"))
    return tmp_path / "x.db"


def as_table(place: Path) -> tuple[pd.DataFrame, dict[str, str]]:
    """The imported statements, and what their actors are called."""
    with Dossier.open(place) as dossier:
        labels = {row["id"]: row["label_en"] for row in dossier.rows(_actors())}
        found = [
            (labels[s.actor], s.issue, s.stance, s.article, s.date_from, s.speaker)
            for s in dossier.statements()
        ]
    columns = ["actor", "concept", "stance", "article", "date", "speaker"]
    table = pd.DataFrame(found, columns=columns)
    return table.assign(agree=table["stance"] / 100), labels


def _actors() -> object:
    from ralliement.dossier.tables import ACTORS

    return ACTORS


@pytest.mark.parametrize("duplicates", ["all", "article", "speaker", "week", "month", "range"])
def test_matrices_are_those_of_the_loops(source: Path, dossier: Path, duplicates: str) -> None:
    expected = by_loops(counted_once(hand_coded(source), duplicates))
    table, _ = as_table(dossier)
    for aggregation, wanted in expected.items():
        found = one_mode(table, aggregation=aggregation, duplicates=duplicates).frame()
        assert sorted(found.index) == sorted({actor for actor, _ in wanted})
        for (one, other), value in wanted.items():
            assert found.loc[one, other] == (0 if one == other else value), (one, other)
    assert any(expected["congruence"].values())


@pytest.mark.parametrize("duplicates", ["all", "article", "month"])
def test_the_dossiers_networks_are_those_of_the_loops(
    source: Path, dossier: Path, duplicates: str
) -> None:
    expected = by_loops(counted_once(hand_coded(source), duplicates))
    _, labels = as_table(dossier)
    kinds = {"agreement": "congruence", "conflict": "conflict", "subtract": "subtract"}
    with Dossier.open(dossier) as opened:
        for kind, aggregation in kinds.items():
            made = affiliation_networks(
                opened, kind, Choice(), [Window()], Counting(duplicates=duplicates)
            )[0]
            found = {
                tuple(sorted((labels[edge.source], labels[edge.target]))): edge.weight
                for edge in made.edges
            }
            wanted = {
                tuple(sorted(pair)): value
                for pair, value in expected[aggregation].items()
                if value and pair[0] != pair[1]
            }
            assert found == wanted


def test_concepts_are_the_second_mode(source: Path, dossier: Path) -> None:
    counts: dict[tuple[str, str], list[int]] = {}
    for row in hand_coded(source):
        counts.setdefault((row[0], row[1]), [0, 0])[row[2]] += 1
    _, labels = as_table(dossier)
    with Dossier.open(dossier) as opened:
        made = actor_concept_network(opened, counting=Counting(duplicates="all"))
    found = {
        (labels[edge.source], edge.target): [edge.attributes["disagree"], edge.attributes["agree"]]
        for edge in made.edges
    }
    assert found == counts
    assert {node.kind for node in made.nodes if node.id in {c for _, c in counts}} == {"concept"}
