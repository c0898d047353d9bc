"""The moves of a round in words: who moved for whom, from where to where, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import Scale
from ralliement.bargaining.telling.words import ForecastWords

_BARGAINS = ("bargain", "proposal")
"""The two sides of one point proposed: to whom it was put, and who proposed it."""


def is_unseen(offer: Offer, scale: Scale) -> bool:
    """A move too small for the decimals shown; a decision is told though it moves nobody."""
    before, after = (ForecastWords("en").shown(p, scale) for p in (offer.before, offer.after))
    return offer.kind != "decision" and before == after


def refused(offers: Sequence[Offer]) -> int:
    """How many offers nobody followed; the two sides of one bargain are one offer."""
    single = [o for o in offers if o.kind not in _BARGAINS and not o.accepted]
    deals = {offer.deal for offer in offers if offer.kind in _BARGAINS}
    taken = {offer.deal for offer in offers if offer.kind in _BARGAINS and offer.accepted}
    return len(single) + len(deals - taken)


def move_lines(moves: Sequence[Offer], scale: Scale, words: ForecastWords) -> Iterator[str]:
    """A line for each move that can be seen; one for both sides of a bargain."""
    bargains = [offer for offer in moves if offer.kind in _BARGAINS]
    for deal in dict.fromkeys(offer.deal for offer in bargains):
        sides = [offer for offer in bargains if offer.deal == deal]
        if not all(is_unseen(offer, scale) for offer in sides):
            yield _bargain(sides, bargains, scale, words)
    for offer in moves:
        if offer.kind in _BARGAINS or is_unseen(offer, scale):
            continue
        before, after = words.shown(offer.before, scale), words.shown(offer.after, scale)
        if offer.kind == "decision":
            decider = words.actor(offer.receiver)
            yield words.text("path", "decision", receiver=decider, after=after)
            continue
        what, why = _what(offer, words), _why(offer, words)
        yield words.text("path", "move", what=what, before=before, after=after, why=why)


def vote_lines(run: Run, number: int, scale: Scale, words: ForecastWords) -> Iterator[str]:
    """Of each actor that traded its vote in a round: its position before and after, its vote."""
    if "voting" not in run.more:
        return
    traded = {offer.receiver for offer in run.offers if offer.round == number}
    for k, actor in enumerate(run.actors):
        if actor not in traded:
            continue
        points = (
            run.positions[0, number - 1, k],
            run.more["voting"][0, number, k],
            run.positions[0, number, k],
        )
        before, vote, after = (words.shown(float(point), scale) for point in points)
        places = {"actor": words.actor(actor), "before": before, "vote": vote, "after": after}
        yield words.text("path", "vote", **places)


def _bargain(
    sides: Sequence[Offer], bargains: Sequence[Offer], scale: Scale, words: ForecastWords
) -> str:
    """One proposal that one side follows, or both; where one does, what the other one does."""
    one = next((side for side in sides if side.kind == "proposal"), sides[0])
    chance = dict(one.numbers)["chance"]
    places: dict[str, object] = {
        "receiver": words.actor(one.receiver),
        "sender": words.actor(one.sender),
        "before": words.shown(one.before, scale),
        "after": words.shown(one.after, scale),
        "chance": words.share(chance),
    }
    if len(sides) == 2:
        other = next(side for side in sides if side is not one)
        return words.text(
            "bargains", "both", sender_before=words.shown(other.before, scale), **places
        )
    elsewhere = next((o for o in bargains if o.receiver == one.sender), None)
    fate = words.text("bargains", "stays")
    if elsewhere is not None:
        fate = words.text("bargains", "elsewhere", other=words.actor(elsewhere.sender))
    key = "own" if one.kind == "proposal" else "put"
    return words.text("bargains", key, fate=fate, **places)


def _what(offer: Offer, words: ForecastWords) -> str:
    sender, receiver = words.actor(offer.sender), words.actor(offer.receiver)
    told = {"sender": sender, "receiver": receiver, "in_return": offer.in_return}
    alone = offer.kind == "influence" and _presses_alone(dict(offer.numbers))
    return words.text("moves", "influence-alone" if alone else offer.kind, **told)


def _presses_alone(numbers: Mapping[str, float]) -> bool:
    """Whether nobody else is heard beside the sender and the receiver's own line."""
    return numbers["share"] + numbers.get("own", 0.0) > _WHOLE


_WHOLE = 0.995


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
    if offer.kind == "answer":
        return words.text("why", "way", share=words.share(numbers["share"]))
    if "share" in numbers:
        heard = {"sender": sender, "share": words.share(numbers["share"])}
        if "own" in numbers:
            return words.text("why", "share_own", own=words.share(numbers["own"]), **heard)
        return words.text("why", "share", **heard)
    return ""
