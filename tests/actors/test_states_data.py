"""The table of states: complete, well formed, and each form belongs to one state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pycountry
import pytest
from babel import Locale
from ruamel.yaml import YAML

import ralliement.actors

DATA = Path(ralliement.actors.__file__).parent / "data"
LANGUAGES = ("fr", "en", "de", "it", "es", "nl")
NAMING = ("names", "adjectives", "inhabitants", "capital", "seats", "nicknames", "parts")
FIELDS = {"gender", "combining", "ambiguous", *NAMING}

# The 193 members of the United Nations, then those that are not members.
CODES = set(
    """
    AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG
    CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH
    GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ
    LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG
    NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN
    SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM
    ZW
    TW HK XK PS VA GL EU
    """.split()
)


def _files() -> list[Path]:
    return sorted(DATA.glob("states*.yaml"))


def _load(path: Path, version: tuple[int, int] = (1, 2)) -> dict[str, Any]:
    """The file read strictly: a key given twice is an error."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = version
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"))
    return loaded


@cache
def _states() -> dict[str, Any]:
    states: dict[str, Any] = {}
    for path in _files():
        for code, state in _load(path).items():
            assert code not in states, f"{code} stands in two files"
            states[code] = state
    return states


def _standard(code: str, language: str) -> list[str]:
    """Names from CLDR; brackets hold a second name, or for Hong Kong the state around it."""
    name, _, bracket = Locale(language).territories[code].replace("’", "'").partition(" (")
    return [name] if code == "HK" or not bracket else [name, bracket.rstrip(")")]


def _listed(state: Mapping[str, Any], field: str, language: str) -> list[str]:
    return list((state.get(field) or {}).get(language) or ())


def _forms(code: str, language: str) -> set[str]:
    state = _states()[code]
    listed = {form for field in NAMING for form in _listed(state, field, language)}
    return listed | set(_standard(code, language))


def _every_form() -> Iterator[tuple[str, str, str, str]]:
    for code, state in _states().items():
        for field in (*NAMING, "combining", "ambiguous"):
            for language in LANGUAGES:
                for form in _listed(state, field, language):
                    yield code, field, language, form


@cache
def _meaning(language: str) -> dict[str, str]:
    """Form → the one state that it means when nothing else is known."""
    meaning: dict[str, str] = {}
    for code, state in _states().items():
        doubtful = set(_listed(state, "ambiguous", language))
        for form in _forms(code, language):
            if form not in doubtful or form not in meaning:
                meaning[form] = code
    return meaning


def test_there_are_193_members_and_seven_more() -> None:
    assert len(CODES) == 200
    assert set(_states()) == CODES


def test_codes_are_iso_3166() -> None:
    known = {country.alpha_2 for country in pycountry.countries} | {"XK", "EU"}
    assert set(_states()) <= known


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.name)
def test_file_is_sorted_and_safe_for_every_yaml(path: Path) -> None:
    states = _load(path)
    assert list(states) == sorted(states)
    # YAML 1.1 reads a bare NO as false and 1.2 as text: quoted, both read the same.
    assert _load(path, (1, 1)) == states


def test_fields_and_languages_are_known() -> None:
    for code, state in _states().items():
        assert set(state) <= FIELDS, code
        assert state["gender"]["fr"] in {"m", "f", "mp", "fp"}, code
        for field in set(state) - {"gender"}:
            assert set(state[field]) <= set(LANGUAGES), (code, field)


def test_forms_are_clean_text_given_once() -> None:
    seen: set[tuple[str, str, str, str]] = set()
    for code, field, language, form in _every_form():
        where = (code, field, language, form)
        assert isinstance(form, str), where
        assert form, where
        assert form == " ".join(form.split()), where
        assert not set(form) & set("’‘=^>|;/[]"), where
        assert where not in seen, where
        seen.add(where)


def test_every_language_has_capital_and_adjectives() -> None:
    for code, state in _states().items():
        for language in LANGUAGES:
            assert _listed(state, "capital", language), (code, language)
            assert _listed(state, "adjectives", language), (code, language)


