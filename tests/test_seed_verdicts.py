"""Every statement of the two seeds, with what a careful reader says of it.

A statement that is not in the table fails until somebody has read its sentence and judged
it; so does one of the table that is no longer coded. Sentences are named by their offset.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ralliement.issues import load_pack
from ralliement.reading import read_paths
from ralliement.records import Reading

pytestmark = [pytest.mark.model, pytest.mark.shared]

FIRST, SECOND = "000_80399124e5d2ee1d", "001_721e88327c0b93bb"

# (sentence, actor, speaker, recipient, event, modality, stance, decided): verdict
VERDICTS = {
    FIRST: {
        (14, "US", None, None, "REQUEST", "asserted", None, None): "true: the headline's appeal",
        (108, "US", None, None, None, "asserted", 100, True): "true: a fight to ban it",
        (341, "europe", None, "US", "REJECT", "asserted", 50, True): "true: left the ranks",
        (576, "US", "mike-pompeo", None, None, "asserted", None, None): "true: speaks in London",
        (675, "IQ", None, None, "ASSAULT", "historical", None, None): "true, and history: 1990",
        (675, "GB", None, "EU", "AGREE", "asserted", 50, True): "true: milder, after the EU",
        (675, "FR", None, "EU", "AGREE", "asserted", 50, True): "true: milder, after the EU",
        (675, "DE", None, "EU", "AGREE", "asserted", 50, True): "true: milder, after the EU",
        (675, "EU", None, "eu-members", "REQUEST", "asserted", None, None): "true: about risks",
        (1130, "IT", None, "US", "REJECT", "asserted", 0, True): "true: ignores the warnings",
        (1130, "DE", None, None, None, "asserted", 50, True): "true: requirements, no ban",
        (1556, "huawei", None, "US", "ACCUSE", "planned", None, None): "true: to discredit Trump",
        (1713, "huawei", None, "samir-jain", "COOPERATE", "asserted", None, None): "true: hired",
    },
    SECOND: {
        (0, "US", None, "europe", "THREATEN", "asserted", 100, True): "true: the headline",
        (230, "US", None, "DE", "THREATEN", "asserted", None, None): "true: some months before",
        (324, "US", "mike-pompeo", None, "CONSULT", "asserted", None, None): "true: a tour begins",
        (432, "US", None, "us-allies", "REQUEST", "asserted", 100, True): "true: six months",
        (635, "CA", None, "US", "AGREE", "asserted", 100, True): "true: heard the call",
        (635, "AU", None, "US", "AGREE", "asserted", 100, True): "true: heard the call",
        (635, "NZ", None, "US", "AGREE", "asserted", 100, True): "true: heard the call",
        (635, "europe", None, None, None, "asserted", None, False): "true: reluctant, unsure",
        (810, "US", None, None, None, "asserted", 100, True): "true: do all to exclude it",
        (891, "US", None, "DE", "THREATEN", "asserted", 100, True): "true: in March 2019",
        (1014, "US", None, "DE", "THREATEN", "conditional", 100, True): "true: if accepted",
        (1248, "operators", None, None, "REJECT", "asserted", 0, True): "true, linked headline",
        (1316, "US", None, "DE", "REQUEST", "asserted", None, None): "true: pressure goes on",
        (1316, "US", None, "europe", "REQUEST", "asserted", None, None): "true: other countries",
        (1496, "US", "mike-pompeo", "DE", "CONSULT", "asserted", None, None): "true: they met",
        (1496, "DE", "heiko-maas", "US", "CONSULT", "asserted", None, None): "true: they met",
        (1496, "US", "mike-pompeo", "DE", "THREATEN", "asserted", None, None): "true: a warning",
        (1609, "US", "mike-pompeo", None, "THREATEN", "conditional", None, None): "true: quoted",
        (1892, "US", "mike-pompeo", "DE", "CONSULT", "planned", None, None): "true: to see Merkel",
        (1892, "US", "mike-pompeo", None, "CONSULT", "planned", None, None): "true: then a tour",
    },
}


@pytest.fixture(scope="module")
def readings(seeds: Path) -> dict[str, Reading]:
    read = list(read_paths([seeds], load_pack("huawei-5g")))
    return {r.article.id: r for r in read if isinstance(r, Reading)}


@pytest.mark.parametrize("article", [FIRST, SECOND])
def test_every_statement_has_been_judged_true(readings: dict[str, Reading], article: str) -> None:
    coded = {
        (
            s.sentence_start,
            s.actor,
            s.speaker,
            s.recipient,
            s.event,
            s.modality,
            s.stance,
            s.decided,
        )
        for s in readings[article].statements
    }
    assert coded == set(VERDICTS[article])
    assert all(verdict.startswith("true") for verdict in VERDICTS[article].values())
