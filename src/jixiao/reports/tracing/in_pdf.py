"""The register of a .pdf: an attached file."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from jixiao.reports.tracing.carried import ATTACHMENT, NoRegister
from jixiao.reports.tracing.register import NotARegister, Register

MAX_ATTACHMENT = 64 * 2**20
MAX_DEPTH = 16
DEFLATED = {"FlateDecode", "Fl"}
NAMES = ("UF", "F")


def register_in_pdf(catalog: dict[str, Any]) -> Register:
    """The register attached to a PDF, by the catalog of its objects.

    Raises NoRegister where there is none, NotARegister where it is damaged or out of all measure.
    """
    from pdfminer.pdftypes import PDFStream, resolve1

    names = resolve1(catalog.get("Names")) or {}
    for attached in _files(resolve1(names.get("EmbeddedFiles")), depth=0):
        if ATTACHMENT not in {_said(resolve1(attached.get(key))) for key in NAMES}:
            continue
        inside = resolve1(attached.get("EF")) or {}
        stream = resolve1(inside.get("F") or inside.get("UF"))
        if isinstance(stream, PDFStream):
            return Register.from_json(_unpacked(stream))
    raise NoRegister


def _files(node: Any, *, depth: int) -> Iterator[dict[str, Any]]:
    """The files of a tree of names."""
    from pdfminer.pdftypes import resolve1

    if not isinstance(node, dict) or depth > MAX_DEPTH:
        return
    for one in (resolve1(node.get("Names")) or [])[1::2]:
        found = resolve1(one)
        if isinstance(found, dict):
            yield found
    for child in resolve1(node.get("Kids")) or []:
        yield from _files(resolve1(child), depth=depth + 1)


def _said(value: Any) -> str:
    if not isinstance(value, bytes):
        return ""
    encoding = "utf-16" if value.startswith((b"\xfe\xff", b"\xff\xfe")) else "utf-8"
    return value.decode(encoding, "replace")


def _unpacked(stream: Any) -> str:
    """The text of an attachment, never unpacked beyond its limit."""
    filters = [str(getattr(name, "name", name)) for name, _parameters in stream.get_filters()]
    data = stream.rawdata or b""
    if len(filters) > 1 or not set(filters) <= DEFLATED:
        raise NotARegister("数据来源记录的压缩方式不认识")
    try:
        if filters:
            data = zlib.decompressobj().decompress(data, MAX_ATTACHMENT + 1)
        if len(data) > MAX_ATTACHMENT:
            raise NotARegister("数据来源记录大得异常，没有读取")
        return data.decode("utf-8")
    except (zlib.error, UnicodeDecodeError):
        raise NotARegister("数据来源记录已损坏") from None
