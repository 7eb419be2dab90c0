"""支出缓慢的项目 in words: how many, which is the worst, and what is missing against last year."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.domain.slow import MissingPayment, SlowProject
from jixiao.reports.narrative.facts import enumerated, together
from jixiao.reports.narrative.wordings import say
from jixiao.reports.paper.model import Span, Spans, Text
from jixiao.reports.progress.annexes import MOST_ROWS, SLOW_TITLE
from jixiao.reports.progress.figures import Figures, money, owner
from jixiao.reports.progress.outlook import slow_count
from jixiao.reports.progress.rows import class_of
from jixiao.reports.progress.slow_figures import gap_of, share_of
from jixiao.reports.tracing.origin import Origin

MOST_TOLD = 3


def slow_text(figures: Figures) -> tuple[Text, ...]:
    """The paragraphs; of the projects with the largest gaps what they paid less of."""
    slow = figures.table.report.slow
    if not slow:
        return (Text(figures.say("progress.slow.none"), key="progress.slow"),)
    worst = slow[0]
    said = figures.say(
        "progress.slow.one" if len(slow) == 1 else "progress.slow.many",
        count=slow_count(figures),
        name=figures.name(worst.progress),
        gap=gap_of(figures, worst),
        share=share_of(figures, worst),
    )
    is_filled = all(one.measure and (one.causes or one.explanation) for one in slow)
    key = "progress.slow.filled" if is_filled else "progress.slow.fill"
    said = together(said, figures.say(key, title=f"《{SLOW_TITLE}》"))
    if len(slow) > MOST_ROWS:
        most = Span(str(MOST_ROWS), Origin("打印的行数上限", working="公文所附表格的行数上限"))
        said = together(said, figures.say("progress.slow.first", most=most))
    return (Text(said, key="progress.slow.text"), *_missing(figures))


def _missing(figures: Figures) -> Iterator[Text]:
    some = [one for one in figures.table.report.slow if one.missing][:MOST_TOLD]
    for slow in some:
        items = [_item(figures, slow, one) for one in slow.missing]
        said = say(
            "progress.missing",
            seed=f"{figures.seed}|{slow.progress.key}",
            name=figures.name(slow.progress),
            items=enumerated(items, mark="；"),
        )
        yield Text(said, key=f"progress.missing.{slow.progress.key}")


def _item(figures: Figures, slow: SlowProject, missing: MissingPayment) -> Spans:
    named = f"{owner(slow.progress)}{class_of(missing)}"
    return figures.say(
        "progress.missing.item",
        name=figures.words(class_of(missing), f"{named}：经济分类", working="台账中的名称，照录"),
        last=figures.figure(
            money(missing.last_year), f"{named}：去年同期支出", working="台账去年同期支付之和"
        ),
        now=figures.figure(
            money(missing.this_year),
            f"{named}：今年支出",
            working=f"台账{figures.table.until}支付之和",
        ),
    )
