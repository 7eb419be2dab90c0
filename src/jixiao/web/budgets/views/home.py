"""The home page: what must I do next, until when, what came back and why."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets.selectors import home as selectors
from jixiao.web.budgets.selectors.standing import standing_of
from jixiao.web.budgets.selectors.years import current_year, task_counts


@login_required
@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    """What must I do next, until when, what came back and why."""
    scope = request.scope
    year = current_year(scope)
    looks_after = selectors.has_oversight(scope)
    tasks = selectors.tasks_for(scope)
    given = {
        "year": year,
        "tasks": standing_of(tasks, scope),
        "has_units": len({one.unit_id for one in tasks}) > 1,
        "returned": selectors.returned_sheets(scope),
        "drafts": selectors.drafts_for(scope),
        "waiting": selectors.waiting_for_review(scope),
        "counts": task_counts(year, scope) if year and looks_after else [],
        "late": selectors.late_units(scope) if looks_after else [],
    }
    return render(request, "budgets/home.html", given)
