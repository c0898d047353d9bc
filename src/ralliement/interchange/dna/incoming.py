"""From a ``.dna`` file to a dossier: documents, statements, coders, and all rows as they were.

How a statement coded by hand becomes a record: the organization is the actor and the person
its speaker; where no organization is coded, the person is the actor. The concept is the issue
of the statement, named by its own words, and agreement its stance: 100 agrees, 0 does not.
The coder is the coder's name. What names neither organization nor person (other types of
statement, annotations) becomes no record and is kept row by row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
from ralliement.errors import InterchangeError, UnknownName
from ralliement.interchange.dna import ours, records
from ralliement.interchange.dna.coding import DnaStatement, attributes_of, coded_statements
from ralliement.interchange.dna.documents import article_of
from ralliement.interchange.dna.file import DnaFile
from ralliement.interchange.dna.reading import read_dna
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
from ralliement.records import Article, Reading, Statement

FORMAT = "dna"
COMMANDS = "sqlite_master"
"""The section of imported rows that keeps how the file's tables are made."""


def import_dna(path: Path, place: str, options: TakeOptions = TakeOptions()) -> Taken:  # noqa: B008
    """Take a ``.dna`` file into the dossier at ``place``; what was done.

    Raises: InterchangeError if the file cannot be taken over; nothing is written then.
    """
    file = read_dna(path)
    setup = setup_for(card_for(file, options.concept), f"Discourse Network Analyzer {file.version}")
    with target(place, setup, options) as dossier:
        coming = _Coming(file, dossier, setup.issue)
        if coming.imported.id in {kept.id for kept in dossier.imports()}:
            return coming.nothing(place)
        batch = coming.batch(options)
        dossier.bring_in(batch, setup)
        group_copies(dossier)
    return coming.taken(place)


def card_for(file: DnaFile, concept: str | None) -> IssueCard:
    """The issue of a new dossier: the file's own, the chosen concept, or none but a name.

    Raises: UnknownName if no statement has the concept.
    """
    settings = {row["Property"]: row["Value"] for row in file.table("SETTINGS")}
    if concept is None and "ralliement issue" in settings:
        return IssueCard.from_json(settings["ralliement issue"])
    points = ((0.0, _both("disagrees", "contre")), (100.0, _both("agrees", "pour")))
    if concept is None:
        stem = slug(Path(file.name).stem)
        title = f"What was coded in {file.name}; each concept is a question of its own"
        return IssueCard(stem, {"en": title}, points, None)
    known = {
        str(item.values["concept"]) for item in coded_statements(file) if item.values.get("concept")
    }
    if concept not in known:
        raise UnknownName("concept", concept, known)
    return IssueCard(concept, {"en": concept}, points, None)


