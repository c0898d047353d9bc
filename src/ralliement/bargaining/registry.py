"""The models by name."""

from __future__ import annotations

from ralliement.bargaining.models import (
    Challenge,
    Exchange,
    Influence,
    Ktab,
    Mean,
    Median,
    Model,
    Nash,
    Persistence,
    WeightedMean,
    WeightedMedian,
)
from ralliement.errors import UnknownName

MODELS: tuple[Model, ...] = (
    WeightedMean(),
    Mean(),
    WeightedMedian(),
    Median(),
    Nash(),
    Nash(disagreement="status-quo"),
    Challenge(),
    Challenge(reading="paper"),
    Exchange(),
    Exchange(reading="program"),
    Ktab(),
    Influence(),
    Persistence(),
)
"""Every model that a name stands for, with the options it is shipped with."""


def find_model(name: str) -> Model:
    """The model of that name. Raises: UnknownName with the names there are."""
    for model in MODELS:
        if model.label == name:
            return model
    raise UnknownName("model", name, [model.label for model in MODELS])
