"""Fit the shipped parameters: ``python -m training.council.fit FILE.tsv [OUT.json]``.

The same file gives the same parameters: nothing is drawn by chance but the folds by which the
level of intervals is set, and these by fixed seeds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ralliement.bargaining.council import fit_shipped, read_issues, write_shipped

SHIPPED = Path(__file__).parents[2] / "src/ralliement/bargaining/council/data/council.json"


def main() -> None:
    """Read, fit, write."""
    source, *target = map(Path, sys.argv[1:])
    fitted = fit_shipped(read_issues(source))
    write_shipped(target[0] if target else SHIPPED, fitted)
    print(f"{len(fitted.marks)} issues, {fitted.models.council.options}")


if __name__ == "__main__":
    main()
