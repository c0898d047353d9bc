"""Characters put right: broken encodings, spaces, line ends, accents, apostrophes."""

from __future__ import annotations

import re
import unicodedata

from ftfy import fix_encoding

from ralliement.articles.draft import Draft, Edit

_LEAD = "\u00c2-\u00f4"
_TAIL = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_SUSPECT = re.compile(f"[{_LEAD}][{_TAIL}](?:[{_LEAD}{_TAIL}])*|\ufffd+")
_LOST_A = re.compile("(?<![A-Z])\u00c3 (?=[ a-z])")
"""'à' read as Windows-1252 whose no-break space a crawler has since made a plain one."""

_OE = ("\u00c5\u201c", "\u00c5\u2019")
"""'œ' and 'Œ' read as Windows-1252."""

_ODD = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
    "|\\r\\n?|[\\v\\f\u0085\u2028\u2029]"
    "|[\\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000][ \\t\u00a0\u1680\u2000-\u200a\u202f\u205f]*"
    "| [ \\t\u00a0\u1680\u2000-\u200a\u202f\u205f]+"
    "|[\u2019\u02bc\u201b]|(?<=\\w)[`\u00b4\u2032](?=\\w)|[\ufb00-\ufb06]"
)
_SINGLE_QUOTED = re.compile("\u2018[^\u2018\n]{1,1000}?\u2019(?!\\w)")
_ERASED = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def repair_encoding(draft: Draft) -> tuple[Draft, list[tuple[int, int]]]:
    """Mojibake undone, with the original spans where it stood.

    Only runs that ftfy turns into something else are touched; a replacement character
    cannot be undone and stays, as a wound.
    """
    known: dict[str, str] = {}
    edits: list[Edit] = []
    wounds: list[tuple[int, int]] = []
    for match in _SUSPECT.finditer(draft.text):
        run = match.group()
        if run not in known:
            known[run] = _fixed(run)
        fixed = known[run]
        if fixed != run:
            edits.append((match.start(), match.end(), fixed))
        if fixed != run or run[0] == "\ufffd":
            wounds.append((match.start(), match.end()))
    if edits:
        for match in _LOST_A.finditer(draft.text):
            edits.append((match.start(), match.end(), "à "))
            wounds.append(match.span())
    return draft.edited(sorted(edits)), [draft.source(*span) for span in sorted(wounds)]


def _fixed(run: str) -> str:
    if run[0] == "\ufffd":
        return run
    fixed = fix_encoding(run)
    if fixed != run or not (run[0] in "\u00c2\u00c3" or run in _OE):
        return fixed
    try:
        return run.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return run


def normalise(draft: Draft) -> Draft:
    """NFC, ``\\n`` line ends, plain single spaces, straight apostrophes, nothing invisible."""
    draft = _composed(draft)
    text = draft.text
    quoted = (
        {match.end() - 1 for match in _SINGLE_QUOTED.finditer(text)} if "\u2018" in text else set()
    )
    return draft.edited(
        (match.start(), match.end(), _plain(match.group()))
        for match in _ODD.finditer(text)
        if match.start() not in quoted
    )


def _plain(odd: str) -> str:
    first = odd[0]
    if first in "\r\v\f\x85\u2028\u2029":
        return "\n"
    if first in "\u2019\u02bc\u201b`\u00b4\u2032":
        return "'"
    if _ERASED.match(first):
        return ""
    if "\ufb00" <= first <= "\ufb06":
        return unicodedata.normalize("NFKC", odd)
    return " "


def _composed(draft: Draft) -> Draft:
    if unicodedata.is_normalized("NFC", draft.text):
        return draft
    present = set(draft.text)
    marks = "".join(re.escape(char) for char in present if unicodedata.combining(char))
    single = "".join(
        re.escape(char)
        for char in present
        if not unicodedata.combining(char) and unicodedata.normalize("NFC", char) != char
    )
    patterns = [f".[{marks}]+"] if marks else []
    patterns += [f"[{single}]"] if single else []
    if not patterns:
        return draft
    edits = []
    for match in re.finditer("|".join(patterns), draft.text, re.DOTALL):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            edits.append((match.start(), match.end(), composed))
    return draft.edited(edits)
