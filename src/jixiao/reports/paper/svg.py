"""Pictures made harmless before they are put into a file: an SVG may hold scripts and addresses."""

from __future__ import annotations

import re

from lxml import etree

NAMESPACE = "http://www.w3.org/2000/svg"
SHAPES = frozenset({
    "svg", "g", "defs", "title", "desc", "pattern", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "path", "text", "tspan", "clipPath", "marker", "linearGradient",
    "stop", "symbol", "use",
})  # fmt: skip
# What a style may not fetch; a fill may point inside the picture: url(#lines).
OUTWARD = re.compile(r"url\s*\(\s*['\"]?(?!#)|@import|expression|javascript:|\\", re.IGNORECASE)


class UnsafePicture(Exception):
    """What was given as a picture is no SVG."""


def safe_svg(svg: str, *, names: str = "", alt: str = "") -> str:
    """The picture with nothing but shapes and text; raises UnsafePicture.

    ``names`` is put before every id, so that several pictures can stand in one page; ``alt`` are
    the words that say the same.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(svg.encode(), parser=parser)
    except etree.XMLSyntaxError as error:
        raise UnsafePicture(f"图不是有效的SVG，无法放入文件：{error}") from error
    if etree.QName(root).localname != "svg" or root.getroottree().docinfo.internalDTD is not None:
        raise UnsafePicture("图不是有效的SVG，无法放入文件；请重新生成这张图")
    _clean(root, names)
    if alt:
        root.set("role", "img")
        root.set("aria-label", alt)
    return etree.tostring(root, encoding="unicode")


def _clean(element: etree._Element, names: str) -> None:
    for name, value in list(element.attrib.items()):
        if not _is_safe(str(name), str(value)):
            del element.attrib[name]
        elif names:
            element.set(name, _renamed(str(name), str(value), names))
    for child in list(element):
        if not isinstance(child.tag, str) or etree.QName(child).localname not in SHAPES:
            element.remove(child)
        else:
            _clean(child, names)


def _is_safe(name: str, value: str) -> bool:
    local = name.rpartition("}")[2].lower()
    if local == "href":
        return value.startswith("#")
    return not local.startswith("on") and not OUTWARD.search(value)


def _renamed(name: str, value: str, names: str) -> str:
    if name == "id":
        return f"{names}{value}"
    if name.rpartition("}")[2] == "href":
        return f"#{names}{value.removeprefix('#')}"
    return re.sub(r"url\(#", f"url(#{names}", value)
