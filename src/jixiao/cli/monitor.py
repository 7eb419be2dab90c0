"""``jixiao monitor``: progress against plan, lights, forecast, slow projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.options import CAUSES, HELP, ledger_option, output_format, output_path
from jixiao.cli.writing import writing
from jixiao.domain.dates import read_date
from jixiao.domain.document import Document
from jixiao.domain.month import Month, UnreadableMonth
from jixiao.domain.problem import Problem
from jixiao.domain.watching import WatchReport
from jixiao.pipeline import Unknown
from jixiao.pipeline import monitoring as watching
from jixiao.pipeline.causes import read_causes

HELP_TEXT = (
    "按月看支出进度：台账与资金支出计划相比，列出亮灯、全年预测和支出缓慢的项目。\n\n"
    "退出码：0 没有红灯，1 有红灯，2 文件无法使用。"
)


@click.command("monitor", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@ledger_option("jixiao ledger import 建立的台账文件", is_required=True)
@click.option(
    "--sheets", multiple=True, metavar="文件", type=click.Path(path_type=Path),
    help="绩效表，取资金支出计划；监控表还取目标的完成情况；可以写几次",
)  # fmt: skip
@CAUSES
@click.option(
    "--as-of", required=True, metavar="日期", help="截止日期，如2024-07-31；只写月份的，按月末"
)
@click.option(
    "--by", default="project", metavar="口径",
    help="按什么汇总，默认project（项目）；还可以是category、department、unit、source、"
    "economic_class、month，几个之间用逗号隔开",
)  # fmt: skip
@click.option(
    "--lights", default="", metavar="名称", help="亮灯办法，默认plan；也可以是自己的.yaml文件"
)
@click.option("--year", type=int, metavar="年度", help="预算年度，不写则为截止日期的年度")
@output_format("table", "json", "xlsx")
@output_path("xlsx格式写入的文件")
@HELP
def command(ledgers: tuple[Path, ...], sheets: tuple[Path, ...], as_of: str, **given: Any) -> int:
    """Watch the money of a year at a date."""
    day, by = day_of(as_of), watching.groupings(given["by"])
    documents, causes = list(_documents(sheets)), read_causes(given["causes"])
    told: list[Problem] = []
    with watching.ledger(*ledgers, fiscal_year=given["year"] or day.year, told=told) as connection:
        found = watching.monitor(
            connection,
            day,
            documents=documents,
            by=by,
            lights=given["lights"],
            fiscal_year=given["year"],
            causes=causes,
        )
    found = replace(found, problems=(*told, *found.problems))
    tell_problems(found.problems)
    _print(found, given["form"], ledgers=ledgers, output=given["output"])
    if any(not one.is_readable for one in documents):
        return 2
    return 1 if found.has_red else 0


def _documents(paths: tuple[Path, ...]) -> list[Document]:
    found = pipeline.files(paths)
    documents = []
    for one in with_progress(pipeline.read_all(found), total=len(found), words="读取"):
        tell_problems(one.problems)
        documents.append(one)
    return documents


def day_of(text: str) -> date:
    """A day as it was written; of a month alone the last one. Raises Unknown where it is none."""
    try:
        return Month.parse(text).last
    except UnreadableMonth:
        pass
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    found = read_date(text)
    end = found.period.end if found else None
    if end is None or not (end.year and end.month and end.day):
        raise Unknown(f"“{text}”不是日期；请写成2024-07-31、2024年7月31日或2024-07")
    try:
        return date(end.year, end.month, end.day)
    except ValueError:
        raise Unknown(f"“{text}”这一天不存在；请检查月份和日期") from None


def _print(found: WatchReport, form: str, *, ledgers: Sequence[Path], output: Path | None) -> None:
    if form == "json":
        from jixiao.cli.output import print_json

        print_json(progress_plain(found, ledgers))
    elif form == "table":
        from jixiao.cli.monitor_view import show_report

        show_report(found)
    else:
        from jixiao.reports.workbooks.monitor import write_watch_report

        target = output or Path("支出进度.xlsx")
        with writing(target, given=ledgers):
            write_watch_report(found, target)
        say(f"已写入 {target}")


def progress_plain(found: WatchReport, ledgers: Sequence[Path]) -> dict[str, object]:
    """What ``monitor --format json`` prints."""
    return {
        "schema": watching.PROGRESS_SCHEMA,
        "ledger": [str(one) for one in ledgers],
        "fiscal_year": found.fiscal_year,
        "as_of": found.as_of,
        "by": found.by,
        "lights": found.lights,
        "totals": found.totals,
        "total_forecasts": found.total_forecasts,
        "rows": found.rows,
        "slow": found.slow,
        "problems": found.problems,
    }
