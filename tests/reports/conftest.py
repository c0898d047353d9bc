"""The dossier of tests/dossier, for tests of reports."""

from dossier.conftest import dossier as dossier
from dossier.conftest import place as place
