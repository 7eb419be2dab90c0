"""Faults as a page, or as an alert for htmx: what happened, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MINUTE = 60


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent what cannot be understood; 413 where it was too much."""
    if type(exception).__name__ in {"RequestDataTooBig", "TooManyFilesSent", "TooManyFieldsSent"}:
        return too_large(request)
    return _answer(
        request, 400, title=_("请求无法识别"),
        text=_("提交的内容不完整或者格式不对。请返回上一页，刷新后再试。"),
    )  # fmt: skip


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: somebody may not do this; the refusing policy says why."""
    text = _("您的岗位不能打开这一页或办理这件事。需要办理的，请联系本单位的系统管理员。")
    return _answer(request, 403, title=_("没有权限"), text=str(exception or "") or text)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403: the form was not sent from a page of this server, or the page was open for too long."""
    return _answer(
        request, 403, title=_("页面已经过期"), template="403_csrf.html",
        text=_("这一页打开太久，或者浏览器没有保存 Cookie。请返回上一页，刷新后重新提交。"),
    )  # fmt: skip


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: there is no such page, or it lies outside what one may see."""
    return _answer(
        request, 404, title=_("找不到这一页"),
        text=_("地址有误，内容已经移走，或者不在您能看到的范围内。请回到首页重新进入。"),
    )  # fmt: skip


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than is taken."""
    return _answer(
        request, 413, title=_("提交的内容太大"),
        text=_("提交的内容超过了服务器的限制。请压缩或拆分文件，分几次提交。"),
    )  # fmt: skip


def too_many(request: HttpRequest, *, seconds: int = MINUTE) -> HttpResponse:
    """429: too many requests in a short time; tells how long to wait."""
    minutes = -(-seconds // MINUTE)
    wait = ngettext(
        "短时间内请求太多。为了保护系统，请等%(minutes)d分钟后再试。",
        "短时间内请求太多。为了保护系统，请等%(minutes)d分钟后再试。",
        minutes,
    )
    answer = _answer(request, 429, title=_("操作太频繁"), text=wait % {"minutes": minutes})
    answer["Retry-After"] = str(seconds)
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; the page needs neither the database nor who asked."""
    given = {"is_fragment": bool(request.headers.get("HX-Request"))}
    return HttpResponse(render_to_string("500.html", given), status=500)


def _answer(
    request: HttpRequest, status: int, *, title: _StrOrPromise, text: _StrOrPromise,
    template: str = "",
) -> HttpResponse:  # fmt: skip
    is_fragment = bool(request.headers.get("HX-Request"))
    name = "shared/fault.html" if is_fragment else template or f"{status}.html"
    return render(request, name, {"title": title, "text": text}, status=status)
