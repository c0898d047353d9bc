"""CSV and Parquet with a dictionary that says what is there."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ralliement.dossier import FIELDS, Dossier, fields_of
from ralliement.errors import InterchangeError
from ralliement.interchange import import_dna, write_csv_folder, write_parquet_folder
from ralliement.interchange.tables import data_dictionary, dictionary_markdown
from ralliement.interchange.tables.dictionary import TYPES, fields_of_table, tables
from tests.dossier.readings import SETUP, reading
from tests.interchange import synthetic

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    with Dossier.create(tmp_path / "d.db", SETUP) as made:
        made.add(reading(), SETUP)
    import_dna(synthetic.make(tmp_path / "bridge.dna"), str(tmp_path / "dna.db"))
    return tmp_path / "d.db"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_dictionary_is_that_of_the_code() -> None:
    for table, fields in FIELDS.items():
        names = tuple(f.name for f in fields_of_table(table))
        assert names == fields_of(table, texts=True), table
        assert names[: len(fields)] == fields
    assert set(tables()) == {*FIELDS, "parts", "coders", "codings"}
    assert {field.type for field in data_dictionary()} == set(TYPES)
    assert all(len(field.meaning) > 5 for field in data_dictionary())


def test_the_page_is_made_of_the_dictionary() -> None:
    page = (DOCS / "data-dictionary.md").read_text("utf-8")
    assert page == dictionary_markdown(), "run: python -m ralliement.interchange.tables"


def test_csv_holds_every_record(dossier: Path, tmp_path: Path) -> None:
    with Dossier.open(dossier) as opened:
        names = write_csv_folder(opened, tmp_path / "out")
        statements = opened.statements()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)
    rows = rows_of(tmp_path / "out/statements.csv")
    assert [row["id"] for row in rows] == [item.id for item in statements]
    assert tuple(rows[0]) == fields_of("statements", texts=True)
    [coder] = rows_of(tmp_path / "out/coders.csv")
    assert coder == {
        **{"name": "rules-fr 1", "kind": "machine", "source": ""},
        "statements": str(len(statements)),
    }
    told = rows_of(tmp_path / "out/data-dictionary.csv")
    assert len(told) == len(data_dictionary())


def test_conditions_and_parts_are_there(dossier: Path, tmp_path: Path) -> None:
    with Dossier.open(dossier) as opened:
        write_csv_folder(opened, tmp_path / "out")
        statements = opened.statements()
        text = opened.article("a").original
    parts = rows_of(tmp_path / "out/parts.csv")
    told = [(row["statement"], row["role"], int(row["start"]), int(row["end"])) for row in parts]
    assert told == [(s.id, p.role, p.start, p.end) for s in statements for p in s.parts]
    assert told
    assert all(row["text"] == text[int(row["start"]) : int(row["end"])] for row in parts)
    assert "condition" in rows_of(tmp_path / "out/statements.csv")[0]


def test_parquet_has_the_types_of_the_dictionary(dossier: Path, tmp_path: Path) -> None:
    with Dossier.open(dossier) as opened:
        write_parquet_folder(opened, tmp_path / "out")
        counted = {"statements": len(opened.statements()), "articles": 1}
    kinds = {"text": "string", "integer": "int64", "number": "double", "boolean": "bool"}
    for table in tables():
        made = pq.read_table(tmp_path / "out" / f"{table}.parquet")
        for field in fields_of_table(table):
            assert str(made.schema.field(field.name).type) == kinds.get(field.type, "date32[day]")
        assert len(made) == counted.get(table, len(made))
    meaning = pq.read_schema(tmp_path / "out/statements.parquet").field("stance").metadata
    assert b"scale" in meaning[b"meaning"]


def test_codings_that_made_no_statement_are_there(tmp_path: Path, dossier: Path) -> None:
    assert dossier.exists()
    with Dossier.open(tmp_path / "dna.db") as opened:
        write_csv_folder(opened, tmp_path / "out")
    rows = rows_of(tmp_path / "out/codings.csv")
    story = {row["variable"]: row["value"] for row in rows if row["type"] == "Story"}
    assert story == {"weight": "-7", "hero": "nobody", "memo": "long\nwords, « quoted »"}
    claims = [row for row in rows if row["type"] == "DNA Statement"]
    assert len(claims) == 16
    assert all(row["statement"] for row in claims)


def test_a_folder_that_is_there_is_left_alone(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    with (
        Dossier.open(dossier) as opened,
        pytest.raises(InterchangeError, match="is there already; give a new folder"),
    ):
        write_csv_folder(opened, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".out")]
