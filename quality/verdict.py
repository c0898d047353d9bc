"""Figures against what is held: what is at fault, what may be raised, what is lowered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quality.figures import Figure, Measured
from quality.floors import Floors, FloorsError, Pinned

FEWEST_WORDS = 4
"""What a reason has at least to be a sentence."""


def faults(measured: Sequence[Measured], floors: Floors) -> list[str]:
    """A line for everything that makes the gate red; none if all is well."""
    found = [line for one in measured for line in _faults_of(one, floors.get(one.task, Pinned()))]
    there = {one.task for one in measured}
    found += [
        f"{task}: is held but no longer measured; bring it back, or --lower {task} WHY"
        for task, pinned in floors.items()
        if pinned.limits and task not in there
    ]
    return found


def _faults_of(one: Measured, pinned: Pinned) -> Iterator[str]:
    if one.failure is not None:
        yield f"{one.task}: cannot be measured: {one.failure}"
        return
    if not pinned.limits:
        yield f"{one.task}: has no floors yet; --raise sets them"
        return
    if one.data != pinned.data:
        yield (
            f"{one.task}: its data changed ({pinned.data[:8]} → {one.data[:8]}); --raise takes it "
            f"if no figure fell, else --lower {one.task} WHY"
        )
    figures = {figure.name: figure for figure in one.figures}
    for name, limit in pinned.limits.items():
        if name not in figures or figures[name].value is None:
            yield f"{one.task}: {name} is held at {limit:g} but could not be measured"
        elif figures[name].is_past(limit):
            yield f"{one.task}: {_past(figures[name], limit)}"
    for name in figures.keys() - pinned.limits.keys():
        if figures[name].value is not None:
            yield f"{one.task}: {name} has no floor yet; --raise sets it"


def _past(figure: Figure, limit: float) -> str:
    side = "above its ceiling" if figure.has_ceiling else "below its floor"
    return f"{figure.name} is {figure.value:.3f}, {side} {limit:.3f}"


def raised(measured: Sequence[Measured], floors: Floors) -> dict[str, Pinned]:
    """The floors after --raise: stricter wherever the figures earn it, nowhere looser.

    A task whose data changed is taken over only if none of its figures fell.
    """
    after = dict(floors)
    for one in measured:
        pinned = floors.get(one.task, Pinned())
        fell = any(_is_past(one, name, limit) for name, limit in pinned.limits.items())
        if one.failure is not None or (fell and one.data != pinned.data):
            continue
        limits = {**pinned.limits, **{f.name: f.limit for f in one.figures if f.limit is not None}}
        for figure in one.figures:
            if figure.name in pinned.limits and figure.limit is not None:
                old = pinned.limits[figure.name]
                limits[figure.name] = figure.better(old, figure.limit)
        after[one.task] = _pinned(one, limits, pinned)
    return after


def lowered(measured: Sequence[Measured], floors: Floors, task: str, why: str) -> dict[str, Pinned]:
    """The floors after --lower: those of ``task`` that do not hold set anew, and why.

    Raises: FloorsError where there is nothing to lower, or no sentence that says why.
    """
    one = {one.task: one for one in measured}.get(task)
    pinned = floors.get(task, Pinned())
    why = " ".join(why.split())
    if len(why.split()) < FEWEST_WORDS:
        raise FloorsError(f"{why!r} is no reason; say in a sentence why {task} may be worse")
    if one is None and not pinned.limits:
        known = ", ".join(sorted({*floors, *(one.task for one in measured)}))
        raise FloorsError(f"unknown task {task!r}; known: {known}")
    if one is None:
        return {**floors, task: Pinned(lowered=(*pinned.lowered, f"left out: {why}"))}
    if one.failure is not None:
        raise FloorsError(f"{task}: cannot be measured, so that there is nothing to set")
    changes = list(_changes(one, pinned))
    if not changes:
        raise FloorsError(f"{task}: all that is held of it holds; there is nothing to lower")
    limits = {
        figure.name: figure.limit if figure.is_past(old) else old
        for figure, old in _held(one, pinned)
        if figure.limit is not None
    }
    note = f"{', '.join(changes)}: {why}"
    lower = _pinned(one, limits, pinned)
    return {
        **floors,
        task: Pinned(lower.data, lower.floors, lower.ceilings, (*pinned.lowered, note)),
    }


def _changes(one: Measured, pinned: Pinned) -> Iterator[str]:
    """What --lower changes: each limit that does not hold, and the data."""
    figures = {figure.name: figure for figure in one.figures}
    for name, limit in pinned.limits.items():
        if _is_past(one, name, limit):
            new = figures[name].limit if name in figures else None
            yield f"{name} {limit:g} → {'nothing' if new is None else format(new, 'g')}"
    if pinned.limits and one.data != pinned.data:
        yield f"data {pinned.data[:8]} → {one.data[:8]}"


def _held(one: Measured, pinned: Pinned) -> Iterator[tuple[Figure, float]]:
    for figure in one.figures:
        if figure.name in pinned.limits:
            yield figure, pinned.limits[figure.name]


def _is_past(one: Measured, name: str, limit: float) -> bool:
    found = next((figure for figure in one.figures if figure.name == name), None)
    return found is None or found.is_past(limit)


def _pinned(one: Measured, limits: Mapping[str, float], before: Pinned) -> Pinned:
    """Limits as floors and ceilings; one whose figure is gone stays what it was."""
    ceilings = {f.name for f in one.figures if f.has_ceiling} | set(before.ceilings)
    return Pinned(
        data=one.data,
        floors={name: limit for name, limit in limits.items() if name not in ceilings},
        ceilings={name: limit for name, limit in limits.items() if name in ceilings},
        lowered=before.lowered,
    )
