"""What the background jobs do: documents out of the self-evaluations of a unit."""

from __future__ import annotations

import secrets
import tempfile
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.domain.document import Document, Source
from jixiao.domain.unit import BudgetUnit
from jixiao.pipeline import Checked, Unknown, Wanted, check, write_report
from jixiao.pipeline.evaluating import EXECUTION
from jixiao.pipeline.reviewing import Reviewed, write_review
from jixiao.web.accounts.wall import everything_visible
from jixiao.web.budgets.content import content_of
from jixiao.web.evaluations.models import Level, Report, ReportKind, ReportState
from jixiao.web.evaluations.selectors.summary import document_of, last_year
from jixiao.web.evaluations.services import files

FOLDER = "reports"
WORD, PDF = ".docx", ".pdf"


def make_report(report_id: int) -> None:
    """Make a document; whatever goes wrong is told on its page, and it never hangs."""
    with everything_visible():
        report = Report.objects.select_related(
            "unit", "fiscal_year", "previous", "review__sheet__project__unit"
        ).get(pk=report_id)
        _go_on(report, 10, state=ReportState.MAKING)
        try:
            with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
                MAKERS[ReportKind(report.kind)](report, Path(folder))
        except (Unknown, files.Damaged) as fault:
            _fail(report, str(fault).replace(f"{report}{WORD}：", ""))
        except Exception:
            _fail(report, _("生成时程序出错，没有生成；请再试一次，仍然出错的请告诉系统管理员。"))
            raise


def _self_evaluation(report: Report, folder: Path) -> None:
    """The unit's report: a Word file to work on, and a PDF where nobody has worked on it yet."""
    document = document_of(report.unit, report.fiscal_year)
    if not document.sheets:
        raise Unknown(_("本单位本年度还没有自评表，不能生成报告；请先开始自评。"))
    ruleset = report.fiscal_year.ruleset or None
    checked = check(document, ruleset=ruleset)
    _go_on(report, 40)
    before = last_year(report.unit, report.fiscal_year)
    wanted = _wanted(last_year=before)
    word = folder / f"report{WORD}"
    if report.previous is not None:
        word.write_bytes(files.content_of(report.previous))
    notes = [*write_report([checked], kind=report.kind, path=word, wanted=wanted)]
    _go_on(report, 70)
    pdf = None
    if report.previous is None:
        pdf = folder / f"report{PDF}"
        notes += _write_pdf(checked, pdf, report=report, wanted=wanted)
    _finish(report, word, pdf, notes)


def _write_pdf(checked: Checked, path: Path, *, report: Report, wanted: Wanted) -> list[str]:
    """The PDF; where it cannot be set, the Word file is there all the same, and why is told."""
    try:
        return [*write_report([checked], kind=report.kind, path=path, wanted=wanted)]
    except Unknown as fault:
        reason = str(fault).removeprefix(f"{path}：")
        return [_("没有生成PDF：%s") % reason]


def _spot_check(report: Report, folder: Path) -> None:
    """The record of a review."""
    review = report.review
    if review is None:
        raise Unknown(_("这份复核已经不在了，不能生成记录。"))
    sheet = review.sheet
    document = Document(
        source=Source(path=f"“{sheet.project.name}”绩效自评表"), sheets=(content_of(sheet),),
        unit=BudgetUnit(report.unit.code, report.unit.name), fiscal_year=report.fiscal_year.year,
    )  # fmt: skip
    rows = {
        EXECUTION if one.indicator is None else one.indicator: (one.score, one.reason)
        for one in review.scores.all()
    }
    reviewed = Reviewed(rows, review.total, review.rating, review.opinion)
    day = timezone.localdate(review.concluded_at) if review.concluded_at else None
    wanted = replace(_wanted(), sender=str(Level(review.level).label), day=day)
    ruleset = report.fiscal_year.ruleset or None
    notes: list[str] = []
    word, pdf = folder / f"record{WORD}", folder / f"record{PDF}"
    for path, progress in ((word, 60), (pdf, 90)):
        notes += write_review(document, reviewed, path, ruleset=ruleset, wanted=wanted)
        _go_on(report, progress)
    _finish(report, word, pdf, notes)


MAKERS = {ReportKind.SELF_EVALUATION: _self_evaluation, ReportKind.SPOT_CHECK: _spot_check}


def _wanted(last_year: Document | None = None) -> Wanted:
    return Wanted(last_year=last_year, fonts=settings.ENVIRONMENT.fonts)


def _go_on(report: Report, progress: int, *, state: ReportState | None = None) -> None:
    report.progress = progress
    report.state = state or report.state
    report.save(update_fields=["progress", "state"])


def _finish(report: Report, word: Path, pdf: Path | None, notes: list[str]) -> None:
    report.word = _kept(report, word)
    report.pdf = _kept(report, pdf) if pdf is not None and pdf.is_file() else ""
    report.notes = notes
    report.state, report.progress = ReportState.DONE, 100
    report.finished_at = timezone.now()
    report.save()


def _kept(report: Report, path: Path) -> str:
    with path.open("rb") as file:
        name = f"{FOLDER}/{report.pk}/{secrets.token_hex(8)}{path.suffix}"
        return default_storage.save(name, File(file))


def _fail(report: Report, reason: str) -> None:
    report.state, report.error = ReportState.FAILED, reason[:400]
    report.finished_at = timezone.now()
    report.save(update_fields=["state", "error", "finished_at"])
