"""The floors that are held: ``floors.yaml``, which only the gate writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

FLOORS = Path(__file__).resolve().parent / "floors.yaml"

_HEAD = """\
# What the program is held to, by task; the digests are of the data that it is measured on.
# Written by `python -m quality.gate` and sealed; never edit it by hand (CONTRIBUTING.md).
"""


class FloorsError(Exception):
    """The floors cannot be used, or cannot be changed as was asked."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What is held of one task: no figure below its floor or above its ceiling.

    ``lowered`` says of everything that was ever lowered what it was and why. Without floors
    and ceilings the task was left out for the last reason in ``lowered``.
    """

    data: str = ""
    floors: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)
    lowered: tuple[str, ...] = ()

    @property
    def limits(self) -> dict[str, float]:
        """Floors and ceilings by the name of their figure."""
        return {**self.floors, **self.ceilings}

    def as_record(self) -> dict[str, Any]:
        """As it is written; what is empty is left out."""
        parts = {
            "data": self.data,
            "floors": dict(self.floors),
            "ceilings": dict(self.ceilings),
            "lowered": list(self.lowered),
        }
        return {name: part for name, part in parts.items() if part}


Floors = Mapping[str, Pinned]


def load_floors(path: Path = FLOORS) -> dict[str, Pinned]:
    """What is held, by task; nothing where there is no file.

    Raises: FloorsError if somebody other than the gate has changed the file.
    """
    if not path.exists():
        return {}
    text = path.read_text(encoding="utf-8")
    seal, _, body = text.removeprefix(_HEAD).partition("\n")
    if not text.startswith(_HEAD) or seal != _seal(body):
        raise FloorsError(
            f"{path.name}: was not written by the gate as it stands; take back the committed one "
            f"(git checkout -- {path.parent.name}/{path.name}), then use --raise or --lower"
        )
    return {task: _pinned(record) for task, record in yaml.safe_load(body).items()}


def save_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write what is held, sealed, in the order of the tasks' names."""
    records = {task: floors[task].as_record() for task in sorted(floors)}
    body = yaml.safe_dump(records, sort_keys=False, allow_unicode=True, width=96)
    path.write_text(f"{_HEAD}{_seal(body)}\n{body}", encoding="utf-8")


def _seal(body: str) -> str:
    return f"# seal {sha256(body.encode()).hexdigest()[:16]}"


def _pinned(record: Mapping[str, Any]) -> Pinned:
    return Pinned(
        data=record.get("data", ""),
        floors=record.get("floors", {}),
        ceilings=record.get("ceilings", {}),
        lowered=tuple(record.get("lowered", ())),
    )
