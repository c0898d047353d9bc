"""The command line: one thin command for each thing that the library does.

In: what was typed. Out: the library's answer on standard output, messages on standard
error, and an exit code: 0 done; 2 not done, or an article could not be read; 130 stopped.
Start here, with the list of commands; ``app.py`` and ``options.py`` hold what they share.
Heavy parts (models, parsers) are imported by the command that needs them, so that the
others start at once.
"""

from ralliement.cli.app import app, guarded, main
from ralliement.cli.evaluate import evaluate_app
from ralliement.cli.forecast import forecast
from ralliement.cli.interchange import export, import_file, merge
from ralliement.cli.issues import issues_app
from ralliement.cli.network import network
from ralliement.cli.positions import positions
from ralliement.cli.read import read, version
from ralliement.cli.report import report, why
from ralliement.cli.tables import (
    actors,
    affiliations,
    agenda,
    articles,
    damage,
    figures,
    mentions,
    quotations,
    statements,
    unreadable,
)

_IN_ORDER_OF_USE = (
    *(read, report, why, positions, network, forecast),
    *(statements, quotations, agenda, figures, damage, mentions, affiliations),
    *(actors, articles, unreadable),
    *(export, merge),
)

for _command in _IN_ORDER_OF_USE:
    app.command()(guarded(_command))
app.command("import")(guarded(import_file))
app.add_typer(issues_app, name="issues")
app.add_typer(evaluate_app, name="evaluate")
app.command()(guarded(version))

__all__ = ["app", "main"]
