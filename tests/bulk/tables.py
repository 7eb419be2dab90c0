"""Tables made for tests, and what stands in those that were written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb
from tests.bulk.ties import QUESTIONS

from jixiao.bulk.package import parts_of
from jixiao.bulk.parquet import read_from, write_rows
from jixiao.bulk.tables import all_tables


def rows_of(path: Path, columns: str = "*", more: str = "") -> list[tuple[Any, ...]]:
    """The rows of a table that is one file or a folder of parts."""
    query = f"SELECT {columns} FROM {read_from(*parts_of(path))} {more}"  # noqa: S608
    return duckdb.connect(":memory:").execute(query).fetchall()


def write_indicators(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    """A table of indicators with these rows, all of one sheet unless they say otherwise."""
    numbered = [
        {"path": "甲.docx", "sheet": 1, "indicator": number} | one
        for number, one in enumerate(rows, start=1)
    ]
    write_rows(numbered, all_tables()["indicators"], path)
    return path


def write_ties(path: Path) -> Path:
    """The ties as a table of indicators."""
    return write_indicators(path, [asdict(one) for one in QUESTIONS])
