"""Interchange: other programs' files in, and out.

In: files of Discourse Network Analyzer 3 (``dna/``), and dossiers. Out: dossiers, and files
that those programs open. Start with ``taking.py`` (how a file goes into a dossier) and
``dna/incoming.py``; ``docs/interchange.md`` says what becomes of what.
"""

from ralliement.interchange.dna import dossier_as_dna, import_dna, read_dna, write_dna
from ralliement.interchange.taking import Taken, TakeOptions

__all__ = ["TakeOptions", "Taken", "dossier_as_dna", "import_dna", "read_dna", "write_dna"]
