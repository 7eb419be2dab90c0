"""Pages of imports: dropping a file in, its drafts, a draft beside its source, taking it over."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.domain.place import Place
from jixiao.pipeline.sources import NoPicture, page_picture
from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.budgets import policies
from jixiao.web.budgets.forms import AcceptForm, ImportForm
from jixiao.web.budgets.models import Draft, ImportedFile, ImportState
from jixiao.web.budgets.selectors import imports as selectors
from jixiao.web.budgets.selectors.source import source_lines
from jixiao.web.budgets.selectors.years import current_year
from jixiao.web.budgets.services import drafts, projects
from jixiao.web.budgets.services import imports as services

PER_PAGE = 20
FAULTS = (drafts.SheetExists, projects.ProjectTaken, services.DraftSettled)


@login_required
@limited("import", times=60, seconds=3600)
@require_http_methods(["GET", "POST"])
def imports(request: SignedInRequest) -> HttpResponse:
    """The files of one's units; a file is dropped in here."""
    scope, year = request.scope, current_year(request.scope)
    policies.require_importer(scope)
    form = ImportForm(
        request.POST or None, request.FILES or None, scope=scope,
        initial={"year": year.pk if year else None},
    )  # fmt: skip
    if form.is_valid():
        try:
            return redirect(services.take_in(**form.cleaned_data, by=request.user, scope=scope))
        except services.FileNotTaken as fault:
            form.add_error("file", str(fault))
    page = Paginator(selectors.imports_for(scope), PER_PAGE).get_page(request.GET.get("page"))
    given = {"form": form, "page": page, "may_import": policies.may_import(request)}
    return render(request, "budgets/imports/list.html", given)


@login_required
@require_GET
def import_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was read out of a file."""
    found = _imported(request, pk)
    page = Paginator(selectors.drafts_of(found), PER_PAGE).get_page(request.GET.get("page"))
    given = {"imported": found, "page": page, "job": _job(found)}
    return render(request, "budgets/imports/file.html", given)


@login_required
@require_GET
def import_progress(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far the reading is; the page loads anew once it is finished."""
    found = _imported(request, pk)
    answer = render(request, "shared/progress.html", {"job": _job(found)})
    if found.state in {ImportState.READ, ImportState.FAILED}:
        answer["HX-Refresh"] = "true"
    return answer


@login_required
@require_POST
def import_accept(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take over every draft that waits."""
    found = _imported(request, pk)
    taken, faults = services.accept_all(found, by=request.user, scope=request.scope)
    for one in faults[:PER_PAGE]:
        messages.warning(request, one)
    if taken:
        messages.success(request, _("已采用%d张表，可以在项目中继续填报。") % taken)
    return redirect(found)


@login_required
@require_http_methods(["GET", "POST"])
def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """A draft beside the file that it was read from; from here it is taken over."""
    found = _draft(request, pk)
    initial = {
        "project": found.project_id, "name": found.name,
        "code": found.content.get("project", {}).get("code", "")[:21],
    }  # fmt: skip
    form = AcceptForm(request.POST or None, scope=request.scope, initial=initial)
    if form.is_valid():
        try:
            return _accept(request, found, form)
        except FAULTS as fault:
            form.add_error(None, str(fault))
    paper, _screen = selectors.paper_of_draft(found)
    place = selectors.place_of(found, request.GET.get("path", ""))
    before, after = selectors.beside(found)
    given = {"draft": found, "paper": paper, "form": form, "before": before, "after": after}
    return render(request, "budgets/imports/draft.html", {**given, **_source(found, place)})


def _accept(request: SignedInRequest, found: Draft, form: AcceptForm) -> HttpResponse:
    sheet = services.accept_draft(found, **form.cleaned_data, by=request.user, scope=request.scope)
    messages.success(request, _("已采用为“%s”，请核对后报送。") % sheet)
    return redirect(sheet)


@login_required
@require_POST
def draft_leave_out(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that a draft is not wanted."""
    found = _draft(request, pk)
    try:
        services.leave_out(found, by=request.user, scope=request.scope)
    except services.DraftSettled as fault:
        messages.error(request, str(fault))
    return redirect(found.imported)


@login_required
@require_GET
def draft_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file around the value of a cell, as a part of the page of the draft."""
    found = _draft(request, pk)
    place = selectors.place_of(found, request.GET.get("path", ""))
    given = {"draft": found, **_source(found, place)}
    return render(request, "budgets/imports/source.html", given)


@login_required
@limited("draft-page", times=600, seconds=600, methods=("GET",))
@require_GET
def draft_page(request: SignedInRequest, pk: int, page: int) -> HttpResponse:
    """A page of the PDF that a draft was read from, as a picture, the quoted words marked."""
    found = _draft(request, pk)
    place = selectors.place_of(found, request.GET.get("path", ""))
    quoted = place.text if place.page == page else ""
    try:
        data = page_picture(services.stored_path(found.imported), page, quoted=quoted)
    except (NoPicture, FileNotFoundError) as fault:
        raise Http404(str(fault)) from None
    answer = HttpResponse(data, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=600"
    return answer


def _source(found: Draft, place: Place) -> dict[str, object]:
    path_of_page = place.page or _first_page(found)
    return {
        "place": place,
        "lines": source_lines(found, place),
        "picture_page": path_of_page if found.imported.format == "pdf" else None,
    }


def _first_page(found: Draft) -> int:
    places = (one.get("place", {}) for line in found.lines for one in line)
    return next((one["page"] for one in places if one.get("page")), 1)


def _job(found: ImportedFile) -> object:
    told = {
        ImportState.WAITING: _("文件已收下，等待识别。"),
        ImportState.READING: _("正在识别文件中的绩效表……"),
        ImportState.READ: _("识别完成，得到%d张表。") % found.total_count,
        ImportState.FAILED: _("没有识别出绩效表，原因见下。"),
    }[ImportState(found.state)]
    return selectors.job_of(found, reverse("import_progress", args=[found.pk]), told)


def _imported(request: SignedInRequest, pk: int) -> ImportedFile:
    return get_object_or_404(selectors.imports_for(request.scope), pk=pk)


def _draft(request: SignedInRequest, pk: int) -> Draft:
    return get_object_or_404(selectors.drafts_for(request.scope), pk=pk)
