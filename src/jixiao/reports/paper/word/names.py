"""Names of WordprocessingML: namespaces, and those of our bookmarks and of the register."""

from __future__ import annotations

import hashlib

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FIGURES = "urn:jixiao:figures:1"
PREFIXES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "m": MATHS}
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
ALL_NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in PREFIXES.items())
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIGURE, PARAGRAPH, GAP_ROW = "jx_", "jxp_", "jxg_"
DOCUMENT = "word/document.xml"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def names(text: str) -> set[str]:
    """The full names of several elements of WordprocessingML."""
    return {w(name) for name in text.split()}


def r(name: str) -> str:
    """The full name of an attribute that points to another part."""
    return f"{{{R}}}{name}"


def paragraph_mark(key: str) -> str:
    """The bookmark of a keyed paragraph: Word allows 40 characters and no punctuation."""
    return f"{PARAGRAPH}{_short(key)}"


def gap_mark(key: str, column: int) -> str:
    """The bookmark of a gap in a table; it stands in another cell of its row.

    A bookmark in the gap itself would go with the words that a person types over.
    """
    return f"{GAP_ROW}{_short(key)}_{column}"


def _short(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]
