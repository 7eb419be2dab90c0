"""The page of the second score."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jixiao.pipeline.evaluating import assess
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.evaluations import policies
from jixiao.web.evaluations.forms import ReviewForm
from jixiao.web.evaluations.models import Level, Report, Review
from jixiao.web.evaluations.selectors import evidence, sheets
from jixiao.web.evaluations.selectors import reviews as selectors
from jixiao.web.evaluations.services import reviews as services
from jixiao.web.evaluations.services.reports import CannotReport, ask_review_record
from jixiao.web.workflow.stages import Stage


@login_required
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Both scores side by side; who reviews gives theirs here."""
    sheet = sheets.one(request.scope, pk)
    if request.method == "POST":
        policies.require_any_level(request.scope, sheet)
    found = selectors.of_sheet(request.scope, sheet)
    level = _level(request, sheet)
    own = next((one for one in found if one.level == level), None)
    content = content_of(sheet)
    assessed = assess(content, ruleset=sheet.fiscal_year.ruleset or None)
    counts = evidence.counts(evidence.of_sheet(sheet))
    rows = selectors.rows_of(content, assessed, found, counts)
    form = None
    if level is not None and sheet.stage != Stage.DRAFT and not (own and own.concluded_at):
        form = ReviewForm(request.POST or None, rows=rows, review=own)
        if request.method == "POST" and form.is_valid() and _saved(request, sheet, form, level):
            return redirect("evaluation-review", pk)
    records = Report.objects.filter(review__in=found).select_related("unit", "fiscal_year")
    context = {
        "sheet": sheet, "rows": rows, "reviews": found, "form": form, "own": own, "level": level,
        "level_name": Level(level).label if level else "", "records": records,
    }  # fmt: skip
    return render(request, "evaluations/review.html", context)


@login_required
@require_POST
def reopen(request: SignedInRequest, pk: int, level: str) -> HttpResponse:
    """Take a concluded review back."""
    sheet = sheets.one(request.scope, pk)
    services.reopen_review(_review(sheet, level), by=request.user, scope=request.scope)
    messages.success(request, _("可以重新复核了；完成以前，单位看不到复核结果。"))
    return redirect("evaluation-review", pk)


@login_required
@require_POST
def record(request: SignedInRequest, pk: int, level: str) -> HttpResponse:
    """Have the record of a review made as a document."""
    sheet = sheets.one(request.scope, pk)
    try:
        ask_review_record(_review(sheet, level), by=request.user, scope=request.scope)
    except CannotReport as fault:
        messages.error(request, str(fault))
    return redirect("evaluation-review", pk)


def _level(request: SignedInRequest, sheet: Sheet) -> Level | None:
    """As whom somebody reviews: the first that they hold, or the one that is asked for."""
    held = policies.levels(request.scope, sheet)
    asked = request.GET.get("level", "")
    return next((one for one in held if one == asked), next(iter(held), None))


def _review(sheet: Sheet, level: str) -> Review:
    return get_object_or_404(
        Review.objects.select_related("sheet__project__unit", "sheet__fiscal_year"),
        sheet=sheet, level=level,
    )  # fmt: skip


def _saved(request: SignedInRequest, sheet: Sheet, form: ReviewForm, level: Level) -> bool:
    is_concluded = "conclude" in request.POST
    try:
        services.save_review(
            sheet, form.given(), level=level, opinion=form.cleaned_data["opinion"],
            is_concluded=is_concluded, by=request.user, scope=request.scope,
        )  # fmt: skip
    except services.CannotBeReviewed as fault:
        form.take_faults(fault.faults)
        return False
    told = _("复核已完成，单位可以看到复核得分。") if is_concluded else _("复核得分已保存。")
    messages.success(request, told)
    return True
