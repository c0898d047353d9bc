"""Several coders of one dossier, and Krippendorff's alpha of what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ralliement.cli import app
from ralliement.dossier import PERSON, Batch, Coder, Dossier
from ralliement.errors import DataFileError, InputError, InterchangeError, UnknownName
from ralliement.evaluation import evaluate_coders, import_codes
from ralliement.evaluation.alpha import interval, krippendorff, nominal
from ralliement.records import Event, Reading
from tests.dossier.readings import SETUP, article, statement

# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve
# units, some values missing; alpha is .743 for nominal and .849 for interval data.
MISSING = None
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, MISSING, MISSING, MISSING),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, MISSING, 3),
    (MISSING, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, MISSING),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, MISSING),
)
TEXT = (
    "Berlin menace Paris. Rome soutient Paris. Madrid attend un avis. Vienne écarte Huawei. "
    "Oslo se tait."
)
HEAD = "article,sentence_start,actor,speaker,recipient,event,stance,modality\n"


def test_the_published_example() -> None:
    units = [[v for v in unit if v is not None] for unit in zip(*OBSERVERS, strict=True)]
    found = krippendorff(units, nominal)
    assert found.value == pytest.approx(0.743, abs=0.0005)
    # The twelfth unit has one value only.
    assert found.units == 11
    assert krippendorff(units, interval).value == pytest.approx(0.849, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "value"),
    [
        ([[1, 1], [2, 2]], 1.0),
        ([[1, 1], [1, 1]], None),
        ([[1], [2]], None),
        ([], None),
        # Krippendorff 2011, section A: two observers, ten units of two values; .095.
        (
            [(a, b) for a, b in zip("0100000010", "1110010000", strict=True)],
            pytest.approx(0.095, abs=0.0005),
        ),
    ],
)
def test_small_cases(units: list[list[int]], value: float | None) -> None:
    assert krippendorff(units).value == value


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The machine has read it; nobody else has coded it yet."""
    source = article("a", TEXT)
    told = (
        statement(source, "Berlin menace Paris.", "DE", event=Event.THREATEN, recipient="FR"),
        statement(source, "Rome soutient Paris.", "IT", event=Event.SUPPORT, recipient="FR"),
        statement(source, "Vienne écarte Huawei.", "AT", stance=100.0),
    )
    with Dossier.create(tmp_path / "d.db", SETUP) as made:
        made.add(Reading(source, statements=told), SETUP)
    return tmp_path / "d.db"


def table(path: Path, *rows: tuple[str, str, str, str, str]) -> Path:
    """A hand-coded table; rows: the sentence's words, actor, recipient, event, stance."""
    lines = [
        f"a,{TEXT.index(words)},{actor},,{recipient},{event},{stance},"
        for words, actor, recipient, event, stance in rows
    ]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


ANNA = (
    ("Berlin", "DE", "FR", "THREATEN", ""),
    ("Rome", "IT", "FR", "AGREE", ""),
    ("Madrid", "ES", "", "REQUEST", ""),
    ("Vienne", "AT", "", "", "75"),
)


def test_a_table_becomes_its_coders_statements(dossier: Path, tmp_path: Path) -> None:
    taken = import_codes(table(tmp_path / "g.csv", *ANNA), str(dossier), "anna")
    assert (taken.statements, taken.joined, taken.coders) == (4, 1, ("anna",))
    with Dossier.open(dossier) as opened:
        mine = [s for s in opened.statements() if s.coder == "anna"]
        assert [(s.actor, s.event, s.stance, s.issue, s.rule) for s in mine] == [
            ("DE", "THREATEN", None, None, "hand"),
            ("IT", "AGREE", None, None, "hand"),
            ("ES", "REQUEST", None, None, "hand"),
            ("AT", None, 75.0, "huawei-5g", "hand"),
        ]
        assert mine[1].text == "Rome soutient Paris."
        # The machine reads again; what anna coded stays.
        opened.add(Reading(opened.article("a")), SETUP)
        assert [s.coder for s in opened.statements()] == ["anna"] * 4


def test_agreement_counts_only_what_somebody_coded(dossier: Path, tmp_path: Path) -> None:
    import_codes(table(tmp_path / "g.csv", *ANNA), str(dossier), "anna")
    with Dossier.open(dossier) as opened:
        [found] = evaluate_coders(opened)
    assert (found.coders, found.articles, found.of_all, found.of_two) == (
        *(("anna", "machine"), 1, 4, 3),
    )
    assert found.statements == {"anna": 4, "machine": 3}
    fields = {field.field: field for field in found.fields}
    # THREATEN-THREATEN, SUPPORT-AGREE, none-none: worked by hand.
    # Six values, T 2, S 1, A 1, none 2; one pair of two differs: Do = 2 / 6.
    # De = (36 - (4 + 1 + 1 + 4)) / (6 * 5) = 26 / 30.
    event = fields["event"]
    assert event.where_both == pytest.approx(1 - (2 / 6) / (26 / 30))
    assert (event.units_of_both, event.units, event.agreed) == (3, 4, pytest.approx(2 / 3))
    assert fields["recipient"].where_both == 1.0
    # With silence: FR-FR, FR-FR, none-none, none-none, still perfect.
    assert fields["recipient"].silence_counts == 1.0
    assert event.silence_counts is not None
    assert event.silence_counts < event.where_both
    stance = fields["stance"]
    assert (stance.level, stance.units_of_both, stance.where_both) == ("interval", 1, 0.0)


