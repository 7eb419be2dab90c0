"""The self-evaluations of a unit on one page, and its report made in the background."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.accounts.models import Institution
from jixiao.web.budgets.models import FiscalYear
from jixiao.web.evaluations import policies
from jixiao.web.evaluations.forms import ReportForm
from jixiao.web.evaluations.selectors import summary as selectors
from jixiao.web.evaluations.services.reports import CannotReport, ask_report, record_download

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@login_required
def unit(request: SignedInRequest, unit: int, year: int) -> HttpResponse:
    """All projects of a unit: scores, ratings, causes that are missing, what blocks."""
    found, fiscal_year = selectors.unit_and_year(request.scope, unit, year)
    return render(request, "evaluations/unit.html", _context(request, found, fiscal_year))


@login_required
@require_POST
@limited("report", times=20, seconds=600)
def ask(request: SignedInRequest, unit: int, year: int) -> HttpResponse:
    """Have the report made."""
    found, fiscal_year = selectors.unit_and_year(request.scope, unit, year)
    form = ReportForm(request.POST, request.FILES)
    if form.is_valid():
        previous = form.cleaned_data["previous"]
        try:
            ask_report(found, fiscal_year, by=request.user, scope=request.scope, previous=previous)
        except CannotReport as fault:
            form.add_error("previous" if previous else None, str(fault))
        else:
            messages.success(request, _("已开始生成自评工作报告，生成后在本页下载。"))
            return redirect("evaluation-unit", unit, year)
    context = _context(request, found, fiscal_year) | {"form": form}
    return render(request, "evaluations/unit.html", context)


@login_required
def progress(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far a document is, as a piece of a page."""
    report = get_object_or_404(selectors.reports_seen(request.scope), pk=pk)
    return render(request, "evaluations/parts/report.html", {"report": report})


@login_required
def download(request: SignedInRequest, pk: int, format: str) -> HttpResponse | FileResponse:  # noqa: A002
    """Take a document along; that is written down."""
    report = get_object_or_404(selectors.reports_seen(request.scope), pk=pk)
    path = {"docx": report.word, "pdf": report.pdf}.get(format, "")
    may_read = policies.may_read_report(request.scope, report)
    if not path or not may_read or not default_storage.exists(path):
        raise Http404(_("没有这个文件；请重新生成报告。"))
    record_download(report, format=format, by=request.user)
    return FileResponse(
        default_storage.open(path), as_attachment=True, filename=f"{report}.{format}",
        content_type=TYPES[format],
    )  # fmt: skip


def _context(request: SignedInRequest, found: Institution, year: FiscalYear) -> dict[str, object]:
    return {
        "unit": found,
        "year": year,
        "summary": selectors.summary_of(request.scope, found, year),
        "reports": selectors.reports_of(request.scope, found, year),
        "form": ReportForm(),
        "may_report": policies.reporter(request.scope, found) is not None,
    }
