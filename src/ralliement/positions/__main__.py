"""``python -m ralliement.positions``: how often the intervals hold, in simulation."""

from __future__ import annotations

import sys

from ralliement.positions.simulation import coverages, table


def main() -> None:
    """Print the coverage in every world; one argument sets how many actors each has."""
    actors = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    table(coverages(actors=actors), lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
