"""Pages of fiscal years: the list, opening one, its calendar and how far its tasks are."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.pipeline.offering import title_of_ruleset
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets import policies
from jixiao.web.budgets.forms_years import DeadlineForm, NewYearForm, YearForm, initial_of
from jixiao.web.budgets.models import FiscalYear, TaskKind
from jixiao.web.budgets.selectors import years as selectors
from jixiao.web.budgets.services import years as services
from jixiao.web.workflow.stages import REVIEWED

PER_PAGE = 50


@login_required
@require_GET
def years(request: SignedInRequest) -> HttpResponse:
    """The fiscal years with their calendar."""
    policies.require_reader(request.scope)
    found = selectors.years_for(request.scope)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    titles = [(one, title_of_ruleset(one.ruleset)) for one in page]
    given = {"page": page, "years": titles, "may_open": policies.may_keep_years(request)}
    return render(request, "budgets/years/list.html", given)


@login_required
@require_http_methods(["GET", "POST"])
def year_open(request: SignedInRequest) -> HttpResponse:
    """Open a year: the calendar is proposed by working day and may be changed."""
    authority = selectors.authorities_of(request.scope).first()
    if authority is None:
        raise policies.NotYours(_("预算年度由财政部门开启；您没有财政部门的岗位。"))
    asked = request.POST.get("year") or request.GET.get("year") or ""
    year = int(asked) if asked.isdigit() and len(asked) == 4 else timezone.localdate().year + 1
    form = NewYearForm(request.POST or None, year=year)
    if form.is_valid():
        try:
            opened = services.open_year(
                authority, form.cleaned_data["year"], plan=form.plan, by=request.user,
                scope=request.scope,
            )  # fmt: skip
            messages.success(request, _("%s已经开启，任务已经下达到各单位。") % opened)
            return redirect("year", opened.pk)
        except (services.YearExists, services.WrongCalendar) as fault:
            form.add_error(None, str(fault))
    return render(request, "budgets/years/open.html", {"form": form, "authority": authority})


@login_required
@require_GET
def year(request: SignedInRequest, pk: int) -> HttpResponse:
    """A year: its calendar, how far the tasks of one's units are."""
    found = _year(request, pk)
    wanted = request.GET.get("kind", "")
    page = Paginator(selectors.tasks_of(found, request.scope, wanted), PER_PAGE)
    given = {
        "year": found,
        "ruleset": title_of_ruleset(found.ruleset),
        "stages": [one.label for one in REVIEWED if not found.stages or one in found.stages],
        "counts": selectors.task_counts(found, request.scope),
        "page": page.get_page(request.GET.get("page")),
        "kinds": TaskKind.choices,
        "wanted": wanted,
        "is_keeper": _is_keeper(request, found),
        "form": DeadlineForm(),
    }
    return render(request, "budgets/years/detail.html", given)


@login_required
@require_http_methods(["GET", "POST"])
def year_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change rule-set, forms and stages of a year."""
    found = _year(request, pk)
    policies.require_year(request.scope, found)
    form = YearForm(request.POST or None, year=found.year, initial=initial_of(found))
    if form.is_valid():
        services.change_year(
            found, ruleset=form.cleaned_data["ruleset"], forms=form.chosen_forms,
            stages=form.cleaned_data["stages"], by=request.user, scope=request.scope,
        )  # fmt: skip
        messages.success(request, _("%s已保存。") % found)
        return redirect("year", found.pk)
    return render(request, "budgets/years/change.html", {"form": form, "year": found})


@login_required
@require_POST
def year_deadline(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move a deadline."""
    found, form = _year(request, pk), DeadlineForm(request.POST)
    if not form.is_valid():
        for name, faults in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            messages.error(request, f"{label}：{'；'.join(map(str, faults))}")
        return redirect("year", found.pk)
    given = form.cleaned_data
    try:
        services.change_deadline(
            found, TaskKind(given["kind"]), given["due_date"], reason=given["reason"],
            by=request.user, scope=request.scope,
        )  # fmt: skip
        messages.success(request, _("期限已经调整，并记入留痕。"))
    except services.WrongCalendar as fault:
        messages.error(request, str(fault))
    return redirect("year", found.pk)


@login_required
@require_POST
def year_tasks(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send tasks to units that came later."""
    found = _year(request, pk)
    sent = services.send_missing_tasks(found, by=request.user, scope=request.scope)
    messages.success(request, _("补发了%d项任务。") % sent)
    return redirect("year", found.pk)


def _year(request: SignedInRequest, pk: int) -> FiscalYear:
    return get_object_or_404(selectors.years_for(request.scope), pk=pk)


def _is_keeper(request: SignedInRequest, found: FiscalYear) -> bool:
    return selectors.authorities_of(request.scope).filter(pk=found.authority_id).exists()
