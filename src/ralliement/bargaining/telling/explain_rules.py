"""What members decide in words: whose vote it hangs on, and why."""

from __future__ import annotations

from collections.abc import Sequence

from ralliement.bargaining.run import Ruling, Stand
from ralliement.bargaining.table import Scale
from ralliement.bargaining.telling.words import ForecastWords

_GROUP = "ruling"
_MOST_NAMED = 6


def ruling_lines(ruling: Ruling, scale: Scale, words: ForecastWords, *, last: int) -> list[str]:
    """The rule with the status quo and who gave that; then who is decisive, and why.

    ``last`` is the last round; a decision of an earlier one is told as that round's.
    """
    places: dict[str, object] = {
        "rule": words.text("rules", ruling.rule),
        "count": ruling.members,
    }
    key = "head_free"
    if ruling.status_quo is not None:
        key = "head" if ruling.round == last else "head_round"
        places["status_quo"] = words.shown(ruling.status_quo, scale)
        places["source"] = words.text("status_quo", ruling.status_quo_from)
        places["round"] = ruling.round
    return [words.text(_GROUP, key, **places), f"  {_why(ruling, scale, words)}"]


def changes(rulings: Sequence[Ruling]) -> frozenset[int]:
    """The rounds in which somebody else is decisive than in the round before."""
    keys = [(one.why, _decisive(one).actors) for one in rulings]
    return frozenset(n for n in range(1, len(keys)) if keys[n] != keys[n - 1])


def decisive_line(ruling: Ruling, scale: Scale, words: ForecastWords) -> str:
    """Who is decisive, in a line of a round."""
    if ruling.why == "between":
        return words.text(_GROUP, "stays_now")
    stand = _decisive(ruling)
    places = {"who": named(stand, words), "at": words.shown(stand.at, scale)}
    return words.text(_GROUP, "decisive_now", **places)


def named(stand: Stand, words: ForecastWords) -> str:
    """The names of those who stand at a point; of many the first, and how many more."""
    first = words.listed(stand.actors[:_MOST_NAMED])
    rest = len(stand.actors) - _MOST_NAMED
    return first if rest <= 0 else words.text(_GROUP, "and_more", names=first, number=rest)


def _decisive(ruling: Ruling) -> Stand:
    """The pivot where it holds the outcome back, the middle member where that gets its point."""
    return ruling.middle if ruling.why in ("reached", "median") else ruling.pivot


def _why(ruling: Ruling, scale: Scale, words: ForecastWords) -> str:
    places: dict[str, object] = {}
    for name, stand in (("middle", ruling.middle), ("pivot", ruling.pivot)):
        places |= {name: named(stand, words), f"{name}_at": words.shown(stand.at, scale)}
    if ruling.other is not None:
        at = words.shown(ruling.other.at, scale)
        places |= {"other": named(ruling.other, words), "other_at": at}
    if ruling.accepts is not None:
        low, high = scale
        places["accepts"] = words.shown(min(max(ruling.accepts, low), high), scale)
    return words.text(_GROUP, _key(ruling), **places)


def _key(ruling: Ruling) -> str:
    """The text for the reason; a case in which it can be put more simply has one of its own."""
    if ruling.why == "reached" and ruling.pivot == ruling.middle:
        return "reached_alone"
    if ruling.why == "between" and ruling.pivot == ruling.other:
        return "at_status_quo"
    if ruling.why == "median" and ruling.accepts is not None and ruling.members % 2 == 0:
        return "median_even"
    return ruling.why
