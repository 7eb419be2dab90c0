"""``jixiao explain CODE``: what a rule says."""

from __future__ import annotations

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.options import HELP

HELP_TEXT = "说明一条检查规则：查什么、依据、怎样改，以及会报和不会报的例子。"


@click.command("explain", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.argument("code", metavar="编号")
@HELP
def command(code: str) -> int:
    """Print what one rule says."""
    from jixiao.audit.explain import explained
    from jixiao.cli.output import print_line

    print_line(explained(pipeline.one_rule(code)))
    return 0
