"""How often the intervals hold: paths drawn from the model, and from worlds that break it.

Each world draws true paths and stances of many actors, estimates them with the settings as
they are, and counts how often the true position lies in the 50 % and 90 % intervals. In the
model's own world the 90 % interval must hold nine times in ten; elsewhere the miss is the
answer to how far the assumptions may fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ralliement.positions import chain
from ralliement.positions.dynamics import Dynamics
from ralliement.positions.observations import Numbers, Observations
from ralliement.positions.scale import EDGES, GRID, Array, quantiles
from ralliement.positions.settings import DEFAULTS, Settings, noise_of

_NOISE = noise_of((0, 25, 50, 75, 100))
_ASKED = (364, 728)
"""The days on which positions are asked for: half-way through two years, and at their end."""


@dataclass(frozen=True, slots=True)
class World:
    """What is drawn: ``truth`` moves the actors, ``settings`` is what the estimate believes.

    ``pieces`` is how many pieces of evidence an actor has in two years, on average;
    ``sentences`` how many stances in each; ``copied`` the chance that a stance of a piece
    repeats the first one's error. ``honesty`` is the true log odds that a stance is right less
    those believed. ``drift`` are points a year in one direction. ``labelled``: stances only at
    the labelled points, as coders write them.
    """

    settings: Settings = DEFAULTS
    truth: Settings = DEFAULTS
    pieces: float = 8.0
    sentences: int = 1
    copied: float = 0.0
    honesty: float = 0.0
    drift: float = 0.0
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often the intervals of a world held, over ``count`` positions, and their widths."""

    world: str
    count: int
    held_50: float
    held_90: float
    width_50: float
    width_90: float


WORLDS: Mapping[str, World] = {
    "as the model assumes": World(),
    "half the evidence": World(pieces=4.0),
    "three times the evidence": World(pieces=24.0),
    "stances at labelled points only": World(labelled=True),
    "twice as many jumps": World(truth=replace(DEFAULTS, jump_rate=2 * DEFAULTS.jump_rate)),
    "no jumps": World(truth=replace(DEFAULTS, jump_rate=1e-9)),
    "jumps at any time, untold": World(truth=replace(DEFAULTS, told=0.0)),
    "drift of 15 points a year": World(drift=15.0),
    "coder worse than it says": World(honesty=-1.0),
    "coder better than it says": World(honesty=1.0),
    "three sentences, errors shared by half": World(sentences=3, copied=0.5),
    "three sentences, errors always shared": World(sentences=3, copied=1.0),
}
"""The model's own world, and those that break one of its assumptions each."""


def coverages(actors: int = 1500, seed: int = 1) -> Iterator[Coverage]:
    """The coverage in each of ``WORLDS``, from ``actors`` simulated actors in each."""
    for name, world in WORLDS.items():
        yield coverage(name, world, actors=actors, seed=seed)


def coverage(name: str, world: World, *, actors: int, seed: int) -> Coverage:
    """How often the intervals hold in one world, half-way for half of the actors, or at the end."""
    chance = np.random.default_rng(seed)
    truth = Dynamics(world.truth)
    drawn = [_actor(number, actors, world, truth, chance) for number in range(actors)]
    found = _together(drawn, world)
    laws = np.empty((actors, len(GRID)))
    for day in _ASKED:
        asked = np.array([one.asked == day for one in drawn])
        laws[asked] = _smoothed(found, Dynamics(world.settings), day)[asked]
    held = np.zeros((actors, 2), dtype=np.bool_)
    widths = np.zeros((actors, 2))
    for row, (one, law) in enumerate(zip(drawn, laws, strict=True)):
        low_90, low_50, _median, high_50, high_90 = quantiles(law)
        held[row] = low_50 <= one.position <= high_50, low_90 <= one.position <= high_90
        widths[row] = high_50 - low_50, high_90 - low_90
    return Coverage(name, actors, *map(float, held.mean(axis=0)), *map(float, widths.mean(axis=0)))


