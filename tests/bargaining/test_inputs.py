"""Tables of actors from files, defaults of capability, and draws of what is not certain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from ralliement.bargaining import ActorTable
from ralliement.bargaining.capability import (
    capability_table,
    council_power,
    default_capabilities,
)
from ralliement.bargaining.estimates import Estimate, draw_bounded, draw_from_grid, draw_positive
from ralliement.bargaining.inputs import ActorInput, Inputs, draw_table
from ralliement.bargaining.typed.decide_files import read_decide
from ralliement.bargaining.typed.files import inputs_of, read_actors, read_inputs, read_tables
from ralliement.bargaining.typed.ktab_files import read_ktab
from ralliement.bargaining.typed.overrides import override
from ralliement.bargaining.typed.sources import read_pressure
from ralliement.cli import app
from ralliement.errors import DataFileError, TableError, UnknownName

CSV = """actor,position,salience,capability,position_lower_90,position_upper_90
US,100,90,0.13,,
DE,40,70,,20,60
huawei,0,95,,,
"""


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    return written(tmp_path, CSV)


def written(folder: Path, text: str, name: str = "actors.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_actors(actors: Path) -> None:
    table = read_actors(actors)
    assert table.actors == ("US", "DE", "huawei")
    assert table.issue == "actors"
    np.testing.assert_array_equal(table.positions, [[100, 40, 0]])
    np.testing.assert_allclose(table.salience, [[0.9, 0.7, 0.95]])
    germany = capability_table("cinc")["DE"]
    np.testing.assert_allclose(table.capability, [[0.13, germany, germany]])
    assert "weakest state (0.01659): huawei" in table.notes[0]


def test_draws_follow_the_interval(actors: Path) -> None:
    table = draw_table(read_inputs(actors), draws=4000, seed=3)
    assert (table.positions[:, [0, 2]] == [100, 0]).all()
    found = np.quantile(table.positions[:, 1], [0.05, 0.5, 0.95])
    np.testing.assert_allclose(found, [20, 40, 60], atol=2)


def test_draws_do_not_depend_on_the_others(actors: Path) -> None:
    inputs = read_inputs(actors)
    table = draw_table(inputs, draws=50, seed=3)
    alone = draw_table(Inputs(inputs.actors[1:2]), draws=50, seed=3)
    np.testing.assert_array_equal(table.positions[:, 1], alone.positions[:, 0])
    fewer = draw_table(inputs, draws=20, seed=3)
    np.testing.assert_array_equal(table.positions[:20], fewer.positions)
    other = draw_table(inputs, draws=50, seed=4)
    assert (table.positions[:, 1] != other.positions[:, 1]).any()


def test_unknown_salience_is_drawn_widely() -> None:
    inputs = Inputs((ActorInput("DE", Estimate(30.0)), ActorInput("FR", Estimate(60.0))))
    table = draw_table(inputs, draws=3000)
    assert "salience not given, taken as 50 (10..90): DE, FR" in table.notes
    np.testing.assert_allclose(
        np.quantile(table.salience, [0.05, 0.5, 0.95]), [0.1, 0.5, 0.9], atol=0.02
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty; begin with a line that names the columns"),
        ("actor,position\n", "no actor under the column names"),
        ("actor,positoin\nDE,1\n", "unknown column 'positoin'; known: actor, position, salience"),
        ("actor,salience\nDE,1\n", "no column 'position'"),
        ("actor,position\nDE,forty\n", "actors.csv:2: position: 'forty' is not a number"),
        ("actor,position\nDE,nan\n", "'nan' is not a number"),
        ("actor,position\nDE,140\n", "actors.csv:2: DE: position 140; allowed: 0..100"),
        ("actor,position\nDE,-1\n", "DE: position -1; allowed: 0..100"),
        ("actor,position,salience\nDE,1,101\n", "DE: salience 101; allowed: 0..100"),
        ("actor,position,capability\nDE,1,-2\n", "DE: capability -2; allowed: a number from 0"),
        ("actor,position\nDE,\n", "DE: no position; leave the actor out if unknown"),
        ("actor,position\nDE,1\nFR,2\nDE,3\n", "actors.csv:4: 'DE' is on line 2 already"),
        ("actor,position\n,3\n", "no actor; name it"),
        ("actor,position\nDE,3,4\n", "3 values for 2 columns"),
        ("actor,actor,position\nDE,DE,4\n", "column 'actor' twice"),
        (
            "actor,position,position_lower_90,position_upper_90\nDE,3,5,9\n",
            "DE: position 3 is outside its interval 5..9",
        ),
        (
            "actor,position,position_lower_90\nDE,3,1\n",
            "an interval needs both lower_90 and upper_90",
        ),
        (
            "actor,position,salience\nDE,3,0\nFR,5,0\n",
            "nobody has any weight: capability times salience is zero for every actor",
        ),
    ],
)
def test_bad_tables(tmp_path: Path, text: str, message: str) -> None:
    from ralliement.bargaining.models import WeightedMean

    with pytest.raises((DataFileError, TableError)) as caught:
        WeightedMean().run(read_actors(written(tmp_path, text)))
    assert message in str(caught.value)


def test_every_mistake_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "actor,position,salience\nDE,400,20\nFR,x,5\nUS,3,-4\n")
    with pytest.raises(DataFileError) as caught:
        read_inputs(path)
    told = [mistake.removeprefix(f"{path}:") for mistake in caught.value.mistakes]
    assert told == [
        "2: DE: position 400; allowed: 0..100",
        "3: position: 'x' is not a number",
        "4: US: salience -4; allowed: 0..100",
    ]


def test_mistakes_of_several_kinds_are_all_named(tmp_path: Path) -> None:
    head = "actor,position,salience,salience_lower_90,salience_upper_90\n"
    path = written(tmp_path, f"{head}DE,400,x\n,3,300\nDE,y,5,7,\nFR,1,2,3,4,5\nIT,300,,1,2\n")
    with pytest.raises(DataFileError) as caught:
        read_inputs(path)
    told = [mistake.removeprefix(f"{path}:") for mistake in caught.value.mistakes]
    assert told == [
        "2: 3 values for 5 columns",
        "2: salience: 'x' is not a number",
        "2: DE: position 400; allowed: 0..100",
        "3: 3 values for 5 columns",
        "3: no actor; name it by ISO code or a word of your own",
        "3: ?: salience 300; allowed: 0..100",
        "4: position: 'y' is not a number",
        "4: 'DE' is on line 2 already",
        "4: DE: salience: an interval needs both lower_90 and upper_90",
        "5: 6 values for 5 columns",
        "5: FR: salience 2 is outside its interval 3..4; the value must lie within",
        "6: IT: position 300; allowed: 0..100",
        "6: IT: bounds of salience without a salience",
    ]


def test_a_spreadsheet_from_france(tmp_path: Path) -> None:
    """Semicolons, decimal commas, Windows-1252, French names of columns, empty columns."""
    path = tmp_path / "tableau.csv"
    text = (
        "Acteur;Position;Importance;Capacité;position_lower_90;position_upper_90;;\r\n"
        "DE;40,5;60;0,0166;20,25;60;;\r\nSuède;3;4,5;1 234,5;;;;\r\n;;;;;;;\r\n"
    )
    path.write_bytes(text.encode("cp1252"))
    inputs = read_inputs(path)
    assert [one.actor for one in inputs.actors] == ["DE", "Suède"]
    germany, sweden = inputs.actors
    assert germany.position == Estimate(40.5, 20.25, 60)
    assert (sweden.salience, sweden.capability) == (Estimate(4.5), Estimate(1234.5))
    assert "read as Windows-1252" in inputs.notes[0]
    plain = written(tmp_path, text)
    assert read_inputs(plain).notes == ()
    assert read_inputs(plain).actors[1].salience == sweden.salience
    network = written(tmp_path, "source;cible;poids\nDE;Suède;1,5\n", "p.csv")
    assert read_pressure(network) == {("DE", "Suède"): 1.5}


@pytest.mark.parametrize(
    ("separator", "cell", "value"),
    [
        (";", "1,200", 1.2),
        (",", '"40,5"', 40.5),
        (",", '"0,133"', 0.133),
        ("\t", "40,5", 40.5),
        (";", "1 234", 1234.0),
        (";", "1\u202f234,5", 1234.5),
        (",", "-3", -3.0),
        (",", ".5", 0.5),
        (",", "1e3", 1000.0),
    ],
)
def test_numbers_as_people_write_them(
    tmp_path: Path, separator: str, cell: str, value: float
) -> None:
    text = f"actor{separator}position\nDE{separator}{cell}\n"
    found = read_inputs(written(tmp_path, text), scale=(-2000.0, 2000.0))
    assert found.actors[0].position == Estimate(value)


@pytest.mark.parametrize("text", ["actor\tposition\nDE\t1\n", "actor,position\nDE,1\n"])
def test_utf_16_as_spreadsheets_write_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("utf-16"))
    assert read_inputs(path).actors[0].position == Estimate(1.0)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('"1,200"', "position: '1,200' may be 1.200 or 1200; write one of these"),
        ('"1.200,5"', "position: '1.200,5' is not a number"),
        ('"12 34"', "position: '12 34' is not a number"),
    ],
)
def test_a_number_that_may_be_two_things_is_refused(tmp_path: Path, cell: str, said: str) -> None:
    with pytest.raises(DataFileError, match="actors.csv:2: ") as caught:
        read_inputs(written(tmp_path, f"actor,position\nDE,{cell}\n"), scale=(0.0, 2000.0))
    assert str(caught.value).endswith(said)


@pytest.mark.parametrize("scale", [(100.0, 0.0), (5.0, 5.0), (0.0, float("nan"))])
def test_ends_of_a_scale_that_are_not_in_order(actors: Path, scale: tuple[float, float]) -> None:
    with pytest.raises(TableError, match="the low end comes first"):
        read_inputs(actors, scale=scale)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda place: place.mkdir(), "a folder; give a file in it"),
        (
            lambda place: place.write_bytes(b"\x89PNG\r\n\x1a\n\0\0"),
            "not a text file; from a spread",
        ),
        (
            lambda place: place.write_bytes(b"SQLite format 3\0 more"),
            "a dossier; wanted a table as",
        ),
    ],
)
def test_what_is_no_table(tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    place = tmp_path / "thing"
    make(place)
    for read in (read_inputs, read_pressure, read_tables):
        with pytest.raises(DataFileError, match=f"thing: {said}"):
            read(place)


def test_mistakes_in_a_network(tmp_path: Path) -> None:
    path = written(tmp_path, "weight,source,target\n3\n-1,US,DE\nx,US,DE\n", "pressure.csv")
    with pytest.raises(DataFileError) as caught:
        read_pressure(path)
    told = [mistake.removeprefix(f"{path}:") for mistake in caught.value.mistakes]
    assert told == [
        "2: 1 values for 3 columns",
        "3: weight -1; allowed: a number from 0",
        "4: weight: 'x' is not a number",
    ]


@pytest.mark.parametrize("name", ["gone.db", "gone.sqlite3", "sqlite:///gone.db"])
def test_a_dossier_that_is_not_there(name: str) -> None:
    """Not taken for a table of actors; one line, and no file is made."""
    result = CliRunner().invoke(app, ["forecast", name])
    assert result.exit_code == 2
    assert result.output.startswith("gone.")
    assert "no such dossier; make it with `ralliement read" in result.output
    assert result.output.count("\n") == 1
    assert not Path("gone.db").exists()


def test_no_file() -> None:
    with pytest.raises(DataFileError, match="no such file"):
        read_inputs("nowhere.csv")


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(DataFileError, match="not a text file"):
        read_inputs(path)


def test_saliences_as_shares(tmp_path: Path) -> None:
    table = read_actors(written(tmp_path, "Actor,Position,Salience\nDE,1,0.5\nFR,2,1\n"))
    np.testing.assert_allclose(table.salience, [[0.5, 1.0]])
    assert "read as shares of 1" in table.notes[0]


def test_overrides(tmp_path: Path, actors: Path) -> None:
    path = written(
        tmp_path,
        "huawei: {capability: 0.002}\nDE: {salience: {value: 80, lower_90: 70, upper_90: 90}}\n",
        "mine.yaml",
    )
    inputs = override(read_inputs(actors), path)
    assert inputs.actors[2].capability == Estimate(0.002)
    assert inputs.actors[1].salience == Estimate(80, 70, 90)
    assert inputs.actors[1].position == Estimate(40, 20, 60)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CN: {salience: 3}", "unknown actor 'CN'; known: DE, US, huawei"),
        ("DE: {salienc: 3}", "DE: unknown field 'salienc'; known: position, salience, capability"),
        ("DE: {salience: much}", "DE: salience: 'much'; wanted a number"),
        ("DE: {salience: yes}", "wanted a number"),
        ("DE: {salience: 300}", "salience 300; allowed: 0..100"),
        ("DE: 3", "DE: give fields"),
        ("- DE", "wanted actors with their fields"),
        ("DE: {", "not YAML"),
    ],
)
def test_bad_overrides(tmp_path: Path, actors: Path, text: str, message: str) -> None:
    with pytest.raises(DataFileError) as caught:
        override(read_inputs(actors), written(tmp_path, text, "mine.yaml"))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"positions": [1.0, 101.0]}, "FR: position 101; allowed: 0..100"),
        ({"positions": [1.0, np.nan]}, "FR: position nan"),
        ({"salience": [0.5, 1.5]}, "FR: salience 1.5; allowed: 0..1"),
        ({"capability": [-0.5, 1.5]}, "DE: capability -0.5; allowed: a number from 0"),
        ({"capability": [np.inf, 1.5]}, "DE: capability inf"),
        ({"positions": [1.0]}, "position: 1 values for 2 actors"),
        ({"positions": np.zeros((3, 2)), "salience": np.ones((2, 2))}, "numbers of draws differ"),
        ({"actors": ["DE", "DE"]}, "actor named twice: DE"),
        ({"actors": [], "positions": []}, "a table without actors"),
        ({"status_quo": 150.0}, "status quo 150 is off the scale 0..100"),
        ({"scale": (100.0, 0.0)}, "scale 100..0"),
        ({"pressure": np.zeros((3, 3))}, "pressure: give a square of 2 by 2"),
        ({"pressure": -np.ones((2, 2))}, "pressure: every weight must be a number from 0"),
    ],
)
def test_bad_records(more: dict[str, object], message: str) -> None:
    given: dict[str, object] = {"actors": ["DE", "FR"], "positions": [1.0, 2.0], **more}
    with pytest.raises(TableError) as caught:
        ActorTable.of(given.pop("actors"), given.pop("positions"), **given)  # type: ignore[arg-type]
    assert message in str(caught.value)


@settings(deadline=None, max_examples=40)
@given(
    middle=st.floats(1, 99),
    below=st.floats(0.5, 30),
    above=st.floats(0.5, 30),
)
def test_bounded_draws_hold_nine_in_ten(middle: float, below: float, above: float) -> None:
    estimate = Estimate(middle, max(0.0, middle - below), min(100.0, middle + above))
    drawn = draw_bounded(estimate, (0.0, 100.0), (np.arange(2000) + 0.5) / 2000)
    assert drawn.min() >= 0
    assert drawn.max() <= 100
    lower, upper = estimate.lower_90 or 0.0, estimate.upper_90 or 0.0
    inside = ((drawn >= lower - 1e-9) & (drawn <= upper + 1e-9)).mean()
    assert inside >= 0.9 - 1e-3
    assert np.median(drawn) == pytest.approx(middle, abs=0.1)


def test_capability_draws_hold_nine_in_ten() -> None:
    estimate = Estimate(2.0, 1.0, 8.0)
    drawn = draw_positive("DE", estimate, (np.arange(2000) + 0.5) / 2000)
    np.testing.assert_allclose(np.quantile(drawn, [0.05, 0.5, 0.95]), [1, 2, 8], rtol=0.01)
    with pytest.raises(TableError, match="an interval from 0"):
        draw_positive("DE", Estimate(2.0, 0.0, 8.0), np.array([0.5]))


def test_draws_from_a_posterior() -> None:
    grid = np.linspace(0, 100, 101)
    weights = np.exp(-0.5 * ((grid - 30) / 5) ** 2) + np.exp(-0.5 * ((grid - 80) / 5) ** 2)
    drawn = draw_from_grid(grid, weights, (np.arange(5000) + 0.5) / 5000)
    assert (drawn < 55).mean() == pytest.approx(0.5, abs=0.01)
    assert np.abs(drawn - 55).min() > 2
    with pytest.raises(TableError, match="weights from 0"):
        draw_from_grid(grid, -weights, np.array([0.5]))
    posterior = np.stack([grid, weights], axis=1)
    inputs = Inputs((ActorInput("DE", Estimate(55.0), posterior=posterior),))
    assert draw_table(inputs, draws=500).positions.std() > 20


@pytest.mark.parametrize(
    ("table", "state", "value"),
    [
        ("cinc", "CN", 0.2306),
        ("cinc", "US", 0.1331),
        ("cinc", "IN", 0.0868),
        ("cinc", "RU", 0.0365),
        ("cinc", "JP", 0.0330),
        ("cinc", "KR", 0.0233),
        ("cinc", "BR", 0.0233),
        ("cinc", "DE", 0.0166),
        ("cinc", "ID", 0.0162),
        ("cinc", "IR", 0.0153),
        ("cinc", "AU", 0.00685),
        ("cinc", "AT", 0.001854),
        ("cinc", "CH", 0.001419),
        ("gdp", "DE", 3974),
    ],
)
def test_capability_of_states(table: str, state: str, value: float) -> None:
    """Codes of the Correlates of War are not ISO: AUS is Austria there, SWZ Switzerland."""
    assert capability_table(table)[state] == pytest.approx(value, rel=0.005)


def test_council_votes() -> None:
    assert sum(council_power(2004).values()) == 87
    assert sum(council_power(2010).values()) == 352
    assert council_power(2015)["DE"] == pytest.approx(80.5, abs=0.1)
    assert set(council_power(2010)) == set(council_power(2020))


def test_the_union_is_its_members_that_are_not_there() -> None:
    known = capability_table("gdp")
    present = ["EU", "DE", "FR", "US"]
    members = [state for state in council_power(2010) if state not in ("DE", "FR")]
    for day, left in ((date(2019, 5, 31), set()), (date(2020, 7, 31), {"GB"}), (None, {"GB"})):
        found = default_capabilities(["EU"], "gdp", present=present, day=day)
        assert found.values["EU"] == pytest.approx(sum(known[s] for s in members if s not in left))
    assert found.notes == ()


def test_unknown_actors_weigh_as_the_weakest_state_there() -> None:
    found = default_capabilities(["huawei"], "cinc", present=["US", "MT", "huawei"])
    assert found.values["huawei"] == capability_table("cinc")["MT"]
    assert default_capabilities(["a"], "equal").values == {"a": 1.0}
    with pytest.raises(UnknownName, match="known: cinc, council-population"):
        default_capabilities(["a"], "power")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#A\tDE\n#P\tp\n#D\tDE\tq\t1\t1\t1\n", "d.txt:3: unknown issue 'q'; known: p"),
        ("#A\tDE\n#P\tp\n#D\tFR\tp\t1\t1\t1\n", "d.txt:3: unknown actor 'FR'; known: DE"),
        ("#A\tDE\n#P\tp\n#D\tDE\tp\tx\t1\t1\n", "d.txt:3: position: 'x' is not a number"),
        (
            "#A\tDE\n#P\tp\n#D\tDE\tp\t1\t1.5\t-1\n",
            "d.txt:3: DE: salience 1.5; allowed: 0..1\nd.txt:3: DE: power -1; allowed: a number",
        ),
        (
            "#A\tDE\n#P\tp\n#M\tp\t0\n#M\tp\t10\n#D\tDE\tp\t20\t1\t1\n",
            "d.txt:5: DE: position 20; allowed: 0..10",
        ),
        (
            "#A\tDE\n#P\tp\n#D\tDE\tp\t1\t1\t1\n#D\tDE\tp\t2\t1\t1\n",
            "d.txt:4: 'DE' is on line 3 already, for 'p'",
        ),
        ("#A\tDE\n#Z\tp\n", "'#Z' with 2 fields; known: #A with 2"),
        ("#A\tDE\n#P\tp\n", "no #D line"),
    ],
)
def test_bad_decide_files(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read_decide(written(tmp_path, text, "d.txt"))
    assert message in str(caught.value).replace(f"{tmp_path}/", "")


def test_decide_files_take_the_scale_from_their_points(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "#A\tDE\n#A\tFR\n#P\tp\n#M\tp\t-90\n#M\tp\t10\n#D\tDE\tp\t-40\t.5\t2\n#D\tFR\tp\t10\t1\t1\n",
        "d.txt",
    )
    tables = read_tables(path)
    assert tables is not None
    assert (tables[0].scale, tables[0].issue) == ((-90.0, 10.0), "p")
    np.testing.assert_array_equal(tables[0].positions, [[-40, 10]])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,2,1\nActor,Description,Influence,x Position,x Salience\n", "has two lines of names"),
        ("a,1,1\nActor,Influence,x Position\nb,1,2\n", "wanted: Actor, Description, Influence"),
        (
            "a,2,1\nActor,Description,Influence,x Position,x Salience\nb,B,1,2,3\n",
            "2 actors announced, 1 given",
        ),
        (
            "a,1,1\nActor,Description,Influence,x Position,x Salience\nb,B,1,2\n",
            "k.csv:3: 4 values; wanted 5",
        ),
        (
            "a,1,1\nActor,Description,Influence,x Position,x Salience\nb,B,1,2,x\n",
            "k.csv:3: x Salience: 'x' is not a number",
        ),
        (
            "a,3,1\nActor,Description,Influence,x Position,x Salience\n"
            "b,B,-1,200,3\nc,C,1,2,101\nb,B,1,2,3\n",
            "k.csv:3: b: Influence -1; allowed: a number from 0\n"
            "k.csv:3: b: x Position 200; allowed: 0..100\n"
            "k.csv:4: c: x Salience 101; allowed: 0..100\nk.csv:5: 'b' is on line 3 already",
        ),
    ],
)
def test_bad_ktab_files(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read_ktab(written(tmp_path, text, "k.csv"))
    assert message in str(caught.value).replace(f"{tmp_path}/", "")


def test_kinds_of_files(tmp_path: Path, actors: Path) -> None:
    assert read_tables(actors) is None
    path = written(
        tmp_path,
        "a,1,1\nActor,Description,Influence,x Position,x Salience\nb,B,1,2,3\n",
        "k.csv",
    )
    found = read_tables(path)
    assert found is not None
    assert found[0].issue == "x"
    again = inputs_of(found[0])
    assert again.actors[0].salience == Estimate(pytest.approx(3.0))


def test_states_are_known_by_their_names() -> None:
    by_name = default_capabilities(["États-Unis", "UK", "Russia"], present=["États-Unis", "UK"])
    by_code = default_capabilities(["US", "GB", "RU"])
    assert list(by_name.values.values()) == list(by_code.values.values())
    assert by_name.notes == ()
    whole = default_capabilities(["European Union"], present=["France"], day=date(2019, 1, 1))
    without = default_capabilities(["EU"], present=["FR"], day=date(2019, 1, 1))
    assert whole.values["European Union"] == without.values["EU"]


def test_who_cares_unknown_cares_for_something() -> None:
    alone = Inputs((ActorInput("FR", Estimate(40.0)),))
    assert draw_table(alone, draws=20_000, seed=3).salience.min() > 0
