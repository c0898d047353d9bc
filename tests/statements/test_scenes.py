"""Who stands by in a sentence as the trained coder sees it: places, outlets, who is told."""

from __future__ import annotations

import pytest

from ralliement.statements.network.scenes import scenes_of

from .coded import findings

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("language", "text", "bystanders"),
    [
        ("fr", "Paris a dénoncé la décision sur Twitter.", {"twitter"}),
        ("fr", "Paris a accusé Twitter de complaisance.", set()),
        ("fr", "Denis Baupin (EELV) a accusé Berlin.", {"eelv"}),
        ("fr", "Le ministre a déclaré sur BFM TV que Paris refusait.", {"bfm"}),
        ("en", "The minister accused Beijing on Facebook.", {"facebook"}),
        ("en", "Washington sued Facebook on Monday.", set()),
        ("fr", "Union européenne : le traité rejeté par l'Irlande", {"EU"}),
        ("en", "Poland: court clears Huawei", {"PL"}),
        ("fr", "Berlin : « Pékin doit renoncer à ses menaces »", set()),
    ],
)
def test_who_stands_by(language: str, text: str, bystanders: set[str]) -> None:
    *_, scene = scenes_of(findings(text, language), ())
    assert scene.bystanders == bystanders
