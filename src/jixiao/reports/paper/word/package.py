"""The parts of a Word file and how they hang together, as an archive that is the same each time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from jixiao.reports.paper.model import Paper
from jixiao.reports.paper.word.names import FIGURES, NAMESPACES, XML, R
from jixiao.reports.paper.word.pages import footers, link_of
from jixiao.reports.paper.word.styles import fonts_xml, styles_xml
from jixiao.reports.wording import writable

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PROPERTIES = f"{PACKAGE}/relationships"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
CORE = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
# The store of custom XML wants a name of this shape; it says nothing else.
STORE = "{6A697869-616F-4669-8775-726573000001}"
IMAGE_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif"}
MOMENT = (2020, 1, 1, 0, 0, 0)
COMPATIBLE = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
    f'w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
    )
)
SETTINGS = (
    f'{XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/>'
    '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
    f'<w:compat>{COMPATIBLE}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


@dataclass(slots=True)
class Parts:
    """What goes into the file besides what every file has."""

    document: str
    register: str
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    numbering: bytes | None = None


def write_package(path: Path, paper: Paper, parts: Parts) -> None:
    """Write the file."""
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _links(
            {
                "rIdDocument": (f"{R}/officeDocument", "word/document.xml"),
                "rIdCore": (f"{PROPERTIES}/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": _core(paper),
        "word/document.xml": parts.document,
        "word/_rels/document.xml.rels": _links(_of_document(parts)),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": fonts_xml(),
        **{f"word/{name}.xml": footer for name, footer in footers().items()},
        **_figures(parts.register),
    }
    if parts.numbering is not None:
        content["word/numbering.xml"] = parts.numbering
    for at, (extension, data) in enumerate(parts.pictures, start=1):
        content[f"word/media/image{at}.{extension}"] = data
    _archive(path, content)


def _figures(register: str) -> dict[str, str]:
    """The register as custom XML, which Word and WPS keep when they save the file again."""
    json = escape(writable(register))
    return {
        "customXml/item1.xml": f'{XML}<figures xmlns="{FIGURES}">{json}</figures>',
        "customXml/_rels/item1.xml.rels": _links(
            {"rIdProperties": (f"{R}/customXmlProps", "itemProps1.xml")}
        ),
        "customXml/itemProps1.xml": (
            f'{XML}<ds:datastoreItem xmlns:ds="{CUSTOM}" ds:itemID="{STORE}"><ds:schemaRefs>'
            f'<ds:schemaRef ds:uri="{FIGURES}"/></ds:schemaRefs></ds:datastoreItem>'
        ),
    }


def _archive(path: Path, content: Mapping[str, str | bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def _of_document(parts: Parts) -> dict[str, tuple[str, str]]:
    links = {
        "rIdStyles": (f"{R}/styles", "styles.xml"),
        "rIdSettings": (f"{R}/settings", "settings.xml"),
        "rIdFonts": (f"{R}/fontTable", "fontTable.xml"),
        **{link_of(name): (f"{R}/footer", f"{name}.xml") for name in footers()},
        "rIdFigures": (f"{R}/customXml", "../customXml/item1.xml"),
    }
    if parts.numbering is not None:
        links["rIdNumbering"] = (f"{R}/numbering", "numbering.xml")
    for at, (extension, _) in enumerate(parts.pictures, start=1):
        links[f"rIdPicture{at}"] = (f"{R}/image", f"media/image{at}.{extension}")
    return links


def _links(links: Mapping[str, tuple[str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


def _types(parts: Parts) -> str:
    kinds = {
        "word/document.xml": f"{WORD}.document.main+xml",
        "word/styles.xml": f"{WORD}.styles+xml",
        "word/settings.xml": f"{WORD}.settings+xml",
        "word/fontTable.xml": f"{WORD}.fontTable+xml",
        **{f"word/{name}.xml": f"{WORD}.footer+xml" for name in footers()},
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "customXml/itemProps1.xml": (
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        ),
    }
    if parts.numbering is not None:
        kinds["word/numbering.xml"] = f"{WORD}.numbering+xml"
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **{extension: IMAGE_TYPES[extension] for extension, _ in parts.pictures},
    }
    body = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in defaults.items()
    )
    body += "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{body}</Types>'


def _core(paper: Paper) -> str:
    """Title, kind and language; nobody's name and no program's."""
    return (
        f"{XML}<cp:coreProperties {CORE}><dc:title>{escape(writable(paper.title))}</dc:title>"
        f"<dc:subject>{escape(writable(paper.kind))}</dc:subject><dc:creator></dc:creator>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
