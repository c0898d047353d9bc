"""Input files of bargaining programs, read back by our own readers of their formats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ralliement.bargaining.typed.decide_files import read_decide
from ralliement.bargaining.typed.ktab_files import read_ktab
from ralliement.cli import app
from ralliement.dossier import Dossier
from ralliement.errors import DataFileError, InterchangeError
from ralliement.interchange.bargaining import (
    Stake,
    Stakes,
    read_capability,
    stakes_in,
    write_decide,
    write_ktab,
)
from ralliement.records import Reading
from tests.dossier.readings import CARD, SETUP, article, statement

STAKES = Stakes(
    replace(CARD, question={"en": 'Build it, or "not"? It\'s open'}),
    (
        Stake("DE", "Germany", 40.0, 80.0, 16.0),
        Stake("o", "O'Brien, Sons & Co", 100.0, 12.5, 4.0),
    ),
    (),
)


def test_ktab_reads_what_we_write(tmp_path: Path) -> None:
    write_ktab(STAKES, tmp_path / "x.csv")
    [table] = read_ktab(tmp_path / "x.csv")
    assert table.actors == ("DE", "o")
    assert table.positions.tolist() == [[40.0, 100.0]]
    assert table.salience.tolist() == [[0.8, 0.125]]
    assert table.capability.tolist() == [[100.0, 25.0]]
    assert table.issue == "huawei-5g"


def test_our_reader_of_decide_files_reads_what_we_write(tmp_path: Path) -> None:
    write_decide(STAKES, tmp_path / "x.txt")
    [table] = read_decide(tmp_path / "x.txt")
    assert table.actors == ("DE", "o")
    assert table.positions.tolist() == [[40.0, 100.0]]
    assert table.salience.tolist() == [[0.8, 0.125]]
    assert table.capability.tolist() == [[1.0, 0.25]]
    assert table.scale == (0.0, 100.0)


def test_decide_gets_its_four_kinds_of_lines(tmp_path: Path) -> None:
    write_decide(STAKES, tmp_path / "x.txt")
    lines = [line.split("\t") for line in (tmp_path / "x.txt").read_text("utf-8").splitlines()]
    assert lines == [
        ["'#A'", "'DE'", "'Germany'", "''"],
        ["'#A'", "'o'", "'O\u2019Brien, Sons & Co'", "''"],
        ["'#P'", "'huawei-5g'", "'huawei-5g'", "'Build it, or \"not\"? It\u2019s open'"],
        ["'#M'", "'huawei-5g'", "0"],
        ["'#M'", "'huawei-5g'", "100"],
        ["'#D'", "'DE'", "'huawei-5g'", "40", "0.8", "1"],
        ["'#D'", "'o'", "'huawei-5g'", "100", "0.125", "0.25"],
    ]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    source = article("a")
    said = statement(source, "Berlin veut des règles sévères", "DE", stance=100.0, decided=True,
                     dates=(date(2019, 5, 2), date(2019, 5, 2)))  # fmt: skip
    other = statement(source, "Washington menace Berlin.", "US", stance=0.0, decided=True,
                      dates=(date(2019, 5, 3), date(2019, 5, 3)))  # fmt: skip
    with Dossier.create(tmp_path / "d.db", SETUP) as made:
        made.add(Reading(source, statements=(said, other)), SETUP)
    return tmp_path / "d.db"


def test_stakes_come_from_positions_and_salience(dossier: Path) -> None:
    with Dossier.open(dossier) as opened:
        found = stakes_in(opened, date(2019, 5, 31))
        assert [stake.actor for stake in found.actors] == ["DE", "US"]
        one, two = found.actors
        assert one.position > 50 > two.position
        # National capability of 2016: the United States weigh several times Germany.
        assert two.capability > 3 * one.capability > 0
        assert found.notes[0].startswith("capability: the table 'cinc'")
        even = stakes_in(opened, date(2019, 5, 31), capability="equal")
        assert {stake.capability for stake in even.actors} == {1.0}
        told = stakes_in(opened, date(2019, 5, 31), capability={"DE": 1.0, "US": 9.0, "FR": 2.0})
        assert [stake.capability for stake in told.actors] == [1.0, 9.0]
        assert told.notes == ("capability of actors without a position is not used: FR",)
        with pytest.raises(InterchangeError, match="none is given for US"):
            stakes_in(opened, date(2019, 5, 31), capability={"DE": 1.0})
        with pytest.raises(InterchangeError, match="nobody has a position"):
            stakes_in(opened, date(2001, 1, 1), as_of=date(2001, 1, 1))


@pytest.mark.parametrize("form", ["decide", "ktab"])
def test_that_intervals_are_lost_is_said(form: str, dossier: Path, tmp_path: Path) -> None:
    words = ["export", str(dossier), "--to", form, "-o", str(tmp_path / "x.txt")]
    run = CliRunner().invoke(app, words)
    assert run.exit_code == 0
    assert "this format carries no intervals; see them with `ralliement positions`" in run.stderr


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "actor,capability\nDE,many\n", "a.csv:2: DE: 'many' is no capability"),
        ("a.csv", "actor,capability\nDE,1\nDE,2\n", "a.csv:3: DE: is there twice"),
        ("a.csv", "who,what\n", "a.csv:1: columns: needed: actor, capability"),
        ("a.yaml", "- DE\n", "write one line for each actor"),
        ("a.yaml", "DE: -1\n", "DE: -1 is no capability"),
    ],
)
def test_capabilities_with_mistakes(name: str, text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(DataFileError) as caught:
        read_capability(tmp_path / name)
    assert said in str(caught.value)


def test_capabilities(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Capability,Actor\n16,DE\n3.5,huawei\n")
    (tmp_path / "a.yaml").write_text("DE: 16\nhuawei: 3.5\n")
    wanted = {"DE": 16.0, "huawei": 3.5}
    assert read_capability(tmp_path / "a.csv") == read_capability(tmp_path / "a.yaml") == wanted
