"""Who agrees with whom, who contradicts whom, and how that becomes a networkx graph.

python docs/examples/camps.py dispute.db
"""

import sys

import networkx as nx
import pandas as pd

from ralliement import Dossier

pd.set_option("display.width", 110, "display.max_columns", 12)


def main(path: str) -> None:
    with Dossier.open(path) as dossier:
        agree = dossier.network("agreement", duplicates="article")
        against = dossier.network("conflict", duplicates="article")
        columns = ["source_label", "target_label", "weight", "count"]
        print("Who agrees most (statements counted once an article):")
        strongest = agree.sort_values(["weight", "source", "target"], ascending=[False, True, True])
        print(strongest[columns].head(5).round(2).to_string(index=False))
        print("\nWho contradicts whom most:")
        strongest = against.sort_values(
            ["weight", "source", "target"], ascending=[False, True, True]
        )
        print(strongest[columns].head(5).round(2).to_string(index=False))

        graph = nx.from_pandas_edgelist(agree, edge_attr=["weight", "statements"])
        central = nx.degree_centrality(graph)
        print(f"\n{graph.number_of_nodes()} actors, {graph.number_of_edges()} ties of agreement")
        print("Most connected:", ", ".join(sorted(central, key=lambda n: (-central[n], n))[:5]))

        stands = dossier.network("actor-concept")
        table = stands.pivot_table(
            index="source_label", columns="target", values="count", aggfunc="sum"
        )
        print("\nStatements by actor and point of the scale:")
        print(table.fillna(0).astype(int).head(8).to_string())


if __name__ == "__main__":
    main(sys.argv[1])
