"""Reports: what a dossier says, for people to read, each line with its sentence.

In: a dossier. Out: one report model (``model.py``), laid out for the terminal, as Markdown,
as JSON or as a page (``page/``). Start with ``material.py`` (what is taken from the dossier),
``build.py`` (how it becomes a report) and ``depth.py`` (what changed, what was answered);
``why.py`` explains one statement. The words are in ``labels.yaml``.
"""

from ralliement.reports.as_json import report_json
from ralliement.reports.build import build_report
from ralliement.reports.markdown import markdown
from ralliement.reports.material import Material, gather
from ralliement.reports.model import Report
from ralliement.reports.terminal import print_report
from ralliement.reports.words import languages, supported

__all__ = [
    "Material",
    "Report",
    "build_report",
    "gather",
    "languages",
    "markdown",
    "print_report",
    "report_json",
    "supported",
]
