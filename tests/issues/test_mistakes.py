"""Each kind of mistake in a pack gives its file, its line, its field and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ralliement.errors import DataFileError, UnknownName
from ralliement.issues import check_pack, load_pack

# (text to replace, replacement, line, field, words of the message)
ONE_MISTAKE = [
    ("id: toll-bridge", "id: Toll Bridge", 1, "id", "small letters"),
    ("id: toll-bridge\n", "", 1, "id", "is missing"),
    ("id: toll-bridge", "id: 12", 1, "id", "12 must be text; put it in quotes"),
    ("id: toll-bridge", "id:", 1, "id", "(nothing) must be text"),
    ("status_quo: 0", "status_quo: 120", 10, "status_quo", "120 must be a number from 0 to 100"),
    ("status_quo: 0", "status_quo: .nan", 10, "status_quo", "a number from 0 to 100"),
    ("status_quo: 0", "status_quo: true", 10, "status_quo", "True must be a number"),
    ("status_quo: 0", 'status_quo: "0"', 10, "status_quo", "'0' must be a number"),
    ("status_quo: 0", "statusquo: 0", 10, "statusquo", "did you mean status_quo?"),
    ("status_quo: 0", "status_quo: 0\nid: other", 11, "id", "already at line 1"),
    ("    id: free\n", "    id: free\n    value: 1\n", 7, "points[0].value", "already at line 5"),
    ("    id: free\n", "    id: free\n    colour: red\n", 7, "points[0].colour", "unknown field"),
    ("    id: free\n", "", 5, "points[0].id", "is missing"),
    ("id: toll, ", "id: free, ", 9, "points[1].id", "points[0]"),
    ("    id: free\n", "    id: free\n    means: stop\n", 7, "points[0].means",
     "'stop' is not known; allowed: 'end', 'block', 'suspend', 'conditions' or 'proceed'"),
    ("    id: free\n", "    id: free\n    means: end\n", 4, "points",
     "no point means proceed; give means: proceed to one of them"),
    ("{value: 100, id", "{value: 90, id", 4, "points", "no point at 100"),
    ("{value: 100, id", "{value: 0, id", 9, "points[1].value", "use it once"),
    ("{en: toll}", "{}", 9, "points[1].label", "language en is missing"),
    ("{en: toll}", "{en: ' '}", 9, "points[1].label.en", "must not be empty"),
    ("{en: toll}", "{en: toll, fr: péage}", 9, "points[1].label.fr", "the question has no fr"),
    ("{en: toll}", "[toll]", 9, "points[1].label", "must be a mapping"),
    ("  en: Should", "  eng: Should", 3, "question.eng", "two small letters"),
    ("[CH, acme-haulage]", "[CH, Acme]", 11, "subject_actors[1]", "a state as two capitals"),
    ("[CH, acme-haulage]", "acme", 11, "subject_actors", "must be a list"),
    ("[lorry, heavy goods vehicle]", "[]", 13, "subject.en", "too few entries"),
    ("[lorry, heavy goods vehicle]", "[lorry, Lorry]", 13, "subject.en[1]", "keep one"),
    ("[lorry, heavy goods vehicle]", "[lorry, 7]", 13, "subject.en[1]", "put it in quotes"),
    ("  en: [bridge]", "  de: [Brücke]", 14, "field", "language en is missing"),
    ("[charge, make * pay]", "[charge, '*']", 19, "cues.en.100.measures[1]", "holds no word"),
    ("[charge, make * pay]", "[charge, '']", 19, "cues.en.100.measures[1]", "not be empty"),
    ("[charge, make * pay]", "['* pay']", 19, "cues.en.100.measures[0]", "begins or ends"),
    ("measures: [exempt]", "measures: [Charge]", 22, "cues.en.0.measures[0]", "en/100/measures"),
    ("measures: [exempt]", "mesures: [exempt]", 22, "cues.en.0.mesures", "did you mean measures?"),
    ("    100:\n      meas", "    101:\n      meas", 18, "cues.en.101", "0 to 100"),
    ("    100:\n      meas", "    high:\n      meas", 18, "cues.en.high", "0 to 100"),
    ("{100: 0, 0: 100}", "{100: 0}", 24, "opposite", "no entry for 0, which cues.en"),
    ("{100: 0, 0: 100}", "{100: 0, 0: 140}", 24, "opposite.0", "a number from 0 to 100"),
    ("    none: [The", "    often: [The", 28, "examples.en.often", "or none"),
    ("    none: [The council talked about lorries on the bridge.]",
     "    none: [The council wants every lorry to pay.]", 28, "examples.en.none[0]", "twice"),
    ("  toll: [50, 100]", "  toll: [60, 100]", 31, "trackers.toll", "nothing covers 50 to 60"),
    ("  toll: [50, 100]", "  toll: [40, 100]", 31, "trackers.toll", "overlaps free"),
    ("  toll: [50, 100]", "  toll: [50, 90]", 29, "trackers", "nothing covers 90 to 100"),
    ("  toll: [50, 100]", "  toll: [50, 100, 3]", 31, "trackers.toll", "[low, high]"),
    ("  toll: [50, 100]", "  toll: 50", 31, "trackers.toll", "two numbers"),
    ("  toll: [50, 100]", "  toll: [50, 100", 32, "syntax", "not valid YAML"),
    ("  en: [bridge]", "\ten: [bridge]", 15, "syntax", "not valid YAML"),
    ("  en: [bridge]", "  en: [*bridge]", 15, "syntax", "undefined alias"),
    ("[CH, acme-haulage]", "&a [CH, *a]", 11, "subject_actors[1]", "alias is not allowed"),
    ("  en: [bridge]", "  en: [brid\x07ge]", 15, "encoding", "U+0007"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "field", "words"), ONE_MISTAKE)
def test_a_mistake_is_named_by_line_and_field(
    tmp_path: Path, small_pack: str, old: str, new: str, line: int, field: str, words: str
) -> None:
    assert small_pack.count(old) == 1
    path = tmp_path / "mine.yaml"
    path.write_text(small_pack.replace(old, new), encoding="utf-8")
    mistakes = check_pack(path)
    assert any(
        mistake.startswith(f"{path}:{line}: {field}: ") and words in mistake for mistake in mistakes
    ), mistakes
    with pytest.raises(DataFileError) as caught:
        load_pack(path)
    assert list(caught.value.mistakes) == mistakes


def test_all_mistakes_are_named_at_once_in_the_order_of_their_lines(
    tmp_path: Path, small_pack: str
) -> None:
    path = tmp_path / "mine.yaml"
    broken = small_pack.replace("status_quo: 0", "status_quo: -1").replace("toll: [50", "toll: [70")
    path.write_text(broken.replace("make * pay", "'*'"), encoding="utf-8")
    lines = [int(mistake.removeprefix(f"{path}:").split(":")[0]) for mistake in check_pack(path)]
    assert lines == [10, 19, 31]


def test_a_sound_pack_has_no_mistakes(tmp_path: Path, small_pack: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(small_pack, encoding="utf-8")
    assert check_pack(path) == []


# (bytes of the file, line, field, words)
BAD_FILES = [
    (b"", 1, "file", "is empty"),
    (b" \n\n", 1, "file", "is empty"),
    (b"# only a comment\n", 1, "file", "holds no data"),
    (b"id: a\nquestion:\n  fr: d\xe9j\xe0 vu\n", 3, "encoding", "byte 0xe9 is not UTF-8"),
    ("id: é".encode("utf-16"), 1, "encoding", "not UTF-8"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "encoding", "not UTF-8"),
    (b"- a\n- b\n", 1, "file", "must be a mapping of sections"),
    (b"just words", 1, "file", "must be a mapping of sections"),
    (b"id: a\n---\nid: b\n", 2, "syntax", "another document"),
    (b"[" * 20_000, 1, "syntax", "nested too deep"),
    (b"a: x\n" * 1_100_000, 1, "file", "too large"),
    (b"id: a\n? [x, y]\n: 3\n", 2, "file", "a key must be one word"),
]


@pytest.mark.parametrize(("raw", "line", "field", "words"), BAD_FILES)
def test_a_file_that_is_no_pack_is_named(
    tmp_path: Path, raw: bytes, line: int, field: str, words: str
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(raw)
    mistakes = check_pack(path)
    assert any(
        mistake.startswith(f"{path}:{line}: {field}: ") and words in mistake for mistake in mistakes
    ), mistakes
    assert all("\n" not in mistake for mistake in mistakes)


def test_a_file_that_does_not_exist_is_named(tmp_path: Path) -> None:
    path = tmp_path / "absent.yaml"
    assert check_pack(path) == [f"{path}:1: file: does not exist; give the path of a YAML file"]
    with pytest.raises(DataFileError, match="does not exist"):
        load_pack(path)


def test_a_folder_is_named(tmp_path: Path) -> None:
    assert check_pack(tmp_path) == [f"{tmp_path}:1: file: is a folder; give one YAML file in it"]
    with pytest.raises(DataFileError, match="is a folder"):
        load_pack(tmp_path)


def test_an_unknown_name_lists_the_packs() -> None:
    with pytest.raises(UnknownName, match=r"unknown issue 'huawei-6g'; known: .*huawei-5g"):
        load_pack("huawei-6g")


@pytest.mark.parametrize(
    ("old", "new"), [("status_quo:", "statusquo:"), ("    id: free", "    idd: free")]
)
def test_a_misspelt_field_is_one_mistake(
    tmp_path: Path, small_pack: str, old: str, new: str
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(small_pack.replace(old, new), encoding="utf-8")
    assert len(check_pack(path)) == 1
