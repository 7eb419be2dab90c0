"""``jixiao report``: official documents."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.options import HELP, PATHS, RULESET
from jixiao.cli.writing import writing

KINDS = ("self-evaluation", "sheets", "findings")


HELP_TEXT = "生成自评工作报告、绩效表或问题清单。\n\n退出码：0 已生成，2 文件无法使用。"


@click.command("report", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@PATHS
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default=KINDS[0],
    help="self-evaluation 自评工作报告（默认）；sheets 绩效表；findings 问题清单",
)
@click.option(
    "-o", "--output", required=True, metavar="文件", type=click.Path(path_type=Path),
    help="写入的文件，按后缀写成 .docx 或 .xlsx",
)  # fmt: skip
@RULESET
@HELP
def command(paths: tuple[Path, ...], kind: str, output: Path, ruleset: str | None) -> int:
    """Write an official document."""
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
