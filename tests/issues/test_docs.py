"""What docs/issue-packs.md shows is what happens."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from ralliement.issues import check_pack, load_pack
from ralliement.issues.schema import SECTIONS, CueGroup

DOCS = Path(__file__).parents[2] / "docs" / "issue-packs.md"


def _blocks(language: str) -> list[str]:
    """The fenced blocks of one language in the page."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", DOCS.read_text(encoding="utf-8"), re.S | re.M)
    return [block for name, block in found if name == language]


def test_the_pack_in_the_docs_loads(tmp_path: Path) -> None:
    path = tmp_path / "deep-sea-mining.yaml"
    path.write_text(_blocks("yaml")[0], encoding="utf-8")
    assert check_pack(path) == []
    pack = load_pack(path)
    assert pack.id == path.stem
    assert pack.languages == ("en", "fr")
    assert {cue.value for cue in pack.cues_in("fr")} == {0, 50, 100}


def test_the_short_pack_in_the_docs_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "seabed.yaml"
    path.write_text(next(b for b in _blocks("") if b.startswith("id: seabed")), encoding="utf-8")
    assert check_pack(path) == []
    assert len(load_pack(path).cues_in("en")) > 200


def test_the_mistakes_in_the_docs_are_those_that_are_named(tmp_path: Path) -> None:
    path = tmp_path / "deep-sea-mining.yaml"
    pack = _blocks("yaml")[0].replace("ban: [75, 100]", "ban: [80, 100]")
    pack = pack.replace("    label: {en: mine now", "    lable: {en: mine now")
    path.write_text(pack.replace("status_quo: 0", "status_quo: 120"), encoding="utf-8")
    named = [mistake.removeprefix(f"{tmp_path}/") for mistake in check_pack(path)]
    shown = next(block for block in _blocks("") if "lable" in block).splitlines()
    assert named == shown


def test_the_code_in_the_docs_runs() -> None:
    out = StringIO()
    with redirect_stdout(out):
        exec(compile(_blocks("python")[0], str(DOCS), "exec"), {})
    assert out.getvalue() == "100.0 exclusion\n"


def test_every_section_and_list_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8").split("## The whole file")[0]
    for name in [*SECTIONS, *CueGroup.model_fields]:
        assert f"`{name}`" in text
