"""The figures on top of a dashboard, out of what its charts were made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from jixiao.web.dashboards import links
from jixiao.web.dashboards.selectors.chosen import LATE, SCORED
from jixiao.web.shared.templatetags.figures import count, money, percent, score

if TYPE_CHECKING:
    from jixiao.web.dashboards.selectors.asked import Asked
    from jixiao.web.dashboards.selectors.summary import Summary


class Card(NamedTuple):
    """A figure with its title, a note under it, and the lists behind both (none: no list)."""

    title: str
    figure: str
    note: str
    url: str
    note_url: str


def cards_of(asked: Asked, summary: Summary) -> Sequence[Card]:
    """Tasks, money, scores and findings."""
    done, late, every = summary.done, summary.late, summary.tasks
    rate = summary.outturn / summary.budget if summary.budget and summary.outturn else None
    spent, scored = links.money(asked), links.projects(asked, result=SCORED)
    return (
        Card(_("任务完成"), f"{count(done)}/{count(every)}",
             _("逾期%(late)s个") % {"late": count(late)},
             links.tasks(asked, state=""), links.tasks(asked, state=LATE) if late else ""),
        Card(_("累计支出（万元）"), money(summary.outturn),
             _("预算%(budget)s，执行率%(rate)s")
             % {"budget": money(summary.budget), "rate": percent(rate)}, spent, spent),
        Card(_("自评平均分"), score(summary.mean),
             _("已评%(scored)s个项目") % {"scored": count(summary.scored)}, scored, scored),
        Card(_("审核问题"), count(summary.findings),
             _("其中错误%(errors)s个") % {"errors": count(summary.errors)},
             links.findings(asked),
             links.findings(asked, severity="error") if summary.errors else ""),
    )  # fmt: skip
