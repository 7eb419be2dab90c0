"""``jixiao trace``: where a printed figure comes from."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao.cli.command import Verb
from jixiao.cli.options import HELP, output_format

HELP_TEXT = (
    "追溯生成的文件中的数字：是什么、怎样得出、按哪个评分办法、取自哪个文件的哪一处，"
    "源文件是否改过，数字是否被手工改过。不写数字则列出全部数字。\n\n"
    "文件可以是生成的.docx、.xlsx、.pdf、.html或.ofd。\n\n"
    "退出码：0 已找到，1 数字被改动、没有来源或者源文件已改动，2 文件不能追溯或没有这个数字。"
)


@click.command("trace", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.argument("path", metavar="文件", type=click.Path(path_type=Path))
@click.argument("asked", metavar="[数字]", default="")
@output_format("text", "json")
@HELP
def command(path: Path, *, asked: str, form: str) -> int:
    """Print where figures come from."""
    from jixiao.pipeline.tracing import trace

    found = trace(path, asked)
    if form == "json":
        from jixiao.cli.output import print_json

        print_json(found)
    else:
        from jixiao.cli.trace_view import show_trace

        show_trace(found)
    return 0 if found.is_sound else 1
