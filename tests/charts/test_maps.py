"""The tile map and the colours of the scale."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ralliement.actors import load_registry
from ralliement.charts.maps import Standing, tile_map, tiles
from ralliement.charts.positions import Dot, Frame, path_chart, path_svg
from ralliement.charts.rendering import to_svg
from ralliement.charts.shades import UNKNOWN, contrast, ink_on, shade

values = st.floats(-20, 120)


def test_every_state_of_the_registry_has_one_tile() -> None:
    states = {one.id for one in load_registry().actors.values() if one.kind == "state"}
    assert set(tiles()) == states - {"EU"}
    assert len(set(tiles().values())) == len(tiles())


@pytest.mark.parametrize(
    ("west", "east"), [("US", "FR"), ("FR", "DE"), ("DE", "PL"), ("EG", "IN"), ("IN", "JP")]
)
def test_tiles_stand_about_where_the_states_lie(west: str, east: str) -> None:
    assert tiles()[west][0] < tiles()[east][0]


@pytest.mark.parametrize(
    ("north", "south"), [("SE", "DE"), ("CA", "US"), ("IT", "LY"), ("CN", "AU"), ("EG", "ZA")]
)
def test_tiles_stand_in_the_order_of_latitudes(north: str, south: str) -> None:
    assert tiles()[north][1] < tiles()[south][1]


def test_known_states_are_coloured_and_uncertain_ones_small() -> None:
    svg = to_svg(tile_map({"DE": Standing(100, True), "FR": Standing(0, False)}))
    assert svg.count(f'fill="{UNKNOWN}"') == len(tiles()) - 2
    assert svg.count(f'fill="{shade(100)}"') == svg.count(f'fill="{shade(0)}"') == 1


@given(values)
def test_text_can_be_read_on_every_shade(value: float) -> None:
    assert contrast(shade(value), ink_on(value)) >= 4.5


def test_the_codes_of_unknown_states_can_be_read() -> None:
    assert contrast("#626c75", UNKNOWN) >= 4.5


def test_shades_differ_from_point_to_point_and_from_the_unknown() -> None:
    shades = [shade(value) for value in (0, 25, 50, 75, 100)]
    assert all(contrast(one, other) > 1.3 for one, other in pairwise(shades))
    assert UNKNOWN not in shades
    assert shade(-5) == shade(0)
    assert shade(130) == shade(100)


def test_a_path_is_drawn_alike_fast_and_as_a_chart() -> None:
    frame = Frame(date(2019, 1, 1), date(2019, 12, 31), (0.0, 50.0, 100.0))
    dots = [Dot(date(2019, 3, 1), 100.0, True), Dot(date(2019, 9, 1), 0.0, False)]
    fast = path_svg([], dots, frame)
    assert fast == to_svg(path_chart([], dots, frame))
    assert f'fill="{shade(100)}"' in fast
    assert f'stroke="{shade(0)}"' in fast
