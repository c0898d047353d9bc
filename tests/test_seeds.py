"""What the two seed articles must give, line by line.

The sentences themselves are not repeated here: they are found by short words of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ralliement.issues import load_pack
from ralliement.reading import read_paths
from ralliement.records import DamageKind, Event, Modality, Reading, Statement

pytestmark = [pytest.mark.model, pytest.mark.shared]

FIRST, SECOND = "000_80399124e5d2ee1d", "001_721e88327c0b93bb"


@pytest.fixture(scope="module")
def readings(seeds: Path) -> dict[str, Reading]:
    read = read_paths([seeds], load_pack("huawei-5g"))
    return {r.article.id: r for r in read if isinstance(r, Reading)}


@pytest.fixture(scope="module")
def first(readings: dict[str, Reading]) -> Reading:
    return readings[FIRST]


@pytest.fixture(scope="module")
def second(readings: dict[str, Reading]) -> Reading:
    return readings[SECOND]


def of(reading: Reading, actor: str, word: str = "") -> list[Statement]:
    """The statements of an actor in the sentences that hold ``word``."""
    return [s for s in reading.statements if s.actor == actor and word in s.text]


def one(found: Sequence[Statement]) -> Statement:
    assert len(found) == 1, found
    return found[0]


class TestEverySpan:
    def test_the_evidence_is_the_original(self, readings: dict[str, Reading]) -> None:
        for reading in readings.values():
            original = reading.article.original
            rows = [*reading.statements, *reading.quotations, *reading.agenda, *reading.figures]
            assert rows
            for row in rows:
                assert row.text == original[row.start : row.end]


class TestFirstArticle:
    def test_language_and_date(self, first: Reading) -> None:
        article = first.article
        assert article.language == "fr"
        assert article.publication.source == "stamp"
        assert article.publication.interval.precision == "month"
        assert article.publication.interval.date_from == date(2019, 5, 1)

    def test_damage(self, first: Reading) -> None:
        original = first.article.original
        by_kind = {kind: [d for d in first.article.damage if d.kind is kind] for kind in DamageKind}
        assert len(by_kind[DamageKind.EMPTY_QUOTATION]) >= 8
        assert len(by_kind[DamageKind.UNCLOSED_QUOTATION]) == 1
        assert by_kind[DamageKind.GLUED_SENTENCES]
        before = [original[: d.start] for d in by_kind[DamageKind.MISSING_WORD]]
        assert any(text.endswith("revenu net de") for text in before)
        assert any(text.endswith("allocution de") for text in before)

    def test_the_united_states_want_exclusion(self, first: Reading) -> None:
        statement = one(of(first, "US", "cavalier seul"))
        assert statement.stance == 100
        assert statement.issue == "huawei-5g"

    @pytest.mark.parametrize("actor", ["GB", "FR", "DE"])
    def test_three_allies_take_a_milder_line_after_the_unions_instructions(
        self, first: Reading, actor: str
    ) -> None:
        statement = one(of(first, actor, "moins offensifs"))
        assert statement.stance is not None
        assert statement.stance < 75
        assert statement.speaker is None
        assert statement.recipient == "EU"

    def test_the_union_asks_its_members_about_the_risks(self, first: Reading) -> None:
        statement = one(of(first, "EU"))
        assert statement.event is Event.REQUEST
        assert statement.recipient == "eu-members"
        assert statement.quotation == "missing"
        entries = [entry for entry in first.agenda if entry.actor == "EU"]
        assert entries
        for entry in entries:
            assert entry.date_from is not None
            assert entry.date_to is not None
            assert date(2019, 7, 10) <= entry.date_from <= entry.date_to <= date(2019, 7, 20)

    def test_italy_ignores_the_american_warnings(self, first: Reading) -> None:
        statement = one(of(first, "IT"))
        assert (statement.event, statement.recipient) == (Event.REJECT, "US")
        assert statement.stance == 0
        assert statement.quotation == "missing"

    def test_germany_prefers_requirements_to_a_ban(self, first: Reading) -> None:
        statement = one(of(first, "DE", "commercer"))
        assert statement.stance == 50
        assert statement.quotation == "missing"
        lost = [q for q in first.quotations if q.speaker == "DE" and not q.complete]
        assert len(lost) == 2

    def test_figures(self, first: Reading) -> None:
        figures = {f.measure: f for f in first.figures if f.actor == "huawei"}
        sales = next(f for m, f in figures.items() if "vente" in m)
        assert (sales.value, sales.unit) == (39, "%")
        assert (sales.period_from, sales.period_to) == (date(2019, 1, 1), date(2019, 3, 31))
        share = next(f for m, f in figures.items() if m.startswith("part de marché"))
        assert (share.value, share.unit) == (29, "%")
        revenue = next(f for m, f in figures.items() if m.startswith("revenu"))
        assert revenue.value is None

    def test_the_companys_campaign_and_its_lobbyist(self, first: Reading) -> None:
        campaign = one(of(first, "huawei", "campagne"))
        assert campaign.recipient == "US"
        hired = one([s for s in first.statements if s.recipient == "samir-jain"])
        assert (hired.actor, hired.via) == ("huawei", "bloomberg")
        ties = {(a.actor, a.former) for a in first.affiliations if a.person == "samir-jain"}
        assert ("jones-day", False) in ties
        assert ("us-national-security-council", True) in ties

    def test_former_officials_do_not_speak_for_the_united_states(self, first: Reading) -> None:
        people = {"samir-jain", "robert-spalding"}
        mentioned = [m for m in first.mentions if m.actor in people]
        assert {m.actor for m in mentioned} == people
        assert all(m.acts_for != "US" for m in mentioned)
        assert not [s for s in first.statements if s.actor == "US" and s.speaker in people]
        lost = [q for q in first.quotations if q.speaker == "robert-spalding"]
        assert len(lost) == 2
        assert not any(q.complete for q in lost)
        former = {a.former for a in first.affiliations if a.person == "robert-spalding"}
        assert former == {True}

    def test_the_secretary_of_state_speaks_in_london_on_a_wednesday(self, first: Reading) -> None:
        statement = one(of(first, "US", "Londres"))
        assert statement.speaker == "mike-pompeo"
        days = (statement.date_from, statement.date_to)
        assert all(day is not None and day.weekday() == 2 and day.month == 5 for day in days)

    def test_kuwait_is_history(self, first: Reading) -> None:
        told = [s for s in first.statements if {"IQ", "KW"} & {s.actor, s.recipient}]
        assert all(s.modality is Modality.HISTORICAL for s in told)
        assert not [s for s in of(first, "US") if s.event is Event.MOBILIZE]

    def test_nobody_is_quoted_with_the_journalists_words(self, first: Reading) -> None:
        spoken = [q for q in first.quotations if q.speaker == "mike-pompeo"]
        assert all(not q.complete and q.text == "" for q in spoken)


class TestSecondArticle:
    def test_language_and_date(self, second: Reading) -> None:
        interval = second.article.publication.interval
        assert second.article.language == "fr"
        assert interval.date_from is not None
        assert interval.date_from >= date(2019, 3, 1)
        assert interval.date_to is None

    def test_furniture_is_gone_and_the_related_link_marked(self, second: Reading) -> None:
        text = second.article.text
        for gone in ("newsletter", "Réagissez", "Demandez", "huawei 5g"):
            assert gone not in text
        statement = one([s for s in second.statements if s.linked])
        assert statement.actor.endswith("operators")
        assert statement.event is Event.REJECT
        assert statement.stance is not None
        assert statement.stance < 50

    def test_threats(self, second: Reading) -> None:
        threats = [s for s in of(second, "US") if s.event is Event.THREATEN]
        assert any(s.recipient == "europe" for s in threats)
        in_march = [s for s in threats if s.recipient == "DE" and s.date_from == date(2019, 3, 1)]
        assert any(s.date_to == date(2019, 3, 31) for s in in_march)
        again = [s for s in threats if s.recipient == "DE" and "homologue" in s.text]
        assert again
        conditional = [s for s in threats if s.modality is Modality.CONDITIONAL]
        assert any("renseignements" in s.text and s.recipient == "DE" for s in conditional)

    def test_the_request_to_the_allies(self, second: Reading) -> None:
        statement = one([s for s in of(second, "US", "six mois") if s.event is Event.REQUEST])
        assert statement.stance == 100
        assert statement.recipient is not None
        assert statement.recipient.endswith("allies")

    @pytest.mark.parametrize("actor", ["CA", "AU", "NZ"])
    def test_close_allies_followed(self, second: Reading, actor: str) -> None:
        statement = one(of(second, actor))
        assert statement.stance is not None
        assert statement.stance >= 75

    def test_europe_has_not_decided(self, second: Reading) -> None:
        statement = one(of(second, "europe"))
        assert statement.decided is False

    def test_the_quotation(self, second: Reading) -> None:
        quotation = next(q for q in second.quotations if "changions" in q.text)
        assert quotation.kind == "direct"
        assert quotation.complete
        assert quotation.text.startswith("Il y a un risque")
        assert quotation.text.endswith("peu fiables")
        assert quotation.speaker == "mike-pompeo"
        assert quotation.speaker_text == "le chef de la diplomatie US"
        statement = one(of(second, "US", "changions"))
        assert statement.quotation == "direct"
        assert statement.speaker == "mike-pompeo"
        assert statement.modality is Modality.CONDITIONAL

    def test_the_meeting_via_reuters(self, second: Reading) -> None:
        meeting = one([s for s in of(second, "US", "homologue") if s.event is Event.CONSULT])
        assert (meeting.recipient, meeting.speaker, meeting.via) == ("DE", "mike-pompeo", "reuters")

    def test_agenda(self, second: Reading) -> None:
        due = {(entry.actor, entry.recipient) for entry in second.agenda}
        assert {("US", "DE"), ("US", "CH"), ("US", "NL"), ("US", "GB")} <= due
        assert any("Trump" in entry.text and entry.recipient == "GB" for entry in second.agenda)
