"""Arguments and options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jixiao.domain.finding import Severity

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

SEVERITIES = {word: one.value for one in Severity for word in (one.value, one.label)}
PATHS = click.argument(
    "paths", nargs=-1, required=True, metavar="文件…", type=click.Path(path_type=Path)
)
RULESET = click.option("--ruleset", metavar="名称", help="评分办法；不写则按文件的年度和种类选取")
JOBS = click.option(
    "--jobs",
    default=1,
    metavar="个数",
    type=click.IntRange(1, 64),
    help="同时用几个进程读取，默认1；文件多时可设为处理器个数",
)
CAUSES = click.option(
    "--causes", multiple=True, metavar="文件", type=click.Path(path_type=Path),
    help="上月写出、由单位填写了原因和措施的支出进度表，填好的内容印进这个月的表；可以写几次",
)  # fmt: skip
HELP = click.help_option("--help", "-h", help="显示帮助")


def output_format(*choices: str) -> Decorator:
    """The option --format with the choices of a verb, the first one by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        help=f"输出格式，默认{choices[0]}",
    )


def output_path(words: str) -> Decorator:
    """The option -o with the file that a verb writes."""
    return click.option(
        "-o", "--output", metavar="文件", type=click.Path(path_type=Path), help=words
    )


class SeverityChoice(click.Choice[str]):
    """A severity by its English or its Chinese word."""

    def __init__(self) -> None:
        super().__init__([one.value for one in Severity])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The English word; faults are those of any choice."""
        return super().convert(SEVERITIES.get(value, value), param, ctx)


def file_option(name: str, words: str) -> Decorator:
    """An option that names a file."""
    return click.option(name, metavar="文件", type=click.Path(path_type=Path), help=words)


def ledger_option(words: str, *, is_required: bool = False) -> Decorator:
    """The option --ledger: a ledger, or exports of payments and budgets, one option each."""
    return click.option(
        "--ledger",
        "ledgers",
        required=is_required,
        multiple=True,
        metavar="台账",
        type=click.Path(path_type=Path),
        help=f"{words}；也可以直接给出导出的支付、预算明细，写几次",
    )
