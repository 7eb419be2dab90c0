"""The tables and fields of the platform, out of ``tables.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class PlatformField:
    """A field: its name in the platform, its Chinese name, and how long a value may be.

    ``length`` counts characters; ``digits`` and ``places`` are those of N(digits,places). All are
    None where the source says nothing. ``is_ours`` marks a Chinese name that the source does not
    give.
    """

    name: str
    title: str
    length: int | None = None
    digits: int | None = None
    places: int | None = None
    note: str = ""
    is_ours: bool = False

    @property
    def form(self) -> str:
        """The type as the norms write it: ``V180``, ``N(18,2)``; blank where it is not known."""
        if self.digits is not None:
            return f"N({self.digits},{self.places})"
        return "" if self.length is None else f"V{self.length}"


@dataclass(frozen=True, slots=True)
class PlatformTable:
    """A table: its name, its Chinese name, and its fields, those of every table first."""

    name: str
    title: str
    fields: tuple[PlatformField, ...]
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Platform:
    """All tables, how far they are verified, and where they were seen."""

    tables: tuple[PlatformTable, ...]
    mark: str
    source: str


@lru_cache(maxsize=1)
def platform() -> Platform:
    """The tables as ``tables.toml`` has them."""
    path = resources.files("jixiao.reports.platform") / "tables.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    common = tuple(map(_field, data["common"]))
    tables = tuple(
        PlatformTable(
            one["name"],
            one["title"],
            (*common, *map(_field, one["fields"])),
            one.get("ours", False),
        )
        for one in data["table"]
    )
    return Platform(tables, data["mark"], data["source"])


def _field(data: Mapping[str, Any]) -> PlatformField:
    given = {name: value for name, value in data.items() if name != "ours"}
    return PlatformField(**given, is_ours=data.get("ours", False))
