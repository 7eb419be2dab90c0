"""Pages of the trail: who did what, when, for whom, and whether the chains are intact."""

from __future__ import annotations

import tempfile

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.accounts.roles import Role
from jixiao.web.workflow import anchors, exports, policies, selectors
from jixiao.web.workflow.forms import TrailFilter
from jixiao.web.workflow.verification import verify

PER_PAGE, CHAINS_PER_PAGE = 50, 20


@login_required
@require_GET
def trail(request: SignedInRequest) -> HttpResponse:
    """The trail of all that a person may see, the latest first."""
    policies.require_seeing(request.scope)
    form = TrailFilter(request.GET or {})
    entries = selectors.search(selectors.entries_visible_to(request.scope), form.wanted)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    may_check = policies.may_check_chains(request.scope)
    given = {"form": form, "page": page, "may_check": may_check}
    return render(request, "workflow/trail.html", given)


@login_required
@require_GET
def of_subject(request: SignedInRequest, subject: str) -> HttpResponse:
    """What was done to one sheet, or to whatever else a subject names."""
    policies.require_seeing(request.scope)
    entries = selectors.of_subjects([subject], request.scope)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "workflow/of_subject.html", {"page": page, "subject": subject})


@login_required
@require_GET
def export(request: SignedInRequest) -> FileResponse:
    """The entries that the filters leave, as a file.

    It is whole before it is sent: a fault on the way answers 500, and never leaves half a trail.
    """
    policies.require_seeing(request.scope)
    form = TrailFilter(request.GET or {})
    entries = selectors.search(selectors.entries_visible_to(request.scope), form.wanted)
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    exports.write_trail(entries.iterator(chunk_size=2_000), file)
    file.seek(0)
    name = f"{_('办理留痕')}{timezone.localdate():%Y%m%d}.csv"
    return FileResponse(file, as_attachment=True, filename=name)


@login_required
@require_GET
def chains(request: SignedInRequest) -> HttpResponse:
    """Whether the chains hold, those of a page checked at once."""
    policies.require_whole_chains(request.scope)
    heads = selectors.heads_visible_to(request.scope)
    page = Paginator(heads, CHAINS_PER_PAGE).get_page(request.GET.get("page"))
    check = verify(chains=[head.chain_id for head in page])
    rows = [(head, check.of(head.chain_id)) for head in page]
    may_anchor = request.scope.has_any(Role.AUDITOR)
    given = {"page": page, "check": check, "rows": rows, "may_anchor": may_anchor}
    return render(request, "workflow/chains.html", given)


@login_required
@require_GET
def anchor(request: SignedInRequest) -> JsonResponse:
    """How far every chain has come, as a file to be put away."""
    policies.require_auditor(request.scope)
    name = f"trail-anchor-{timezone.localdate():%Y%m%d}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    shown = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(anchors.anchor(), json_dumps_params=shown, headers=headers)
