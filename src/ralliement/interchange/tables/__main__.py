"""``python -m ralliement.interchange.tables`` prints docs/data-dictionary.md."""

import sys

from ralliement.interchange.tables.dictionary import dictionary_markdown

if __name__ == "__main__":
    sys.stdout.write(dictionary_markdown())
