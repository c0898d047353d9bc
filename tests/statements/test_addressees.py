"""Whom an act is aimed at when its sentence names nobody."""

from __future__ import annotations

import pytest

from ralliement.records import Event, Statement
from ralliement.statements.addressees import NAMES, Act, View, add_addressees, features
from ralliement.statements.coder import code_statements

from .coded import pack
from .findings import findings

pytestmark = pytest.mark.model


def read(text: str, language: str) -> list[Statement]:
    found = findings(text, language)
    return list(add_addressees(code_statements(found, pack("huawei-5g")), found))


@pytest.mark.parametrize(
    ("language", "text", "actor", "event", "recipient"),
    [
        (
            "fr",
            "Copenhague a exclu jeudi ZTE de ses réseaux. Le gouvernement danois parle d'un choix "
            "de sécurité, et Copenhague assure qu'il est définitif. Washington a salué une "
            "décision courageuse.",
            "US", Event.SUPPORT, "DK",
        ),
        (
            "en",
            "Denmark barred ZTE from its networks on Thursday. Denmark said that the choice was "
            "final. China condemned a political decision.",
            "CN", Event.ACCUSE, "DK",
        ),
        (
            "en",
            "Denmark barred ZTE from its networks on Thursday. Denmark said that the choice was "
            "final. Norway has urged shipowners to avoid the port.",
            "NO", Event.REQUEST, None,
        ),
        ("en", "China condemned a political decision.", "CN", Event.ACCUSE, None),
        (
            "en",
            "Denmark is a small country. Denmark lies between Norway and Germany, and Denmark has "
            "many ports. China condemned a political decision.",
            "CN", Event.ACCUSE, None,
        ),
    ],
)  # fmt: skip
def test_reactions_go_to_whom_the_article_shows(
    language: str, text: str, actor: str, event: Event, recipient: str | None
) -> None:
    found = [s for s in read(text, language) if (s.actor, s.event) == (actor, event)]
    assert [s.recipient for s in found] == [recipient]
    assert ("in-view" in found[0].rule.split("+")) == (recipient is not None)


def test_every_feature_of_every_candidate_lies_between_0_and_1() -> None:
    acts = [
        Act(0, "DK", "zte", Event.SANCTION),
        Act(1, "zte", "DK", Event.ACCUSE),
        Act(2, "DK", None, Event.REJECT),
    ]
    kinds = {"DK": "state", "zte": "company", "NO": "state"}
    view = View([["DK", "zte"], ["zte", "DK", "NO"], ["DK"]], acts, kinds)
    candidates = view.candidates(acts[2])
    assert candidates == ["NO", "zte"]
    told = dict(zip(candidates, features(view, acts[2], candidates), strict=True))
    assert all(tuple(one) == NAMES for one in told.values())
    assert all(0 <= value <= 1 for one in told.values() for value in one.values())
    assert (told["zte"]["struck_actor_last"], told["NO"]["struck_actor_last"]) == (1, 0)
    assert (told["zte"]["company"], told["NO"]["one_before"]) == (1, 1)
