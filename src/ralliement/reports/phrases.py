"""Short texts that every layout of a report shares."""

from __future__ import annotations

import html
import re

import ftfy

from ralliement.networks.words import NetworkWords
from ralliement.reports.model import (
    Cited,
    DueLine,
    FigureLine,
    MissingLine,
    Name,
    PressureLine,
    Reference,
    StanceLine,
)
from ralliement.reports.words import Words

_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|blockquote|br|cite|div|em|figcaption|figure|font|h[1-6]|i|img|li"
    r"|mark|ol|p|picture|q|s|section|small|source|span|strong|sub|sup|time|u|ul)\b[^<>]*>"
    r"|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:[a-z]+|#\d+|#x[0-9a-f]+);", re.IGNORECASE)


def readable(text: str) -> str:
    """A stretch of an original as one line to read: tags, entities and line breaks resolved."""
    without_tags = _TAG.sub(" ", text)
    if without_tags != text or _ENTITY.search(text):
        without_tags = html.unescape(without_tags)
    return " ".join(printable(without_tags).split())


def printable(text: str) -> str:
    """The text with a sign in the place of each one that steers: controls, marks of direction."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text)


_FILL = "\0"


def same_length(text: str) -> str:
    """A stretch of an original with tags and entities resolved and every place where it was.

    What is left over is filled with a sign that :func:`unfilled` takes away.
    """
    without_tags = _TAG.sub(lambda tag: _filled(" ", tag), text)
    if without_tags == text and not _ENTITY.search(text):
        return text
    return _ENTITY.sub(lambda sign: _filled(html.unescape(sign.group())[:1], sign), without_tags)


def unfilled(text: str) -> str:
    """What :func:`same_length` gave, as one line to read."""
    return readable(text.replace(_FILL, ""))


def _filled(shown: str, found: re.Match[str]) -> str:
    return shown + _FILL * (len(found.group()) - len(shown))


def scale_number(value: float) -> str:
    """A value of the scale without a fraction that says nothing."""
    return f"{value:g}"


def name_with_id(name: Name) -> str:
    """ "Allemagne (DE)" for a state or the like with a short code, the name alone otherwise."""
    return (
        f"{name.label} ({name.id})" if name.id.isupper() and name.label != name.id else name.label
    )


def safe_name(name: Name) -> str:
    """An actor's name with its code, on one line, whatever an article made of it."""
    return readable(name_with_id(name))


def state_of(line: StanceLine, words: Words) -> str:
    """Decided, considering, or not said."""
    if line.decided is None:
        return words.text("undecided_state")
    return words.text("decided" if line.decided else "considering")


def estimate_of(line: StanceLine) -> str:
    """The median of the estimate with its 90 % interval; "?" where there is none."""
    if line.estimate is None:
        return "?"
    one = line.estimate
    return f"{one.median:.0f} [{one.lower_90:.0f}–{one.upper_90:.0f}]"


def intervals_of(line: StanceLine, words: Words) -> str:
    """The median of the estimate with both intervals; "?" where there is none."""
    if line.estimate is None:
        return "?"
    one = line.estimate
    half, most = share(0.5, words), share(0.9, words)
    return (
        f"{one.median:.0f}{words.text('semicolon')}{one.lower_50:.0f}–{one.upper_50:.0f} ({half}), "
        f"{one.lower_90:.0f}–{one.upper_90:.0f} ({most})"
    )


def nearest_of(line: StanceLine, words: Words) -> str:
    """The labelled point where the actor most likely stands, in short, with the chance of it."""
    if line.estimate is None:
        return words.text("not_estimated")
    label = line.estimate.label.split(",")[0]
    return f"{label}, {share(line.estimate.probability, words)}"


def share(probability: float, words: Words) -> str:
    """A probability in per cent, as the language writes it."""
    space = "\u00a0" if words.language == "fr" else ""
    return f"{100 * probability:.0f}{space}%"


def latest_of(line: StanceLine, words: Words, *, short: bool = False) -> str:
    """The latest line that is told: where it puts the actor, whether decided, since when."""
    told = ", ".join((scale_number(line.value), *latest_parts(line, words)))
    return told if short else words.text("latest", told=told)


def latest_parts(line: StanceLine, words: Words) -> tuple[str, ...]:
    """Whether the latest line is decided, since when, and whether others signed it too."""
    joint = (words.text("joint"),) if line.joint else ()
    return (state_of(line, words), since_of(line, words), *joint)


def silence_of(line: StanceLine, words: Words) -> str:
    """That nothing was heard for long, nothing where it is not so."""
    if line.estimate is None or line.estimate.silent_since is None:
        return ""
    return words.text("silent_since", date=words.day(line.estimate.silent_since))


