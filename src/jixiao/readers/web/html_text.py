"""The text of a web page: its bytes decoded, its lines as a browser would break them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from jixiao.readers.opening import UnreadableFile, decoded

DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*encoding=["']([\w-]+)""", re.IGNORECASE
)
CHINESE = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "euc-cn"})
IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
WIDE = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
BROKEN = re.compile(rf"(?<={WIDE})[ \t]*[\r\n]\s*(?={WIDE})")
SPACES = re.compile(r"[ \t\r\n\f]+")
MOST_LOST = 0.01
REPLACED = "\ufffd"
DROPPED = frozenset({
    "script", "style", "head", "title", "xml", "noscript", "iframe", "object", "svg", "button",
    "select", "textarea", "template", "nav", "input", "datalist", "audio", "video", "canvas",
    "map",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", "br",
})  # fmt: skip
BREAK = "\0"

Piece = str | etree._Element  # noqa: SLF001 (the only name that lxml has for its type)


def text_of_page(data: bytes) -> tuple[str, int]:
    """A page's text and how many characters of it were lost; a page in GB2312 is GB18030.

    A page that declares GB2312 but holds UTF-8 with Chinese characters is UTF-8. Raises
    UnreadableFile where no encoding fits.
    """
    match = DECLARED.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii", "replace").lower() if match else ""
    if declared in CHINESE and not _is_utf8(data):
        text = data.decode("gb18030", "replace")
    elif declared in {"utf-8", "utf8"} and not _is_encoded(data):
        text = data.decode("utf-8", "replace")
    else:
        return decoded(data), 0
    lost = text.count(REPLACED)
    if lost > len(text) * MOST_LOST:
        return decoded(data), 0
    return text, lost


def _is_utf8(data: bytes) -> bool:
    try:
        return IDEOGRAPH.search(data.decode("utf-8")) is not None
    except UnicodeDecodeError:
        return False


def _is_encoded(data: bytes) -> bool:
    """Whether the ladder of encodings has an answer."""
    try:
        return bool(decoded(data))
    except UnreadableFile:
        return False


def pieces(root: etree._Element, is_whole: Callable[[etree._Element], bool]) -> Iterator[Piece]:
    """What is visible below an element: runs of text, BREAK between lines, whole tables.

    A table for which ``is_whole`` is false is looked through as if it were text.
    """
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        is_element = isinstance(element.tag, str)
        if event == "start":
            if element is not root and _is_hidden(element):
                walk.skip_subtree()
            elif element is not root and element.tag == "table" and is_whole(element):
                yield element
                walk.skip_subtree()
            else:
                yield from _opening(element)
        else:
            if is_element and element.tag in BLOCKS:
                yield BREAK
            if element is not root and element.tail:
                yield _run(element.tail, element.getparent())


def _opening(element: etree._Element) -> Iterator[Piece]:
    if element.tag in BLOCKS:
        yield BREAK
    if element.text:
        yield _run(element.text, element)


def _run(text: str, parent: etree._Element | None) -> str:
    """A run of text; inside <pre> its line breaks are real ones."""
    text = text.replace(BREAK, "")
    is_verbatim = parent is not None and parent.tag == "pre"
    return text.replace("\n", BREAK) if is_verbatim else text


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.tag in DROPPED
        or "hidden" in element.attrib
        or HIDDEN.search(element.get("style", "")) is not None
    )


def lines_of(runs: str) -> list[str]:
    """The lines of joined runs that are not blank, with blanks as a browser shows them."""
    lines = (_shown(line) for line in runs.split(BREAK))
    return [line for line in lines if line]


def _shown(text: str) -> str:
    return SPACES.sub(" ", BROKEN.sub("", text)).replace("\xa0", " ").strip()
