"""A printed form as data: its blocks of titles and fields, read from ``forms/*.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from jixiao.domain.sheet import FundSource, SheetKind


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a form: a printed title, or the field whose value stands there."""

    title: str = ""
    field: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class FundRow:
    """A row of the block of funds: the source of money and its printed title."""

    source: FundSource
    title: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a form, printed from the top down.

    ``kind`` is ``rows`` (titles with their values), ``funds``, ``plan``, ``objectives``,
    ``indicators`` or ``total``. ``label`` is the title merged down the left side, if any.
    An optional block is printed only where the sheet has a value for it: the published form
    has no such row, but what a sheet says must not be lost in print.
    """

    kind: str
    label: Slot | None = None
    columns: tuple[Slot, ...] = ()
    rows: tuple[tuple[Slot, ...], ...] = ()
    fund_rows: tuple[FundRow, ...] = ()
    steps: tuple[str, ...] = ()
    is_optional: bool = False

    def titles(self) -> Iterator[str]:
        """Every title that the block prints."""
        slots = [*([self.label] if self.label else []), *self.columns]
        slots += [slot for row in self.rows for slot in row]
        yield from (slot.title for slot in slots if slot.title)
        yield from (row.title for row in self.fund_rows)


@dataclass(frozen=True, slots=True)
class Form:
    """A published form: who prints it since when, what it is for, and its blocks."""

    name: str
    title: str
    kind: SheetKind
    region: str
    effective_from: date
    basis: str
    widths: tuple[int, ...]
    blocks: tuple[Block, ...]

    def titles(self) -> tuple[str, ...]:
        """Every title that the form always prints, in order."""
        always = (block for block in self.blocks if not block.is_optional)
        return tuple(title for block in always for title in block.titles())


def _slot(data: dict[str, Any]) -> Slot:
    return Slot(**data)


def _block(data: dict[str, Any]) -> Block:
    ((kind, body),) = data.items()
    if kind in {"row", "optional_row"}:
        slots = tuple(_slot(one) for one in body)
        return Block("rows", rows=(slots,), is_optional=kind == "optional_row")
    if kind == "total":
        return Block("total", columns=tuple(_slot(one) for one in body))
    label = _slot(body["label"]) if "label" in body else None
    columns = tuple(_slot(one) for one in body.get("columns", ()))
    if kind == "funds":
        rows = tuple(FundRow(FundSource(one["source"]), one["title"]) for one in body["rows"])
        return Block("funds", label, columns, fund_rows=rows)
    if kind == "plan":
        return Block("plan", label, columns, steps=tuple(body["default"]))
    rows_of_slots = tuple(tuple(_slot(one) for one in row) for row in body.get("rows", ()))
    return Block(kind, label, columns, rows=rows_of_slots)


def load_form(name: str) -> Form:
    """Read the description ``forms/<name>.yaml``; raises FileNotFoundError where there is none."""
    path = resources.files("jixiao.forms") / f"{name}.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Form(
        name=name,
        title=data["title"],
        kind=SheetKind(data["kind"]),
        region=data["region"],
        effective_from=data["effective_from"],
        basis=data["basis"],
        widths=tuple(data["widths"]),
        blocks=tuple(_block(one) for one in data["blocks"]),
    )


@lru_cache(maxsize=1)
def all_forms() -> tuple[Form, ...]:
    """Every form that is described, by name."""
    folder = resources.files("jixiao.forms")
    names = (path.name.removesuffix(".yaml") for path in folder.iterdir())
    return tuple(
        load_form(name)
        for name in sorted(names)
        if (folder / f"{name}.yaml").is_file() and name != "titles"
    )
