"""A copy of a unit's own Word file for the public: the same file, masked, without its history.

Comments, tracked changes, hidden text, authors and properties go; every part that holds nothing of
the kind is the same byte for byte. The given file is only read.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from jixiao.office.docx_spots import W
from jixiao.office.package import Package
from jixiao.reports.documents.docx_masking import mask_part
from jixiao.reports.documents.docx_traces import CHANGES, COMMENTS, HIDDEN, take_out_traces
from jixiao.reports.documents.masking import BY_HAND, DELETED, Removals, Removed, conceal

BODY = "word/document.xml"
TEXTS = {
    W + "document": "", W + "hdr": "页眉", W + "ftr": "页脚", W + "footnotes": "脚注",
    W + "endnotes": "尾注",
}  # fmt: skip
OF_COMMENTS = re.compile(r"word/(?:comments\w*|people)\.xml")
PREVIEW = re.compile(r"docProps/thumbnail\.\w+")
OWN_DATA = re.compile(r"customXml/item\d+\.xml")
REGISTER = b"urn:jixiao:figures:"
FILE_PROPERTIES = {
    "docProps/core.xml": "作者、标题等摘要信息",
    "docProps/app.xml": "单位、统计等程序信息",
    "docProps/custom.xml": "自定义属性",
}
SETTINGS = "word/settings.xml"
TOLD_IN_SETTINGS = ("docVars", "rsids", "attachedTemplate")
PROPERTIES, VARIABLES = "文档属性", "文档变量"
TRACES = {
    CHANGES: "修订痕迹会显示改动前的文字和修改人",
    COMMENTS: "批注是内部意见，并写有批注人",
    HIDDEN: "隐藏文字仍可被读出",
}
NOT_SEEN = (
    (re.compile(r"word/media/.+"), "图片", "图片中的文字和人像不能自动识别"),
    (re.compile(r"word/embeddings/.+"), "嵌入的文件", "嵌入的文件可能含有没有公开的内容"),
    (re.compile(r"word/vbaProject\.bin"), "宏", "公开的文件不应带宏"),
    (re.compile(r"word/charts/.+\.xml"), "图表", "图表带有自己的数据"),
)


class NotPublishable(Exception):
    """A file of which no copy for the public can be made."""


def public_docx(source: Path, path: Path) -> tuple[Removed, ...]:
    """Write the copy; raises NotPublishable for what is no .docx, and for the file itself."""
    if path.exists() and path.samefile(source):
        raise NotPublishable(f"{path}：公开版不能覆盖原文件；请另外给出一个文件名")
    try:
        package = Package.of(source.read_bytes())
    except zipfile.BadZipFile:
        raise NotPublishable(f"{source}：不是.docx文件；请用Word另存为.docx后再试") from None
    if BODY not in package.names():
        raise NotPublishable(f"{source}：正文不在通常的位置；请用Word另存为.docx后再试")
    removals = Removals()
    _take_out_parts(package, removals)
    for name, root in _texts(package):
        _publish(package, name, root, removals)
    _blank_properties(package, removals)
    _blank_settings(package, removals)
    _mask_links(package, removals)
    _name_unseen(package, removals)
    path.write_bytes(package.data())
    return removals.removed()


def _texts(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """The parts that people read, the body first."""
    names = sorted(name for name in package.names() if re.fullmatch(r"word/.+\.xml", name))
    for name in sorted(names, key=lambda one: one != BODY):
        root = package.xml(name)
        if root.tag in TEXTS:
            yield name, root


def _publish(package: Package, name: str, root: etree._Element, removals: Removals) -> None:
    part = TEXTS[str(root.tag)]
    counts = take_out_traces(root)
    for kind, count in counts.items():
        where = f"{part or '正文'}，共{count}处"
        removals.note(kind, name, where=where, action=DELETED, why=TRACES[kind])
    if mask_part(root, removals, name=part) or counts:
        package.write_xml(name, root)


def _take_out_parts(package: Package, removals: Removals) -> None:
    """Comments, the picture of the first page, and our register: it quotes the sources."""
    for name in sorted(package.names()):
        if OF_COMMENTS.fullmatch(name):
            package.take_out(name)
            why = TRACES[COMMENTS]
            removals.note(COMMENTS, name, where="批注和批注人名单", action=DELETED, why=why)
        elif PREVIEW.fullmatch(name):
            package.take_out(name)
            removals.note(
                "缩略图", name, where=PROPERTIES, action=DELETED, why="缩略图是遮盖前的首页"
            )
        elif OWN_DATA.fullmatch(name):
            _take_out_data(package, name, removals)


def _take_out_data(package: Package, name: str, removals: Removals) -> None:
    root = package.xml(name)
    if not len(root) and not (root.text or "").strip():
        return  # Word leaves an empty list of literature in every file.
    if REGISTER not in package.part(name):
        why = "自定义数据不显示在页面上，可能含有没有公开的内容"
        removals.note("自定义数据", name, where=name, action=BY_HAND, why=why)
        return
    properties = package.linked(name, "customXmlProps")
    package.take_out(name)
    if properties is not None and properties in package.names():
        package.take_out(properties)
    why = "数据来源记录引用了原文件的内容和路径"
    removals.note("数据来源记录", name, where="文件内部", action=DELETED, why=why)


def _blank_properties(package: Package, removals: Removals) -> None:
    """Author, company, title and the rest: nothing of it is needed to read the file."""
    for name, where in FILE_PROPERTIES.items():
        if name not in package.names():
            continue
        root = package.xml(name)
        if len(root):
            for child in list(root):
                root.remove(child)
            package.write_xml(name, root)
            why = "文档属性写有作者、修改人、单位等信息"
            removals.note(PROPERTIES, name, where=where, action=DELETED, why=why)


def _blank_settings(package: Package, removals: Removals) -> None:
    if SETTINGS not in package.names():
        return
    root = package.xml(SETTINGS)
    found = [one for name in TOLD_IN_SETTINGS for one in root.findall(W + name)]
    for one in found:
        root.remove(one)
    if found:
        package.write_xml(SETTINGS, root)
        _take_out_template(package)
    if any(one.tag == W + "docVars" for one in found):
        why = "文档变量不显示在页面上，可能含有没有公开的内容"
        removals.note(VARIABLES, SETTINGS, where="文档设置", action=DELETED, why=why)


def _take_out_template(package: Package) -> None:
    """The path of the template names the folders of somebody's computer."""
    name = "word/_rels/settings.xml.rels"
    if name in package.names():
        root = package.xml(name)
        for link in [one for one in root if one.get("Type", "").endswith("/attachedTemplate")]:
            root.remove(link)
        package.write_xml(name, root)


def _mask_links(package: Package, removals: Removals) -> None:
    """The address behind a link: what is masked in the text must not stand there."""
    for name in sorted(one for one in package.names() if one.endswith(".rels")):
        root = package.xml(name)
        is_changed = False
        for link in root:
            target = link.get("Target", "")
            if link.get("TargetMode") == "External":
                scheme, colon, address = target.rpartition(":")
                label = "电话" if scheme.lower() == "tel" else ""
                hidden = conceal(address, removals, where="超链接", labels=[label])
                if hidden != address:
                    link.set("Target", scheme + colon + hidden)
                    is_changed = True
        if is_changed:
            package.write_xml(name, root)


def _name_unseen(package: Package, removals: Removals) -> None:
    """What a person must look at, because no program reads it."""
    for name in sorted(package.names()):
        for pattern, kind, why in NOT_SEEN:
            if pattern.fullmatch(name) and not name.endswith(".rels"):
                where = posixpath.basename(name)
                removals.note(kind, name, where=where, action=BY_HAND, why=why)
