"""Points of new sheets on the terminal, and how well comparisons in pairs agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from jixiao.cli.output import console
from jixiao.cli.views import table
from jixiao.domain.money import printed
from jixiao.domain.terms import label

if TYPE_CHECKING:
    from jixiao.pipeline import Weighed
    from jixiao.scoring.ahp import Comparison
    from jixiao.scoring.weights import Weighting

EXECUTION = "预算执行率"
NUMBERS = ("权重", "分值")
SOURCE = "随机一致性指标取自 T. L. Saaty，The Analytic Hierarchy Process，1980"


def show_weights(weighed: Weighed, method: str) -> None:
    """The points of every sheet, then the comparisons that they come from."""
    out = console()
    out.print(Text(f"\n{weighed.document.source.path}（{method}）", style="bold"))
    for one in weighed.weightings:
        _show_points(one)
    for comparison in weighed.comparisons:
        _show_comparison(comparison)


def _show_points(one: Weighting) -> None:
    out = console()
    out.print(Text(f"\n{one.project}（{one.ruleset}）", style="bold underline"))
    shown = table("部分", "指标", *NUMBERS, right=NUMBERS)
    if one.execution:
        shown.add_row(EXECUTION, "", "", printed(one.execution, places=0))
    for share in one.shares:
        shown.add_row(
            Text(label(share.dimension)),
            Text(share.name),
            f"{share.weight:.2%}",
            printed(share.points, places=0),
        )
    out.print(shown)
    out.print(f"合计：{printed(one.total, places=0)}分（权重是在本部分内所占的比重）")
    for note in one.notes:
        out.print(Text(f"说明：{note}", style="yellow"))


def _show_comparison(one: Comparison) -> None:
    out = console()
    names = "、".join(one.names)
    word = "通过" if one.is_consistent else "没有通过（应小于0.1）"
    figures = f"最大特征根{one.eigenvalue}，一致性指标CI＝{one.index}，一致性比率CR＝{one.ratio}"
    out.print(
        Text(
            f"\n比较矩阵（{names}）：{figures}，{word}",
            style="" if one.is_consistent else "bold red",
        )
    )
    for each in one.doubtful:
        message = (
            f"请重新比较“{each.one}”与“{each.other}”：现在填的是{each.given}，"
            f"与其他比较一致的大约是{each.fitting}"
        )
        out.print(Text(message, style="yellow"))
    out.print(Text(SOURCE, style="dim"))
