"""From a REFI-QDA project to a dossier: texts, and what was coded in them, by whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from ralliement.dossier import MACHINE, Imported, ImportedRow, IssueCard
from ralliement.errors import InterchangeError
from ralliement.interchange.codings import CODINGS, REFI
from ralliement.interchange.naming import ActorNames, slug
from ralliement.interchange.refi import roles
from ralliement.interchange.refi.package import Package, open_package
from ralliement.interchange.refi.structure import NAMESPACE, tag_of
from ralliement.interchange.statement_json import from_plain
from ralliement.interchange.taking import (
    HAND,
    Coming,
    Taken,
    TakeOptions,
    setup_for,
    take,
    untitled_card,
)
from ralliement.interchange.texts import day_in, whole_article
from ralliement.records import Article, Interval, Publication, Statement, content_id

_UNNAMED = "unnamed coder"


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of a text with its codes, each a path from the root of the code tree."""

    guid: str
    name: str
    start: int
    end: int
    coder: str
    codes: tuple[tuple[str, ...], ...]
    description: str | None

    def as_content(self) -> dict[str, Any]:
        """What a dossier keeps of it."""
        return asdict(self) | {"codes": [list(code) for code in self.codes]}


def import_refi(path: Path, place: str, options: TakeOptions = TakeOptions()) -> Taken:  # noqa: B008
    """Take a ``.qdpx`` file into the dossier at ``place``; what was done.

    Raises: InterchangeError if the file cannot be taken over; nothing is written then.
    """
    package, zipped = open_package(path)
    with zipped:
        described = roles.facts_in(_description(package.root))
        card = _card(described, path)
        reader = _Reader(package, card, described)
    imported = Imported(sha256(path.read_bytes()).hexdigest()[:16], REFI, path.name, "1.0")
    return take(reader, imported, place, setup_for(card, "REFI-QDA"), options)


def _card(described: Mapping[str, Any], path: Path) -> IssueCard:
    if "issue" in described:
        return IssueCard.from_json(json.dumps(described["issue"]))
    return untitled_card(slug(path.stem), path.name)


def _description(element: etree._Element) -> str | None:
    found = element.find(f"{{{NAMESPACE}}}Description")
    return None if found is None else found.text


def _texts(package: Package) -> tuple[list[tuple[etree._Element, str]], int]:
    """Each text source with its text, and how many sources have none."""
    found, without = [], 0
    sources = package.root.find(f"{{{NAMESPACE}}}Sources")
    for source in () if sources is None else sources.iterchildren(etree.Element):
        inline = source.find(f"{{{NAMESPACE}}}PlainTextContent")
        place = source.get("plainTextPath")
        if tag_of(source) != "TextSource" or (inline is None and place is None):
            without += 1
        elif inline is not None:
            found.append((source, inline.text or ""))
        else:
            found.append((source, package.text(str(place))))
    return found, without


