"""``jixiao report``: official documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.options import CAUSES, HELP, RULESET, ledger_option
from jixiao.cli.writing import writing
from jixiao.domain.document import Document
from jixiao.domain.light import Light
from jixiao.domain.problem import Problem
from jixiao.pipeline import Unknown

KINDS = ("self-evaluation", "sheets", "findings", "progress", "monitoring")
OF_LEDGER = KINDS[3:]
PROGRESS = KINDS[3]

HELP_TEXT = (
    "生成自评工作报告、绩效表、问题清单、月度支出进度表或绩效运行监控表。\n\n"
    "支出进度表和监控表取自台账，要写--ledger和--as-of；支出进度表只取所给文件中的资金支出计划，"
    "监控表按所给文件中的绩效目标表填写资金，其余留空待填。\n\n"
    "退出码：0 已生成，2 文件无法使用。"
)


@click.command("report", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.argument("paths", nargs=-1, metavar="[文件…]", type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default=KINDS[0],
    help="self-evaluation 自评工作报告（默认）；sheets 绩效表；findings 问题清单；"
    "progress 支出进度表；monitoring 绩效运行监控表（1月至截止日期）",
)
@click.option(
    "-o", "--output", required=True, metavar="文件", type=click.Path(path_type=Path),
    help="写入的文件，按后缀写成 .docx 或 .xlsx；支出进度表还可以只要图，写成 .svg",
)  # fmt: skip
@ledger_option("支出台账；用于支出进度表和监控表")
@click.option(
    "--as-of", default="", metavar="日期", help="支出进度表、监控表的截止日期，如2025-07-31"
)
@CAUSES
@RULESET
@HELP
@click.pass_context
def command(
    context: click.Context,
    /,
    paths: tuple[Path, ...],
    kind: str,
    output: Path,
    ruleset: str | None,
    **given: Any,
) -> int:
    """Write an official document."""
    asked = _OfLedger(**given)
    _refuse(asked, kind)
    if not paths and kind != PROGRESS:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    if kind in OF_LEDGER:
        return _of_ledger(paths, output, kind=kind, asked=asked)
    results = []
    found = pipeline.files(paths)
    documents = pipeline.read_all(found)
    for document in with_progress(documents, total=len(found), words="读取"):
        checked = pipeline.check(document, ruleset=ruleset)
        tell_problems(checked.document.problems)
        results.append(checked)
    if not any(one.document.is_readable for one in results):
        return 2
    with writing(output, given=paths):
        pipeline.write_report(results, kind=kind, path=output)
    say(f"已写入 {output}")
    return 0


class _OfLedger(NamedTuple):
    """What the user says of the ledger, the date and the causes reported before."""

    ledgers: tuple[Path, ...]
    as_of: str
    causes: tuple[Path, ...]


def _refuse(asked: _OfLedger, kind: str) -> None:
    """Raise Unknown for options that the kind of document has no use for."""
    if asked.causes and kind != PROGRESS:
        raise Unknown("--causes 只用于支出进度表；请加上 --kind progress，或删去这一项")
    if kind not in OF_LEDGER and (asked.ledgers or asked.as_of):
        raise Unknown(
            "--ledger 和 --as-of 只用于支出进度表和监控表；请加上 --kind progress 或 "
            "--kind monitoring，或删去这两项"
        )


def _of_ledger(paths: tuple[Path, ...], output: Path, *, kind: str, asked: _OfLedger) -> int:
    """Write the monthly table of a ledger beside the plans of sheets, or monitoring sheets."""
    from jixiao.cli.monitor import day_of

    if not asked.ledgers or not asked.as_of:
        raise Unknown(
            "支出进度表和监控表取自台账；请写明台账和截止日期，"
            "如 --ledger 台账.duckdb --as-of 2025-07-31"
        )
    day = day_of(asked.as_of)
    documents = []
    found = pipeline.files(paths) if paths else []
    for one in with_progress(pipeline.read_all(found), total=len(found), words="读取"):
        tell_problems(one.problems)
        documents.append(one)
    with writing(output, given=(*paths, *asked.ledgers, *asked.causes)):
        write = _write_progress if kind == PROGRESS else _write_monitoring
        problems = write(asked, output, day, documents)
    tell_problems(problems)
    say(f"已写入 {output}")
    return 0 if all(one.is_readable for one in documents) else 2


def _write_progress(
    asked: _OfLedger, output: Path, day: date, documents: list[Document]
) -> tuple[Problem, ...]:
    from jixiao.pipeline.causes import read_causes
    from jixiao.pipeline.progress_report import write_progress

    causes = read_causes(asked.causes)
    return write_progress(asked.ledgers, output, as_of=day, documents=documents, causes=causes)


def _write_monitoring(
    asked: _OfLedger, output: Path, day: date, documents: list[Document]
) -> tuple[Problem, ...]:
    """Write the sheets, and print the light of each project with what gave it."""
    from jixiao.pipeline.goals import write_monitoring

    watched, problems = write_monitoring(asked.ledgers, output, as_of=day, documents=documents)
    for one in watched:
        money, goal = one.money, one.goal
        click.echo(
            f"{one.sheet.project.name}：{one.light.colour.label}"
            f"（资金{money.colour.label}{_why(money)}；目标{goal.colour.label}{_why(goal)}）"
        )
    return problems


def _why(light: Light) -> str:
    return f"，{light.reason}" if light.reason else ""
