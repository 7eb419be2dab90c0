"""The queries of this package: SQL texts that lie beside it, read once."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


@cache
def text_of(name: str) -> str:
    """The text of ``<name>.sql``."""
    return (resources.files("jixiao.monitoring") / f"{name}.sql").read_text(encoding="utf-8")


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what queries need beside the ledger; temporary, and again without effect."""
    connection.execute(text_of("progress_tables"))