def test_agreement_by_unit(dossier: Path, tmp_path: Path) -> None:
    import_codes(table(tmp_path / "g.csv", *ANNA), str(dossier), "anna")
    with Dossier.open(dossier) as opened:
        [found] = evaluate_coders(opened)
    assert [(unit.actor, unit.differing) for unit in found.units] == [
        *(("DE", ()), ("IT", ("event",)), ("AT", ("stance",))),
    ]
    second = found.units[1]
    assert second.text == "Rome soutient Paris."
    assert second.values["event"] == {"anna": "AGREE", "machine": "SUPPORT"}
    # De of the event is 26 / 30, worked by hand below; in this unit every pair differs.
    assert second.alpha["event"] == pytest.approx(1 - 30 / 26)
    assert found.units[0].alpha["event"] == 1.0
    # Weighted by their values the units give the alpha of the field.
    event = next(field for field in found.fields if field.field == "event")
    each = [unit.alpha["event"] for unit in found.units]
    assert sum(each) / len(each) == pytest.approx(event.where_both)
    assert "modality" not in second.alpha
    shown = CliRunner().invoke(app, ["evaluate", "coders", str(dossier), "--units"]).stdout
    assert "they differ on 2 of 3 units:" in shown
    assert "event: anna AGREE, machine SUPPORT  (alpha -0.15)" in shown
    assert "they differ" not in CliRunner().invoke(app, ["evaluate", "coders", str(dossier)]).stdout


def test_three_coders_are_compared_in_pairs_too(dossier: Path, tmp_path: Path) -> None:
    import_codes(table(tmp_path / "g.csv", *ANNA), str(dossier), "anna")
    import_codes(table(tmp_path / "h.csv", *ANNA[:2]), str(dossier), "ben")
    with Dossier.open(dossier) as opened:
        found = evaluate_coders(opened)
        assert [one.coders for one in found] == [
            ("anna", "ben", "machine"),
            ("anna", "ben"),
            ("anna", "machine"),
            ("ben", "machine"),
        ]
        pair = {field.field: field for field in found[1].fields}
        assert pair["event"].where_both == 1.0
        [chosen] = evaluate_coders(opened, ["ben", "anna"])
        assert chosen.of_two == 2
        with pytest.raises(UnknownName, match="known: anna, ben, machine"):
            evaluate_coders(opened, ["carla", "anna"])


def test_one_coder_cannot_agree(dossier: Path) -> None:
    with (
        Dossier.open(dossier) as opened,
        pytest.raises(InputError, match="only machine coded it; add another coder"),
    ):
        evaluate_coders(opened)


def test_overlapping_rows_are_paired_as_well_as_can_be(dossier: Path) -> None:
    source = article("a", TEXT)
    first = statement(source, "Berlin menace Paris.", "DE", event=Event.REQUEST, recipient="IT")
    second = statement(source, "Berlin menace Paris.", "DE", event=Event.THREATEN, recipient="FR")
    from dataclasses import replace

    told = [replace(one, coder="anna", rule="hand") for one in (first, second)]
    told[1] = replace(told[1], id=f"{told[1].id}-anna")
    with Dossier.open(dossier) as opened:
        opened.bring_in(Batch(codes={"a": told}, coders=(Coder("anna", PERSON),)), SETUP)
        [found] = evaluate_coders(opened)
    event = next(field for field in found.fields if field.field == "event")
    assert (event.units_of_both, event.agreed) == (1, 1.0)


def test_tables_with_mistakes_name_them_all(dossier: Path, tmp_path: Path) -> None:
    file = tmp_path / "g.csv"
    file.write_text(
        HEAD + "b,0,DE,,,THREATEN,,\na,999,DE,,,THREATEN,,\na,0,nobody-known,,,SHOUT,,\n",
        encoding="utf-8",
    )
    before = dossier.read_bytes()
    with pytest.raises(DataFileError) as caught:
        import_codes(file, str(dossier), "anna")
    assert len(caught.value.mistakes) == 4
    assert "is not in" in caught.value.mistakes[0]
    with Dossier.open(dossier) as opened:
        assert {s.coder for s in opened.statements()} == {"rules-fr 1"}
    assert dossier.read_bytes() == before


def test_coding_twice_needs_a_word(dossier: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "g.csv", *ANNA)
    import_codes(file, str(dossier), "anna")
    again = import_codes(file, str(dossier), "anna")
    assert (again.statements, again.known) == (0, 4)
    changed = ("Berlin", "DE", "FR", "ACCUSE", "")
    with pytest.raises(InterchangeError, match="anna has coded a already, and otherwise"):
        import_codes(table(tmp_path / "h.csv", changed), str(dossier), "anna")
    import_codes(table(tmp_path / "h.csv", *ANNA[:1]), str(dossier), "anna", replace=True)
    with Dossier.open(dossier) as opened:
        assert [s.actor for s in opened.statements() if s.coder == "anna"] == ["DE"]
    with pytest.raises(InputError, match="is a program"):
        import_codes(file, str(dossier), "rules-fr 1")


def test_the_commands(dossier: Path, tmp_path: Path) -> None:
    file = table(tmp_path / "g.csv", *ANNA)
    run = CliRunner().invoke(
        app, ["import", str(file), "--into", str(dossier), "--coder", "anna", "--json"]
    )
    assert run.exit_code == 0, run.output
    told = CliRunner().invoke(app, ["evaluate", "coders", str(dossier), "--json"])
    assert json.loads(told.stdout)[0]["coders"] == ["anna", "machine"]
    shown = CliRunner().invoke(app, ["evaluate", "coders", str(dossier)])
    assert "anna and machine" in shown.stdout
    assert "alpha, both" in shown.stdout
    lacking = CliRunner().invoke(app, ["import", str(file), "--into", str(dossier)])
    assert lacking.exit_code == 2
