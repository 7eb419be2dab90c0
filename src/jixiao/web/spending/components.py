"""What pages of the money hand to the shared components."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from jixiao.web.shared.components import Job, Tab
from jixiao.web.spending.models import ImportState, LedgerImport

if TYPE_CHECKING:
    from jixiao.web.accounts.models import Institution
    from jixiao.web.spending.selectors.places import Period


def job_of(imported: LedgerImport) -> Job:
    """How far an import is, as a job in the background."""
    sentences = {
        ImportState.READING: ("running", _("正在识别表里的列，请稍候。")),
        ImportState.PROPOSED: ("done", _("列已识别，请核对后导入。")),
        ImportState.IMPORTING: ("running", _("正在导入并重新统计支出进度，请稍候。")),
        ImportState.DONE: ("done", _("已导入，支出进度已更新。")),
        ImportState.FAILED: ("failed", _("没有导入，原因见下。")),
    }
    state, sentence = sentences[ImportState(imported.state)]
    return Job("import-job", state, sentence, reverse("ledger-import-state", args=[imported.pk]))  # type: ignore[arg-type]


def tabs_of(
    place: Institution, period: Period, current: str, *, slow: int | None, waiting: int
) -> list[Tab]:
    """The pages of an institution's money, with the number of slow projects and of payments."""
    asked = f"?year={period.year.year}&month={period.month}"
    pages = {
        "spending-at": (_("全部项目"), None), "spending-slow-at": (_("支出缓慢项目"), slow),
        "spending-unassigned-at": (_("待认领支付"), waiting),
    }  # fmt: skip
    return [
        Tab(title, f"{reverse(name, args=[place.pk])}{asked}", is_current=name == current,
            count=count)
        for name, (title, count) in pages.items()
    ]  # fmt: skip
