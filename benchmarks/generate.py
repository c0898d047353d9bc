"""A large dossier made by chance, for measuring: articles, statements, copies, mentions.

Actors stand somewhere on the scale of huawei-5g and move now and then; articles report what
they say and do, some of it wrongly, some as copies of one dispatch. The same seed makes the
same dossier. Written with bulk inserts: reading so many articles would take hours.

    python -m benchmarks.generate build/large.db [--statements 100000] [--actors 200] [--years 5]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Table, create_engine, insert
from sqlalchemy.engine import Connection

from ralliement.dossier import Dossier, IssueCard, Setup, tables
from ralliement.issues import load_pack
from ralliement.records import Event, Modality, content_id

START = date(2018, 1, 1)
_OUTLETS = ("Interdépêche", "Le Quotidien", "The Dispatch", None)
_PRESSING = (Event.REQUEST, Event.ACCUSE, Event.REJECT, Event.THREATEN, Event.SANCTION)
_OTHER = (Event.AGREE, Event.CONSULT, Event.SUPPORT, Event.COOPERATE, Event.CONCEDE, None)
_MODALITIES = (
    *(Modality.ASSERTED,) * 8,
    *(Modality.PLANNED, Modality.PLANNED, Modality.CONDITIONAL, Modality.DENIED),
)
_ROWS_AT_ONCE = 20_000


@dataclass(frozen=True)
class Size:
    """How large a dossier to make. ``per_article`` statements are in each article on average."""

    statements: int = 100_000
    actors: int = 200
    years: int = 5
    per_article: int = 5
    seed: int = 7


def make_dossier(place: Path, size: Size) -> None:
    """Write a dossier of ``size`` to ``place``; what was there before is deleted."""
    for name in (place, place.with_name(f"{place.name}-wal"), place.with_name(f"{place.name}-shm")):
        name.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    setup = Setup(IssueCard.of(load_pack("huawei-5g")), "generated", "generator-1")
    Dossier.create(place, setup).close()
    engine = create_engine(f"sqlite:///{place}")
    with engine.begin() as connection:
        connection.execute(insert(tables.ACTORS), list(_actors(size)))
        batch: dict[Table, list[dict[str, Any]]] = {}
        for table, row in _records(size, setup.key):
            batch.setdefault(table, []).append(row)
            if sum(map(len, batch.values())) >= _ROWS_AT_ONCE:
                _write(connection, batch)
        _write(connection, batch)
    engine.dispose()


def actor_name(number: int) -> str:
    """The id of the actor with this number."""
    return f"actor-{number:03}"


def _write(connection: Connection, batch: dict[Table, list[dict[str, Any]]]) -> None:
    for table in (tables.ARTICLES, tables.MENTIONS, tables.STATEMENTS):
        if batch.get(table):
            connection.execute(insert(table), batch.pop(table))


def _actors(size: Size) -> Iterator[dict[str, Any]]:
    for number in range(size.actors):
        kind = ("state", "institution", "company", "state", "person")[number % 5]
        label = f"Actor {number}"
        yield {"id": actor_name(number), "kind": kind, "label_fr": label, "label_en": label}


def _records(size: Size, setup: str) -> Iterator[tuple[Table, dict[str, Any]]]:
    chance = np.random.default_rng(size.seed)
    lines = _lines(size, chance)
    made = number = 0
    group = ""
    while made < size.statements:
        count = min(1 + int(chance.poisson(size.per_article - 1)), size.statements - made)
        day = int(chance.integers(365 * size.years))
        name = f"article-{number:06}"
        group = group if group and chance.random() < 0.1 else name
        told = [_statement(chance, lines, day, size, place) for place in range(count)]
        text = "".join(row["text"] + " " for row in told)
        yield tables.ARTICLES, _article(name, group, text, day, setup, chance)
        start = 0
        for place, row in enumerate(told):
            end = start + len(row["text"])
            span = {"article": name, "start": start, "end": end}
            yield (
                tables.STATEMENTS,
                row
                | span
                | {
                    "sentence_start": start,
                    "id": content_id("s", name, place),
                },
            )
            yield tables.MENTIONS, _mention(name, place, start, row)
            start = end + 1
        made += count
        number += 1


def _lines(size: Size, chance: np.random.Generator) -> np.ndarray:
    """Where each actor stands in each month: a labelled point, changed now and then."""
    months = 12 * size.years + 1
    moved = chance.random((size.actors, months)) < 0.03
    moved[:, 0] = True
    drawn = 25.0 * chance.integers(0, 5, (size.actors, months))
    last = np.maximum.accumulate(np.where(moved, np.arange(months), 0), axis=1)
    return np.take_along_axis(drawn, last, axis=1)


def _statement(
    chance: np.random.Generator, lines: np.ndarray, day: int, size: Size, place: int
) -> dict[str, Any]:
    actor = min(int(chance.pareto(1.2) * 8), size.actors - 1)
    recipient = int(chance.integers(size.actors)) if chance.random() < 0.6 else None
    pressing = recipient is not None and chance.random() < 0.6
    events = _PRESSING if pressing else _OTHER
    event = events[int(chance.integers(len(events)))]
    takes_stance = event is None or chance.random() < 0.6
    stance = float(lines[actor, day // 31]) if chance.random() < 0.75 else 25.0 * place % 125
    dated = chance.random() < 0.7
    told = START + timedelta(days=max(0, day - int(chance.integers(0, 30))))
    whole_month = chance.random() < 0.1
    return {
        "text": f"{actor_name(actor)} says {stance:g} to {recipient}.",
        "actor": actor_name(actor),
        "speaker": f"speaker-{actor}-{int(chance.integers(3))}" if chance.random() < 0.4 else None,
        "recipient": None if recipient is None else actor_name(recipient),
        "event": None if event is None else event.value,
        "modality": _MODALITIES[int(chance.integers(len(_MODALITIES)))].value,
        "issue": "huawei-5g" if takes_stance or chance.random() < 0.5 else None,
        "stance": stance if takes_stance else None,
        "decided": bool(chance.random() < 0.8) if takes_stance else None,
        "date_from": (told.replace(day=1) if whole_month else told) if dated else None,
        "date_to": told if dated else None,
        "quotation": None,
        "via": "reuters" if chance.random() < 0.1 else None,
        "linked": bool(chance.random() < 0.05),
        "confidence": round(float(chance.uniform(0.35, 0.9)), 3),
        "coder": "generator-1",
        "rule": "generated",
        "condition": None,
    }


def _article(
    name: str, group: str, text: str, day: int, setup: str, chance: np.random.Generator
) -> dict[str, Any]:
    published = START + timedelta(days=day)
    return {
        "id": name,
        "path": None,
        "title": name,
        "outlet": _OUTLETS[int(chance.integers(len(_OUTLETS)))],
        "url": None,
        "author": None,
        "language": "fr" if chance.random() < 0.5 else "en",
        "date_from": published,
        "date_to": published,
        "precision": "day",
        "date_source": "stamp",
        "duplicate_group": group,
        "fingerprint": content_id("x", name),
        "words": len(text.split()),
        "setup": setup,
        "original": text,
        "text": text,
        "alignment": f"[[0, {len(text)}, 0, {len(text)}, 1]]",
    }


def _mention(article: str, number: int, start: int, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "article": article,
        "number": number,
        "start": start,
        "end": start + len(row["actor"]),
        "text": row["actor"],
        "actor": row["actor"],
        "acts_for": row["actor"],
        "kind": "name",
        "confidence": 1.0,
        "place": False,
        "misspelt": False,
    }


def main() -> None:
    """Make the dossier that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("place", type=Path)
    parser.add_argument("--statements", type=int, default=Size.statements)
    parser.add_argument("--actors", type=int, default=Size.actors)
    parser.add_argument("--years", type=int, default=Size.years)
    asked = parser.parse_args()
    make_dossier(asked.place, Size(asked.statements, asked.actors, asked.years))


if __name__ == "__main__":
    main()
