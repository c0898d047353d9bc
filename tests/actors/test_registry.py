"""The registry: holders of offices, for whom actors speak, and users' own files."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ralliement.actors import find_names, load_registry
from ralliement.errors import DataFileError, UnknownName
from ralliement.records import Interval

MAY_2019 = Interval(date(2019, 5, 1), date(2019, 5, 31))
AUGUST_2022 = Interval(date(2022, 8, 1), date(2022, 8, 31))

GOOD = """\
companies:
  telmatic:
    country: SE
    names: {all: [Telmatic], fr: [Telmatic France]}
    nouns: {fr: [groupe]}
people:
  jane-doe:
    gender: f
    names: {all: [Jane Doe], short: [Doe]}
    short_ambiguous: true
offices:
  - {person: jane-doe, actor: telmatic, role: spokesperson, from: 2018-02-01, to: 2020-01-31}
"""

UNSENT = """\
offices:
  - {person: mike-pompeo, actor: US, role: ambassador, to_actor: ZZ}
"""

BAD = """\
companies:
  telmatic:
    country: SWE
    nouns: {fr: [groupe]}
    colour: red
  Big Co:
    names: {xx: [Big]}
people:
  jane-doe: {gender: x, names: {all: [Jane Doe]}}
offices:
  - {person: jane-doe, actor: telmatic, role: spokes, from: 2019-01-01, to: 2018-01-01}
persons: {}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("actor", "interval", "expected"),
    [
        ("DE", MAY_2019, "DE"),
        ("european-commission", MAY_2019, "EU"),
        ("huawei", MAY_2019, "huawei"),
        ("mike-pompeo", MAY_2019, "US"),
        ("mike-pompeo", AUGUST_2022, None),
        ("theresa-may", AUGUST_2022, None),
        ("eric-bothorel", MAY_2019, None),
        ("gb-intelligence", MAY_2019, "GB"),
        ("cz-operators", MAY_2019, "cz-operators"),
        ("nobody-known", MAY_2019, None),
    ],
)
def test_acts_for(actor: str, interval: Interval, expected: str | None) -> None:
    assert load_registry().acts_for(actor, interval) == expected


@pytest.mark.parametrize(
    ("actor", "role", "day", "holder"),
    [
        ("US", "secretary-of-state", date(2019, 5, 8), "mike-pompeo"),
        ("DE", "chancellor", date(2019, 5, 8), "angela-merkel"),
        ("GB", "prime-minister", date(2019, 7, 1), "theresa-may"),
        ("GB", "prime-minister", date(2019, 9, 1), "boris-johnson"),
    ],
)
def test_holders_on_a_day(actor: str, role: str, day: date, holder: str) -> None:
    assert load_registry().holders(actor, role, Interval(day, day)) == [holder]


def test_holders_over_a_change_of_office_are_both_named() -> None:
    year = Interval(date(2019, 1, 1), date(2019, 12, 31))
    found = load_registry().holders("GB", "prime-minister", year)
    assert found == ["theresa-may", "boris-johnson"]


def test_holders_without_any_date_are_unknown() -> None:
    assert load_registry().holders("US", "secretary-of-state", Interval()) == []


def test_envoys_are_told_apart_by_where_they_are_sent() -> None:
    registry = load_registry()
    assert registry.holders("US", "ambassador", MAY_2019, "DE") == ["richard-grenell"]


@pytest.mark.parametrize(
    ("day", "belongs"),
    [(date(2019, 5, 1), True), (date(2020, 1, 31), True), (date(2020, 2, 1), False)],
)
def test_members_of_a_group_on_a_day(day: date, belongs: bool) -> None:
    members = load_registry().members_of("eu-members", Interval(day, day))
    assert ("GB" in members) == belongs
    assert {"DE", "FR", "IT"} <= set(members)


def test_labels_of_groups_without_a_country() -> None:
    registry = load_registry()
    assert registry.label("operators", "fr") == "opérateurs"
    assert registry.label("operators", "en") == "operators"
    assert registry.label("parliamentarians", "en") == "lawmakers"
    assert registry.label("intelligence", "fr") == "services de renseignement"
    assert registry.label("officials", "en") == "officials"


def test_a_remark_in_brackets_is_no_name_of_a_state() -> None:
    registry = load_registry()
    assert [hit.actor for hit in find_names("China decide.", "es", registry)] == ["CN"]
    assert [hit.actor for hit in find_names("Birmania decide.", "es", registry)] == ["MM"]


def test_labels_in_several_languages() -> None:
    registry = load_registry()
    assert registry.label("DE", "fr") == "Allemagne"
    assert registry.label("DE", "en") == "Germany"
    assert registry.label("huawei", "it").startswith("Huawei")
    assert registry.label("paul-martin", "fr") == "Paul Martin"


