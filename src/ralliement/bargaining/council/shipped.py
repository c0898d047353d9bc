"""The parameters that the package ships, and how they are written."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from ralliement.bargaining.council.fitting import Models, fit_models
from ralliement.bargaining.council.issue import CouncilIssue
from ralliement.bargaining.council.model import CouncilModel, Options
from ralliement.bargaining.council.reading import IssueFile
from ralliement.bargaining.council.yardsticks import SpreadMean

_FORMAT = 2
_MARK = 12
"""How many digits of an issue's digest are kept: enough to know it again, not to read it."""


@dataclass(frozen=True)
class Shipped:
    """Fitted models, and on what.

    ``source`` names the data, ``digest`` is the SHA-256 of its file, ``marks`` are digests of
    the issues that were fitted on.
    """

    models: Models
    source: str
    digest: str
    proposals: int
    marks: frozenset[str]

    def has_seen(self, issue: CouncilIssue) -> bool:
        """Whether the parameters were fitted on this issue."""
        return mark_of(issue) in self.marks


def mark_of(issue: CouncilIssue) -> str:
    """A digest of an issue's names, positions and outcome."""
    values = [issue.proposal, issue.name, *issue.actors, *issue.positions.tolist(), issue.outcome]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:_MARK]


@cache
def load_shipped() -> Shipped:
    """The parameters in ``data/council.json``."""
    file = resources.files(__package__ or "").joinpath("data", "council.json")
    told = json.loads(file.read_text("utf-8"))
    return Shipped(
        models=Models(
            council=_model(told["council"]),
            alike=_model(told["alike"]),
            spread=SpreadMean(**told["spread"]),
        ),
        source=told["fitted_on"]["source"],
        digest=told["fitted_on"]["sha256"],
        proposals=told["fitted_on"]["proposals"],
        marks=frozenset(told["fitted_on"]["marks"]),
    )


def fit_shipped(file: IssueFile) -> Shipped:
    """The models fitted on all issues of ``file``."""
    return Shipped(
        models=fit_models(file.issues),
        source=file.path.name,
        digest=file.digest,
        proposals=len({issue.proposal for issue in file.issues}),
        marks=frozenset(map(mark_of, file.issues)),
    )


def write_shipped(path: Path, shipped: Shipped) -> None:
    """Write the parameters to ``path``; what was there stays until all is written."""
    told = {
        "format": _FORMAT,
        "fitted_on": {
            "source": shipped.source,
            "sha256": shipped.digest,
            "issues": len(shipped.marks),
            "proposals": shipped.proposals,
            "marks": sorted(shipped.marks),
        },
        "council": _told(shipped.models.council),
        "alike": _told(shipped.models.alike),
        "spread": asdict(shipped.models.spread),
    }
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    beside.replace(path)


def _model(told: dict[str, Any]) -> CouncilModel:
    options = Options(**told["options"])
    return CouncilModel(options, told["coefficients"], told["spread"], told["level"])


def _told(model: CouncilModel) -> dict[str, Any]:
    rounded = {name: round(value, 5) for name, value in model.coefficients.items()}
    return {
        "options": asdict(model.options),
        "spread": model.spread,
        "level": model.level,
        "coefficients": rounded,
    }
