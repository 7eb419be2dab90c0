"""Proposals of evidence on the terminal, for a person to judge."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from jixiao.cli.output import console, short
from jixiao.cli.views import table
from jixiao.domain.document import Document
from jixiao.domain.evidence import Proposal


def show_evidence(document: Document, proposals: Sequence[Proposal]) -> None:
    """The figures that could prove an indicator, the likeliest first, each with the reason."""
    out = console()
    out.print(Text(f"\n{document.source.path}", style="bold"))
    if not proposals:
        out.print("文字中没有找到可作为指标完成值证据的数字")
        return
    shown = table("项目", "指标", "指标值", "文字中的数字", "位置", "理由")
    for one in proposals:
        figure = f"{one.figure.action}{one.figure.subject} {one.figure.value.text}"
        cells = (one.project, one.indicator, one.target, figure, str(one.figure.place), one.reason)
        shown.add_row(*(Text(short(text)) for text in cells))
    out.print(shown)
    out.print("以上只是建议，不会自动填入；请对照原文和佐证材料核实后使用")
