"""How a forecast is told: words, notes, tables on the terminal, rows, JSON, the path of a run."""
