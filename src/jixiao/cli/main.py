"""``jixiao``: the group of commands, with every message in Chinese."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from jixiao import __version__
from jixiao.cli.command import Verb
from jixiao.cli.messages import NobodyReads, said_in_chinese, say
from jixiao.pipeline import Unknown

COMMANDS = {
    "read": "读取文件，列出其中的绩效表、指标和项目清单",
    "check": "检查文件，列出问题、位置、依据和改法",
    "acknowledge": "确认一个问题情况属实、不必改正，写明理由，以后不再提示",
    "explain": "说明一条检查规则",
    "rules": "列出全部检查规则",
    "rulesets": "列出全部评分办法",
    "form": "列出全部表样，写出待填的表",
    "weights": "按评分办法给新绩效表的指标分配分值，合计正好100分",
    "score": "按评分办法重新计算自评得分，列出与原表的差异；生成待填的自评表",
    "ledger": "支付台账：导入支付明细和预算指标，查看，认领没有项目的支付",
    "monitor": "看支出进度：台账与计划相比，列出亮灯、全年预测和支出缓慢的项目",
    "bulk": "成批读取、检查、评分文件夹里的文件，或给指标表评分，写成Parquet表",
    "report": "生成正式文件：自评报告、绩效表、整改通知书、支出进度表等",
    "trace": "追溯生成的文件中的数字：取自哪个文件的哪一处，是否被改动",
    "template": "用自己的Word模板：列出可用字段，检查模板，写出模板样例",
    "export": "按预算管理一体化的表和字段名称导出绩效表和评价结果",
    "serve": "启动网页应用：在浏览器里办理全年的绩效工作",
    "verify-trail": "核对网页应用的办理留痕，看有没有记录被改动、删除、插入或调换",
    "demo": "用自带的2020年公开报告演示全过程",
}

ABOUT = "绩效（jixiao）：读取、检查、评分预算绩效管理文件，并生成正式材料。"


class LazyGroup(Verb, click.Group):
    """A group that imports a command's module only when the command is run."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The verbs in the order of the work."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_")
        command: click.Command = import_module(f"jixiao.cli.{module}").command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the verbs with their line of help; none is imported for it."""
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, help=ABOUT, options_metavar="[选项]", subcommand_metavar="命令 [参数]…")
@click.version_option(__version__, "--version", message="jixiao %(version)s", help="显示版本")
@click.help_option("--help", "-h", help="显示帮助")
def group() -> None:
    """The group of all verbs."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with the exit code of the contract."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = group.main(args=arguments, prog_name="jixiao", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = 2
    except click.ClickException as error:
        say(said_in_chinese(error))
        code = 2
    except Unknown as error:
        say(str(error))
        code = 2
    except (click.Abort, KeyboardInterrupt):
        say("已中断；已经写出的文件仍可使用")
        code = 130
    except NobodyReads:
        # What is still held back goes nowhere, or Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
