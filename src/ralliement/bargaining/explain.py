"""The path of one run in words: who challenged whom, what was offered, who moved and why."""

from __future__ import annotations

from collections.abc import Iterator

from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import Scale

_STILL = {
    "weighted-mean": "Nobody moves; the outcome is the mean of all positions, weighted by "
    "capability times salience.",
    "mean": "Nobody moves; the outcome is the plain mean of all positions.",
    "weighted-median": "Nobody moves; the outcome is the position that beats every other in a "
    "vote weighted by capability times salience.",
    "median": "Nobody moves; the outcome is the middle position.",
    "nash": "Nobody moves; the outcome is the point with the greatest product of gains over an "
    "outcome at the far end of the scale.",
    "nash-status-quo": "Nobody moves; the outcome is the point at which those who gain over the "
    "status quo, on the stronger side of it, gain most together.",
    "challenge": "Nobody moves: no actor has to give way to another.",
    "challenge-paper": "Nobody moves: no actor has to give way to another.",
    "exchange": "Nobody moves: there is nothing that two of them could trade.",
    "exchange-program": "Nobody moves: there is nothing that two of them could trade.",
    "ktab": "Nobody moves: nobody gains by facing another.",
    "influence": "Nobody moves: nobody presses anybody who is open to it.",
    "persistence": "Nothing changes.",
}


def shown(value: float, scale: Scale) -> str:
    """A position with as many decimals as its scale is fine."""
    span = scale[1] - scale[0]
    decimals = 1 if span >= 50 else 2 if span >= 5 else 3
    return f"{value + 0.0:.{decimals}f}"


def explain(run: Run, *, scale: Scale) -> list[str]:
    """The first draw of a run as lines: a line for each round, one for each move in it.

    What was offered and not followed is counted. The last line gives the outcome.
    """
    lines = []
    for number in range(1, run.rounds + 1):
        offers = [offer for offer in run.offers if offer.round == number]
        moves = [offer for offer in offers if offer.accepted]
        if not offers or (moves and all(_unseen(offer, scale) for offer in moves)):
            continue
        lines.append(f"Round {number}: outcome {shown(run.outcomes[0, number], scale)}")
        lines += [f"  {line}" for line in _moves(moves, scale)]
        rest = len(offers) - len(moves)
        if rest:
            lines.append(f"  offers not followed: {rest}")
        if not moves:
            lines.append("  nobody moves from here on")
            break
    if not lines:
        lines.append(_STILL.get(run.model, "Nobody moves."))
    elif _settled(run, scale) and "nobody moves from here on" not in lines[-1]:
        lines.append("Nobody moves after that.")
    lines.append(f"Outcome: {shown(run.outcomes[0, -1], scale)}")
    return lines


def _settled(run: Run, scale: Scale) -> bool:
    """If the rounds after the last that is told show no move."""
    seen = [o.round for o in run.offers if o.accepted and not _unseen(o, scale)]
    return max(seen, default=0) < run.rounds


def _unseen(offer: Offer, scale: Scale) -> bool:
    """A move too small for the decimals shown."""
    return shown(offer.before, scale) == shown(offer.after, scale)


def _moves(moves: list[Offer], scale: Scale) -> Iterator[str]:
    for offer in moves:
        if _unseen(offer, scale):
            continue
        way = f"{shown(offer.before, scale)} → {shown(offer.after, scale)}"
        yield f"{_WORDS[offer.kind](offer)}: {way}{_why(offer)}"


_WORDS = {
    "confrontation": lambda o: f"{o.receiver} gives in to {o.sender}",
    "compromise": lambda o: f"{o.receiver} meets {o.sender} part of the way",
    "capitulation": lambda o: f"{o.receiver} yields to {o.sender} without a contest",
    "exchange": lambda o: f"{o.receiver} moves for {o.sender}, which moves on {o.in_return}",
    "bargain": lambda o: f"{o.receiver} settles with {o.sender}",
    "influence": lambda o: (
        f"{o.receiver} goes back towards where it began"
        if o.sender == o.receiver
        else f"{o.receiver} follows those who press it, {o.sender} most"
    ),
}


def _why(offer: Offer) -> str:
    """The numbers behind a move, in brackets."""
    numbers = dict(offer.numbers)
    if "gain_own" in numbers:
        own, other = numbers["gain_own"], numbers["gain_other"]
        return (
            f" (facing {offer.sender} would bring it {own:+.2f}, "
            f"and {offer.sender}, as it sees it, {other:+.2f})"
        )
    if offer.kind == "exchange":
        return f" (trade {1 + (offer.deal or 0)}: both gain {numbers['gain']:.2f})"
    if offer.kind == "bargain":
        return f" (proposed with a chance to win of {numbers['chance']:.0%})"
    if "share" in numbers and offer.sender != offer.receiver:
        return f" ({offer.sender} is {numbers['share']:.0%} of what it hears)"
    return ""
