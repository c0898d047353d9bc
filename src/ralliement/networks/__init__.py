"""Who presses whom, who agrees with whom, and in which camps: networks of a dispute.

In: a dossier's statements, or any table of actors and concepts (``affiliation.py``). Out: a
:class:`Network` whose every edge names its statements, as networkx graph, pandas table or file
(``writing.py``). Start with ``pressure.py`` (who asks, warns, threatens whom) and
``agreement.py`` (congruence, conflict, subtract as discourse network analysis defines them);
``coalitions.py`` finds camps and how polarised they are; ``asking.py`` is one question to all.
"""

from ralliement.networks.affiliation import Matrix, one_mode, shares, two_mode
from ralliement.networks.agreement import (
    Counting,
    actor_concept_network,
    affiliation_networks,
    agreement_network,
    conflict_network,
    subtract_network,
)
from ralliement.networks.asking import KINDS, Question, camps_for, networks_for
from ralliement.networks.choosing import Choice
from ralliement.networks.coalitions import Camps, Coalition, camps_in, camps_over_time
from ralliement.networks.kernels import Kernel
from ralliement.networks.model import Edge, Network, Node, Spell, over_time
from ralliement.networks.pressure import pressure_network, pressure_networks
from ralliement.networks.windows import Step, Window, windows_by
from ralliement.networks.writing import FORMATS, network_text, write_network

__all__ = [
    "FORMATS",
    "KINDS",
    "Camps",
    "Choice",
    "Coalition",
    "Counting",
    "Edge",
    "Kernel",
    "Matrix",
    "Network",
    "Node",
    "Question",
    "Spell",
    "Step",
    "Window",
    "actor_concept_network",
    "affiliation_networks",
    "agreement_network",
    "camps_for",
    "camps_in",
    "camps_over_time",
    "conflict_network",
    "network_text",
    "networks_for",
    "one_mode",
    "over_time",
    "pressure_network",
    "pressure_networks",
    "shares",
    "subtract_network",
    "two_mode",
    "windows_by",
    "write_network",
]
