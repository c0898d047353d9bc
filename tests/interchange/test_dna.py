"""Files of Discourse Network Analyzer 3 in and out, with nothing lost on the way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ralliement.dossier import PERSON, Batch, Dossier, tables
from ralliement.errors import InterchangeError, UnknownName
from ralliement.interchange import TakeOptions, dossier_as_dna, import_dna, read_dna, write_dna
from ralliement.interchange.dna import coded_statements, passwords, schema
from ralliement.records import Reading
from tests.dossier.readings import SETUP, article, reading, statement
from tests.interchange import synthetic

SAMPLE = Path(__file__).resolve().parents[3] / "shared/reference/dna/sample.dna"
needs_sample = pytest.mark.skipif(not SAMPLE.is_file(), reason="no reference data")


@pytest.fixture
def dna(tmp_path: Path) -> Path:
    return synthetic.make(tmp_path / "bridge.dna")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A dossier that the machine read, with a character beyond the first plane in its text."""
    place = tmp_path / "own.db"
    source = article("smile", "😀 Berlin veut des règles 😀 sévères. Washington menace Berlin 😀.")
    with Dossier.create(place, SETUP) as dossier:
        dossier.add(reading(), SETUP)
        told = (
            statement(
                source, "Berlin veut des règles 😀 sévères.", "DE", stance=50.0, decided=True
            ),
            statement(source, "Washington menace Berlin 😀", "US", stance=75.0, recipient="DE"),
            statement(source, "Berlin 😀", "DE", stance=0.0, dates=(date(2019, 5, 1), None)),
        )
        dossier.add(Reading(source, statements=told), SETUP)
    return place


def exported(place: Path, target: Path) -> Path:
    with Dossier.open(place) as dossier:
        write_dna(dossier_as_dna(dossier, target.name), target)
    return target


def test_a_round_trip_keeps_every_row_of_every_table(dna: Path, tmp_path: Path) -> None:
    taken = import_dna(dna, str(tmp_path / "b.db"))
    again = exported(tmp_path / "b.db", tmp_path / "again.dna")
    assert synthetic.dump(again) == synthetic.dump(dna)
    assert synthetic.tables(again) == synthetic.tables(dna)
    assert (taken.articles, taken.statements, taken.coders) == (2, 4, ("Ann", "Ben"))
    assert taken.notes == (
        "1 of the type 'Story' name neither an organization nor a person: no records, but kept "
        "for writing again",
    )


@pytest.mark.shared
@needs_sample
def test_a_round_trip_keeps_every_row_of_the_sample(tmp_path: Path) -> None:
    taken = import_dna(SAMPLE, str(tmp_path / "s.db"))
    again = exported(tmp_path / "s.db", tmp_path / "again.dna")
    before, after = synthetic.dump(SAMPLE), synthetic.dump(again)
    assert after == before
    assert synthetic.tables(again) == synthetic.tables(SAMPLE)
    assert (len(before["STATEMENTS"]), len(before["DATASHORTTEXT"])) == (41, 120)
    assert (taken.articles, taken.statements) == (7, 40)


@pytest.mark.shared
@needs_sample
def test_our_tables_and_passwords_are_those_of_the_sample(tmp_path: Path) -> None:
    empty = synthetic.make(tmp_path / "x.dna")
    assert synthetic.tables(empty) == synthetic.tables(SAMPLE)
    for row in read_dna(SAMPLE).table("CODERS"):
        assert passwords.matches("sample", row["Password"])
        assert not passwords.matches("Sample", row["Password"])


def test_what_people_coded_becomes_statements(dna: Path, tmp_path: Path) -> None:
    import_dna(dna, str(tmp_path / "b.db"))
    with Dossier.open(tmp_path / "b.db") as dossier:
        found = dossier.statements()
        names = {row.name: row.kind for row in dossier.coders()}
        first = dossier.article("bridge-1")
    told = [(s.actor, s.speaker, s.issue, s.stance, s.coder, s.rule, s.text) for s in found]
    yes, no = synthetic.TEXT.split("\n")[0].split(". ")
    assert told == [
        ("city-of-ford", "ada-low", "Build the bridge", 100.0, "Ann", "hand", f"{yes}."),
        ("guild-of-carters", None, "Build the bridge", 0.0, "Ann", "hand", no),
        *(
            (
                "guild-head-office",
                None,
                "Build the bridge",
                0.0,
                "Ben",
                "hand",
                "Carters again refuse the bridge,",
            ),
            (
                "ada-low",
                None,
                "Tax the carts",
                100.0,
                "Ann",
                "hand",
                "as the Guild's head told us.",
            ),
        ),
    ]
    assert names == {"Ann": PERSON, "Ben": PERSON}
    assert (first.title, first.outlet, first.author) == (
        "On the bridge",
        "Bridge Post",
        "A. Writer",
    )
    assert first.publication.interval.date_from == date(1970, 1, 1)
    assert found[2].date_from == date(2019, 3, 1)


