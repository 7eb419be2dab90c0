"""What is said to the user on stderr: faults of use in Chinese, problems, progress."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, TypeVar

import click

from jixiao.domain.problem import Problem

Item = TypeVar("Item")


class NobodyReads(Exception):
    """Whoever read the output has gone (``| head``)."""


def say(message: str) -> None:
    """Print one message to stderr."""
    click.echo(message, err=True)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Print problems to stderr, one a line."""
    for problem in problems:
        say(f"问题：{problem.message}")


def said_in_chinese(error: click.ClickException) -> str:
    """The Chinese sentence for a fault in the use of the command line."""
    for kind, words in SAID.items():
        if isinstance(error, kind):
            return words(error)
    return error.format_message()


EXTRA = re.compile(r"unexpected extra arguments? \((.+)\)")
HELP_LINE = "；用 jixiao --help 或 jixiao 命令 --help 查看用法"


def _no_such_option(error: Any) -> str:
    near = f"，是否想用 {'、'.join(error.possibilities)}" if error.possibilities else ""
    return f"没有选项 {error.option_name}{near}{HELP_LINE}"


def _bad_parameter(error: Any) -> str:
    name = error.param.opts[-1] if error.param else "参数"
    if error.param is not None and isinstance(error.param.type, click.Choice):
        choices = "、".join(str(one) for one in error.param.type.choices)
        return f"{name} 的取值不对；可以是 {choices}"
    if error.param is not None and isinstance(error.param.type, click.Path):
        return f"{name} 的取值不对：要写文件夹的名称，不能是已有的文件{HELP_LINE}"
    return f"{name} 的取值不对{HELP_LINE}"


def _missing(error: Any) -> str:
    if isinstance(error.param, click.Option):
        return f"缺少选项 {error.param.opts[-1]}{HELP_LINE}"
    return f"缺少参数 {error.param.human_readable_name if error.param else ''}{HELP_LINE}"


def _misused(error: Any) -> str:
    extra = EXTRA.search(error.message)
    what = f"多写了 {extra[1]}" if extra else "命令的写法不对"
    return f"{what}{HELP_LINE}"


SAID: dict[type[click.ClickException], Callable[[Any], str]] = {
    click.NoSuchOption: _no_such_option,
    click.MissingParameter: _missing,
    click.BadParameter: _bad_parameter,
    click.exceptions.NoSuchCommand: lambda error: f"没有命令 {error.command_name}{HELP_LINE}",
    click.BadOptionUsage: lambda error: (
        f"选项 {error.option_name} 缺少取值，或者写了不需要的取值{HELP_LINE}"
    ),
    click.UsageError: _misused,
}


def with_progress(
    items: Iterable[Item], *, total: int, words: str, unit: str = ""
) -> Iterator[Item]:
    """Go through items, with a bar on stderr where that is a terminal and there are several.

    ``unit`` is what is counted, where so many a second are to be shown.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = [TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
    if unit:
        from jixiao.cli.rate import Rate

        columns.insert(3, Rate(unit))
    shown = console.is_terminal and total > 1
    with Progress(*columns, console=console, transient=True, disable=not shown) as progress:
        yield from progress.track(items, total=total)


def begun(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, the first worked out already: two bars never stand at once."""
    coming = iter(items)
    return chain(list(islice(coming, 1)), coming)
