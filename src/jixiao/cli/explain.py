"""``jixiao explain CODE``: what a rule says."""

from __future__ import annotations

import click

from jixiao.cli.command import Verb
from jixiao.cli.options import HELP
from jixiao.pipeline import Unknown

HELP_TEXT = "说明一条检查规则：查什么、依据、怎样改，以及会报和不会报的例子。"


@click.command("explain", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.argument("code", metavar="编号")
@HELP
def command(code: str) -> int:
    """Print what one rule says."""
    from jixiao.audit.explain import explained
    from jixiao.audit.loader import find_rule
    from jixiao.cli.output import print_line

    rule = find_rule(code)
    if rule is None:
        raise Unknown(f"没有编号为“{code}”的规则；用 jixiao rules 查看全部规则")
    print_line(explained(rule))
    return 0
