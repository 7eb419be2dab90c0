"""Pages of the tree of institutions."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jixiao.web.accounts import policies, selectors, services
from jixiao.web.accounts.forms import InstitutionForm, MoveForm, NameForm
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.accounts.models import Institution, User
from jixiao.web.accounts.paths import STEP
from jixiao.web.accounts.services.institutions import ONLY_SYSTEM
from jixiao.web.accounts.views.filling import FormPage, act, fill, page_of

POSTS_SHOWN = 20


@login_required
def institutions(request: SignedInRequest) -> HttpResponse:
    """The tree of what may be seen, or what a search finds; ``person`` is to be given a post."""
    words = request.GET.get("words", "").strip()
    found = (
        selectors.institutions_found(request.scope, words=words)
        if words
        else selectors.tree(request.scope)
    )
    page = page_of(request, found)
    top = min(map(len, request.scope.known_paths), default=0)
    for one in page:
        one.depth = 0 if words else (len(one.path) - top) // STEP
    given = {"page_obj": page, "words": words, "person": _to_appoint(request)}
    return render(request, "accounts/institutions.html", given)


@login_required
def institution(request: SignedInRequest, pk: int) -> HttpResponse:
    """An institution: what stands below it, and who holds which post."""
    place = _visible(request, pk)
    below = selectors.institutions_below(request.scope, place)
    given = {
        "institution": place,
        "way": selectors.way_to(request.scope, place),
        "page_obj": page_of(request, below),
        "posts": selectors.posts_at(place)[:POSTS_SHOWN],
        "post_count": place.posts.count(),
        "may_manage": policies.may_manage(request.scope, place),
        "may_appoint": policies.may_appoint(request.scope, place),
    }
    return render(request, "accounts/institution.html", given)


@login_required
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add an institution below another."""
    parent = _managed(request, pk)
    form = InstitutionForm(request.POST or None, parent=parent)
    page = FormPage(
        _("在“%(name)s”之下新增机构") % {"name": parent}, _("新增"), parent.get_absolute_url(),
        _("已新增机构。"),
    )  # fmt: skip
    return fill(
        request, form, page=page,
        save=lambda: services.add_institution(parent=parent, by=request.user, **form.cleaned_data),
    )  # fmt: skip


@login_required
def rename(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give an institution another name or code."""
    place = _managed(request, pk)
    form = NameForm(request.POST or None, instance=place)
    page = FormPage(
        _("修改“%(name)s”") % {"name": place.name}, _("保存"), place.get_absolute_url(),
        _("已修改名称和编码。"),
    )  # fmt: skip
    fresh = _visible(request, pk)
    return fill(
        request, form, page=page,
        save=lambda: services.rename_institution(fresh, by=request.user, **form.cleaned_data),
    )  # fmt: skip


@login_required
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put an institution below another."""
    place = _managed(request, pk)
    form = MoveForm(request.POST or None, scope=request.scope)
    page = FormPage(
        _("划转“%(name)s”") % {"name": place}, _("划转"), place.get_absolute_url(),
        _("已划转机构。"),
        _("下级机构、人员、项目、绩效表和留痕随机构一起划转，由新的上级审核。"), is_grave=True,
    )  # fmt: skip
    return fill(
        request, form, page=page,
        save=lambda: services.move_institution(place, by=request.user, **form.cleaned_data),
    )  # fmt: skip


@login_required
@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close an institution."""
    place = _managed(request, pk)
    return act(
        request, lambda: services.close_institution(place, by=request.user),
        done=_("已撤销机构；以往的记录仍可查看。"), back=place.get_absolute_url(),
    )  # fmt: skip


def _to_appoint(request: SignedInRequest) -> User | None:
    """Whom the security administrator looks for an institution for."""
    wanted = request.GET.get("person", "")
    if not wanted.isdecimal() or not policies.may_unlock(request.scope):
        return None
    return User.objects.visible_to(request.scope).filter(pk=int(wanted), is_active=True).first()


def _visible(request: SignedInRequest, pk: int) -> Institution:
    visible = Institution.objects.visible_to(request.scope)
    return get_object_or_404(visible.select_related("parent"), pk=pk)


def _managed(request: SignedInRequest, pk: int) -> Institution:
    place = _visible(request, pk)
    policies.require(policies.may_manage(request.scope, place), _(ONLY_SYSTEM))
    return place
