"""Articles in: press texts of any format and state → clean, dated, aligned records.

In: a file, a folder or standard input. Out: :class:`ralliement.records.Article`, with every
character of its cleaned text mapped to the original, its wounds listed, its date as wide
as the sources leave it; and :class:`ralliement.errors.UnreadableArticle` values for what
cannot be read.

Start reading at :func:`load_articles` (``load.py``), then ``clean.py``, which has all steps
in order. ``draft.py`` keeps the offsets; ``words/*.yaml`` hold what people edit: the page
furniture, months and wounds of each language. A format is a function in ``readers.py``.
"""

from ralliement.articles.duplicates import near_duplicates
from ralliement.articles.load import load_articles
from ralliement.articles.options import FIELD_NAMES, LoadOptions

__all__ = ["FIELD_NAMES", "LoadOptions", "load_articles", "near_duplicates"]
