"""What tasks are measured on: articles read once for all of them, tables cut by language."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from ralliement.actors import load_registry
from ralliement.dossier import Dossier, IssueCard, Setup
from ralliement.dossier.filling import DEFAULT_ISSUE, Keeper, settle
from ralliement.evaluation import Sample
from ralliement.issues import load_pack
from ralliement.reading import read_paths
from ralliement.records import Reading

ROOT = Path(__file__).resolve().parent.parent


@dataclass(slots=True)
class Material:
    """The articles of each folder as they were read, and files made of them in ``scratch``."""

    scratch: Path
    workers: int = 1
    _read: dict[Path, dict[str, Reading]] = field(default_factory=dict)

    def readings(self, folder: Path) -> Mapping[str, Reading]:
        """All readings of a folder, by article; it is read when it is first asked for."""
        if folder not in self._read:
            found = read_paths([folder], load_pack(DEFAULT_ISSUE), workers=self.workers)
            self._read[folder] = {
                item.article.id: item for item in found if isinstance(item, Reading)
            }
        return self._read[folder]

    def sample(self, folder: Path) -> Sample:
        """The articles of a folder for an evaluation; actors that nobody knows are missed."""
        return Sample(folder, unknown_actors=True, readings=self.readings(folder))

    def table(self, table: Path, folder: Path, language: str | None) -> Path:
        """A table coded from a folder's articles; with ``language``, its rows on those in it.

        A row on an article that could not be read stays in, so that it is missed.
        """
        if language is None:
            return table
        readings = self.readings(folder)
        others = {name for name, one in readings.items() if one.article.language != language}
        with table.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        cut = self.scratch / f"{folder.parent.name}-{language}-{table.name}"
        with cut.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(row for row in rows if row["article"] not in others)
        return cut

    def dossier(self, folder: Path) -> Path:
        """A dossier of the articles of a folder."""
        pack = load_pack(DEFAULT_ISSUE)
        setup = Setup(
            issue=IssueCard.of(pack),
            issue_digest=pack.digest,
            coder="the quality gate",
            extras="",
            issue_source=pack.id,
        )
        place = self.scratch / f"{folder.parent.name}.db"
        with Dossier.open_or_create(place, setup) as dossier:
            Keeper(dossier, setup).keep(self.readings(folder).values())
            settle(dossier, load_registry(()))
        return place


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and contents of files, and of all files of folders."""
    files = sorted(
        file
        for path in paths
        for file in (path.iterdir() if path.is_dir() else [path])
        if file.is_file()
    )
    total = sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()
