"""Who does what to whom, as PLOVER's event types.

In: a sentence and its mentions. Out: drafts of statements. Start reading at ``find.py``;
which words tell an event is in ``predicates.py`` and ``../data/<language>/frames.yaml``, who
stands in which place in ``participants.py``.
"""

from ralliement.statements.events.find import find_events, is_question, pairs
from ralliement.statements.events.likewise import with_likewise

__all__ = ["find_events", "is_question", "pairs", "with_likewise"]