class _Reader:
    """Makes records of one project."""

    def __init__(self, package: Package, card: IssueCard, described: Mapping[str, Any]) -> None:
        self._file = package.name
        self._card = card
        self._described = described
        self._users = _names(package.root, "User")
        self._codes = _code_paths(package.root)
        self._texts, self._without = _texts(package)
        self._labels: dict[str, str] = {}

    def read(self, coming: Coming) -> list[ImportedRow]:
        """Its texts, what was coded in them, and all its codings.

        Raises: InterchangeError if a selection lies outside its text, or a code is not there.
        """
        kinds = self._described.get("coders", {})
        coming.programs = frozenset(name for name, kind in kinds.items() if kind == MACHINE)
        for actor in self._described.get("actors", ()):
            told = {name: actor.get(name) for name in ("kind", "french")}
            coming.names.know(actor["name"], actor["id"], **told)
            self._labels[actor["id"]] = actor["name"]
        rows: list[ImportedRow] = []
        for source, text in self._texts:
            article = coming.texts.place(self._article(source, text))
            for selection in self._selections(source, article):
                statement = self._statement(selection, article, coming)
                made = coming.coded.add(statement).id if statement else None
                content = selection.as_content()
                rows.append(ImportedRow(CODINGS, len(rows), content, article.id, made))
        plain = sum(row.statement is None for row in rows)
        if plain:
            coming.notes.append(
                f"{plain} codings name no actor: no statements, but kept as codings"
            )
        if self._without:
            coming.notes.append(f"{self._without} sources hold no plain text and were left out")
        return rows

    def _article(self, source: etree._Element, text: str) -> Article:
        facts = roles.facts_in(_description(source))
        stem = slug(Path(self._file).stem)
        name = str(facts.get("id") or f"{stem}-{slug(source.get('name') or 'text')}")
        interval = Interval(day_in(facts.get("date_from")), day_in(facts.get("date_to")))
        published = Publication(interval, str(facts.get("date_source") or "unknown"))
        return replace(
            whole_article(name, text, published, language=facts.get("language")),
            title=facts["title"] if "title" in facts else source.get("name"),
            outlet=facts.get("outlet"),
            author=facts.get("author"),
            url=facts.get("url"),
        )

    def _selections(self, source: etree._Element, article: Article) -> Iterator[Selection]:
        size = len(article.original)
        for element in source.iterchildren(f"{{{NAMESPACE}}}PlainTextSelection"):
            start, end = int(element.get("startPosition", "")), int(element.get("endPosition", ""))
            if not 0 <= start <= end <= size:
                raise InterchangeError(
                    f"{self._file}: line {element.sourceline}: a selection stands at {start}-{end} "
                    f"of {source.get('name')!r}, which has {size} characters; export the project "
                    "again"
                )
            codings = element.findall(f"{{{NAMESPACE}}}Coding")
            users = [coding.get("creatingUser") for coding in codings]
            user = element.get("creatingUser") or next(filter(None, users), "")
            yield Selection(
                guid=element.get("guid", ""),
                name=element.get("name", ""),
                start=start,
                end=end,
                coder=self._users.get(user, _UNNAMED),
                codes=tuple(self._code(coding) for coding in codings),
                description=_description(element),
            )

    def _code(self, coding: etree._Element) -> tuple[str, ...]:
        reference = coding.find(f"{{{NAMESPACE}}}CodeRef")
        guid = "" if reference is None else reference.get("targetGUID", "")
        if guid not in self._codes:
            raise InterchangeError(
                f"{self._file}: line {coding.sourceline}: names the code {guid!r}, which is not in "
                "its code book; export the project again"
            )
        return self._codes[guid]

    def _statement(
        self, selection: Selection, article: Article, coming: Coming
    ) -> Statement | None:
        told = roles.read_codes(selection.codes)
        ours = self._ours(selection, article)
        if ours is not None:
            changed = self._recoded(ours, told, coming.names)
            if changed != ours:
                coming.notes.append(
                    f"{ours.id}: its codes were changed; they are taken as they are"
                )
            return changed
        return self._by_hand(selection, told, article, coming.names)

    def _by_hand(
        self, selection: Selection, told: roles.Told, article: Article, names: ActorNames
    ) -> Statement | None:
        """The statement that somebody's codes make; None if they name no actor."""
        actors = {role: names.id_of(name) for role, name in told.actors.items()}
        actor = actors.get("Actor") or actors.get("Speaker")
        if actor is None:
            return None
        days = article.publication.interval
        return Statement(
            id=content_id("s", article.id, selection.guid),
            article=article.id,
            start=selection.start,
            end=selection.end,
            text=article.original[selection.start : selection.end],
            sentence_start=selection.start,
            actor=actor,
            speaker=actors.get("Speaker") if "Actor" in actors else None,
            recipient=actors.get("Recipient"),
            event=told.event,
            modality=told.modality,
            issue=told.concept or (self._card.id if told.stance is not None else None),
            stance=told.stance,
            decided=None,
            date_from=days.date_from,
            date_to=days.date_to,
            quotation=None,
            via=actors.get("Via"),
            linked=False,
            confidence=1.0,
            coder=selection.coder,
            rule=HAND,
        )

    def _ours(self, selection: Selection, article: Article) -> Statement | None:
        """The statement that we wrote, where the selection still has the place it had."""
        plain = roles.facts_in(selection.description).get("statement")
        with suppress(KeyError, TypeError, ValueError):
            told = from_plain(plain) if isinstance(plain, dict) else None
            if told and (told.start, told.end) == (selection.start, selection.end):
                return replace(told, article=article.id, coder=selection.coder)
        return None

    def _recoded(self, statement: Statement, told: roles.Told, names: ActorNames) -> Statement:
        """The statement with what somebody changed in its codes."""

        def now(role: str, actor: str | None) -> str | None:
            name = told.actors.get(role)
            if name is None:
                return None
            if actor is not None and self._labels.get(actor, name) == name:
                return actor
            return names.id_of(name)

        return replace(
            statement,
            actor=now("Actor", statement.actor) or statement.actor,
            speaker=now("Speaker", statement.speaker),
            recipient=now("Recipient", statement.recipient),
            via=now("Via", statement.via),
            event=told.event,
            modality=told.modality,
            issue=self._issue(statement, told),
            stance=told.stance,
        )

    def _issue(self, statement: Statement, told: roles.Told) -> str | None:
        """What it is about: only another issue than the project's own has a code."""
        if told.concept is not None:
            return told.concept
        if told.stance is not None:
            return self._card.id
        return statement.issue if statement.issue == self._card.id else None


def _names(root: etree._Element, kind: str) -> dict[str, str]:
    found = {}
    for element in root.iter(f"{{{NAMESPACE}}}{kind}"):
        found[element.get("guid", "")] = element.get("name") or _UNNAMED
    return found


def _code_paths(root: etree._Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for element in root.iter(f"{{{NAMESPACE}}}Code"):
        above = element.getparent()
        parents = () if above is None else found.get(above.get("guid", ""), ())
        found[element.get("guid", "")] = (*parents, element.get("name", ""))
    return found
