"""Who presses whom, who agrees with whom, and in which camps: networks of a dispute.

In: a dossier's statements, or any table of actors and concepts (``affiliation.py``). Out: a
:class:`Network` whose every edge names its statements, as networkx graph, pandas table or file
(``writing.py``). Start with ``pressure.py`` (who asks, warns, threatens whom) and
``agreement.py`` (congruence, conflict, subtract as discourse network analysis defines them);
``coalitions.py`` finds camps and how polarised they are.
"""
