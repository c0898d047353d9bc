"""Shipped YAML is read fast, and as the library would read it."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from ralliement import yamlfiles
from ralliement.yamlfiles import load_yaml

SHIPPED = sorted(Path(str(files("ralliement"))).rglob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_files_are_read_as_the_library_reads_them(path: Path) -> None:
    text = path.read_text("utf-8")
    assert repr(load_yaml(text)) == repr(yaml.load(text, yamlfiles._Loader))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("word", "word"),
        ("[no, on, yes, true, null, 3, 0.5]", ["no", "on", "yes", True, None, 3, 0.5]),
        ("['3', \"null\"]", ["3", "null"]),
        ("{a: &x [1, 2], b: *x}", {"a": [1, 2], "b": [1, 2]}),
        ("{a: &x one, b: *x}", {"a": "one", "b": "one"}),
        ("- 2019-05-15\n-\n- {}\n", [date(2019, 5, 15), None, {}]),
    ],
)
def test_plain_data(text: str, data: object) -> None:
    assert load_yaml(text) == data


def test_what_an_anchor_names_is_one_object() -> None:
    data = load_yaml("{a: &x [1], b: *x}")
    assert data["a"] is data["b"]


def test_a_broken_text_is_an_error() -> None:
    with pytest.raises(yaml.YAMLError):
        load_yaml("a: [1")
