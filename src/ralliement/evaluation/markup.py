"""The markup of the PLOVER gold standard: ``(SRC: Turkey) (EVT: met) (TAR: Greece)``."""

from __future__ import annotations

import re

from ralliement.evaluation.matching import Span

_TAG = re.compile(r"\(([A-Z]{3}(?:/[A-Z]{3})*): ?")


def marked_spans(markup: str, text: str) -> dict[str, tuple[Span, ...]]:
    """The spans of ``text`` that ``markup`` marks, by tag: ``SRC``, ``TAR``, ``EVT``, ``LOC``.

    Markup may nest; a span marked ``SRC/TAR`` is under both. Where the words around differ
    from the text, a span is looked for by its own words, near its place; one whose words are
    not in the text is left out.
    """
    plain, marks = _stripped(markup)
    shift = len(plain) - len(plain.lstrip())
    same = plain.strip() == text.strip()
    move = len(text) - len(text.lstrip()) - shift
    found: dict[str, list[Span]] = {}
    for tags, start, end in marks:
        words = plain[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if not plain[start:end]:
            continue
        span = (start + move, end + move) if same else _nearest(plain[start:end], start, text)
        for tag in tags.split("/") if span is not None else ():
            found.setdefault(tag, []).append(span)  # type: ignore[arg-type]
    return {tag: tuple(sorted(set(spans))) for tag, spans in found.items()}


def _stripped(markup: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The words without their markup, and (tags, start, end) of every mark in them."""
    plain: list[str] = []
    length = 0
    marks: list[tuple[str, int, int]] = []
    opened: list[tuple[str, int]] = []
    place = 0
    while place < len(markup):
        tag = _TAG.match(markup, place)
        if tag is not None:
            opened.append((tag[1], length))
            place = tag.end()
            continue
        character = markup[place]
        place += 1
        if character == "(":
            opened.append(("", length))
        elif character == ")" and opened:
            tags, start = opened.pop()
            if tags:
                marks.append((tags, start, length))
                continue
        plain.append(character)
        length += 1
    return "".join(plain), marks


def _nearest(words: str, place: int, text: str) -> Span | None:
    starts = [found.start() for found in re.finditer(re.escape(words), text)]
    start = min(starts, key=lambda found: abs(found - place), default=None)
    return None if start is None else (start, start + len(words))
