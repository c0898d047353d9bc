"""Where did the United Kingdom stand in May 2019, when did it move, and who pressed it?

python docs/examples/where_did_it_stand.py dispute.db
"""

import sys

import pandas as pd

from ralliement import Dossier

pd.set_option("display.width", 110, "display.max_columns", 12, "display.max_colwidth", 60)
INTERVAL = ["actor", "median", "lower_90", "upper_90", "status", "evidence", "last_evidence"]


def main(path: str) -> None:
    with Dossier.open(path) as dossier:
        then = dossier.positions(as_of="2019-05-31", actors=["United Kingdom"])
        now = dossier.positions(at="2019-05-31", actors=["United Kingdom"])
        print(dossier.question)
        print("\nOn 31 May 2019, from what had been published by then:")
        print(then[INTERVAL].to_string(index=False))
        print("\nOn the same day, from all that is known now:")
        print(now[INTERVAL].to_string(index=False))

        moved = dossier.changes(actors=["GB"])
        print("\nWhen it moved:")
        print(moved[["date_from", "date_to", "from", "to", "probability"]].to_string(index=False))

        statements = dossier.statements().set_index("id")
        print("\nThe sentences after the move:")
        for name in moved["after"].explode().dropna():
            told = statements.loc[name]
            print(f"  {told['article']}: {told['text']}")

        pressure = dossier.network("pressure")
        on_london = pressure[pressure["target"] == "GB"]
        print("\nWho pressed it:")
        print(on_london[["source_label", "count", "first", "last"]].to_string(index=False))


if __name__ == "__main__":
    main(sys.argv[1])
