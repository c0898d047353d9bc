"""What is still to come at the article's date.

In: the findings of an article. Out: :class:`~ralliement.records.AgendaEntry`.
Start reading at ``find.py``; when a clause speaks of what is to come is decided in
``coming.py``, who with whom in ``parties.py``; the words are in
``../data/<language>/agenda.yaml``.
"""

from ralliement.statements.agenda.find import find_agenda

__all__ = ["find_agenda"]
