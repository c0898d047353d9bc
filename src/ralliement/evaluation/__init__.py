"""Evaluation: how far the machine agrees with people who coded the same material by hand.

In: a file coded by hand and what it was coded from (articles, sentences, a dossier).
Out: one :class:`Evaluation` (``result.py``): precision, recall and F1 with intervals, a table
of what was taken for what, and every miss with its sentence; for the terminal or as JSON.
Start with ``statements.py``. ``gold.py`` reads what people wrote and names every mistake in
it, ``matching.py`` pairs the two codings, ``tally.py`` counts and resamples.
``forecasts.py`` is about something else: how near the models of ``bargaining/council`` come to
what was decided (docs/forecasts.md); it is imported by itself, for it loads all of these models.
docs/evaluation.md says what each figure means.
"""

from ralliement.evaluation.as_json import evaluation_json
from ralliement.evaluation.coders import CoderAgreement, FieldAgreement, evaluate_coders
from ralliement.evaluation.coders_shown import print_coders
from ralliement.evaluation.events import evaluate_events
from ralliement.evaluation.hand_codes import import_codes
from ralliement.evaluation.positions import evaluate_positions
from ralliement.evaluation.quotations import evaluate_quotations
from ralliement.evaluation.result import Evaluation
from ralliement.evaluation.sample import Sample
from ralliement.evaluation.statements import evaluate_statements
from ralliement.evaluation.terminal import print_evaluation

__all__ = [
    "CoderAgreement",
    "Evaluation",
    "FieldAgreement",
    "Sample",
    "evaluate_coders",
    "evaluate_events",
    "evaluate_positions",
    "evaluate_quotations",
    "evaluate_statements",
    "evaluation_json",
    "import_codes",
    "print_coders",
    "print_evaluation",
]
