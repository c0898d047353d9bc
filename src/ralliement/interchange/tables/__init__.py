"""The tables of a dossier as CSV and Parquet files, with a dictionary of every column.

In: a dossier. Out: a folder of files. ``fields.yaml`` says what each column means and holds;
``dictionary.py`` reads it, ``writing.py`` writes the folder.
"""

from ralliement.interchange.tables.dictionary import Field, data_dictionary, dictionary_markdown
from ralliement.interchange.tables.writing import write_csv_folder, write_parquet_folder

__all__ = [
    "Field",
    "data_dictionary",
    "dictionary_markdown",
    "write_csv_folder",
    "write_parquet_folder",
]
