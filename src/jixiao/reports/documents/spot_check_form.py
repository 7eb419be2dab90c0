"""What a person writes on the record of a spot check: the opinion and three signatures."""

from __future__ import annotations

from datetime import date

from jixiao.domain.grid import Cell
from jixiao.reports.paper.model import Table
from jixiao.reports.paper.page import Layout
from jixiao.reports.wording import day as printed_day
from jixiao.reports.wording import to_fill

LAYOUT = Layout((52, 52, 52), left=frozenset({0, 1, 2}))
LINES = "\n" * 3
OPINION = "自评结果是否采用，应当调整的得分、等级及理由，需要补充的佐证材料"


def closing_form(
    unit: str, *, sender: str = "", day: date | None = None, opinion: str = ""
) -> Table:
    """The opinion on the self-evaluation, and who signs: checker, head of the check, unit."""
    when = printed_day(day, what="日期")
    office = f"（{sender}）" if sender else ""
    said = Cell(f"复核意见：\n{opinion or to_fill(OPINION)}{LINES}", 0, 3)
    texts = (
        f"复核人（签字）：\n{to_fill('签字')}{LINES}\n日期：{when}",
        f"复核负责人{office}（签字）：\n{to_fill('签字')}{LINES}\n日期：{when}",
        f"被复核单位（盖章）：\n{unit or to_fill('被复核单位')}{LINES}\n日期：{to_fill('日期')}",
    )
    signed = tuple(Cell(text, column) for column, text in enumerate(texts))
    return Table(((said,), signed), LAYOUT, key="spot_check.closing")