def test_unknown_actor_lists_the_near_ones() -> None:
    with pytest.raises(UnknownName, match="huawei"):
        load_registry().actor("huawey")


def test_near_finds_by_name_and_misspelling() -> None:
    registry = load_registry()
    assert registry.near("Angela Merkel")[0] == "angela-merkel"
    assert "huawei" in registry.near("Huaweï")


def test_relational_group_belongs_to_its_country() -> None:
    registry = load_registry()
    assert registry.group_of("operators", "CZ") == "cz-operators"
    assert registry.group_of("operators", None) == "operators"
    assert registry.actor("cz-operators").country == "CZ"


def test_builtin_registry_is_loaded_once() -> None:
    assert load_registry() is load_registry()


def test_own_actors_are_found_and_hold_offices(own: Path) -> None:
    registry = load_registry([own])
    hits = find_names("Selon Jane Doe, Telmatic attend.", "fr", registry)
    assert [hit.actor for hit in hits] == ["jane-doe", "telmatic"]
    assert registry.acts_for("jane-doe", MAY_2019) == "telmatic"
    assert registry.acts_for("jane-doe", AUGUST_2022) is None
    assert "telmatic" not in load_registry().known_ids()


def test_own_actor_replaces_the_builtin_one(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("companies:\n  huawei: {country: CN, names: {all: [Hua Wei]}}\n", "utf-8")
    hits = find_names("On dit que Huawei ou Hua Wei attend.", "fr", load_registry([path]))
    assert [hit.surface for hit in hits] == ["Hua Wei"]


def test_every_mistake_is_named_by_line_and_field(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(BAD, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_registry([path])
    places = [mistake.removeprefix(f"{path}:").split(": ")[:2] for mistake in caught.value.mistakes]
    assert places == [
        ["2", "companies.telmatic.names"],
        ["3", "companies.telmatic.country"],
        ["5", "companies.telmatic.colour"],
        ["6", "companies.Big Co"],
        ["7", "companies.Big Co.names.xx"],
        ["9", "people.jane-doe.gender"],
        ["11", "offices[0]"],
        ["11", "offices[0].role"],
        ["12", "persons"],
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "empty"), ("- a\n", "sections"), ("a: [\n", "YAML"), ("companies: 3\n", "companies")],
)
def test_unreadable_file_is_one_clear_mistake(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match=said):
        load_registry([path])


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"none\.yaml:1: file: does not exist"):
        load_registry([tmp_path / "none.yaml"])


def test_an_envoy_must_be_sent_to_somebody_known(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(UNSENT, encoding="utf-8")
    with pytest.raises(DataFileError, match="ZZ"):
        load_registry([path])


def test_the_file_in_the_docs_loads(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "actor-files.md").read_text("utf-8")
    path = tmp_path / "actors.yaml"
    path.write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    registry = load_registry([path])
    assert registry.acts_for("ana-reis", AUGUST_2022) == "PT"
    assert registry.actor("nodule-harvest").country == "BE"
    hits = find_names("La terre lusitanienne attaque NodHarvest.", "fr", registry)
    assert {hit.actor for hit in hits} == {"PT", "nodule-harvest"}


def test_mistakes_are_told_without_a_library_s_words(tmp_path: Path) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text(
        "companies:\n  bar: 3\n  foo:\n    names: {all: Foo}\n    gender: x\n"
        "offices:\n  - {person: huawei, actor: US, role: president, from: 2019-31-12}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError) as raised:
        load_registry([path])
    said = [mistake.removeprefix(f"{path}:") for mistake in raised.value.mistakes]
    assert said == [
        "2: companies.bar: 3 must be a mapping of 'name: value' lines",
        "4: companies.foo.names.all: 'Foo' must be a list; write one '- ' line an item, or [a, b]",
        "5: companies.foo.gender: 'x' is not known; allowed: 'm', 'f', 'mp' or 'fp'",
        "7: offices[0].from: '2019-31-12' must be a day written as 2019-05-15",
    ]


def test_an_empty_file_names_the_page_that_helps(tmp_path: Path) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(DataFileError, match="is empty; see docs/actor-files.md"):
        load_registry([path])


def test_the_registry_is_asked_without_the_parsers() -> None:
    code = "import sys; from ralliement.actors import load_registry; load_registry().actor('US'); "
    code += "assert not {'spacy', 'pydantic'} & set(sys.modules); "
    code += "from ralliement.actors import find_names; assert 'spacy' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_front_door_names_nothing_else() -> None:
    with pytest.raises(ImportError, match="find_nobody"):
        exec("from ralliement.actors import find_nobody")
