"""Pages of the indicator library."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.pipeline import Unknown
from jixiao.pipeline.indicator_lists import Listed
from jixiao.pipeline.levels import OFFERED
from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets import policies
from jixiao.web.budgets.forms_years import LibraryFilter, LibraryForm, LibraryListForm
from jixiao.web.budgets.models import Shelf
from jixiao.web.budgets.selectors import library as selectors
from jixiao.web.budgets.services import library as services

PER_PAGE = 40


@login_required
@require_GET
def library(request: SignedInRequest) -> HttpResponse:
    """The indicators of one's own unit and of those above it."""
    policies.require_reader(request.scope)
    form = LibraryFilter(request.GET or {}, dimensions=list(OFFERED))
    found = selectors.library_for(request.scope, form.wanted)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    given = {"form": form, "page": page, "may_keep": policies.may_keep_library(request)}
    return render(request, "budgets/library/list.html", given)


@login_required
@limited("library", times=120, seconds=3600)
@require_http_methods(["GET", "POST"])
def library_add(request: SignedInRequest) -> HttpResponse:
    """Add an indicator by hand, or a workbook of them."""
    shelves = policies.shelves(request.scope)
    if not shelves:
        raise policies.NotYours(_("指标库由财政、主管部门和经办人维护；您没有这些岗位。"))
    is_list = "file" in request.FILES or request.POST.get("is_list")
    one = LibraryForm(None if is_list else request.POST or None, shelves=shelves)
    many = LibraryListForm(*((request.POST, request.FILES) if is_list else ()), shelves=shelves)
    form = many if is_list else one
    if form.is_valid() and (told := _add(request, form)):
        messages.success(request, told)
        return redirect("library")
    given = {"one": one, "many": many, "levels": OFFERED}
    return render(request, "budgets/library/add.html", given)


def _add(request: SignedInRequest, form: LibraryForm | LibraryListForm) -> str:
    """Add what was given; empty where it could not be, which the form then tells."""
    given = dict(form.cleaned_data)
    shelf, told = Shelf(given.pop("shelf")), {"by": request.user, "scope": request.scope}
    try:
        if isinstance(form, LibraryListForm):
            counts = _from_file(given["file"], shelf, request)
        else:
            counts = services.add_to_library(
                [Listed(**given)], shelf=shelf, source=_("手工录入"), **told  # type: ignore[arg-type]
            )  # fmt: skip
    except (Unknown, services.NothingToKeep) as fault:
        form.add_error(None, str(fault))
        return ""
    return _("新增%(added)d个指标，%(changed)d个指标有了新版本。") % {
        "added": counts[0], "changed": counts[1],
    }  # fmt: skip


def _from_file(file: Any, shelf: Shelf, request: SignedInRequest) -> tuple[int, int]:
    name = Path(file.name or "").name
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        path = Path(folder) / f"list{Path(name).suffix.lower()}"
        path.write_bytes(file.read())
        return services.import_list(
            path, name=name, shelf=shelf, by=request.user, scope=request.scope
        )


@login_required
@require_POST
def library_gather(request: SignedInRequest) -> HttpResponse:
    """Take in what several approved sheets use."""
    shelves = policies.shelves(request.scope)
    if not shelves:
        raise policies.NotYours(_("指标库由财政、主管部门和经办人维护；您没有这些岗位。"))
    try:
        added, changed = services.gather_from_approved(
            shelf=shelves[-1], by=request.user, scope=request.scope
        )
        told = {"added": added, "changed": changed}
        messages.success(
            request, _("从已批复的绩效表新增%(added)d个指标，更新%(changed)d个。") % told
        )
    except services.NothingToKeep as fault:
        messages.info(request, str(fault))
    return redirect("library")


@login_required
@require_GET
def library_versions(request: SignedInRequest, series: UUID) -> HttpResponse:
    """Every version of an indicator."""
    versions = list(selectors.versions_of(series, request.scope))
    if not versions:
        raise Http404(_("指标库中没有这个指标。"))
    return render(request, "budgets/library/versions.html", {"versions": versions})
