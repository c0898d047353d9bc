"""One question about networks, as the command line and others ask it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ralliement.dossier import Dossier
from ralliement.dossier.tables import STATEMENTS
from ralliement.errors import NetworkError, UnknownName
from ralliement.networks.agreement import AGGREGATION, Counting, affiliation_networks
from ralliement.networks.choosing import Choice
from ralliement.networks.coalitions import SEED, Camps, camps_in
from ralliement.networks.intensity import presses
from ralliement.networks.material import TAKEN, refuse_empty, said_in
from ralliement.networks.model import Network
from ralliement.networks.pressure import ANSWER_DAYS, PRESSING, WEIGHTS, pressure_networks
from ralliement.networks.windows import Step, Window, windows_by

NETWORKS = ("pressure", *AGGREGATION, "actor-concept")
"""The kinds that are networks."""

CAMPS = ("coalitions", "polarisation")
"""The kinds that are found in a network of agreement."""

KINDS = (*NETWORKS, *CAMPS)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a dossier; ``by`` cuts the window into steps (``windows.Step``)."""

    kind: str = "pressure"
    choice: Choice = Choice()
    by: str | None = None
    counting: Counting = Counting()
    answer_days: int = ANSWER_DAYS
    weight: str = "reports"
    seed: int = SEED

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UnknownName("kind of network", self.kind, KINDS)
        if self.kind == "pressure":
            self._refuse_counting()
        elif (self.answer_days, self.weight) != (ANSWER_DAYS, WEIGHTS[0]):
            raise NetworkError(
                f"answer days and weight are of pressure, not of {self.kind}; leave them out"
            )
        if self.kind == "actor-concept" and self.counting.normalisation != "no":
            raise NetworkError("a network of actors and concepts is not normalised; leave it out")

    def _refuse_counting(self) -> None:
        if self.counting.kernel is not None:
            raise NetworkError(
                "a kernel weighs stances, not pressure; leave it out, or cut time with --by"
            )
        if self.counting != Counting():
            raise NetworkError(
                "how stances are counted (once per, normalise, concepts) says nothing of "
                "pressure; leave it out, or ask for another kind"
            )


def networks_for(dossier: Dossier, question: Question) -> list[Network]:
    """The networks that were asked for, one for each window in order of time.

    Raises: UnknownName, EmptyWindow or NetworkError, in one line, for what cannot be answered.
    """
    windows = _windows(dossier, question)
    if question.kind == "pressure":
        return pressure_networks(
            dossier,
            question.choice,
            windows,
            answer_days=question.answer_days,
            weight=question.weight,
        )
    return affiliation_networks(dossier, question.kind, question.choice, windows, question.counting)


def camps_for(dossier: Dossier, question: Question) -> tuple[list[Network], list[Camps]]:
    """The camps of each window, and the subtract networks that they were found in.

    Networks are made with average activity where no other normalisation is asked for.
    """
    how = question.counting
    if how.normalisation == "no":
        how = replace(how, normalisation="average")
    networks = networks_for(dossier, replace(question, kind="subtract", counting=how))
    issue = dossier.issue
    return networks, [camps_in(network, issue, seed=question.seed) for network in networks]


def _windows(dossier: Dossier, question: Question) -> Sequence[Window]:
    window = question.choice.window
    if question.by is None:
        return [window]
    step = Step.typed(question.by)
    pressing = question.kind == "pressure"
    wanted = PRESSING if pressing else STATEMENTS.c.stance.is_not(None)
    said = said_in(dossier, question.choice, wanted, whole=False)
    days = [
        one.day
        for one in said
        if one.day is not None
        and (presses(one.event, one.modality) if pressing else one.modality in TAKEN)
    ]
    refuse_empty(dossier, question.choice, bool(days), "pressure" if pressing else "stances")
    return windows_by(step, days, window)
