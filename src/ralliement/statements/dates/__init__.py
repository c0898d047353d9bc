"""Temporal expressions of an article, resolved to intervals of honest width.

In: a parse, whose article bounds its own publication. Out: :class:`DateExpression`.
Start reading at ``find.py``; the words of a language are in ``../data/<language>/dates.yaml``,
what each pattern means as an interval is in ``rules.py``, which predicate a date belongs to
in ``attach.py``.
"""

from ralliement.statements.dates.attach import date_of, is_history
from ralliement.statements.dates.expression import DateExpression
from ralliement.statements.dates.find import find_dates

__all__ = ["DateExpression", "date_of", "find_dates", "is_history"]
