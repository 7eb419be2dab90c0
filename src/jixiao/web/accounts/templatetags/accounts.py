"""Parts of the pages of signing in: the QR code of a second factor, the sign-ins of the example."""

from __future__ import annotations

from django import template

from jixiao.web.accounts.examples import PASSWORD, SIGN_INS
from jixiao.web.accounts.matters import Matter, matters_of
from jixiao.web.accounts.policies import may_administer
from jixiao.web.accounts.scope import Scope
from jixiao.web.accounts.services.opening import is_opened

register = template.Library()
MARGIN = 4
# What a browser says of itself holds the names of others too: the first that fits is the one.
BROWSERS = {
    "Edg": "Edge", "OPR/": "Opera", "QQBrowser": "QQ浏览器", "MetaSr": "搜狗浏览器",
    "MicroMessenger": "微信", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari",
}  # fmt: skip
SYSTEMS = {
    "HarmonyOS": "HarmonyOS", "Android": "Android", "iPhone": "iPhone", "iPad": "iPad",
    "Windows": "Windows", "Mac OS": "macOS", "Linux": "Linux",
}  # fmt: skip


@register.inclusion_tag("accounts/qr_code.html")
def qr_code(address: str) -> dict[str, object]:
    """A QR code as one path of squares: pictures from data: are not allowed."""
    import qrcode  # type: ignore[import-untyped]

    code = qrcode.QRCode(border=MARGIN)
    code.add_data(address)
    rows = code.get_matrix()
    squares = (
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return {"size": len(rows), "path": "".join(squares)}


@register.inclusion_tag("accounts/example_sign_ins.html", takes_context=True)
def example_sign_ins(context: template.Context) -> dict[str, object]:
    """A button for each person of the example; nothing anywhere else."""
    shown = SIGN_INS if context.get("is_example") else ()
    return {
        "sign_ins": shown, "password": PASSWORD, "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


@register.simple_tag
def has_been_opened() -> bool:
    """Whether anybody can sign in at all."""
    return is_opened()


@register.simple_tag
def matters_of_people(scope: Scope) -> list[Matter] | None:
    """What waits for one of the 三员; nothing at all for anybody else."""
    return matters_of(scope) if may_administer(scope) else None


@register.filter
def browser(user_agent: str) -> str:
    """A browser and the system it runs on by their names, out of what it says of itself."""
    found = (
        next((name for mark, name in names.items() if mark in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    )
    return " · ".join(filter(None, found)) or user_agent[:60]
