"""A console that ends quietly when nobody reads its output any more (``| head``)."""

from __future__ import annotations

from rich.console import Console

from jixiao.cli.messages import NobodyReads


class Terminal(Console):
    """Where tables are printed."""

    def on_broken_pipe(self) -> None:
        """Leave the end of the program to ``main``, which knows the exit code."""
        raise NobodyReads
