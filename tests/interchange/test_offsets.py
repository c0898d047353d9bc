"""The two counts of a text agree with Python's own encoder."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ralliement.interchange.dna.offsets import Units


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30))
def test_there_and_back(text: str) -> None:
    found = Units(text)
    assert found.length == len(text.encode("utf-16-le")) // 2
    for point in range(len(text) + 1):
        units = len(text[:point].encode("utf-16-le")) // 2
        assert found.units(point) == units
        assert found.point(units) == point


def test_outside_and_inside_a_character() -> None:
    found = Units("a😀b")
    assert [found.point(n) for n in range(-1, 6)] == [None, 0, 1, None, 2, 3, None]
