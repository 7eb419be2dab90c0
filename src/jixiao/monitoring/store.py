"""The ledger file: a DuckDB database that one process writes at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
IN_MEMORY = ":memory:"
MAGIC, MAGIC_AT = b"DUCK", 8


class LedgerInUse(Exception):
    """Another process is writing to the ledger, or the file is no ledger."""


@contextmanager
def opened(
    path: Path | None = None, *, read_only: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a ledger file, made where there is none; without a path one in memory.

    Raises LedgerInUse where the file cannot be opened, with what to do about it.
    """
    import duckdb

    if path and not _may_be_ledger(path):
        raise LedgerInUse(f"{path}：打不开台账文件（它不是台账）；请换一个文件名，原文件没有改动")
    try:
        connection = duckdb.connect(
            str(path) if path else IN_MEMORY, read_only=read_only, config=OFFLINE
        )
    except duckdb.Error as error:
        raise LedgerInUse(
            f"{path}：打不开台账文件（{error}）；请关闭正在使用它的程序，或确认它是 jixiao 的台账"
        ) from error
    try:
        if not read_only:
            connection.execute(_schema())
        yield connection
    finally:
        connection.close()


def _may_be_ledger(path: Path) -> bool:
    """Whether a ledger is there or can be made: the library writes over any short file."""
    if not path.is_file() or not path.stat().st_size:
        return True
    with path.open("rb") as stream:
        return stream.read(len(MAGIC) + MAGIC_AT)[MAGIC_AT:] == MAGIC


def _schema() -> str:
    return (resources.files("jixiao.monitoring") / "ledger.sql").read_text(encoding="utf-8")
