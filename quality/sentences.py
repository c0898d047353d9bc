"""Labelled sentences as an evaluation of given actors takes them: one record for each act."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.labelled import LABELLED, MARK, is_measured_with

_ACT = re.compile(r"([1-9])>([1-9]|-) ([A-Z]+) \S+ \S+")


@dataclass(frozen=True, slots=True)
class Files:
    """The sentences of some disputes in one language; of ``half``, those kept to measure with."""

    disputes: tuple[str, ...]
    language: str
    half: bool = False

    @property
    def paths(self) -> tuple[Path, ...]:
        """The sentences and what holds of them."""
        names = [f"{dispute}.{self.language}.tsv" for dispute in self.disputes]
        folders = (LABELLED / "sentences", LABELLED / "codings" / "settled")
        return tuple(folder / name for folder in folders for name in names)

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """The id of each sentence, the sentence with its marks, its codes."""
        for dispute in self.disputes:
            name = f"{dispute}.{self.language}.tsv"
            codes = dict(_cells(LABELLED / "codings" / "settled" / name))
            for number, _kind, marked in _cells(LABELLED / "sentences" / name):
                if not self.half or is_measured_with(number):
                    yield number, marked, codes[number]


def write_records(files: Files, place: Path) -> Path:
    """The acts of all sentences in the PLOVER gold-standard format, in the file ``place``."""
    found = list(records(files.lines(), files.language))
    place.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return place


def records(lines: Iterable[tuple[str, str, str]], language: str) -> Iterator[dict[str, object]]:
    """A record for each act that has an event: its sentence, its actor and recipient marked."""
    for number, marked, codes in lines:
        for act in _ACT.finditer(codes):
            actor, recipient, event = act.groups()
            yield {
                "id": f"{number} {actor}>{recipient}",
                "event": event,
                "text": MARK.sub(r"\1", marked),
                "language": language,
                "textInfo": {"markup": _markup(marked, {actor: "SRC", recipient: "TAR"})},
            }


def _markup(marked: str, tags: dict[str, str]) -> str:
    def tagged(mark: re.Match[str]) -> str:
        tag = tags.get(mark[2])
        return f"({tag}: {mark[1]})" if tag else mark[1]

    return MARK.sub(tagged, marked)


def _cells(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")
