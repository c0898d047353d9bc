"""Who said what: quotations, direct, indirect and mixed, with their speakers.

In: a :class:`~ralliement.language.Parse` and a table of mentions.
Out: :class:`FoundQuotation` in text offsets; :func:`to_record` turns one into the stored
record. Start reading at ``reader.py``. Words of saying are in ``../data/<language>/speech.yaml``.
"""

from ralliement.statements.quotations.found import FoundQuotation, MentionLookup, to_record
from ralliement.statements.quotations.in_view import with_speakers_in_view
from ralliement.statements.quotations.reader import find_quotations

__all__ = [
    "FoundQuotation",
    "MentionLookup",
    "find_quotations",
    "to_record",
    "with_speakers_in_view",
]
