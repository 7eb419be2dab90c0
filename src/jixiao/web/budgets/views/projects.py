"""Pages of projects: the list, one project with its sheets, entering and changing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets import policies
from jixiao.web.budgets.forms import ProjectFilter, ProjectForm
from jixiao.web.budgets.models import Project, TaskKind
from jixiao.web.budgets.selectors import projects as selectors
from jixiao.web.budgets.selectors.years import current_year, years_for
from jixiao.web.budgets.services import copying, drafts
from jixiao.web.budgets.services import projects as services

PER_PAGE = 30


@login_required
@require_GET
def projects(request: SignedInRequest) -> HttpResponse:
    """The projects that somebody may see, with how far the objectives of the year are."""
    scope, years = request.scope, list(years_for(request.scope)[:20])
    policies.require_reader(scope)
    year = current_year(scope, request.GET.get("year"))
    initial = {"year": year.year if year else ""}
    form = ProjectFilter({**initial, **request.GET.dict()}, scope=scope, years=years)
    found = selectors.projects_for(scope, year, form.wanted)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    given = {"form": form, "page": page, "year": year, "is_handler": policies.may_import(request)}
    return render(request, "budgets/projects/list.html", given)


@login_required
@require_GET
def project(request: SignedInRequest, pk: int) -> HttpResponse:
    """One project: its data, its sheets by year and version, how to begin this year's."""
    found = _project(request, pk)
    year = current_year(request.scope, request.GET.get("year"))
    sheets = list(selectors.sheets_of(found, request.scope))
    kinds = {one.kind for one in sheets if year and one.fiscal_year_id == year.pk}
    is_handler = policies.handler(request.scope, found.scope_path) is not None
    given: dict[str, Any] = {
        "project": found,
        "sheets": sheets,
        "year": year,
        "is_handler": is_handler,
    }
    if is_handler and year and TaskKind.OBJECTIVE not in kinds:
        given |= {"may_start": True, "source": selectors.copyable(found, year)}
    return render(request, "budgets/projects/detail.html", given)


@login_required
@require_http_methods(["GET", "POST"])
def project_add(request: SignedInRequest) -> HttpResponse:
    """Enter a project."""
    form = ProjectForm(request.POST or None, scope=request.scope)
    if form.is_valid():
        try:
            made = services.add_project(by=request.user, scope=request.scope, **form.cleaned_data)
            messages.success(request, _("项目“%s”已保存，可以填报绩效目标了。") % made)
            return redirect(made)
        except services.ProjectTaken as fault:
            form.add_error("name", str(fault))
    if not policies.may_import(request):
        raise policies.NotYours(_("项目由本单位经办人录入；您不是经办人。"))
    return render(request, "budgets/projects/form.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def project_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the data of a project."""
    found = _project(request, pk)
    policies.require_handler(request.scope, found.scope_path)
    initial = {"name": found.name, "code": found.code, "unit": found.unit_id}
    form = ProjectForm(request.POST or None, scope=request.scope, initial=initial)
    if form.is_valid():
        try:
            services.change_project(
                found, by=request.user, scope=request.scope, **form.cleaned_data
            )
            messages.success(request, _("项目“%s”已保存。") % form.cleaned_data["name"])
            return redirect(found)
        except services.ProjectTaken as fault:
            form.add_error("name", str(fault))
    return render(request, "budgets/projects/form.html", {"form": form, "project": found})


@login_required
@require_POST
def sheet_start(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin the objectives of the year, blank or from last year's."""
    found = _project(request, pk)
    year = get_object_or_404(years_for(request.scope), pk=request.POST.get("year", 0))
    source = selectors.copyable(found, year) if request.POST.get("copies") else None
    told = {"by": request.user, "scope": request.scope}
    try:
        if source is not None:
            return redirect(copying.copy_sheet(found, year, source=source, **told))  # type: ignore[arg-type]
        return redirect(drafts.start_sheet(found, year, kind=TaskKind.OBJECTIVE, **told))  # type: ignore[arg-type]
    except drafts.SheetExists as fault:
        messages.error(request, str(fault))
    return redirect(found)


def _project(request: SignedInRequest, pk: int) -> Project:
    visible = Project.objects.visible_to(request.scope).select_related("unit__parent")
    return get_object_or_404(visible, pk=pk)
