"""The report as one page: a single HTML file with its pictures, to be mailed, printed, read.

In: a dossier. Out: the text of the page. Start with ``build.py`` (what goes on it); ``drawing.py``
has the pictures, ``inline.py`` puts them into the page, ``sentences.py`` what stands under each
cell; ``templates/`` is the page and its style. It asks for nothing from anywhere: no script, no
address.
"""

from ralliement.reports.page.build import report_page

__all__ = ["report_page"]
