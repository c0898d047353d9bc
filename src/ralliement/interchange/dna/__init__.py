"""Discourse Network Analyzer 3: its ``.dna`` files in and out.

In: a ``.dna`` file, or a dossier. Out: a :class:`DnaFile` (``file.py``), all rows of all
tables as they are, checked (``check.py``). ``incoming.py`` makes records of a file,
``outgoing.py`` a file of a dossier; ``coding.py`` reads a file's statements as a person
would. Offsets there count UTF-16 units (``offsets.py``), ours code points.
"""

from ralliement.interchange.dna.coding import DnaStatement, coded_statements
from ralliement.interchange.dna.file import DnaFile, write_dna
from ralliement.interchange.dna.incoming import import_dna
from ralliement.interchange.dna.outgoing import dossier_as_dna
from ralliement.interchange.dna.reading import read_dna

__all__ = [
    "DnaFile",
    "DnaStatement",
    "coded_statements",
    "dossier_as_dna",
    "import_dna",
    "read_dna",
    "write_dna",
]
