"""Commands whose help speaks Chinese."""

from __future__ import annotations

import click


class Verb(click.Command):
    """A command with the headings of its help in Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be added to the command."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        found = [record for one in options if (record := one.get_help_record(ctx))]
        records = [(name, words.replace("[required]", "（必填）")) for name, words in found]
        with formatter.section("选项"):
            formatter.write_dl(records)
