"""What speaks for and against each who is in view being the one an act is aimed at.

The cues are those by which dialogue acts and event chains are linked: who was named last, who
is named most, who did something last, to whom, and who did something to the actor itself
(compare Chambers and Jurafsky 2008, "Unsupervised learning of narrative event chains").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ralliement.records import Event
from ralliement.statements.addressees.view import Act, View

HOSTILE = frozenset(
    {
        Event.ACCUSE, Event.REJECT, Event.PROTEST, Event.THREATEN, Event.SANCTION, Event.COERCE,
        Event.ASSAULT, Event.REQUEST, Event.MOBILIZE,
    }
)  # fmt: skip

KINDS: Mapping[Event, str] = MappingProxyType(
    dict.fromkeys((Event.ACCUSE, Event.SUPPORT, Event.PROTEST, Event.REJECT), "reaction")
    | dict.fromkeys((Event.REQUEST, Event.THREATEN), "demand")
    | dict.fromkeys((Event.SANCTION, Event.COERCE, Event.ASSAULT, Event.MOBILIZE), "force")
)
"""What acts have in common when they are aimed at somebody; the others are ``accord``."""

FAR = 8
"""Sentences: who was named further back is as far as that."""

NAMES = (
    "anybody", "in_sentence", "one_before", "distance", "in_first_sentence", "share_of_names",
    "struck_actor_last", "aimed_at_just_before", "last_to_act", "last_acted_on", "share_of_aims",
    "most_named", "opens_article", "first_to_act", "acts_on_actor", "hostile_pair", "company",
    "person",
)  # fmt: skip


def features(view: View, act: Act, candidates: Sequence[str]) -> list[dict[str, float]]:
    """For each candidate its features, by the names of ``NAMES``, each from 0 to 1."""
    before = view.before(act)
    others = [a for a in before if a.actor != act.actor]
    elsewhere = [a for a in view.acts if a.at != act.at]
    struck = [a for a in others if a.recipient == act.actor and a.event in HOSTILE]
    own = [a for a in before if a.actor == act.actor and a.recipient]
    aims = [a.recipient for a in view.acts if a.recipient]
    named = [actor for sentence in view.named[: act.at + 1] for actor in sentence]
    most = max(candidates, key=lambda c: (named.count(c), -named.index(c)))
    first = view.named[0]
    hostile = {frozenset((a.actor, a.recipient)) for a in elsewhere if a.event in HOSTILE}

    def told(candidate: str) -> dict[str, float]:
        back = act.at - max(n for n in range(act.at + 1) if candidate in view.named[n])
        values = (
            1.0,
            back == 0,
            back == 1,
            min(back, FAR) / FAR,
            candidate in first,
            view.counts[candidate] / view.counts.total(),
            bool(struck) and struck[-1].actor == candidate,
            bool(own) and own[-1].recipient == candidate and own[-1].at >= act.at - 1,
            bool(others) and others[-1].actor == candidate,
            bool(others) and others[-1].recipient == candidate,
            aims.count(candidate) / max(len(aims), 1),
            candidate == most,
            bool(first) and first[0] == candidate,
            bool(others) and others[0].actor == candidate,
            any((a.actor, a.recipient) == (candidate, act.actor) for a in elsewhere),
            frozenset((candidate, act.actor)) in hostile,
            view.kinds.get(candidate) == "company",
            view.kinds.get(candidate, "person") == "person",
        )
        return dict(zip(NAMES, map(float, values), strict=True))

    return [told(candidate) for candidate in candidates]
