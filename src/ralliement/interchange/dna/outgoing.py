"""From a dossier to a ``.dna`` file that Discourse Network Analyzer 3 opens.

What was imported is written as it was; what the dossier holds beside it is added: articles
as documents with their originals as text, each statement as a record of ours and, where it
takes a stance, as a plain claim (``ours.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ralliement.dossier import MACHINE, Dossier, IssueCard, actors_met, tables
from ralliement.dossier.rows import article_of
from ralliement.interchange.dna import ours, records, schema
from ralliement.interchange.dna.absorbing import absorb
from ralliement.interchange.dna.documents import document_of
from ralliement.interchange.dna.file import DnaFile
from ralliement.interchange.dna.incoming import FORMAT, rows_kept
from ralliement.interchange.dna.ledger import Ledger, new_file
from ralliement.interchange.dna.lines import Places, shown
from ralliement.interchange.dna.offsets import Units
from ralliement.interchange.texts import cut
from ralliement.records import Article, Statement

ADMIN = "Admin"
PASSWORD = "ralliement"
"""With what every coder of our files logs in, unless another password is given."""

_CLAIM_COLOUR = (239, 208, 51)
_RECORD_COLOUR = (100, 149, 237)


def dossier_as_dna(dossier: Dossier, name: str, *, password: str = PASSWORD) -> DnaFile:
    """All of the dossier as the rows of a ``.dna`` file.

    Where nothing was added to an imported file, the rows are those of that file.
    """
    statements = dossier.statements()
    there = {(statement.article, statement.id) for statement in statements}
    imports = [kept for kept in dossier.imports() if kept.format == FORMAT]
    kept = [_still_there(dossier, rows_kept(dossier, item), item.id, there) for item in imports]
    ledger = Ledger(kept[0] if kept else new_file(name), password)
    documents: dict[str, int] = {}
    made: set[tuple[str, str]] = set()
    for number, (item, file) in enumerate(zip(imports, kept, strict=True)):
        rows = dossier.imported_rows(item.id)
        articles = {r.content["ID"]: str(r.article) for r in rows if r.section == "DOCUMENTS"}
        made |= {(str(r.article), r.statement) for r in rows if r.statement}
        placed = {old: old for old in articles}
        if number:
            known = {n: documents[a] for n, a in articles.items() if a in documents}
            placed = absorb(ledger, file, known)
        for old, article in articles.items():
            documents.setdefault(article, placed[old])
    left = [s for s in statements if (s.article, s.id) not in made]
    articles_left = [n for n in dossier.article_ids() if n not in documents]
    if left or articles_left or not kept:
        _Writer(dossier, ledger, documents).write(left, articles_left)
    return ledger.file(name)


def _still_there(
    dossier: Dossier, file: DnaFile, imported: str, there: Collection[tuple[str, str]]
) -> DnaFile:
    """The file without the statements whose records were replaced or taken away since."""
    gone = {
        row.content["ID"]
        for row in dossier.imported_rows(imported)
        if row.statement and (str(row.article), row.statement) not in there
    }
    if not gone:
        return file
    keys = {"STATEMENTS": "ID", **dict.fromkeys(schema.DATA_TABLES.values(), "StatementId")}
    left = {
        table: tuple(row for row in file.table(table) if row[key] not in gone)
        for table, key in keys.items()
    }
    return replace(file, rows={**file.rows, **left})


class _Writer:
    """Adds the dossier's own records to the rows."""

    def __init__(self, dossier: Dossier, ledger: Ledger, documents: dict[str, int]) -> None:
        self._dossier = dossier
        self._ledger = ledger
        self._documents = documents
        self._card: IssueCard = dossier.issue
        self._names = _labels(dossier)
        self._met = {actor.id: actor for actor in actors_met(dossier)}

    def write(self, statements: Iterable[Statement], articles: Iterable[str]) -> None:
        """Add ``statements``, and the ``articles`` that have no document yet."""
        coder = self._ledger.coder(ADMIN)
        self._settings()
        self._claims = self._type(ours.CLAIM, _CLAIM_COLOUR, ours.CLAIM_VARIABLES)
        self._records = self._type(ours.RECORD, _RECORD_COLOUR, ours.RECORD_VARIABLES)
        kept = {row["id"]: row for row in self._dossier.rows(tables.ARTICLES)}
        for name in articles:
            self._document(article_of(kept[name], (), ()), coder)
        by_article: dict[str, list[Statement]] = {}
        for statement in statements:
            by_article.setdefault(statement.article, []).append(statement)
        for name, found in by_article.items():
            counted = _Counted(kept[name]["original"])
            for statement in found:
                self._statement(statement, counted)

    def _settings(self) -> None:
        programs = [c.name for c in self._dossier.coders() if c.kind == MACHINE]
        self._ledger.setting(ours.ISSUE, self._card.to_json())
        self._ledger.setting(ours.PROGRAMS, "\n".join(programs))

    def _type(
        self, label: str, colour: tuple[int, int, int], variables: Iterable[tuple[str, str]]
    ) -> tuple[int, dict[str, tuple[int, str]]]:
        kind = self._ledger.type(label, colour)
        found = {
            name: (self._ledger.variable(kind, name, data_type), data_type)
            for name, data_type in (*variables, ours.NAME)
        }
        for name in (name for name in ours.ACTOR_VARIABLES if name in found):
            self._ledger.attribute(found[name][0], ours.ID_ATTRIBUTE)
        return kind, found

    def _document(self, article: Article, coder: int) -> None:
        self._documents[article.id] = self._ledger.add("DOCUMENTS", document_of(article, coder))

    def _statement(self, statement: Statement, counted: _Counted) -> None:
        actors = {
            "organization": statement.actor,
            "person": statement.speaker,
            "recipient": statement.recipient,
            "via": statement.via,
        }
        self._row(statement, counted, self._records, records.record_values(statement) | actors)
        if statement.issue is None or statement.stance is None:
            return
        concept, agreement = ours.claim_of(self._card, statement.issue, statement.stance)
        claim = {
            "organization": statement.actor,
            "person": statement.speaker,
            "concept": cut(concept, schema.LONGEST),
            "agreement": int(agreement),
            "record": statement.id,
        }
        self._row(statement, counted, self._claims, claim)

    def _row(
        self,
        statement: Statement,
        counted: _Counted,
        kind: tuple[int, Mapping[str, tuple[int, str]]],
        values: Mapping[str, Any],
    ) -> None:
        number, variables = kind
        start, stop = counted.span(statement)
        row = {
            "StatementTypeId": number,
            "DocumentId": self._documents[statement.article],
            "Start": start,
            "Stop": stop,
            "Coder": self._ledger.coder(statement.coder),
        }
        added = self._ledger.add("STATEMENTS", row)
        for name, (variable, data_type) in variables.items():
            value = values.get(name)
            if name in ours.ACTOR_VARIABLES:
                value = self._actor(variable, value)
            self._ledger.value(added, variable, data_type, value)

    def _actor(self, variable: int, actor: str | None) -> str:
        if actor is None:
            return ""
        met = self._met[actor]
        attributes = (
            (ours.KIND_ATTRIBUTE, met.kind or ""),
            (ours.FRENCH_ATTRIBUTE, "" if met.label_fr == met.label_en else met.label_fr),
            (ours.ID_ATTRIBUTE, actor),
        )
        self._ledger.entity(variable, self._names[actor], attributes)
        return self._names[actor]


class _Counted:
    """One article's text as that program shows it and counts its places."""

    def __init__(self, original: str) -> None:
        self._places = Places(original)
        self._units = Units(shown(original))

    def span(self, statement: Statement) -> tuple[int, int]:
        """Where a statement starts and stops; at least one character, as is demanded there."""
        first, last = (
            self._units.units(self._places.there(place))
            for place in (statement.start, statement.end)
        )
        start = max(0, min(first, self._units.length - 1))
        return start, max(last, start + 1)


def _labels(dossier: Dossier) -> dict[str, str]:
    """A name for each actor that no other has, short enough to be an entity."""
    met = actors_met(dossier)
    often = Counter(actor.label_en for actor in met)
    return {
        actor.id: cut(
            actor.label_en if often[actor.label_en] == 1 else f"{actor.label_en} ({actor.id})",
            schema.LONGEST,
        )
        for actor in met
    }
