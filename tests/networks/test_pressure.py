"""Who presses whom: what counts, how hard, by what, and how it was answered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from networks.dossiers import DENIED, HISTORICAL, LINKED, PLANNED, Line, day, made
from ralliement.dossier import Dossier
from ralliement.errors import EmptyWindow, NetworkError
from ralliement.networks import (
    Choice,
    Window,
    actor_concept_network,
    pressure_network,
    pressure_networks,
)
from ralliement.networks.instruments import instruments, instruments_in
from ralliement.networks.intensity import GOLDSTEIN, LEVELS, presses
from ralliement.networks.pressure import acts_of_pressure
from ralliement.records import Event

ASKS = Line("US", "REQUEST", "GB")


def ties(dossier: Dossier, choice: Choice | None = None) -> dict[str, int]:
    """Each pair with its number of independent reports."""
    found = pressure_network(dossier, choice=choice)
    return {f"{edge.source}>{edge.target}": edge.count for edge in found.edges}


def test_who_presses_whom_in_the_small_dispute(small: Dossier) -> None:
    assert ties(small) == {"US>GB": 1, "US>DE": 1, "CN>US": 1, "US>huawei": 1}


def test_every_edge_leads_to_its_statements_copies_too(small: Dossier) -> None:
    edge = next(e for e in pressure_network(small).edges if e.target == "GB")
    told = [small.statement(name) for name in edge.references]
    assert {one.article for one in told} == {"first", "copy"}
    assert {one.text for one in told} == {"Washington demande à Londres d'exclure."}


@pytest.mark.parametrize(
    ("articles", "groups", "expected"),
    [
        ({"a": [ASKS], "b": [ASKS]}, {"a": "a", "b": "b"}, 2),
        ({"a": [ASKS], "b": [ASKS]}, {"a": "a", "b": "a"}, 1),
        ({"a": [ASKS, ASKS]}, {"a": "a"}, 1),
        ({"a": [ASKS, Line("US", "REQUEST", "GB", told="2018-12-01")]}, {"a": "a"}, 2),
        ({"a": [ASKS, Line("US", "THREATEN", "GB")]}, {"a": "a"}, 2),
        (
            {"a": [ASKS], "b": [ASKS, Line("US", "REQUEST", "GB", told="2018-12-01")]},
            {"a": "a", "b": "a"},
            2,
        ),
    ],
)
def test_reported_once_counted_once(
    place: Path, articles: dict[str, list[Line]], groups: dict[str, str], expected: int
) -> None:
    with made(place, {n: ("2019-01-01", ls) for n, ls in articles.items()}, groups) as dossier:
        assert ties(dossier) == {"US>GB": expected}


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        (Line("US", "REQUEST", "GB", options=PLANNED), True),
        (Line("US", "REQUEST", "GB", options=DENIED), False),
        (Line("US", "THREATEN", "GB", options=HISTORICAL), False),
        (Line("US", "SANCTION", "GB", options=PLANNED), False),
        (Line("US", "AGREE", "GB"), False),
        (Line("US", "REQUEST", "US"), False),
        (Line("US", "REQUEST", None), False),
        (Line("US", "REQUEST", "GB", options=LINKED), False),
    ],
)
def test_what_presses(place: Path, line: Line, counts: bool) -> None:
    with made(place, {"a": ("2019-01-01", [line, Line("CN", "ACCUSE", "DE")])}) as dossier:
        assert ("US>GB" in ties(dossier)) is counts


def test_linked_headlines_count_when_asked_for(place: Path) -> None:
    line = Line("US", "REQUEST", "GB", options=LINKED)
    with made(place, {"a": ("2019-01-01", [line])}) as dossier:
        assert ties(dossier, Choice(linked=True)) == {"US>GB": 1}
        with pytest.raises(EmptyWindow):
            ties(dossier)


def test_levels_follow_goldsteins_order() -> None:
    by_level = sorted(LEVELS, key=lambda event: LEVELS[event])
    weights = [GOLDSTEIN[event] for event in by_level]
    assert weights == sorted(weights, reverse=True)
    assert sorted(LEVELS.values()) == list(range(1, 9))
    assert LEVELS[Event.REQUEST] < LEVELS[Event.THREATEN] < LEVELS[Event.SANCTION]
    assert not presses("AGREE", "asserted")


def test_how_hard_and_by_what(place: Path) -> None:
    lines = [
        Line("US", "REQUEST", "GB", words="Washington demande à Londres d'exclure le groupe."),
        Line("US", "THREATEN", "GB", words="Il menace de ne plus partager le renseignement."),
        Line("US", "SANCTION", "GB", words="Des droits de douane ont suivi."),
    ]
    with made(place, {"a": ("2019-01-01", lines)}) as dossier:
        edge = pressure_network(dossier).edges[0]
        heavy = pressure_network(dossier, weight="intensity").edges[0]
    assert (edge.weight, heavy.weight) == (3, 1 + 3 + 7)
    shown = {name: edge.attributes[name] for name in ("hardest", "intensity_max")}
    assert shown == {"hardest": "SANCTION", "intensity_max": 7}
    assert edge.attributes["intensity_mean"] == pytest.approx(11 / 3, abs=1e-3)
    assert edge.attributes["instruments"] == "intelligence-sharing:1 tariffs:1 words:1"


@pytest.mark.parametrize(
    ("text", "language", "event", "expected"),
    [
        ("L'Australie a banni le groupe.", "fr", "SANCTION", ("market-access",)),
        ("The firm was put on a blacklist and tariffs rose.", "en", "SANCTION", None),
        ("Washington presse Rome de bannir le groupe.", "fr", "REQUEST", ("words",)),
        ("He warned of consequences if Ottawa barred it.", "en", "THREATEN", ("unknown",)),
        ("If Rome barred it, tariffs would follow.", "en", "THREATEN", ("tariffs",)),
        ("S'il l'exclut, les surtaxes suivront.", "fr", "THREATEN", ("tariffs",)),
        ("It sued the government.", "en", "ACCUSE", ("lawsuit",)),
        ("Les &Eacute;tats-Unis ont gel&eacute; : gel des avoirs.", "fr", "SANCTION", ("finance",)),
        ("Les Ã‰tats-Unis ont dÃ©cidÃ© des droits de douane.", "fr", "SANCTION", ("tariffs",)),
        ("Un amendement a passé.", "fr", "COERCE", ("unknown",)),
        ("Die Firma wurde ausgeschlossen.", "de", "SANCTION", ("unknown",)),
    ],
)
def test_instruments_are_read_from_the_words(
    text: str, language: str, event: str, expected: tuple[str, ...] | None
) -> None:
    assert instruments_in(text, language, event) == (expected or ("export-controls", "tariffs"))


def test_every_instrument_has_words_in_both_languages() -> None:
    assert len(instruments()) == len(set(instruments())) >= 10
    assert instruments_in("", "fr", "SANCTION") == ("unknown",)


PRESS = Line("US", "REQUEST", "GB", 100)
LATE = {"end": ("2019-12-31", [Line("CN", "ACCUSE", "DE")])}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([], "silence"),
        ([("2019-02-01", Line("GB", "AGREE", "US"))], "conceded"),
        ([("2019-01-10", Line("GB", "REJECT", "US"))], "refused"),
        ([("2019-02-01", Line("GB", "RETREAT", "US", options=PLANNED))], "conceded"),
        ([("2019-02-01", Line("GB", "CONCEDE", "US", options=DENIED))], "refused"),
        ([("2019-02-01", Line("GB", "AGREE", "US", options=HISTORICAL))], "silence"),
        ([("2019-02-01", Line("GB", "AGREE", "CN"))], "silence"),
        ([("2019-02-01", Line("GB", "THREATEN", "US"))], "refused"),
        ([("2019-01-10", Line("GB", "ACCUSE", "US"))], "silence"),
        ([("2019-08-01", Line("GB", "AGREE", "US"))], "silence"),
        ([("2019-02-01", Line("GB", stance=100))], "conceded"),
        ([("2019-02-01", Line("GB", stance=0))], "refused"),
        ([("2019-02-01", Line("GB", stance=55))], "silence"),
        (
            [
                ("2019-02-01", Line("GB", "REJECT", "US")),
                ("2019-03-01", Line("GB", "AGREE", "US")),
            ],
            "refused",
        ),
    ],
)
def test_how_pressure_was_answered(
    place: Path, after: Sequence[tuple[str, Line]], expected: str
) -> None:
    articles = {
        "before": ("2018-12-01", [Line("GB", stance=50)]),
        "press": ("2019-01-10", [PRESS]),
        **{f"after{n}": (published, [line]) for n, (published, line) in enumerate(after)},
        **LATE,
    }
    with made(place, articles) as dossier:
        edge = next(e for e in pressure_network(dossier).edges if e.source == "US")
        answered = str(edge.attributes["answered_by"]).split()
        assert [kind for kind in ("conceded", "refused", "silence") if edge.attributes[kind]] == [
            expected
        ]
        assert all(dossier.statement(name).actor == "GB" for name in answered)
    assert bool(answered) is (expected != "silence")


def test_of_one_day_the_surer_answer_decides(place: Path) -> None:
    sure, unsure = {"confidence": 0.9}, {"confidence": 0.3}
    for number, (yes, no) in enumerate(((sure, unsure), (unsure, sure))):
        lines = [
            Line("GB", "AGREE", "US", options=yes),
            Line("GB", "REJECT", "US", options=no),
        ]
        articles = {"a": ("2019-01-10", [PRESS]), "b": ("2019-02-01", lines), **LATE}
        with made(place.with_name(f"{number}.db"), articles) as dossier:
            [edge] = [e for e in pressure_network(dossier).edges if e.source == "US"]
            assert edge.attributes["conceded"] == (yes is sure)


@pytest.mark.parametrize("window", [None, Window(day("2019-01-01"), day("2019-12-31"))])
def test_a_move_is_measured_from_a_stance_of_a_year_at_most(
    place: Path, window: Window | None
) -> None:
    articles = {
        "old": ("2017-06-01", [Line("GB", stance=0)]),
        "press": ("2019-01-10", [PRESS]),
        "later": ("2019-02-01", [Line("GB", stance=100)]),
        **LATE,
    }
    with made(place, articles) as dossier:
        [edge] = [e for e in pressure_network(dossier, window).edges if e.source == "US"]
    assert edge.attributes["silence"] == 1


def test_what_is_told_of_a_later_day_is_of_the_day_on_which_it_is_told(place: Path) -> None:
    line = Line("GB", "SANCTION", "huawei", 100, told="2020-12-31")
    with made(place, {"a": ("2020-07-14", [line])}) as dossier:
        [edge] = pressure_network(dossier, Window(day("2020-07-01"), day("2020-07-31"))).edges
        stances = actor_concept_network(dossier, Window(day("2020-07-14"), day("2020-07-14")))
    assert [spell.first for spell in edge.times] == [day("2020-07-14")]
    assert [found.source for found in stances.edges] == ["GB"]


def test_of_the_copies_of_a_dispatch_the_earliest_gives_the_day(place: Path) -> None:
    articles = {"a-reprint": ("2019-03-10", [PRESS]), "b-first": ("2019-03-01", [PRESS])}
    with made(place, articles, dict.fromkeys(articles, "dispatch")) as dossier:
        [edge] = pressure_network(dossier).edges
    assert (edge.count, [spell.first for spell in edge.times]) == (1, [day("2019-03-01")])


def test_it_is_too_early_to_call_it_silence(place: Path) -> None:
    with made(place, {"a": ("2019-01-10", [PRESS]), "b": ("2019-02-01", [])}) as dossier:
        assert pressure_network(dossier).edges[0].attributes["pending"] == 1
        assert pressure_network(dossier, answer_days=20).edges[0].attributes["silence"] == 1


def test_as_of_knows_nothing_of_what_was_published_later(place: Path) -> None:
    articles = {
        "a": ("2019-01-10", [PRESS]),
        "b": (
            "2019-06-01",
            [Line("GB", "AGREE", "US"), Line("US", "REQUEST", "GB", told="2019-01-05")],
        ),
        "undated": ("", [PRESS]),
    }
    with made(place, articles) as dossier:
        then = pressure_network(dossier, choice=Choice(as_of=day("2019-02-01"))).edges[0]
        now = pressure_network(dossier).edges[0]
    assert (then.count, then.attributes["pending"]) == (1, 1)
    assert now.count == 3


def test_windows_add_up_to_the_whole(small: Dossier) -> None:
    months = [Window(day(f"2019-0{n}-01"), day(f"2019-0{n}-28")) for n in (1, 2, 3)]
    found = pressure_networks(small, Choice(), months)
    assert [len(network.edges) for network in found] == [1, 2, 1]
    only = pressure_network(small, Window(day("2019-02-01"), day("2019-02-28")))
    assert {edge.source for edge in only.edges} == {"US", "CN"}


def test_choices(small: Dossier) -> None:
    assert ties(small, Choice(actors=("CN",))) == {"CN>US": 1}
    with pytest.raises(EmptyWindow):
        ties(small, Choice(min_statements=4))
    with pytest.raises(EmptyWindow, match=r"no pressure; its articles are from 2019-01-10"):
        ties(small, Choice(min_confidence=0.95))
    with pytest.raises(EmptyWindow, match=r"no pressure of DE in 2019-01-01 – 2019-01-02"):
        ties(small, Choice(Window(day("2019-01-01"), day("2019-01-02")), actors=("DE",)))


def test_nodes_say_how_much_they_press_and_are_pressed(small: Dossier) -> None:
    found = {node.id: node for node in pressure_network(small, choice=Choice(language="en")).nodes}
    assert found["US"].label == "United States"
    assert dict(found["US"].attributes) == {"presses": 3, "is_pressed": 1}
    assert found["huawei"].kind == "company"


def test_options_that_cannot_be(small: Dossier) -> None:
    with pytest.raises(NetworkError, match="within 0 days; give 1 or more"):
        pressure_network(small, answer_days=0)
    with pytest.raises(NetworkError, match="known: reports, intensity"):
        pressure_network(small, weight="fame")
    with pytest.raises(NetworkError, match="from 0 to 1"):
        Choice(min_confidence=-1)
    with pytest.raises(NetworkError, match="give 1 or more"):
        Choice(min_count=0)


def test_acts_are_in_the_order_of_days(small: Dossier) -> None:
    days = [act.said.day for act in acts_of_pressure(small, Choice())]
    assert days == sorted(days, key=lambda one: one or day("9999-01-01"))
