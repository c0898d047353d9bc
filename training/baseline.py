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
from training.hinting import hinted
from training.labelled import Row, Sentence


def main() -> None:
    """Accuracy and macro-F1 of the event over the folds, with and without hints."""
    sentences = hinted(sentences_to_fold(), Path("build/hints.json"))
    for hints in (False, True):
        figures = [measured(sentences, fold, hints) for fold in folds(sentences)]
        sizes = [n for _, _, n in figures]
        accuracy, macro = (np.average([f[k] for f in figures], weights=sizes) for k in (0, 1))
        print(f"hints {hints}: accuracy {accuracy:.3f}, macro-F1 {macro:.3f} of {sum(sizes)}")


def measured(
    sentences: Sequence[Sentence], fold: set[str], hints: bool
) -> tuple[float, float, int]:
    """Accuracy and macro-F1 on the fold's acts, and their number, fitted on the others."""
    rows = [(s, r) for s in sentences for r in s.rows if r.event]
    seen = [pair for pair in rows if group(pair[0]) not in fold]
    kept = [pair for pair in rows if group(pair[0]) in fold]
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+"),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
        ),
        LogisticRegression(C=20, max_iter=500),
    )
    model.fit([shown(s, r, hints) for s, r in seen], [r.event for _, r in seen])
    found = model.predict([shown(s, r, hints) for s, r in kept])
    wanted = [r.event for _, r in kept]
    accuracy = float(np.mean(found == np.array(wanted)))
    return accuracy, float(f1_score(wanted, found, average="macro")), len(kept)


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