def test_a_concept_can_be_the_question(dna: Path, tmp_path: Path) -> None:
    import_dna(dna, str(tmp_path / "b.db"), TakeOptions(concept="Build the bridge"))
    with Dossier.open(tmp_path / "b.db") as dossier:
        assert dossier.issue.id == "Build the bridge"
    with pytest.raises(UnknownName, match="known: Build the bridge, Tax the carts"):
        import_dna(dna, str(tmp_path / "c.db"), TakeOptions(concept="Burn it"))
    assert not (tmp_path / "c.db").exists()


def test_our_own_dossier_comes_back_from_the_other_program(own: Path, tmp_path: Path) -> None:
    file = exported(own, tmp_path / "own.dna")
    import_dna(file, str(tmp_path / "back.db"))
    with Dossier.open(own) as before, Dossier.open(tmp_path / "back.db") as after:
        assert after.statements() == before.statements()
        for name in before.article_ids():
            one, two = before.article(name), after.article(name)
            assert (one.original, one.title, one.outlet, one.publication, one.language) == (
                *(two.original, two.title, two.outlet, two.publication, two.language),
            )
        assert after.issue == before.issue
        assert [(c.name, c.kind) for c in after.coders()] == [("rules-fr 1", "machine")]


def test_offsets_there_count_as_java_does(own: Path, tmp_path: Path) -> None:
    file = read_dna(exported(own, tmp_path / "own.dna"))
    document = next(row for row in file.table("DOCUMENTS") if "😀" in row["Text"])
    units = document["Text"].encode("utf-16-le")
    shown = {
        units[2 * row["Start"] : 2 * row["Stop"]].decode("utf-16-le")
        for row in file.table("STATEMENTS")
        if row["DocumentId"] == document["ID"]
    }
    assert shown == {
        *("Berlin veut des règles 😀 sévères.", "Washington menace Berlin 😀", "Berlin 😀"),
    }


def test_lines_that_end_in_two_signs_are_shown_as_one(tmp_path: Path) -> None:
    source = article("dos", "Titre\r\n\r\nBerlin veut des règles.\r\nWashington menace.\rFin.")
    told = statement(source, "Washington menace.", "US", stance=0.0)
    with Dossier.create(tmp_path / "dos.db", SETUP) as dossier:
        dossier.add(Reading(source, statements=(told,)), SETUP)
    written = exported(tmp_path / "dos.db", tmp_path / "dos.dna")
    file = read_dna(written)
    [document] = file.table("DOCUMENTS")
    assert document["Text"] == "Titre\n\nBerlin veut des règles.\nWashington menace.\nFin."
    assert {document["Text"][r["Start"] : r["Stop"]] for r in file.table("STATEMENTS")} == {
        "Washington menace."
    }
    import_dna(written, str(tmp_path / "back.db"))
    with Dossier.open(tmp_path / "back.db") as dossier:
        assert dossier.article("dos").original == source.original
        assert dossier.statements() == [told]
    again = exported(tmp_path / "back.db", tmp_path / "again.dna")
    assert synthetic.dump(again) == synthetic.dump(written)


