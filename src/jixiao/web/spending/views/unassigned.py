"""待认领: payments of the ledger without a project, given to one by the accountant of the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.models import InstitutionKind
from jixiao.web.spending import forms_unassigned as forms
from jixiao.web.spending import policies
from jixiao.web.spending.components import tabs_of
from jixiao.web.spending.models import AssigningRule
from jixiao.web.spending.selectors import progress, unassigned
from jixiao.web.spending.selectors.places import period_for, place_for
from jixiao.web.spending.services import assigning

if TYPE_CHECKING:
    from jixiao.web.accounts.middleware import SignedInRequest
    from jixiao.web.accounts.models import Institution
    from jixiao.web.spending.selectors.places import Period

PAGE = 50


@login_required
def listing(request: SignedInRequest, pk: int) -> HttpResponse:
    """The payments that wait at an institution, and the form to assign those of its own."""
    place, period = _asked(request, pk)
    form = _form(request, place, period)
    return render(request, "spending/unassigned.html", _told(request, place, period, form))


@login_required
@require_POST
def assign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the payments that were ticked to a project."""
    place, period = _asked(request, pk)
    form = _form(request, place, period)
    if form is None:
        raise PermissionDenied(_("只有该单位的财务或财政部门可以认领它的支付。"))
    if form.is_valid() and _assigned(request, form):
        return redirect(_at(place, period))
    told = _told(request, place, period, form)
    return render(request, "spending/unassigned.html", told, status=422)


@login_required
@require_POST
def forget(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remember a rule no longer."""
    rules = AssigningRule.objects.visible_to(request.scope).select_related("unit", "project")
    rule = get_object_or_404(rules, pk=pk)
    try:
        assigning.forget_rule(rule, by=request.user, scope=request.scope)
    except assigning.AssigningNotAllowed as fault:
        raise PermissionDenied(str(fault)) from None
    messages.success(request, _("已删除认领规则；已经认领的支付不变。"))
    return redirect("spending-unassigned-at", rule.unit_id)


@login_required
@require_POST
@limited("spending-watch", times=6, seconds=600)
def watch(request: SignedInRequest, pk: int) -> HttpResponse:
    """Have the progress made anew, after sheets of monitoring or plans have changed."""
    place, period = _asked(request, pk)
    try:
        assigning.watch_again(period.year, place=place, by=request.user, scope=request.scope)
    except assigning.AssigningNotAllowed as fault:
        raise PermissionDenied(str(fault)) from None
    messages.success(request, _("正在按台账、已批复的计划和已报送的监控表重新统计，请稍后刷新。"))
    return redirect("spending-at", place.pk)


def _asked(request: SignedInRequest, pk: int) -> tuple[Institution, Period]:
    place = place_for(request.scope, pk)
    period = period_for(place, request.GET)
    if period is None:
        raise Http404(_("还没有开启预算年度。"))
    return place, period


def _at(place: Institution, period: Period) -> str:
    return f"{reverse('spending-unassigned-at', args=[place.pk])}?year={period.year.year}"


def _form(request: SignedInRequest, place: Institution, period: Period) -> forms.AssignForm | None:
    """The form for the payments of the institution itself; none for who may not assign them."""
    if place.kind == InstitutionKind.FINANCE_AUTHORITY:
        return None
    if not policies.may_import_for(request.scope, place):
        return None
    own = unassigned.payments_of(request.scope, place, period).filter(unit=place)
    return forms.AssignForm(
        request.POST if request.method == "POST" else None,
        payments=own.filter(assigned_at=None),
        projects=unassigned.projects_of(request.scope, place),
    )  # fmt: skip


def _assigned(request: SignedInRequest, form: forms.AssignForm) -> bool:
    """Assign, and say what happened."""
    given = form.given
    try:
        assigning.assign_payments(**given, by=request.user, scope=request.scope)
    except assigning.AssigningNotAllowed as fault:
        messages.error(request, str(fault))
        return False
    number, name = len(given["payments"]), given["project"] or _("基本支出")
    said = ngettext("已认领%(n)d笔支付到“%(name)s”，正在重新统计支出进度。",
                    "已认领%(n)d笔支付到“%(name)s”，正在重新统计支出进度。", number)  # fmt: skip
    messages.success(request, said % {"n": number, "name": name})
    return True


def _told(
    request: SignedInRequest, place: Institution, period: Period, form: forms.AssignForm | None
) -> dict[str, object]:
    """The list with its filter, what is remembered, and the form."""
    words = request.GET.get("words", "")
    found = unassigned.with_words(unassigned.payments_of(request.scope, place, period), words)
    waiting = unassigned.waiting_of(request.scope, place, period)
    slow = progress.slow_of(request.scope, place, period).count() if period.last_month else None
    return {
        "place": place, "period": period, "may_import": policies.may_import(request.scope),
        "form": form, "filter": forms.UnassignedFilter(period, request.GET),
        "page_obj": Paginator(found, PAGE).get_page(request.GET.get("page")), "waiting": waiting,
        "rules": unassigned.rules_of(request.scope, place) if form else [],
        "chosen": request.POST.getlist("payments"),
        "tabs": tabs_of(place, period, "spending-unassigned-at", slow=slow,
                        waiting=waiting["number"]),
    }  # fmt: skip
