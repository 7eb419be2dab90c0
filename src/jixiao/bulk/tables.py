"""The tables of a bulk run and their columns, as ``tables.toml`` defines them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from jixiao.scoring.dialects import POINTS, VALUE
from jixiao.scoring.engine import SETTING

SQL_TYPES = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(38, 10)",
    "value": VALUE,
    "points": POINTS,
    "setting": SETTING,
    "date": "DATE",
    "boolean": "BOOLEAN",
}
DIGITS = {"decimal": 28, "value": 15, "points": 4, "setting": 8}
"""How many digits a number may have before the point."""
READ = ("documents", "sheets", "funds", "indicators", "problems")
"""What every verb over documents writes."""
CHECKED = (*READ, "findings")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``type`` is a word of ``SQL_TYPES``, ``about`` its meaning in Chinese."""

    name: str
    type: str
    about: str

    @property
    def sql_type(self) -> str:
        """The type in DuckDB."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Table:
    """One table; no two rows have the same values in the columns of ``key``."""

    name: str
    title: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


@lru_cache(maxsize=1)
def all_tables() -> dict[str, Table]:
    """Every table by its name."""
    text = (resources.files("jixiao.bulk") / "tables.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    place = data.pop("place")
    return {name: _table(name, entry, place) for name, entry in data.items()}


def _table(name: str, entry: dict[str, Any], place: list[list[str]]) -> Table:
    columns = [
        Column(*one)
        for given in entry["columns"]
        for one in (place if given == "place" else [given])
    ]
    return Table(name, entry["title"], entry["about"], tuple(entry["key"]), tuple(columns))
