"""What is said and done: quotations, events, stances, dates, agenda, figures.

In: a parsed article, its mentions, an issue pack. Out: records, each with its evidence.
Start reading at ``coder.py`` (statements) and ``reader.py`` (everything of one article);
``grammar.py`` holds all that is known of the parsers' labels, ``data/`` the words.
"""

from ralliement.statements.reader import read_statements

__all__ = ["read_statements"]
