"""Slips of punctuation as they are printed: what the audit reports and what can be mended.

What looks back stands behind the mark itself, so that a search may leap from mark to mark.
"""

from __future__ import annotations

import re

CN = r"\u4e00-\u9fff"
BLANK = r"[ \u3000\u00a0]"
LONG = 6  # shorter words before a point may be a name (艾力.买买提)

HALF_COMMA = re.compile(rf"[,;](?<=[{CN}”》）%\d].)(?=[{CN}“《])")
HALF_STOP = re.compile(
    rf"\.(?<=[{CN}）（”“》《、，]{{{LONG}}}.)(?<![一二三四五六七八九十甲乙丙丁].)"
    rf"(?=[{CN}“《]|\s*$)",
    re.MULTILINE,
)
DOUBLED = re.compile(r"[，、；：。][，、；：。,]+")
STRAY_BLANK = re.compile(
    rf"{BLANK}+(?<=[{CN}）》”%\d].)(?=[，。、；])|{BLANK}+(?<=[，、].)(?=[{CN}])"
)
UNEVEN_PAIR = re.compile(r"（[^（）()\n]*\)|\([^（）()\n]*）")
DOCUMENT_NUMBER = re.compile(r"([\[［【〔（(])(?:19|20)\d{2}[\]］】〕）)]\s*第?\s*\d{1,5}\s*号")
# [80%,90%) is a set of numbers, not a pair of brackets.
INTERVAL = re.compile(r"[\[(（［]\s*[\d.]+%?\s*[,，~～—–-]+\s*[\d.]+%?\s*[\])）］]")

# 附件 1, 表 2, 图 3 and the like keep their blank; so does a number with a blank on both sides.
BLANK_BEFORE_NUMBER = re.compile(rf"(?<=[{CN}]{{2}})(?<![件表图录章节条第]) (?=\d[\d.]*[{CN}])")
NUMBER_CLOSE = re.compile(rf"(?<=[{CN}])\d")
LEAST_CLOSE, MOST_APART = 4, 2
"""Blanks before numbers are slips where so many numbers stand close and so few apart."""
