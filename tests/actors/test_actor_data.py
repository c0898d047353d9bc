"""The registry's data files: every reference resolves, dates hold, and facts are right."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pycountry
import pytest
import yaml

LANGUAGES = {"all", "fr", "en", "de", "it", "es", "nl"}
KINDS = {"company", "institution", "media", "party", "ngo"}
ENTITY_FILES = ("companies", "institutions", "media")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
ONE_DAY = timedelta(days=1)
# Two people who did share a role that has one holder: none is known so far.
SHARED_ROLES: frozenset[tuple[str, str]] = frozenset()


@cache
def parts(name: str) -> list[Any]:
    """The files of a section, parsed: ``companies.yaml``, ``companies-energy.yaml`` …"""
    folder = files("ralliement.actors").joinpath("data")
    found = sorted(item.name for item in folder.iterdir())
    chosen = [file for file in found if re.fullmatch(rf"{name}(-[a-z]+)*\.yaml", file)]
    return [yaml.safe_load(folder.joinpath(file).read_text("utf-8")) for file in chosen]


@cache
def load(name: str) -> Any:
    """A section with all its files."""
    loaded = parts(name)
    if isinstance(loaded[0], list):
        return [row for part in loaded for row in part]
    return {key: entry for part in loaded for key, entry in part.items()}


@cache
def entities() -> dict[str, Any]:
    """Companies, institutions and media together."""
    return {key: value for name in ENTITY_FILES for key, value in load(name).items()}


def is_state(code: object) -> bool:
    """Whether a code is one of ours for a state or the Union."""
    if code in ("EU", "XK"):
        return True
    return isinstance(code, str) and pycountry.countries.get(alpha_2=code) is not None


def strings(value: Any) -> list[Any]:
    """Every leaf of nested lists and mappings."""
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in strings(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in strings(part)]
    return [value]


def offices_of(person: str) -> list[dict[str, Any]]:
    return [office for office in load("offices") if office["person"] == person]


def holders(actor: str, role: str, day: date) -> set[str]:
    """Who held a role for an actor on a day."""
    return {
        office["person"]
        for office in load("offices")
        if (office["actor"], office["role"]) == (actor, role)
        and office["from"] <= day <= (office["to"] or date.max)
    }


def test_ids_are_slugs_used_once() -> None:
    sections = (*ENTITY_FILES, "groups", "people")
    ids = [key for name in sections for part in parts(name) for key in part]
    assert [key for key in ids if not isinstance(key, str) or not SLUG.match(key)] == []
    assert [key for key, count in Counter(ids).items() if count > 1] == []


def test_no_id_looks_like_a_country_code() -> None:
    codes = {country.alpha_2.lower() for country in pycountry.countries} | {"eu", "xk"}
    ids = {key for name in (*ENTITY_FILES, "groups", "people", "roles") for key in load(name)}
    assert ids & codes == set()


@pytest.mark.parametrize("name", [*ENTITY_FILES, "groups", "people", "roles", "nouns"])
def test_no_word_was_read_as_something_else(name: str) -> None:
    """YAML reads a bare NO, 1 or 2020-01-01 as something other than a word."""
    allowed: tuple[type, ...] = (str, type(None))
    if name in ("groups", "roles", "people"):
        allowed = (str, bool, type(None), date)
    assert [leaf for leaf in strings(load(name)) if not isinstance(leaf, allowed)] == []


@pytest.mark.parametrize("name", ENTITY_FILES)
def test_entities_have_their_fields(name: str) -> None:
    for key, entry in load(name).items():
        assert set(entry) == {
            "kind",
            "country",
            "acts_for",
            "names",
            "nouns",
            "places",
            "ambiguous",
        }, key
        assert entry["kind"] in KINDS, key
        assert entry["country"] is None or is_state(entry["country"]), key
        assert entry["acts_for"] is None or is_state(entry["acts_for"]), key
        assert set(entry["names"]) <= LANGUAGES, key
        assert any(entry["names"].values()), key
        assert set(entry["nouns"]) <= LANGUAGES - {"all"}, key


def test_companies_and_media_speak_for_themselves() -> None:
    for name in ("companies", "media"):
        assert {entry["acts_for"] for entry in load(name).values()} == {None}


def test_names_belong_to_one_actor_unless_marked_ambiguous() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    marked: set[tuple[str, str]] = set()
    for key, entry in {**entities(), **load("groups"), **load("people")}.items():
        names = {k: v for k, v in entry["names"].items() if k != "short"}
        for name in strings(names):
            owners[name.casefold()].add(key)
        marked |= {(key, name.casefold()) for name in entry["ambiguous"]}
    clashes = {
        name: keys
        for name, keys in owners.items()
        if len(keys) > 1 and any((key, name) not in marked for key in keys)
    }
    assert clashes == {}


def test_what_is_ambiguous_is_a_name() -> None:
    for key, entry in {**entities(), **load("groups"), **load("people")}.items():
        assert set(entry["ambiguous"]) <= set(strings(entry["names"])), key


def test_what_is_shown_is_a_name_and_not_a_description() -> None:
    """The first name of a language, or else of all, or else of English, is shown."""
    for key, entry in {**entities(), **load("people")}.items():
        for language in ("fr", "en"):
            names = entry["names"]
            shown = (names.get(language) or names.get("all") or names.get("en") or [""])[0]
            assert shown, (key, language)
            if entry["kind"] in ("company", "party", "person"):
                assert not shown[0].islower(), (key, shown)


def test_groups_have_states_as_members_with_ordered_dates() -> None:
    for key, group in load("groups").items():
        assert set(group["names"]) <= LANGUAGES, key
        assert group["acts_for"] in (None, "country"), key
        assert group["relational"] == ("id_by_country" in group), key
        states = [member["state"] for member in group["members"]]
        assert all(is_state(state) for state in states), key
        assert len(states) == len(set(states)), key
        for member in group["members"]:
            assert member["to"] is None or member["from"] < member["to"], (key, member)


def test_roles_have_their_fields() -> None:
    roles = load("roles")
    for key, role in roles.items():
        assert SLUG.match(key), key
        assert role["acts_for"] in ("state", "employer", "client", "none"), key
        assert set(role["titles"]) <= LANGUAGES - {"all"}, key
        assert {"fr", "en", "de"} <= set(role["titles"]), key
        for field in ("counterpart", "counterpart_else"):
            assert role.get(field, key) in roles, (key, field)
        for actor in role.get("only", []):
            assert is_state(actor) or actor in entities(), (key, actor)
        assert all(is_state(state) for state in role.get("titles_with_actor", {})), key


def test_people_have_their_fields() -> None:
    for key, person in load("people").items():
        assert person["kind"] == "person", key
        assert person["gender"] in ("m", "f"), key
        assert is_state(person["country"]), key
        assert person["names"]["all"], key
        assert len(set(person["names"]["all"])) == len(person["names"]["all"]), key


def test_shared_surnames_are_marked() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for key, person in load("people").items():
        for short in person["names"]["short"]:
            owners[short.casefold()].add(key)
    shared = {key for keys in owners.values() if len(keys) > 1 for key in keys}
    assert [key for key in shared if not load("people")[key]["short_ambiguous"]] == []


@pytest.mark.parametrize("person", ["theresa-may", "xi-jinping", "boris-johnson", "meng-wanzhou"])
def test_surnames_that_are_words_are_marked(person: str) -> None:
    assert load("people")[person]["short_ambiguous"] is True


def test_offices_resolve_and_their_dates_are_ordered() -> None:
    people, roles = load("people"), load("roles")
    actors = entities().keys() | load("groups").keys()
    for office in load("offices"):
        assert office["person"] in people, office
        assert office["role"] in roles, office
        assert is_state(office["actor"]) or office["actor"] in actors, office
        assert type(office["from"]) is date, office
        assert office["to"] is None or office["from"] < office["to"], office
        target = office.get("to_actor")
        assert target is None or is_state(target) or target in actors, office


def test_offices_fit_their_roles() -> None:
    for office in load("offices"):
        role = load("roles")[office["role"]]
        assert not role.get("generic"), office
        assert is_state(office["actor"]) == (role["acts_for"] == "state"), office
        assert ("to_actor" in office) == bool(role.get("second_country")), office
        assert office["actor"] in role.get("only", [office["actor"]]), office


def test_a_role_with_one_holder_has_one_at_a_time() -> None:
    terms: dict[tuple[str, str, str | None], list[dict[str, Any]]] = defaultdict(list)
    for office in load("offices"):
        if load("roles")[office["role"]]["single"]:
            terms[office["actor"], office["role"], office.get("to_actor")].append(office)
    clashes = []
    for key, offices in terms.items():
        offices.sort(key=lambda office: office["from"])
        for before, after in pairwise(offices):
            late = (before["to"] or date.max - ONE_DAY) > after["from"] + ONE_DAY
            if late and key[:2] not in SHARED_ROLES:
                clashes.append((key, before["person"], after["person"]))
    assert clashes == []


def test_members_of_parliament_do_not_speak_for_their_state() -> None:
    for office in load("offices"):
        if office["role"] in ("member-of-parliament", "committee-chair", "speaker-of-parliament"):
            assert entities()[office["actor"]]["acts_for"] is None, office


def test_every_language_has_the_same_noun_lists() -> None:
    nouns = load("nouns")
    assert set(nouns) == LANGUAGES - {"all"}
    assert {frozenset(lists) for lists in nouns.values()} == {frozenset(nouns["fr"])}
    assert [words for lists in nouns.values() for words in lists.values() if not words] == []


@pytest.mark.parametrize(
    ("actor", "role", "day", "person"),
    [
        ("US", "president", "2019-05-08", "donald-trump"),
        ("US", "president", "2016-11-08", "barack-obama"),
        ("US", "president", "2021-06-01", "joe-biden"),
        ("US", "president", "1990-08-02", "george-h-w-bush"),
        ("US", "vice-president", "2019-03-01", "mike-pence"),
        ("US", "secretary-of-state", "2019-05-31", "mike-pompeo"),
        ("US", "secretary-of-state", "2018-02-01", "rex-tillerson"),
        ("US", "secretary-of-state", "2021-03-01", "antony-blinken"),
        ("US", "national-security-adviser", "2019-01-15", "john-bolton"),
        ("US", "national-security-adviser", "2020-02-15", "robert-obrien"),
        ("US", "commerce-secretary", "2019-05-15", "wilbur-ross"),
        ("US", "attorney-general", "2020-02-06", "william-barr"),
        ("fcc", "regulator-head", "2019-04-12", "ajit-pai"),
        ("cia", "intelligence-chief", "2019-04-20", "gina-haspel"),
        ("GB", "prime-minister", "2019-04-24", "theresa-may"),
        ("GB", "prime-minister", "2020-07-14", "boris-johnson"),
        ("GB", "prime-minister", "1990-08-02", "margaret-thatcher"),
        ("GB", "foreign-minister", "2019-05-08", "jeremy-hunt"),
        ("GB", "foreign-minister", "2020-01-28", "dominic-raab"),
        ("GB", "culture-digital-secretary", "2019-07-22", "jeremy-wright"),
        ("GB", "culture-digital-secretary", "2020-07-14", "oliver-dowden"),
        ("GB", "defence-minister", "2019-04-30", "gavin-williamson"),
        ("ncsc", "regulator-head", "2019-02-20", "ciaran-martin"),
        ("FR", "president", "2019-05-16", "emmanuel-macron"),
        ("FR", "foreign-minister", "2019-05-16", "jean-yves-le-drian"),
        ("FR", "economy-minister", "2019-11-25", "bruno-le-maire"),
        ("FR", "prime-minister", "2020-07-06", "jean-castex"),
        ("anssi", "regulator-head", "2020-07-05", "guillaume-poupard"),
        ("orange", "ceo", "2018-12-13", "stephane-richard"),
        ("DE", "chancellor", "2019-05-31", "angela-merkel"),
        ("DE", "chancellor", "2023-07-01", "olaf-scholz"),
        ("DE", "foreign-minister", "2019-05-31", "heiko-maas"),
        ("DE", "economy-minister", "2019-03-11", "peter-altmaier"),
        ("DE", "interior-minister", "2020-01-18", "horst-seehofer"),
        ("DE", "interior-minister", "2024-07-11", "nancy-faeser"),
        ("bsi", "regulator-head", "2019-03-01", "arne-schonbohm"),
        ("bundesnetzagentur", "regulator-head", "2019-03-07", "jochen-homann"),
        ("EU", "commission-president", "2019-03-26", "jean-claude-juncker"),
        ("EU", "commission-president", "2020-01-29", "ursula-von-der-leyen"),
        ("EU", "commissioner-security", "2019-03-26", "julian-king"),
        ("EU", "commissioner-internal-market", "2020-01-29", "thierry-breton"),
        ("EU", "high-representative", "2020-06-09", "josep-borrell"),
        ("IT", "prime-minister", "2019-03-23", "giuseppe-conte"),
        ("IT", "foreign-minister", "2019-10-02", "luigi-di-maio"),
        ("IT", "interior-minister", "2019-03-23", "matteo-salvini"),
        ("ES", "prime-minister", "2019-02-25", "pedro-sanchez"),
        ("NL", "prime-minister", "2019-06-03", "mark-rutte"),
        ("CH", "foreign-minister", "2019-06-02", "ignazio-cassis"),
        ("PL", "prime-minister", "2019-09-02", "mateusz-morawiecki"),
        ("CZ", "prime-minister", "2018-12-18", "andrej-babis"),
        ("SE", "prime-minister", "2020-10-20", "stefan-lofven"),
        ("CA", "prime-minister", "2018-12-01", "justin-trudeau"),
        ("CA", "industry-minister", "2022-05-19", "francois-philippe-champagne"),
        ("AU", "prime-minister", "2018-08-23", "malcolm-turnbull"),
        ("AU", "prime-minister", "2018-12-01", "scott-morrison"),
        ("NZ", "prime-minister", "2018-11-28", "jacinda-ardern"),
        ("JP", "prime-minister", "2018-12-10", "shinzo-abe"),
        ("IN", "prime-minister", "2020-06-20", "narendra-modi"),
        ("BR", "president", "2020-10-20", "jair-bolsonaro"),
        ("CN", "president", "2019-05-15", "xi-jinping"),
        ("CN", "foreign-minister", "2019-03-08", "wang-yi"),
        ("huawei", "ceo", "2019-01-15", "ren-zhengfei"),
        ("huawei", "cfo", "2018-12-01", "meng-wanzhou"),
        ("huawei", "rotating-chairman", "2019-02-26", "guo-ping"),
        ("huawei", "chairman", "2019-05-14", "liang-hua"),
        ("nokia", "ceo", "2019-06-01", "rajeev-suri"),
        ("ericsson", "ceo", "2019-06-01", "borje-ekholm"),
        ("nato", "secretary-general", "2019-03-14", "jens-stoltenberg"),
        ("UA", "president", "2016-01-01", "petro-poroshenko"),
        ("UA", "foreign-minister", "2022-03-01", "dmytro-kuleba"),
        ("RU", "defence-minister", "2022-02-24", "sergei-shoigu"),
        ("IR", "supreme-leader", "2015-07-14", "ali-khamenei"),
        ("IR", "foreign-minister", "2015-07-14", "mohammad-javad-zarif"),
        ("IT", "prime-minister", "2012-07-13", "mario-monti"),
        ("FR", "foreign-minister", "2012-10-01", "laurent-fabius"),
        ("KE", "president", "2014-01-01", "uhuru-kenyatta"),
        ("PK", "prime-minister", "2019-02-26", "imran-khan"),
        ("AR", "president", "2018-06-01", "mauricio-macri"),
        ("gazprom", "ceo", "2019-06-01", "alexei-miller"),
        ("who-health", "regulator-head", "2020-03-11", "tedros-adhanom-ghebreyesus"),
        ("hezbollah", "party-leader", "2020-01-01", "hassan-nasrallah"),
    ],
)
def test_who_held_an_office_on_a_day(actor: str, role: str, day: str, person: str) -> None:
    assert holders(actor, role, date.fromisoformat(day)) == {person}


@pytest.mark.parametrize(
    ("institution", "actor"),
    [
        ("european-commission", "EU"),
        ("pentagon", "US"),
        ("ncsc", "GB"),
        ("bsi", "DE"),
        ("anssi", "FR"),
        ("nukib", "CZ"),
        ("cn-foreign-ministry", "CN"),
        ("bundestag", None),
        ("us-congress", None),
        ("copasir", None),
    ],
)
def test_for_whom_an_institution_speaks(institution: str, actor: str | None) -> None:
    assert entities()[institution]["acts_for"] == actor


@pytest.mark.parametrize(
    ("group", "day", "state", "inside"),
    [
        ("eu-members", "2020-01-31", "GB", True),
        ("eu-members", "2020-02-01", "GB", False),
        ("nato", "2023-04-03", "FI", False),
        ("nato", "2023-04-04", "FI", True),
        ("nato", "2019-05-01", "MK", False),
        ("five-eyes", "2019-05-01", "NZ", True),
        ("five-eyes", "2019-05-01", "DE", False),
    ],
)
def test_who_was_a_member_on_a_day(group: str, day: str, state: str, inside: bool) -> None:
    when = date.fromisoformat(day)
    members = {
        member["state"]
        for member in load("groups")[group]["members"]
        if (member["from"] or date.min) <= when <= (member["to"] or date.max)
    }
    assert (state in members) is inside


def test_counterparts_of_a_secretary_of_state_are_foreign_ministers() -> None:
    roles = load("roles")
    assert roles["secretary-of-state"]["counterpart"] == roles["foreign-minister"]["counterpart"]
    assert roles["chancellor"]["counterpart"] == "prime-minister"


def test_people_without_an_office_speak_for_nobody() -> None:
    assert offices_of("edward-snowden") == []


def test_shapes_of_lands_are_of_known_states_and_no_noun_has_two() -> None:
    shapes = load("shapes")
    assert [s for shape in shapes.values() for s in shape["states"] if not is_state(s)] == []
    nouns = [
        (language, noun)
        for shape in shapes.values()
        for language, found in shape["nouns"].items()
        for noun in found
    ]
    assert {language for language, _ in nouns} == {"fr", "en"}
    assert len(nouns) == len(set(nouns))


@pytest.mark.parametrize(
    ("actor", "country", "acts_for"),
    [
        ("gazprom", "RU", None),
        ("apple", "US", None),
        ("ryanair", "IE", None),
        ("engie", "FR", None),
        ("dp-world", "AE", None),
        ("ovhcloud", "FR", None),
        ("icj", None, None),
        ("unhcr", None, None),
        ("icao", None, None),
        ("ecowas", None, None),
        ("pacific-islands-forum", None, None),
        ("frontex", "EU", "EU"),
        ("hamas", "PS", None),
        ("rapid-support-forces", "SD", None),
        ("kuomintang", "TW", None),
        ("greenpeace", "NL", None),
        ("irgc", "IR", "IR"),
    ],
)
def test_actors_of_other_disputes(actor: str, country: str | None, acts_for: str | None) -> None:
    assert (entities()[actor]["country"], entities()[actor]["acts_for"]) == (country, acts_for)


def test_every_country_named_is_in_the_registry() -> None:
    states = load("states").keys() | {"FO"}
    named = {entry["country"] for entry in {**entities(), **load("people")}.values()}
    assert named - states == {None}
