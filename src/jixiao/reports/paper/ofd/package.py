"""The archive of an OFD file: its entry, document, resources, pages and attachment, in order."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jixiao.reports.paper.model import Paper
from jixiao.reports.paper.ofd.pages import OfdPage, OfdPages
from jixiao.reports.paper.ofd.units import numbers
from jixiao.reports.wording import writable

NAMESPACE = "http://www.ofdspec.org/2016"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
REGISTER = "jixiao-figures.json"
BOLD = ' Bold="true"'
# The oldest day that an archive can name: the same paper gives the same file.
NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class OfdFile:
    """What goes into the archive: the paper's names, its pages, pictures (PNG) and register."""

    paper: Paper
    pages: OfdPages
    pictures: tuple[bytes, ...]
    register: str


def package(file: OfdFile) -> bytes:
    """The archive."""
    parts: dict[str, str | bytes] = {
        "OFD.xml": _entry(file),
        "Doc_0/Document.xml": _document(file),
        "Doc_0/PublicRes.xml": _fonts(file),
        "Doc_0/DocumentRes.xml": _pictures(file),
    }
    for number, page in enumerate(file.pages.pages):
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = _page(page, file.pages.number())
    for number, picture in enumerate(file.pictures):
        parts[f"Doc_0/Res/Image_{number}.png"] = picture
    parts["Doc_0/Attachs/Attachments.xml"] = _attachments(file)
    parts[f"Doc_0/Attachs/{REGISTER}"] = file.register
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name, NO_DATE), data, ZIP_DEFLATED)
    return stream.getvalue()


def _root(name: str, body: str, more: str = "") -> str:
    return f'{XML}<ofd:{name} xmlns:ofd="{NAMESPACE}"{more}>{body}</ofd:{name}>'


def _said(name: str, text: str) -> str:
    return f"<ofd:{name}>{escape(writable(text))}</ofd:{name}>" if text else ""


def _entry(file: OfdFile) -> str:
    paper = file.paper
    identity = hashlib.md5(f"{paper.title}{file.register}".encode(), usedforsecurity=False)
    about = (
        f"<ofd:DocInfo><ofd:DocID>{identity.hexdigest()}</ofd:DocID>{_said('Title', paper.title)}"
        f"{_said('Author', paper.unit)}{_said('Subject', paper.kind)}</ofd:DocInfo>"
    )
    body = f"<ofd:DocBody>{about}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    return _root("OFD", body, ' Version="1.0" DocType="OFD"')


def _document(file: OfdFile) -> str:
    pages = "".join(
        f'<ofd:Page ID="{file.pages.number()}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
        for at in range(len(file.pages.pages))
    )
    # The ids of the layers are given out after this one.
    most = file.pages.number() + len(file.pages.pages)
    area = _area("PageArea", file.pages.pages[0])
    return _root(
        "Document",
        f"<ofd:CommonData><ofd:MaxUnitID>{most}</ofd:MaxUnitID>{area}"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages>"
        "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
    )


def _area(name: str, page: OfdPage) -> str:
    box = numbers(0, 0, page.width, page.height)
    return f"<ofd:{name}><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:{name}>"


def _page(page: OfdPage, layer: int) -> str:
    body = f'<ofd:Layer ID="{layer}" Type="Body">{"".join(page.objects)}</ofd:Layer>'
    return _root("Page", f"{_area('Area', page)}<ofd:Content>{body}</ofd:Content>")


def _fonts(file: OfdFile) -> str:
    fonts = "".join(
        f'<ofd:Font ID="{id_}" FontName={quoteattr(font.name)} FamilyName={quoteattr(font.name)}'
        f"{BOLD if font.is_bold else ''}/>"
        for font, id_ in file.pages.fonts.items()
    )
    return _root("Res", f"<ofd:Fonts>{fonts}</ofd:Fonts>", ' BaseLoc="Res"')


def _pictures(file: OfdFile) -> str:
    pictures = "".join(
        f'<ofd:MultiMedia ID="{id_}" Type="Image" Format="PNG">'
        f"<ofd:MediaFile>Image_{at}.png</ofd:MediaFile></ofd:MultiMedia>"
        for at, id_ in enumerate(file.pages.pictures)
    )
    body = f"<ofd:MultiMedias>{pictures}</ofd:MultiMedias>" if pictures else ""
    return _root("Res", body, ' BaseLoc="Res"')


def _attachments(file: OfdFile) -> str:
    size = numbers(len(file.register.encode()) / 1024)
    return _root(
        "Attachments",
        f'<ofd:Attachment ID="figures" Name="jixiao-figures" Format="json" Size="{size}" '
        f'Visible="true"><ofd:FileLoc>{REGISTER}</ofd:FileLoc></ofd:Attachment>',
    )
