"""Parts of an earlier version that kept paragraphs lean on: styles and numbered lists."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from jixiao.reports.paper.word.earlier import UNREADABLE, Earlier
from jixiao.reports.paper.word.names import DOCUMENT, w


def style_names(earlier: Earlier) -> Mapping[str, str]:
    """The names of styles as people see them, in small letters, by their ids."""
    root = _part(earlier, "styles")
    if root is None:
        return {}
    return {
        style.get(w("styleId"), ""): (name.get(w("val"), "") if name is not None else "").lower()
        for style in root.iter(w("style"))
        for name in [style.find(w("name"))]
    }


def numbering_of(earlier: Earlier) -> bytes | None:
    """The lists of an earlier version, without pictures for bullets and links to styles."""
    root = _part(earlier, "numbering")
    if root is None:
        return None
    for name in ("numPicBullet", "lvlPicBulletId", "pStyle", "styleLink", "numStyleLink"):
        for element in list(root.iter(w(name))):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _part(earlier: Earlier, kind: str) -> etree._Element | None:
    """A part that the document links to; None where it is not there or is damaged."""
    part = earlier.package.linked(DOCUMENT, kind)
    if part is None or part not in earlier.package.names():
        return None
    try:
        return earlier.package.xml(part)
    except UNREADABLE:
        return None
