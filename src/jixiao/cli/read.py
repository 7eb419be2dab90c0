"""``jixiao read``: documents into structured sheets."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems, with_progress
from jixiao.cli.options import HELP, PATHS, output_format, output_path
from jixiao.cli.writing import writing

HELP_TEXT = (
    "读取文件，列出其中的绩效表、指标和项目清单。\n\n"
    "能读取 .docx 和 .txt；文件种类按内容判断。退出码：0 已读取，2 没有一个文件能读取。"
)


@click.command("read", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@PATHS
@output_format("table", "json", "xlsx")
@output_path("xlsx格式写入的文件")
@HELP
def command(paths: tuple[Path, ...], form: str, output: Path | None) -> int:
    """Read files and print their sheets, indicators and lists."""
    documents = []
    for path in with_progress(paths, words="读取"):
        document = pipeline.read(path)
        tell_problems(document.problems)
        if form == "json":
            from jixiao.cli.output import print_json

            print_json(document)
        elif form == "table" and document.is_readable:
            from jixiao.cli.views import show_document

            show_document(document)
        documents.append(document)
    if form == "xlsx":
        target = output or Path("读取结果.xlsx")
        with writing(target, given=paths):
            pipeline.write_readings(documents, target)
        say(f"已写入 {target}")
    return 0 if any(document.is_readable for document in documents) else 2