def _both(english: str, french: str) -> Mapping[str, str]:
    return {"en": english, "fr": french}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a document went: its article, and whether that came with the file."""

    article: Article
    new: bool


class _Coming:
    """One file on its way into one dossier."""

    def __init__(self, file: DnaFile, dossier: Dossier, card: IssueCard) -> None:
        self._file = file
        self._dossier = dossier
        self._card = card
        self._coded = coded_statements(file)
        self._made: dict[int, Statement] = {}
        self._known = 0
        self._places: dict[int, _Place] = {}
        self._names = ActorNames(dossier)
        self._notes: list[str] = []
        version = file.version or None
        self.imported = Imported(file.digest[:16], FORMAT, file.name, version)

    def batch(self, options: TakeOptions) -> Batch:
        """All that the file brings.

        Raises: InterchangeError if its coders have coded the same articles otherwise already.
        """
        self._place_documents()
        by_article = self._code()
        joined = {place.article.id for place in self._places.values() if not place.new}
        there = [item for item in self._dossier.statements() if item.article in joined]
        known = {(item.article, item.id): item for item in there}
        codes = {
            name: [item for item in items if known.get((name, item.id)) != item]
            for name, items in by_article.items()
        }
        self._known = sum(map(len, by_article.values())) - sum(map(len, codes.values()))
        replaced = refuse_coders_met(self._file.name, codes, there, options)
        codes = {
            name: [
                item
                for item in items
                if (name, item.coder) in replaced or known.get((name, item.id)) != item
            ]
            for name, items in by_article.items()
        }
        readings = tuple(
            Reading(place.article, statements=tuple(by_article.get(place.article.id, ())))
            for place in self._places.values()
            if place.new
        )
        return Batch(
            readings=readings,
            codes={name: items for name, items in codes.items() if name in joined},
            coders=tuple(self._coders()),
            actors=self._names.rows(),
            imported=self.imported,
            rows=tuple(self._rows()),
            replaced=replaced,
            superseded=self._superseded(options),
        )

    def _superseded(self, options: TakeOptions) -> tuple[str, ...]:
        if not options.replace:
            return ()
        same = (k for k in self._dossier.imports() if k.format == FORMAT)
        return tuple(kept.id for kept in same if kept.name == self._file.name)

    def _place_documents(self) -> None:
        there = self._dossier.fingerprints()
        taken = set(self._dossier.article_ids())
        stem = slug(Path(self._file.name).stem)
        for row in self._file.table("DOCUMENTS"):
            article = article_of(row, f"{stem}-{row['ID']}", self._file.name)
            name = there.get(article.fingerprint)
            if name is not None:
                self._places[row["ID"]] = _Place(self._dossier.article(name), new=False)
                continue
            fresh = article_of(row, new_name(article.id, taken), self._file.name, named=True)
            self._places[row["ID"]] = _Place(fresh, new=True)

    def _code(self) -> dict[str, list[Statement]]:
        actors = _Actors(self._file, self._names)
        shadowed = {
            item.values.get("record") for item in self._coded if item.type == ours.RECORD
        } - {None, ""}
        claims = {i.values.get("record"): i for i in self._coded if i.type == ours.CLAIM}
        found: dict[str, list[Statement]] = {}
        left: Counter[str] = Counter()
        taken: dict[str, set[str]] = {}
        for item in self._coded:
            article = self._places[item.document].article
            if item.type == ours.CLAIM and item.values.get("record") in shadowed:
                continue
            statement = self._record(item, article, actors, claims)
            if statement is None:
                left[item.type] += 1
                continue
            ids = taken.setdefault(article.id, set())
            statement = records.named(statement, new_name(statement.id, ids))
            self._made[item.id] = statement
            found.setdefault(article.id, []).append(statement)
        self._notes += [
            f"{number} of the type {kind!r} name neither an organization nor a person: no "
            "records, but kept for writing again"
            for kind, number in sorted(left.items())
        ]
        return found

    def _record(
        self,
        item: DnaStatement,
        article: Article,
        actors: _Actors,
        claims: Mapping[Any, DnaStatement],
    ) -> Statement | None:
        if item.type != ours.RECORD:
            return records.from_claim(item, article, actors.of(item))
        statement = records.from_record(item, article, actors.of(item))
        claim = claims.get(item.values.get("record"))
        if statement is None or claim is None:
            return statement
        edited = records.with_claim(statement, claim, self._card)
        if edited != statement:
            self._notes.append(
                f"{statement.id}: the claim was changed in Discourse Network Analyzer; its stance "
                f"is {edited.stance:g} now, it was {statement.stance}"
            )
        return edited

    def _coders(self) -> Iterator[Coder]:
        settings = {row["Property"]: row["Value"] for row in self._file.table("SETTINGS")}
        machines = set(str(settings.get("ralliement programs", "")).split("\n"))
        used = {item.coder for item in self._made.values()}
        for name in sorted(used):
            yield Coder(name, MACHINE if name in machines else PERSON, self._file.name)

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
            return ImportedRow(section, number, content, self._places[row["ID"]].article.id)
        if section == "STATEMENTS":
            made = self._made.get(row["ID"])
            article = self._places[row["DocumentId"]].article.id
            return ImportedRow(section, number, row, article, made.id if made else None)
        return ImportedRow(section, number, row)

    def taken(self, place: str) -> Taken:
        """What was done."""
        recognised = self._names.recognised()
        if recognised:
            pairs = ", ".join(f"{name} = {found}" for name, found in recognised.items())
            self._notes.append(f"names taken for actors of the dossier: {pairs}")
        new = sum(place.new for place in self._places.values())
        return Taken(
            file=self._file.name,
            dossier=place,
            articles=new,
            joined=len(self._places) - new,
            statements=len(self._made) - self._known,
            known=self._known,
            coders=tuple(sorted({item.coder for item in self._made.values()})),
            rows=sum(map(len, self._file.rows.values())),
            notes=tuple(self._notes),
        )

    def nothing(self, place: str) -> Taken:
        """What is said of a file that is in the dossier as it is."""
        said = "this very file is in the dossier already; nothing was changed"
        return Taken(self._file.name, place, 0, 0, 0, len(self._coded), (), 0, (said,))


class _Actors:
    """The actors that a file's entities mean."""

    def __init__(self, file: DnaFile, names: ActorNames) -> None:
        self._attributes = attributes_of(file)
        self._names = names

    def of(self, item: DnaStatement) -> dict[str, str]:
        """The actor behind each variable of ``item`` that names one."""
        found = {}
        for variable in ours.ACTOR_VARIABLES:
            name = str(item.values.get(variable) or "").strip()
            if not name:
                continue
            given = self._attributes.get(item.entities.get(variable, 0), {})
            actor = given.get(ours.ID_ATTRIBUTE)
            kind = "person" if variable == "person" else None
            if actor is not None:
                kind = given.get(ours.KIND_ATTRIBUTE)
            found[variable] = self._names.id_of(name, given=actor, kind=kind)
            if actor is not None and ours.FRENCH_ATTRIBUTE in given:
                self._names.french(actor, given[ours.FRENCH_ATTRIBUTE])
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
    return dict([*content[:2], ("Text", article.original), *content[2:]])
