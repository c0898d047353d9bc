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

from training.experiments import group
from training.fit import training_sentences
from training.hinting import hinted
from training.labelled import Row, Sentence


def main() -> None:
    """Accuracy and macro-F1 of the event, with and without the hints of the frame lists."""
    sentences = hinted(training_sentences(), Path("build/hints.json"))
    rows = [(s, r) for s in sentences for r in s.rows if r.event and s.language in ("fr", "en")]
    seen = [pair for pair in rows if group(pair[0]) not in LEFT_OUT]
    kept = [pair for pair in rows if group(pair[0]) in LEFT_OUT]
    for hints in (False, True):
        model = make_pipeline(
            make_union(
                TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\S+"),
                TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
            ),
            LogisticRegression(C=20, max_iter=2000),
        )
        model.fit([shown(s, r, hints) for s, r in seen], [r.event for _, r in seen])
        found = model.predict([shown(s, r, hints) for s, r in kept])
        wanted = [r.event for _, r in kept]
        print(
            f"hints {hints}: accuracy {np.mean(found == np.array(wanted)):.3f}, "
            f"macro-F1 {f1_score(wanted, found, average='macro'):.3f} of {len(kept)}"
        )


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
