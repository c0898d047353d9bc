"""The linear yardstick: tf-idf of words and characters, the actor and recipient masked.

python -m training.baseline
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline, make_union

from training.experiments import folds, group, sentences_to_fold
from training.fit import for_calibration, training_sentences
from training.hinting import hinted
from training.labelled import Row, Sentence


def main() -> None:
    """Accuracy and macro-F1 of the event: by folds, and where the network is calibrated."""
    folded = hinted(sentences_to_fold(), Path("build/hints.json"))
    shipped = hinted(training_sentences(), Path("build/hints.json"))
    left = [s for s in shipped if for_calibration(s)]
    seen = [s for s in shipped if not for_calibration(s)]
    for hints in (False, True):
        found = [
            measured([s for s in folded if group(s) not in fold],
                     [s for s in folded if group(s) in fold], hints)
            for fold in folds(folded)
        ]  # fmt: skip
        sizes = [n for _, _, n in found]
        accuracy, macro = (np.average([f[k] for f in found], weights=sizes) for k in (0, 1))
        print(f"hints {hints}, folds: {accuracy:.3f}, macro-F1 {macro:.3f} of {sum(sizes)}")
        accuracy, macro, size = measured(seen, left, hints)
        print(f"hints {hints}, left out of the fit: {accuracy:.3f}, macro-F1 {macro:.3f} of {size}")


def measured(
    seen: Sequence[Sentence], kept: Sequence[Sentence], hints: bool
) -> tuple[float, float, int]:
    """Accuracy and macro-F1 on the acts of ``kept``, and their number, fitted on ``seen``."""
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+"),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
        ),
        LogisticRegression(C=20, max_iter=500),
    )
    model.fit([shown(s, r, hints) for s, r in acts(seen)], [r.event for _, r in acts(seen)])
    found = model.predict([shown(s, r, hints) for s, r in acts(kept)])
    wanted = [r.event for _, r in acts(kept)]
    accuracy = float(np.mean(found == np.array(wanted)))
    return accuracy, float(f1_score(wanted, found, average="macro")), len(wanted)


def acts(sentences: Sequence[Sentence]) -> list[tuple[Sentence, Row]]:
    """The rows that have an event, with their sentences."""
    return [(s, r) for s in sentences for r in s.rows if r.event]


def shown(sentence: Sentence, row: Row, hints: bool) -> str:
    """The sentence with its actor and recipient masked, hints as words before their words."""
    edits: list[tuple[int, int, str]] = [
        (start, end, "ACTOR" if n == row.actor else "TARGET")
        for start, end, n in sentence.marks
        if n in (row.actor, row.recipient)
    ]
    if hints:
        edits += [(at, at, f"HINT{event.value} ") for at, event in sentence.hints]
    return _edited(sentence.text, sorted(edits))


def _edited(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    parts, last = [], 0
    for start, end, new in edits:
        if start >= last:
            parts += [text[last:start], new]
            last = end
    return "".join([*parts, text[last:]])


if __name__ == "__main__":
    main()
