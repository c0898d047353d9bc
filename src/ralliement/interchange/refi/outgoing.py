"""From a dossier to a REFI-QDA project: texts, codes, and a selection for each statement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from lxml import etree  # type: ignore[import-untyped]

from ralliement.dossier import Dossier, actors_met
from ralliement.interchange.codings import CODINGS, REFI
from ralliement.interchange.refi import roles
from ralliement.interchange.refi.package import write_package
from ralliement.interchange.refi.structure import NAMESPACE
from ralliement.interchange.statement_json import as_plain
from ralliement.interchange.texts import cut, facts_of, in_xml
from ralliement.records import Article, Statement

_SPACE = UUID("6f1f0f0e-6a3a-5f0e-9c43-5d5f6d1f6a11")
"""The name space of our GUIDs: the same content has the same GUID in every export."""
_LONGEST_NAME = 60
_SCHEMA = "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_WHOLE_CODER = "Ralliement"


def write_refi(dossier: Dossier, path: Path) -> None:
    """Write the dossier as a ``.qdpx`` file, whole or not at all.

    Every article is a text source, every statement a selection, coded with its actor,
    speaker, recipient, event, modality, stance and concept. Places are in code points.
    """
    project = _Project(dossier, path.stem)
    texts = {f"{guid('article', name)}.txt": dossier.article(name).original for name in project.ids}
    write_package(path, project.xml(), texts)


def guid(*parts: object) -> str:
    """The GUID of what ``parts`` name."""
    return str(uuid5(_SPACE, "\x1f".join(map(str, parts))))


class _Project:
    """The XML of one project."""

    def __init__(self, dossier: Dossier, name: str) -> None:
        self._dossier = dossier
        self._name = name
        self.ids = dossier.article_ids()
        self._actors = {actor.id: actor for actor in actors_met(dossier)}
        self._labels = {actor.id: in_xml(actor.label_en).strip() for actor in self._actors.values()}
        self._codes: dict[tuple[str, ...], str] = {}
        self._when = _moment(dossier.meta().get("created", ""))

    def xml(self) -> bytes:
        """The whole of project.qde."""
        sources = self._sources()
        root = etree.Element(
            _tag("Project"),
            {f"{{{_INSTANCE}}}schemaLocation": f"{NAMESPACE} {_SCHEMA}"},
            nsmap={None: NAMESPACE, "xsi": _INSTANCE},
        )
        root.set("name", in_xml(self._name))
        root.set("origin", "Ralliement")
        root.set("creatingUserGUID", guid("coder", _WHOLE_CODER))
        root.set("creationDateTime", self._when)
        root.append(self._users())
        if self._codes:
            _add_codes(_child(_child(root, "CodeBook"), "Codes"), self._codes)
        if sources:
            _child(root, "Sources").extend(sources)
        _child(root, "Description").text = self._description()
        return bytes(
            etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
        )

    def _sources(self) -> list[etree._Element]:
        by_article: dict[str, list[Statement]] = {}
        for statement in self._dossier.statements():
            by_article.setdefault(statement.article, []).append(statement)
        kept = _kept_codings(self._dossier)
        return [
            self._source(self._dossier.article(name), by_article.get(name, ()), kept.get(name, ()))
            for name in self.ids
        ]

    def _description(self) -> str:
        """What the standard has no place for: the issue, who is a program, who the actors are."""
        named = {
            actor
            for statement in self._dossier.statements()
            for actor in (getattr(statement, role.lower()) for role in roles.ACTORS)
            if actor is not None
        }
        actors = [
            {
                "id": name,
                "name": self._labels[name],
                "french": self._actors[name].label_fr,
                "kind": self._actors[name].kind,
            }
            for name in sorted(named)
        ]
        issue = json.loads(self._dossier.issue.to_json())
        return roles.note_with({"issue": issue, "coders": self._kinds(), "actors": actors})

    def _kinds(self) -> dict[str, str]:
        return {coder.name: coder.kind for coder in self._dossier.coders()}

    def _users(self) -> etree._Element:
        users = etree.Element(_tag("Users"))
        for name in (_WHOLE_CODER, *(coder.name for coder in self._dossier.coders())):
            _child(users, "User", guid=guid("coder", name), name=name)
        return users

    def _source(
        self,
        article: Article,
        statements: Iterable[Statement],
        kept: Iterable[Mapping[str, Any]],
    ) -> etree._Element:
        name = guid("article", article.id)
        source = _element(
            "TextSource",
            guid=name,
            name=cut(article.title or article.id, _LONGEST_NAME),
            plainTextPath=f"internal://{name}.txt",
            creatingUser=guid("coder", _WHOLE_CODER),
            creationDateTime=self._when,
        )
        _child(source, "Description").text = roles.note_with(facts_of(article))
        for statement in statements:
            source.append(self._selection(statement))
        for coding in kept:
            source.append(self._kept(coding))
        return source

    def _selection(self, statement: Statement) -> etree._Element:
        user = guid("coder", statement.coder)
        selection = _element(
            "PlainTextSelection",
            guid=guid("statement", statement.article, statement.id),
            name=cut(statement.text, _LONGEST_NAME),
            startPosition=str(statement.start),
            endPosition=str(statement.end),
            creatingUser=user,
            creationDateTime=self._when,
        )
        note = roles.note_with({"statement": as_plain(statement)})
        _child(selection, "Description").text = note
        for code in roles.codes_of(statement, self._labels, self._dossier.issue):
            self._code(selection, code, user)
        return selection

    def _kept(self, coding: Mapping[str, Any]) -> etree._Element:
        user = guid("coder", coding["coder"])
        selection = _element(
            "PlainTextSelection",
            guid=coding["guid"],
            name=coding["name"],
            startPosition=str(coding["start"]),
            endPosition=str(coding["end"]),
            creatingUser=user,
            creationDateTime=self._when,
        )
        if coding["description"]:
            _child(selection, "Description").text = coding["description"]
        for code in coding["codes"]:
            self._code(selection, tuple(code), user)
        return selection

    def _code(self, selection: etree._Element, code: tuple[str, ...], user: str) -> None:
        target = self._codes.setdefault(code, guid("code", *code))
        coding = _child(
            selection,
            "Coding",
            guid=guid("coding", selection.get("guid"), target),
            creatingUser=user,
            creationDateTime=self._when,
        )
        _child(coding, "CodeRef", targetGUID=target)


def _kept_codings(dossier: Dossier) -> dict[str, list[Mapping[str, Any]]]:
    """Codings of imported projects that made no statement, by article; each GUID once."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for imported in dossier.imports():
        if imported.format != REFI:
            continue
        for row in dossier.imported_rows(imported.id):
            if row.section == CODINGS and row.statement is None and row.article:
                found.setdefault(row.article, {})[row.content["guid"]] = row.content
    return {article: list(codings.values()) for article, codings in found.items()}


def _add_codes(parent: etree._Element, codes: Mapping[tuple[str, ...], str]) -> None:
    made: dict[tuple[str, ...], etree._Element] = {(): parent}
    for path in sorted({code[:depth] for code in codes for depth in range(1, len(code) + 1)}):
        codable = path in codes
        made[path] = _child(
            made[path[:-1]],
            "Code",
            guid=codes.get(path) or guid("group", *path),
            name=path[-1],
            isCodable="true" if codable else "false",
        )


def _moment(created: str) -> str:
    try:
        moment = datetime.fromisoformat(created).astimezone(UTC)
    except ValueError:
        moment = datetime(2000, 1, 1, tzinfo=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _element(tag: str, /, **attributes: str) -> etree._Element:
    return etree.Element(_tag(tag), {name: in_xml(text) for name, text in attributes.items()})


def _child(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    child = _element(tag, **attributes)
    parent.append(child)
    return child
