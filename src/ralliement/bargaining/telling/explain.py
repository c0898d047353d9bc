"""The path of one run in words: who challenged whom, what was offered, who moved and why."""

from __future__ import annotations

from collections.abc import Iterator

from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import Scale
from ralliement.bargaining.telling.explain_moves import is_unseen, move_lines, refused, vote_lines
from ralliement.bargaining.telling.explain_rules import changes, decisive_line, ruling_lines
from ralliement.bargaining.telling.words import ForecastWords

ENGLISH = ForecastWords("en")


def shown(value: float, scale: Scale) -> str:
    """A position with as many decimals as its scale is fine."""
    return ENGLISH.shown(value, scale)


def explain(run: Run, *, scale: Scale, words: ForecastWords = ENGLISH) -> list[str]:
    """The first draw of a run as lines: a line for each round, one for each move in it.

    What was offered and not followed is counted. Under a rule, who is decisive is told at the end
    with the reason, and by name in each round where it is somebody else than before. The last
    line gives the outcome and what it is.
    """
    lines = list(_told_rounds(run, scale, words))
    nobody = words.text("path", "nobody")
    if not lines:
        still = run.model if run.model in words.keys("still") else "other"
        lines.append(words.text("still", still))
    elif _settled(run, scale) and nobody != lines[-1]:
        lines.append(words.text("path", "settled"))
    if run.rulings:
        lines += ruling_lines(run.rulings[-1], scale, words, last=run.rounds)
    return [*lines, _outcome(run, scale, words)]


def _told_rounds(run: Run, scale: Scale, words: ForecastWords) -> Iterator[str]:
    """The lines of the rounds in which something was offered that can be seen."""
    turns = changes(run.rulings)
    for number in range(1, run.rounds + 1):
        offers = [offer for offer in run.offers if offer.round == number]
        moves = [offer for offer in offers if offer.accepted]
        if not offers or (moves and all(is_unseen(offer, scale) for offer in moves)):
            continue
        outcome = words.shown(run.outcomes[0, number], scale)
        yield words.text("path", "round", round=number, outcome=outcome)
        yield from (f"  {line}" for line in move_lines(moves, scale, words))
        yield from (f"  {line}" for line in vote_lines(run, number, scale, words))
        if number in turns:
            yield f"  {decisive_line(run.rulings[number], scale, words)}"
        if rest := refused(offers):
            yield words.text("path", "refused", number=rest)
        if not moves:
            yield words.text("path", "nobody")
            return


def _outcome(run: Run, scale: Scale, words: ForecastWords) -> str:
    """The outcome, with what it is where no rule told that."""
    outcome = words.shown(run.outcomes[0, -1], scale)
    if run.rulings or run.model not in words.keys("means"):
        return words.text("path", "outcome", outcome=outcome)
    means = words.text("means", run.model)
    return words.text("path", "outcome_means", outcome=outcome, means=means)


def _settled(run: Run, scale: Scale) -> bool:
    """If the rounds after the last that is told show no move."""
    seen: list[Offer] = [o for o in run.offers if o.accepted and not is_unseen(o, scale)]
    return max((offer.round for offer in seen), default=0) < run.rounds
