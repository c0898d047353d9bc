"""Files of the DEU form: a row for each issue, a position and a salience for each actor.

Data of that form: Decision-making in the European Union III (doi:10.34810/data53).
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ralliement.bargaining.council.issue import Circumstances, CouncilIssue, make_issue
from ralliement.bargaining.council.power import actors
from ralliement.errors import DataFileError

NEEDED = ("prnr", "isnr", "out")
"""The columns that a file cannot do without, beside those of actors."""

MISSING = frozenset({"", "999", "na", "n/a", "nan", "."})
"""How a cell says that its value is not known, in any case of letters."""

FEWEST = 3
"""Issues with fewer actors are not scored: the published figures leave them out too."""

TOO_FEW = f"with fewer than {FEWEST} actors"
REASONS = ("without an issue", "without an outcome", "given before", TOO_FEW)
"""Why a row is left out."""

_LABELS = ("prnr", "isnr", "prname", "type", "council")
_CENTURY_TURNS_AT = 90
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\Z")
_TURNED_ROUND = re.compile(r"\d{2}(\d{2})-(\d{2})-(\d{2})\Z")
"""What a spreadsheet made of day-month-year: 1930-05-01 was 30-05-01."""


@dataclass(frozen=True, eq=False)
class IssueFile:
    """What a file holds: the issues to score, and how many rows were left out, by reason.

    ``digest`` is the SHA-256 of its bytes.
    """

    path: Path
    digest: str
    issues: tuple[CouncilIssue, ...]
    left_out: Mapping[str, int]


def read_issues(path: Path) -> IssueFile:
    """The issues of a tab- or comma-separated file that have an outcome and three actors.

    A position without a salience, or the other way round, is left out, never read as zero; so is
    a row without an issue (weights that somebody added), one without an outcome, and one that
    repeats another. Columns that are not known are passed over; 999 and NA are missing values.
    Raises: DataFileError naming every mistake: a column that is missing, a value off its scale,
    no issue that can be scored.
    """
    content = path.read_bytes()
    table = _Table(path, _decoded(content))
    left_out = dict.fromkeys(REASONS, 0)
    issues: list[CouncilIssue] = []
    for row in table.rows():
        reason = row.unfit()
        issue = None if reason else row.issue()
        if issue is not None:
            issues.append(issue)
        elif not row.is_wrong:
            left_out[reason or TOO_FEW] += 1
    if not issues and not table.mistakes:
        said = f"has no issue with an outcome and {FEWEST} actors; give some to score"
        table.mistakes.append(f"{path}: file: {said}")
    if table.mistakes:
        raise DataFileError(table.mistakes)
    digest = hashlib.sha256(content).hexdigest()
    return IssueFile(path, digest, tuple(issues), {k: n for k, n in left_out.items() if n})


def year_of(cell: str) -> int | None:
    """The year of a date written day-month-year, whole or as a spreadsheet mangled it.

    None where it is missing (999) or no date.
    """
    turned = _TURNED_ROUND.match(cell)
    plain = _DAY_MONTH_YEAR.match(cell)
    last = turned[3] if turned else plain[3] if plain else ""
    if not last:
        return None
    year = int(last)
    if year >= 100:
        return year
    return year + (1900 if year >= _CENTURY_TURNS_AT else 2000)


def _decoded(content: bytes) -> str:
    """The text; where it is not UTF-8 it is Latin, which only the names of laws can show."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


