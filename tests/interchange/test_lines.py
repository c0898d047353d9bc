"""Texts as Discourse Network Analyzer shows them: every end of line one sign, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ralliement.interchange.dna.lines import Places, ends_of, restored, shown

TEXTS = st.text(alphabet="a \r\n😀", max_size=30)


@given(TEXTS)
def test_a_text_comes_back(text: str) -> None:
    there = shown(text)
    assert "\r" not in there
    assert restored(there, ends_of(text)) == text


@given(TEXTS)
def test_places_go_there_and_back(text: str) -> None:
    found = Places(text)
    for place in range(len(text) + 1):
        inside = text[max(0, place - 1) : place + 1] == "\r\n"
        assert found.there(place) == len(shown(text[:place])) - inside
        assert found.here(found.there(place)) == place - inside


def test_other_lines_are_left_as_they_are() -> None:
    assert ends_of("a\nb\n") == ""
    assert ends_of("a\r\nb\r\n") == "w"
    assert ends_of("a\r\nb\nc\r") == "wnr"
    assert restored("a\nb", "wn") == "a\nb"
    assert restored("a\nb", "?") == "a\nb"
