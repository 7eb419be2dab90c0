"""XML out of files that may be hostile."""

from __future__ import annotations

from lxml import etree

from jixiao.readers.opening import UnreadableFile


def parsed(data: bytes) -> etree._Element:
    """Parse XML without entities, external references or network."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        if b"<!ENTITY" in data:
            raise _entities() from None
        raise UnreadableFile(
            "damaged", "文件内部的XML已损坏，无法读取；请用Word或WPS打开后另存一份"
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _entities()
    return root


def _entities() -> UnreadableFile:
    return UnreadableFile(
        "entities", "文件内部含有XML实体定义，可能是恶意文件，没有读取；请向提供者核实后重新索取"
    )
