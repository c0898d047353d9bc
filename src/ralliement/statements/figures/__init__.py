"""Numbers that the text gives about actors, and the holes where one was lost.

In: the findings of an article. Out: :class:`~ralliement.records.Figure`.
Start reading at ``find.py``; quantities are read in ``quantities.py``, what they measure in
``measures.py``; the words are in ``../data/<language>/figures.yaml``.
"""

from ralliement.statements.figures.find import find_figures

__all__ = ["find_figures"]
