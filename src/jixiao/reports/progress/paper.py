"""The monthly 支出进度表 as an official document: words, charts, slow projects, two annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from jixiao.reports.narrative.facts import together
from jixiao.reports.paper.model import (
    Annex,
    AnnexList,
    Block,
    Heading,
    Paper,
    Signature,
    Span,
    Spans,
    Text,
    Title,
    spans,
)
from jixiao.reports.progress.annexes import (
    MOST_ROWS,
    progress_annex,
    shown_rows,
    slow_annex,
)
from jixiao.reports.progress.figures import Figures, Sheets
from jixiao.reports.progress.months import months
from jixiao.reports.progress.overall import overall
from jixiao.reports.progress.rows import ProgressTable
from jixiao.reports.progress.slow_text import slow_text
from jixiao.reports.tracing.origin import Origin, SourceCell
from jixiao.reports.wording import day as printed_day
from jixiao.reports.wording import to_fill


def progress_paper(
    table: ProgressTable,
    *,
    ledgers: Sequence[SourceCell],
    sheets: Sheets | None = None,
    sender: str = "",
    day: date | None = None,
) -> Paper:
    """The document of a month; causes and measures are gaps that people fill.

    ``ledgers`` and ``sheets`` (by code and by name of their project) are the files that the figures
    rest on: payments and budgets, and plans of spending. ``sender`` and ``day`` sign it.
    """
    figures = Figures(table, tuple(ledgers), sheets or {})
    annexes = list(_annexes(figures))
    titles = tuple(one.title for one in annexes if isinstance(one, Annex))
    unit = sender or table.unit
    blocks = (
        Title((table.title,)),
        *_sections(figures),
        *((AnnexList(titles),) if titles else ()),
        Signature(unit or to_fill("编制单位"), printed_day(day, what="填报日期")),
        *annexes,
    )
    return Paper(table.title, blocks, unit=unit, kind="progress")


def _sections(figures: Figures) -> Iterator[Block]:
    """The sections under their numbers; without months there is none on them."""
    named: list[tuple[str, str, tuple[Block, ...]]] = [
        ("overall", "总体情况", (*overall(figures), *_pointer(figures))),
        ("months", "各月支出", months(figures)),
        ("slow", "支出缓慢的项目", slow_text(figures)),
    ]
    there = [one for one in named if one[2]]
    for number, (key, title, blocks) in zip("一二三", there, strict=False):
        yield Heading(spans(f"{number}、{title}"), 1, f"progress.heading.{key}")
        yield from blocks


def _pointer(figures: Figures) -> tuple[Text, ...]:
    """Where the table is, and what of it is not printed."""
    rows = figures.table.rows
    if not rows:
        return ()
    shown = shown_rows(rows)
    title = Span(f"《{figures.table.title}》", Origin("表名", working="按截止日期所在年月命名"))
    said: Spans = figures.say("progress.table", title=title)
    if shown.is_only_bad:
        said = together(said, figures.say("progress.table.bad"))
    if shown.is_cut:
        most = Span(str(MOST_ROWS), Origin("打印的行数上限", working="公文所附表格的行数上限"))
        said = together(said, figures.say("progress.table.first", most=most))
    return (Text(said, key="progress.table"),)


def _annexes(figures: Figures) -> Iterator[Block]:
    has_rows, has_slow = bool(figures.table.rows), bool(figures.table.report.slow)
    numbers = ("1", "2") if has_rows and has_slow else ("", "")
    if has_rows:
        yield from progress_annex(figures, label=f"附件{numbers[0]}")
    if has_slow:
        yield from slow_annex(figures, label=f"附件{numbers[1]}")
