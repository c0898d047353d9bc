"""Who is meant in an article that nobody parsed: names, and descriptions known by their words.

In: the words and sentences of a German, Italian, Spanish or Dutch article and the names in
it. Out: mentions. There is no grammar: what stands right before or after a noun decides
("die chinesische Regierung", "il governo italiano"), pronouns are nobody's.
Start reading at ``mentions.py``; the words are in ``../lexicon/`` and ``../data/``.
"""

from ralliement.actors.light.mentions import light_mentions

__all__ = ["light_mentions"]
