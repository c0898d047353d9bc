"""A small sound pack that the tests of this folder damage in one place at a time."""

from __future__ import annotations

import pytest

SMALL_PACK = """\
id: toll-bridge
question:
  en: Should lorries pay a toll on the Grenz bridge?
points:
  - value: 0
    id: free
    label: {en: free}
    description: {en: Nobody pays.}
  - {value: 100, id: toll, label: {en: toll}, description: {en: Every lorry pays.}}
status_quo: 0
subject_actors: [CH, acme-haulage]
subject:
  en: [lorry, heavy goods vehicle]
field:
  en: [bridge]
cues:
  en:
    100:
      measures: [charge, make * pay]
      measures_alone: [anti-lorry law]
    0:
      measures: [exempt]
      stances: [generous]
opposite: {100: 0, 0: 100}
examples:
  en:
    100: [The council wants every lorry to pay.]
    none: [The council talked about lorries on the bridge.]
trackers:
  free: [0, 50]
  toll: [50, 100]
"""


@pytest.fixture
def small_pack() -> str:
    """The text of a sound pack."""
    return SMALL_PACK
