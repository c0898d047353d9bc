"""Which issues of a file are one game: those of a proposal, where votes are traded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ralliement.bargaining.inputs import Inputs
from ralliement.bargaining.models import Exchange, Model
from ralliement.bargaining.models.across import AcrossIssues, Stack
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable


@dataclass(frozen=True)
class Apart(AcrossIssues):
    """A model that plays several games, each with its own issues and nothing between them.

    ``games`` are the places of the issues of each among the tables.
    """

    model: AcrossIssues
    games: tuple[tuple[int, ...], ...]

    @property
    def label(self) -> str:
        """The name of the model that is played."""
        return self.model.label

    def run_issues(
        self, tables: Sequence[ActorTable], *, rounds: int = 10, seed: int = 1
    ) -> tuple[Run, ...]:
        """One run for each table, in the order of the tables. Raises: as the model does."""
        found: dict[int, Run] = {}
        for places in self.games:
            game = [tables[place] for place in places]
            runs = self.model.run_issues(game, rounds=rounds, seed=seed)
            found.update(zip(places, runs, strict=True))
        return tuple(found[place] for place in range(len(tables)))

    def _play_issues(self, stack: Stack, rounds: int, seed: int) -> list[Run]:
        return self.model._play_issues(stack, rounds, seed)


def in_games(model: Model, issues: Sequence[Inputs]) -> Model:
    """The model as it plays the issues of a file that says of which proposals they are.

    Votes are traded between the issues of one proposal; other models play each issue alone.
    Where the file knows no proposals, its issues are one game.
    """
    if not isinstance(model, AcrossIssues) or any(one.proposal is None for one in issues):
        return model
    games: dict[object, list[int]] = {}
    for place, one in enumerate(issues):
        game = one.proposal if isinstance(model, Exchange) else place
        games.setdefault(game, []).append(place)
    return Apart(model, tuple(map(tuple, games.values())))