def _smoothed(found: Observations, dynamics: Dynamics, day: int) -> Array:
    evidence = chain.gathered(found, chain.weighed_logs(found, dynamics), dynamics)
    past, _surprise = chain.forward(evidence, dynamics, day)
    both = past * chain.backward(evidence, dynamics, day)
    return np.asarray(both / both.sum(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Drawn:
    """One simulated actor: its stances, and its true position on the day asked for."""

    days: Numbers
    stances: tuple[float, ...]
    trust: tuple[float, ...]
    asked: int
    position: float


def _actor(
    number: int, actors: int, world: World, truth: Dynamics, chance: np.random.Generator
) -> Drawn:
    """One actor with at least one piece of evidence in the first half of the time."""
    asked = _ASKED[number * len(_ASKED) // actors]
    later = 7 * chance.integers(0, _ASKED[-1] // 7, int(chance.poisson(world.pieces - 1)))
    told = np.sort(np.append(later, 7 * chance.integers(0, _ASKED[0] // 7)))
    days = np.unique(np.append(told, asked))
    path = _path(world, truth, days, np.unique(told), chance)
    stances, trust = _stances(world, path[np.searchsorted(days, told)], chance)
    position = _within_cell(path[int(np.searchsorted(days, asked))], chance)
    return Drawn(np.repeat(told, world.sentences), stances, trust, asked, position)


def _path(
    world: World, truth: Dynamics, days: Numbers, told: Numbers, chance: np.random.Generator
) -> Array:
    """The true grid points at ``days``; jumps that make news fall on days in ``told``."""
    path = np.empty(len(days))
    path[0] = chance.integers(len(GRID))
    heard = told[0]
    for place in range(1, len(days)):
        law = truth.transition(int(days[place] - days[place - 1]))[int(path[place - 1])]
        path[place] = chance.choice(len(GRID), p=law / law.sum())
        if days[place] in told:
            if chance.random() < truth.news(np.array([days[place] - heard]))[0]:
                path[place] = chance.integers(len(GRID))
            heard = days[place]
    drifted = path + world.drift * (days - days[0]) / 365.25
    return np.round(100 - np.abs(100 - drifted % 200)) if world.drift else path


def _stances(
    world: World, path: Array, chance: np.random.Generator
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The stances of each piece of evidence, and how far the coder trusts each."""
    stances: list[float] = []
    trusted: list[float] = []
    for true in path:
        first: float | None = None
        for _sentence in range(world.sentences):
            trust = float(chance.uniform(0.4, 0.9))
            right = 1 / (1 + (1 - trust) / trust * np.exp(-world.honesty))
            if first is None or chance.random() >= world.copied:
                stances.append(_stance(true, right, world, chance))
            else:
                stances.append(first)
            first = stances[-1] if first is None else first
            trusted.append(trust)
    return tuple(stances), tuple(trusted)


def _together(drawn: Sequence[Drawn], world: World) -> Observations:
    """The observations of all simulated actors, a series each."""
    counts = [len(one.stances) for one in drawn]
    total = sum(counts)
    piece = np.arange(total) // world.sentences
    return Observations(
        names=tuple(f"simulated-{number}" for number in range(len(drawn))),
        series=np.repeat(np.arange(len(drawn)), counts),
        day=np.concatenate([one.days for one in drawn]),
        reach=np.zeros(total, dtype=np.int64),
        stance=np.concatenate([one.stances for one in drawn]),
        trust=np.concatenate([one.trust for one in drawn]),
        weight=np.full(total, 1 / (1 + (world.sentences - 1) * world.settings.alike)),
        decided=np.full(total, -1, dtype=np.int64),
        joint=np.zeros(total, dtype=np.bool_),
        piece=piece,
        statements=np.array([f"s{number}" for number in range(total)], dtype=object),
        articles=np.array([f"a{number}" for number in piece], dtype=object),
        noise=_NOISE,
    )


def _stance(true: float, right: float, world: World, chance: np.random.Generator) -> float:
    if chance.random() >= right:
        told = float(chance.uniform(0, 100))
    else:
        told = -1.0
        while not 0 <= told <= 100:
            told = float(chance.normal(true, _NOISE))
    return round(told / 25) * 25.0 if world.labelled else told


def _within_cell(point: float, chance: np.random.Generator) -> float:
    """A place in the cell of a grid point, as the grid stands for the scale."""
    return float(chance.uniform(EDGES[int(point)], EDGES[int(point) + 1]))


def table(found: Iterator[Coverage], write: Callable[[str], None]) -> None:
    """Write a line for each world as it is done."""
    write(f"{'world':40}{'in 50 %':>9}{'in 90 %':>9}{'width 50':>10}{'width 90':>10}")
    for one in found:
        write(
            f"{one.world:40}{one.held_50:>9.1%}{one.held_90:>9.1%}"
            f"{one.width_50:>10.1f}{one.width_90:>10.1f}"
        )
