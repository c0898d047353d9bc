"""The one input of every model: who stands where, how much it cares, how much it weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ralliement.errors import TableError, UnknownName

FloatArray = NDArray[np.float64]
Scale = tuple[float, float]
SCALE: Scale = (0.0, 100.0)


@dataclass(frozen=True, eq=False)
class ActorTable:
    """The actors of one issue, with as many draws of their inputs as the forecast is to have.

    Shapes: ``positions``, ``salience``, ``capability`` (n_draws, n_actors); ``pressure``
    (n_actors, n_actors), where ``pressure[i, j]`` is how hard ``j`` presses ``i``.
    Units: positions and ``status_quo`` on ``scale``; salience 0..1; capability any unit, from 0.
    Make it with ``ActorTable.of``, which checks every value.
    """

    actors: tuple[str, ...]
    positions: FloatArray
    salience: FloatArray
    capability: FloatArray
    scale: Scale = SCALE
    issue: str = ""
    status_quo: float | None = None
    pressure: FloatArray | None = None
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        actors: Sequence[str],
        positions: ArrayLike,
        *,
        salience: ArrayLike = 1.0,
        capability: ArrayLike = 1.0,
        **more: Any,
    ) -> ActorTable:
        """A checked table of one draw from (n_actors,), or of many from (n_draws, n_actors).

        A single number is every actor's. ``more`` are the other fields of the record.
        Raises: TableError naming the actor and the value, if there is no actor, one is named
        twice, or a value is missing, off the scale or outside its range.
        """
        names = tuple(actors)
        _check_names(names)
        given = (positions, salience, capability)
        fields = ("position", "salience", "capability")
        arrays = [_wide(name, value, len(names)) for name, value in zip(fields, given, strict=True)]
        draws = max(len(array) for array in arrays)
        if any(len(array) not in (1, draws) for array in arrays):
            counts = ", ".join(f"{n} of {f}" for n, f in zip(map(len, arrays), fields, strict=True))
            raise TableError(f"numbers of draws differ: {counts}; give one or the same number")
        shape = (draws, len(names))
        x, s, c = (np.ascontiguousarray(np.broadcast_to(array, shape)) for array in arrays)
        table = cls(actors=names, positions=x, salience=s, capability=c, **more)
        _check_values(table)
        return table

    @property
    def draws(self) -> int:
        """How many draws of the inputs there are."""
        return len(self.positions)

    @property
    def weights(self) -> FloatArray:
        """Capability times salience (n_draws, n_actors)."""
        return self.capability * self.salience

    def index(self, actor: str) -> int:
        """Where an actor stands in the table. Raises: UnknownName with those there are."""
        if actor not in self.actors:
            raise UnknownName("actor", actor, self.actors)
        return self.actors.index(actor)

    def in_order(self, order: Sequence[int]) -> ActorTable:
        """The same table with its actors in another order, or with only some of them."""
        chosen = list(order)
        pressure = None if self.pressure is None else self.pressure[np.ix_(chosen, chosen)]
        return replace(
            self,
            actors=tuple(self.actors[i] for i in chosen),
            positions=np.ascontiguousarray(self.positions[:, chosen]),
            salience=np.ascontiguousarray(self.salience[:, chosen]),
            capability=np.ascontiguousarray(self.capability[:, chosen]),
            pressure=pressure,
        )


def _check_names(names: tuple[str, ...]) -> None:
    if not names:
        raise TableError("a table without actors: give at least one actor with its position")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TableError(f"actor named twice: {', '.join(twice)}; keep one row for each actor")


def _wide(field: str, value: ArrayLike, actors: int) -> FloatArray:
    """The value as (draws, actors)."""
    array = np.asarray(value, dtype=np.float64)
    if array.ndim == 0:
        array = np.full((1, actors), float(array))
    if array.ndim == 1:
        array = array[np.newaxis, :]
    if array.ndim != 2 or array.shape[1] != actors:
        raise TableError(
            f"{field}: {array.shape[-1]} values for {actors} actors; give one for each actor"
        )
    if not len(array):
        raise TableError(f"{field}: no draws; at least one is needed")
    return array


def _check_values(table: ActorTable) -> None:
    low, high = table.scale
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise TableError(f"scale {low:g}..{high:g}: its low end must lie below its high end")
    _check_range(table, "position", table.positions, (low, high))
    _check_range(table, "salience", table.salience, (0.0, 1.0))
    _check_range(table, "capability", table.capability, (0.0, np.inf))
    quo = table.status_quo
    if quo is not None and not low <= quo <= high:
        raise TableError(f"status quo {quo:g} is off the scale {low:g}..{high:g}")
    if table.pressure is not None:
        _check_pressure(table)


def _check_range(table: ActorTable, field: str, values: FloatArray, span: Scale) -> None:
    low, high = span
    wrong = ~((values >= low) & (values <= high) & np.isfinite(values))
    if not wrong.any():
        return
    draw, actor = (int(place[0]) for place in np.nonzero(wrong))
    allowed = f"{low:g}..{high:g}" if np.isfinite(high) else f"a number from {low:g}"
    raise TableError(
        f"{table.actors[actor]}: {field} {values[draw, actor]:g}; allowed: {allowed}. "
        f"Leave an actor out whose {field} is unknown"
    )


def _check_pressure(table: ActorTable) -> None:
    pressure = table.pressure
    n = len(table.actors)
    if pressure is None or pressure.shape != (n, n):
        raise TableError(f"pressure: give a square of {n} by {n}, one row for each actor")
    if not (np.isfinite(pressure).all() and (pressure >= 0).all()):
        raise TableError("pressure: every weight must be a number from 0")


def require_weight(table: ActorTable) -> None:
    """Raises: TableError if in some draw nobody has capability times salience above zero."""
    empty = np.nonzero(~(table.weights > 0).any(axis=1))[0]
    if len(empty):
        where = f" in draw {int(empty[0])}" if len(empty) < table.draws else ""
        raise TableError(
            f"nobody has any weight{where}: capability times salience is zero for every actor; "
            "give at least one actor both above zero"
        )
