"""支出进度: the money of an institution month by month, its slow projects, the printed table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jixiao.domain.light import Colour
from jixiao.pipeline.progress_table import write_report_table
from jixiao.web.accounts.limits import limited
from jixiao.web.spending import charts, forms, policies
from jixiao.web.spending.components import tabs_of
from jixiao.web.spending.downloads import written
from jixiao.web.spending.models import ProgressRow
from jixiao.web.spending.selectors import progress
from jixiao.web.spending.selectors.places import Period, period_for, place_for
from jixiao.web.spending.selectors.report import months_from, report_of
from jixiao.web.spending.selectors.unassigned import waiting_of
from jixiao.web.spending.services import reasons

if TYPE_CHECKING:
    from jixiao.web.accounts.middleware import SignedInRequest
    from jixiao.web.accounts.models import Institution

PAGE, MOST_ROWS = 30, 3_000
TOO_MANY = gettext_lazy(
    "这里的项目超过%(most)d个，一张支出进度表放不下；请到主管部门或单位的页面下载，"
    "全部项目的明细可以在看板的“项目”页下载。"
)


@login_required
def overview(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """The rows of a month with lights and reasons."""
    place = place_for(request.scope, pk)
    period = period_for(place, request.GET)
    if period is None or not period.last_month:
        return render(request, "spending/nothing.html", _about(request, place, period))
    told = _about(request, place, period) | _rows(request, place, period)
    return render(request, "spending/overview.html", told)


@login_required
def slow(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """The slow projects of a month with what their units say."""
    place = place_for(request.scope, pk)
    period = period_for(place, request.GET)
    if period is None or not period.last_month:
        return render(request, "spending/nothing.html", _about(request, place, period))
    told = _about(request, place, period) | _slow(request, place, period)
    return render(request, "spending/slow.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def reason(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form of a slow project: causes and measure."""
    rows = ProgressRow.objects.visible_to(request.scope).select_related("project", "unit")
    row = get_object_or_404(rows, pk=pk, is_slow=True)
    before = progress.reasons_of([row]).get(row.project_id)
    names = ("causes", "explanation", "measure")
    initial = {name: getattr(before, name) for name in names} if before else None
    form = forms.ReasonForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid() and _explained(request, row, form):
        return redirect("spending-slow-at", row.unit_id)
    may_explain = policies.may_explain(request.scope, row)
    told = {"form": form, "row": row, "before": before, "may_explain": may_explain}
    return render(request, "spending/reason.html", told)


@login_required
@limited("spending-table", times=10, seconds=60, methods=("GET",))
def download(request: SignedInRequest, pk: int, suffix: str) -> HttpResponse:
    """The 支出进度表 of an institution and month as a workbook or a Word document."""
    place = place_for(request.scope, pk)
    period = period_for(place, request.GET)
    rows = list(progress.rows_of(request.scope, place, period)[: MOST_ROWS + 1]) if period else []
    if len(rows) > MOST_ROWS:
        messages.warning(request, str(TOO_MANY) % {"most": MOST_ROWS})
        return redirect("spending-at", place.pk)
    if not rows or period is None:
        raise Http404(_("这个月还没有支出数据；请先导入台账。"))
    sums = [one for one in progress.months_of(request.scope, place, period)
            if one["month"] <= period.month]  # fmt: skip
    name = f"{place.name}{period.year.year}年{period.month}月支出进度表.{suffix}"
    report, months = report_of(rows, period), months_from(sums, period)
    return written(lambda path: write_report_table(report, months, path), name)


def _about(
    request: SignedInRequest, place: Institution, period: Period | None
) -> dict[str, object]:
    """What every page of the money says of itself."""
    return {
        "place": place, "period": period, "may_import": policies.may_import(request.scope),
        "may_watch": bool(policies.may_import_for(request.scope, place)),
    }  # fmt: skip


def _rows(request: SignedInRequest, place: Institution, period: Period) -> dict[str, object]:
    """The rows of a month that the filters leave, their sums and the year's chart."""
    form = forms.ProgressFilter(period, request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    chosen = {name: asked.get(name, "") for name in ("light", "category", "words")}
    rows = progress.filtered(progress.rows_of(request.scope, place, period), **chosen)
    now = progress.now_of(request.scope, place, period)
    waiting = waiting_of(request.scope, place, period)["number"]
    return {
        "form": form, "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "is_outdated": progress.is_outdated(place, period), "now": now,
        "lamps": [(one.value, now[f"{one}_sum"]) for one in reversed(Colour)],
        "tabs": tabs_of(place, period, "spending-at", slow=now["slow_sum"], waiting=waiting),
        "chart": charts.year_chart(progress.months_of(request.scope, place, period)),
    }  # fmt: skip


def _slow(request: SignedInRequest, place: Institution, period: Period) -> dict[str, object]:
    """The slow projects of a month, what was said of them, and who may say it."""
    found = progress.slow_of(request.scope, place, period)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    said = progress.reasons_of(rows)
    return {
        "form": forms.PeriodForm(period, request.GET), "page_obj": page,
        "tabs": tabs_of(place, period, "spending-slow-at", slow=page.paginator.count,
                        waiting=waiting_of(request.scope, place, period)["number"]),
        "rows": [
            (one, said.get(one.project_id), bool(policies.may_explain(request.scope, one)))
            for one in rows
        ],
    }  # fmt: skip


def _explained(request: SignedInRequest, row: ProgressRow, form: forms.ReasonForm) -> bool:
    """Write the reasons down, and say what happened."""
    given = {name: form.cleaned_data[name] for name in ("explanation", "measure")}
    try:
        reasons.explain_slow(row, causes=form.chosen, **given, by=request.user, scope=request.scope)
    except reasons.ReasonNotAllowed as fault:
        messages.error(request, str(fault))
        return False
    messages.success(request, _("已保存“%(name)s”的原因和措施。") % {"name": row.project})
    return True
