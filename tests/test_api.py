"""The notebook interface: every table has the columns that its method documents."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from ralliement import Dossier, forecast_council, forecast_table
from ralliement import dossier as kept
from ralliement.api import COLUMNS
from ralliement.errors import (
    DataFileError,
    EmptyWindow,
    ForecastError,
    InputError,
    ScenarioError,
    TableError,
    UnknownName,
)
from ralliement.records import Event, Reading
from tests.dossier.readings import SETUP, article, reading, statement

TEXT = "Berlin veut exclure Huawei. Washington menace Berlin. Paris refuse d'exclure Huawei."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    source = article("p", TEXT)
    day = (date(2019, 5, 2), date(2019, 5, 2))
    both: dict[str, Any] = {"decided": True, "dates": day}
    told = (
        statement(source, "Berlin veut exclure Huawei.", "DE", stance=100.0, **both),
        statement(source, "Washington menace Berlin.", "US", event=Event.THREATEN,
                  recipient="DE", stance=100.0, **both),
        statement(source, "Paris refuse d'exclure Huawei.", "FR", stance=0.0, **both),
    )  # fmt: skip
    with kept.Dossier.create(tmp_path / "d.db", SETUP) as made:
        made.add(reading(), SETUP)
        made.add(Reading(source, statements=told), SETUP)
    return tmp_path / "d.db"


def documented(method: str) -> list[str]:
    """The columns that a method's docstring lists."""
    text = getattr(Dossier, method).__doc__ or ""
    found = re.search(r"Columns: ([a-z0-9_,\s]+)[.;]", text)
    assert found is not None, method
    return [name.strip() for name in found[1].split(",")]


CALLS = {
    "statements": (),
    "quotations": (),
    "articles": (),
    "actors": (),
    "coders": (),
    "positions": (),
    "path": ("DE",),
    "changes": (),
    "saliences": (),
    "forecast": (),
}


@pytest.mark.parametrize("method", CALLS)
def test_columns_are_those_documented(place: Path, method: str) -> None:
    with Dossier.open(place) as dossier:
        found = getattr(dossier, method)(*CALLS[method])
    assert isinstance(found, pd.DataFrame)
    assert list(found.columns) == documented(method)
    assert list(found.columns) == list(COLUMNS["positions" if method == "path" else method])


@pytest.mark.parametrize("kind", ["pressure", "agreement", "conflict", "subtract", "actor-concept"])
def test_networks_have_their_columns(place: Path, kind: str) -> None:
    with Dossier.open(place) as dossier:
        found = dossier.network(kind)
        known = set(dossier.statements()["id"])
    assert len(found)
    ends = (list(found.columns[:6]), list(found.columns[-3:]))
    assert [*ends[0], *ends[1]] == documented("network")
    for ids in found["statements"]:
        assert ids
        assert set(ids) <= known


def test_days_are_days(place: Path) -> None:
    with Dossier.open(place) as dossier:
        told = dossier.statements(since="2019-05", until=date(2019, 5, 31))
        assert told["date_from"].dtype.kind == "M"
        assert dossier.positions(at="2019-05-31")["at"].dt.date.unique().tolist() == [
            date(2019, 5, 31)
        ]
        assert dossier.positions(actors=["DE"])["actor"].tolist() == ["DE"]
        with pytest.raises(InputError, match="is not a date"):
            dossier.positions(at="yesterday")


WHEN = {"statements": "since", "quotations": "since", "articles": "since"}
EARLY = {"positions": "as_of", "changes": "as_of", "saliences": "as_of"}


@pytest.mark.parametrize("method", [*WHEN, *EARLY])
def test_a_table_without_rows_has_the_same_columns_and_types(place: Path, method: str) -> None:
    day = {WHEN[method]: "2050"} if method in WHEN else {EARLY[method]: "1990"}
    with Dossier.open(place) as dossier:
        full, empty = getattr(dossier, method)(), getattr(dossier, method)(**day)
    assert len(empty) == 0
    assert list(empty.columns) == documented(method)
    for name in full.columns:
        if full[name].dtype.kind in "ifbM" and full[name].notna().any():
            assert empty[name].dtype.kind == full[name].dtype.kind, name


def test_what_is_not_said_is_unknown_not_false(place: Path) -> None:
    with Dossier.open(place) as dossier:
        told = dossier.statements()
    assert told["decided"].dtype == "boolean"
    assert told["decided"].isna().any()
    assert told["decided"].sum() >= 3


def test_a_network_of_an_empty_window_says_so(place: Path) -> None:
    with Dossier.open(place) as dossier, pytest.raises(EmptyWindow, match="choose a wider window"):
        dossier.network("pressure", since="1990", until="1991")


