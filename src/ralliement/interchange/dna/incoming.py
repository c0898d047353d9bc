"""From a ``.dna`` file to a dossier: documents, statements, coders, and all rows as they were.

How a statement coded by hand becomes a record: the organization is the actor and the person
its speaker; where no organization is coded, the person is the actor. The concept is the issue
of the statement, named by its own words, and agreement its stance: 100 agrees, 0 does not.
The coder is the coder's name. What names neither organization nor person (other types of
statement, annotations) becomes no record and is kept row by row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ralliement.dossier import Dossier, Imported, ImportedRow, IssueCard
from ralliement.errors import InterchangeError, UnknownName
from ralliement.interchange.dna import ours, records
from ralliement.interchange.dna.coding import DnaStatement, attributes_of, coded_statements
from ralliement.interchange.dna.documents import article_of, text_of
from ralliement.interchange.dna.file import DnaFile
from ralliement.interchange.dna.reading import read_dna
from ralliement.interchange.naming import ActorNames, slug
from ralliement.interchange.taking import (
    AGREEMENT,
    Coming,
    Taken,
    TakeOptions,
    setup_for,
    take,
    untitled_card,
)
from ralliement.records import Article, Statement

FORMAT = "dna"
COMMANDS = "sqlite_master"
"""The section of imported rows that keeps how the file's tables are made."""


def import_dna(path: Path, place: str, options: TakeOptions = TakeOptions()) -> Taken:  # noqa: B008
    """Take a ``.dna`` file into the dossier at ``place``; what was done.

    Raises: InterchangeError if the file cannot be taken over; nothing is written then.
    """
    file = read_dna(path)
    card = card_for(file, options.concept)
    setup = setup_for(card, f"Discourse Network Analyzer {file.version}")
    imported = Imported(file.digest[:16], FORMAT, file.name, file.version or None)
    return take(_Reader(file, card), imported, place, setup, options)


def card_for(file: DnaFile, concept: str | None) -> IssueCard:
    """The issue of a new dossier: the file's own, the chosen concept, or none but a name.

    Raises: UnknownName if no statement has the concept.
    """
    told = file.settings.get(ours.ISSUE)
    if concept is None:
        return IssueCard.from_json(told) if told else untitled_card(_stem(file), file.name)
    known = {
        str(item.values["concept"]) for item in coded_statements(file) if item.values.get("concept")
    }
    if concept not in known:
        raise UnknownName("concept", concept, known)
    return IssueCard(concept, {"en": concept}, AGREEMENT, None)


def _stem(file: DnaFile) -> str:
    return slug(Path(file.name).stem)


