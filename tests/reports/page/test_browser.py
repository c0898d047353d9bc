"""The page in a browser, at the width of a desk and of a phone."""

from __future__ import annotations

import pytest

from ralliement.dossier import Dossier
from ralliement.reports.page import report_page
from reports.page.browsing import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_sticks_out(browser: Browser, page: str, width: int) -> None:
    found = browser.measured(page, width)
    assert found["width"] == width
    assert found["beyond"] == []
    assert found["scrolls"] <= width
    assert found["height"] > 1500
    assert found["closed"] > 10
    assert len(found["charts"]) >= 7
    assert min(found["charts"]) > 200


def test_what_is_tapped_is_large_enough_on_a_phone(browser: Browser, page: str) -> None:
    assert browser.measured(page, 390)["summary"] >= 30


def test_hostile_words_stick_out_nowhere(browser: Browser, attack: Dossier) -> None:
    found = browser.measured(report_page(attack, language="fr"), 390)
    assert found["beyond"] == []


def test_it_is_seen_and_has_nothing_to_complain_of(browser: Browser, page: str) -> None:
    blank, _said = browser.photographed("<!doctype html><title>x</title>", 1280)
    picture, said = browser.photographed(page, 1280)
    assert said == ""
    assert len(picture) > 10 * len(blank)


def test_the_console_is_listened_to(browser: Browser) -> None:
    _picture, said = browser.photographed("<!doctype html><script>nothing()</script>", 800)
    assert "nothing is not defined" in said
