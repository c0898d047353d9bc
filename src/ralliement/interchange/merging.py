"""Two dossiers made one: what both hold is joined, where they differ both are kept and told.

Nothing of either is lost but a second machine reading of the same text: of those the first
dossier's blocks, mentions and wounds are kept, and the difference is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ralliement.dossier import Dossier, IssueCard, Setup, tables
from ralliement.dossier.rows import Row
from ralliement.errors import InterchangeError
from ralliement.interchange.taking import TakeOptions, group_copies, target

_CODED = ("statements", "quotations", "agenda", "figures")
"""The tables whose records have ids of their own and are united one by one."""
_READ = ("blocks", "damage", "mentions", "affiliations", "new_actors")
"""The tables that belong to one reading of an article and are kept whole."""


_FACTS = ("title", "outlet", "url", "author", "date_from", "date_to")
"""What any two dossiers can say of one article, read by the machine or not."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where two dossiers differ. ``kind`` is ``issue``, ``article``, ``reading``, ``actor``,
    ``coder`` or a table's name; ``kept`` says what became of the second's side."""

    kind: str
    article: str | None
    record: str
    fields: tuple[str, ...]
    kept: str

    def words(self) -> str:
        """The conflict in one line."""
        where = f" in {self.article}" if self.article and self.article != self.record else ""
        differ = f" (differ: {', '.join(self.fields)})" if self.fields else ""
        return f"{self.kind} {self.record}{where}{differ}: {self.kept}"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did. ``joined`` counts articles that both had."""

    dossier: str
    articles: int
    joined: int
    statements: int
    conflicts: tuple[Conflict, ...]

    def as_record(self) -> dict[str, Any]:
        """The summary as ``ralliement merge --json`` writes it."""
        told = asdict(self)
        return told | {
            "conflicts": [asdict(one) | {"words": one.words()} for one in self.conflicts]
        }


def merge_dossiers(first: str, second: str, place: str) -> Merged:
    """Make a new dossier at ``place`` of two; the first one's issue and names count.

    Raises: InterchangeError if something is at ``place`` already, DossierError if one of the
    two cannot be read. Nothing is written then.
    """
    if len({first, second, place}) < 3:
        raise InterchangeError(
            f"{place}: give three different names: two dossiers, and a new one with -o"
        )
    with Dossier.open(first) as one, Dossier.open(second) as two:
        union = _Union(one, two)
        union.unite()
        meta = one.meta()
    setup = Setup(
        IssueCard.from_json(meta["issue"]),
        meta.get("issue_digest", ""),
        meta.get("coder", ""),
        issue_source=meta.get("issue_source", ""),
    )
    with target(place, setup, TakeOptions()) as made:
        made.bring_rows(union.rows)
        group_copies(made)
    return Merged(
        dossier=place,
        articles=len(union.rows["articles"]),
        joined=union.joined,
        statements=len(union.rows["statements"]),
        conflicts=tuple(union.conflicts),
    )


@dataclass(slots=True)
class _Side:
    """All rows of one dossier, by table and where they have one by article."""

    whole: dict[str, list[Row]] = field(default_factory=dict)
    by_article: dict[str, dict[str, list[Row]]] = field(default_factory=dict)

    @classmethod
    def of(cls, dossier: Dossier) -> _Side:
        side = cls()
        for name in ("articles", "actors", "coders", "imports", "unreadable"):
            side.whole[name] = dossier.rows(tables.METADATA.tables[name])
        for name in (*_CODED, *_READ, "parts"):
            kept: dict[str, list[Row]] = {}
            for row in dossier.rows(tables.METADATA.tables[name]):
                kept.setdefault(row["article"], []).append(row)
            side.by_article[name] = kept
        side.whole["imported_rows"] = list(_imported(dossier))
        return side

    def of_article(self, table: str, article: str) -> list[Row]:
        return self.by_article[table].get(article, [])


def _imported(dossier: Dossier) -> Iterator[Row]:
    for imported in dossier.imports():
        for row in dossier.imported_rows(imported.id):
            yield {
                "import": imported.id,
                "section": row.section,
                "number": row.number,
                "content": json.dumps(dict(row.content), ensure_ascii=False),
                "article": row.article,
                "statement": row.statement,
            }


