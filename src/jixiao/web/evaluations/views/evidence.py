"""Evidence: what there is, looking at it, taking it along, putting it in and out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.evaluations import policies, previews
from jixiao.web.evaluations.forms import EvidenceForm
from jixiao.web.evaluations.selectors import evidence as selectors
from jixiao.web.evaluations.selectors import sheets
from jixiao.web.evaluations.services.evidence import (
    CannotBeEvidence,
    add_evidence,
    remove_evidence,
)
from jixiao.web.evaluations.services.files import Damaged

# What was handed in is never run or shown as a page of ours.
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


@login_required
@limited("evidence", times=120, seconds=600)
def of_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """The evidence of a self-evaluation by indicator, and the form to put more in."""
    sheet = sheets.one(request.scope, pk)
    content = content_of(sheet)
    asked = {"indicator": request.GET.get("indicator", "")}
    form = EvidenceForm(content=content, initial=asked)
    if request.method == "POST":
        form = EvidenceForm(request.POST, request.FILES, content=content)
        if form.is_valid() and _added(request, sheet, form):
            return redirect("evaluation-evidence", pk)
    is_open = policies.is_open(sheet) and policies.filler(request.scope, sheet) is not None
    groups = selectors.grouped(content, list(selectors.of_sheet(sheet)))
    context = {"sheet": sheet, "form": form, "groups": groups, "is_open": is_open}
    return render(request, "evaluations/evidence.html", context)


def _added(request: SignedInRequest, sheet: Sheet, form: EvidenceForm) -> bool:
    """Put in what was uploaded; what is not taken is told beside the field."""
    said, taken = form.cleaned_data, 0
    for upload in said["uploads"]:
        try:
            add_evidence(
                sheet, upload, indicator=said["indicator"], note=said["note"],
                by=request.user, scope=request.scope,
            )  # fmt: skip
            taken += 1
        except CannotBeEvidence as fault:
            form.add_error("uploads", str(fault))
    if taken:
        messages.success(request, _("已上传%d个佐证材料。") % taken)
    return not form.errors


@login_required
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    """Look at a file: pages and pictures drawn, documents as text."""
    evidence = selectors.one(request.scope, pk)
    context = {"evidence": evidence, "sheet": evidence.sheet, "pages": (), "lines": ()}
    try:
        context["pages"] = range(1, previews.page_count(evidence) + 1)
        if not context["pages"]:
            context["lines"] = previews.lines_of(evidence)
    except (previews.NotShown, Damaged) as fault:
        context["fault"] = str(fault)
    context["may_remove"] = policies.may_remove(request.scope, evidence)
    return render(request, "evaluations/evidence_one.html", context)


@login_required
def picture(request: SignedInRequest, pk: int, page: int) -> HttpResponse:
    """A page or a picture, drawn anew as PNG."""
    evidence = selectors.one(request.scope, pk)
    try:
        drawn = previews.picture_of(evidence, page=page)
    except (previews.NotShown, Damaged) as fault:
        raise Http404(str(fault)) from None
    response = HttpResponse(drawn, content_type="image/png")
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, max-age=600"
    return response


@login_required
def download(request: SignedInRequest, pk: int) -> HttpResponse | FileResponse:
    """The file as it was handed in, to be saved and never shown by the browser."""
    evidence = selectors.one(request.scope, pk)
    if not default_storage.exists(evidence.file.path):
        raise Http404(_("文件不在存储中，请联系系统管理员从备份恢复。"))
    response = FileResponse(
        default_storage.open(evidence.file.path), as_attachment=True, filename=evidence.name,
        content_type="application/octet-stream",
    )  # fmt: skip
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a file out."""
    evidence = selectors.one(request.scope, pk)
    remove_evidence(evidence, by=request.user, scope=request.scope)
    messages.success(request, _("已移除“%s”。") % evidence.name)
    return redirect("evaluation-evidence", evidence.sheet_id)
