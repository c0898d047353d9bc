"""From a REFI-QDA project to a dossier: texts, and what was coded in them, by whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from ralliement.dossier import (
    MACHINE,
    PERSON,
    Batch,
    Coder,
    Dossier,
    Imported,
    ImportedRow,
    IssueCard,
)
from ralliement.errors import InterchangeError
from ralliement.interchange.codings import CODINGS, REFI
from ralliement.interchange.refi import roles
from ralliement.interchange.refi.package import Package, open_package
from ralliement.interchange.refi.structure import NAMESPACE, tag_of
from ralliement.interchange.statement_json import from_plain
from ralliement.interchange.taking import (
    ActorNames,
    Taken,
    TakeOptions,
    group_copies,
    new_name,
    refuse_coders_met,
    setup_for,
    slug,
    target,
)
from ralliement.interchange.texts import day_in, whole_article
from ralliement.records import (
    Article,
    Interval,
    Publication,
    Reading,
    Statement,
    content_id,
)

_UNNAMED = "unnamed coder"
_HAND = "hand"


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


def import_refi(path: Path, place: str, options: TakeOptions = TakeOptions()) -> Taken:  # noqa: B008
    """Take a ``.qdpx`` file into the dossier at ``place``; what was done.

    Raises: InterchangeError if the file cannot be taken over; nothing is written then.
    """
    package, zipped = open_package(path)
    with zipped:
        described = roles.facts_in(_description(package.root))
        setup = setup_for(_card(described, path), "REFI-QDA")
        texts, without = _texts(package)
    digest = sha256(path.read_bytes()).hexdigest()[:16]
    with target(place, setup, options) as dossier:
        coming = _Coming(package, dossier, digest, described)
        if digest in {kept.id for kept in dossier.imports()}:
            said = ("this very file is in the dossier already; nothing was changed",)
            return Taken(path.name, place, 0, 0, 0, 0, (), 0, said)
        batch = coming.batch(texts, options)
        dossier.bring_in(batch, setup)
        group_copies(dossier)
    if without:
        coming.notes.append(f"{without} sources hold no plain text and were left out")
    return coming.taken(place, batch)


def _card(described: Mapping[str, Any], path: Path) -> IssueCard:
    if "issue" in described:
        return IssueCard.from_json(json.dumps(described["issue"]))
    points = (
        (0.0, {"en": "disagrees", "fr": "contre"}),
        (100.0, {"en": "agrees", "fr": "pour"}),
    )
    title = f"What was coded in {path.name}; each concept is a question of its own"
    return IssueCard(slug(path.stem), {"en": title}, points, None)


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


class _Coming:
    """One project on its way into one dossier."""

    def __init__(
        self, package: Package, dossier: Dossier, digest: str, described: Mapping[str, Any]
    ) -> None:
        self._file = package.name
        self._dossier = dossier
        self._kinds = described.get("coders", {})
        self._imported = Imported(digest, REFI, package.name, "1.0")
        self._users = _names(package.root, "User")
        self._codes = _code_paths(package.root)
        self._names = ActorNames(dossier)
        self._joined = self._known = 0
        self.notes: list[str] = []

    def batch(self, texts: list[tuple[etree._Element, str]], options: TakeOptions) -> Batch:
        """All that the project brings.

        Raises: InterchangeError if a selection lies outside its text, or a coder has coded the
        same articles already.
        """
        there, taken = self._dossier.fingerprints(), set(self._dossier.article_ids())
        readings: list[Reading] = []
        codes: dict[str, list[Statement]] = {}
        rows: list[ImportedRow] = []
        for source, text in texts:
            article = self._article(source, text, taken, there)
            statements = self._statements(source, article, rows)
            if article.fingerprint in there:
                self._joined += 1
                codes[article.id] = [*codes.get(article.id, ()), *statements]
            else:
                readings.append(Reading(article, statements=tuple(statements)))
        old = [item for item in self._dossier.statements() if item.article in codes]
        same = {(item.article, item.id): item for item in old}
        changed = {
            name: [item for item in items if same.get((name, item.id)) != item]
            for name, items in codes.items()
        }
        replaced = refuse_coders_met(self._file, changed, old, options)
        coming = {
            name: [i for i in items if (name, i.coder) in replaced or same.get((name, i.id)) != i]
            for name, items in codes.items()
        }
        self._known = sum(map(len, codes.values())) - sum(map(len, coming.values()))
        made = [*(s for r in readings for s in r.statements), *sum(coming.values(), [])]
        return Batch(
            readings=tuple(readings),
            codes=coming,
            coders=tuple(self._coders(made)),
            actors=self._names.rows(),
            imported=self._imported,
            rows=tuple(rows),
            replaced=replaced,
        )

    def _article(
        self, source: etree._Element, text: str, taken: set[str], there: Mapping[str, str]
    ) -> Article:
        facts = roles.facts_in(_description(source))
        stem = slug(Path(self._file).stem)
        wanted = str(facts.get("id") or f"{stem}-{slug(source.get('name') or 'text')}")
        interval = Interval(day_in(facts.get("date_from")), day_in(facts.get("date_to")))
        published = Publication(interval, str(facts.get("date_source") or "unknown"))
        article = whole_article(wanted, text, published, language=facts.get("language"))
        known = there.get(article.fingerprint)
        if known is not None:
            return self._dossier.article(known)
        return replace(
            article,
            id=new_name(wanted, taken),
            title=facts.get("title") or source.get("name"),
            outlet=facts.get("outlet"),
            author=facts.get("author"),
            url=facts.get("url"),
        )

    def _statements(
        self, source: etree._Element, article: Article, rows: list[ImportedRow]
    ) -> list[Statement]:
        found: list[Statement] = []
        ids: set[str] = set()
        for selection in self._selections(source, article):
            statement = self._statement(selection, article)
            if statement is not None:
                statement = replace(statement, id=new_name(statement.id, ids))
                found.append(statement)
            content = {
                "guid": selection.guid,
                "name": selection.name,
                "start": selection.start,
                "end": selection.end,
                "coder": selection.coder,
                "codes": [list(code) for code in selection.codes],
                "description": selection.description,
            }
            made = statement.id if statement else None
            rows.append(ImportedRow(CODINGS, len(rows), content, article.id, made))
        return found

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

    def _statement(self, selection: Selection, article: Article) -> Statement | None:
        ours = self._ours(selection, article)
        if ours is not None:
            return ours
        told = roles.read_codes(selection.codes)
        named = told.actors.get("Actor") or told.actors.get("Speaker")
        if named is None:
            return None
        speaker = told.actors.get("Speaker") if "Actor" in told.actors else None
        days = article.publication.interval
        return Statement(
            id=content_id("s", article.id, selection.guid),
            article=article.id,
            start=selection.start,
            end=selection.end,
            text=article.original[selection.start : selection.end],
            sentence_start=selection.start,
            actor=self._names.id_of(named),
            speaker=self._actor(speaker),
            recipient=self._actor(told.actors.get("Recipient")),
            event=told.event,
            modality=told.modality,
            issue=told.concept or (self._dossier.issue.id if told.stance is not None else None),
            stance=told.stance,
            decided=None,
            date_from=days.date_from,
            date_to=days.date_to,
            quotation=None,
            via=self._actor(told.actors.get("Via")),
            linked=False,
            confidence=1.0,
            coder=selection.coder,
            rule=_HAND,
        )

    def _actor(self, name: str | None) -> str | None:
        return None if name is None else self._names.id_of(name)

    def _ours(self, selection: Selection, article: Article) -> Statement | None:
        """The statement that we wrote, where the selection still has the place it had."""
        plain = roles.facts_in(selection.description).get("statement")
        statement = None
        with suppress(KeyError, TypeError, ValueError):
            statement = from_plain(plain) if isinstance(plain, dict) else None
        if statement is None or (statement.start, statement.end) != (
            selection.start,
            selection.end,
        ):
            return None
        labels = dict(c for c in selection.codes if len(c) == 2)
        for role, actor in (
            ("Actor", statement.actor),
            ("Speaker", statement.speaker),
            ("Recipient", statement.recipient),
            ("Via", statement.via),
        ):
            if actor is not None:
                self._names.id_of(labels.get(role, actor), given=actor)
        return self._recoded(
            replace(statement, article=article.id, coder=selection.coder), selection
        )

    def _recoded(self, statement: Statement, selection: Selection) -> Statement:
        """The statement with what somebody changed in its codes."""
        told = roles.read_codes(selection.codes)
        changed = replace(statement, event=told.event, modality=told.modality, stance=told.stance)
        if changed != statement:
            self.notes.append(f"{statement.id}: its codes were changed; they are taken as they are")
        return changed

    def _coders(self, made: list[Statement]) -> Iterator[Coder]:
        for name in sorted({statement.coder for statement in made}):
            kind = MACHINE if self._kinds.get(name) == MACHINE else PERSON
            yield Coder(name, kind, self._file)

    def taken(self, place: str, batch: Batch) -> Taken:
        """What was done."""
        made = [*(s for r in batch.readings for s in r.statements)]
        made += [s for items in batch.codes.values() for s in items]
        plain = sum(row.statement is None for row in batch.rows)
        if plain:
            self.notes.append(f"{plain} codings name no actor: no statements, but kept as codings")
        return Taken(
            file=self._file,
            dossier=place,
            articles=len(batch.readings),
            joined=self._joined,
            statements=len(made),
            known=self._known,
            coders=tuple(sorted({statement.coder for statement in made})),
            rows=len(batch.rows),
            notes=tuple(self.notes),
        )


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
