"""Asking for documents, and what is written down when they are taken along."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.pipeline import Unknown
from jixiao.pipeline.attachments import kind_of
from jixiao.web.accounts.recording import chain_of
from jixiao.web.evaluations import policies
from jixiao.web.evaluations.models import Level, Report, ReportKind, ReportState
from jixiao.web.evaluations.services.evidence import LARGEST
from jixiao.web.evaluations.services.files import store
from jixiao.web.evaluations.tasks import make_report
from jixiao.web.workflow import trail

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.accounts.models import Institution, User
    from jixiao.web.accounts.scope import Held, Scope
    from jixiao.web.budgets.models import FiscalYear
    from jixiao.web.evaluations.models import Review, StoredFile

# A job that takes longer was lost with its process.
LOST = timedelta(minutes=15)


class CannotReport(Exception):
    """A document that is not made, with the reason."""


@transaction.atomic
def ask_report(
    unit: Institution, year: FiscalYear, *, by: User, scope: Scope,
    previous: UploadedFile[bytes] | None = None,
) -> Report:  # fmt: skip
    """Have the self-evaluation report of a unit made in the background.

    What people wrote in ``previous``, the Word file made before, is taken over. Raises NotAllowed
    or CannotReport.
    """
    held = policies.require_reporter(scope, unit)
    waiting = Report.objects.filter(
        unit=unit, fiscal_year=year, kind=ReportKind.SELF_EVALUATION,
        state__in=(ReportState.WAITING, ReportState.MAKING), at__gt=timezone.now() - LOST,
    )  # fmt: skip
    if waiting.exists():
        raise CannotReport(_("报告正在生成，请稍候；生成以后可以再次生成。"))
    report = Report(
        kind=ReportKind.SELF_EVALUATION, unit=unit, fiscal_year=year, by=by,
        scope_path=unit.path, previous=_stored(previous),
    )  # fmt: skip
    return _asked(report, held)


@transaction.atomic
def ask_review_record(review: Review, *, by: User, scope: Scope) -> Report:
    """Have the record of a concluded review made; raises NotAllowed or CannotReport."""
    held = policies.require_reviewer(scope, review.sheet, Level(review.level))
    if review.concluded_at is None:
        raise CannotReport(_("复核还没有完成，完成以后才能生成抽查复核记录。"))
    sheet = review.sheet
    report = Report(
        kind=ReportKind.SPOT_CHECK, unit=chain_of(sheet.project.unit),
        fiscal_year=sheet.fiscal_year, review=review, by=by, scope_path=sheet.scope_path,
    )  # fmt: skip
    return _asked(report, held)


@transaction.atomic
def record_download(report: Report, *, format: str, by: User) -> None:  # noqa: A002
    """Write down that a document was taken along."""
    trail.record(
        report.unit, "下载报告", subject=f"report:{report.pk}", by=by,
        scope_path=report.scope_path, details={"报告": str(report), "格式": format},
    )  # fmt: skip


def _asked(report: Report, held: Held) -> Report:
    report.save()
    trail.record(
        report.unit, "生成报告", subject=f"report:{report.pk}", by=report.by,
        acting_for=held.acting_for, scope_path=report.scope_path,
        details={"报告": str(report), "沿用手工修改": "是" if report.previous_id else "否"},
    )  # fmt: skip
    make_report.enqueue(report.pk)
    report.refresh_from_db()
    return report


def _stored(upload: UploadedFile[bytes] | None) -> StoredFile | None:
    """The edited Word file, kept as it came."""
    if upload is None:
        return None
    if (upload.size or 0) > LARGEST:
        raise CannotReport(_("上传的Word文件超过%dMB，没有收下。") % (LARGEST // 2**20))
    data = b"".join(upload.chunks())
    try:
        kind = kind_of(data, name=upload.name or "")
    except Unknown as fault:
        raise CannotReport(f"{fault}。") from None
    if kind != "docx":
        raise CannotReport(_("请上传由本系统生成、修改过的Word文件（.docx）。"))
    return store(data, format=kind)
