"""Why a statement was coded: its sentence with the parts marked, the rule, the confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ralliement.dossier import Dossier, IssueCard, actors_met
from ralliement.records import Interval, Part, Statement
from ralliement.reports.phrases import quoted, same_length, scale_number, unfilled
from ralliement.reports.stances import label_of
from ralliement.reports.words import Words
from ralliement.statements.rules import explain

_STYLES = {
    "actor": "bold green",
    "speaker": "green",
    "recipient": "bold magenta",
    "event": "bold red",
    "stance": "bold yellow",
    "modality": "red",
    "condition": "blue",
    "date": "cyan",
    "via": "underline",
}


@dataclass(frozen=True, slots=True)
class Why:
    """One statement with what explains it.

    ``sentence`` is ``original[start:end]``; ``marked`` is the same with ``[…]`` and a number
    around each part, so that the parts can be told without colours.
    """

    statement: Statement
    outlet: str | None
    published: Interval
    start: int
    end: int
    sentence: str
    marked: str
    rule: str
    labels: dict[str, str]


def explain_statement(dossier: Dossier, statement: Statement, language: str) -> Why:
    """What explains ``statement``: its whole sentence, and the rule in its own words."""
    article = dossier.article(statement.article)
    in_order = sorted(statement.parts, key=lambda part: (part.start, -part.end))
    statement = replace(statement, parts=tuple(in_order))
    ends = [statement.end, *(part.end for part in statement.parts)]
    starts = [statement.sentence_start, statement.start, *(p.start for p in statement.parts)]
    start, end = max(0, min(starts)), min(len(article.original), max(ends))
    sentence = article.original[start:end]
    return Why(
        statement=statement,
        outlet=article.outlet,
        published=article.publication.interval,
        start=start,
        end=end,
        sentence=sentence,
        marked=marked(sentence, start, statement.parts),
        rule=explain(statement.rule),
        labels={actor.id: actor.label(language) for actor in actors_met(dossier)},
    )


def marked(sentence: str, start: int, parts: Sequence[Part]) -> str:
    """The sentence with brackets around each part, numbered in their order."""
    sentence = same_length(sentence)
    opens: dict[int, list[tuple[int, str]]] = {}
    closes: dict[int, list[tuple[int, str]]] = {}
    for number, part in enumerate(parts, start=1):
        opens.setdefault(part.start - start, []).append((-part.end, "["))
        closes.setdefault(part.end - start, []).append((-part.start, f"]{_small(number)}"))
    pieces = []
    for place in range(len(sentence) + 1):
        pieces += [mark for _order, mark in sorted(closes.get(place, ()))]
        pieces += [mark for _order, mark in sorted(opens.get(place, ()))]
        pieces.append(sentence[place : place + 1])
    return unfilled("".join(pieces))


def _small(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def print_why(why: Why, issue: IssueCard, language: str, console: Console) -> None:
    """Lay the explanation out on ``console``."""
    words = Words(language)
    console.print(
        Padding(_coloured(why) if console.color_system else Text(why.marked), (0, 0, 1, 0))
    )
    console.print(_legend(why, words))
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for head, value in _facts(why, issue, words):
        table.add_row(head, Text(value))
    console.print(table)


def _coloured(why: Why) -> Text:
    text = Text(same_length(why.sentence))
    for part in sorted(why.statement.parts, key=lambda part: part.start - part.end):
        text.stylize(_STYLES.get(part.role, "bold"), part.start - why.start, part.end - why.start)
    whole = Text("").join(text.split("\0"))
    return Text(" ").join(piece for piece in whole.split() if piece.plain.strip())


def _legend(why: Why, words: Words) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for part_number, part in enumerate(why.statement.parts, start=1):
        said = why.sentence[part.start - why.start : part.end - why.start]
        table.add_row(
            Text(str(part_number)),
            Text(words.among("roles", part.role), style=_STYLES.get(part.role, "bold")),
            Text(quoted(said)),
            Text(f"{part.start}–{part.end}", style="dim"),
        )
    return table


def _facts(why: Why, issue: IssueCard, words: Words) -> list[tuple[str, str]]:
    found = why.statement
    facts = [
        (words.text("actor"), _name(why, found.actor)),
        (words.text("speaker"), _name(why, found.speaker)),
        (words.text("recipient"), _name(why, found.recipient)),
        (words.text("event"), f"{found.event} ({words.event(found.event)})" if found.event else ""),
        (words.text("modality"), words.among("modalities", found.modality.value)),
        (words.text("condition"), found.condition or ""),
        (words.text("stance"), _stance(found, issue, words)),
        (words.text("date"), words.interval(Interval(found.date_from, found.date_to))),
        (words.text("quotation"), words.among("quotations", found.quotation or "")),
        ("via", _name(why, found.via)),
        (words.text("rule"), found.rule),
        ("", " ".join(why.rule.split())),
        (words.text("coder"), found.coder),
        (words.text("confidence"), f"{found.confidence:.2f}"),
        (words.text("article"), _source(why, words)),
    ]
    return [(head, value) for head, value in facts if value]


def _name(why: Why, actor: str | None) -> str:
    if actor is None:
        return ""
    label = why.labels.get(actor, actor)
    return label if label == actor else f"{label} ({actor})"


def _stance(found: Statement, issue: IssueCard, words: Words) -> str:
    if found.stance is None:
        return ""
    state = ""
    if found.decided is not None:
        state = f", {words.text('decided' if found.decided else 'considering')}"
    value = f"{scale_number(found.stance)} {label_of(issue, found.stance, words.language)}"
    return f"{found.issue or issue.id}: {value}{state}"


def _source(why: Why, words: Words) -> str:
    outlet = why.outlet or words.text("unnamed_outlet")
    told = (
        f"{why.statement.article}:{why.start}–{why.end}, {outlet}, {words.interval(why.published)}"
    )
    return f"{told} ({words.text('yes_linked')})" if why.statement.linked else told
