"""From a dossier to the text of its page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib import resources
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ralliement.dossier import Dossier
from ralliement.positions import Estimation
from ralliement.reports import phrases
from ralliement.reports.depth import look_deeper
from ralliement.reports.page.drawing import map_picture, network_picture, path_pictures
from ralliement.reports.page.sentences import Evidence
from ralliement.reports.page.view import Page, Pictures, colours
from ralliement.reports.words import Words

SHOWN = 12
"""How many sentences stand under a cell; more are not read. The page says how many there are."""

_PACKAGE = "ralliement.reports.page"


def report_page(dossier: Dossier, *, at: date | None = None, language: str | None = None) -> str:
    """The report as the text of one HTML file that needs nothing beside it.

    As things were known at ``at``, from all articles if None; in ``language``, that of most
    articles if None. The same dossier gives the same text.
    """
    deep = look_deeper(dossier, at=at, language=language, shown=SHOWN)
    report, material, network = deep.report, deep.material, deep.network
    words = Words(report.language)
    pictures = Pictures(
        map=map_picture(report, words),
        network=None if network is None else network_picture(network, words),
        paths=path_pictures(Estimation(dossier, as_of=at), report, words),
    )
    page = Page(
        report=report,
        name=PurePath(material.name).name,
        words=words,
        evidence=Evidence(report.references, material, words),
        pictures=pictures,
        style=Markup(_template("style.css")),
        made_by=f"Ralliement {version('ralliement')}",
    )
    return _environment().get_template("page.html").render(page=page, **_TOOLS)


def _template(name: str) -> str:
    return resources.files(_PACKAGE).joinpath("templates", name).read_text("utf-8")


_TOOLS: Mapping[str, object] = {
    "colours": colours,
    "named": phrases.safe_name,
    "phrases": phrases,
}
"""What the template calls, beside the methods of the page."""


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printable(value: Any) -> Any:
    """A value as it is put into the page: no control or direction signs, whoever wrote them.

    What is marked up already, as the exact characters of an article, stays as it is.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return phrases.printable(value)
