"""What only the XML inside an .xlsx tells: attacks, faults in cells, and how numbers are shown.

The library that reads the values lays every worksheet out from its first to its last cell, gives
'' for a cell with an error and '' for a formula that was never computed.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.opening import UnreadableFile, archive
from jixiao.readers.safe_xml import parsed
from jixiao.readers.spreadsheets.spreadsheet_styles import Layouts, column, forms_of, layouts_of

MAX_UNPACKED = 512 * 2**20
MAX_AREA = 30_000_000
SHOWN = 20
CHUNK = 2**20
MOST_ROWS_OF_FIVE_DIGITS, MOST_ROWS_OF_SIX_DIGITS = 99_999, 999_999
# The usual way to write a reference, which is searched fast, and every way that XML allows.
USUAL, ANY = rb'r="', rb"""\br\s*=\s*["']"""
UNUSUAL = re.compile(rb"r(?:\s+=|=\s|=')")
# Most worksheets have no cell beyond column Z or row 999,999, and all written in the usual way:
# one search tells.
FAR = re.compile(rb"""r(?:="(?:[A-Za-z]{2,3}\d|[A-Za-z]?\d{7})|\s+=|=\s|=')""")
NEAR_AREA = 26 * MOST_ROWS_OF_SIX_DIGITS
# How many strings, formats or ranges follow: the library asks for the memory before it looks.
COUNT = re.compile(rb"""ount\s*=\s*["']([^"'<>]*)""")
CELL = rb"""<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*"""
# One byte is found ten times as fast as several, so the rare one is looked for first.
FORMULA = re.compile(rb"f[\s>/]")
ERROR = re.compile(CELL + rb""">(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>(#[^<]{1,20})</v>""")
NOT_COMPUTED = re.compile(CELL + rb""">(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>""")


@dataclass(slots=True)
class Package:
    """By the name of the worksheet: those too wide to lay out, faults in cells, and formats."""

    too_wide: set[str] = field(default_factory=set)
    faults: dict[str, list[Problem]] = field(default_factory=dict)
    layouts: dict[str, Layouts] = field(default_factory=dict)

    def is_too_wide(self, tab: str) -> bool:
        """Whether a worksheet has cells so far apart that it would fill the memory."""
        return tab in self.too_wide

    def problems_of(self, tab: str) -> list[Problem]:
        """What is wrong with a worksheet's cells."""
        return self.faults.get(tab, [])

    def layouts_of(self, tab: str) -> Layouts:
        """Which cells of a worksheet have a format, row by row."""
        return self.layouts.get(tab, {})


def package_of(data: bytes) -> Package:
    """Look through an .xlsx; raises UnreadableFile where it is damaged or an attack."""
    parts = archive(data)
    names = set(parts.namelist())
    if "xl/workbook.bin" in names:
        raise UnreadableFile(
            "unsupported", "文件内容是Excel二进制工作簿（.xlsb），暂不能读取；请另存为.xlsx后再读"
        )
    left = MAX_UNPACKED
    texts: dict[str, bytes] = {}
    for info in parts.infolist():
        text = _unpacked(data, info, limit=left)
        left -= len(text)
        if _overstates(text):
            raise _damaged()
        texts[info.filename.lower()] = text
    found = Package()
    tabs = _tabs(texts)
    forms = forms_of(texts.get("xl/styles.xml", b""))
    for name, text in texts.items():
        if name in tabs:
            _look_through(found, tabs[name], text)
            if not found.is_too_wide(tabs[name]):
                found.layouts[tabs[name]] = layouts_of(text, forms)
        elif "/worksheets/" in name and _area(text) > MAX_AREA:
            raise _too_large()
    return found


def _unpacked(data: bytes, info: zipfile.ZipInfo, *, limit: int) -> bytes:
    """A part as it really unpacks, whatever size the archive's index states."""
    if info.flag_bits & 1:
        raise UnreadableFile("encrypted", "文件已加密，无法读取；请去掉密码后另存")
    try:
        name, extra = struct.unpack_from("<HH", data, info.header_offset + 26)
        start = info.header_offset + 30 + name + extra
        text = data[start : start + info.compress_size]
        if info.compress_type == zipfile.ZIP_DEFLATED:
            text = zlib.decompressobj(-zlib.MAX_WBITS).decompress(text, limit + 1)
    except (struct.error, zlib.error):
        raise _damaged() from None
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _damaged()
    if len(text) > limit:
        raise _too_large()
    return text


def _overstates(text: bytes) -> bool:
    """Whether a tag counts more things than its part has bytes."""
    for match in COUNT.finditer(text):
        is_sound = match[1].isdigit() and int(match[1][:12]) <= len(text)
        if is_sound or text[match.start() - 1 : match.start()] not in {b"c", b"C"}:
            continue
        if text.rfind(b"<", 0, match.start()) > text.rfind(b">", 0, match.start()):
            return True
    return False


def _damaged() -> UnreadableFile:
    return UnreadableFile(
        "damaged", "文件已损坏（内容无法解压或前后矛盾）；请重新复制，或用Excel打开后另存一份"
    )


def _too_large() -> UnreadableFile:
    return UnreadableFile(
        "too_large", "文件解压后异常地大，可能是恶意文件，没有读取；请向提供者核实后重新索取"
    )


def _tabs(texts: dict[str, bytes]) -> dict[str, str]:
    """The name of the worksheet in each part."""
    book, links = texts.get("xl/workbook.xml"), texts.get("xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return {}
    targets = {one.get("Id"): one.get("Target", "") for one in parsed(links)}
    tabs: dict[str, str] = {}
    for sheet in parsed(book).iter("{*}sheet"):
        link = next((value for key, value in sheet.items() if str(key).endswith("}id")), "")
        target = posixpath.join("/xl", targets.get(link, ""))
        tabs[posixpath.normpath(target).lstrip("/").lower()] = sheet.get("name", "")
    return tabs


def _look_through(found: Package, tab: str, text: bytes) -> None:
    problems = found.faults.setdefault(tab, [])
    if _area(text) > MAX_AREA:
        found.too_wide.add(tab)
        message = f"工作表“{tab}”中有内容散落在极远的行列，没有读取；请删除表格之外的内容后再读"
        problems.append(Problem("table_cut", message, Place(tab=tab)))
        return
    for at, match in enumerate(ERROR.finditer(text) if b"#" in text and b"<v>#" in text else ()):
        if at == SHOWN:
            message = f"工作表“{tab}”中的公式错误超过{SHOWN}处，其余没有列出；请在原文件中改正"
            problems.append(Problem("cell_error", message, Place(tab=tab)))
            break
        shown = match[3].decode("utf-8", "replace")
        place = Place(text=shown, row=int(match[2]), column=column(match[1]), tab=tab)
        message = f"{place}的公式出错（{place.text}），没有数值可读；请在原文件中改正公式"
        problems.append(Problem("cell_error", message, place))
    has_formulas = FORMULA.search(text) and b"<f" in text
    missing = NOT_COMPUTED.findall(text) if has_formulas else []
    if missing:
        place = Place(row=int(missing[0][1]), column=column(missing[0][0]), tab=tab)
        message = (
            f"{place}起有{len(missing)}个单元格的公式没有保存计算结果，按空白读取；"
            "请用Excel或WPS打开，保存后再读"
        )
        problems.append(Problem("formula_without_value", message, place))


def _area(text: bytes) -> int:
    """At most how many cells a worksheet is laid out to."""
    if not FAR.search(text):
        return NEAR_AREA
    start = ANY if UNUSUAL.search(text) else USUAL
    letters = set(re.findall(start + rb"([A-Za-z]{1,3})\d", text))
    columns = max((column(one) for one in letters), default=1)
    rows = max(map(int, re.findall(start + rb"[A-Za-z]{0,3}(\d{6,7})\b", text)), default=0)
    if not rows and columns * MOST_ROWS_OF_FIVE_DIGITS > MAX_AREA:
        rows = max(map(int, re.findall(start + rb"[A-Za-z]{0,3}(\d{1,5})\b", text)), default=0)
    return columns * (rows or MOST_ROWS_OF_FIVE_DIGITS)
