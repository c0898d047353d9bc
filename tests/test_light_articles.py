"""Whole articles in the languages without a parser, from a file to a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ralliement.cli import app
from ralliement.dossier import Dossier
from ralliement.dossier.filling import Filling, ReadRequest, read_into
from ralliement.learned import Coded
from ralliement.records import Event, Modality
from ralliement.statements.network import alone

ARTICLES = {
    "de": """Berlin ringt mit sich

3. Mai 2019

Die Bundesregierung will Huawei nicht vom Netz ausschließen. Das sagte Außenminister Heiko Maas
am 2. Mai in Berlin. „Wir prüfen jeden Anbieter“, so Maas, d. h. auch den chinesischen Konzern.

Die US-Regierung drohte der Bundesregierung. Washington werde sonst weniger Geheimdienstwissen
teilen, sagte ein Sprecher des Weißen Hauses. Peking protestierte gegen den Druck auf 5G-Netze.
""",
    "it": """Roma prende tempo

3 maggio 2019

Il governo italiano non vuole escludere Huawei dalla rete 5G. Lo ha detto il ministro degli
Esteri tedesco Heiko Maas durante una visita a Roma. «Valuteremo caso per caso», ha aggiunto
il sig. Rossi.

Gli Stati Uniti hanno chiesto a Roma di ripensarci. Il governo di Pechino ha protestato. Palazzo
Chigi per ora tace.
""",
    "es": """Madrid no tiene prisa

3 de mayo de 2019

El Gobierno español no quiere vetar a Huawei en la red 5G. Lo dijo el presidente del Gobierno,
Pedro Sánchez, en Madrid. «No vamos a excluir a nadie», añadió, p. ej. a la empresa china.

EE. UU. presiona a España. La Administración Trump pidió a Madrid que siga a Australia. Pekín
protestó ante la Moncloa.
""",
    "nl": """Den Haag aarzelt

3 mei 2019

De Nederlandse regering wil Huawei niet weren uit het 5G-netwerk. Dat zei premier Mark Rutte
op 2 mei in Den Haag. ‘We bekijken elk bedrijf’, zei Rutte, bijv. ook het Chinese concern.

De VS zetten de Nederlandse regering onder druk. Washington vroeg Den Haag om Huawei te weren.
China's ambassadeur protesteerde.
""",
}
FOUND = {
    "de": {"DE", "US", "CN", "huawei"},
    "it": {"IT", "DE", "US", "CN", "huawei"},
    "es": {"ES", "US", "AU", "CN", "huawei"},
    "nl": {"NL", "US", "CN", "huawei"},
}


class Accuser:
    """A stand-in for the trained coder: whoever is named first accuses whoever is next."""

    def __init__(self, coded: Any) -> None:
        self.coded = coded
        self.texts: list[str] = []

    def code(self, sentences: Sequence[Any], floor: float) -> list[list[Any]]:
        assert floor <= 0.9
        self.texts += [marks.text for marks in sentences]
        return [
            [
                self.coded(a, b, Event.ACCUSE, 0.9, Modality.ASSERTED, 75.0, 0.6, 0.0)
                for a, b in [marks.names[:2]]
            ]
            if len(marks.names) > 1
            else []
            for marks in sentences
        ]


def read(folder: Path, language: str) -> tuple[Filling, Path]:
    article, place = folder / f"{language}.txt", folder / "dispute.db"
    article.write_text(ARTICLES[language], "utf-8")
    request = ReadRequest(paths=(str(article),), place=str(place), issue="huawei-5g")
    return read_into(request), place


@pytest.mark.parametrize("language", ARTICLES)
def test_with_the_coder_statements_carry_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    coder = Accuser(Coded)
    monkeypatch.setattr(alone, "load_coder", lambda: coder)
    _, place = read(tmp_path, language)
    with Dossier.open(str(place)) as dossier:
        (article,) = dossier.articles()
        found = list(dossier.statements())
    assert found
    assert {s.coder for s in found} == {"light-1"}
    for statement in found:
        assert article.original[statement.start : statement.end] == statement.text
        assert statement.confidence == 0.72
        assert {part.role for part in statement.parts} == {"actor", "recipient"}
    why = CliRunner().invoke(app, ["why", str(place), found[0].id])
    assert why.exit_code == 0
    assert "light-1" in why.output
