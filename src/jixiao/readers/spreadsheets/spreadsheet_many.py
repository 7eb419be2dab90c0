"""What tables with very many cells need: limits, one place a row, no search for cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MAX_CELLS = 5_000_000
# On a table above this the cells of a row share one place: a ledger needs the row, a form the cell.
MANY_CELLS = 200_000


@contextmanager
def without_collecting() -> Iterator[None]:
    """No search for cycles while millions of cells are made: it doubles the time, finds none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