def test_no_inhabitants_only_with_a_reason() -> None:
    assert {c for c, s in _states().items() if not _listed(s, "inhabitants", "fr")} == {"EU", "VA"}
    for code, state in _states().items():
        for language in LANGUAGES:
            assert language in state["inhabitants"], (code, language)
    for path in _files():
        for line in path.read_text("utf-8").splitlines():
            assert "[]" not in line or "  # " in line, line


def test_letter_case_is_that_of_the_language() -> None:
    for code, state in _states().items():
        for language in ("fr", "it", "es"):
            for form in _listed(state, "adjectives", language):
                assert form[0].islower() or form in {"US", "UK", "UE", "Ue", "USA", "Usa"}, code
        for language in ("fr", "en", "de"):
            for form in _listed(state, "inhabitants", language):
                assert form[0].isupper() or form == "ni-Vanuatu", (code, form)
        for form in _listed(state, "adjectives", "de"):
            assert form.endswith(("sch", "lich")), (code, form)


def test_french_capitals_may_lose_their_accent() -> None:
    bare = str.maketrans("ÉÈÎÔ", "EEIO")
    for code in _states():
        forms = _forms(code, "fr")
        for form in forms:
            if form[0] in "ÉÈÎÔ":
                assert form[0].translate(bare) + form[1:] in forms or form.translate(bare) in forms


def test_french_adjectives_have_all_their_forms() -> None:
    for code, state in _states().items():
        forms = set(_listed(state, "adjectives", "fr"))
        for form in forms:
            if form.endswith(("ain", "ais", "ois", "and")) and "-et-" not in form:
                assert form + "e" in forms, (code, form)
                assert form + "es" in forms, (code, form)
            if form.endswith(("ien", "éen")) and not form.count("-"):
                assert {form + "ne", form + "s", form + "nes"} <= forms, (code, form)


def test_ambiguous_forms_are_forms_of_the_state() -> None:
    for code, state in _states().items():
        for language in LANGUAGES:
            known = _forms(code, language) | set(_listed(state, "combining", language))
            unknown = set(_listed(state, "ambiguous", language)) - known
            assert not unknown, (code, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_means_one_state(language: str) -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    shared: dict[str, list[str]] = defaultdict(list)
    for code, state in _states().items():
        doubtful = set(_listed(state, "ambiguous", language))
        for form in _forms(code, language) | {
            f"{prefix}-" for prefix in _listed(state, "combining", language)
        }:
            shared[form].append(code)
            if form not in doubtful:
                owners[form].append(code)
    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}
    settled = {form for form, codes in shared.items() if len(codes) > 1 and not owners[form]}
    assert settled == set(), "shared forms that no state has by default"


def test_a_capital_is_not_the_name_of_another_state() -> None:
    for language in LANGUAGES:
        names = {name: code for code in _states() for name in _standard(code, language)}
        for code, state in _states().items():
            for town in _listed(state, "capital", language):
                assert names.get(town, code) == code, (code, town)


