"""What a dossier was read with: the issue, the coder, the user's own actors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ralliement.issues import IssuePack


@dataclass(frozen=True, slots=True)
class IssueCard:
    """The question and scale of an issue, as kept in the dossier and shown in reports.

    ``points`` are (value, label by language), by value; ``question`` is by language.
    """

    id: str
    question: Mapping[str, str]
    points: tuple[tuple[float, Mapping[str, str]], ...]
    status_quo: float | None

    @classmethod
    def of(cls, pack: IssuePack) -> IssueCard:
        """What the dossier keeps of a pack."""
        points = tuple((point.value, dict(point.label)) for point in pack.points)
        in_order = tuple(sorted(points, key=lambda point: point[0]))
        return cls(pack.id, dict(pack.question), in_order, pack.status_quo)

    def to_json(self) -> str:
        """The card as it is kept."""
        kept = {
            "id": self.id,
            "question": dict(self.question),
            "points": [[value, dict(label)] for value, label in self.points],
            "status_quo": self.status_quo,
        }
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> IssueCard:
        """The card that :meth:`to_json` gave."""
        kept = json.loads(text)
        points = tuple((float(value), label) for value, label in kept["points"])
        return cls(kept["id"], kept["question"], points, kept["status_quo"])


@dataclass(frozen=True, slots=True)
class Setup:
    """All that decides, beside its text, what is read from an article.

    ``coder`` is the name and version of the program; ``extras`` a digest of the user's
    actor files and of a language that was imposed. ``issue_source`` is how the issue was
    named (its id or its file) and ``actor_files`` where those are, to find them again.
    """

    issue: IssueCard
    issue_digest: str
    coder: str
    extras: str = ""
    issue_source: str = ""
    actor_files: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A short digest: two readings with the same key differ by their text only."""
        joined = "\x1f".join((self.issue.id, self.issue_digest, self.coder, self.extras))
        return sha256(joined.encode()).hexdigest()[:16]


def digest_of(files: Sequence[Path], *words: str) -> str:
    """A digest of what is in ``files``, in their order, and of ``words``."""
    whole = sha256("\x1f".join(words).encode())
    for file in files:
        whole.update(sha256(file.read_bytes()).digest())
    return whole.hexdigest()
