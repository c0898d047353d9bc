"""The agreement between coders on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ralliement.evaluation.coders import CoderAgreement, FieldAgreement


def print_coders(found: Sequence[CoderAgreement], console: Console, *, units: bool = False) -> None:
    """One table for each group of coders; with ``units`` also each unit on which they differ."""
    for number, group in enumerate(found):
        if number:
            console.print()
        _print_group(group, console)
        if units:
            _print_units(group, console)
    console.print()
    console.print(
        Text(
            "alpha: 1 is perfect agreement, 0 is chance; – cannot be told (no units, or all values "
            "the same). both: units that at least two coded. silence: all units that one coded, "
            "those who left one out saying none. Text that nobody coded does not count."
        )
    )


def _print_group(group: CoderAgreement, console: Console) -> None:
    counts = ", ".join(f"{name} {number}" for name, number in group.statements.items())
    console.print(Text(f"{' and '.join(group.coders)}", style="bold"))
    console.print(
        Text(
            f"{group.articles} articles that at least two coded; statements there: {counts}; "
            f"{group.of_all} units, {group.of_two} of them coded by two or more"
        )
    )
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("field")
    for name in ("alpha, both", "units", "all the same", "alpha, silence", "units"):
        table.add_column(name, justify="right")
    for field in group.fields:
        table.add_row(*_row(field))
    console.print(table)


def _print_units(group: CoderAgreement, console: Console) -> None:
    differing = [unit for unit in group.units if unit.differing]
    console.print(Text(f"they differ on {len(differing)} of {len(group.units)} units:"))
    for unit in differing:
        console.print(Text(f"{unit.article}:{unit.start}  {unit.actor}  « {unit.text} »"))
        for field in unit.differing:
            told = ", ".join(f"{coder} {value}" for coder, value in unit.values[field].items())
            alpha = f"  (alpha {unit.alpha[field]:.2f})" if field in unit.alpha else ""
            console.print(Text(f"    {field}: {told}{alpha}"))


def _row(field: FieldAgreement) -> tuple[str, ...]:
    name = field.field if field.level == "nominal" else f"{field.field} ({field.level})"
    agreed = "–" if field.agreed is None else f"{100 * field.agreed:.0f} %"
    silence = (_number(field.silence_counts), str(field.units))
    told = silence if field.silence_counts is not None else ("", "")
    return name, _number(field.where_both), str(field.units_of_both), agreed, *told


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
