"""Which kind of text a file is: a web page, a table with delimiters, or plain text."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from jixiao.readers.opening import Opened, UnreadableFile, decoded
from jixiao.readers.spreadsheets.delimited import delimiter_of

HEAD = 4096
PAGE = re.compile(
    r"\s*<(?:!doctype\s+html|html|head|body|meta|title|table|div|!--|\?xml)", re.IGNORECASE
)
TAGS = re.compile(r"<(?:html|table|body)\b", re.IGNORECASE)
LONGEST_TABLE = 50 * 2**20


def refined(opened: Opened) -> Opened:
    """The file with its kind of text named; files that are no text stay as they are."""
    if opened.format != "txt":
        return opened
    head = _head(opened.data)
    if PAGE.match(head) and TAGS.search(head):
        return replace(opened, format="html")
    try:
        text = decoded(opened.data)
    except UnreadableFile:
        return opened
    is_table = len(text) < LONGEST_TABLE and bool(delimiter_of(text))
    return replace(opened, format="csv") if is_table else opened


def _head(data: bytes) -> str:
    """The beginning of a text, read loosely: only ASCII matters here."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data[:HEAD].decode("utf-16" if wide else "latin-1", "ignore").lstrip("\ufeffï»¿")
