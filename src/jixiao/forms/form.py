"""A printed form as data: its blocks of titles and fields, read from ``forms/*.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from jixiao.domain.sheet import FundSource, SheetKind

MONTHS = "1-n月"
"""How the title of a column leaves open until when it tells."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a form: a printed title, or the field whose value stands there.

    ``also`` are further spellings of the title on the same form. An optional column is one
    that not every print of the form has. ``under`` is the title of a group of columns, printed
    in a row above them; ``term`` parts columns for the year from those for longer.
    """

    title: str = ""
    field: str = ""
    width: int = 1
    also: tuple[str, ...] = ()
    under: str = ""
    term: str = "annual"
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class FundRow:
    """A row of the block of funds: the source of money, its printed title, other spellings."""

    source: FundSource
    title: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a form, printed from the top down.

    ``kind`` is ``rows`` (titles with their values), ``funds``, ``plan``, ``tasks``,
    ``objectives``, ``indicators``, ``goals`` (objectives, each with its own indicators) or
    ``total``. ``label`` is the title merged down the left side, if any.
    ``total`` titles the sum below the tasks. An optional block is printed only
    where the sheet has a value for it: the published form has no such row, but what a sheet
    says must not be lost in print.
    """

    kind: str
    label: Slot | None = None
    columns: tuple[Slot, ...] = ()
    rows: tuple[tuple[Slot, ...], ...] = ()
    fund_rows: tuple[FundRow, ...] = ()
    steps: tuple[str, ...] = ()
    total: str = ""
    is_optional: bool = False

    def titles(self) -> Iterator[str]:
        """Every title that the block prints."""
        yield from (slot.title for slot in self.slots() if slot.title)
        yield from (row.title for row in self.fund_rows)

    def slots(self) -> Iterator[Slot]:
        """Every cell that the form describes in the block."""
        yield from [self.label] if self.label else []
        yield from self.columns
        yield from (slot for row in self.rows for slot in row)

    def fields(self) -> Iterator[str]:
        """Every field whose value the block prints."""
        yield from (slot.field for slot in self.slots() if slot.field)


@dataclass(frozen=True, slots=True)
class Form:
    """A published form: who prints it since when, what it is for, and its blocks.

    Of the forms of one kind the default one is printed where several would say as much. A wide
    form has more columns than fit across a page: it stands on pages on their side.
    """

    name: str
    title: str
    kind: SheetKind
    region: str
    effective_from: date
    basis: str
    widths: tuple[int, ...]
    blocks: tuple[Block, ...]
    is_default: bool = False
    is_wide: bool = False

    def titles(self) -> tuple[str, ...]:
        """Every title that the form always prints, in order."""
        always = (block for block in self.blocks if not block.is_optional)
        return tuple(title for block in always for title in block.titles())

    def until(self, month: int | None) -> Form:
        """The form with the months that its titles leave open: 1-n月执行数 as 1-7月执行数.

        Without a month they are dropped, 执行数.
        """
        period = f"1-{month}月" if month else ""
        return replace(self, blocks=tuple(_until(one, period) for one in self.blocks))

    def columns(self, kind: str) -> tuple[Slot, ...]:
        """The columns of the blocks of one kind."""
        return tuple(slot for block in self.blocks if block.kind == kind for slot in block.columns)


def _until(block: Block, period: str) -> Block:
    columns = (replace(one, title=one.title.replace(MONTHS, period)) for one in block.columns)
    return replace(block, columns=tuple(columns))


def _slot(data: dict[str, Any]) -> Slot:
    return Slot(**{**data, "also": tuple(data.get("also", ()))})


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
        rows = tuple(
            FundRow(FundSource(one["source"]), one["title"], tuple(one.get("also", ())))
            for one in body["rows"]
        )
        return Block("funds", label, columns, fund_rows=rows)
    if kind == "plan":
        return Block("plan", label, columns, steps=tuple(body["default"]))
    total = body.get("total", "")
    rows_of_slots = tuple(tuple(_slot(one) for one in row) for row in body.get("rows", ()))
    return Block(kind, label, columns, rows=rows_of_slots, total=total)


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
        is_default=data.get("is_default", False),
        is_wide=data.get("is_wide", False),
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
