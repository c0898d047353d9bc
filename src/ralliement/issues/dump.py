"""A pack as the text of its file, for packs that are made or changed from Python."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from ralliement.issues.pack import Cue, Example, IssuePack

_GROUPS = {
    ("measure", True): "measures",
    ("measure", False): "measures_alone",
    ("stance", True): "stances",
    ("stance", False): "stances_alone",
}


def dump_pack(pack: IssuePack) -> str:
    """The YAML text that loads as this pack (under a digest of its own).

    Comments are not kept: a pack that people edit is edited in its file.
    """
    sections = {
        "id": pack.id,
        "question": dict(pack.question),
        "points": [
            {
                "value": point.value,
                "id": point.id,
                "label": dict(point.label),
                **({"description": dict(point.description)} if point.description else {}),
                **({"means": point.means} if point.means is not None else {}),
            }
            for point in pack.points
        ],
        "status_quo": pack.status_quo,
        "subject_actors": list(pack.subject_actors),
        "subject": {language: list(phrases) for language, phrases in pack.subject.items()},
        "field": {language: list(phrases) for language, phrases in pack.field.items()},
        "cues": _cues(pack.cues),
        "opposite": dict(pack.opposite),
        "examples": _examples(pack.examples),
        "trackers": {word: list(ends) for word, ends in pack.trackers.items()},
    }
    return _text({name: value for name, value in sections.items() if value != {}})


def _text(sections: dict[str, Any]) -> str:
    yaml = YAML()
    yaml.default_flow_style = False
    stream = StringIO()
    yaml.dump(sections, stream)
    return stream.getvalue()


def _cues(cues: Iterable[Cue]) -> dict[str, dict[float, dict[str, list[str]]]]:
    """The cues as the file groups them: by language, value and list."""
    grouped: dict[str, dict[float, dict[str, list[str]]]] = {}
    for cue in cues:
        at_value = grouped.setdefault(cue.language, {}).setdefault(cue.value, {})
        name = _GROUPS[cue.kind, cue.needs_subject]
        at_value.setdefault(name, []).append(" ".join(cue.phrase))
    return grouped


def _examples(examples: Iterable[Example]) -> dict[str, dict[float | str, list[str]]]:
    """The examples as the file groups them: by language and value."""
    grouped: dict[str, dict[float | str, list[str]]] = {}
    for example in examples:
        value = "none" if example.value is None else example.value
        grouped.setdefault(example.language, {}).setdefault(value, []).append(example.text)
    return grouped
