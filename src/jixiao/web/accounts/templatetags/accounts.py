"""The QR code of a second factor, drawn into the page: pictures from data: are not allowed."""

from __future__ import annotations

from django import template

register = template.Library()
MARGIN = 4


@register.inclusion_tag("accounts/qr_code.html")
def qr_code(address: str) -> dict[str, object]:
    """A QR code as one path of squares."""
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
