"""What a report says, before it is laid out: plain records, each line with its references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ralliement.records import Event, Interval


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered sentence: ``text`` is ``original[start:end]`` of the article.

    ``damaged`` says that it is cited for its damage, and is to be shown with it.
    """

    number: int
    article: str
    outlet: str | None
    published: Interval
    start: int
    end: int
    text: str
    linked: bool = False
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """The numbers of the sentences behind a line; ``more`` counts those not listed."""

    numbers: tuple[int, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """An actor's id and its name in the report's language."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """The estimated position of an actor at the report's date, 0..100 (docs/positions.md).

    ``point`` is the labelled point that is most likely the nearest, with its ``label`` and
    ``probability``. ``status`` is ``decided`` or ``considering``. ``silent_since`` is the day of
    the last evidence where that is so long ago that the actor may have moved unseen.
    """

    median: float
    lower_50: float
    upper_50: float
    lower_90: float
    upper_90: float
    point: float
    label: str
    probability: float
    status: str
    evidence: int
    silent_since: date | None


@dataclass(frozen=True, slots=True)
class StanceLine:
    """Where an actor stands: the estimate from all its stances, and its latest line as told.

    The line is its latest decided stance, or its latest considered one. ``estimate`` is None
    where no article that had certainly appeared by the report's date tells anything.
    ``value``, ``lowest`` and ``highest`` are on the issue's scale, 0..100; the last two span
    all that was found of it. ``later`` is what it considers since it decided. ``reports``
    counts independent evidence. ``joint`` says that the latest line is known only from texts
    that others signed too, which the estimate takes for less than the actor's own word.
    """

    actor: Name
    value: float
    label: str
    decided: bool | None
    since: Interval
    speaker: Name | None
    via: Name | None
    lowest: float
    highest: float
    reports: int
    later: float | None
    cited: Cited
    estimate: Estimate | None = None
    joint: bool = False


@dataclass(frozen=True, slots=True)
class PressureLine:
    """What one actor does to press another; ``counts`` are of independent evidence.

    ``by`` counts instruments (``market-access`` …) and ``answers`` what became of it
    (``conceded``, ``refused``, ``silence``, ``pending``), as docs/json.md names them;
    ``answered`` cites the answers. All three are empty where the network was not asked for.
    """

    actor: Name
    recipient: Name
    counts: tuple[tuple[Event, int], ...]
    last: Interval
    cited: Cited
    by: tuple[tuple[str, int], ...] = ()
    answers: tuple[tuple[str, int], ...] = ()
    answered: Cited = Cited(())


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A likely move of an actor, the day of which lies in ``when`` with a chance of nine in ten.

    ``from_value`` and ``to_value`` are on the scale, their labels those of the nearest points.
    """

    actor: Name
    when: Interval
    from_value: float
    from_label: str
    to_value: float
    to_label: str
    probability: float
    before: Cited
    after: Cited


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """Where one voice alone would put the actor; ``speaker`` None where nobody is named."""

    speaker: Name | None
    median: float
    lower_90: float
    upper_90: float
    cited: Cited


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """Two voices of one actor that likely stand apart, and how likely."""

    actor: Name
    at: date
    one: VoiceLine
    other: VoiceLine
    probability: float


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something still to come at the date of the report."""

    when: Interval
    actor: Name
    recipient: Name | None
    event: Event | None
    what: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A number about an actor; ``value`` is None where the text lost it."""

    actor: Name | None
    measure: str
    value: float | None
    unit: str | None
    period: Interval
    cited: Cited


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A kind of gap: ``topic`` is a key of labels.yaml, ``detail`` fills it in.

    ``names`` are the speakers whose words are lost, or the articles in question.
    """

    topic: str
    detail: str | None
    count: int
    names: tuple[str, ...]
    cited: Cited


@dataclass(frozen=True, slots=True)
class Report:
    """The state of a dispute at a date. ``independent`` counts copies of one text once.

    ``changes`` and ``disagreements`` are None where they were not asked for.
    """

    name: str
    issue: str
    language: str
    question: str
    scale: tuple[tuple[float, str], ...]
    status_quo: float | None
    at: date | None
    articles: int
    independent: int
    statements: int
    stances: tuple[StanceLine, ...]
    silent: tuple[Name, ...]
    pressures: tuple[PressureLine, ...]
    due: tuple[DueLine, ...]
    past: int
    figures: tuple[FigureLine, ...]
    missing: tuple[MissingLine, ...]
    references: tuple[Reference, ...]
    changes: tuple[ChangeLine, ...] | None = None
    disagreements: tuple[DisagreementLine, ...] | None = None
