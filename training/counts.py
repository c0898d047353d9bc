"""How much is labelled: ``python -m training.counts``."""

from __future__ import annotations

from collections import Counter

from training.labelled import digest, load_sentences


def main() -> None:
    """Print sentences by language, dispute and kind, and rows by event and modality."""
    sentences = load_sentences()
    rows = [row for sentence in sentences for row in sentence.rows]
    languages = Counter(s.language for s in sentences)
    two = languages["fr"] + languages["en"]
    print(f"{len(sentences)} sentences, {len(rows)} rows, digest {digest()[:16]}")
    print(f"French {languages['fr'] / two:.0%} of French and English")
    for name, values in (
        ("language", languages),
        ("dispute", Counter(s.dispute for s in sentences)),
        ("kind", Counter(s.kind for s in sentences)),
        ("event", Counter(row.event or "view" for row in rows)),
        ("modality", Counter(row.modality for row in rows)),
        ("stance", Counter(row.stance for row in rows if row.stance != "-")),
    ):
        print(f"{name}: " + ", ".join(f"{value} {n}" for value, n in values.most_common()))
    print(f"nothing to code: {sum(not s.rows for s in sentences) / len(sentences):.0%}")


if __name__ == "__main__":
    main()
