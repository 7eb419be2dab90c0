"""Evidence as something to look at: pages and pictures as PNG, documents as plain text.

Nothing of a file that was handed in reaches the browser as it is: pages are drawn, pictures are
encoded anew, text is only text.
"""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jixiao.pipeline.attachments import text_of
from jixiao.web.evaluations.services.files import content_of

if TYPE_CHECKING:
    from PIL.Image import Image

    from jixiao.web.evaluations.models import Evidence

DRAWN = frozenset({"pdf"})
PICTURES = frozenset({"png", "jpg", "gif", "bmp", "tif", "webp"})
WIDEST = 1400
MOST_PIXELS = 60_000_000
MOST_PAGES = 300


class NotShown(Exception):
    """A file that cannot be shown, with what to do."""


def page_count(evidence: Evidence) -> int:
    """How many pictures there are to look at; none for documents shown as text."""
    if evidence.file.format in PICTURES:
        return 1
    if evidence.file.format not in DRAWN:
        return 0
    import pypdfium2  # type: ignore[import-untyped]

    try:
        with pypdfium2.PdfDocument(content_of(evidence.file)) as pages:
            return min(len(pages), MOST_PAGES)
    except pypdfium2.PdfiumError:
        told = _("这个PDF加了密码或者已经损坏，不能预览；请下载后查看，或换一份。")
        raise NotShown(told) from None


def lines_of(evidence: Evidence) -> tuple[str, ...]:
    """The first lines of a document."""
    with tempfile.TemporaryDirectory(prefix="jixiao") as folder:
        return text_of(content_of(evidence.file), name=evidence.name, folder=Path(folder))


def picture_of(evidence: Evidence, *, page: int) -> bytes:
    """A page or a picture as PNG; raises NotShown where there is none."""
    count = page_count(evidence)
    if not 1 <= page <= count:
        raise NotShown(_("没有这一页。"))
    data = content_of(evidence.file)
    image = _drawn(data, page) if evidence.file.format in DRAWN else _opened(data)
    if image.width > WIDEST:
        image = image.resize((WIDEST, max(1, image.height * WIDEST // image.width)))
    out = BytesIO()
    image.convert("RGB").save(out, "PNG")
    return out.getvalue()


def _drawn(data: bytes, page: int) -> Image:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pages:
        one = pages[page - 1]
        width, height = one.get_size()
        scale = min(WIDEST / max(width, 1), (MOST_PIXELS / max(width * height, 1)) ** 0.5)
        drawn: Image = one.render(scale=scale).to_pil()
        return drawn.copy()


def _opened(data: bytes) -> Image:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        image = Image.open(BytesIO(data))
        if image.width * image.height > MOST_PIXELS:
            raise NotShown(_("图片的像素太多，不能预览；请下载后查看，或缩小后重新上传。"))
        return ImageOps.exif_transpose(image).copy()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise NotShown(_("图片已损坏，不能预览；请换一份重新上传。")) from None
