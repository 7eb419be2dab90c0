"""``jixiao rulesets``: every rule-set, one of them in full, and an official's own file tried."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao.cli.command import Verb
from jixiao.cli.options import HELP

HELP_TEXT = "列出全部评分办法：名称、依据、适用范围、分值和等级；也可以试算自己写的评分办法文件。"
CHECK_TEXT = (
    "试算评分办法文件：写法、分值合计、评分方法、档次界限，以及每个案例是否得出写明的得分；"
    "每个问题都写明在哪一行、怎样改。\n\n"
    "退出码：0 全部正确，1 有案例得分不符，2 文件不能使用。"
)
SHOW_TEXT = "说明一个评分办法：依据、适用范围、分值、评分方法、档次、等级和案例。"
VERBS = {"check": "试算评分办法文件", "show": "说明一个评分办法"}


class Verbs(Verb, click.Group):
    """A group with the headings of its help in Chinese."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the verbs."""
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    "rulesets",
    cls=Verbs,
    options_metavar="[选项]",
    subcommand_metavar="[命令 参数]",
    help=HELP_TEXT,
    invoke_without_command=True,
)
@HELP
@click.pass_context
def command(context: click.Context) -> int:
    """Print every rule-set, unless something else is asked for."""
    if context.invoked_subcommand is None:
        from jixiao.cli.views import show_rulesets
        from jixiao.scoring.ruleset import all_rulesets

        show_rulesets(all_rulesets())
    return 0


@command.command("check", cls=Verb, options_metavar="[选项]", help=CHECK_TEXT)
@click.argument("paths", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@HELP
def check(paths: tuple[Path, ...]) -> int:
    """Try the files of rule-sets; the exit code is the worst of them."""
    return max(map(_check, paths))


def _check(path: Path) -> int:
    from jixiao.cli.output import print_line
    from jixiao.scoring.ruleset_check import RulesetMistake, try_ruleset

    try:
        ruleset, faults = try_ruleset(path)
    except RulesetMistake as mistake:
        for message in mistake.messages:
            print_line(message)
        return 2
    for message in faults:
        print_line(message)
    count = len(ruleset.cases)
    failed = f"，{len(faults)}个得分不符" if faults else "，全部得出写明的得分"
    print_line(f"{path}：评分办法“{ruleset.title}”可以使用；案例{count}个{failed}")
    return 1 if faults else 0


@command.command("show", cls=Verb, options_metavar="[选项]", help=SHOW_TEXT)
@click.argument("name", metavar="名称")
@HELP
def show(name: str) -> int:
    """Print what one rule-set says."""
    from jixiao.cli.output import print_line
    from jixiao.pipeline import Unknown
    from jixiao.scoring.explain import explained
    from jixiao.scoring.ruleset import find_ruleset

    if (found := find_ruleset(name)) is None:
        raise Unknown(f"没有名为“{name}”的评分办法；用 jixiao rulesets 查看全部评分办法")
    print_line(explained(found))
    return 0
