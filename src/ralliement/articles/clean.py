"""One source to one :class:`Article`: every step of the cleaning, in order. Start at `clean`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ralliement.articles import dates, extract, marks, page, tongue, wounds
from ralliement.articles.blocks import Blocks, find_blocks
from ralliement.articles.characters import normalise, repair_encoding
from ralliement.articles.draft import Draft, Edit
from ralliement.articles.lines import Line, lines_of, unwrapped
from ralliement.articles.options import LIGHT, LoadOptions
from ralliement.articles.source import Markup, Source
from ralliement.articles.told import Told, publication, told_by
from ralliement.errors import UnreadableArticle
from ralliement.records import Article, Block, BlockKind, Damage, DamageKind, Interval

_HOST = re.compile(r"(?:https?:)?//(?:www\.|m\.|amp\.)?([^/:?#\s]+)", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+|[ \t]+#{1,6}$|\*\*|__(?=\S)|(?<=\S)__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])"
    r"|!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)|\[(?=[^\]\n]{1,300}\]\()|\]\([^)\n]{0,500}\)|^> ?",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A source with its characters right and its lines found."""

    draft: Draft
    lines: list[Line]
    facts: extract.PageFacts
    stamped: Interval | None
    mojibake: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Joined:
    """The blocks that are left, one after the other, in the joined draft's offsets."""

    draft: Draft
    blocks: list[Block]
    damage: list[Damage] = field(default_factory=list)


def clean(source: Source, options: LoadOptions) -> Article:
    """The article in ``source``: opened, sorted into blocks, dated, its wounds found.

    Raises: UnreadableArticle with reason ``empty``, ``no-article`` or ``language``.
    """
    opened = _open(source)
    facts = opened.facts
    found = find_blocks(opened.draft.text, opened.lines, facts.title)
    _refuse_nothing(source, found)
    told = told_by(opened.draft.text, found, facts.language)
    joined = _join(opened.draft, found, told)
    language = _language(source, options, joined.draft.text, facts)
    mended = _mend(joined, language)
    heads = [block for block in mended.blocks if block.kind is BlockKind.TITLE]
    text = mended.draft.text
    return Article(
        id=source.id,
        original=source.original,
        text=text,
        alignment=mended.draft.alignment(),
        blocks=tuple(mended.blocks),
        language=language,
        publication=publication(source, facts, told, opened.stamped, text),
        title=text[heads[0].start : heads[0].end] if heads else facts.title,
        outlet=facts.outlet or _host(facts.url) or told.agency,
        url=facts.url,
        author=facts.author or told.author,
        damage=_damage(opened, found, mended),
        path=source.path,
    )


def _open(source: Source) -> _Opened:
    draft = Draft.of(source.original)
    if source.title_start is not None:
        draft = Draft.title_first(source.original, source.title_start)
    if source.body_start:
        draft = draft.edited([(0, source.body_start, "")])
    read = extract.PageFacts()
    wanted: list[tuple[str, bool]] = []
    if source.markup is Markup.PAGE:
        read, wanted = extract.read_page(source.original, source.fact("url"))
    if source.markup in (Markup.PAGE, Markup.FRAGMENT):
        draft = page.visible(draft)
    elif source.markup is Markup.MARKDOWN:
        draft = draft.edited((m.start(), m.end(), "") for m in _MARKDOWN.finditer(draft.text))
    draft, mojibake = repair_encoding(draft)
    draft = normalise(draft)
    stamp = dates.stamp(draft.text)
    if stamp:
        draft = draft.edited([(0, stamp[0], "")])
    if source.markup in (Markup.PLAIN, Markup.MARKDOWN):
        draft = unwrapped(draft)
    facts = _merged(source, read)
    lines = lines_of(draft.text)
    if source.markup is Markup.PAGE:
        lines = extract.article_lines(draft.text, lines, wanted, facts.title)
    return _Opened(draft, lines, facts, stamp[1] if stamp else None, mojibake)


def _merged(source: Source, read: extract.PageFacts) -> extract.PageFacts:
    """What the record says of itself goes before what its page says."""
    language = tongue.short_code(source.fact("language")) or tongue.short_code(read.language)
    return extract.PageFacts(
        title=source.fact("title") or read.title,
        date=dates.parse_date(source.facts.get("date"), language) or read.date,
        url=source.fact("url") or read.url,
        outlet=source.fact("outlet") or read.outlet,
        author=source.fact("author") or read.author,
        language=language,
    )


