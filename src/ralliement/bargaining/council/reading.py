"""Files of the DEU form: a row for each issue, a position and a salience for each actor.

Data of that form: Decision-making in the European Union III (doi:10.34810/data53).
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ralliement.bargaining.council.dates import ALLOWED, Written, read_date, were_mangled
from ralliement.bargaining.council.issue import Circumstances, CouncilIssue, make_issue
from ralliement.bargaining.council.power import ALSO_CALLED, actors
from ralliement.bargaining.typed.cells import (
    decoded,
    number_of,
    read_bytes,
    separated,
    separator_of,
)
from ralliement.errors import DataFileError

OUTCOME = "out"
"""The column that a file cannot do without, beside those of actors."""

PROPOSAL, ISSUE = ("prnr", "prnrnmc"), ("isnr", "isnrnmc")
"""The columns that name proposal and issue; the first that is there is read."""

MISSING = frozenset({"", "999", "999.0", "na", "n/a", "nan", "null", "none", ".", "-"})
"""How a cell says that its value is not known, in any case of letters."""

FEWEST = 3
"""Issues with fewer actors are not scored: the published figures leave them out too."""

TOO_FEW = f"with fewer than {FEWEST} actors"
REASONS = ("without an issue", "without an outcome", "given before", TOO_FEW)
"""Why a row is left out."""

DATES = ("finact", "intro")
"""The columns of dates; the first that is not empty is read."""

_LABELS = (*PROPOSAL, *ISSUE, "prname", "type", "council")
_ACTOR = re.compile(r"p([a-z]{2,3})\Z")


@dataclass(frozen=True, eq=False)
class IssueFile:
    """What a file holds: the issues to score, and how many rows were left out, by reason.

    ``digest`` is the SHA-256 of its bytes. ``grouped`` is whether it says which issues belong
    to one proposal; if not, each is taken as one. ``notes`` are what else to know.
    """

    path: Path
    digest: str
    issues: tuple[CouncilIssue, ...]
    left_out: Mapping[str, int]
    grouped: bool = True
    notes: tuple[str, ...] = ()


def read_issues(path: Path, *, decided: bool = True) -> IssueFile:
    """The issues of a table that have an outcome and three actors.

    A position without a salience, or the other way round, is left out, never read as zero; so is
    a row without an issue (weights that somebody added), one without an outcome, and one that
    repeats another. Columns that are not known are passed over, but a pair as ``pxy`` and
    ``sxy`` is an actor; 999 and NA are missing values. With ``decided`` false the outcome may be
    missing, from single rows or as a column.
    Raises: DataFileError naming every mistake: no column of outcomes, a value off its scale, no
    issue that can be scored.
    """
    content = read_bytes(path)
    table = _Table(path, decoded(path, content), decided)
    left_out = dict.fromkeys(REASONS, 0)
    issues: list[CouncilIssue] = []
    for row in table.rows:
        reason = row.unfit()
        issue = None if reason else row.issue()
        if issue is not None:
            table.named(row, issue)
            issues.append(issue)
        elif not row.is_wrong:
            left_out[reason or TOO_FEW] += 1
    if not issues and not table.mistakes:
        wanted = f"an outcome and {FEWEST} actors" if decided else f"{FEWEST} actors"
        said = ", ".join(f"rows {reason}: {rows}" for reason, rows in left_out.items() if rows)
        found = f" ({said})" if said else ""
        known = "an actor counts where both position and salience are known"
        raise DataFileError([f"{path}: file: has no issue with {wanted}{found}; {known}"])
    if table.mistakes:
        raise DataFileError([said for _line, said in sorted(table.mistakes)])
    return IssueFile(
        path,
        hashlib.sha256(content).hexdigest(),
        tuple(issues),
        {reason: rows for reason, rows in left_out.items() if rows},
        bool(table.proposal),
        tuple(table.notes(issues)),
    )


def is_council_form(path: Path) -> bool:
    """Whether a text's first line names columns as DEU files do.

    Positions and saliences of three actors; or an issue or a proposal, and the position of an
    actor that is known, which is too little to forecast.
    """
    first = decoded(path, read_bytes(path)).split("\n", 1)[0]
    columns = {_named(name.strip().casefold()) for name in next(separated([first]), [])}
    named = [one[1] for one in map(_ACTOR.match, columns) if one]
    if sum(f"s{one}" in columns for one in named) >= FEWEST:
        return True
    return bool(columns.intersection((*PROPOSAL, *ISSUE)) and set(named).intersection(actors()))


class _Table:
    """The rows of a file, and the mistakes that are found in them."""

    def __init__(self, path: Path, text: str, decided: bool) -> None:
        self.path = path
        self.decided = decided
        self.mistakes: list[tuple[int, str]] = []
        self.turned: list[str] = []
        self._undated: list[str] = []
        self._lines: dict[tuple[str, str], int] = {}
        separator = separator_of(text.splitlines()[:2])
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        header = next(self._reader, [])
        self.columns = [_named(name.strip().casefold()) for name in header]
        self.proposal = self._first(PROPOSAL)
        self.issue = self._first(ISSUE)
        found = (_ACTOR.match(name) for name in self.columns)
        named = [one[1] for one in found if one]
        self.actors = tuple(sorted(one for one in named if f"s{one}" in self.columns))
        self._check_columns()

    def _first(self, names: tuple[str, ...]) -> str:
        return next((name for name in names if name in self.columns), "")

    def _check_columns(self) -> None:
        if not any(self.columns):
            self._stop("is empty; begin with the names of the columns")
        if self.decided and OUTCOME not in self.columns:
            self._stop(f"column {OUTCOME!r} is missing; needed: it, and p and s of each actor")
        for name in sorted({n for n in self.columns if n and self.columns.count(n) > 1}):
            self._stop(f"column {name!r} is there {self.columns.count(name)} times; keep one")
        if len(self.actors) < FEWEST:
            known = ", ".join(f"p{a} s{a}" for a in ("com", "ep", "de"))
            said = f"has {len(self.actors)} actors with a position and a salience"
            self._stop(f"{said}; needed: {FEWEST}, with columns as {known}")

    def note(self, line: int, where: str, said: str) -> None:
        """Keep a mistake, to be told with all others."""
        self.mistakes.append((line, f"{self.path}:{line}: {where}: {said}"))

    def no_date(self, line: int, column: str, cell: str) -> None:
        """Keep what is no date: a mistake, but no reason not to score an issue."""
        said = f"{column}: {cell!r} is no date; allowed: {ALLOWED}"
        if self.decided:
            self._undated.append(f"Line {line}: {said}. Its votes are weighed as without a date.")
        else:
            self.mistakes.append((line, f"{self.path}:{line}: {said}"))

    def named(self, row: _Row, issue: CouncilIssue) -> None:
        """Keep a mistake if another row is of the same issue; issues to score need no names."""
        first = self._lines.setdefault((issue.proposal, issue.name), row.line)
        if first != row.line and not self.decided:
            said = f"{issue.name!r} is on line {first} too; give each issue a name of its own"
            self.note(row.line, self.issue, said)

    def _stop(self, said: str) -> None:
        raise DataFileError([f"{self.path}:1: file: {said}"])

    @cached_property
    def rows(self) -> tuple[_Row, ...]:
        """The rows that are not empty; one with too many cells is a mistake."""
        return tuple(self._rows())

    @cached_property
    def were_mangled(self) -> bool:
        """Whether a spreadsheet mangled dates of the file."""
        return were_mangled(one for row in self.rows for one in row.dates) or False

    def notes(self, issues: Iterable[CouncilIssue]) -> Iterator[str]:
        """What was made of columns that are missing or not known."""
        if not self.proposal and self.decided:
            yield (
                f"No column {PROPOSAL[0]!r}: each issue is taken as a proposal of its own, and "
                "intervals may be too narrow."
            )
        yield from self._undated
        if self.turned:
            yield (
                f"Dates as {self.turned[0]} are read as a spreadsheet's day-month-year, as others "
                f"beside them must be: {len(self.turned)}. Where that is wrong, write the year."
            )
        for actor in actors():
            pair = (f"p{actor}", f"s{actor}")
            there = [name for name in pair if name in self.columns]
            if len(there) == 1:
                yield f"Column {there[0]!r} without its other half: {actor} takes no part."
        new = {actor for issue in issues for actor in issue.actors}.difference(actors())
        if new:
            yield (
                f"Not among the actors known: {', '.join(sorted(new))}. They take part with the "
                "power of the smallest state."
            )

    def _rows(self) -> Iterator[_Row]:
        seen: set[tuple[str, ...]] = set()
        try:
            for cells in self._reader:
                line = self._reader.line_num
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) > len(self.columns):
                    said = f"has {len(cells)} cells; the first line names {len(self.columns)}"
                    self.note(line, "row", said)
                    continue
                full = [*cells, *[""] * (len(self.columns) - len(cells))]
                found = {n: c.strip() for n, c in zip(self.columns, full, strict=True)}
                yield _Row(self, line, found, tuple(cells) in seen)
                seen.add(tuple(cells))
        except csv.Error as error:
            line = self._reader.line_num
            said = f"cannot be read as a table ({error}); check its quotes"
            raise DataFileError([f"{self.path}:{line}: row: {said}"]) from error


def _named(column: str) -> str:
    """The column's name, an actor's code as the DEU data sets write it."""
    letter, code = column[:1], column[1:]
    return letter + ALSO_CALLED[code] if letter in "ps" and code in ALSO_CALLED else column


@dataclass(frozen=True)
class _Row:
    """One row with its cells by column."""

    table: _Table
    line: int
    cells: Mapping[str, str]
    is_repeated: bool

    @property
    def name(self) -> str:
        """What names the issue; its line where no column does."""
        return self.cells[self.table.issue] if self.table.issue else f"line {self.line}"

    def unfit(self) -> str:
        """Why the row is not to be read at all, one of :data:`REASONS`; "" if it is."""
        labels = [self.cells.get(name, "").casefold() for name in _LABELS]
        if self.name.casefold() in MISSING or any(one.startswith("gdp") for one in labels):
            return REASONS[0]
        if self.table.decided and self.cells[OUTCOME].casefold() in MISSING:
            return REASONS[1]
        return REASONS[2] if self.is_repeated else ""

    @property
    def is_wrong(self) -> bool:
        """Whether a mistake was noted in this row."""
        return any(line == self.line for line, _said in self.table.mistakes)

    def issue(self) -> CouncilIssue | None:
        """The issue; None if too few actors take part, or a mistake was found and noted."""
        positions = self._scale("p")
        saliences = self._scale("s")
        proposal = self.cells.get(self.table.proposal, "")
        told = Circumstances(
            proposal=self.name if proposal.casefold() in MISSING else proposal,
            year=self._year(),
            codecision=self._flag("proc", "cod"),
            unanimity=self._flag("counvte", "unan"),
            council=self.cells.get("council", ""),
            kind=self.cells.get("type", ""),
            reference=self._number("rp"),
            outcome=self._number(OUTCOME),
        )
        if self.is_wrong or len(positions.keys() & saliences.keys()) < FEWEST:
            return None
        return make_issue(self.name, positions, saliences, told, strangers=True)

    def _scale(self, letter: str) -> dict[str, float]:
        found = {actor: self._number(letter + actor) for actor in self.table.actors}
        return {actor: value for actor, value in found.items() if value is not None}

    def _number(self, column: str) -> float | None:
        """The number of a cell, 0..100; None where it is missing, or wrong and noted."""
        cell = self.cells.get(column, "")
        if cell.casefold() in MISSING:
            return None
        value = number_of(cell)
        if 0.0 <= value <= 100.0:
            return value
        said = "is off the scale or no number; allowed: 0 to 100, or empty where not known"
        self.table.note(self.line, column, f"{cell!r} {said}")
        return None

    @cached_property
    def dates(self) -> tuple[Written, ...]:
        """What the row's dates can be read as."""
        found = (read_date(self.cells.get(name, "")) for name in DATES)
        return tuple(one for one in found if one is not None)

    def _year(self) -> int | None:
        """The year of the decision, else of the proposal; None if missing, or wrong and noted."""
        column = next((name for name in DATES if self.cells.get(name)), DATES[0])
        cell = self.cells.get(column, "")
        if cell.casefold() in MISSING:
            return None
        found = read_date(cell)
        if found is None:
            self.table.no_date(self.line, column, cell)
            return None
        if not found.is_open:
            return found.year(mangled=False)
        by_row = were_mangled(self.dates)
        mangled = self.table.were_mangled if by_row is None else by_row
        if mangled:
            self.table.turned.append(cell)
        return found.year(mangled=mangled)

    def _flag(self, column: str, wanted: str) -> bool | None:
        cell = self.cells.get(column, "").casefold()
        return None if cell in MISSING else cell.startswith(wanted)
