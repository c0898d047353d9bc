"""Forecasting what the European Union's Council decides, from who wants what and how much.

In: issues of the DEU form (a position and a salience for each state, the Commission and the
Parliament, on a scale 0..100), from a file or made by hand. Out: a probability for every point
of the scale (:class:`Outcomes`), with its median, interval and score.

Start with ``model.py``: the model is a conditional logit over the points of the scale, whose
features (``features.py``) are few, mixed with a spread around the weighted mean. ``fitting.py``
fits it, ``reading.py`` reads files, ``power.py`` says what a vote weighs, ``yardsticks.py`` holds
the plain means to compare with, ``scores.py`` the scores and ``validation.py`` forecasts issues
with whole proposals left out. The shipped parameters are ``data/council.json``;
``training/council`` makes them; docs/forecasts.md says how good they are.
"""

from ralliement.bargaining.council.fitting import fit_model
from ralliement.bargaining.council.forecasting import IssueForecast, forecast_issues
from ralliement.bargaining.council.issue import Circumstances, CouncilIssue, make_issue
from ralliement.bargaining.council.model import CouncilModel, Options
from ralliement.bargaining.council.outcomes import GRID, Outcomes
from ralliement.bargaining.council.power import power_of
from ralliement.bargaining.council.reading import IssueFile, is_council_form, read_issues
from ralliement.bargaining.council.shipped import Shipped, fit_shipped, load_shipped, write_shipped
from ralliement.bargaining.council.yardsticks import YARDSTICKS

__all__ = [
    "GRID",
    "YARDSTICKS",
    "Circumstances",
    "CouncilIssue",
    "CouncilModel",
    "IssueFile",
    "IssueForecast",
    "Options",
    "Outcomes",
    "Shipped",
    "fit_model",
    "fit_shipped",
    "forecast_issues",
    "is_council_form",
    "load_shipped",
    "make_issue",
    "power_of",
    "read_issues",
    "write_shipped",
]
