"""What holds a self-evaluation back from being handed in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jixiao.domain.finding import Severity
from jixiao.web.budgets.content import content_of

if TYPE_CHECKING:
    from jixiao.domain.sheet import Sheet as Content
    from jixiao.web.budgets.models import Sheet


def blocking_findings(sheet: Sheet) -> list[str]:
    """The grave findings of the last audit, and what is not filled in yet; a sentence each."""
    grave = [one for one in sheet.findings if one["severity"] == Severity.ERROR.value]
    return [one["message"] for one in grave] + unfilled(sheet)


def unfilled(sheet: Sheet) -> list[str]:
    """What is not filled in: without it there is no total."""
    return list(_unfilled(content_of(sheet)))


def _unfilled(content: Content) -> Iterator[str]:
    fund = content.total_fund
    if fund is not None and fund.points and fund.outturn is None:
        yield _("年度资金总额的全年执行数还没有填写")
    for one in content.indicators:
        if one.points and (one.actual is None or not one.actual.text.strip()):
            yield _("指标“%s”还没有填写实际完成值") % one.name
        elif one.points and one.score is None:
            yield _("指标“%s”没有得分：按评分办法算不出来，请填写自评得分") % one.name
