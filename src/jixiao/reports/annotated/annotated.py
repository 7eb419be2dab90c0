"""Annotated copies: which formats can carry comments, and what to do with the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from zipfile import BadZipFile

from lxml import etree

from jixiao.domain.finding import Finding
from jixiao.reports.annotated.annotated_docx import annotated_docx
from jixiao.reports.annotated.annotated_xlsx import annotated_xlsx
from jixiao.reports.annotated.not_annotatable import NotAnnotatable

WRITERS: Mapping[str, Callable[[bytes, Sequence[Finding]], bytes]] = {
    "docx": annotated_docx,
    "xlsx": annotated_xlsx,
}
HOW = {
    "doc": "请用Word或WPS另存为.docx后再检查",
    "rtf": "请用Word或WPS另存为.docx后再检查",
    "xls": "请用Excel或WPS另存为.xlsx后再检查",
    "csv": "请用Excel或WPS另存为.xlsx后再检查",
    "pdf": "请向编制单位索取Word或Excel原件，或用WPS转换成.docx后再检查",
    "ofd": "请向编制单位索取Word或Excel原件后再检查",
}
OTHERWISE = "请用Word或WPS打开后另存为.docx再检查"


def annotated(data: bytes, findings: Sequence[Finding], *, form: str) -> bytes:
    """The bytes of a copy with the findings as comments.

    Raises NotAnnotatable, with what to do, where the format cannot carry them.
    """
    write = WRITERS.get(form)
    if write is None:
        raise NotAnnotatable(f"{form}格式的文件不能加批注；{HOW.get(form, OTHERWISE)}")
    try:
        return write(data, findings)
    except (etree.XMLSyntaxError, BadZipFile, KeyError, ValueError):
        raise NotAnnotatable("文件内部有损坏，不能加批注；请用Word或Excel打开后另存再试") from None