def since_of(line: StanceLine, words: Words) -> str:
    """Since when the actor stands there."""
    since = line.since
    if since.precision == "interval" and since.date_from is not None:
        return words.text("since_earliest", date=words.day(since.date_from))
    told = words.interval(since)
    if since.precision == "open":
        return told
    return words.text("since_day" if since.precision == "day" else "since_date", date=told)


def quoted(text: str) -> str:
    """A stretch of an original between marks that no line break tears off."""
    return _in_marks(readable(text))


def quoted_sentence(reference: Reference) -> str:
    """A cited sentence as :func:`sentence` reads it, between such marks."""
    return _in_marks(sentence(reference))


def _in_marks(text: str) -> str:
    return f"«\u00a0{text}\u00a0»"


def word_of(line: StanceLine, words: Words) -> str:
    """On whose word, and through which outlet."""
    told = []
    if line.speaker is not None and line.speaker != line.actor:
        told.append(words.text("on_word", speaker=line.speaker.label))
    if line.via is not None:
        told.append(words.text("via", outlet=line.via.label))
    return ", ".join(told)


def spread_of(line: StanceLine, words: Words) -> str:
    """How far apart the actor's stances are, and on how much evidence they rest."""
    told = words.text("one_source" if line.reports == 1 else "sources_of", reports=line.reports)
    if line.lowest == line.highest:
        return told
    low, high = scale_number(line.lowest), scale_number(line.highest)
    return f"{words.text('spread_of', lowest=low, highest=high)}, {told}"


def acts_of(line: PressureLine, words: Words) -> str:
    """The acts of pressure with their counts."""
    return ", ".join(_counted(words.event(event), count) for event, count in line.counts)


def instruments_of(line: PressureLine, words: Words) -> str:
    """By what the pressure is put on, as far as the texts tell."""
    named = NetworkWords(words.language)
    return ", ".join(_counted(named.among("instruments", name), n) for name, n in line.by)


def answers_of(line: PressureLine, words: Words) -> str:
    """What became of the pressure."""
    named = NetworkWords(words.language)
    return ", ".join(_counted(named.among("answers", name), n) for name, n in line.answers)


def _counted(word: str, count: int) -> str:
    return word if count == 1 else f"{word}\u00a0×{count}"


def due_what(line: DueLine, words: Words) -> str:
    """What is due: the act, towards whom, and in the text's own words."""
    act = words.event(line.event) if line.event is not None else ""
    towards = f"→ {line.recipient.label}" if line.recipient is not None else ""
    said = quoted(line.what) if line.what else ""
    return " ".join(part for part in (act, towards, said) if part)


def past_note(count: int, words: Words) -> str:
    """How many entries of the agenda are past, and what lists them."""
    return words.text("one_past" if count == 1 else "past", count=count)


def figure_value(line: FigureLine, words: Words) -> str:
    """The figure with its unit where the measure does not name it, or that it is missing."""
    if line.value is None:
        return words.text("value_missing")
    said = line.unit is None or line.unit.casefold() in line.measure.casefold()
    unit = "" if said else f"\u00a0{line.unit}"
    return f"{words.number(line.value)}{unit}"


def figure_period(line: FigureLine, words: Words) -> str:
    """The period of a figure, nothing where the text gives none."""
    if line.period.date_from is None and line.period.date_to is None:
        return ""
    return words.interval(line.period)


def missing_topic(line: MissingLine, words: Words) -> str:
    """What kind of gap it is."""
    if line.topic == "damage" and line.detail is not None:
        return words.text("damage", kind=words.among("kinds", line.detail))
    if line.topic == "unreadable":
        return words.text("unreadable", reason=line.detail)
    return words.text(line.topic)


def missing_names(line: MissingLine, limit: int = 6) -> str:
    """The first names of a gap, and how many are left."""
    shown = ", ".join(line.names[:limit])
    left = len(line.names) - limit
    return f"{shown}, +{left}" if left > 0 else shown


def numbers(cited: Cited) -> str:
    """The references of a line: [1–3, 7] +2."""
    runs: list[list[int]] = []
    for number in cited.numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    listed = f"[{', '.join(texts)}]" if texts else ""
    return " ".join(part for part in (listed, f"+{cited.more}" if cited.more else "") if part)


def sentence(reference: Reference) -> str:
    """A cited sentence as one line to read: garbled letters are mended but where they are shown."""
    text = reference.text if reference.damaged else ftfy.fix_encoding(reference.text)
    return readable(text)


def source_line(reference: Reference, words: Words) -> str:
    """Outlet where it is known, date, article and place of a sentence."""
    place = f"{reference.article}:{reference.start}–{reference.end}"
    told = [reference.outlet] if reference.outlet else []
    told += [words.interval(reference.published), place]
    if reference.linked:
        told.append(words.text("linked"))
    return ", ".join(told)