class _Table:
    """The rows of a file, and the mistakes that are found in them."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.mistakes: list[str] = []
        separator = "\t" if "\t" in text.split("\n", 1)[0] else ","
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        header = next(self._reader, [])
        self.columns = [name.strip().casefold() for name in header]
        self.actors = tuple(
            a for a in actors() if f"p{a}" in self.columns and f"s{a}" in self.columns
        )
        self._check_columns()

    def _check_columns(self) -> None:
        if not any(self.columns):
            self._stop("is empty; begin with the names of the columns")
        for name in NEEDED:
            if name not in self.columns:
                self._stop(
                    f"column {name!r} is missing; needed: {', '.join(NEEDED)}, "
                    "and p and s of each actor"
                )
        for actor in actors():
            pair = (f"p{actor}", f"s{actor}")
            there = [name for name in pair if name in self.columns]
            if len(there) == 1:
                lacking = next(name for name in pair if name not in there)
                self._stop(
                    f"column {lacking!r} is missing, {there[0]!r} is there; give both or neither"
                )
        if len(self.actors) < FEWEST:
            known = ", ".join(f"p{a} s{a}" for a in ("com", "ep", "de"))
            self._stop(f"has {len(self.actors)} actors; needed: {FEWEST}, with columns as {known}")
        for name in sorted({n for n in self.columns if n and self.columns.count(n) > 1}):
            self._stop(f"column {name!r} is there {self.columns.count(name)} times; keep one")

    def _stop(self, said: str) -> None:
        raise DataFileError([f"{self.path}:1: file: {said}"])

    def rows(self) -> Iterator[_Row]:
        """The rows that are not empty; one with too many cells is a mistake."""
        seen: set[tuple[str, ...]] = set()
        try:
            for cells in self._reader:
                line = self._reader.line_num
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) > len(self.columns):
                    said = f"has {len(cells)} cells; the first line names {len(self.columns)}"
                    self.mistakes.append(f"{self.path}:{line}: row: {said}")
                    continue
                full = [*cells, *[""] * (len(self.columns) - len(cells))]
                found = {n: c.strip() for n, c in zip(self.columns, full, strict=True)}
                yield _Row(self, line, found, tuple(cells) in seen)
                seen.add(tuple(cells))
        except csv.Error as error:
            line = self._reader.line_num
            said = f"cannot be read as a table ({error}); check its quotes"
            raise DataFileError([f"{self.path}:{line}: row: {said}"]) from error


@dataclass(frozen=True)
class _Row:
    """One row with its cells by column."""

    table: _Table
    line: int
    cells: Mapping[str, str]
    is_repeated: bool

    def unfit(self) -> str:
        """Why the row is not to be read at all, one of :data:`REASONS`; "" if it is."""
        labels = [self.cells.get(name, "").casefold() for name in _LABELS]
        if self.cells["isnr"].casefold() in MISSING or any("gdp" in label for label in labels):
            return REASONS[0]
        if self.cells["out"].casefold() in MISSING:
            return REASONS[1]
        return REASONS[2] if self.is_repeated else ""

    @property
    def is_wrong(self) -> bool:
        """Whether a mistake was noted in this row."""
        place = f"{self.table.path}:{self.line}: "
        return any(mistake.startswith(place) for mistake in self.table.mistakes)

    def issue(self) -> CouncilIssue | None:
        """The issue; None if too few actors take part, or a mistake was found and noted."""
        positions = self._scale("p")
        saliences = self._scale("s")
        told = Circumstances(
            proposal=self.cells["prnr"] or self.cells["isnr"],
            year=year_of(self.cells.get("finact") or self.cells.get("intro", "")),
            codecision=self._flag("proc", "cod"),
            unanimity=self._flag("counvte", "unan"),
            council=self.cells.get("council", ""),
            kind=self.cells.get("type", ""),
            reference=self._number("rp"),
            outcome=self._number("out"),
        )
        if self.is_wrong or len(positions.keys() & saliences.keys()) < FEWEST:
            return None
        return make_issue(self.cells["isnr"], positions, saliences, told)

    def _scale(self, letter: str) -> dict[str, float]:
        found = {actor: self._number(letter + actor) for actor in self.table.actors}
        return {actor: value for actor, value in found.items() if value is not None}

    def _number(self, column: str) -> float | None:
        """The number of a cell, 0..100; None where it is missing, or wrong and noted."""
        cell = self.cells.get(column, "")
        if cell.casefold() in MISSING:
            return None
        try:
            value = float(cell)
        except ValueError:
            value = float("nan")
        if 0.0 <= value <= 100.0:
            return value
        place = f"{self.table.path}:{self.line}: {column}"
        said = "is off the scale or no number; allowed: 0 to 100, or empty where not known"
        self.table.mistakes.append(f"{place}: {cell!r} {said}")
        return None

    def _flag(self, column: str, wanted: str) -> bool | None:
        cell = self.cells.get(column, "").casefold()
        return None if cell in MISSING else cell.startswith(wanted)
