"""Blocks written as texts that keep or lose the cells of their tables."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.corpus.layout import LEFT, UP, Block, Table


def _rows(table: Table) -> list[list[str]]:
    return [["" if one == UP else one for one in row if one != LEFT] for row in table]


def _text(blocks: list[Block], printed: Callable[[Table], list[str]]) -> bytes:
    lines: list[str] = []
    for block in blocks:
        lines += [block] if isinstance(block, str) else printed(block)
    return ("\n".join(lines) + "\n").encode()


def tabs(blocks: list[Block]) -> bytes:
    """A cell a line behind a tab, an empty line behind each row."""
    return _text(
        blocks,
        lambda table: [line for row in _rows(table) for line in [*("\t" + one for one in row), ""]],
    )


def cell_a_line(blocks: list[Block]) -> bytes:
    """A cell a line; blank cells are lost."""
    return _text(
        blocks, lambda table: [one.replace("\n", "") for row in _rows(table) for one in row if one]
    )


def pipes(blocks: list[Block]) -> bytes:
    """Rows in pipes, merged and blank cells kept empty."""
    return _text(
        blocks,
        lambda table: [
            "| " + " | ".join(one.replace("\n", "") for one in row) + " |" for row in _rows(table)
        ],
    )


def blanks(blocks: list[Block]) -> bytes:
    """A line a row, cells divided by two blanks; blank cells are lost."""
    return _text(
        blocks,
        lambda table: [
            "  ".join(one.replace("\n", "") for one in row if one) for row in _rows(table)
        ],
    )


def glued(blocks: list[Block]) -> bytes:
    """A line a row with nothing between the cells."""
    return _text(blocks, lambda table: ["".join(row).replace("\n", "") for row in _rows(table)])


def run_together(blocks: list[Block]) -> bytes:
    """A whole table in one line with nothing between the cells, the title in front of it."""
    return _text(
        blocks,
        lambda table: ["".join(one for row in _rows(table) for one in row).replace("\n", "")],
    )


def ragged(blocks: list[Block]) -> bytes:
    """Rows in pipes that lost their blank and merged cells, so that the rest moved to the left."""

    def printed(table: Table) -> list[str]:
        rows = ([one.replace("\n", "") for one in row if one] for row in _rows(table))
        return [f"|{'|'.join(row)}|" + "|" * 12 * (at % 2) for at, row in enumerate(rows)]

    return _text(blocks, printed)
