"""The structure of a REFI-QDA project: which elements hold which, with which attributes.

Source: Project.xsd 1.0 of the REFI-QDA standard (qdasoftware.org), told in our own form, for
the elements that texts and codings need; what lies in others (pictures, video, graphs) is not
looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

NAMESPACE = "urn:QDA-XML:project:1.0"
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_COLOUR = re.compile(r"#([0-9a-fA-F]{3}){1,2}")
_WHOLE = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Element:
    """What an element may hold: ``children`` in this order, ``attributes`` it must have."""

    children: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")

ELEMENTS: Mapping[str, Element] = {
    "Project": Element(
        (
            *("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links"),
            *("Sets", "Graphs", "Description", "NoteRef"),
        ),
        ("name",),
    ),
    "Users": Element(("User",)),
    "User": Element((), ("guid",)),
    "CodeBook": Element(("Codes", "Sets")),
    "Codes": Element(("Code",)),
    "Code": Element(("Description", "NoteRef", "Code"), ("guid", "name", "isCodable")),
    "Variables": Element(("Variable",)),
    "Variable": Element(("Description",), ("guid", "name", "typeOfVariable")),
    "TextSource": Element(
        (
            *("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef"),
            "VariableValue",
        ),
        ("guid",),
    ),
    "PlainTextSelection": Element(
        ("Description", "Coding", "NoteRef"), ("guid", "startPosition", "endPosition")
    ),
    "Coding": Element(("CodeRef", "NoteRef"), ("guid",)),
    "CodeRef": Element((), ("targetGUID",)),
    "NoteRef": Element((), ("targetGUID",)),
    "VariableValue": Element(("VariableRef", *_VALUES)),
    "VariableRef": Element((), ("targetGUID",)),
}


def tag_of(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def mistakes_in(root: etree._Element) -> Iterator[str]:
    """What breaks the structure, each in words with the line."""
    for element in root.iter(etree.Element):
        told = ELEMENTS.get(tag_of(element))
        if told is not None:
            yield from _in_element(element, told)


def _in_element(element: etree._Element, told: Element) -> Iterator[str]:
    name, line = tag_of(element), element.sourceline
    for attribute in told.attributes:
        if attribute not in element.attrib:
            yield f"line {line}: {name} has no {attribute}"
    for attribute, form in (
        ("guid", _GUID),
        ("targetGUID", _GUID),
        ("color", _COLOUR),
        ("startPosition", _WHOLE),
        ("endPosition", _WHOLE),
    ):
        value = element.get(attribute)
        if value is not None and not form.fullmatch(value.strip("{}")):
            yield f"line {line}: {name} has {value!r} as {attribute}"
    last = 0
    for child in element.iterchildren(etree.Element):
        place = tag_of(child)
        if place not in told.children:
            yield f"line {child.sourceline}: {place} stands in {name}"
        elif told.children.index(place) < last and name not in _IN_ANY_ORDER:
            yield f"line {child.sourceline}: {place} stands too late in {name}"
        else:
            last = told.children.index(place)


_IN_ANY_ORDER = frozenset({"Code", "VariableValue"})
