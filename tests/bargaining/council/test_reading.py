"""Files of the DEU form: what is read, what is left out, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ralliement.bargaining.council import read_issues
from ralliement.bargaining.council.dates import ALLOWED, read_date
from ralliement.cli import app
from ralliement.errors import DataFileError

from .helpers import COLUMNS, write_file


def test_a_row_is_an_issue(tmp_path: Path) -> None:
    file = read_issues(write_file(tmp_path / "f.tsv", {}))
    (issue,) = file.issues
    assert (issue.name, issue.proposal, issue.council, issue.kind) == (
        "n01i1",
        "n01",
        "Envi",
        "Dir",
    )
    assert issue.actors == ("com", "de", "ep", "fr", "uk")
    assert issue.positions.tolist() == [100, 100, 70, 0, 50]
    assert issue.saliences.tolist() == [80, 60, 40, 90, 20]
    assert issue.power.tolist() == [10, 10, 10, 10, 10]
    assert (issue.year, issue.codecision, issue.unanimity) == (2001, True, False)
    assert (issue.reference, issue.outcome) == (0, 70)
    assert file.left_out == {}
    assert len(file.digest) == 64


@pytest.mark.parametrize(
    ("cell", "plain", "mangled"),
    [
        ("1930-05-01", None, 2001),
        ("2014-07-96", None, 1996),
        ("2020-07-00", None, 2000),
        ("17-04-96", 1996, None),
        ("05-05-17", 2017, None),
        ("20-07-2016", 2016, None),
        ("20.7.2016", 2016, None),
        ("2016", 2016, None),
        ("2023-05-04", 2023, 2004),
        ("2023-05-04 00:00:00", 2023, 2004),
        ("2021-06-30", 2021, None),
        ("1999-06-15", 1999, None),
        ("2030-06-15", 2030, None),
    ],
)
def test_a_date_can_be_read_in_one_way_or_two(
    cell: str, plain: int | None, mangled: int | None
) -> None:
    found = read_date(cell)
    assert found is not None
    assert (found.plain, found.mangled) == (plain, mangled)
    assert found.is_open == (plain is not None and mangled is not None)


NO_DATES = ["soon", "banana", "2015-13-45", "2015-02-30", "31-06-2015", "05-17-2016", "0", "36892"]


@pytest.mark.parametrize("cell", NO_DATES)
def test_what_is_no_date_is_a_mistake_to_forecast_and_told_to_score(
    cell: str, tmp_path: Path
) -> None:
    path = write_file(tmp_path / "f.tsv", {}, {"isnr": "b", "finact": cell})
    with pytest.raises(DataFileError) as caught:
        read_issues(path, decided=False)
    assert caught.value.mistakes == (f"{path}:3: finact: {cell!r} is no date; allowed: {ALLOWED}",)
    file = read_issues(path)
    assert [issue.year for issue in file.issues] == [2001, None]
    assert file.notes[0].startswith(f"Line 3: finact: {cell!r} is no date; allowed: YYYY-MM-DD")


@pytest.mark.parametrize(
    ("dates", "years", "turned"),
    [
        (["2023-05-04"], [2023], 0),
        (["2023-05-04", "2014-06-11"], [2023, 2014], 0),
        (["2013-05-10", "2021-06-30"], [2013, 2021], 0),
        (["2013-05-10", "1930-05-01"], [2010, 2001], 1),
        (["2013-05-10", "17-04-96"], [2010, 1996], 1),
        (["2013-05-10", "17-04-96", "2021-06-30"], [2013, 1996, 2021], 0),
        (["2013-05-10", "1930-05-01", "2021-06-30"], [2010, 2001, 2021], 1),
        (["2013-05-10", "20-07-2016", "999", ""], [2013, 2016, None, None], 0),
    ],
)
def test_dates_that_can_be_both_are_as_others_of_the_file(
    dates: list[str], years: list[int | None], turned: int, tmp_path: Path
) -> None:
    rows = [{"isnr": f"i{n}", "finact": cell, "intro": ""} for n, cell in enumerate(dates)]
    file = read_issues(write_file(tmp_path / "f.tsv", *rows))
    assert [issue.year for issue in file.issues] == years
    told = [note for note in file.notes if note.startswith("Dates as 2013-05-10 are read as")]
    assert len(told) == bool(turned)
    assert all(f"must be: {turned}." in note for note in told)


def test_the_other_date_of_the_row_decides_before_the_file(tmp_path: Path) -> None:
    mangled = {"finact": "2014-05-08", "intro": "1930-05-05"}
    plain = {"isnr": "b", "finact": "2023-05-04", "intro": "2022-11-30"}
    file = read_issues(write_file(tmp_path / "f.tsv", mangled, plain))
    assert [issue.year for issue in file.issues] == [2008, 2023]


def test_a_name_is_of_one_issue_of_a_proposal(tmp_path: Path) -> None:
    path = write_file(tmp_path / "f.tsv", {}, {"prnr": "n02"}, {"pfr": "50"})
    with pytest.raises(DataFileError) as caught:
        read_issues(path, decided=False)
    said = "'n01i1' is on line 2 too; give each issue a name of its own"
    assert caught.value.mistakes == (f"{path}:4: isnr: {said}",)
    assert len(read_issues(path).issues) == 3


@pytest.mark.parametrize(
    ("columns", "row", "said"),
    [
        ("prnr isnr pde pfr sde sfr", {}, "f.tsv:1: file: has 2 actors with a position and a"),
        ("isnr pde pfr puk", {}, "f.tsv:1: file: has 0 actors with a position and a salience"),
        (
            "isnr pde pfr puk sde sfr suk",
            {"puk": ""},
            "no issue with 3 actors (rows with fewer",
        ),
        ("isnr pde pfr puk sde sfr suk", {"suk": ""}, "an actor counts where both position and"),
    ],
)
def test_too_few_actors_or_no_saliences_are_one_line(
    columns: str, row: dict[str, str], said: str, tmp_path: Path
) -> None:
    path = write_file(tmp_path / "f.tsv", row, columns=columns.split())
    for model in ([], ["--model", "challenge"]):
        result = CliRunner().invoke(app, ["forecast", str(path), *model])
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
        assert said in result.stderr


@pytest.mark.parametrize(
    ("row", "year"),
    [
        ({"finact": "999"}, None),
        ({"finact": ""}, 2001),
        ({"finact": "", "intro": ""}, None),
        ({"finact": "2018-06-15"}, 2015),
    ],
)
def test_the_year_is_that_of_the_decision(
    row: dict[str, str], year: int | None, tmp_path: Path
) -> None:
    assert read_issues(write_file(tmp_path / "f.tsv", row)).issues[0].year == year


@pytest.mark.parametrize(
    ("row", "actors"),
    [
        ({"pfr": ""}, ("com", "de", "ep", "uk")),
        ({"sfr": ""}, ("com", "de", "ep", "uk")),
        ({"pfr": "", "sfr": "0"}, ("com", "de", "ep", "uk")),
        ({"pfr": "999"}, ("com", "de", "ep", "uk")),
        ({"pfr": "NA"}, ("com", "de", "ep", "uk")),
    ],
)
def test_what_is_missing_is_dropped_and_never_zero(
    row: dict[str, str], actors: tuple[str, ...], tmp_path: Path
) -> None:
    assert read_issues(write_file(tmp_path / "f.tsv", row)).issues[0].actors == actors


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"out": ""}, "without an outcome"),
        ({"out": "", "pfr": "3000"}, "without an outcome"),
        ({"isnr": "", "prnr": "", "pfr": "2.8"}, "without an issue"),
        ({"isnr": "x", "prname": "GDP 2014", "pfr": "21400"}, "without an issue"),
        ({"pfr": "", "pde": "", "puk": ""}, "with fewer than 3 actors"),
        ({}, "given before"),
    ],
)
def test_rows_that_are_not_scored(row: dict[str, str], reason: str, tmp_path: Path) -> None:
    file = read_issues(write_file(tmp_path / "f.tsv", {}, row))
    assert len(file.issues) == 1
    assert file.left_out == {reason: 1}


def test_other_columns_and_order_do_not_matter(tmp_path: Path) -> None:
    columns = [*reversed(COLUMNS), "pno", "sno", "remark", ""]
    given = read_issues(write_file(tmp_path / "a.tsv", {"remark": "so"}, columns=columns))
    plain = read_issues(write_file(tmp_path / "b.tsv", {}))
    assert given.issues[0].positions.tolist() == plain.issues[0].positions.tolist()


def test_commas_latin_letters_and_short_rows(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    header = "out,prnr,isnr,pcom,pde,pfr,scom,sde,sfr,rp,prname"
    path.write_bytes(f"{header}\n50,p,i,0,50,100,10,20,30\n".encode())
    assert read_issues(path).issues[0].reference is None
    path.write_bytes(f"{header}\n50,p,i,0,50,100,10,20,30,,café\n".encode("latin-1"))
    assert len(read_issues(path).issues) == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"pfr": "101"}, "f.tsv:2: pfr: '101' is off the scale"),
        ({"sfr": "-1"}, "f.tsv:2: sfr: '-1' is off the scale"),
        ({"out": "1,005"}, "f.tsv:2: out: '1,005' is off the scale or no number"),
        ({"rp": "nobody"}, "f.tsv:2: rp: 'nobody' is off the scale or no number"),
        ({"out": ""}, "has no issue with an outcome and 3 actors"),
    ],
)
def test_a_mistake_is_one_line(row: dict[str, str], said: str, tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as caught:
        read_issues(write_file(tmp_path / "f.tsv", row))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_actor_with_half_of_its_columns_takes_no_part(tmp_path: Path) -> None:
    columns = [c for c in COLUMNS if c != "sfr"]
    file = read_issues(write_file(tmp_path / "f.tsv", {}, columns=columns))
    assert file.issues[0].actors == ("com", "de", "ep", "uk")
    assert file.notes == ("Column 'pfr' without its other half: fr takes no part.",)


def test_states_that_nobody_knows_take_part(tmp_path: Path) -> None:
    path = write_file(tmp_path / "f.tsv", {"pno": "30", "sno": "40"}, columns=[*COLUMNS, *NORWAY])
    file = read_issues(path)
    issue = file.issues[0]
    assert issue.actors == ("com", "de", "ep", "fr", "no", "uk")
    assert issue.power[issue.actors.index("no")] == issue.power.min()
    assert file.notes == (
        "Not among the actors known: no. They take part with the power of the smallest state.",
    )


NORWAY = ("pno", "sno")


def test_codes_of_iso_3166_are_known_too(tmp_path: Path) -> None:
    columns = [c.replace("uk", "gb").replace("fr", "GR") for c in COLUMNS]
    row = {"pgb": "50", "sgb": "20", "pGR": "0", "sGR": "90"}
    file = read_issues(write_file(tmp_path / "f.tsv", row, columns=columns))
    assert file.issues[0].actors == ("com", "de", "el", "ep", "uk")
    assert file.notes == ()


@pytest.mark.parametrize(
    ("gone", "name", "proposal", "grouped"),
    [
        ({"isnr"}, "5", "n01", True),
        ({"isnr", "isnrnmc"}, "line 2", "n01", True),
        ({"prnr"}, "n01i1", "1", True),
        ({"prnr", "prnrnmc"}, "n01i1", "n01i1", False),
    ],
)
def test_names_that_are_missing(
    gone: set[str], name: str, proposal: str, grouped: bool, tmp_path: Path
) -> None:
    columns = [c for c in COLUMNS if c not in gone]
    file = read_issues(write_file(tmp_path / "f.tsv", {"isnrnmc": "5"}, columns=columns))
    assert (file.issues[0].name, file.issues[0].proposal) == (name, proposal)
    assert file.grouped == grouped
    assert any("No column 'prnr'" in note for note in file.notes) != grouped


def test_a_proposal_without_a_name_is_one_of_its_own(tmp_path: Path) -> None:
    rows = ({"prnr": "NA"}, {"prnr": "", "isnr": "b"})
    file = read_issues(write_file(tmp_path / "f.tsv", *rows))
    assert [issue.proposal for issue in file.issues] == ["n01i1", "b"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([c for c in COLUMNS if c != "out"], "column 'out' is missing"),
        ([c for c in COLUMNS if c[0] != "s"], "has 0 actors with a position and a salience"),
        ([*COLUMNS, "pfr"], "column 'pfr' is there 2 times"),
        (["prnr", "isnr", "out", "pde", "sde"], "has 1 actors with a position and a salience"),
    ],
)
def test_columns_that_are_missing(columns: list[str], said: str, tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as caught:
        read_issues(write_file(tmp_path / "f.tsv", {}, columns=columns))
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "\n", "what is this"])
def test_files_of_another_kind(text: str, tmp_path: Path) -> None:
    path = tmp_path / "f.tsv"
    path.write_text(text)
    with pytest.raises(DataFileError):
        read_issues(path)


def test_every_mistake_is_named(tmp_path: Path) -> None:
    path = write_file(tmp_path / "f.tsv", {"pfr": "101", "out": "x"}, {"isnr": "b", "rp": "-3"})
    path.write_text(path.read_text() + "\t".join(["1"] * 40) + "\n")
    with pytest.raises(DataFileError) as caught:
        read_issues(path)
    assert len(caught.value.mistakes) == 4
    assert "has 40 cells; the first line names 23" in caught.value.mistakes[-1]


@pytest.mark.shared
def test_the_reference_file(reference: Path) -> None:
    file = read_issues(reference / "bargaining" / "deu3_dev.tsv")
    assert len(file.issues) == 228
    assert file.left_out == {"without an outcome": 7, "with fewer than 3 actors": 2}
