"""Reading the quantities of a text: value, unit, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ralliement.statements.figures.words import FigureWords


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text, in text offsets; ``unit`` None where a noun must follow."""

    start: int
    end: int
    value: float
    unit: str | None


def find_quantities(text: str, words: FigureWords) -> Iterator[Quantity]:
    """The quantities of ``text`` in order; both ends of "30 à 40 %" are one each.

    Numbers glued to letters ("5G"), references ("article 5"), telephone numbers, scores
    and clock times are left out.
    """
    for match in words.quantity.finditer(text):
        if _is_glued(text, match) or _is_reference(text, match, words):
            continue
        unit = _unit(match, words)
        scale = _scale(match, words)
        start, end = match.start(), match.end()
        second = match["second"]
        if second is None or unit is None:
            if second is not None:
                continue
            yield Quantity(start, end, _rounded(_number(match, words) * scale), unit)
            continue
        yield Quantity(start, end, _rounded(_digits(match["digits"], words) * scale), unit)
        yield Quantity(match.start("second"), end, _rounded(_digits(second, words) * scale), unit)


def _rounded(value: float) -> float:
    """The decimal number meant: 721.2 milliards are 721200000000, not …000.01."""
    return float(f"{value:.12g}")


def _number(match: re.Match[str], words: FigureWords) -> float:
    if match["digits"]:
        return _digits(match["digits"], words) * (-1 if match["plus"] in {"-", "−"} else 1)
    return words.numbers[" ".join((match["word"] or match["article"]).lower().split())]


def _digits(text: str, words: FigureWords) -> float:
    """The number that digits write, by the language's marks; "1.600" is 1600 in French."""
    plain = re.sub(r"\s", "", text)
    if words.decimal == "," and re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    if words.decimal == ".":
        plain = re.sub(r",(?=\d{3}(?:\D|$))", "", plain)
    return float(plain.replace(",", "."))


def _scale(match: re.Match[str], words: FigureWords) -> float:
    if match["scale"]:
        return words.scales[match["scale"].lower()]
    return words.short_scales[match["short"]] if match["short"] else 1.0


def _unit(match: re.Match[str], words: FigureWords) -> str | None:
    if match["percent"]:
        return "%"
    if match["points"]:
        return "point"
    currency = match["currency"] or match["scaled"]
    if currency:
        return words.currencies[" ".join(currency.lower().split())]
    sign = match["sign_after"] or match["sign"]
    return words.signs[sign.upper()] if sign else None


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Whether the number is part of a word, a telephone number, a score or a clock time."""
    after = text[match.end() : match.end() + 2]
    if after[:1].isalnum() or after[:1] in "°²³ªº_":
        return True
    if match["digits"] is None:
        return match["word"] is not None and after[:1] == "-"
    if after[:1] in "-–/:.," and after[1:2].isalnum() and not match["percent"]:
        return True
    before = text[max(0, match.start() - 2) : match.start()]
    if re.search(r"\d\s?h\s?$", text[max(0, match.start() - 5) : match.start()]):
        return True
    if match["percent"] or match["sign"] or match["sign_after"] or match["currency"]:
        return False
    return bool(re.search(r"\d\s?$", before)) or bool(re.match(r"\s\d", after))


def _is_reference(text: str, match: re.Match[str], words: FigureWords) -> bool:
    before = re.findall(r"[^\W\d_]+\.?|[°§]", text[max(0, match.start() - 16) : match.start()])
    if not before or _unit(match, words) is not None or match["scale"]:
        return False
    adjacent = text[: match.start()].rstrip().endswith(before[-1])
    return adjacent and (before[-1] in "°§" or before[-1].lower().rstrip(".") in words.references)
