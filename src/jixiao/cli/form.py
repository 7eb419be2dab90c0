"""``jixiao form``: the official forms, and one of them as a workbook to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems
from jixiao.cli.options import HELP, output_path
from jixiao.cli.writing import writing
from jixiao.pipeline import Unknown

ROWS = 20
HELP_TEXT = (
    "列出全部表样；写明表样的名称（或一个有绩效表的文件）和-o，写出待填的工作簿：版式同纸质表，"
    "只有要填的格子可以改，带下拉列表和填写提示，填好以后本程序可以读回。"
)


@click.command("form", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.argument("asked", metavar="[表样或文件]", default="")
@output_path("写入的.xlsx")
@click.option(
    "--rows", type=click.IntRange(1, 500), default=ROWS, metavar="行数",
    help=f"空白表留多少行指标，默认{ROWS}",
)  # fmt: skip
@HELP
def command(asked: str, *, output: Path | None, rows: int) -> int:
    """List the forms, or write one to be filled in."""
    if not asked:
        return _list()
    if output is None:
        raise Unknown("请用 -o 写明要写入的文件，如 -o 目标表.xlsx")
    given = Path(asked)
    document = pipeline.read(given) if given.is_file() else None
    tell_problems(document.problems if document else ())
    with writing(output, given=(given,)):
        pipeline.write_form(document or asked, output, rows=rows)
    say(f"已写入 {output}")
    return 0


def _list() -> int:
    from jixiao.cli.output import print_line
    from jixiao.forms.form import all_forms

    for form in all_forms():
        print_line(f"{form.name}　{form.title.format(project_name='')}（{form.region}）")
        print_line(f"    {form.basis}")
    return 0
