"""Parts of the pages of signing in: the QR code of a second factor, the sign-ins of the example."""

from __future__ import annotations

from django import template

from jixiao.web.accounts.examples import PASSWORD, SIGN_INS

register = template.Library()
MARGIN = 4


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
