"""The dashboards: of all that one sees, of a department, of a unit with its projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jixiao.pipeline.tables import write_tables
from jixiao.web.accounts.limits import limited
from jixiao.web.dashboards import charts, forms, links, tables
from jixiao.web.dashboards.cards import cards_of
from jixiao.web.dashboards.components import tabs_of
from jixiao.web.dashboards.selectors import below, chosen
from jixiao.web.dashboards.selectors.asked import Asked, asked_for, departments_of
from jixiao.web.dashboards.selectors.findings import Findings
from jixiao.web.dashboards.selectors.summary import summary_of
from jixiao.web.spending.downloads import written

if TYPE_CHECKING:
    from jixiao.web.accounts.middleware import SignedInRequest

PAGE, LINES = 30, 20


@login_required
def overview(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """The year of an institution and what stands below it."""
    if (chosen := request.GET.get("department", "")).isdecimal():
        return redirect(_at(int(chosen), request))
    asked = asked_for(request.scope, pk, request.GET)
    if asked is None:
        return render(request, "dashboards/nothing.html", {})
    lines = below.lines(asked) if asked.has_children else []
    summary = summary_of(asked)
    form = forms.DashboardFilter(asked, request.GET, departments=departments_of(asked))
    page = Paginator(lines, LINES).get_page(request.GET.get("page"))
    told = {
        "form": form, "page_obj": page,
        "rows": [(one, links.of_line(asked, one)) for one in page],
        "charts": charts.all_of(asked, summary, lines), "stages": summary.stages(),
        "cards": cards_of(asked, summary),
        "tabs": tabs_of(asked, "dashboard-at", late=summary.late),
    }  # fmt: skip
    return render(request, "dashboards/overview.html", {"asked": asked} | told)


@login_required
def projects(request: SignedInRequest, pk: int) -> HttpResponse:
    """The projects below an institution with money, sheets and findings."""
    asked = _asked(request, pk)
    form = forms.ProjectFilter(asked.period, request.GET)
    found = chosen.projects(below.projects(asked), asked, **form.chosen)
    return _list(request, asked, "projects", form, found.order_by("scope_path", "name", "pk"))


@login_required
def late(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who is late with what; also what is under way and done."""
    asked = _asked(request, pk)
    form = forms.TaskFilter(asked, request.GET)
    return _list(request, asked, "late", form, chosen.tasks(asked, **form.chosen))


@login_required
def findings(request: SignedInRequest, pk: int) -> HttpResponse:
    """The findings below an institution, each with its sheet."""
    asked = _asked(request, pk)
    form = forms.FindingFilter(asked, request.GET)
    return _list(request, asked, "findings", form, Findings(asked, **form.chosen))


@login_required
@limited("dashboard-table", times=30, seconds=60, methods=("GET",))
def table(request: SignedInRequest, pk: int, what: str) -> HttpResponse:
    """A chart's figures or a list as a workbook, narrowed as the page is."""
    asked = _asked(request, pk)
    if what not in tables.WHAT:
        raise Http404(_("没有这张表；请从看板上下载。"))
    made = tables.WHAT[what](asked, request.GET)
    name = f"{asked.title}{asked.period.year.year}年{made.name}.xlsx"
    return written(lambda path: write_tables([made], path), name)


def _list(
    request: SignedInRequest, asked: Asked, name: str, form: forms.ChosenForm, found: Any
) -> HttpResponse:
    """A page of a list with its filter."""
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    tabs = tabs_of(asked, f"dashboard-{name}")
    told = {"asked": asked, "form": form, "page_obj": page, "tabs": tabs,
            "download": links.download(asked, name, **form.chosen)}  # fmt: skip
    return render(request, f"dashboards/{name}.html", told)


def _asked(request: SignedInRequest, pk: int) -> Asked:
    asked = asked_for(request.scope, pk, request.GET)
    if asked is None:
        raise Http404(_("还没有开启预算年度。"))
    return asked


def _at(pk: int, request: SignedInRequest) -> str:
    from django.urls import reverse

    kept = request.GET.copy()
    kept.pop("department", None)
    kept.pop("page", None)
    return f"{reverse('dashboard-at', args=[pk])}?{kept.urlencode()}"
