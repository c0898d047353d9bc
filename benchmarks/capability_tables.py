"""Make a table of capability defaults from the CSV of its publisher.

    python -m benchmarks.capability_tables cinc NMC.csv --year 2016 --states "US CN DE" > out.yaml
    python -m benchmarks.capability_tables gdp gdp.csv --year 2018 > out.yaml

``cinc``: the National Material Capabilities file of the Correlates of War project (stateabb,
year, cinc). ``gdp``: the World Bank's series by country (Country Code, Year, Value). The output
has the form of the files in src/ralliement/bargaining/data/capability.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import pycountry

from ralliement.yamlfiles import read_yaml

HEADS = {
    "cinc": (
        "Composite Index of National Capability: shares of the world's military spending and "
        "personnel, iron and steel, energy, population and urban population",
        "Singer 1987, International Interactions 14:115-132; Correlates of War, National "
        "Material Capabilities v6 (correlatesofwar.org)",
    ),
    "gdp": (
        "Gross domestic product in billions of current US dollars",
        "World Bank, World Development Indicators; Open Data Commons Public Domain Dedication",
    ),
}

COLUMNS = {
    "cinc": ("stateabb", "year", "cinc"),
    "gdp": ("Country Code", "Year", "Value"),
}
YEARS = {"cinc": "year", "gdp": "Year"}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("table", choices=HEADS)
    parser.add_argument("file", type=Path)
    parser.add_argument("--year", required=True)
    parser.add_argument("--states", default="", help="only these, by ISO alpha-2 code")
    asked = parser.parse_args()
    with asked.file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    lacking = set(COLUMNS[asked.table]).difference(rows[0] if rows else ())
    if lacking:
        parser.error(f"{asked.file}: column {', '.join(sorted(lacking))} is missing")
    values = (cinc if asked.table == "cinc" else gdp)(rows, asked.year)
    if not values:
        years = sorted({row[YEARS[asked.table]] for row in rows})
        parser.error(f"{asked.file}: no state in {asked.year}; years {years[0]} to {years[-1]}")
    chosen = asked.states.split() or sorted(values)
    unknown = sorted(set(chosen).difference(values))
    if unknown:
        parser.error(f"{asked.file}: no value of {', '.join(unknown)} in {asked.year}")
    unit, source = HEADS[asked.table]
    sys.stdout.write(f'unit: "{unit}"\nsource: "{source}"\nyear: {asked.year}\nvalues:\n')
    sys.stdout.writelines(f'  "{state}": {values[state]:.4g}\n' for state in sorted(chosen))


def cinc(rows: list[dict[str, str]], year: str) -> dict[str, float]:
    """The index by ISO code; -9 is missing."""
    others = read_yaml("ralliement.bargaining", "data", "capability", "cow-iso.yaml")
    found = {}
    for row in rows:
        name = row["stateabb"]
        code = others.get(name) or iso_of(name)
        value = float(row["cinc"])
        if row["year"] == year and code and value >= 0:
            found[code] = value
    return found


def gdp(rows: list[dict[str, str]], year: str) -> dict[str, float]:
    """Billions of dollars by ISO code; groups of states have no code and are left out."""
    found = {}
    for row in rows:
        code = "XK" if row["Country Code"] == "XKX" else iso_of(row["Country Code"])
        if row["Year"] == year and code:
            found[code] = float(row["Value"]) / 1e9
    return found


def iso_of(name: str) -> str | None:
    """The two-letter code of a three-letter one."""
    country = pycountry.countries.get(alpha_3=name)
    return country.alpha_2 if country else None


if __name__ == "__main__":
    main()
