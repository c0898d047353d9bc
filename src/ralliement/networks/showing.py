"""Networks and camps on a terminal: a line for each tie, the statements behind it below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from ralliement.networks.coalitions import ENOUGH, Camps
from ralliement.networks.model import Edge, Network
from ralliement.networks.windows import Window
from ralliement.networks.words import NetworkWords

_LEAST = 8
"""No column is made narrower than this, however narrow the terminal."""

_IDS = 4
"""How many statements a line names; it says how many more there are."""

Line = Mapping[str, str]


def print_networks(networks: Sequence[Network], console: Console, language: str) -> None:
    """Print the ties of each network, the strongest first, a heading for each window."""
    words = NetworkWords(language)
    for number, network in enumerate(networks):
        if number:
            console.print()
        console.print(Text(_heading(network.kind, network, words), style="bold"))
        edges = sorted(network.edges, key=lambda one: (-one.weight, one.source, one.target))
        if not edges:
            console.print(Text(words.text("no_edges"), style="dim"))
            continue
        show = {"pressure": _pressure, "actor-concept": _concept}.get(network.kind, _agreement)
        lines = [show(edge, network, words) for edge in edges]
        _print_lines(lines, [_below(edge, words) for edge in edges], console)


def print_camps(
    networks: Sequence[Network], found: Sequence[Camps], console: Console, language: str
) -> None:
    """Print the members of each camp, window by window."""
    words = NetworkWords(language)
    for number, (network, camps) in enumerate(zip(networks, found, strict=True)):
        if number:
            console.print()
        console.print(Text(_heading("coalitions", network, words), style="bold"))
        console.print(Text(_measures(camps, words), style="dim"))
        if camps.thin:
            console.print(Text(thin_evidence(camps, language)))
        for place, camp in enumerate(camps.coalitions, start=1):
            label = words.text("camp", number=place, stance=f"{camp.stance:.0f}")
            names = ", ".join(network.label(name) for name in camp.members)
            console.print(Text(f"{label}{words.text('colon')}{names}"))
            console.print(Text(f"    {_named(camp.references)}", style="dim"))
        if not camps.coalitions:
            console.print(Text(words.text("nobody")))
        if camps.alone:
            names = ", ".join(network.label(name) for name in camps.alone)
            console.print(Text(words.text("alone", names=names)))


def thin_evidence(camps: Camps, language: str) -> str:
    """One line: that most actors are where one or two sentences put them, with the counts."""
    words = NetworkWords(language)
    shared = _number(camps.shared_concepts, words)
    counts = {"few": camps.few, "actors": camps.actors, "enough": ENOUGH}
    return words.text("thin", shared=shared, **counts)


def _measures(camps: Camps, words: NetworkWords) -> str:
    names = ("modularity", "polarisation", "actors", "statements", "shared_concepts")
    found = [(words.among("columns", name), getattr(camps, name)) for name in names]
    return ", ".join(f"{name} {words.number(value)}" for name, value in found if value is not None)


def print_polarisation(found: Sequence[Camps], console: Console, language: str) -> None:
    """Print modularity and polarisation of each window, with what they rest on."""
    words = NetworkWords(language)
    console.print(Text(words.among("titles", "polarisation"), style="bold"))
    lines = [
        {
            words.among("columns", "window"): str(camps.window),
            words.among("columns", "actors"): str(camps.actors),
            words.among("columns", "statements"): str(camps.statements),
            words.among("columns", "camps"): str(len(camps.coalitions)),
            words.among("columns", "modularity"): _number(camps.modularity, words),
            words.among("columns", "polarisation"): _number(camps.polarisation, words),
        }
        for camps in found
    ]
    _print_lines(lines, [""] * len(lines), console)


def camps_records(found: Iterable[Camps]) -> list[dict[str, object]]:
    """The camps as plain records, one a window, for CSV and JSON."""
    return [
        {
            "window_from": _day(camps.window, 0),
            "window_to": _day(camps.window, 1),
            "actors": camps.actors,
            "statements": camps.statements,
            "modularity": camps.modularity,
            "polarisation": camps.polarisation,
            "coalitions": [
                {
                    "members": list(camp.members),
                    "stance": camp.stance,
                    "statements": list(camp.references),
                }
                for camp in camps.coalitions
            ],
            "alone": list(camps.alone),
            "shared_concepts": camps.shared_concepts,
            "few": camps.few,
            "thin": camps.thin,
            "rests_on": list(camps.references),
        }
        for camps in found
    ]


def _day(window: Window, end: int) -> str | None:
    day = (window.first, window.last)[end]
    return None if day is None else day.isoformat()


def _number(value: float | None, words: NetworkWords) -> str:
    return "–" if value is None else words.number(value)


def _heading(kind: str, network: Network, words: NetworkWords) -> str:
    parts = [words.among("titles", kind)]
    if network.window != Window():
        parts.append(str(network.window))
    if "as_of" in network.facts:
        parts.append(words.text("as_of", date=network.facts["as_of"]))
    return ", ".join(parts)


def _pressure(edge: Edge, network: Network, words: NetworkWords) -> Line:
    events = [name for name in words.keys("events") if edge.attributes[name.lower()]]
    answers = [name for name in words.keys("answers") if edge.attributes[name]]
    return {
        words.among("columns", "from"): network.label(edge.source),
        words.among("columns", "to"): network.label(edge.target),
        words.among("columns", "reports"): str(edge.count),
        words.among("columns", "acts"): ", ".join(
            _times(words.among("events", name), edge.attributes[name.lower()]) for name in events
        ),
        words.among("columns", "answered"): ", ".join(
            _times(words.among("answers", name), edge.attributes[name]) for name in answers
        ),
        words.among("columns", "last"): str(edge.fields().get("last", "")),
    }


def _agreement(edge: Edge, network: Network, words: NetworkWords) -> Line:
    stance = {node.id: float(node.attributes["stance"]) for node in network.nodes}
    one, other = (
        f"{network.label(name)} ({stance[name]:.0f})" for name in (edge.source, edge.target)
    )
    return {
        words.among("columns", "actor"): one,
        words.among("columns", "other"): other,
        words.among("columns", "weight"): words.number(edge.weight),
        words.among("columns", "statements"): str(edge.count),
    }


def _concept(edge: Edge, network: Network, words: NetworkWords) -> Line:
    line = {
        words.among("columns", "actor"): network.label(edge.source),
        words.among("columns", "stance"): network.label(edge.target),
        words.among("columns", "statements"): str(edge.count),
    }
    if network.facts.get("concepts") == "steps":
        share = float(edge.attributes["share_agree"])
        return line | {
            words.among("columns", "agree"): f"{share:.0%}",
            words.among("columns", "disagree"): f"{1 - share:.0%}",
        }
    return line | {words.among("columns", "share"): f"{float(edge.attributes['share']):.0%}"}


def _times(word: str, count: object) -> str:
    return word if count == 1 else f"{word} ×{count}"


def _below(edge: Edge, words: NetworkWords) -> str:
    """By what instrument, and the first statements that the edge rests on."""
    ids = _named(edge.references)
    if "instruments" not in edge.attributes:
        return ids
    by = (one.rpartition(":")[0] for one in str(edge.attributes["instruments"]).split())
    return f"{', '.join(words.among('instruments', name) for name in by)} · {ids}"


def _named(statements: Sequence[str]) -> str:
    more = f" +{len(statements) - _IDS}" if len(statements) > _IDS else ""
    return f"{' '.join(statements[:_IDS])}{more}"


def _print_lines(lines: Sequence[Line], below: Sequence[str], console: Console) -> None:
    sizes = {name: max(len(name), *(len(line[name]) for line in lines)) for name in lines[0]}
    while sum(sizes.values()) + 2 * len(sizes) > console.width:
        widest = max(sizes, key=lambda name: sizes[name])
        if sizes[widest] <= _LEAST:
            break
        sizes[widest] -= 1
    console.print(Text(_joined({name: name for name in sizes}, sizes), style="underline"))
    for line, told in zip(lines, below, strict=True):
        console.print(Text(_joined(line, sizes)))
        if told:
            console.print(Text(f"    {told}", style="dim"))


def _joined(line: Line, sizes: Mapping[str, int]) -> str:
    cells = (_fitted(line[name], size).ljust(size) for name, size in sizes.items())
    return "  ".join(cells).rstrip()


def _fitted(text: str, size: int) -> str:
    return text if len(text) <= size else f"{text[: size - 1].rstrip()}…"
