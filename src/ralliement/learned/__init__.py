"""A trained coder beside the rules: who does what to whom, from a sentence and its actors.

In: a sentence's text and the spans of its actors. Out: :class:`Coded` rows with calibrated
probabilities. It knows no parse and no issue, and reads any language that its encoder was
kept for. Start reading at ``coder.py``; MODEL_CARD.md in ``data/`` says what it was trained
on and how well it does; ``training/`` in the repository makes it.
"""

from ralliement.learned.coder import CODER, Coded, LearnedCoder, Marks, load_coder

__all__ = ["CODER", "Coded", "LearnedCoder", "Marks", "load_coder"]
