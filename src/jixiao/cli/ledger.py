"""``jixiao ledger``: exports of payments and budgets into a ledger, and what it holds."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao.cli.command import Verb
from jixiao.cli.messages import say
from jixiao.cli.options import HELP, PATHS, file_option, output_format
from jixiao.pipeline import Unknown, ledger

HELP_TEXT = "支付台账：导入一体化平台导出的支付明细和预算指标，查看台账，认领没有项目的支付。"
IMPORT_TEXT = (
    "把导出的支付明细、预算指标导入台账；重复导入不会重复计算，不能导入的行另存一份并写明原因。\n\n"
    "退出码：0 全部导入，1 有没导入的行，2 文件无法使用。"
)
LEDGER = click.argument("path", metavar="台账", type=click.Path(path_type=Path))


class LedgerGroup(Verb, click.Group):
    """The verbs of the ledger, with headings in Chinese."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the verbs with their line of help."""
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(
                [(name, one.get_short_help_str(80)) for name, one in self.commands.items()]
            )


@click.group(
    "ledger", cls=LedgerGroup, help=HELP_TEXT, options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
)  # fmt: skip
@HELP
def command() -> None:
    """The group of the ledger's verbs."""


@command.command("import", cls=Verb, options_metavar="[选项]", help=IMPORT_TEXT)
@PATHS
@click.option(
    "--into", required=True, metavar="台账", type=click.Path(path_type=Path, dir_okay=False),
    help="台账文件，没有就新建",
)  # fmt: skip
@file_option("--mapping", "列对应文件：有就照用，没有就把识别的结果存进去")
@click.option("--kind", type=click.Choice(["payments", "budgets"]), help="支付明细还是预算指标")
@click.option("--unit", type=click.Choice(["元", "万元"]), help="列标题没有写单位时用的单位")
@click.option("--year", type=click.IntRange(2000, 2099), metavar="年度", help="没有年度列时的年度")
@output_format("table", "json")
@HELP
def import_(
    paths: tuple[Path, ...], into: Path, *, form: str, year: int | None, **said: str
) -> int:
    """Import exports and say what became of their rows."""
    from jixiao.cli.ledger_view import outcome_plain, show_outcome

    mapping = said["mapping"]
    settings = ledger.Settings(
        Path(mapping) if mapping else None, said["kind"], said["unit"], fiscal_year=year
    )
    outcomes = ledger.import_files(paths, into, settings=settings)
    for one in outcomes:
        for problem in one.problems:
            say(f"问题：{problem}")
        if form == "json":
            from jixiao.cli.output import print_json

            print_json(outcome_plain(one))
        elif one.tables:
            show_outcome(one)
    if any(not one.tables for one in outcomes):
        return 2
    return int(any(table.counts.refused for one in outcomes for table in one.tables))


@command.command("show", cls=Verb, options_metavar="[选项]", help="查看台账里有什么、待认领的支付")
@LEDGER
@HELP
def show(path: Path) -> int:
    """Print what a ledger holds."""
    from jixiao.cli.ledger_view import show_ledger

    show_ledger(*ledger.show(path))
    return 0


@command.command(
    "assign", cls=Verb, options_metavar="[选项]", help="把没有项目的支付认领到项目，或记入日常公用"
)
@LEDGER
@click.argument("vouchers", nargs=-1, required=True, metavar="凭证号…")
@click.option("--project", metavar="编码或名称", help="认领到这个项目")
@click.option("--basic", is_flag=True, help="记入基本支出（日常公用）")
@HELP
def assign(path: Path, vouchers: tuple[str, ...], *, project: str | None, basic: bool) -> int:
    """Give payments to a project or to running costs."""
    if basic == bool(project):
        raise Unknown("请写明认领到哪里：--project 项目编码，或者 --basic（日常公用），二者选一")
    count = ledger.assign(path, vouchers, project=project)
    say(f"已认领{count}笔凭证到{f'项目“{project}”' if project else '基本支出'}")
    return 0
