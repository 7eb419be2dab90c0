"""``jixiao rules``: every rule of the audit."""

from __future__ import annotations

import click

from jixiao.cli.command import Verb
from jixiao.cli.options import HELP, output_format

HELP_TEXT = "列出全部检查规则；用 jixiao explain 编号 查看一条规则的说明。"


@click.command("rules", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@output_format("table", "json")
@HELP
def command(form: str) -> int:
    """Print every rule."""
    from jixiao.audit.loader import all_rules
    from jixiao.cli.output import print_json
    from jixiao.cli.views import show_rules

    if form == "json":
        for one in all_rules():
            facts = {"code": one.code, "severity": one.severity, "title": one.title}
            print_json({**facts, "basis": one.basis})
    else:
        show_rules(all_rules())
    return 0