def test_unknown_names_list_known_ones(place: Path) -> None:
    with Dossier.open(place) as dossier:
        with pytest.raises(UnknownName, match="near: "):
            dossier.path("Atlantis")
        with pytest.raises(UnknownName, match="actor-concept"):
            dossier.network("friendship")


def test_a_notebook_shows_the_question(place: Path) -> None:
    with Dossier.open(place) as dossier:
        page = dossier._repr_html_()
        assert "Should Huawei be kept out?" in page
        assert "<b>100</b> excluded" in page
        assert "2 articles" in repr(dossier)


def test_opening_the_package_loads_no_pandas() -> None:
    code = "import sys, ralliement; assert 'pandas' not in sys.modules; ralliement.Dossier; "
    code += "assert 'pandas' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_table_without_rows_is_told() -> None:
    with pytest.raises(TableError, match="a table without actors"):
        forecast_table(pd.DataFrame())


def test_a_forecast_takes_the_options_of_the_command(place: Path, tmp_path: Path) -> None:
    chart = tmp_path / "outcome.svg"
    with Dossier.open(place) as dossier:
        listed = dossier.forecast(what_if=["DE.salience=20"], draws=20)
        found = dossier.forecast(what_if="DE.salience=20", draws=20, chart=chart)
        ruled = dossier.forecast(rule="majority", members="DE,FR", draws=20, unforeseen=False)
        assert any(
            "simple majority; members with a position: 2 (DE, FR)" in note
            for note in ruled.attrs["notes"]
        )
        equal = dossier.forecast(capability="equal", draws=20)
    pd.testing.assert_frame_equal(found, listed)
    assert chart.read_text().startswith("<svg")
    assert found.attrs["path"][-1].startswith("Outcome: ")
    assert not equal["median"].equals(listed["median"])


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"whatif": "x"}, UnknownName, "unknown option of a forecast 'whatif'; known: advisers"),
        ({"what_if": "DE"}, ScenarioError, "scenario 'DE' is not understood"),
        ({"chart": "nowhere/x.svg"}, InputError, "there is no folder nowhere"),
        ({"chart": "x.gif"}, UnknownName, "kind of picture"),
        ({"members": "DE"}, ForecastError, "of a rule"),
    ],
)
def test_options_that_cannot_be(
    place: Path, options: dict[str, Any], error: type[Exception], said: str
) -> None:
    with Dossier.open(place) as dossier, pytest.raises(error, match=said):
        dossier.forecast(draws=2, **options)


def test_a_typed_table_is_the_same_from_a_file_and_from_pandas(tmp_path: Path) -> None:
    given = pd.DataFrame({"actor": ["DE", "FR"], "position": [10.5, 50], "salience": [60, None]})
    given.to_csv(tmp_path / "a.csv", index=False)
    found, read = (forecast_table(one, draws=30, rounds=1) for one in (given, tmp_path / "a.csv"))
    pd.testing.assert_frame_equal(found.drop(columns="issue"), read.drop(columns="issue"))
    moved = forecast_table(given, what_if="DE.position=90", draws=30, rounds=1)
    assert moved["difference"].iloc[0] > 0
    assert moved["baseline"].iloc[0] == found["median"].iloc[0]
    with pytest.raises(DataFileError, match="table:1: DE: no position"):
        forecast_table(pd.DataFrame({"actor": ["DE"], "position": [None]}))


def test_issues_before_the_council(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("isnr,pde,sde,pfr,sfr,pit,sit\nfish,0,60,0,80,100,20\n")
    found = forecast_council(tmp_path / "q.csv")
    assert found["issue"].tolist() == ["fish"]
    assert found[[f"{point}" for point in range(0, 101, 5)]].sum(axis=1).tolist() == [
        pytest.approx(1)
    ]


def test_what_moves_a_forecast(place: Path) -> None:
    with Dossier.open(place) as dossier:
        moved = dossier.sensitivity(draws=20)
        assert moved["swing"].is_monotonic_decreasing
        assert 0 <= moved.attrs["outcome"] <= 100
        assert dossier.store.issue.id == "huawei-5g"


def test_the_snippet_about_a_dossier_runs(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[1] / "docs" / "models.md").read_text("utf-8")
    snippet = re.findall(r"```python\n(.*?)```", page, re.DOTALL)[1]
    monkeypatch.chdir(place.parent)
    place.rename("dispute.db")
    exec(compile(snippet, "docs/models.md", "exec"), {})
    assert "difference" in capsys.readouterr().out
    assert Path("outcome.svg").is_file()