FRENCH = """
    Etats-Unis=US  Maison-Blanche=US  américaines=US  outre-Atlantique=US  Oncle Sam=US  US=US
    Élysée=FR  Elysée=FR  Quai d'Orsay=FR  Hexagone=FR  Bercy=FR  françaises=FR  Matignon=FR
    Grande-Bretagne=GB  Downing Street=GB  outre-Manche=GB  britannique=GB  Angleterre=GB
    outre-Rhin=DE  RFA=DE  Allemandes=DE  Berlin=DE  Pékin=CN  Zhongnanhai=CN  chinoise=CN
    Empire du Milieu=CN  Kremlin=RU  Moscou=RU  Bruxelles=EU  UE=EU  européenne=EU  Vingt-Sept=EU
    belges=BE  Séoul=KR  coréen=KR  nord-coréenne=KP  Pyongyang=KP  Taipei=TW  Formose=TW
    Congo=CD  Brazzaville=CG  RDC=CD  nigérienne=NE  nigériane=NG  Guinée=GN  bissau-guinéen=GW
    équato-guinéenne=GQ  papou=PG  dominicaine=DO  dominiquais=DM  sud-soudanais=SS  soudanaise=SD
    turque=TR  grecque=GR  Néo-Zélandais=NZ  Sud-africains=ZA  helvétique=CH  Suissesse=CH
    La Haye=NL  Tel-Aviv=IL  État hébreu=IL  pays du Cèdre=LB  pays du Soleil-Levant=JP
    nippone=JP  Birmanie=MM  royaume chérifien=MA  Caire=EG  palais Chigi=IT  Transalpins=IT
    Saint-Siège=VA  ivoirienne=CI  burkinabè=BF  slovène=SI  slovaque=SK  Hong-Kong=HK
    Kosovar=XK  Palestiniens=PS  Émirats=AE  Planalto=BR  Casa Rosada=AR  Miraflores=VE
"""
OTHERS = {
    "en": """
    White House=US  U.S.=US  Downing Street=GB  Whitehall=GB  Scotland=GB  Briton=GB  Dutch=NL
    Holland=NL  Czechs=CZ  Turkey=TR  Ivory Coast=CI  Burma=MM  Nigerien=NE  Nigerian=NG
    Filipino=PH  PRC=CN  Beijing=CN  Brussels=EU  Holy See=VA  Swiss=CH  Dominican=DO  DPRK=KP
    Congolese=CD  South Sudanese=SS  Blue House=KR  Kyiv=UA  New Zealander=NZ  Hong Konger=HK
    """,
    "de": """
    Weiße Haus=US  Franzosen=FR  Großbritannien=GB  britisch=GB  Peking=CN  Kreml=RU  Brüssel=EU
    Schweizer=CH  Niederländer=NL  Tschechien=CZ  Elfenbeinküste=CI  schwedisch=SE  Türkin=TR
    """,
    "it": """
    Casa Bianca=US  Usa=US  statunitensi=US  Farnesina=IT  Eliseo=FR  Oltralpe=FR  Pechino=CN
    tedesche=DE  olandesi=NL  austriaci=AT  Gran Bretagna=GB  Cremlino=RU  Oltremanica=GB
    """,
    "es": """
    Casa Blanca=US  EEUU=US  estadounidenses=US  Moncloa=ES  Elíseo=FR  Pekín=CN  alemana=DE
    francesas=FR  holandés=NL  Bruselas=EU  surcoreana=KR  Surcorea=KR  marroquíes=MA  Birmania=MM
    """,
}


def _pairs(table: str) -> list[tuple[str, str]]:
    pairs = []
    for line in table.strip().splitlines():
        for cell in line.strip().split("  "):
            form, _, code = cell.strip().partition("=")
            pairs.append((form, code))
    return pairs


@pytest.mark.parametrize(("form", "code"), _pairs(FRENCH))
def test_french_form_means(form: str, code: str) -> None:
    assert _meaning("fr")[form] == code


@pytest.mark.parametrize(
    ("language", "form", "code"),
    [(language, *pair) for language, table in OTHERS.items() for pair in _pairs(table)],
)
def test_form_of_another_language_means(language: str, form: str, code: str) -> None:
    assert _meaning(language)[form] == code


@pytest.mark.parametrize(
    ("code", "language", "form"),
    [
        ("TR", "en", "Turkey"),
        ("TD", "en", "Chad"),
        ("JO", "en", "Jordan"),
        ("GE", "en", "Georgia"),
        ("NE", "fr", "Niger"),
        ("DM", "fr", "Dominique"),
        ("MU", "fr", "Maurice"),
        ("US", "en", "US"),
        ("KR", "fr", "coréen"),
        ("NL", "fr", "Hollande"),
        ("GB", "fr", "Angleterre"),
        ("BE", "fr", "Bruxelles"),
        ("CG", "fr", "Congo"),
        ("DM", "en", "Dominican"),
    ],
)
def test_doubtful_forms_are_marked(code: str, language: str, form: str) -> None:
    assert form in _listed(_states()[code], "ambiguous", language)


@pytest.mark.parametrize(
    ("form", "code"),
    [("sino", "CN"), ("germano", "DE"), ("franco", "FR"), ("russo", "RU"), ("anglo", "GB")],
)
def test_combining_forms(form: str, code: str) -> None:
    owners = [c for c, s in _states().items() if form in _listed(s, "combining", "fr")]
    assert owners == [code]
