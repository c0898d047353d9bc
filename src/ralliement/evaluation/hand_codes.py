"""A table coded by hand, taken into a dossier as the statements of its coder."""

from __future__ import annotations

from pathlib import Path

from ralliement.actors import load_registry
from ralliement.dossier import PERSON, Batch, Coder, Dossier, IssueCard
from ralliement.errors import InputError
from ralliement.evaluation import cells
from ralliement.evaluation.gold import GoldFile, Mistakes, Row, load_gold, refuse_repeats
from ralliement.evaluation.sentences import sentence_from
from ralliement.evaluation.statements import COLUMNS
from ralliement.interchange.naming import ActorNames
from ralliement.interchange.taking import HAND, Coded, Taken, TakeOptions, settle, setup_for
from ralliement.records import Article, BlockKind, Event, Modality, Statement, content_id

_ACTORS = ("actor", "speaker", "recipient")


def import_codes(
    path: Path, place: str, coder: str, *, replace: bool = False, unknown_actors: bool = False
) -> Taken:
    """Take the rows of a hand-coded table into the dossier at ``place`` as ``coder``'s.

    The columns are those of ``evaluate statements``. Raises: DataFileError with every mistake;
    InterchangeError if the coder has coded one of the articles already and ``replace`` is
    false. Nothing is written then.
    """
    if not coder.strip():
        raise InputError("the coder's name is empty; give it with --coder")
    file = load_gold(path, COLUMNS)
    with Dossier.open(place) as dossier:
        if any(known.name == coder and known.kind != PERSON for known in dossier.coders()):
            raise InputError(f"{coder!r} is a program that read this dossier; give a person's name")
        coding = _Coding(file, dossier, coder, unknown_actors=unknown_actors)
        coded = coding.coded()
        options = TakeOptions(into=True, replace=replace)
        settled = settle(path.name, coded, coded.by_article, dossier, options)
        batch = Batch(
            codes=settled.codes,
            coders=(Coder(coder, PERSON, path.name),),
            actors=coding.names.rows(),
            replaced=settled.replaced,
        )
        dossier.bring_in(batch, setup_for(dossier.issue, coder))
    return Taken(
        file=path.name,
        dossier=place,
        articles=0,
        joined=len(coded.by_article),
        statements=len(coded) - settled.known,
        known=settled.known,
        coders=(coder,),
    )


class _Coding:
    """The rows of one table on their way to statements."""

    def __init__(
        self, file: GoldFile, dossier: Dossier, coder: str, *, unknown_actors: bool
    ) -> None:
        self._file = file
        self._dossier = dossier
        self._coder = coder
        self._mistakes = Mistakes(file)
        self._articles: dict[str, Article] = {}
        self._ids = set(dossier.article_ids())
        self._issue: IssueCard = dossier.issue
        self._known = None if unknown_actors else set(dossier.actor_ids())
        self._registry = load_registry()
        self.names = ActorNames(dossier)

    def coded(self) -> Coded:
        """The statements.

        Raises: DataFileError naming every mistake of the table.
        """
        refuse_repeats(self._file, COLUMNS, self._mistakes)
        found = Coded()
        for row in self._file.rows:
            statement = self._statement(row)
            if statement is not None:
                found.add(statement)
        self._mistakes.raise_if_any()
        return found

    def _statement(self, row: Row) -> Statement | None:
        event = cells.choice(row, "event", Event, self._mistakes)
        modality = cells.choice(row, "modality", Modality, self._mistakes)
        told = cells.stance(row, "stance", self._mistakes)
        self._check_actors(row)
        article = self._article(row)
        if article is None:
            return None
        start = cells.offset(row, "sentence_start", len(article.original) - 1, self._mistakes)
        if start is None:
            return None
        text = sentence_from(article.original, start)
        undecided = told == cells.UNDECIDED or (told is None and event is None)
        stance = told if isinstance(told, float) else None
        who = [row[column] or None for column in _ACTORS]
        return Statement(
            id=content_id("s", article.id, start, self._coder, *who, event, told, modality),
            article=article.id,
            start=start,
            end=start + len(text),
            text=text,
            sentence_start=start,
            actor=row["actor"],
            speaker=who[1],
            recipient=who[2],
            event=event,
            modality=modality or Modality.ASSERTED,
            issue=self._issue.id if undecided or stance is not None else None,
            stance=stance,
            decided=False if undecided else None,
            date_from=None,
            date_to=None,
            quotation=None,
            via=None,
            linked=_is_linked(article, start),
            confidence=1.0,
            coder=self._coder,
            rule=HAND,
        )

    def _check_actors(self, row: Row) -> None:
        if not row["actor"]:
            self._mistakes.add(row, "actor", "is empty; every row needs the id of an actor")
        for column in _ACTORS:
            name = row[column]
            if not name:
                continue
            new = self._known is not None and name not in self._known
            if new and name not in self._registry.known_ids():
                near = ", ".join(self._registry.near(name)) or "none is near"
                self._mistakes.add(row, column, f"is not known; near: {near}")
                continue
            self.names.know(self._registry.label(name, "en"), name)

    def _article(self, row: Row) -> Article | None:
        name = row["article"]
        if name not in self._ids:
            known = cells.listed(sorted(self._ids)[:6])
            self._mistakes.add(row, "article", f"is not in {self._dossier.name}; it has: {known}")
            return None
        if name not in self._articles:
            self._articles[name] = self._dossier.article(name)
        return self._articles[name]


def _is_linked(article: Article, start: int) -> bool:
    """Whether ``start`` is in a headline that the article only links to, whoever codes it."""
    spans = (
        article.alignment.to_original(block.start, block.end)
        for block in article.blocks
        if block.kind is BlockKind.LINKED
    )
    return any(first <= start < end for first, end in spans)
