"""The frame lists' hints for labelled sentences in the languages that have a parser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ralliement.records import Event
from ralliement.statements.network.hints import hints_of
from training.labelled import Sentence


def hinted(sentences: Sequence[Sentence], kept: Path) -> list[Sentence]:
    """The sentences with their hints; what was found is kept in a file between runs."""
    known: dict[str, list[tuple[int, str]]] = json.loads(kept.read_text()) if kept.exists() else {}
    for sentence in sentences:
        key = f"{sentence.language}:{sentence.text}"
        if key not in known:
            found = hints_of(sentence.text, sentence.language)
            known[key] = [(at, event.value) for at, event in found]
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(known))
    return [
        replace(s, hints=tuple((at, Event(e)) for at, e in known.get(f"{s.language}:{s.text}", ())))
        for s in sentences
    ]
