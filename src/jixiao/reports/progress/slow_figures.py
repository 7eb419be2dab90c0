"""The figures of slow projects: the gap, its share, since when, what is missing."""

from __future__ import annotations

from jixiao.domain.slow import SlowProject
from jixiao.reports.paper.model import Span
from jixiao.reports.progress.figures import Figures, money, owner, share
from jixiao.reports.progress.rows import missing_in_words


def gap_of(figures: Figures, slow: SlowProject) -> Span:
    """What should have been spent and was not."""
    ought = "资金支出计划应支出数" if slow.is_by_plan else "全年预算×时间进度"
    return figures.figure(
        money(slow.gap),
        f"{owner(slow.progress)}差额",
        working=f"{ought}－累计支出",
        cells=figures.behind(slow.progress),
    )


def share_of(figures: Figures, slow: SlowProject) -> Span:
    """Its part of the gaps of all projects that are behind."""
    return figures.figure(
        share(slow.share),
        f"{owner(slow.progress)}占全部差额",
        working="该项目差额÷全部落后项目差额之和",
        cells=figures.behind(slow.progress),
    )


def cumulative_share_of(figures: Figures, slow: SlowProject) -> Span:
    """The part of it and of all larger gaps."""
    return figures.figure(
        share(slow.cumulative_share),
        f"{owner(slow.progress)}累计占比",
        working="该项目与差额更大的项目差额之和÷全部落后项目差额之和",
        cells=figures.behind(slow.progress),
    )


def since_of(figures: Figures, slow: SlowProject) -> Span | None:
    """From which month's end on it is behind."""
    if slow.behind_since is None:
        return None
    return figures.figure(
        str(slow.behind_since),
        f"{owner(slow.progress)}落后起始月份",
        working="从该月末起，各月末支出都落后",
        cells=figures.behind(slow.progress),
    )


def missing_of(figures: Figures, slow: SlowProject) -> Span:
    """Which kinds of payment are fewer than last year, a line each."""
    return figures.figure(
        missing_in_words(slow),
        f"{owner(slow.progress)}比去年同期少的支出",
        working=f"台账{figures.table.until}与去年同期各经济分类的支出相比",
    )


def reported(figures: Figures, slow: SlowProject, text: str) -> Span | None:
    """What the unit wrote into the form of the month before; it stands in no ledger."""
    if not text:
        return None
    return figures.quoted(
        text, f"{owner(slow.progress)}原因和措施", working="单位在上一期支出缓慢项目表中填写，照录"
    )
