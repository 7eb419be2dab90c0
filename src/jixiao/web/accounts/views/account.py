"""One's own account: profile, delegations; the forgotten password; opening an installation."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jixiao.web.accounts import policies, selectors, services
from jixiao.web.accounts.faults import AlreadyOpened
from jixiao.web.accounts.forms import DelegationForm, OpeningForm, ProfileForm
from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.accounts.models import Post
from jixiao.web.accounts.services.opening import is_opened
from jixiao.web.accounts.views.filling import FormPage, act, fill, page_of
from jixiao.web.accounts.views.invitations import address_of_link


@login_required
def profile(request: SignedInRequest) -> HttpResponse:
    """One's own name, posts, and ways to sign in."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST":
        page = FormPage(_("我的账号"), _("保存"), "profile", _("已修改姓名。"))
        return fill(
            request, form, page=page,
            save=lambda: services.rename_person(request.user, **form.cleaned_data),
        )  # fmt: skip
    has_authority = settings.ENVIRONMENT.identity is not None
    posts = selectors.own_posts(request.user)
    given = {"form": form, "posts": posts, "has_authority": has_authority}
    return render(request, "accounts/profile.html", given)


@login_required
def delegations(request: SignedInRequest) -> HttpResponse:
    """What one handed over, what was handed to one, and the posts that may be handed over."""
    posts = selectors.own_posts(request.user)
    given = {
        "posts": [one for one in posts if policies.may_delegate(request.user, one)],
        "delegations": selectors.delegations_of(request.user)[:100],
        "today": timezone.localdate(),
    }
    return render(request, "accounts/delegations.html", given)


@login_required
def delegate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand one's own post to a colleague for some days."""
    post = get_object_or_404(selectors.own_posts(request.user), pk=pk)
    policies.require(
        policies.may_delegate(request.user, post), _("三员的岗位不能委托，应由安全管理员另行任命。")
    )
    chosen = request.GET.get("to") or request.POST.get("to", "")
    to = selectors.substitutes_for(post).filter(pk=chosen).first() if chosen.isdecimal() else None
    if to is None:
        return _choose(request, post)
    form = DelegationForm(request.POST or None)
    what = {"place": post.institution, "role": post.get_role_display(), "name": to}
    page = FormPage(
        _("把“%(place)s %(role)s”委托给%(name)s") % what,
        _("委托"), "delegations", _("已委托；对方现在可以在自己的页面看到。"),
        _("代办期间，您和代办人都可以办理；留痕记为“代办人（代您）”。"),
    )  # fmt: skip
    return fill(
        request, form, page=page,
        save=lambda: services.delegate(post, to=to, by=request.user, **form.cleaned_data),
    )  # fmt: skip


def _choose(request: SignedInRequest, post: Post) -> HttpResponse:
    """The colleagues who may stand in, to choose one of."""
    words = request.GET.get("words", "").strip()
    found = page_of(request, selectors.substitutes_for(post, words=words))
    given = {"post": post, "page_obj": found, "words": words}
    return render(request, "accounts/substitutes.html", given)


@login_required
@require_POST
def end_delegation(request: SignedInRequest, pk: int) -> HttpResponse:
    """End a delegation before its last day."""
    delegation = get_object_or_404(selectors.delegations_of(request.user), pk=pk)
    return act(
        request, lambda: services.end_delegation(delegation, by=request.user),
        done=_("已结束委托。"), back="delegations",
    )  # fmt: skip


def forgotten(request: HttpRequest) -> HttpResponse:
    """What to do when the password is forgotten: there is no e-mail, the administrator helps."""
    return render(request, "accounts/forgotten.html")


@limited("first", times=10, seconds=600)
def first(request: HttpRequest) -> HttpResponse:
    """Open an empty installation; there is no such page once somebody has come in."""
    if is_opened():
        raise Http404
    form = OpeningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _open(request, form)
        except AlreadyOpened as fault:
            form.add_error(None, str(fault))
    return render(
        request, "accounts/first.html", {"form": form}, status=422 if form.errors else 200
    )


def _open(request: HttpRequest, form: OpeningForm) -> HttpResponse:
    given, names = form.cleaned_data, form.full_names()
    tokens = services.open_installation(given["name"], code=given["code"], full_names=names)
    links = [
        (role.label, names[role], address_of_link(request, token)) for role, token in tokens.items()
    ]
    return render(request, "accounts/opened.html", {"links": links})
