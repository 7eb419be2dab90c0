"""A trace in words: one paragraph a figure when a number was asked for, else one line a figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.cli.output import print_line, short
from jixiao.reports.tracing.carried import FigureState
from jixiao.reports.tracing.trace import SourceState

if TYPE_CHECKING:
    from jixiao.domain.place import Place
    from jixiao.reports.tracing.trace import SourceFile, Trace, TracedFigure

SHOWN_CELLS = 50
SHOWN_TEXT = 40
NOWHERE = "位置不明"
NO_ORIGIN = "{where}：印有“{asked}”，但没有它的来源记录，可能是原文或后来手工写上的；请人工核对"
STATES = {
    SourceState.SAME: "与取数时相同",
    SourceState.CHANGED: "取数之后已改动，请核对，或者重新生成文件",
    SourceState.MISSING: "没有找到，无法核对是否改过；请把它放回原处，或放在这个文件旁边",
}


def show_trace(trace: Trace) -> None:
    """Print a trace."""
    told = _account if trace.asked else _summary
    for figure in trace.figures:
        for line in told(figure):
            print_line(line)
    for place in trace.untraced:
        print_line(NO_ORIGIN.format(where=str(place) or NOWHERE, asked=trace.asked))
    for one in trace.files:
        print_line(f"源文件 {one.path}：{_state(one)}")
    print_line(_count(trace))


def _account(figure: TracedFigure) -> Iterator[str]:
    """Everything that is known of a figure."""
    yield f"{_where(figure.place)}：{short(figure.text or figure.made)}，{figure.name}"
    if figure.state is not FigureState.SAME:
        yield f"  注意：{_fault(figure)}"
    if figure.working:
        yield f"  怎样得出：{figure.working}"
    if figure.ruleset:
        yield f"  评分办法：{figure.ruleset}"
    if not figure.cells:
        yield "  来源：没有记录源文件的位置，这个数是由程序数出或算出的"
    for cell in figure.cells[:SHOWN_CELLS]:
        where = f"{cell.path} {cell.place}".rstrip()
        quoted = f"：“{short(cell.text)}”" if cell.text else "：（原文为空）"
        yield f"  来源：{where}{quoted}"
    if len(figure.cells) > SHOWN_CELLS:
        yield f"  另有{len(figure.cells) - SHOWN_CELLS}处来源没有列出；用 --format json 查看全部"
    yield ""


def _summary(figure: TracedFigure) -> Iterator[str]:
    """A figure on one line."""
    text = short(figure.text or figure.made, length=SHOWN_TEXT)
    note = "" if figure.state is FigureState.SAME else f"；注意：{_fault(figure)}"
    yield f"{_where(figure.place)}：{text}，{figure.name}{note}"


def _fault(figure: TracedFigure) -> str:
    """What became of a figure that is not as it was made."""
    made = short(figure.made, length=SHOWN_TEXT)
    if figure.state is FigureState.GONE:
        return f"生成时印的是“{made}”，现在文件里没有找到，可能已被删去或改动；请核对"
    if not figure.text:
        return f"生成时印的是“{made}”，现在这里是空的，可能被删去或重新打过；请核对"
    now = short(figure.text, length=SHOWN_TEXT)
    return f"生成时印的是“{made}”，现在是“{now}”，被改动过；请核对"


def _where(place: Place) -> str:
    return str(place) or NOWHERE


def _state(one: SourceFile) -> str:
    moved = f"（在 {one.found} 找到）" if one.found not in {"", one.path} else ""
    return f"{STATES[one.state]}{moved}"


def _count(trace: Trace) -> str:
    changed = sum(1 for one in trace.figures if one.state is not FigureState.SAME)
    words = f"“{trace.asked}”找到" if trace.asked else "共有可追溯的数字"
    told = f"，其中{changed}个与生成时不同" if changed else ""
    spare = f"，另有{len(trace.untraced)}处没有来源记录" if trace.untraced else ""
    return f"{trace.path}：{words}{len(trace.figures)}个{told}{spare}"
