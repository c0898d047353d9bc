"""People and machine in one dossier: how far they agree, and out to other programs and back.

python docs/examples/side_by_side.py dispute.db codes.csv FOLDER

``codes.csv`` is coded by hand in the columns of `ralliement evaluate statements`. The dossier
is copied into FOLDER first; nothing is written to the one that is given.
"""

import shutil
import sys
from pathlib import Path

from ralliement import Dossier
from ralliement import dossier as kept
from ralliement.evaluation import evaluate_coders, import_codes
from ralliement.interchange import (
    dossier_as_dna,
    import_dna,
    merge_dossiers,
    write_csv_folder,
    write_dna,
)
from ralliement.interchange.bargaining import stakes_in, write_ktab


def main(path: str, codes: str, folder: str) -> None:
    place = Path(folder)
    both = str(shutil.copy(path, place / "both.db"))
    taken = import_codes(Path(codes), both, "hand", unknown_actors=True)
    print(f"{taken.statements} statements by {taken.coders[0]} in {taken.joined} articles")
    with Dossier.open(both) as dossier:
        print(dossier.coders().drop(columns="source").to_string(index=False))

    with kept.Dossier.open(both) as dossier:
        [agreement] = evaluate_coders(dossier)
        print(f"\n{agreement.of_all} units, {agreement.of_two} of them coded by both; alpha there:")
        for field in agreement.fields:
            value = "cannot be told" if field.where_both is None else f"{field.where_both:.2f}"
            print(f"  {field.field:<15} {value} ({field.units_of_both} units)")

        write_dna(dossier_as_dna(dossier, "both.dna"), place / "both.dna")
        write_csv_folder(dossier, place / "tables")
        stakes = stakes_in(dossier)
        write_ktab(stakes, place / "ktab.csv")
        print(f"\n{len(stakes.actors)} actors for KTAB; note: {stakes.notes[0]}")

    back = import_dna(place / "both.dna", str(place / "back.db"))
    print(f"\nFrom Discourse Network Analyzer: {back.statements} statements, as many as went there")
    merged = merge_dossiers(both, str(place / "back.db"), str(place / "merged.db"))
    told = {conflict.kind for conflict in merged.conflicts} or "none"
    print(f"Merged again: {merged.statements} statements; kinds of conflicts: {told}")


if __name__ == "__main__":
    main(*sys.argv[1:])
