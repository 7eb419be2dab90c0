"""Which cells of an .xlsx have a format that changes how their number is shown.

The library that reads the values does not say. A worksheet with more cells than the limit is a
ledger for programs: its numbers are read as they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from jixiao.readers.opening import UnreadableFile
from jixiao.readers.safe_xml import parsed
from jixiao.readers.spreadsheets.spreadsheet_formats import BUILT_IN, Form, form_of

MOST_FORMATTED = 300_000
MOST_BYTES = 32 * 2**20
# The usual way to write a cell, which is searched fast, and every way that XML allows.
USUAL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})" (?:t="\w+" )?s="(\d{1,6})"')
ANY = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^<>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'])"""
    rb"""[^<>]*?\bs\s*=\s*["'](\d{1,6})["']"""
)
STYLED = (b" s=", b" s =")

# The columns of a row, from 0, with the form of each; rows that look alike share one.
Layout = tuple[tuple[int, Form], ...]
# By the number of the row, from 0.
Layouts = Mapping[int, Layout]


def forms_of(styles: bytes) -> dict[bytes, Form]:
    """The forms that change something, by the number that a cell names; none where damaged."""
    forms: dict[bytes, Form] = {}
    with suppress(UnreadableFile):
        root = parsed(styles)
        codes = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter("{*}numFmt")}
        for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
            form = form_by(style.get("numFmtId", "0"), codes)
            if form is not None:
                forms[b"%d" % number] = form
    return forms


def form_by(number: str | int, codes: Mapping[str | None, str]) -> Form | None:
    """The form of a format that is given by its number, own formats before those built in."""
    built_in = BUILT_IN.get(int(number), "") if str(number).isdecimal() else ""
    return form_of(codes.get(str(number)) or built_in)


def layouts_of(text: bytes, forms: Mapping[bytes, Form]) -> Layouts:
    """The formatted cells of a worksheet's XML."""
    if not forms:
        return {}
    cells = text.count(b"<c ") + text.count(b":c ")
    if cells > MOST_FORMATTED or len(text) > MOST_BYTES:
        return {}
    rows = text.split(b"row>")
    found = [USUAL.findall(row) for row in rows]
    if sum(map(len, found)) != sum(map(text.count, STYLED)):
        found = [ANY.findall(row) for row in rows]
    layouts: dict[int, Layout] = {}
    known: dict[tuple[tuple[bytes, bytes], ...], Layout] = {}
    for ones in found:
        look = tuple([(letters, style) for letters, _, style in ones if style in forms])
        if not look:
            continue
        if look not in known:
            known[look] = tuple((column(letters) - 1, forms[style]) for letters, style in look)
        layouts[int(ones[0][1][:7]) - 1] = known[look]
    return layouts


def column(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    value = 0
    for letter in letters.upper():
        value = value * 26 + letter - 64
    return value
