"""``jixiao acknowledge``: let a finding stand, with the reason."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from jixiao import pipeline
from jixiao.cli.acknowledgements import NAME, Lists, add_to_list, name_in
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems
from jixiao.cli.options import HELP, RULESET, file_option
from jixiao.cli.sifting import Marked, Sieve
from jixiao.cli.writing import writing
from jixiao.domain.acknowledgement import Acknowledgement
from jixiao.pipeline import Unknown

HELP_TEXT = (
    "确认文件中一个问题情况属实、不必改正；以后检查时不再列出，只计个数。\n\n"
    f"确认说明写在文件旁边的{NAME}里，随文件一起保存、交接；必须写明理由。"
    "编号查出几个问题的，用 --project、--indicator 缩小范围，否则全部确认。\n\n"
    "退出码：0 已写入，2 没有这样的问题，或文件无法使用。"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be let stand, and on what ground."""

    file: Path
    code: str
    reason: str
    by: str | None
    project: str
    indicator: str
    beside: tuple[Path, ...]
    ruleset: str | None
    acknowledgements: Path | None


@click.command("acknowledge", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.argument("code", metavar="编号")
@click.option("--reason", required=True, metavar="理由", help="为什么情况属实、不必改正")
@click.option("--by", metavar="姓名", help="确认人；不写则用计算机的登录名")
@click.option("--project", default="", metavar="名称", help="只确认这个项目的")
@click.option("--indicator", default="", metavar="名称", help="只确认这个指标的")
@click.option(
    "--with", "beside", multiple=True, metavar="文件", type=click.Path(path_type=Path),
    help="与它互相核对的文件；问题是几份文件之间的，要写上另外几份",
)  # fmt: skip
@RULESET
@file_option("--acknowledgements", f"写入的清单；不写则用文件旁边的{NAME}")
@HELP
def command(**given: Any) -> int:
    """Check one file by one rule and write down what is let stand."""
    wanted = Wanted(**given)
    if not wanted.reason.strip():
        raise Unknown("--reason 是空的：确认一个问题必须写明理由")
    rule = pipeline.one_rule(wanted.code)
    documents = [pipeline.read(one) for one in pipeline.files((wanted.file, *wanted.beside))]
    checked = next(iter(pipeline.check_all(documents, rules=[rule], ruleset=wanted.ruleset)))
    tell_problems(checked.document.problems)
    if not checked.document.is_readable:
        return 2
    only = wanted.acknowledgements
    lists = Lists(only if only and only.is_file() else None)
    meant = [one for one in Sieve(lists=lists).sift(checked).marked if _is_meant(one, wanted)]
    path = only or lists.path_for(checked.document.source.path)
    entries = [_entry(one, wanted, path=path) for one in meant if one.acknowledgement is None]
    if not entries:
        raise Unknown(_nothing(wanted, known=len(meant)))
    with writing(path, given=(wanted.file, *wanted.beside)):
        add_to_list(path, entries)
    _tell(entries, path)
    return 0


def _is_meant(one: Marked, wanted: Wanted) -> bool:
    finding = one.finding
    return wanted.project in ("", finding.project) and wanted.indicator in ("", finding.indicator)


def _entry(one: Marked, wanted: Wanted, *, path: Path) -> Acknowledgement:
    finding = one.finding
    return Acknowledgement(
        name_in(path, str(wanted.file)),
        finding.code,
        one.fingerprint,
        wanted.reason.strip(),
        by=_login() if wanted.by is None else wanted.by.strip(),
        on=datetime.now(UTC).astimezone().date(),
        project=finding.project,
        indicator=finding.indicator,
        message=finding.message,
    )


def _login() -> str:
    """The name under which the user is signed in; empty where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _nothing(wanted: Wanted, *, known: int) -> str:
    narrowed = "、".join(f"“{one}”" for one in (wanted.project, wanted.indicator) if one)
    where = f"{wanted.file}{f'的{narrowed}' if narrowed else ''}"
    if known:
        return f"{where}：{wanted.code.upper()}的{known}个问题都已确认过；要改理由，请直接修改清单"
    return (
        f"{where}：没有{wanted.code.upper()}查出的问题，无须确认；"
        "请用 jixiao check 核对编号、项目和指标的名称"
    )


def _tell(entries: Sequence[Acknowledgement], path: Path) -> None:
    for one in entries:
        say(f"已确认 {one.code}：{one.message}")
    say(f"已写入 {path}，共{len(entries)}条")
