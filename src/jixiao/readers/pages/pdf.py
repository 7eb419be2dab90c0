"""PDF: text and tables of the pages that a program wrote; scans hold no text to read."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile
from jixiao.readers.pages.pages_read import PagesRead


def read(opened: Opened) -> Blocks:
    """Paragraphs and grids of a PDF in reading order.

    Raises UnreadableFile where nothing can be read: scanned, encrypted, damaged.
    """
    found = PagesRead()
    with _silence():
        _read_pages(opened, found)
    return found.blocks(opened)


def _read_pages(opened: Opened, found: PagesRead) -> None:
    from jixiao.readers.pages.pdf_pages import content_of, opened_pdf, pages_of

    try:
        for page in pages_of(opened_pdf(opened.data)):
            if found.is_full:
                return
            try:
                content = content_of(page)
            except Exception:  # noqa: BLE001 (pdfminer lets every kind of error through)
                found.leave_out()
            else:
                found.take(content)
            page.close()
    except Exception as error:  # noqa: BLE001 (as above)
        if _is_locked(error):
            raise UnreadableFile(
                "encrypted", "文件已加密，无法读取；请去掉打开密码后另存"
            ) from None
        found.leave_out()


def _is_locked(error: BaseException) -> bool:
    """Whether pdfminer wants a password, or met a way of encryption that it does not know."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    causes = (error, *error.args)
    return any(isinstance(one, PDFEncryptionError | PDFPasswordIncorrect) for one in causes)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep pdfminer's own messages away from the user: what matters becomes a problem."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
