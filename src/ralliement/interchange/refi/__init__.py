"""REFI-QDA projects (``.qdpx``), as qualitative coders exchange them.

In: a project of NVivo, ATLAS.ti, MAXQDA, QualCoder and others, or a dossier. Out: a dossier,
or a project. ``structure.py`` holds the standard's structure as far as texts and codings go,
``package.py`` opens and packs the zip file, ``incoming.py`` and ``outgoing.py`` translate.
Source: REFI-QDA standard, project exchange 1.0/1.5 (qdasoftware.org).
"""

from ralliement.interchange.refi.incoming import import_refi
from ralliement.interchange.refi.outgoing import write_refi

__all__ = ["import_refi", "write_refi"]
