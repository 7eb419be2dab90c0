"""The list of self-evaluations, and the projects that can begin theirs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Sheet
from jixiao.web.evaluations import policies
from jixiao.web.evaluations.forms import FilterForm
from jixiao.web.evaluations.selectors import sheets as selectors
from jixiao.web.evaluations.services.starting import CannotStart, start_all

ON_A_PAGE = 30


@login_required
def evaluations(request: SignedInRequest) -> HttpResponse:
    """The self-evaluations that somebody may see."""
    policies.require_reader(request.scope)
    form = FilterForm(request.GET, years=selectors.years(request.scope))
    found = selectors.listed(request.scope, **form.asked())
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "startable": _startable(request),
        "units": selectors.units_of(page.object_list),
    }
    return render(request, "evaluations/list.html", context)


@login_required
def start(request: SignedInRequest) -> HttpResponse:
    """The approved objectives whose self-evaluation has not begun; begins those that are chosen."""
    policies.require_starter(request.scope)
    found = selectors.startable(request.scope)
    if request.method == "POST":
        keys = [one for one in request.POST.getlist("sheet") if one.isdecimal()]
        return _started(request, list(found.filter(pk__in=keys)))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "evaluations/start.html", {"page": page})


def _startable(request: SignedInRequest) -> int:
    """How many projects a handler can begin."""
    if not request.scope.has_any(Role.HANDLER):
        return 0
    return selectors.startable(request.scope).count()


def _started(request: SignedInRequest, chosen: list[Sheet]) -> HttpResponse:
    if not chosen:
        messages.warning(request, _("没有选择项目；请先勾选要开始自评的项目。"))
        return redirect("evaluation-start")
    try:
        begun = start_all(chosen, by=request.user, scope=request.scope)
    except CannotStart as fault:
        messages.error(request, str(fault))
        return redirect("evaluation-start")
    messages.success(
        request, _("已开始%d个项目的自评，请填写实际完成值和全年执行数。") % len(begun)
    )
    return redirect("evaluation", begun[0].pk) if len(begun) == 1 else redirect("evaluations")
