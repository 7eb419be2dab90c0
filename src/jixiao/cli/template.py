"""``jixiao template``: a unit's own Word template: its fields, its faults, one to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from jixiao.cli.command import Verb
from jixiao.cli.messages import say
from jixiao.cli.options import HELP, output_format

HELP_TEXT = (
    "用自己的Word模板生成报告：列出模板中可以用的字段，检查模板，写出一个可以改的模板样例。\n\n"
    "填写模板用 jixiao report 文件 --template 模板.docx -o 报告.docx。"
)
FIELDS_TEXT = "列出模板中可以用的全部字段：写法、含义、举例。"
CHECK_TEXT = (
    "检查模板：没有的字段、写法不对的标签，写明在哪一段或哪一格，怎样改。\n\n"
    "退出码：0 可以使用，1 有问题，2 文件不能使用。"
)
EXAMPLE_TEXT = "写出一个模板样例（公文格式），用Word或WPS改成自己的样子。"
VERBS = {"fields": "列出可以用的字段", "check": "检查模板", "example": "写出模板样例"}


class Verbs(Verb, click.Group):
    """A group with the headings of its help in Chinese."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the verbs."""
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    "template", cls=Verbs, options_metavar="[选项]", subcommand_metavar="命令 [参数]",
    help=HELP_TEXT,
)  # fmt: skip
@HELP
def command() -> None:
    """The group of verbs about templates."""


@command.command("fields", cls=Verb, options_metavar="[选项]", help=FIELDS_TEXT)
@output_format("table", "json")
@HELP
def fields(form: str) -> int:
    """Print every field."""
    from jixiao.cli.output import print_json, print_line
    from jixiao.reports.templates.catalogue import all_groups, written

    for group in all_groups():
        if form == "table":
            print_line(group.title)
        for name, one in (pair for each in group.fields for pair in written(each)):
            said = f"{{% for {name.removesuffix('列表').rpartition('.')[2]} in {name} %}}"
            shown = said if one.members else f"{{{{ {name} }}}}"
            if form == "json":
                facts = {"group": group.title, "name": name, "written": shown}
                print_json({**facts, "meaning": one.meaning, "example": one.example})
            else:
                example = f"，如“{one.example}”" if one.example else ""
                print_line(f"  {shown}  {one.meaning}{example}")
    return 0


@command.command("check", cls=Verb, options_metavar="[选项]", help=CHECK_TEXT)
@click.argument("path", metavar="模板", type=click.Path(path_type=Path))
@HELP
def check(path: Path) -> int:
    """Print the faults of a template."""
    from jixiao.cli.output import print_line
    from jixiao.pipeline.templates import check_template

    faults = check_template(path)
    for fault in faults:
        print_line(f"{path}：{fault}")
    if not faults:
        print_line(f"{path}：可以使用")
    return 1 if faults else 0


@command.command("example", cls=Verb, options_metavar="[选项]", help=EXAMPLE_TEXT)
@click.option(
    "-o", "--output", required=True, metavar="文件", type=click.Path(path_type=Path),
    help="写入的文件（.docx）",
)  # fmt: skip
@HELP
def example(output: Path) -> int:
    """Write a template to begin with."""
    from jixiao.cli.writing import writing
    from jixiao.pipeline.templates import write_example

    with writing(output):
        write_example(output)
    say(f"已写入 {output}")
    return 0
