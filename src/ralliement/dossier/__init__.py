"""The database of one dispute: what was read, kept with its evidence.

In: readings (``ralliement.reading``) and the issue pack they were coded with. Out: records
by filter, and exports as JSON Lines and CSV. Start with ``store.py`` (opening, writing),
then ``asking.py`` (questions); ``tables.py`` is the schema, ``filling.py`` reads whole
folders into a dossier. A dossier is one SQLite file, or any database by its address.
"""

from ralliement.dossier.batch import MACHINE, PERSON, Batch, Coder, Imported, ImportedRow
from ralliement.dossier.exports import FIELDS, fields_of, records, write_csv, write_json_lines
from ralliement.dossier.met import ActorMet, actors_met
from ralliement.dossier.naming import filters_from, find_actor, find_event, main_language
from ralliement.dossier.queries import Filters
from ralliement.dossier.setup import IssueCard, Setup
from ralliement.dossier.store import Added, Dossier, KnownActor

__all__ = [
    "FIELDS",
    "MACHINE",
    "PERSON",
    "ActorMet",
    "Added",
    "Batch",
    "Coder",
    "Dossier",
    "Filters",
    "Imported",
    "ImportedRow",
    "IssueCard",
    "KnownActor",
    "Setup",
    "actors_met",
    "fields_of",
    "filters_from",
    "find_actor",
    "find_event",
    "main_language",
    "records",
    "write_csv",
    "write_json_lines",
]
