"""The quality gate: that it holds today, and that it goes red when it should."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from quality import gate
from quality.figures import Figure, Kind, Measured
from quality.floors import FLOORS, Floors, FloorsError, load_floors, save_floors
from quality.gate import changed, main, measured_now
from quality.material import Material, digest
from quality.sentences import Files, records, write_records
from quality.tasks import EXAMPLES, OTHER_LANGUAGES, TRACKER, all_tasks, measure
from quality.verdict import faults, raised
from ralliement.errors import DataFileError
from ralliement.evaluation.given_files import load_given

WHY = "The labels of twelve sentences were corrected."


@pytest.fixture(scope="session")
def now() -> list[Measured]:
    """Everything measured, once for all tests: the articles are read once."""
    return measured_now()


@pytest.mark.model
def test_nothing_is_worse_than_it_is_held_to(now: list[Measured]) -> None:
    wrong = faults(now, load_floors())
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def made(accuracy: float | None = 0.6, error: float = 5.0, data: str = "a" * 64) -> Measured:
    """What a task might measure."""
    figures = (Figure("accuracy", accuracy), Figure("error", error, Kind.DISTANCE))
    return Measured("events/fr", data, figures)


@pytest.fixture
def floors() -> Floors:
    """What is held once that was pinned: accuracy 0.59, error 5.5."""
    return raised([made()], {})


def test_a_floor_lies_a_margin_away(floors: Floors) -> None:
    assert floors["events/fr"].floors == {"accuracy": 0.59}
    assert floors["events/fr"].ceilings == {"error": 5.5}
    assert faults([made(accuracy=0.591, error=5.49)], floors) == []


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        ([made(accuracy=0.58)], "events/fr: accuracy is 0.580, below its floor 0.590"),
        ([made(error=5.6)], "events/fr: error is 5.600, above its ceiling 5.500"),
        ([made(accuracy=None)], "events/fr: accuracy is held at 0.59 but could not be measured"),
        ([made(data="b" * 64)], "events/fr: its data changed (aaaaaaaa → bbbbbbbb)"),
        ([], "events/fr: is held but no longer measured"),
        ([replace(made(), failure="no such file")], "events/fr: cannot be measured: no such file"),
        ([made(), Measured("events/de", "a", ())], "events/de: has no floors yet"),
        (
            [replace(made(), figures=(*made().figures, Figure("macro-F1", 0.5)))],
            "events/fr: macro-F1 has no floor yet",
        ),
        ([replace(made(), figures=made().figures[1:])], "accuracy is held at 0.59 but could not"),
    ],
)
def test_it_goes_red(floors: Floors, measured: list[Measured], said: str) -> None:
    found = faults(measured, floors)
    assert len(found) == 1
    assert said in found[0]


def test_raising_lowers_nothing(floors: Floors) -> None:
    after = raised([made(accuracy=0.7, error=9.0)], floors)
    assert after["events/fr"].limits == {"accuracy": 0.69, "error": 5.5}
    assert faults([made(accuracy=0.7, error=9.0)], after) != []


def test_raising_takes_changed_data_only_if_no_figure_fell(floors: Floors) -> None:
    good, bad = made(accuracy=0.8, data="b" * 64), made(accuracy=0.5, data="b" * 64)
    assert faults([good], raised([good], floors)) == []
    assert raised([bad], floors) == floors
    assert raised([replace(good, failure="no such file")], floors) == floors


def test_lowering_sets_what_fell_and_keeps_the_sentence(floors: Floors) -> None:
    fallen = made(accuracy=0.5, error=2.0, data="b" * 64)
    after = changed([fallen], floors, [("events/fr", WHY)], raising=False)
    assert after["events/fr"].limits == {"accuracy": 0.49, "error": 5.5}
    note = f"accuracy 0.59 → 0.49, data aaaaaaaa → bbbbbbbb: {WHY}"
    assert after["events/fr"].lowered == (note,)
    assert faults([fallen], after) == []
    again = changed([made(data="b" * 64)], after, [], raising=True)
    assert again["events/fr"].lowered == (note,)
    assert again["events/fr"].limits == {"accuracy": 0.59, "error": 5.5}


def test_lowering_leaves_the_other_tasks(floors: Floors) -> None:
    both = {**floors, "events/en": floors["events/fr"]}
    measured = [made(accuracy=0.5), replace(made(accuracy=0.5), task="events/en")]
    after = changed(measured, both, [("events/fr", WHY)], raising=True)
    assert after["events/en"] == both["events/en"]
    assert [line.split(":")[0] for line in faults(measured, after)] == ["events/en"]


def test_a_task_is_left_out_with_a_sentence_only(floors: Floors) -> None:
    after = changed([], floors, [("events/fr", WHY)], raising=True)
    assert after["events/fr"].lowered == (f"left out: {WHY}",)
    assert faults([], after) == []
    assert "has no floors yet" in faults([made()], after)[0]


@pytest.mark.parametrize(
    ("measured", "task", "why", "said"),
    [
        (made(accuracy=0.5), "events/fr", "because", "is no reason"),
        (made(accuracy=0.5), "events/fr", " ", "is no reason"),
        (made(), "events/fr", WHY, "nothing to lower"),
        (made(), "events/it", WHY, "unknown task 'events/it'; known: events/fr"),
        (replace(made(), failure="no such file"), "events/fr", WHY, "cannot be measured"),
    ],
)
def test_what_lowering_refuses(
    floors: Floors, measured: Measured, task: str, why: str, said: str
) -> None:
    with pytest.raises(FloorsError, match=said):
        changed([measured], floors, [(task, why)], raising=False)


def test_floors_come_back_as_they_were(floors: Floors, tmp_path: Path) -> None:
    place = tmp_path / "floors.yaml"
    assert load_floors(place) == {}
    held = changed([made(accuracy=0.5)], floors, [("events/fr", WHY)], raising=False)
    save_floors(held, place)
    assert load_floors(place) == held


def test_floors_changed_by_hand_are_refused(floors: Floors, tmp_path: Path) -> None:
    place = tmp_path / "floors.yaml"
    save_floors(floors, place)
    place.write_text(place.read_text("utf-8").replace("0.59", "0.49"), "utf-8")
    with pytest.raises(FloorsError, match="was not written by the gate"):
        load_floors(place)


def test_the_command(
    floors: Floors,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = tmp_path / "floors.yaml"
    save_floors(floors, place)
    monkeypatch.setattr(gate, "measured_now", lambda **_: [made(accuracy=0.5)])

    def run(*options: str) -> tuple[int, str]:
        code = main(["--floors", str(place), *options])
        told = capsys.readouterr()
        return code, told.out + told.err

    code, told = run()
    assert code == 1
    assert told.endswith("accuracy is 0.500, below its floor 0.590\nRED: 1 faults\n")
    assert run("--raise")[0] == 1
    assert load_floors(place) == floors
    assert run("--lower", "events/fr", "no")[0] == 2
    assert load_floors(place) == floors
    assert run("--lower", "events/fr", WHY)[0] == 0
    code, told = run()
    assert code == 0
    assert told.endswith("\nGREEN\n")


def test_the_digest_is_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one", "utf-8")
    before = digest([tmp_path])
    assert before == digest([tmp_path / "a.txt"])
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    renamed = digest([tmp_path])
    (tmp_path / "b.txt").write_text("two", "utf-8")
    assert len({before, renamed, digest([tmp_path])}) == 3


def test_a_task_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    def fail(_material: object) -> tuple[Figure, ...]:
        raise DataFileError([f"{tmp_path}/gold.csv:3: actor: is empty", "gold.csv:4: actor: is"])

    one = replace(all_tasks()[0], figures=fail)
    other = replace(one, name="other", figures=lambda _material: (Figure("accuracy", 0.5),))
    found = list(measure([one, other], Material(tmp_path)))
    assert [each.failure for each in found] == ["DataFileError: gold.csv:3: actor: is empty", None]


def test_every_task_has_floors_unless_nobody_reads_its_language() -> None:
    keys = {task.key for task in all_tasks()}
    assert len(keys) == len(all_tasks())
    assert set(load_floors()) <= keys
    held = {key for key in keys if not key.startswith("events/world+5g/")}
    assert held <= set(load_floors())
    assert all(path.exists() for task in all_tasks() for path in task.data)


def test_acts_of_a_labelled_sentence() -> None:
    lines = [("x-2", "[Paris|1] presse [Rome|2] : [elle|1] veut [des bus|s].", "1>2 REQUEST a 0")]
    assert list(records(lines, "fr")) == [
        {
            "id": "x-2 1>2",
            "event": "REQUEST",
            "text": "Paris presse Rome : elle veut des bus.",
            "language": "fr",
            "textInfo": {"markup": "(SRC: Paris) presse (TAR: Rome) : (SRC: elle) veut des bus."},
        }
    ]
    assert list(records([("x-2", "[Paris|1] hésite.", "1>- - asserted 50")], "fr")) == []
    assert list(records([("x-2", "Il pleut.", "-")], "fr")) == []


@pytest.mark.parametrize("language", ["fr", "en", *OTHER_LANGUAGES])
def test_the_spans_of_all_acts_are_their_marks(language: str, tmp_path: Path) -> None:
    task = next(t for t in all_tasks() if t.name.startswith("events") and t.language == language)
    files: Files = task.figures.args[0]  # type: ignore[attr-defined]
    place = write_records(files, tmp_path / "acts.json")
    given = load_given(place).sentences
    assert len({line[0] for line in files.lines()}) >= 60
    assert len(given) == len(json.loads(place.read_text("utf-8"))) >= 60
    marked = {number: sentence for number, sentence, _ in files.lines()}
    for one in given:
        number, act = one.name.split()
        for actor, spans in zip(act.split(">"), (one.actors, one.targets), strict=True):
            words = [one.text[start:end] for start, end in spans]
            assert bool(words) is (actor != "-")
            assert all(f"[{each}|{actor}]" in marked[number] for each in words)


def test_the_tracker_rests_on_articles() -> None:
    with TRACKER.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    files = {path.stem for path in EXAMPLES.articles.iterdir()}
    assert len({row["actor"] for row in rows}) >= 15
    for row in rows:
        source = row["article"]
        assert source in files or source.rsplit("-", 1)[0] in files, row
        assert source not in files or source[:7] <= row["as_of"][:7], row
        assert len(row["says"].split()) >= 2, row


def test_the_gate_is_told_of() -> None:
    told = (FLOORS.parent.parent / "CONTRIBUTING.md").read_text("utf-8")
    assert all(words in told for words in ("make gate", "--raise", "--lower"))
