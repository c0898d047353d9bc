"""From a pack's file to an IssuePack, or to every mistake in it."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from ralliement.errors import DataFileError, UnknownName
from ralliement.issues.checks import cross_checks
from ralliement.issues.left_out import left_out, opposite_of
from ralliement.issues.pack import Cue, Example, IssuePack, ScalePoint
from ralliement.issues.phrases import split_phrase
from ralliement.issues.schema import validate_sections
from ralliement.issues.yaml_lines import Mistake, parse_yaml, read_bytes

_GUIDE = "docs/issue-packs.md"
_ENDINGS = (".yaml", ".yml")

# (field of a cue group, kind of cue, needs_subject)
_GROUP_KINDS = (
    ("measures", "measure", True),
    ("measures_alone", "measure", False),
    ("stances", "stance", True),
    ("stances_alone", "stance", False),
)


def check_pack(path: Path | str) -> list[str]:
    """Every mistake in a pack's file, as ``file:line: field: what is wrong; what is allowed``.

    An empty list means that the pack loads. Mistakes are in the order of their lines.
    """
    return _read(Path(path))[1]


def load_pack(name_or_path: Path | str) -> IssuePack:
    """The pack of that name, or the one in that file.

    Raises: DataFileError with every mistake in the file; UnknownName, listing the
    packs, for a name that is neither a pack's nor a file's.
    """
    pack, mistakes = _read(_find(name_or_path))
    if pack is None:
        raise DataFileError(mistakes)
    return pack


def list_packs() -> list[IssuePack]:
    """The packs that come with Ralliement, by id."""
    return [load_pack(path) for path in _own_packs().values()]


def _own_packs() -> dict[str, Path]:
    folder = Path(str(files("ralliement.issues") / "packs"))
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def _find(name_or_path: Path | str) -> Path:
    """The file meant: a pack's name first, then a path."""
    own = _own_packs()
    if isinstance(name_or_path, str) and name_or_path in own:
        return own[name_or_path]
    path = Path(name_or_path)
    if path.exists() or path.suffix in _ENDINGS or len(path.parts) > 1:
        return path
    raise UnknownName("issue", str(name_or_path), own)


def _read(path: Path) -> tuple[IssuePack | None, list[str]]:
    """The pack in a file, or None and its mistakes."""
    raw, unread = read_bytes(path)
    if unread:
        return None, [mistake.show(path) for mistake in unread]
    document = parse_yaml(raw, _GUIDE)
    mistakes: list[Mistake] = list(document.mistakes)
    sections: dict[str, Any] = {}
    if document.data is not None or not mistakes:
        sections, wrong = validate_sections(document)
        mistakes += wrong + cross_checks(document, sections)
    if mistakes:
        mistakes.sort(key=lambda mistake: mistake.line)
        return None, [mistake.show(path) for mistake in mistakes]
    return _build(sections, sha256(raw).hexdigest()), []


def _build(sections: dict[str, Any], digest: str) -> IssuePack:
    """The pack from sections that all passed."""
    points = [
        ScalePoint(point.value, point.id, point.label, point.description, point.means)
        for point in sections["points"]
    ]
    sections = {**left_out(sections), **sections}
    return IssuePack(
        id=sections["id"],
        question=sections["question"],
        points=tuple(sorted(points, key=lambda point: point.value)),
        status_quo=sections["status_quo"],
        subject_actors=tuple(sections["subject_actors"]),
        subject=_tuples(sections["subject"]),
        field=_tuples(sections["field"]),
        cues=_cues(sections["cues"]),
        opposite=opposite_of(sections),
        examples=tuple(
            Example(language, text, value)
            for language, by_value in sections["examples"].items()
            for value, texts in by_value.items()
            for text in texts
        ),
        trackers=sections["trackers"],
        digest=digest,
    )


def _tuples(by_language: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(phrases) for language, phrases in by_language.items()}


def _cues(by_language: dict[str, Any]) -> tuple[Cue, ...]:
    """The cues in the order of the file."""
    return tuple(
        Cue(language, split_phrase(phrase), value, needs_subject, kind)
        for language, by_value in by_language.items()
        for value, group in by_value.items()
        for name, kind, needs_subject in _GROUP_KINDS
        for phrase in getattr(group, name)
    )
