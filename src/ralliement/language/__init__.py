"""What each language needs before anything can be understood.

French and English are parsed; German, Italian, Spanish and Dutch are cut into words and
sentences only (``Parse.parsed`` is false).

In: an :class:`~ralliement.records.Article` and the names found in it.
Out: a :class:`Parse`, the article's words with lemmas, heads and sentence bounds, each
word tied to its offsets in ``article.text``.
Start reading at ``parse.py``; the words and stand-ins of a language are in ``data/``.
"""

from ralliement.articles.options import LIGHT, PARSED
from ralliement.language.parse import Parse, parse_article
from ralliement.language.pipelines import READABLE, Pipeline, known_infinitives, load_pipeline
from ralliement.language.words import Name

__all__ = [
    "LIGHT",
    "PARSED",
    "READABLE",
    "Name",
    "Parse",
    "Pipeline",
    "known_infinitives",
    "load_pipeline",
    "parse_article",
]
