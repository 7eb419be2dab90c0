"""Exports on their way into the ledger: handed in, their columns confirmed, their counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.web.accounts.limits import limited
from jixiao.web.spending import forms, policies
from jixiao.web.spending.components import job_of
from jixiao.web.spending.downloads import attachment
from jixiao.web.spending.forms_columns import ColumnsForm, columns_forms
from jixiao.web.spending.models import ImportState, LedgerImport
from jixiao.web.spending.selectors.imports import importable, imports_of, open_years
from jixiao.web.spending.services import imports as services
from jixiao.web.spending.services.files import export_path

if TYPE_CHECKING:
    from jixiao.web.accounts.middleware import SignedInRequest

PAGE = 20


@login_required
@require_http_methods(["GET", "POST"])
@limited("ledger-upload", times=60, seconds=3600)
def listing(request: SignedInRequest) -> HttpResponse:
    """All imports that somebody sees, and the form to hand in another."""
    if not policies.may_import(request.scope):
        raise PermissionDenied(_("只有财务和财政部门可以导入台账。"))
    form = forms.ExportForm(
        request.POST if request.method == "POST" else None, request.FILES or None,
        institutions=importable(request.scope), years=open_years(request.scope),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        imported = services.receive_export(
            given["file"], institution=given["institution"], year=given["year"],
            by=request.user, scope=request.scope,
        )  # fmt: skip
        return redirect(imported)
    page = Paginator(imports_of(request.scope), PAGE).get_page(request.GET.get("page"))
    return render(request, "spending/imports.html", {"form": form, "page_obj": page})


@login_required
def shown(request: SignedInRequest, pk: int) -> HttpResponse:
    """One import: its columns to confirm, or what became of its rows."""
    imported = _find(request, pk)
    may_confirm = policies.may_import_for(request.scope, imported.institution)
    is_asked = imported.state == ImportState.PROPOSED and may_confirm
    tables = columns_forms(imported.tables) if is_asked else []
    return render(request, "spending/import.html", _told(imported, tables))


@login_required
@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the columns as they were chosen."""
    imported = _find(request, pk)
    if not policies.may_import_for(request.scope, imported.institution):
        raise PermissionDenied(_("只有该单位的财务或财政部门可以导入它的支付明细。"))
    tables = columns_forms(imported.tables, request.POST)
    are_valid = [one.is_valid() for one in tables]
    if not all(are_valid):
        return render(request, "spending/import.html", _told(imported, tables), status=422)
    try:
        services.confirm_columns(
            imported, tables=[one.confirmed for one in tables], by=request.user, scope=request.scope
        )
    except services.ImportNotAllowed as fault:
        messages.error(request, str(fault))
    return redirect(imported)


@login_required
def state(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far the work in the background is; asked every second."""
    imported = _find(request, pk)
    response = render(request, "shared/progress.html", {"job": job_of(imported)})
    if not imported.is_busy:
        response["HX-Refresh"] = "true"
    return response


@login_required
def refused(request: SignedInRequest, pk: int) -> HttpResponse:
    """The rows that were not taken, with what is wrong in each."""
    imported = _find(request, pk)
    path = export_path(imported).with_name(imported.refused_file or "-")
    if not path.is_file():
        raise Http404(_("这次导入没有退回的行。"))
    stem = Path(imported.name).stem
    return attachment(path.read_bytes(), f"{stem}.未导入{path.suffix}")


def _find(request: SignedInRequest, pk: int) -> LedgerImport:
    return get_object_or_404(imports_of(request.scope), pk=pk)


def _told(imported: LedgerImport, tables: list[ColumnsForm]) -> dict[str, object]:
    return {"imported": imported, "tables": tables, "job": job_of(imported)}
