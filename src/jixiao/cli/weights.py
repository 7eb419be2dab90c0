"""``jixiao weights``: points for the indicators of a new sheet."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from jixiao import pipeline
from jixiao.cli.command import Verb
from jixiao.cli.messages import say, tell_problems
from jixiao.cli.options import HELP, RULESET, output_format, output_path
from jixiao.cli.writing import writing
from jixiao.domain.document import Document
from jixiao.domain.plain import to_plain

MOST = 100
METHODS = {"even": "平均", "importance": "按重要性", "ahp": "层次分析法"}
HELP_TEXT = (
    "按评分办法给新绩效表的三级指标分配分值，合计正好100分。\n\n"
    "退出码：0 已分配，1 比较矩阵前后不一致（仍列出结果），2 文件无法使用或不能分配。"
)
NO_UNIT = "“{text}”看不明白：--importance 应写成“指标名称=重要性”，例如 --importance 培训人次=3"
NOT_POSITIVE = "“{text}”的重要性应是大于0的数，例如 3、1.5、1/2"
UNUSED = "--{option} 只用于 --method {method}"
NEEDED = "--method {method} 需要写明 --{option}"


def _points(least: str) -> Any:
    """A check of an option: an exact number of points that is not below the least one allowed."""

    def checked(_context: click.Context, option: click.Parameter, text: str) -> Decimal:
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not (number.is_finite() and Decimal(least) <= number <= MOST):
            name = option.opts[-1]
            raise pipeline.Unknown(f"{name} 的取值“{text}”应是{least}至{MOST}之间的数")
        return number

    return checked


@click.command("weights", cls=Verb, options_metavar="[选项]", help=HELP_TEXT)
@click.argument("path", metavar="文件", type=click.Path(path_type=Path))
@RULESET
@click.option(
    "--method",
    type=click.Choice(tuple(METHODS)),
    help="even 同一部分内平均（默认）；importance 按 --importance；ahp 层次分析法，用 --matrix",
)
@click.option(
    "--importance",
    "importance",
    multiple=True,
    metavar="指标=重要性",
    help="指标的重要性，没有写的是1；可以写几次",
)
@click.option(
    "--matrix",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="两两比较矩阵（.xlsx 或 .csv）：第一行、第一列是指标名称，格中是1至9或倒数",
)
@click.option(
    "--step",
    default="1",
    callback=_points("0.01"),
    metavar="分",
    help="分值取整到几分的整数倍，默认1",
)
@click.option(
    "--least",
    default="1",
    callback=_points("0"),
    metavar="分",
    help="每个指标的最低分，默认1",
)
@output_format("table", "json")
@output_path("把填好分值的绩效表写入这个文件（.xlsx 或 .docx）")
@HELP
def command(  # noqa: PLR0913 (one a command-line option)
    path: Path, *, ruleset: str | None, method: str | None, importance: tuple[str, ...],
    matrix: Path | None, step: Decimal, least: Decimal, form: str, output: Path | None,
) -> int:  # fmt: skip
    """Share the points of a sheet out and print them."""
    from jixiao.scoring.apportion import Rounding

    method = _method(method, importance, matrix)
    document = _read(path)
    tell_problems(document.problems)
    weighed = pipeline.weigh(
        document,
        ruleset=ruleset,
        rounding=Rounding(step, least),
        importance=dict(map(_importance, importance)),
        matrix=None if matrix is None else _read(matrix),
    )
    _print(weighed, method, form)
    if output is not None:
        given = [path] if matrix is None else [path, matrix]
        with writing(output, given=given):
            pipeline.write_sheets(weighed.document, output)
        say(f"已写入 {output}")
    return 0 if all(one.is_consistent for one in weighed.comparisons) else 1


def _method(method: str | None, importance: tuple[str, ...], matrix: Path | None) -> str:
    """The method asked for, or the one that the other options are for."""
    method = method or ("ahp" if matrix else "importance" if importance else "even")
    for option, owner, given in (
        ("importance", "importance", importance),
        ("matrix", "ahp", matrix),
    ):
        if given and method != owner:
            raise pipeline.Unknown(UNUSED.format(option=option, method=owner))
        if not given and method == owner:
            raise pipeline.Unknown(NEEDED.format(option=option, method=owner))
    return method


def _importance(text: str) -> tuple[str, Fraction]:
    name, _sign, value = text.replace("＝", "=").rpartition("=")
    if not name.strip() or not value.strip():
        raise pipeline.Unknown(NO_UNIT.format(text=text))
    try:
        importance = Fraction(value.strip())
    except (ValueError, ZeroDivisionError):
        importance = Fraction(0)
    if importance <= 0:
        raise pipeline.Unknown(NOT_POSITIVE.format(text=text))
    return name.strip(), importance


def _read(path: Path) -> Document:
    found = pipeline.files([path])
    if len(found) > 1:
        raise pipeline.Unknown(f"{path}：一次只能用于一份文件；请只给出一份")
    (document,) = pipeline.read_all(found)
    return document


def _print(weighed: pipeline.Weighed, method: str, form: str) -> None:
    if form == "json":
        from jixiao.cli.output import print_json

        print_json(weights_plain(weighed, method))
        return
    from jixiao.cli.weights_view import show_weights

    show_weights(weighed, METHODS[method])


def weights_plain(weighed: pipeline.Weighed, method: str) -> dict[str, object]:
    """What ``weights --format json`` prints for one file."""
    comparisons = [
        {**to_plain(one), "doubtful": [_doubtful(each) for each in one.doubtful]}
        for one in weighed.comparisons
    ]
    return {
        "schema": pipeline.WEIGHTS_SCHEMA,
        "path": weighed.document.source.path,
        "method": method,
        "sheets": weighed.weightings,
        "comparisons": comparisons,
    }


def _doubtful(one: Any) -> dict[str, str]:
    """A comparison to make again; judgements as they are written (3, 1/3)."""
    return {
        "one": one.one, "other": one.other, "given": str(one.given), "fitting": str(one.fitting),
    }  # fmt: skip
