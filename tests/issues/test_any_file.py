"""Whatever stands in a pack's file, checking it ends in a list of one-line mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ralliement.errors import DataFileError
from ralliement.issues import check_pack, load_pack

SMALL_PACK = (Path(__file__).parent / "toll-bridge.yaml").read_text(encoding="utf-8")
_VALUES = ["", "null", "~", "-1", "1e999", ".nan", "[]", "{}", "[[1]]", '"a\\nb"', "0x1F", "é"]
_SYNTAX = ["*", "&a 3", "? x", "|", "!!int x", "!!float y", "!!python/object:os.system x", "\t"]
_ODD = st.sampled_from([*_VALUES, *_SYNTAX, "2019-05-01", "- - -", "!"])


@given(start=st.integers(0, len(SMALL_PACK)), length=st.integers(0, 30), odd=_ODD)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_pack_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, odd: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "mine.yaml"
    path.write_text(SMALL_PACK[:start] + odd + SMALL_PACK[start + length :], encoding="utf-8")
    _ends_in_words(path)


@given(st.binary(max_size=80))
@settings(max_examples=80, deadline=None)
def test_bytes_never_crash(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "mine.yaml"
    path.write_bytes(raw)
    _ends_in_words(path)


def _ends_in_words(path: Path) -> None:
    mistakes = check_pack(path)
    assert all(mistake.startswith(f"{path}:") and "\n" not in mistake for mistake in mistakes)
    if mistakes:
        with pytest.raises(DataFileError):
            load_pack(path)
    else:
        load_pack(path)
