"""Pages of reviewers: what waits for them, the sheet as paper, letting pass and returning."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets.forms_reviews import RemarkForm, ReturnForm, ReviewFilter
from jixiao.web.budgets.models import Remark, Sheet
from jixiao.web.budgets.selectors import reviews as selectors
from jixiao.web.budgets.selectors.projects import units_for
from jixiao.web.budgets.selectors.reading import Reading
from jixiao.web.budgets.services import moves, remarks
from jixiao.web.budgets.services.deciding import Seen
from jixiao.web.budgets.services.remarks import Reason
from jixiao.web.workflow.stages import MoveNotAllowed

PER_PAGE, MOST = 50, 50
Done = TypeVar("Done")


@login_required
@require_GET
def reviews(request: SignedInRequest) -> HttpResponse:
    """The sheets that wait for my review, the most urgent first."""
    selectors.require_seeing(request.scope)
    form = ReviewFilter(request.GET or {}, places=units_for(request.scope))
    sheets = selectors.review_list(request.scope, form.wanted)
    page = Paginator(sheets, PER_PAGE).get_page(request.GET.get("page"))
    counts = selectors.counts_by_stage(request.scope)
    given = {"form": form, "page": page, "counts": counts.items(), "all": sum(counts.values())}
    return render(request, "budgets/reviews/list.html", given)


@login_required
@require_POST
def accept_many(request: SignedInRequest) -> HttpResponse:
    """Let several sheets pass: asked once, then each one's outcome told."""
    selectors.require_seeing(request.scope)
    chosen = chosen_sheets(request)
    if not chosen:
        messages.error(request, _("还没有选择要通过的表；请先勾选，再点“通过所选”。"))
        return redirect("reviews")
    if not request.POST.get("confirmed"):
        sheets = selectors.review_list(request.scope, {}).filter(pk__in=chosen)
        asked = [(sheet, Seen.of(sheet)) for sheet in sheets]
        return render(request, "budgets/reviews/confirm.html", {"asked": asked})
    outcomes = moves.accept_many(chosen, by=request.user)
    passed = sum(not one.fault for one in outcomes)
    given = {"outcomes": outcomes, "passed": passed, "held": len(outcomes) - passed}
    return render(request, "budgets/reviews/outcomes.html", given)


def chosen_sheets(request: SignedInRequest) -> dict[int, Seen]:
    """The boxes that were ticked (``12:section:4``), a page of them at most."""
    found = {}
    for text in request.POST.getlist("sheet")[:MOST]:
        key, _colon, rest = text.partition(":")
        seen = Seen.parse(rest)
        if key.isdecimal() and seen is not None:
            found[int(key)] = seen
    visible = Sheet.objects.visible_to(request.scope).filter(pk__in=found)
    return {key: found[key] for key in visible.values_list("pk", flat=True)}


@login_required
@require_GET
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    """A sheet as paper, with findings, remarks and changes beside it."""
    reading = Reading(sheet_of(request, pk), request, request.GET.get("field", "")[:80])
    pin = RemarkForm(initial={"field": reading.field}, is_chosen=bool(reading.field_label))
    back = ReturnForm(initial={"seen": reading.seen}, auto_id="return_%s")
    given = {"reading": reading, "sheet": reading.sheet, "pin": pin, "back": back}
    return render(request, "budgets/reviews/review.html", given)


def sheet_of(request: SignedInRequest, pk: int) -> Sheet:
    """A sheet that the person may see."""
    visible = Sheet.objects.visible_to(request.scope)
    found = visible.select_related("project__unit__parent", "fiscal_year", "handler")
    sheet: Sheet = get_object_or_404(found, pk=pk)
    return sheet


@login_required
@require_POST
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let one sheet pass."""
    sheet = sheet_of(request, pk)
    seen = Seen.parse(request.POST.get("seen", ""))
    done = attempt(request, lambda: moves.accept(sheet, by=request.user, seen=seen))
    if done is None:
        return redirect("review", pk)
    messages.success(request, _("“%s”已通过。") % sheet)
    return redirect("reviews")


@login_required
@require_POST
def return_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send a sheet back with its remarks."""
    sheet, form = sheet_of(request, pk), ReturnForm(request.POST)
    form.is_valid()
    said, seen = form.cleaned_data.get("text", ""), Seen.parse(request.POST.get("seen", ""))
    reasons = [Reason("", said)] if said else []
    done = attempt(
        request, lambda: moves.return_with(sheet, by=request.user, reasons=reasons, seen=seen)
    )
    if done is None:
        return redirect("review", pk)
    messages.success(request, _("“%s”已退回，意见已告知填报人。") % sheet)
    return redirect("reviews")


@login_required
@require_POST
def pin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Pin a remark to a cell."""
    sheet, form = sheet_of(request, pk), RemarkForm(request.POST)
    if not attempt(request, lambda: remarks.require_reviewer(sheet, by=request.user)):
        return redirect("review", pk)
    if not form.is_valid():
        reading = Reading(sheet, request, str(request.POST.get("field", ""))[:80])
        back = ReturnForm(initial={"seen": reading.seen}, auto_id="return_%s")
        given = {"reading": reading, "sheet": sheet, "pin": form, "back": back}
        return render(request, "budgets/reviews/review.html", given, status=422)
    field, text = form.cleaned_data["field"], form.cleaned_data["text"]
    attempt(request, lambda: remarks.pin(sheet, by=request.user, field=field, text=text))
    return redirect(f"{reverse('review', args=[pk])}#remarks")


@login_required
@require_POST
def take_off(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a remark of one's own off again."""
    remark = remark_of(request, pk)
    attempt(request, lambda: remarks.take_off(remark, by=request.user))
    return redirect(f"{reverse('review', args=[remark.sheet_id])}#remarks")


@login_required
@require_POST
def settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that a remark was dealt with."""
    remark = remark_of(request, pk)
    if attempt(request, lambda: remarks.settle(remark, by=request.user)):
        messages.success(request, _("这条意见已标为处理完毕。"))
    return redirect(remark.sheet)


def remark_of(request: SignedInRequest, pk: int) -> Remark:
    """A remark on a sheet that the person may see."""
    visible = Sheet.objects.visible_to(request.scope)
    found = Remark.objects.filter(sheet__in=visible)
    return get_object_or_404(
        found.select_related("sheet__project__unit__parent", "sheet__fiscal_year"), pk=pk
    )


def attempt(request: SignedInRequest, do: Callable[[], Done]) -> Done | None:
    """Do something; where it cannot be done now, tell why. Who may not do it at all is refused."""
    try:
        return do()
    except MoveNotAllowed as fault:
        if isinstance(fault, PermissionDenied):
            raise
        messages.error(request, str(fault))
        return None
