"""The numbers that Word prints before paragraphs but does not keep in their text.

``一、`` before a heading is often automatic: it stands in ``word/numbering.xml``, not in the
paragraph, and a report read without it has no numbered parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
PROPERTIES = W + "pPr"
PLACEHOLDER = re.compile(r"%([1-9])")
STYLE_ID = re.compile(rb'\bw:styleId="([^"]*)"')
DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "ideographDigital", "ideographEnclosedCircle",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbered list: its first number, its kind of numeral, its printed text."""

    start: int = 1
    numeral: str = "decimal"
    text: str = ""
    only_digits: bool = False


@dataclass(slots=True)
class Numbering:
    """The numbered lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def prefix(self, paragraph: etree._Element) -> str:
        """What Word prints before a paragraph: ``一、``, ``（二）``, ``3.``; empty for bullets."""
        properties = paragraph[0] if len(paragraph) else None
        if properties is None or properties.tag != PROPERTIES:
            return ""
        found = self._list_of(properties)
        if found is None:
            return ""
        number, depth = found
        abstract = self.lists.get(number, "")
        levels = self.levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if levels[depth].numeral in ("bullet", "none"):
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = levels.get(at, Level())
            kind = "decimal" if levels[depth].only_digits else level.numeral
            return numeral(counts.get(at, level.start), kind)

        return PLACEHOLDER.sub(shown, levels[depth].text)

    def _list_of(self, properties: etree._Element) -> tuple[str, int] | None:
        own = _reference(properties.find(W + "numPr"))
        style = properties.find(W + "pStyle")
        inherited = self.styles.get(style.get(VAL, "")) if style is not None else None
        found = own or inherited
        return None if found is None or found[0] == "0" else found


def numbers_any(styles: bytes, used: set[str]) -> bool:
    """Whether ``word/styles.xml`` gives a number to any of the styles that a document uses.

    Looked up in the bytes: the part is large, and most documents need nothing of it.
    """
    found = [STYLE_ID.search(one) for one in styles.split(b"</w:style>") if b"numPr" in one]
    return any(one is None or one[1].decode() in used for one in found)


def numbering_of(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists out of ``word/numbering.xml`` and the styles that belong to one."""
    result = Numbering()
    if styles is not None:
        for found in styles.iter(W + "numPr"):
            style, reference = next(found.iterancestors(W + "style"), None), _reference(found)
            if style is not None and reference is not None:
                result.styles[style.get(W + "styleId", "")] = reference
    if numbering is None:
        return result
    for abstract in numbering.iterfind(W + "abstractNum"):
        levels = {_int(one.get(W + "ilvl"), 0): _level(one) for one in abstract.iterfind(W + "lvl")}
        result.levels[abstract.get(W + "abstractNumId", "")] = levels
    for one in numbering.iterfind(W + "num"):
        target = one.find(W + "abstractNumId")
        if target is not None:
            result.lists[one.get(W + "numId", "")] = target.get(VAL, "")
    return result


def _reference(element: etree._Element | None) -> tuple[str, int] | None:
    if element is None:
        return None
    number, depth = element.find(W + "numId"), element.find(W + "ilvl")
    if number is None:
        return None
    return number.get(VAL, ""), _int(depth.get(VAL) if depth is not None else None, 0)


def _level(element: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        child = element.find(W + name)
        return default if child is None else child.get(VAL, default)

    start, kind = _int(value("start", "1"), 1), value("numFmt", "decimal")
    return Level(start, kind, value("lvlText", ""), element.find(W + "isLgl") is not None)


def _int(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else default


def numeral(number: int, kind: str) -> str:
    """A number in one of Word's kinds of numerals; kinds not known here are printed in digits."""
    if kind in CHINESE:
        return _chinese(number, DIGITS)
    if kind == "chineseLegalSimplified":
        return _chinese(number, LEGAL).replace("十", "拾")
    if kind == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x245F + number)
    if kind in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 1 <= number < 40:
        roman = _roman(number)
        return roman.upper() if kind == "upperRoman" else roman
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _chinese(number: int, digits: str) -> str:
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return digits[ones]
    head = "" if tens == 1 and digits is DIGITS else digits[tens]
    return head + "十" + (digits[ones] if ones else "")


def _roman(number: int) -> str:
    letters = ""
    for value, letter in ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters
