"""Pictures as part of a page: one SVG element that says what it shows and asks for nothing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markupsafe import Markup

_KEPT = frozenset({"viewBox", "width", "height"})
"""What the outermost element keeps."""

_NOT_SHOWN = frozenset({"role", "version", "class", "pointer-events"})
"""What only a living chart needs."""

_LINKED = re.compile(r"url\(#([^)]+)\)")


def inline_svg(svg: str, *, name: str, title: str, description: str = "") -> Markup:
    """The picture as an ``svg`` element for a page, scaled to its box.

    ``name`` is unique in the page: the ids inside are made from it. ``title`` is what a screen
    reader says in its place, ``description`` what more there is to say. HTML knows the element
    without its namespace, and the page then names no address at all.
    """
    drawn = ElementTree.fromstring(svg)
    for element in drawn.iter():
        _strip(element, name)
    drawn.attrib = {key: value for key, value in drawn.attrib.items() if key in _KEPT}
    told = {"title": title, "desc": description}
    given = {tag: text for tag, text in told.items() if text}
    labelled = " ".join(f"{name}-{tag}" for tag in given)
    drawn.attrib |= {"class": "chart", "role": "img", "aria-labelledby": labelled}
    for number, (tag, text) in enumerate(given.items()):
        element = ElementTree.Element(tag, id=f"{name}-{tag}")
        element.text = text
        drawn.insert(number, element)
    return Markup(ElementTree.tostring(drawn, encoding="unicode"))


def _strip(element: ElementTree.Element, name: str) -> None:
    """Take the namespace and what is not shown away; make ids the picture's own."""
    element.tag = element.tag.rpartition("}")[2]
    element.attrib = {
        key: f"{name}-{value}" if key == "id" else _LINKED.sub(rf"url(#{name}-\1)", value)
        for key, value in element.attrib.items()
        if key not in _NOT_SHOWN and not key.startswith("aria-")
    }
