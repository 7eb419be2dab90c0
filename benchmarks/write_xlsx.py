"""Writing a sheet of 1,000 indicators as a workbook and reading it back, beside openpyxl.

openpyxl writes the same cells with the same merges, widths and heights, but no register of figures;
it then reads them back as cells, we as a sheet. Processor time, the best of some rounds.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, Side

from jixiao.domain.actual import Actual
from jixiao.domain.document import Document, Source
from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Objective, Project, Sheet, SheetKind
from jixiao.domain.target import Target
from jixiao.readers.read import read_document
from jixiao.reports.sheets.measure import rows_down
from jixiao.reports.sheets.tab import FormTab
from jixiao.reports.sheets.write import write_sheets

INDICATORS, ROUNDS, TARGET = 1_000, 3, 2.0
LEVELS = (
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)  # fmt: skip
FORM = "mof_2020_self_evaluation"


def made(count: int) -> Sheet:
    """A self-evaluation of so many indicators."""
    rows = tuple(_indicator(at, *LEVELS[at * len(LEVELS) // count]) for at in range(count))
    budget = Money(Decimal(4_800_000))
    return Sheet(
        SheetKind.SELF_EVALUATION, "项目支出绩效自评表", Project("", "农村公路养护"),
        fiscal_year=2023,
        funds=(Fund(FundSource.TOTAL, "年度资金总额", budget, budget, budget),),
        objectives=(Objective("完成年度养护任务。", "已完成。"),), indicators=rows, form=FORM,
    )  # fmt: skip


def _indicator(at: int, dimension: str, kind: str) -> Indicator:
    return Indicator(
        f"第{at + 1}批农村公路养护工程实施里程", dimension, kind,
        target=Target.parse(f"≥{at + 1}公里"),
        actual=Actual.parse(f"{at + 2}公里"), points=Decimal("0.1"), score=Decimal("0.1"),
        reason="雨季延长，施工时间缩短。" if at % 4 == 0 else "",
    )  # fmt: skip


def ours(document: Document, path: Path) -> int:
    """Write the workbook with its register; read the sheet back."""
    write_sheets(document, path)
    (again,) = read_document(path).sheets
    return len(again.indicators)


def openpyxl(document: Document, path: Path) -> int:
    """Write the same cells; read them back."""
    printed = FormTab.of(document.sheets[0])
    book = Workbook()
    tab = book.worksheets[0]
    side = Side(style="thin")
    look = {
        "font": Font(name="仿宋", size=10.5), "border": Border(side, side, side, side),
        "alignment": Alignment("center", "center", wrap_text=True),
    }  # fmt: skip
    for at, row in enumerate(printed.grid, start=1):
        for cell in row:
            if not cell.continues:
                own = tab.cell(at, cell.column + 1, cell.text)
                own.font, own.border, own.alignment = look.values()
                down = rows_down(printed.grid.rows, at - 1, cell.column)
                if down > 1 or cell.width > 1:
                    tab.merge_cells(
                        start_row=at, end_row=at + down - 1,
                        start_column=cell.column + 1, end_column=cell.end,
                    )  # fmt: skip
    book.save(path)
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return sum(any(str(text).startswith("第") for text in row) for row in rows)


def measure(run: Callable[[Document, Path], int], document: Document) -> float:
    """The least seconds of processor time that a way takes."""
    best = float("inf")
    with tempfile.TemporaryDirectory() as folder:
        for at in range(ROUNDS):
            start = time.process_time()
            count = run(document, Path(folder) / f"{at}.xlsx")
            best = min(best, time.process_time() - start)
            if count != INDICATORS:
                raise SystemExit(f"{run.__name__}：读回{count}个指标，应为{INDICATORS}个")
    return best


def main() -> None:
    """Print the seconds of both."""
    document = Document(source=Source("自评表.docx"), title="绩效表", sheets=(made(INDICATORS),))
    mine, rival = measure(ours, document), measure(openpyxl, document)
    print(f"write and read {INDICATORS} indicators: {mine:.2f} s (target {TARGET} s)")
    print(f"openpyxl, the same cells: {rival:.2f} s, {rival / mine:.1f} times as long")
    if mine > TARGET:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