class _Reader:
    """Makes records of one file."""

    def __init__(self, file: DnaFile, card: IssueCard) -> None:
        self._file = file
        self._card = card
        self._articles: dict[int, Article] = {}
        self._made: dict[int, Statement] = {}

    def read(self, coming: Coming) -> list[ImportedRow]:
        """Its documents, its statements, and all its rows."""
        coming.programs = frozenset(self._file.settings.get(ours.PROGRAMS, "").split("\n"))
        for row in self._file.table("DOCUMENTS"):
            article = article_of(row, f"{_stem(self._file)}-{row['ID']}", self._file.name)
            self._articles[row["ID"]] = coming.texts.place(article)
        items = coded_statements(self._file)
        self._code(items, _Actors(self._file, items, coming.names), coming)
        return list(self._rows())

    def _code(self, items: Sequence[DnaStatement], actors: _Actors, coming: Coming) -> None:
        recorded = {i.values.get("record") for i in items if i.type == ours.RECORD} - {None, ""}
        claims = {i.values.get("record"): i for i in items if i.type == ours.CLAIM}
        left: Counter[str] = Counter()
        for item in items:
            name = item.values.get("record")
            if item.type == ours.CLAIM and name in recorded:
                continue
            article = self._articles[item.document]
            if item.type == ours.RECORD:
                statement = records.from_record(item, article, actors.of(item))
                statement = self._edited(statement, claims.get(name), coming.notes)
            else:
                statement = records.from_claim(item, article, actors.of(item))
            if statement is None:
                left[item.type] += 1
            else:
                self._made[item.id] = coming.coded.add(statement)
        coming.notes += [
            f"{number} of the type {kind!r} name neither an organization nor a person: no "
            "records, but kept for writing again"
            for kind, number in sorted(left.items())
        ]

    def _edited(
        self, statement: Statement | None, claim: DnaStatement | None, notes: list[str]
    ) -> Statement | None:
        """The record with what somebody changed in its claim."""
        if statement is None or claim is None:
            return statement
        edited = records.with_claim(statement, claim, self._card)
        if edited != statement:
            notes.append(
                f"{statement.id}: the claim was changed in Discourse Network Analyzer; its stance "
                f"is {edited.stance:g} now, it was {statement.stance}"
            )
        return edited

    def _rows(self) -> Iterator[ImportedRow]:
        for number, (name, command) in enumerate(self._file.commands.items()):
            yield ImportedRow(COMMANDS, number, {"name": name, "sql": command})
        for section, found in self._file.rows.items():
            for number, row in enumerate(found):
                yield self._kept(section, number, row)

    def _kept(self, section: str, number: int, row: Mapping[str, Any]) -> ImportedRow:
        if section == "DOCUMENTS":
            # The text is the article's original and is not kept twice.
            content = {name: value for name, value in row.items() if name != "Text"}
            return ImportedRow(section, number, content, self._articles[row["ID"]].id)
        if section == "STATEMENTS":
            made = self._made.get(row["ID"])
            article = self._articles[row["DocumentId"]].id
            return ImportedRow(section, number, row, article, made.id if made else None)
        return ImportedRow(section, number, row)


class _Actors:
    """The actors that a file's entities mean."""

    def __init__(self, file: DnaFile, items: Iterable[DnaStatement], names: ActorNames) -> None:
        self._attributes = attributes_of(file)
        self._names = names
        # What the file says of a name holds wherever the name stands, before and behind.
        for item in items:
            for variable in ours.ACTOR_VARIABLES:
                told = self._told(item, variable)
                if ours.ID_ATTRIBUTE in told:
                    names.know(
                        str(item.values[variable]).strip(),
                        told[ours.ID_ATTRIBUTE],
                        kind=told.get(ours.KIND_ATTRIBUTE),
                        french=told.get(ours.FRENCH_ATTRIBUTE),
                    )

    def _told(self, item: DnaStatement, variable: str) -> Mapping[str, str]:
        return self._attributes.get(item.entities.get(variable, 0), {})

    def of(self, item: DnaStatement) -> dict[str, str]:
        """The actor behind each variable of ``item`` that names one."""
        found = {}
        for variable in ours.ACTOR_VARIABLES:
            name = str(item.values.get(variable) or "").strip()
            if name:
                given = self._told(item, variable).get(ours.ID_ATTRIBUTE)
                kind = "person" if variable == "person" else None
                found[variable] = given or self._names.id_of(name, kind=kind)
        return found


def rows_kept(dossier: Dossier, imported: Imported) -> DnaFile:
    """The file that was imported, as it was.

    Raises: InterchangeError if an article of it is gone from the dossier.
    """
    rows: dict[str, list[Mapping[str, Any]]] = {}
    commands: dict[str, str] = {}
    for kept in dossier.imported_rows(imported.id):
        if kept.section == COMMANDS:
            commands[kept.content["name"]] = kept.content["sql"]
        elif kept.section == "DOCUMENTS":
            rows.setdefault(kept.section, []).append(_document(dossier, imported, kept))
        else:
            rows.setdefault(kept.section, []).append(kept.content)
    return DnaFile(imported.name, {k: tuple(v) for k, v in rows.items()}, commands, imported.id)


def _document(dossier: Dossier, imported: Imported, kept: ImportedRow) -> Mapping[str, Any]:
    try:
        article = dossier.article(str(kept.article))
    except UnknownName as error:
        raise InterchangeError(
            f"{dossier.name}: the article {kept.article} of {imported.name} is gone; import the "
            "file again"
        ) from error
    # Columns keep their order: ID, Title, Text, …
    content = list(kept.content.items())
    text = text_of(kept.content, article.original)
    return dict([*content[:2], ("Text", text), *content[2:]])
