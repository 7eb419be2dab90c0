"""``jixiao report``: official documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.options import CAUSES, HELP, RULESET, file_option, ledger_option
from jixiao.cli.report_ledger import KINDS as OF_LEDGER
from jixiao.cli.report_ledger import PROGRESS, OfLedger, refuse_unused, report_of_ledger
from jixiao.cli.writing import writing
from jixiao.pipeline import Checked, Unknown, Wanted
from jixiao.pipeline.paper_formats import WORD
from jixiao.pipeline.papers import KINDS, write_report

DEFAULT = "self-evaluation"
NAMES = {**{kind: name for kind, (name, _suffixes) in KINDS.items()}, **OF_LEDGER}
HELP_TEXT = (
    "生成正式文件：自评工作报告、绩效表、整改通知书、支出进度表等，按公文格式排版。"
    "按文件名的后缀写成 .docx、.pdf、.html 或 .ofd（试验）；"
    "绩效表、整改台账、支出进度表还可写成 .xlsx，问题清单只写成 .xlsx。\n\n"
    "文件已经存在并且是本程序生成的，再次生成时保留您改写和补填的段落；不需要保留的加 --fresh。"
    "数字都可以用 jixiao trace 追溯到来源。\n\n"
    "支出进度表和监控表取自台账，要写--ledger和--as-of；支出进度表只取所给文件中的资金支出计划，"
    "监控表按所给文件中的绩效目标表填写资金，其余留空待填。\n\n"
    "退出码：0 已生成，2 文件无法使用。"
)
KIND_HELP = "；".join(
    f"{kind} {name}{'（默认）' if kind == DEFAULT else ''}" for kind, name in NAMES.items()
)


@click.command("report", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.argument("paths", nargs=-1, metavar="[文件…]", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(list(NAMES)), default=DEFAULT, help=KIND_HELP)
@click.option(
    "-o", "--output", required=True, metavar="文件", type=click.Path(path_type=Path),
    help="写入的文件，按后缀决定格式；支出进度表还可以只要图，写成 .svg 或 .png",
)  # fmt: skip
@file_option("--template", "自己的Word模板，用于自评工作报告；见 jixiao template")
@file_option("--last-year", "上年度的绩效表或报告，用来比较；用于自评工作报告")
@click.option("--sender", default="", metavar="名称", help="发文单位，用于函、通知书和复核记录")
@click.option("--number", default="", metavar="文号", help="发文字号，用于函和通知书")
@click.option("--date", "day", default="", metavar="日期", help="成文日期，如2026-11-23")
@click.option("--deadline", default="", metavar="日期", help="整改期限，用于整改通知书")
@click.option("--with-sources", is_flag=True, help="在文件后面附“数据来源表”，逐个列出数字的出处")
@click.option("--fresh", is_flag=True, help="覆盖已有的文件，不保留其中改写过的段落")
@click.option(
    "--fonts", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False),
    help="写PDF、OFD时先用这个文件夹中的字体，如方正小标宋、仿宋_GB2312",
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
    context: click.Context, /, paths: tuple[Path, ...], kind: str, output: Path, **given: Any
) -> int:
    """Write an official document."""
    asked = OfLedger(*(given[name] for name in OfLedger._fields))
    refuse_unused(asked, kind)
    if not paths and kind != PROGRESS:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    wanted = _wanted(given)
    if kind in OF_LEDGER:
        return report_of_ledger(paths, output, kind=kind, asked=asked, wanted=wanted)
    results = []
    found = pipeline.files(paths)
    for document in with_progress(pipeline.read_all(found), total=len(found), words="读取"):
        checked = pipeline.check(document, ruleset=given["ruleset"])
        tell_problems(checked.document.problems)
        results.append(checked)
    if not any(one.document.is_readable for one in results):
        return 2
    with writing(output, given=paths):
        for note in _write(results, output, kind=kind, template=given["template"], wanted=wanted):
            say(note)
    say(f"已写入 {output}")
    return 0


def _write(
    results: list[Checked], output: Path, *, kind: str, template: Path | None, wanted: Wanted
) -> tuple[str, ...]:
    """Write the document by our own layout, or by the unit's template."""
    if template is None:
        return write_report(results, kind=kind, path=output, wanted=wanted)
    if kind != DEFAULT or output.suffix.lower() != WORD:
        raise Unknown(
            f"--template 只用于写成 .docx 的{NAMES[DEFAULT]}；请改 --kind 和 -o，或删去这一项"
        )
    readable = [one for one in results if one.document.is_readable]
    if len(readable) != 1:
        raise Unknown("一次只能为一份文件生成报告；请只给出一个能读取的文件")
    from jixiao.pipeline.templates import fill

    fill(readable[0], template, output)
    return ()


def _wanted(given: Mapping[str, Any]) -> Wanted:
    """The options as the pipeline takes them; raises Unknown for a day that is none."""
    from jixiao.cli.monitor import day_of

    last_year = None
    if given["last_year"] is not None:
        last_year = pipeline.read(given["last_year"])
        tell_problems(last_year.problems)
    return Wanted(
        sender=given["sender"],
        day=day_of(given["day"]) if given["day"] else None,
        number=given["number"],
        deadline=day_of(given["deadline"]) if given["deadline"] else None,
        last_year=last_year,
        keep=not given["fresh"],
        has_sources=given["with_sources"],
        fonts=given["fonts"],
    )
