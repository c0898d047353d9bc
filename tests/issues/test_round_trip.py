"""A pack written out and read again is the same pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ralliement.issues import check_pack, dump_pack, load_pack


@pytest.mark.parametrize("name", ["huawei-5g", "nord-stream-2"])
def test_a_pack_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    pack = load_pack(name)
    path = tmp_path / "copy.yaml"
    path.write_text(dump_pack(pack), encoding="utf-8")
    assert check_pack(path) == []
    again = load_pack(path)
    assert replace(again, digest=pack.digest) == pack
    assert list(again.question) == list(pack.question)
    assert dump_pack(again) == path.read_text(encoding="utf-8")


def test_a_changed_pack_keeps_its_change(tmp_path: Path, small_pack: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(small_pack, encoding="utf-8")
    pack = load_pack(path)
    path.write_text(dump_pack(replace(pack, status_quo=12.5)), encoding="utf-8")
    assert load_pack(path).status_quo == 12.5
    assert load_pack(path).digest != pack.digest
