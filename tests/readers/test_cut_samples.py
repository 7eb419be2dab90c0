import importlib.util
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parent.parent.parent / "benchmarks" / "lost_cells.py"


@pytest.fixture(scope="module")
def lost_cells():
    spec = importlib.util.spec_from_file_location("lost_cells", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["lost_cells"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("style", "least"),
    [("cell-a-line", 98), ("blank-lines", 98), ("blanks", 98), ("pipes", 98), ("pipes-ragged", 98),
     ("glued-rows", 90)],
)  # fmt: skip
def test_most_rows_of_known_sheets_are_right_in_every_field(lost_cells, style, least):
    tally = lost_cells.measured(style, lost_cells.known())
    assert tally.right * 100 >= tally.rows * least
    assert tally.right_funds == tally.funds
    assert tally.silent == 0, tally.wrong
