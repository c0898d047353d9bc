"""What the rules know of a clause: the parsers' labels, and the words that govern.

In: tokens of a parse. Out: subjects, objects, negation (``grammar.py``), how a predicate is
meant (``framing.py``), the word lists of ``../data`` (``lexicon.py``, ``wording.py``).
Start reading at ``grammar.py``.
"""
