"""The page of a task that has no form of its own: what is asked, and saying that it was done."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets import policies
from jixiao.web.budgets.forms_monitoring import DoneForm
from jixiao.web.budgets.models import Task
from jixiao.web.budgets.selectors.home import tasks_seen
from jixiao.web.budgets.services import tasks as services
from jixiao.web.workflow.selectors import of_subjects


@login_required
@require_http_methods(["GET", "POST"])
def task(request: SignedInRequest, pk: int) -> HttpResponse:
    """What is asked until when; the head of the unit says here that it was done, or was not."""
    found = get_object_or_404(tasks_seen(request.scope), pk=pk)
    form = DoneForm(request.POST or None)
    if form.is_valid() and _kept(request, found, form):
        return redirect("task", pk)
    subject = f"task:{found.pk}"
    given = {
        "task": found, "form": form, "is_by_hand": services.is_by_hand(found),
        "may_finish": policies.head(request.scope, found.scope_path) is not None,
        "entries": of_subjects([subject], request.scope),
    }  # fmt: skip
    return render(request, "budgets/task.html", given)


def _kept(request: SignedInRequest, found: Task, form: DoneForm) -> bool:
    """Whether it was written down; what is wrong is told beside the field."""
    told = {"note": form.cleaned_data["note"], "by": request.user, "scope": request.scope}
    try:
        if "reopens" in request.POST:
            services.reopen_task(found, **told)
        else:
            services.finish_task(found, **told)
    except services.CannotFinish as fault:
        form.add_error("note", str(fault))
        return False
    messages.success(request, _("已记录，并记入办理留痕。"))
    return True
