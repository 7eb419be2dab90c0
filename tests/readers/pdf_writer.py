"""PDF files made for tests: text in a Chinese font that every reader knows, lines and boxes.

Places count in points from the top left of an A4 page, as the reader's do.
"""

from __future__ import annotations

from collections.abc import Sequence

HEIGHT = 842
A4 = f"[0 0 595 {HEIGHT}]"
FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000"
    " /W [1 95 500 814 939 500] /FontDescriptor << /Type /FontDescriptor"
    " /FontName /STSong-Light /Flags 4 /Ascent 880 /Descent -120"
    " /FontBBox [0 -120 1000 880] >> >>] >>"
)
NO_CODES = FONT.replace("/UniGB-UCS2-H", "/Identity-H").replace("(GB1)", "(Identity)")
PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
    " /ColorSpace /DeviceGray /Length 1 >>\nstream\nx\nendstream"
)
WHOLE_PICTURE = f"q 595 0 0 {HEIGHT} 0 0 cm /I Do Q\n"


def text(words: str, x: float, y: float, *, size: float = 10) -> str:
    """A line of text whose top left corner stands at a point."""
    return placed(words, f"{size} 0 0 {size} {x} {HEIGHT - y - 0.88 * size}")


def placed(words: str, matrix: str) -> str:
    """Text at any place and angle."""
    code = words.encode("utf-16-be").hex()
    return f"BT /F 1 Tf {matrix} Tm <{code}> Tj ET\n"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A drawn line."""
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S\n"


def table(
    rows: Sequence[Sequence[str]],
    *,
    x: float = 60,
    y: float = 100,
    width: float = 110,
    high: float = 20,
) -> str:
    """A ruled table; ``<`` joins the cell on the left and ``^`` the cell above.

    Lines of a cell are parted by a line break; they stand 12 points apart.
    """
    wide, tall = len(rows[0]), len(rows)
    spots = [(r, c) for r in range(tall + 1) for c in range(wide + 1)]

    def at(r: int, c: int) -> tuple[float, float]:
        return x + c * width, y + r * high

    level = [
        line(*at(r, c), *at(r, c + 1))
        for r, c in spots
        if c < wide and (r == tall or rows[r][c] != "^")
    ]
    upright = [
        line(*at(r, c), *at(r + 1, c))
        for r, c in spots
        if r < tall and (c == wide or rows[r][c] != "<")
    ]
    words = [
        text(part, x + c * width + 4, y + r * high + 4 + 12 * n)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        for n, part in enumerate(cell.split("\n"))
        if part not in {"", "<", "^"}
    ]
    return "".join(level + upright + words)


def pdf(*pages: str, box: str = A4, extra: str = "", forms: dict[str, str] | None = None) -> bytes:
    """A PDF whose pages draw these operations; ``extra`` goes into the trailer."""
    drawn = dict(forms or {})
    count = len(pages)
    first = 6 + len(drawn)
    names = " ".join(f"/{name} {6 + n} 0 R" for n, name in enumerate(drawn))
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(count))
    resources = f"<< /Font << /F 3 0 R /N 5 0 R >> /XObject << /I 4 0 R {names} >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        FONT,
        PICTURE,
        NO_CODES,
    ]
    objects += [
        _stream(f"/Type /XObject /Subtype /Form /BBox {A4} /Resources {resources}", body)
        for body in drawn.values()
    ]
    for number, body in enumerate(pages):
        content = first + 2 * number + 1
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {resources}"
            f" /Contents {content} 0 R >>"
        )
        objects.append(_stream("", body))
    return _file(objects, extra)


def _stream(entries: str, body: str) -> str:
    return f"<< {entries} /Length {len(body)} >>\nstream\n{body}\nendstream"


def _file(objects: Sequence[str], extra: str) -> bytes:
    made = b"%PDF-1.5\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\n"
    return made + f"{trailer}startxref\n{start}\n%%EOF\n".encode()
