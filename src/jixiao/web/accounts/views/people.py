"""Pages of people and their posts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jixiao.web.accounts import policies, selectors, selectors_three, services
from jixiao.web.accounts.forms import PostForm
from jixiao.web.accounts.limits import limited
from jixiao.web.accounts.middleware import SignedInRequest
from jixiao.web.accounts.models import Institution, Post, User
from jixiao.web.accounts.roles import ADMINISTRATION
from jixiao.web.accounts.services.posts import ONLY_SECURITY
from jixiao.web.accounts.views.filling import FormPage, act, fill, page_of

ONLY_THREE = "只有系统管理员、安全管理员和审计员可以查看登录锁定。"


@login_required
def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """A person and the posts they hold and held."""
    user = _visible(request, pk)
    posts = Post.objects.visible_to(request.scope).filter(user=user)
    posts = posts.select_related("institution").order_by(selectors.LAST_IN_OFFICE, "-since_date")
    may_appoint = any(policies.may_appoint(request.scope, one.institution) for one in posts)
    is_three = any(one.role in ADMINISTRATION and not one.until_date for one in posts)
    given = {"person": user, "posts": posts, "may_appoint": may_appoint, "is_three": is_three}
    return render(request, "accounts/person.html", given)


@login_required
def appoint(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a post at an institution to somebody who is here already."""
    place = get_object_or_404(Institution.objects.visible_to(request.scope), pk=pk)
    policies.require(policies.may_appoint(request.scope, place), _(ONLY_SECURITY))
    named = {"username": request.GET.get("username", "")}
    form = PostForm(request.POST or None, scope=request.scope, initial=named)
    page = FormPage(
        _("任命“%(name)s”的岗位") % {"name": place}, _("任命"), place.get_absolute_url(),
        _("已任命岗位。"), _("系统管理员、安全管理员、审计员必须是三个人，也不能兼任业务岗位。"),
    )  # fmt: skip

    def save() -> None:
        given = form.cleaned_data
        services.appoint(
            given["username"], institution=place, role=given["role"], since=given["since_date"],
            by=request.user,
        )  # fmt: skip

    return fill(request, form, page=page, save=save)


@login_required
@require_POST
def end_post(request: SignedInRequest, pk: int) -> HttpResponse:
    """End a post today."""
    visible = Post.objects.visible_to(request.scope).select_related("institution__parent", "user")
    post = get_object_or_404(visible, pk=pk)
    return act(
        request, lambda: services.end_post(post, by=request.user),
        done=_("已免去岗位；今天是最后一天，委托给别人的代办已经结束。"),
        back=post.institution.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_POST
def set_active(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop or reopen the account of a person."""
    user = _visible(request, pk)
    wanted = request.POST.get("is_active") == "1"
    done = _("已启用账号。") if wanted else _("已停用账号，该人员已退出登录。")
    return act(
        request, lambda: services.set_active(user, is_active=wanted, by=request.user),
        done=done, back=user.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_POST
@limited("new_password", times=20, seconds=600)
def allow_new_password(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show, once, the address at which a person may set a new password."""
    user = _visible(request, pk)
    address = services.allow_new_password(user, by=request.user)
    given = {"person": user, "address": request.build_absolute_uri(address)}
    return render(request, "accounts/new_password.html", given)


@login_required
def locks(request: SignedInRequest) -> HttpResponse:
    """The sign-ins that are locked after too many wrong passwords."""
    policies.require(policies.may_administer(request.scope), _(ONLY_THREE))
    given = {
        "page_obj": page_of(request, selectors_three.locked_sign_ins(request.scope)),
        "may_unlock": policies.may_unlock(request.scope),
    }
    return render(request, "accounts/locks.html", given)


@login_required
@require_POST
def unlock(request: SignedInRequest) -> HttpResponse:
    """Let somebody sign in again."""
    username = request.POST.get("username", "")
    return act(
        request, lambda: services.unlock(username, by=request.user),
        done=_("已解锁，可以重新登录。"), back="locks",
    )  # fmt: skip


def _visible(request: SignedInRequest, pk: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.scope), pk=pk)
