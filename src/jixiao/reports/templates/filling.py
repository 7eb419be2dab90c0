"""A template filled with values: by docxtpl, then with bookmarks and the register put in."""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping
from typing import Any

from lxml import etree

from jixiao.office.package import TYPES, Package
from jixiao.reports.templates.bookmarks import put_in_order
from jixiao.reports.templates.checking import said_in_chinese
from jixiao.reports.templates.lines import BODY
from jixiao.reports.templates.marking import Marking, strip_marks
from jixiao.reports.templates.values import Ledger
from jixiao.reports.tracing.carried import NAMESPACE
from jixiao.reports.tracing.in_word import ITEM
from jixiao.reports.tracing.register import register_of

PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
TEMPLATE_TYPE, DOCUMENT_TYPE = (
    f"wordprocessingml.{kind}.main+xml".encode() for kind in ("template", "document")
)
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


class UnusableTemplate(Exception):
    """A template that cannot be filled; the message says why."""


def filled(template: bytes, values: Mapping[str, Any], ledger: Ledger) -> bytes:
    """The .docx that a template gives; raises UnusableTemplate."""
    package = Package.of(_rendered(template, values))
    root = package.xml(BODY)
    marking = Marking(ledger.origins, next_id=put_in_order(root))
    marking.mark(root)
    package.write_xml(BODY, root)
    strip_marks(package)
    if marking.figures:
        _add_register(package, register_of(marking.figures).to_json())
    return package.data()


def _rendered(template: bytes, values: Mapping[str, Any]) -> bytes:
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    from jixiao.reports.templates.environment import TemplateEnvironment

    out = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(_as_document(template)))
        document.render(dict(values), TemplateEnvironment(), autoescape=True)
        document.save(out)
    except TemplateError as fault:
        raise UnusableTemplate(said_in_chinese(fault.message or "")) from None
    except Exception as error:  # noqa: BLE001 (docxtpl, python-docx and lxml each raise their own)
        reason = f"{type(error).__name__}：{error}"
        raise UnusableTemplate(
            f"标签放的位置使文件结构不完整（{reason}）；"
            "循环表格的行时，{%tr for … %} 和 {%tr endfor %} 要各占一行"
        ) from None
    return out.getvalue()


def _as_document(template: bytes) -> bytes:
    """A file that Word saved as a template (.dotx) as the document that it makes."""
    package = Package.of(template)
    types = package.part(TYPES)
    if TEMPLATE_TYPE not in types:
        return template
    package.written[TYPES] = types.replace(TEMPLATE_TYPE, DOCUMENT_TYPE)
    return package.data()


def _add_register(package: Package, text: str) -> None:
    """Put the register into the file as custom XML that Word keeps, in the place of an old one."""
    figures = etree.Element(f"{{{NAMESPACE}}}figures", nsmap={None: NAMESPACE})
    figures.text = text
    for old in filter(ITEM.fullmatch, package.names()):
        if package.xml(old).tag == figures.tag:
            package.write_xml(old, figures)
            return
    name = package.new_name("customXml/item{}.xml")
    package.write_xml(name, figures)
    package.link(BODY, "customXml", to=name)
    properties = etree.Element(f"{{{PROPERTIES}}}datastoreItem", nsmap={"ds": PROPERTIES})
    item = uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)
    properties.set(f"{{{PROPERTIES}}}itemID", f"{{{str(item).upper()}}}")
    references = etree.SubElement(properties, f"{{{PROPERTIES}}}schemaRefs")
    reference = etree.SubElement(references, f"{{{PROPERTIES}}}schemaRef")
    reference.set(f"{{{PROPERTIES}}}uri", NAMESPACE)
    part = package.new_name("customXml/itemProps{}.xml")
    package.write_xml(part, properties)
    package.link(name, "customXmlProps", to=part)
    package.declare("application/xml", extension="xml")
    package.declare(PROPERTIES_TYPE, part=part)
