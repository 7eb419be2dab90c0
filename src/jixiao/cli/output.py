"""What goes to stdout: JSON Lines, and tables for people."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from jixiao.cli.messages import NobodyReads
from jixiao.domain.plain import to_plain

if TYPE_CHECKING:
    from rich.console import Console

LEAST_WIDTH = 110


def print_json(value: object) -> None:
    """One JSON object on one line; nothing else ever goes to stdout beside it."""
    print_line(json.dumps(to_plain(value), ensure_ascii=False))


def print_line(text: str) -> None:
    """A line in UTF-8, whatever the terminal's encoding is."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise NobodyReads from None


def console() -> Console:
    """Where tables are printed: as wide as the terminal, and wide enough in a pipe."""
    from jixiao.cli.terminal import Terminal

    return Terminal(width=None if sys.stdout.isatty() else LEAST_WIDTH, highlight=False)


def short(text: str, *, length: int = 60) -> str:
    """A text on one line, cut with … where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"
