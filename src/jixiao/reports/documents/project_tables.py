"""Tables of a self-evaluation report with one row a project: money, scores."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument

from jixiao.domain.grid import Cell, Row
from jixiao.reports.documents.figures import Figures, Line, sum_of_budgets, sum_of_outturns
from jixiao.reports.paper.gongwen import CELL
from jixiao.reports.paper.paragraphs import add_text
from jixiao.reports.paper.word_table import Layout, add_caption, add_grid
from jixiao.reports.wording import NONE_PRINTED, amount, number, rounded_per_cent

LAYOUT = Layout((10, 66, 26, 28, 26), header_rows=1)


def add_money_table(word: WordDocument, figures: Figures) -> None:
    """The table of projects with budget, outturn and rate, and their sum."""
    add_caption(word, "项目资金情况表（单位：万元）")
    rows = [
        (str(index), one.name, _shown(amount(one.budget)), _shown(amount(one.outturn)), _rate(one))
        for index, one in enumerate(figures.lines, start=1)
    ]
    rate = figures.rate
    spent = figures.spent
    whole = len(spent) == len(figures.lines) and rate is not None
    rows.append((
        "", "合计",
        amount(sum_of_budgets(figures.budgeted)) if figures.budgeted else NONE_PRINTED,
        amount(sum_of_outturns(spent)) if spent else NONE_PRINTED,
        rounded_per_cent(rate) if whole and rate is not None else NONE_PRINTED,
    ))  # fmt: skip
    titles = ("序号", "项目名称", "预算数", "全年执行数", "预算执行率")
    add_grid(word, simple_rows(titles, rows), LAYOUT)
    add_text(word, "", style=CELL)


def add_score_table(word: WordDocument, figures: Figures) -> None:
    """The table of projects with printed score, computed score and rating."""
    add_caption(word, "项目自评得分情况表")
    rows = [
        (
            str(index), one.name, _shown(number(one.printed_score)),
            _shown(number(one.computed_score)), _shown(one.rating),
        )
        for index, one in enumerate(figures.lines, start=1)
    ]  # fmt: skip
    titles = ("序号", "项目名称", "自评得分", "计算得分", "评价等级")
    add_grid(word, simple_rows(titles, rows), LAYOUT)
    add_text(word, "", style=CELL)


def simple_rows(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Row]:
    """A plain table without merged cells."""
    return [tuple(Cell(text, column) for column, text in enumerate(row)) for row in (titles, *rows)]


def _shown(text: str) -> str:
    return text or NONE_PRINTED


def _rate(line: Line) -> str:
    return NONE_PRINTED if line.rate is None else rounded_per_cent(line.rate)
