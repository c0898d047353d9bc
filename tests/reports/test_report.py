"""From a dossier to a report: what is counted, what is latest, what is left out."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from dossier.readings import CARD, SETUP, article, reading, statement
from ralliement.dossier import Dossier
from ralliement.dossier.store import KnownActor
from ralliement.errors import UnreadableArticle
from ralliement.records import (
    AgendaEntry,
    Article,
    Event,
    Figure,
    Interval,
    Modality,
    Reading,
    content_id,
)
from ralliement.reports import Report, build_report, gather, markdown, print_report, report_json
from ralliement.reports.model import Cited, Estimate, Name, StanceLine
from ralliement.reports.phrases import figure_value, past_note
from ralliement.reports.terminal import bar
from ralliement.reports.words import Words

SENTENCE = "Le pays se prononce."


def day(month: int, number: int = 1) -> Interval:
    return Interval(date(2019, month, number), date(2019, month, number))


def told(name: str, month: int, *statements: dict[str, object]) -> Reading:
    source = article(name, SENTENCE, published=day(month))
    made = []
    for number, given in enumerate(statements):
        one = statement(source, SENTENCE, **given)  # type: ignore[arg-type]
        made.append(replace(one, id=f"s{name}{number}"))
    return Reading(source, statements=tuple(made))


def report_of(tmp_path: Path, *readings: Reading, at: date | None = None, **groups: str) -> Report:
    tmp_path.mkdir(exist_ok=True)
    with Dossier.create(tmp_path / "report.db", SETUP) as dossier:
        for item in readings:
            dossier.add(item, SETUP)
        dossier.note_actors([KnownActor("DE", "state", "Allemagne", "Germany")])
        dossier.set_groups(groups)
        return build_report(gather(dossier, at), "fr")


def stance(
    actor: str, value: float, decided: bool | None = True, **more: object
) -> dict[str, object]:
    return {"actor": actor, "stance": value, "decided": decided, **more}


def press(event: Event, recipient: str = "DE", **more: object) -> dict[str, object]:
    return {"actor": "US", "event": event, "recipient": recipient, **more}


def test_the_latest_decision_leads(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        told("a", 1, stance("DE", 50)),
        told("b", 2, stance("DE", 50)),
        told("c", 3, stance("DE", 100, decided=False)),
        told("d", 1, stance("FR", 75, decided=False)),
        told("e", 2, stance("FR", 25, decided=False)),
    )
    germany, france = report.stances
    assert (germany.actor.label, germany.value, germany.decided) == ("Allemagne", 50, True)
    assert germany.label == "critères stricts"
    assert germany.since == day(1)
    assert (germany.lowest, germany.highest, germany.reports, germany.later) == (50, 100, 3, 100)
    assert (france.value, france.decided, france.since) == (25, False, day(2))


def test_since_starts_anew_after_another_decision(tmp_path: Path) -> None:
    readings = [
        told(f"a{month}", month, stance("DE", v)) for month, v in ((1, 50), (2, 0), (3, 50))
    ]
    line = report_of(tmp_path, *readings).stances[0]
    assert (line.value, line.since, line.cited.numbers) == (50, day(3), (1, 2, 3))


def test_the_report_at_a_date_knows_nothing_later(tmp_path: Path) -> None:
    readings = (
        told("a", 1, stance("DE", 50)),
        told("b", 6, stance("DE", 100), press(Event.THREATEN)),
        told("c", 1, stance("FR", 100, dates=(date(2019, 9, 1), None))),
    )
    report = report_of(tmp_path, *readings, at=date(2019, 3, 1))
    assert [(line.actor.id, line.value) for line in report.stances] == [("DE", 50)]
    assert report.pressures == ()
    assert report.articles == 2
    assert [name.id for name in report.silent] == ["FR"]


def test_history_does_not_count_refusals_do_and_silence_is_shown(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        told(
            "a",
            1,
            stance("DE", 100, modality=Modality.HISTORICAL),
            stance("FR", 0, modality=Modality.DENIED),
            press(Event.REQUEST, "IT"),
        ),
    )
    assert [(line.actor.id, line.value) for line in report.stances] == [("FR", 0)]
    assert [name.id for name in report.silent] == ["IT", "US"]


def test_copies_count_once_and_are_cited_once(tmp_path: Path) -> None:
    readings = [told(name, 1, press(Event.THREATEN)) for name in "abc"]
    line = report_of(tmp_path, *readings, b="a").pressures[0]
    assert line.counts == ((Event.THREATEN, 2),)
    assert len(line.cited.numbers) == 2


def test_two_dates_in_one_text_are_two_threats_even_in_copies(tmp_path: Path) -> None:
    march = {"dates": (date(2019, 3, 1), date(2019, 3, 31))}
    both = (press(Event.THREATEN, **march), press(Event.THREATEN), press(Event.THREATEN))
    report = report_of(tmp_path, told("a", 5, *both), told("b", 5, *both), b="a")
    assert report.pressures[0].counts == ((Event.THREATEN, 2),)
    assert report.pressures[0].last == day(5)
    assert (report.articles, report.independent) == (2, 1)


def test_history_and_denials_press_nobody(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        told(
            "a",
            1,
            press(Event.SANCTION, modality=Modality.HISTORICAL),
            press(Event.COERCE, modality=Modality.DENIED),
            press(Event.CONSULT),
        ),
    )
    assert report.pressures == ()


def test_pressure_is_sorted_by_evidence(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        told("a", 1, press(Event.REQUEST, "IT"), press(Event.ACCUSE, "DE")),
        told("b", 2, press(Event.REQUEST, "IT"), press(Event.THREATEN, "IT")),
    )
    assert [line.recipient.id for line in report.pressures] == ["IT", "DE"]
    assert report.pressures[0].counts == ((Event.REQUEST, 2), (Event.THREATEN, 1))


def entry(source: Article, number: int, first: date | None, last: date | None) -> AgendaEntry:
    return AgendaEntry(
        content_id("a", source.id, number),
        *(source.id, f"actor-{number}", None, None, "prononce", first, last, 11, 19, "prononce"),
    )


def test_the_agenda_is_sorted_and_past_entries_are_counted(tmp_path: Path) -> None:
    source = article("a", SENTENCE, published=day(5))
    july, april = date(2019, 7, 15), date(2019, 4, 1)
    entries = (
        entry(source, 1, july, july),
        entry(source, 2, date(2019, 6, 1), date(2019, 6, 30)),
        entry(source, 3, april, april),
        entry(source, 4, None, None),
    )
    report = report_of(tmp_path, Reading(source, agenda=entries))
    assert [line.actor.id for line in report.due] == ["actor-2", "actor-1", "actor-4"]
    assert report.past == 1


def test_an_undated_entry_is_past_after_a_quarter(tmp_path: Path) -> None:
    source = article("a", SENTENCE, published=day(1))
    later = article("b", SENTENCE + " Fin.", published=day(5))
    given = Reading(source, agenda=(entry(source, 1, None, None),))
    report = report_of(tmp_path, given, Reading(later))
    assert (report.due, report.past) == ((), 1)


def test_a_figure_told_twice_is_one_line(tmp_path: Path) -> None:
    readings = []
    for name in "ab":
        source = article(name, SENTENCE, published=day(1))
        figure = Figure("f" + name, name, "huawei", "ventes", None, "%", None, None, 0, 2, "Le")
        readings.append(Reading(source, figures=(figure,)))
    report = report_of(tmp_path, *readings)
    assert len(report.figures) == 1
    assert report.figures[0].cited.numbers == (1, 2)
    assert "valeur manquante" in plain(report)


def plain(report: Report, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    print_report(report, console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def full(tmp_path: Path) -> Report:
    with Dossier.create(tmp_path / "full.db", SETUP) as dossier:
        dossier.add(reading(), SETUP)
        undated = article("u", "Sans date. Le pays se tait.", published=Interval())
        dossier.add(Reading(undated), SETUP)
        dossier.note_unreadable(UnreadableArticle("clip/b.bin", "binary", "is binary"))
        dossier.set_groups({})
        return build_report(gather(dossier), "fr")


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_the_terminal_report_fits_its_width(full: Report, width: int) -> None:
    assert all(len(line) <= width for line in plain(full, width).splitlines())


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_no_line_of_french_begins_with_a_sign_that_belongs_to_a_word(
    tmp_path: Path, width: int
) -> None:
    source = article("a", SENTENCE, published=day(5))
    what = "le texte sera voté avant l'été"
    due = [
        replace(entry(source, n, date(2019, 6, n), None), what=what + " et après" * n)
        for n in range(1, 9)
    ]
    report = report_of(tmp_path, Reading(source, agenda=tuple(due)), told("b", 5, stance("DE", 50)))
    shown = plain(report, width)
    assert "\u00a0»" in shown
    assert "\u00a0%" in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith(("»", "%", ":"))]


def test_a_unit_that_the_measure_names_is_not_said_again(tmp_path: Path) -> None:
    source = article("a", SENTENCE, published=day(1))
    votes, sales = (
        Figure(f"f{unit}", "a", "DE", measure, 306.0, unit, None, None, 0, 2, "Le")
        for measure, unit in (("votes", "vote"), ("ventes", "EUR"))
    )
    report = report_of(tmp_path, Reading(source, figures=(votes, sales)))
    assert [figure_value(line, Words("fr")) for line in report.figures] == ["306\u00a0EUR", "306"]


@pytest.mark.parametrize(
    ("count", "start"), [(1, "One past entry is"), (15, "15 past entries are")]
)
def test_what_is_past_is_told_with_where_it_is_listed(count: int, start: str) -> None:
    assert past_note(count, Words("en")).startswith(start)
    assert "ralliement agenda" in past_note(count, Words("en"))


def test_every_sentence_shown_is_in_the_originals(full: Report) -> None:
    originals = {"a": article().original, "u": "Sans date. Le pays se tait."}
    assert full.references
    for reference in full.references:
        assert originals[reference.article][reference.start : reference.end] == reference.text
    assert [reference.number for reference in full.references] == list(
        range(1, len(full.references) + 1)
    )


def test_all_that_is_missing_is_said(full: Report) -> None:
    found = {(line.topic, line.detail, line.count, line.names) for line in full.missing}
    assert found == {
        ("damage", "empty-quotation", 1, ()),
        ("undated", None, 1, ("u",)),
        ("unreadable", "binary", 1, ("clip/b.bin",)),
    }


def test_whose_words_are_lost_is_said_by_name(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "lost.db", SETUP) as dossier:
        dossier.add(reading(), SETUP)
        dossier.note_actors([KnownActor("DE", "state", "Allemagne", "Germany")])
        material = gather(dossier)
    lost = [replace(one, speaker="DE") for one in material.quotations if not one.complete]
    assert lost
    [line] = build_report(replace(material, quotations=lost), "fr").missing
    assert (line.detail, line.names) == ("empty-quotation", ("Allemagne",))


def test_markdown_links_every_number_to_its_sentence(full: Report) -> None:
    text = markdown(full)
    for reference in full.references:
        assert f"(#s{reference.number})" in text
        assert f'<a id="s{reference.number}"></a>' in text
    assert text.startswith("# Faut-il écarter Huawei ?\n")


def test_markdown_is_not_run_by_what_articles_say(tmp_path: Path) -> None:
    text = "Le pays | a dit <script>alert(1)</script> *non* [ici](x)."
    source = article("a", text, published=day(1))
    given = Reading(source, statements=(statement(source, text, "DE", stance=0.0),))
    with Dossier.create(tmp_path / "m.db", SETUP) as dossier:
        dossier.add(given, SETUP)
        shown = markdown(build_report(gather(dossier), "en"))
    assert "<script>" not in shown
    assert "\\*non\\* \\[ici\\]" in shown


def test_json_is_whole(full: Report) -> None:
    loaded = json.loads(report_json(full))
    assert loaded["issue"] == CARD.id
    assert loaded["stances"][0]["since"] == {"date_from": "2019-05-01", "date_to": "2019-05-31"}
    assert loaded["pressures"][0]["counts"] == [["THREATEN", 1]]


def test_an_empty_dossier_has_a_report(tmp_path: Path) -> None:
    report = report_of(tmp_path)
    assert report.at is None
    assert plain(report).count("rien") == 5
    assert markdown(report)


def test_the_bar() -> None:
    line = StanceLine(
        Name("DE", "Allemagne"), 50, "", True, Interval(), None, None, 20, 80, 1, None, Cited(())
    )
    assert bar(line, 11) == "··━━━●━━━··"
    assert bar(replace(line, value=0, lowest=0, highest=0, decided=False), 11) == "○··········"
    assert bar(replace(line, value=100, lowest=100, highest=100), 11) == "··········●"
    known = Estimate(70, 60, 80, 40, 100, 75, "", 0.6, "considering", 3, None)
    assert bar(replace(line, estimate=known), 11) == "····──━○━──"


def test_the_estimate_stands_beside_the_latest_line(tmp_path: Path) -> None:
    """A text signed with others after calls of one's own moves the line, not the estimate."""
    signed = {"event": Event.AGREE, "stance": 50, "decided": True}
    calls = [told(f"a{month}", month, stance("DE", 100)) for month in range(1, 7)]
    both = told("z", 8, {"actor": "DE", **signed}, {"actor": "FR", **signed})
    germany = next(
        line for line in report_of(tmp_path, *calls, both).stances if line.actor.id == "DE"
    )
    assert (germany.value, germany.since, germany.joint) == (50, day(8), True)
    assert germany.estimate is not None
    assert germany.estimate.median > 90
    assert germany.estimate.point == 100
    loaded = json.loads(report_json(report_of(tmp_path / "again", *calls, both)))
    assert loaded["stances"][0]["estimate"]["label"] == "exclu"


def test_a_person_has_no_line_of_its_own(tmp_path: Path) -> None:
    source = article("a", SENTENCE, published=day(1))
    said = statement(source, SENTENCE, "anna-muster", stance=0.0, decided=True)
    found = Reading(source, statements=(said,), new_actors=(("anna-muster", "Anna Muster"),))
    assert report_of(tmp_path, found).stances == ()


def test_a_sanction_presses_once_it_is_done_a_threat_when_it_is_made(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        told(
            "a",
            1,
            press(Event.SANCTION, "IT", modality=Modality.CONDITIONAL),
            press(Event.THREATEN, "DE", modality=Modality.CONDITIONAL),
        ),
    )
    assert [line.counts for line in report.pressures] == [((Event.THREATEN, 1),)]
