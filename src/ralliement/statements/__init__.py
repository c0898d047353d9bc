"""What is said and done: quotations, events, stances, dates, agenda, figures.

In: a parsed article, its mentions, an issue pack. Out: records, each with its evidence.
Start reading at ``coder.py`` (statements by rules), ``network/`` (by the trained
coder) and ``reader.py`` (everything of one article); ``clauses/grammar/`` holds all that is
known of the parsers' labels, ``data/`` the words.
"""

from ralliement.statements.network import given_event
from ralliement.statements.reader import read_statements

__all__ = ["given_event", "read_statements"]
