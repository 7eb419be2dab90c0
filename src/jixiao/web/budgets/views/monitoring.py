"""Pages of monitoring (运行监控): the list, beginning it for a month, the money of the ledger."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets import policies
from jixiao.web.budgets.forms_monitoring import MonitoringFilter, MonthForm
from jixiao.web.budgets.models import FiscalYear
from jixiao.web.budgets.selectors import monitoring as selectors
from jixiao.web.budgets.selectors.years import current_year, years_for
from jixiao.web.budgets.services import monitoring as services
from jixiao.web.budgets.views.sheets import find_sheet

PER_PAGE = 30


@login_required
@require_GET
def monitoring(request: SignedInRequest) -> HttpResponse:
    """The sheets of monitoring of a year that somebody may see."""
    scope = request.scope
    policies.require_reader(scope)
    year = current_year(scope, request.GET.get("year"))
    initial = {"year": year.year if year else ""}
    form = MonitoringFilter({**initial, **request.GET.dict()}, years=list(years_for(scope)[:20]))
    found = selectors.monitored(scope, year, form.wanted)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    given = {"form": form, "page": page, "year": year, "startable": 0}
    if policies.may_import(request):
        given["startable"] = selectors.startable(scope, year).count()
    return render(request, "budgets/monitoring/list.html", given)


@login_required
@require_http_methods(["GET", "POST"])
def monitoring_start(request: SignedInRequest) -> HttpResponse:
    """The projects whose monitoring can begin; begins that of those that are chosen."""
    policies.require_importer(request.scope)
    year = current_year(request.scope, request.GET.get("year"))
    found = selectors.startable(request.scope, year)
    form = MonthForm(request.POST or None, initial={"month": selectors.month_offered(found, year)})
    if form.is_valid():
        return _started(request, year, form.cleaned_data["month"])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    given = {"form": form, "page": page, "year": year}
    return render(request, "budgets/monitoring/start.html", given)


def _started(request: SignedInRequest, year: FiscalYear | None, month: int) -> HttpResponse:
    """Begin what was chosen and say what came of it."""
    keys = [one for one in request.POST.getlist("sheet") if one.isdecimal()][:PER_PAGE]
    chosen = list(selectors.startable(request.scope, year).filter(pk__in=keys))
    here = f"{reverse('monitoring_start')}?year={year.year if year else ''}"
    if not chosen:
        messages.warning(request, _("没有选择项目；请先勾选要开始运行监控的项目。"))
        return redirect(here)
    try:
        begun = services.start_all(chosen, month=month, by=request.user, scope=request.scope)
    except services.CannotMonitor as fault:
        messages.error(request, str(fault))
        return redirect(here)
    messages.success(request, _("已开始%d个项目的运行监控，请填写执行情况。") % len(begun))
    if without := sum(one.outturn is None for one in begun):
        told = _("其中%(count)d个项目的台账没有截至%(month)d月的执行数，请手工填写。")
        messages.warning(request, told % {"count": without, "month": month})
    listed = f"{reverse('monitoring')}?year={year.year if year else ''}"
    return redirect(begun[0] if len(begun) == 1 else listed)


@login_required
@require_POST
def monitoring_money(request: SignedInRequest, pk: int) -> HttpResponse:
    """Fill in the money of the ledger anew."""
    sheet = find_sheet(request, pk)
    try:
        services.take_money(sheet, by=request.user, scope=request.scope)
    except services.CannotMonitor as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("已按台账填写执行数。"))
    return redirect(sheet)
