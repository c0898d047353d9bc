"""The colours of the scale: one for each value, 0..100, the same in every picture and table."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

_ANCHORS = (
    (0.0, (33, 96, 160)),
    (25.0, (126, 174, 209)),
    (50.0, (232, 216, 154)),
    (75.0, (224, 141, 82)),
    (100.0, (166, 46, 46)),
)
"""From blue over sand to red: both ends and the middle differ in lightness too, so that the
order is seen without telling red from green and in a grey print."""

INK, PAPER, _BLACK = "#1d2730", "#ffffff", "#000000"
UNKNOWN = "#eef0f2"
"""Where nothing is known; no value of the scale has a grey."""


def shade(value: float) -> str:
    """The colour of a value of the scale, as ``#rrggbb``; beyond its ends, that of the end."""
    red, green, blue = _mixed(value)
    return f"#{red:02x}{green:02x}{blue:02x}"


def ink_on(value: float) -> str:
    """Black or white, whichever stands out more on the colour of ``value``: by 4.5 at least.

    A dark grey in the place of black would fall below that on some of the blues.
    """
    return max((_BLACK, PAPER), key=lambda ink: contrast(shade(value), ink))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1..21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(_parsed(one)), _luminance(_parsed(other))))
    return (high + 0.05) / (low + 0.05)


def _mixed(value: float) -> tuple[int, int, int]:
    at = min(max(value, 0.0), 100.0)
    number = min(bisect_right([anchor for anchor, _ in _ANCHORS], at), len(_ANCHORS) - 1)
    (low, start), (high, end) = list(pairwise(_ANCHORS))[number - 1]
    share = (at - low) / (high - low)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
    return red, green, blue


def _parsed(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance, 0..1 (WCAG 2.2)."""
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
