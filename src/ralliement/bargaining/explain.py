"""The path of one run in words: who challenged whom, what was offered, who moved and why."""

from __future__ import annotations

from collections.abc import Iterator

from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import Scale
from ralliement.bargaining.words import ForecastWords

ENGLISH = ForecastWords("en")


def shown(value: float, scale: Scale) -> str:
    """A position with as many decimals as its scale is fine."""
    return ENGLISH.shown(value, scale)


def explain(run: Run, *, scale: Scale, words: ForecastWords = ENGLISH) -> list[str]:
    """The first draw of a run as lines: a line for each round, one for each move in it.

    What was offered and not followed is counted. The last line gives the outcome.
    """
    lines: list[str] = []
    nobody = words.text("path", "nobody")
    for number in range(1, run.rounds + 1):
        offers = [offer for offer in run.offers if offer.round == number]
        moves = [offer for offer in offers if offer.accepted]
        if not offers or (moves and all(_unseen(offer, scale) for offer in moves)):
            continue
        outcome = words.shown(run.outcomes[0, number], scale)
        lines.append(words.text("path", "round", round=number, outcome=outcome))
        lines += [f"  {line}" for line in _moves(moves, scale, words)]
        rest = len(offers) - len(moves)
        if rest:
            lines.append(words.text("path", "refused", number=rest))
        if not moves:
            lines.append(nobody)
            break
    if not lines:
        still = run.model if run.model in words.keys("still") else "other"
        lines.append(words.text("still", still))
    elif _settled(run, scale) and nobody != lines[-1]:
        lines.append(words.text("path", "settled"))
    lines.append(words.text("path", "outcome", outcome=words.shown(run.outcomes[0, -1], scale)))
    return lines


def _settled(run: Run, scale: Scale) -> bool:
    """If the rounds after the last that is told show no move."""
    seen = [o.round for o in run.offers if o.accepted and not _unseen(o, scale)]
    return max(seen, default=0) < run.rounds


def _unseen(offer: Offer, scale: Scale) -> bool:
    """A move too small for the decimals shown; a decision is told though it moves nobody."""
    return offer.kind != "decision" and shown(offer.before, scale) == shown(offer.after, scale)


def _moves(moves: list[Offer], scale: Scale, words: ForecastWords) -> Iterator[str]:
    for offer in moves:
        if _unseen(offer, scale):
            continue
        before, after = words.shown(offer.before, scale), words.shown(offer.after, scale)
        if offer.kind == "decision":
            decider = words.actor(offer.receiver)
            yield words.text("path", "decision", receiver=decider, after=after)
            continue
        what, why = _what(offer, words), _why(offer, words)
        yield words.text("path", "move", what=what, before=before, after=after, why=why)


def _what(offer: Offer, words: ForecastWords) -> str:
    sender, receiver = words.actor(offer.sender), words.actor(offer.receiver)
    told = {"sender": sender, "receiver": receiver, "in_return": offer.in_return}
    return words.text("moves", offer.kind, **told)


def _why(offer: Offer, words: ForecastWords) -> str:
    """The numbers behind a move, in brackets."""
    numbers, sender = dict(offer.numbers), words.actor(offer.sender)
    if "gain_own" in numbers:
        own, other = (words.number(f"{numbers[k]:+.2f}") for k in ("gain_own", "gain_other"))
        return words.text("why", "gain", sender=sender, own=own, other=other)
    if offer.kind == "exchange":
        own, other = (words.number(f"{numbers[k]:.2f}") for k in ("gain", "gain_other"))
        key = "trade" if own == other else "trade_uneven"
        gains = {"gain": own, "other": other, "sender": sender}
        return words.text("why", key, deal=1 + (offer.deal or 0), **gains)
    if offer.kind == "bargain":
        return words.text("why", "chance", chance=words.share(numbers["chance"]))
    if offer.kind == "answer":
        return words.text("why", "way", share=words.share(numbers["share"]))
    if "share" in numbers:
        heard = {"sender": sender, "share": words.share(numbers["share"])}
        if "own" in numbers:
            return words.text("why", "share_own", own=words.share(numbers["own"]), **heard)
        return words.text("why", "share", **heard)
    return ""
