"""``jixiao export``: sheets and results by the field names of the integrated budget platform."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.options import HELP, JOBS, PATHS
from jixiao.cli.writing import writing

HELP_TEXT = (
    "按预算管理一体化的表名和字段名，导出绩效目标、指标、监控和自评结果。"
    "字段名取自财政部门系统的公开资料，没有与规范原文核对；没有的代码留空，见导出的说明。\n\n"
    "退出码：0 已导出，1 已导出但有放不进字段的内容，2 有文件无法使用。"
)


@click.command("export", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@PATHS
@click.option(
    "-o", "--output", required=True, metavar="文件", type=click.Path(path_type=Path),
    help="写入的.xlsx、.json或.csv；不带后缀的是文件夹，一张表写一个.csv",
)  # fmt: skip
@click.option("--table", metavar="表名", help="只导出一张表，如PM_PERF_INDICATOR")
@JOBS
@HELP
def command(paths: tuple[Path, ...], *, output: Path, table: str | None, jobs: int) -> int:
    """Export the sheets of files."""
    from jixiao.pipeline.platform import export, write_export

    found = pipeline.files(paths)
    documents = []
    for one in with_progress(pipeline.read_all(found, jobs=jobs), total=len(found), words="读取"):
        tell_problems(one.problems)
        documents.append(one)
    made = export(documents, table=table)
    with writing(output, given=paths):
        write_export(made, output)
    tell_problems(made.problems)
    counts = "、".join(f"{one.table.name} {len(one.rows)}行" for one in made.tables)
    say(f"已写入 {output}：{counts}")
    if not all(one.is_readable for one in documents):
        return 2
    return 1 if made.problems else 0