class _Union:
    """The rows of the dossier that is to be, and where the two differ."""

    def __init__(self, first: Dossier, second: Dossier) -> None:
        self._issues = (first.issue, second.issue)
        self._first, self._second = _Side.of(first), _Side.of(second)
        self._moved: dict[str, str] = {}
        self._renamed: dict[tuple[str, str], str] = {}
        self.rows: dict[str, list[Row]] = {}
        self.conflicts: list[Conflict] = []
        self.joined = 0

    def unite(self) -> None:
        """Put both together."""
        self._check_issues()
        for name, rows in self._first.whole.items():
            self.rows[name] = list(rows)
        for name, kept in self._first.by_article.items():
            self.rows[name] = [row for rows in kept.values() for row in rows]
        there = {row["fingerprint"]: row["id"] for row in reversed(self._first.whole["articles"])}
        taken = {row["id"] for row in self._first.whole["articles"]}
        for article in self._second.whole["articles"]:
            same = there.get(article["fingerprint"])
            if same is not None:
                self._join(article, same)
            else:
                self._add(article, taken)
        self._unite_named("actors", "id", "actor")
        self._unite_named("coders", "name", "coder")
        self._unite_named("unreadable", "name", "unreadable article")
        self._unite_imports()

    def _check_issues(self) -> None:
        one, two = self._issues
        if one == two:
            return
        differ = tuple(
            name
            for name in ("id", "question", "points", "status_quo")
            if getattr(one, name) != getattr(two, name)
        )
        kept = "the first dossier's is kept; the second's statements keep the name of theirs"
        self.conflicts.append(Conflict("issue", None, two.id, differ, kept))

    def _add(self, article: Row, taken: set[str]) -> None:
        old = article["id"]
        new = old
        if old in taken:
            new = f"{old}-{article['fingerprint'][:8]}"
            kept = f"another text has that name; the second dossier's is kept as {new}"
            self.conflicts.append(Conflict("article", old, old, ("original",), kept))
        taken.add(new)
        self._moved[old] = new
        self.rows["articles"].append({**article, "id": new, "duplicate_group": None})
        for table in (*_CODED, *_READ, "parts"):
            moved = [{**row, "article": new} for row in self._second.of_article(table, old)]
            self.rows[table] += moved

    def _join(self, article: Row, name: str) -> None:
        self.joined += 1
        old = article["id"]
        self._moved[old] = name
        for table in _CODED:
            self._unite_coded(table, old, name)
        one, two = (
            self._read_by_machine(self._first, name),
            self._read_by_machine(self._second, old),
        )
        if one or not two:
            self._tell_reading(article, name, _FACTS if one and not two else None)
            return
        # Only the second was read by the machine: its reading of the article is taken.
        for table in _READ:
            others = [row for row in self.rows[table] if row["article"] != name]
            new = [{**row, "article": name} for row in self._second.of_article(table, old)]
            self.rows[table] = [*others, *new]
        self.rows["articles"] = [
            {**article, "id": name, "duplicate_group": None} if row["id"] == name else row
            for row in self.rows["articles"]
        ]

    @staticmethod
    def _read_by_machine(side: _Side, article: str) -> bool:
        return any(side.of_article(table, article) for table in ("mentions", "quotations"))

    def _tell_reading(self, article: Row, name: str, only: tuple[str, ...] | None) -> None:
        mine = next(row for row in self._first.whole["articles"] if row["id"] == name)
        apart = ("id", "path", "duplicate_group", "setup")
        keys = only or tuple(key for key in article if key not in apart)
        differ = [key for key in keys if article[key] != mine[key]]
        for table in () if only else _READ:
            one = [_bare(row) for row in self._first.of_article(table, name)]
            two = [_bare(row) for row in self._second.of_article(table, article["id"])]
            if two and one != two:
                differ.append(table)
        if differ:
            kept = "read differently by the two; the first dossier's reading is kept"
            self.conflicts.append(Conflict("reading", name, name, tuple(differ), kept))

    def _unite_coded(self, table: str, old: str, name: str) -> None:
        mine = {row["id"]: row for row in self._first.of_article(table, name)}
        contents = {_content(row) for row in mine.values()}
        taken = set(mine)
        for row in self._second.of_article(table, old):
            if _content(row) in contents:
                same = next(k for k, v in mine.items() if _content(v) == _content(row))
                self._renamed[old, row["id"]] = same
                continue
            self._add_coded(table, row, name, mine, taken)

    def _add_coded(
        self, table: str, row: Row, name: str, mine: Mapping[str, Row], taken: set[str]
    ) -> None:
        old, new, number = row["id"], row["id"], 1
        while new in taken:
            number += 1
            new = f"{old}-{number}"
        if old in mine:
            differ = [k for k in row if k not in ("article", "id") and row[k] != mine[old][k]]
            kept = f"both are kept, the second dossier's as {new}"
            self.conflicts.append(Conflict(table, name, old, tuple(differ), kept))
        taken.add(new)
        self._renamed[row["article"], old] = new
        self.rows[table].append({**row, "article": name, "id": new})
        if table == "statements":
            parts = self._second.of_article("parts", row["article"])
            self.rows["parts"] += [
                {**part, "article": name, "statement": new}
                for part in parts
                if part["statement"] == old
            ]

    def _unite_named(self, table: str, key: str, kind: str) -> None:
        mine = {row[key]: row for row in self._first.whole[table]}
        for row in self._second.whole[table]:
            known = mine.get(row[key])
            if known is None:
                self.rows[table].append(row)
            elif differ := tuple(
                name for name in row if name != "source" and row[name] != known[name]
            ):
                kept = "the first dossier's is kept"
                self.conflicts.append(Conflict(kind, None, row[key], differ, kept))

    def _unite_imports(self) -> None:
        known = {row["id"] for row in self._first.whole["imports"]}
        new = [row for row in self._second.whole["imports"] if row["id"] not in known]
        self.rows["imports"] += new
        ids = {row["id"] for row in new}
        for row in self._second.whole["imported_rows"]:
            if row["import"] not in ids:
                continue
            article, statement = row["article"], row["statement"]
            renamed = self._renamed.get((article, statement), statement)
            moved = self._moved.get(article, article)
            self.rows["imported_rows"].append({**row, "article": moved, "statement": renamed})


def _content(row: Row) -> tuple[Any, ...]:
    return tuple(value for key, value in row.items() if key not in ("article", "id"))


def _bare(row: Row) -> Row:
    return {key: value for key, value in row.items() if key != "article"}
