"""What tables with very many cells need: limits, and one place for all cells of a row."""

from __future__ import annotations

MAX_CELLS = 5_000_000
# On a table above this the cells of a row share one place: a ledger needs the row, a form the cell.
MANY_CELLS = 200_000