def _refuse_nothing(source: Source, found: Blocks) -> None:
    readable = (BlockKind.PARAGRAPH, BlockKind.HEADING)
    if any(line.kind in readable for line in found.kept):
        return
    if source.markup is Markup.PAGE:
        message = "no article is found on this page; save its text and read that"
        raise UnreadableArticle(source.name, "no-article", message)
    if not found.kept:
        message = "nothing is left to read after cleaning; check that the text is an article"
        raise UnreadableArticle(source.name, "empty", message)


def _join(draft: Draft, found: Blocks, told: Told) -> _Joined:
    """Everything between the blocks that are kept makes room for an empty line."""
    edits: list[Edit] = []
    blocks: list[Block] = []
    kept = [
        replace(line, start=told.dateline.end)
        if told.dateline and line.start < told.dateline.end <= line.end
        else line
        for line in found.kept
    ]
    kept = [line for line in kept if line.start < line.end]
    length = 0
    for line in kept:
        blocks.append(
            Block(line.kind or BlockKind.PARAGRAPH, length, length + line.end - line.start)
        )
        length = blocks[-1].end + 2
    if kept:
        edits.append((0, kept[0].start, ""))
        edits += [(left.end, right.start, "\n\n") for left, right in pairwise(kept)]
        edits.append((kept[-1].end, len(draft.text), ""))
    return _Joined(draft.edited(edits), blocks)


def _language(source: Source, options: LoadOptions, text: str, facts: extract.PageFacts) -> str:
    language = options.language or tongue.find_language(text, facts.language, options.languages)
    if language in options.languages:
        return language
    message = (
        f"is in {tongue.language_name(language)}, which has no reader ({_readers(options)}); "
        "leave it out, or give --language if this is wrong"
    )
    raise UnreadableArticle(source.name, "language", message)


def _readers(options: LoadOptions) -> str:
    """The languages that are read, and how."""
    parsed = ", ".join(sorted(options.languages - LIGHT))
    light = ", ".join(sorted(options.languages & LIGHT))
    ways = (f"read with a parser: {parsed}" if parsed else "", f"without: {light}" if light else "")
    return "; ".join(filter(None, ways))


def _mend(joined: _Joined, language: str) -> _Joined:
    """Spaces put in where sentences or words are glued; every wound found on the way."""
    draft = joined.draft
    text = draft.text
    found, edits = wounds.find_wounds(text, language)
    damage = [Damage(wound.kind, *draft.source(wound.start, wound.end)) for wound in found]
    quoting = [(block.start, block.end) for block in joined.blocks]
    for kind, spans in (
        (DamageKind.EMPTY_QUOTATION, marks.empty_quotations(text)),
        (DamageKind.UNCLOSED_QUOTATION, marks.unclosed_quotations(text, quoting)),
    ):
        damage += [Damage(kind, *draft.source(*span)) for span in spans]
    last = [block for block in joined.blocks if block.kind is BlockKind.PARAGRAPH][-1:]
    for block in last:
        cut = wounds.cut_off(text, block.start, block.end)
        if cut:
            damage.append(Damage(DamageKind.CUT_OFF, *draft.source(*cut)))
    return _Joined(draft.edited(edits), _shifted(joined.blocks, edits), damage)


def _shifted(blocks: list[Block], edits: list[Edit]) -> list[Block]:
    """Blocks moved along by the spaces put in before and inside them."""
    shifted: list[Block] = []
    at = grown = 0
    for block in blocks:
        start = block.start + grown
        while at < len(edits) and edits[at][0] < block.end:
            grown += len(edits[at][2])
            at += 1
        shifted.append(Block(block.kind, start, block.end + grown))
    return shifted


def _damage(opened: _Opened, found: Blocks, mended: _Joined) -> tuple[Damage, ...]:
    damage = list(mended.damage)
    damage += [Damage(DamageKind.MOJIBAKE, *span) for span in opened.mojibake]
    last = max((line.end for line in found.kept if line.kind is BlockKind.PARAGRAPH), default=0)
    teasers = [one for one in found.removed if one.category == "teaser" and one.start >= last]
    if teasers and all(one.kind is not DamageKind.CUT_OFF for one in damage):
        span = opened.draft.source(teasers[0].start, teasers[0].end)
        damage.append(Damage(DamageKind.CUT_OFF, *span))
    return tuple(sorted(set(damage), key=lambda one: (one.start, one.end, one.kind)))


def _host(url: str | None) -> str | None:
    match = _HOST.match(url) if url else None
    return match.group(1).lower() if match else None
