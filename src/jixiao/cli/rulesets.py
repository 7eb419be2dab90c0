"""``jixiao rulesets``: every rule-set that scores can be worked out by."""

from __future__ import annotations

import click

from jixiao.cli.command import Verb
from jixiao.cli.options import HELP

HELP_TEXT = "列出全部评分办法：名称、依据、适用范围、分值和等级。"


@click.command("rulesets", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@HELP
def command() -> int:
    """Print every rule-set."""
    from jixiao.cli.views import show_rulesets
    from jixiao.scoring.ruleset import all_rulesets

    show_rulesets(all_rulesets())
    return 0