EDITS = {
    "title": ("Title = 'Another'", lambda one: one.title, "Another"),
    "outlet": ("Source = 'Elsewhere'", lambda one: one.outlet, "Elsewhere"),
    "day": (
        "Date = 86400",
        lambda one: one.publication.interval.date_to,
        date(1970, 1, 2),
    ),
    "nothing": ("Section = 'p. 2'", lambda one: one.outlet, "Le Courrier"),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_is_edited_of_a_document_counts(name: str, own: Path, tmp_path: Path) -> None:
    change, read, wanted = EDITS[name]
    file = exported(own, tmp_path / "own.dna")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE DOCUMENTS SET {change}")
    import_dna(file, str(tmp_path / "back.db"))
    with Dossier.open(tmp_path / "back.db") as dossier:
        assert {read(one) for one in dossier.articles()} == {wanted}


def test_an_article_without_a_title_comes_back_without(tmp_path: Path) -> None:
    source = replace(article("bare", outlet=None), title=None)
    with Dossier.create(tmp_path / "d.db", SETUP) as dossier:
        dossier.add(Reading(source), SETUP)
    import_dna(exported(tmp_path / "d.db", tmp_path / "d.dna"), str(tmp_path / "b.db"))
    with Dossier.open(tmp_path / "b.db") as dossier:
        assert (dossier.article("bare").title, dossier.article("bare").outlet) == (None, None)


def test_a_name_means_the_actor_that_the_file_records(tmp_path: Path) -> None:
    """Whoever codes a name first, people without ids or we with them."""
    named = synthetic.make(
        tmp_path / "named.dna",
        {
            "ATTRIBUTEVARIABLES": [(1, 2, "Ralliement id"), (2, 2, "Type")],
            "ATTRIBUTEVALUES": [(1, 5, 1, "XX"), (2, 5, 2, "guild")],
            "ENTITIES": [
                *synthetic.ROWS["ENTITIES"][:1],
                (2, 1, "Guild of Carters", 0, 0, 0, None),
                *synthetic.ROWS["ENTITIES"][2:],
            ],
        },
    )
    import_dna(named, str(tmp_path / "n.db"))
    with Dossier.open(tmp_path / "n.db") as dossier:
        told = [(s.actor, s.speaker) for s in dossier.statements()]
        assert told[:2] == [("city-of-ford", "XX"), ("XX", None)]
        assert told[-1] == ("XX", None)
        kinds = {row["id"]: row["kind"] for row in dossier.rows(tables.ACTORS)}
    assert kinds["XX"] == "guild"


def test_replacing_takes_away_what_the_file_has_no_more(
    dna: Path, own: Path, tmp_path: Path
) -> None:
    import_dna(dna, str(own), TakeOptions(into=True))
    (tmp_path / "new").mkdir()
    fewer = {
        table: [row for row in rows if row[0 if table == "STATEMENTS" else 1] != 2]
        for table, rows in synthetic.ROWS.items()
        if table in ("STATEMENTS", "DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT")
    }
    shorter = synthetic.make(tmp_path / "new" / "bridge.dna", fewer)
    taken = import_dna(shorter, str(own), TakeOptions(into=True, replace=True))
    assert taken.statements == 3
    with Dossier.open(own) as dossier:
        assert len([s for s in dossier.statements() if s.coder in ("Ann", "Ben")]) == 3


def test_stances_become_claims_on_sides(own: Path, tmp_path: Path) -> None:
    file = read_dna(exported(own, tmp_path / "own.dna"))
    claims = [item for item in coded_statements(file) if item.type == "DNA Statement"]
    told = {(i.values["organization"], i.values["concept"], i.values["agreement"]) for i in claims}
    assert {
        *(("DE", "strict criteria", 1), ("US", "Should Huawei be kept out?", 1)),
        ("DE", "Should Huawei be kept out?", 0),
    } <= told


def test_every_statement_has_a_value_of_every_variable(own: Path, tmp_path: Path) -> None:
    # Discourse Network Analyzer shows a popup for each; a missing value breaks it.
    file = read_dna(exported(own, tmp_path / "own.dna"))
    wanted: dict[int, set[str]] = {}
    for row in file.table("VARIABLES"):
        wanted.setdefault(row["StatementTypeId"], set()).add(row["Variable"])
    labels = {row["Label"]: row["ID"] for row in file.table("STATEMENTTYPES")}
    for item in coded_statements(file):
        assert set(item.values) == wanted[labels[item.type]]


def test_the_other_program_finds_its_foreign_keys_whole(own: Path, tmp_path: Path) -> None:
    file = exported(own, tmp_path / "own.dna")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    coders = read_dna(file).table("CODERS")
    assert [row["Name"] for row in coders] == ["Admin", "rules-fr 1"]
    assert all(passwords.matches("ralliement", row["Password"]) for row in coders)


def test_what_that_program_asks_of_a_file_is_answered(own: Path, dna: Path, tmp_path: Path) -> None:
    """Source: Sql.java, TextPanel.java and HeadlessDna.java of Discourse Network Analyzer 3.0 and
    3.1: inner joins drop what lacks a coder, a type or an entity of its own variable; a pair of
    coders without a relation, and a statement without a value, break its windows."""
    import_dna(dna, str(own), TakeOptions(into=True))
    file = exported(own, tmp_path / "all.dna")
    with closing(sqlite3.connect(file)) as connection:

        def count(question: str) -> int:
            return int(connection.execute(f"SELECT COUNT(*) FROM {question}").fetchone()[0])

        version = connection.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'")
        assert version.fetchone()[0].startswith("3.0")
        shown = (
            "STATEMENTS s JOIN CODERS c ON c.ID = s.Coder JOIN DOCUMENTS d ON d.ID = s.DocumentId "
            "JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId"
        )
        assert count(shown) == count("STATEMENTS") > 5
        entities = (
            "DATASHORTTEXT v JOIN ENTITIES e ON e.ID = v.Entity AND e.VariableId = v.VariableId"
        )
        assert count(entities) == count("DATASHORTTEXT")
        for kind, table in schema.DATA_TABLES.items():
            due = (
                "STATEMENTS s JOIN VARIABLES v ON v.StatementTypeId = s.StatementTypeId "
                f"AND v.DataType = '{kind}'"
            )
            given = f"{due} JOIN {table} x ON x.StatementId = s.ID AND x.VariableId = v.ID"
            assert count(given) == count(due) == count(table)
        coders = count("CODERS")
        # The imported file lacks one itself, from Ben to Ann; it is left as it was.
        assert count("CODERRELATIONS WHERE viewStatements = 1") == coders * (coders - 1) - 1
        assert count("DATABOOLEAN WHERE Value NOT IN (0, 1)") == 0
        # Its text window counts each end of line once.
        assert count("DOCUMENTS WHERE INSTR(Text, CHAR(13))") == 0
        new = "ENTITIES e JOIN ATTRIBUTEVARIABLES a USING (VariableId) WHERE a.VariableId > 7"
        told = "ATTRIBUTEVALUES x JOIN ATTRIBUTEVARIABLES a ON a.ID = x.AttributeVariableId"
        assert count(new) == count(f"{told} WHERE a.VariableId > 7")


def test_the_same_dossier_gives_the_same_file(own: Path, tmp_path: Path) -> None:
    one, two = (exported(own, tmp_path / name).read_bytes() for name in ("a.dna", "b.dna"))
    assert one == two


def test_a_claim_changed_there_changes_the_stance_here(own: Path, tmp_path: Path) -> None:
    file = exported(own, tmp_path / "own.dna")
    claim = next(
        i
        for i in coded_statements(read_dna(file))
        if i.type == "DNA Statement" and i.values["organization"] == "US"
    )
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE DATABOOLEAN SET Value = 0 WHERE StatementId = ?", (claim.id,))
    taken = import_dna(file, str(tmp_path / "back.db"))
    name = claim.values["record"]
    assert taken.notes == (
        f"{name}: the claim was changed in Discourse Network Analyzer; its stance is 0 now, it was "
        "75.0",
    )
    with Dossier.open(tmp_path / "back.db") as dossier:
        assert dossier.statement(str(name)).stance == 0.0


def test_into_a_dossier_that_has_the_article(dna: Path, own: Path) -> None:
    with Dossier.open(own) as dossier:
        kept = article("there", synthetic.TEXT)
        told = statement(kept, "The Guild of Carters said no to it", "guild-of-carters")
        dossier.add(Reading(kept, statements=(told,)), SETUP)
    taken = import_dna(dna, str(own), TakeOptions(into=True))
    assert (taken.articles, taken.joined) == (1, 1)
    assert (
        "names taken for actors of the dossier: Guild of Carters = guild-of-carters" in taken.notes
    )
    with Dossier.open(own) as dossier:
        coders = {item.coder for item in dossier.statements() if item.article == "there"}
        assert coders == {"Ann", "rules-fr 1"}
        # The machine reads again; what people coded stays.
        dossier.add(Reading(kept), SETUP)
        assert {s.coder for s in dossier.statements() if s.article == "there"} == {"Ann"}
    again = import_dna(dna, str(own), TakeOptions(into=True))
    assert again.notes == ("this very file is in the dossier already; nothing was changed",)


def test_what_a_coder_changed_is_taken_only_if_asked_for(
    dna: Path, own: Path, tmp_path: Path
) -> None:
    import_dna(dna, str(own), TakeOptions(into=True))
    values = [(1, 1, 4, 0), *synthetic.ROWS["DATABOOLEAN"][1:]]
    (tmp_path / "new").mkdir()
    changed = synthetic.make(tmp_path / "new" / "bridge.dna", {"DATABOOLEAN": values})
    with pytest.raises(InterchangeError, match=r"Ann has coded bridge-1 already.*give --replace"):
        import_dna(changed, str(own), TakeOptions(into=True))
    taken = import_dna(changed, str(own), TakeOptions(into=True, replace=True))
    assert (taken.articles, taken.joined) == (0, 2)
    with Dossier.open(own) as dossier:
        by_ann = [s.stance for s in dossier.statements() if s.coder == "Ann"]
        assert by_ann == [0.0, 0.0, 100.0]
        assert [kept.name for kept in dossier.imports()] == ["bridge.dna"]


def test_what_was_replaced_does_not_go_out_again(dna: Path, own: Path, tmp_path: Path) -> None:
    import_dna(dna, str(own), TakeOptions(into=True))
    values = [(1, 1, 4, 0), *synthetic.ROWS["DATABOOLEAN"][1:]]
    moved = [(1, 1, 1, 0, 39, 1), *synthetic.ROWS["STATEMENTS"][1:]]
    other = synthetic.make(
        tmp_path / "other-name.dna", {"DATABOOLEAN": values, "STATEMENTS": moved}
    )
    import_dna(other, str(own), TakeOptions(into=True, replace=True))
    written = read_dna(exported(own, tmp_path / "all.dna"))
    said = [
        (i.start, i.end) for i in coded_statements(written) if i.values.get("person") == "Ada Löw"
    ]
    with Dossier.open(own) as dossier:
        ada = [s for s in dossier.statements() if "ada-low" in (s.actor, s.speaker)]
    assert (0, 39) not in said
    assert (0, 38) in said
    assert {(s.start, s.end) for s in ada} == set(said)


def test_a_file_and_the_machine_in_one(dna: Path, own: Path, tmp_path: Path) -> None:
    import_dna(dna, str(own), TakeOptions(into=True))
    written = read_dna(exported(own, tmp_path / "all.dna"))
    base = read_dna(dna)
    for table in ("DOCUMENTS", "STATEMENTS", "ATTRIBUTEVALUES", "DATAINTEGER", "DATALONGTEXT"):
        assert written.table(table)[: len(base.table(table))] == base.table(table)
    assert [row["Name"] for row in written.table("CODERS")] == [
        *("Ann", "Ben", "Admin", "rules-fr 1"),
    ]


def test_two_dossiers_files_are_told_apart(dna: Path, tmp_path: Path) -> None:
    other = synthetic.make(
        tmp_path / "other.dna",
        {
            "DOCUMENTS": [
                (7, "New", synthetic.TEXT + " More.", 1, "", "", "", "", "", 9),
                (8, "Newer", synthetic.SECOND + " More.", 2, "", "", "", "", "", 9),
            ],
            "STATEMENTS": [(1, 1, 7, 0, 40, 1), (2, 1, 8, 0, 9, 2), (3, 1, 8, 1, 9, 2),
                           (4, 2, 8, 0, 9, 2), (5, 1, 8, 2, 9, 1)],
        },
    )  # fmt: skip
    place = tmp_path / "both.db"
    import_dna(dna, str(place))
    import_dna(other, str(place), TakeOptions(into=True))
    both = read_dna(exported(place, tmp_path / "both.dna"))
    one, two = coded_statements(read_dna(dna)), coded_statements(read_dna(other))
    found = coded_statements(both)
    assert [(s.type, s.coder, s.values) for s in found] == [
        (s.type, s.coder, s.values) for s in (*one, *two)
    ]
    texts = {row["ID"]: row["Text"] for row in both.table("DOCUMENTS")}
    assert len(texts) == 4
    assert [texts[s.document][s.start : s.end] for s in found[5:7]] == [
        synthetic.TEXT[:39], synthetic.SECOND[:9],
    ]  # fmt: skip
    assert len(both.table("ENTITIES")) == len(read_dna(dna).table("ENTITIES"))
    parents = [r["ChildOf"] for r in both.table("ENTITIES") if r["ChildOf"]]
    assert len(parents) == 1


BROKEN = {
    "stop": ({"STATEMENTS": [(1, 1, 1, 0, 999, 1)]}, "stands at 0-999 of document 1"),
    "half": ({"STATEMENTS": [(1, 1, 1, 0, 15, 1)]}, "in the middle of a character"),
    "document": ({"STATEMENTS": [(1, 1, 9, 0, 5, 1)]}, "names DOCUMENTS 9, which is not there"),
    "entity": ({"DATASHORTTEXT": [(1, 1, 1, 77)]}, "names ENTITIES 77, which is not there"),
    "no coder": ({"STATEMENTS": [(1, 1, 1, 0, 5, None)]}, "STATEMENTS 1 names no CODERS"),
    "no type": ({"VARIABLES": [(1, "person", "short text", None)]}, "VARIABLES 1 names no "),
    "parent": (
        {"ENTITIES": [*synthetic.ROWS["ENTITIES"][:10], (11, 6, "nobody", 0, 0, 0, 99)]},
        "ENTITIES 11 names ENTITIES 99, which is not there",
    ),
    "relation": ({"CODERRELATIONS": [(1, 1, 9, 1, 0, 1, 0)]}, "names CODERS 9, which is not there"),
    "boolean": ({"DATABOOLEAN": [(1, 1, 4, "no")]}, "DATABOOLEAN 1 has 'no' as Value, not a whole"),
    "version 2": ({"SETTINGS": [("version", "2.0 beta 25")]}, "version '2.0 beta 25'; only files"),
    "date": (
        {"DOCUMENTS": [(1, "t", synthetic.TEXT, 1, "", "", "", "", "", 10**15),
                       (2, "t", synthetic.SECOND, 1, "", "", "", "", "", 0)]},
        "document 1 has the date 1000000000000000, outside the calendar",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    rows, said = BROKEN[name]
    empty: dict[str, list[tuple[object, ...]]] = (
        {} if name in ("version 2", "date", "entity", "parent", "relation", "boolean") else {
            table: [] for table in ("DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT")
        }
    )  # fmt: skip
    file = synthetic.make(tmp_path / "x.dna", {**empty, **rows})
    with pytest.raises(InterchangeError) as caught:
        import_dna(file, str(tmp_path / "x.db"))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["x.dna"]


def test_files_that_are_something_else(tmp_path: Path) -> None:
    text = tmp_path / "x.dna"
    text.write_text("not a database")
    with pytest.raises(InterchangeError, match="not an SQLite database"):
        read_dna(text)
    with closing(sqlite3.connect(tmp_path / "y.dna")) as connection, connection:
        connection.execute("CREATE TABLE other (x)")
    with pytest.raises(InterchangeError, match="not one of Discourse Network Analyzer"):
        read_dna(tmp_path / "y.dna")
    cut = tmp_path / "cut.dna"
    cut.write_bytes(synthetic.make(tmp_path / "z.dna").read_bytes()[:6000])
    with pytest.raises(InterchangeError, match=r"cut\.dna: "):
        read_dna(cut)
    lacking = synthetic.make(tmp_path / "l.dna", without="ENTITIES")
    with pytest.raises(InterchangeError, match="lacks the tables ENTITIES"):
        read_dna(lacking)
    with pytest.raises(InterchangeError, match="no such file"):
        read_dna(tmp_path / "none.dna")


def test_a_new_database_that_fails_is_left_empty(dna: Path, tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path / 'b.db'}"
    wrong = {"DOCUMENTS": [(1, "t", synthetic.TEXT, 1, "", "", "", "", "", 10**15),
                           (2, "t", synthetic.SECOND, 1, "", "", "", "", "", 0)]}  # fmt: skip
    with pytest.raises(InterchangeError, match="outside the calendar"):
        import_dna(synthetic.make(tmp_path / "x.dna", wrong), place)
    assert import_dna(dna, place).statements == 4


def test_a_dossier_is_not_overwritten(dna: Path, tmp_path: Path) -> None:
    import_dna(dna, str(tmp_path / "b.db"))
    before = (tmp_path / "b.db").read_bytes()
    with pytest.raises(InterchangeError, match="is there already; give a new name with -o"):
        import_dna(dna, str(tmp_path / "b.db"))
    assert (tmp_path / "b.db").read_bytes() == before


def test_a_batch_that_fails_leaves_no_trace(own: Path) -> None:
    with Dossier.open(own) as dossier:
        before = dossier.statements()
        wrong = replace(before[0], text="something else", id="s-wrong")
        with pytest.raises(Exception, match="does not show the text"):
            dossier.bring_in(Batch(codes={before[0].article: (wrong,)}), SETUP)
        assert dossier.statements() == before
