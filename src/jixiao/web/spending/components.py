"""What pages of the ledger hand to the shared components."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from jixiao.web.shared.components import Job
from jixiao.web.spending.models import ImportState, LedgerImport


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
