"""What the coder that ships does on sentences kept aside, and how sure it may be.

python -m training.measure            # figures; writes docs/reliability.svg
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ralliement.learned import Coded, LearnedCoder, Marks, load_coder
from training import scores
from training.fit import measured_only
from training.hinting import hinted
from training.labelled import SUBJECT, Sentence, load_sentences
from training.temperatures import calibration_error, reliability

DIAGRAM = Path(__file__).resolve().parent.parent / "docs" / "reliability.svg"


def main() -> None:
    """Print the figures by language."""
    coder = load_coder()
    everything = hinted(load_sentences(), Path("build/hints.json"))
    kept = [s for s in everything if s.kept_aside or measured_only(s)]
    for language in ("fr", "en", "de", "it", "es", "nl"):
        chosen = [s for s in kept if s.language == language]
        print(language, len(chosen), "sentences:", figures(coder, chosen))
    table = reliability(*sureness(coder, [s for s in kept if s.kept_aside]))
    print("said, right, rows:", [(round(p, 2), round(r, 2), n) for p, r, n in table])
    print(f"expected calibration error {calibration_error(table):.3f}")
    DIAGRAM.write_text(diagram(table))
    print(f"{speed(coder, kept):.0f} sentences a second on one core")


def marks_of(sentence: Sentence, names: frozenset[str] | None = None) -> Marks:
    """The sentence as articles show it: every actor, or those named, and the disputed thing."""
    spans = [m for m in sentence.marks if names is None or m[2] in names]
    return Marks(
        sentence.text,
        tuple(m for m in spans if m[2] != SUBJECT),
        tuple(m[:2] for m in sentence.marks if m[2] == SUBJECT),
        sentence.hints,
    )


def figures(coder: LearnedCoder, sentences: Sequence[Sentence]) -> str:
    """Event of given pairs; rows end to end; modality; stance."""
    rows = [(s, r) for s in sentences for r in s.rows if r.event]
    right = [
        coder.event_towards(
            marks_of(s, frozenset({r.actor, r.recipient or ""})), r.actor, r.recipient
        )[0] == r.event
        for s, r in rows
    ]  # fmt: skip
    coded = coder.code([marks_of(s) for s in sentences], FLOOR)
    found = {(s.id, c.actor, c.recipient, c.event) for s, cs in zip(sentences, coded, strict=True)
             for c in cs if c.event}  # fmt: skip
    wanted = {(s.id, r.actor, r.recipient, r.event) for s, r in rows}
    hit = len(found & wanted)
    return (
        f"event given the pair {np.mean(right):.2f} of {len(rows)}; actor, event, recipient "
        f"precision {hit / max(len(found), 1):.2f} recall {hit / max(len(wanted), 1):.2f}; "
        + stance_figures(sentences, coded)
    )


FLOOR = 0.5


def stance_figures(sentences: Sequence[Sentence], coded: Sequence[Sequence[Coded]]) -> str:
    """How often a stance is found, on the right side, and how far off."""
    sides, errors, takes, says = [], [], 0, 0
    for sentence, rows in zip(sentences, coded, strict=True):
        said = {c.actor: c.stance for c in rows if c.stance_probability >= FLOOR}
        gold = {r.actor: float(r.stance) for r in sentence.rows if r.stance.isdigit()}
        takes, says = takes + len(gold), says + len(said)
        for actor in said.keys() & gold.keys():
            sides.append(scores.side(said[actor]) == scores.side(gold[actor]))
            errors.append(abs(said[actor] - gold[actor]))
    if not sides:
        return "no stances"
    return (
        f"stances {len(sides)} of {takes} found, {says} said; same side {np.mean(sides):.2f}, "
        f"mean error {np.mean(errors):.1f}"
    )


def sureness(coder: LearnedCoder, sentences: Sequence[Sentence]) -> tuple[list[float], list[bool]]:
    """For every row that the coder finds likelier than not to be nothing: said, and right."""
    said, right = [], []
    coded = coder.code([marks_of(s) for s in sentences], 0.1)
    for sentence, rows in zip(sentences, coded, strict=True):
        gold = {(r.actor, r.recipient, r.event) for r in sentence.rows}
        for row in rows:
            said.append(row.probability)
            right.append((row.actor, row.recipient, row.event) in gold)
    return said, right


def speed(coder: LearnedCoder, sentences: Sequence[Sentence]) -> float:
    """Sentences a second, the median of three runs."""
    marks = [marks_of(s) for s in sentences]
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        coder.code(marks, FLOOR)
        taken.append(time.perf_counter() - start)
    return len(marks) / float(np.median(taken))


def diagram(table: Sequence[tuple[float, float, int]]) -> str:
    """The reliability diagram as SVG: how often rows are right, by how sure the coder was."""
    size, edge = 320, 40
    most = max(n for _, _, n in table)

    def at(x: float, y: float) -> str:
        return f'cx="{edge + x * size:.0f}" cy="{edge + (1 - y) * size:.0f}"'

    dots = "".join(
        f'<circle {at(p, r)} r="{3 + 9 * (n / most) ** 0.5:.1f}" fill="#26547c" fill-opacity=".8">'
        f"<title>said {p:.2f}, right {r:.2f}, {n} rows</title></circle>"
        for p, r, n in table
    )
    end = edge + size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * edge} '
        f'{size + 2 * edge}" font-family="sans-serif" font-size="12" role="img">'
        "<title>How often the trained coder is right, by how sure it says it is</title>"
        f'<rect width="100%" height="100%" fill="white"/>'
        f'<path d="M{edge} {end} L{end} {edge}" stroke="#bbb" stroke-dasharray="4"/>'
        f'<path d="M{edge} {edge} V{end} H{end}" fill="none" stroke="#333"/>{dots}'
        f'<text x="{edge + size / 2}" y="{end + 28}" text-anchor="middle">probability said'
        f'</text><text x="14" y="{edge + size / 2}" text-anchor="middle" transform="rotate(-90 14 '
        f'{edge + size / 2})">share right</text>'
        f'<text x="{edge}" y="{end + 14}">0</text><text x="{end - 6}" y="{end + 14}">1</text>'
        "</svg>\n"
    )


if __name__ == "__main__":
    main()
