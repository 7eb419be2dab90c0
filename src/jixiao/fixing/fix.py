"""Mending a file: taken apart by its format, mended passage by passage, put together again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from zipfile import BadZipFile

from lxml import etree

from jixiao.domain.document import Document
from jixiao.domain.place import Place
from jixiao.fixing.carrier import Carrier
from jixiao.fixing.change import Change, Fixed, NotFixable
from jixiao.fixing.docx_carrier import DocxCarrier
from jixiao.fixing.numbering import mend_numbers
from jixiao.fixing.passage import Passage
from jixiao.fixing.punctuation import Whole, mend_passage
from jixiao.fixing.text_carrier import TextCarrier
from jixiao.fixing.totals import fillings
from jixiao.fixing.xlsx_carrier import XlsxCarrier

CARRIERS: Mapping[str, Callable[[bytes], Carrier]] = {
    "docx": DocxCarrier,
    "txt": TextCarrier,
    "xlsx": XlsxCarrier,
}
HOW = {
    "doc": "请用Word或WPS另存为.docx后再试",
    "rtf": "请用Word或WPS另存为.docx后再试",
    "xls": "请用Excel或WPS另存为.xlsx后再试",
    "csv": "请用Excel或WPS另存为.xlsx后再试",
    "pdf": "请在编制这份文件的Word或Excel原件上改正",
    "ofd": "请在编制这份文件的Word或Excel原件上改正",
}
OTHERWISE = "请用Word或WPS打开后另存为.docx再试"
ROUNDS = 5
"""What one mending brings to light, the next round mends; more than a few are never needed."""
Key = tuple[object, ...]


def fixed(data: bytes, document: Document, *, codes: Collection[str] | None = None) -> Fixed:
    """A mended copy of a file that was read as a document.

    ``codes`` are the rules whose findings are to be mended, all of them where it is None.
    Raises NotFixable, with what to do, where the file cannot be mended.
    """
    form = document.source.format
    if form not in CARRIERS:
        raise NotFixable(f"{form}格式的文件不能自动改正；{HOW.get(form, OTHERWISE)}")
    try:
        carrier = CARRIERS[form](data)
    except (etree.XMLSyntaxError, BadZipFile, KeyError, ValueError):
        raise NotFixable("文件内部有损坏，不能自动改正；请用Word或Excel打开后另存再试") from None
    _tell_values(carrier.passages, document)
    for one in carrier.passages:
        one.codes = None if codes is None else frozenset(codes)
    mend(carrier.passages)
    changes = [one.change() for one in carrier.passages if one.is_changed]
    changes += _filled(carrier, document, codes)
    return Fixed(carrier.data() if changes else data, tuple(changes))


def mend(passages: Sequence[Passage]) -> None:
    """Mend the passages of a file until nothing is left to mend."""
    for _ in range(ROUNDS):
        before = [one.text for one in passages]
        whole = Whole.of(passages)
        for one in passages:
            mend_passage(one, whole)
        mend_numbers(passages)
        if before == [one.text for one in passages]:
            return


def _filled(
    carrier: Carrier, document: Document, codes: Collection[str] | None
) -> Iterator[Change]:
    """Fill the totals and tell each."""
    for one in list(fillings(document, carrier.text_at)):
        if codes is not None and one.mend.code not in codes:
            continue
        before = carrier.text_at(one.place) or ""
        carrier.fill(one)
        yield Change(before, one.text, (one.mend,), one.place.quoting(""))


def _tell_values(passages: Sequence[Passage], document: Document) -> None:
    """Mark the cells that hold values of indicators and objectives of projects."""
    values = {
        _key(one.place_of(name), one.place_of(name).text)
        for sheet in document.sheets
        for one in sheet.indicators
        for name in ("target", "actual")
    }
    objectives = {
        _key(one.place, one.text) for sheet in document.sheets for one in sheet.objectives
    }
    for passage in passages:
        key = _key(passage.place, passage.text)
        passage.is_value = key in values
        passage.is_objective = key in objectives


def _key(place: Place, text: str) -> Key:
    """A cell by its row and column, in plain text by its line and what stands in it."""
    if place.line is not None:
        return place.line, text.strip()
    return place.tab or place.table, place.row, place.column
