"""Interchange: other programs' files in, and out; two dossiers made one.

In: files of Discourse Network Analyzer 3 (``dna/``) and of qualitative coders (``refi/``), and
dossiers. Out: dossiers, and files that those programs, spreadsheets (``tables/``) and
bargaining models (``bargaining.py``) open. Start with ``taking.py`` (how a file goes into a
dossier) and ``dna/incoming.py``; ``merging.py`` unites two dossiers. docs/interchange.md says
what becomes of what.
"""

from ralliement.interchange.dna import dossier_as_dna, import_dna, read_dna, write_dna
from ralliement.interchange.merging import Conflict, Merged, merge_dossiers
from ralliement.interchange.refi import import_refi, write_refi
from ralliement.interchange.tables import write_csv_folder, write_parquet_folder
from ralliement.interchange.taking import Taken, TakeOptions

__all__ = [
    "Conflict",
    "Merged",
    "TakeOptions",
    "Taken",
    "dossier_as_dna",
    "import_dna",
    "import_refi",
    "merge_dossiers",
    "read_dna",
    "write_csv_folder",
    "write_dna",
    "write_parquet_folder",
    "write_refi",
]
