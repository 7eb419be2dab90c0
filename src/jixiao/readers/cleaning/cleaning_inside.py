"""Marks inside words: characters without width, bullets of symbol fonts, watermarks, pinyin."""

from __future__ import annotations

import re
from collections import defaultdict

from jixiao.readers.cleaning.cleaning_draft import Draft
from jixiao.readers.cleaning.cleaning_words import HAN, cleaning_words

ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
# Bullets of Symbol and Wingdings. \uf0b3 and \uf0a3 are ≥ and ≤ in Symbol; \uf0fc, \uf0fe, \uf0a8,
# \uf06f and \uf052 are ticks and boxes, which say what was chosen: they are content.
BULLETS = "\uf06c\uf06e\uf075\uf076\uf077\uf09f\uf0a7\uf0b7\uf0d8\uf0e8"
BULLET = re.compile(rf"(^|[\s。；;：:])[{BULLETS}]+[^\S\n]*(?=\S)", re.MULTILINE)
GLUED_LATIN = re.compile(rf"(?<=[{HAN}])[A-Za-z]{{8,}}(?=[{HAN}])")
FEWEST_TORN = 2
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
GLOSS = re.compile(rf"(?<=[{HAN}])[(（] ?([a-züɡ{TONED}]{{1,6}}) ?[)）]")
TONE = re.compile(f"[{TONED}]")
FEWEST_GLOSSES = 3

ADVICE = "原文保留在位置信息中，请对照原文件核对"


def take_zero_width(draft: Draft, text: str) -> None:
    """Take out characters that print nothing and break words for a reader."""
    if ZERO_WIDTH.search(text):
        taken = draft.rewrite(lambda one: ZERO_WIDTH.subn("", one))
        draft.report(
            taken, f"文字中有{{count}}处看不见的零宽字符{{where}}，会拆断词语，已删去；{ADVICE}"
        )


def take_bullets(draft: Draft, text: str) -> None:
    """Take out bullets that only a symbol font can show, in front of what they stand for."""
    if BULLET.search(text):
        taken = draft.rewrite(lambda one: BULLET.subn(r"\1", one))
        draft.report(
            taken, f"文字前有{{count}}个符号字体的项目符号{{where}}，不属于正文，已删去；{ADVICE}"
        )


def take_watermarks(draft: Draft, text: str) -> None:
    """Take out the marks of document libraries that stand inside Chinese words."""
    words = cleaning_words()
    marks = {word for word in words.watermarks if word in text} | _proved(text)
    if not marks:
        return
    listed = [rf"(?<![A-Za-z]){mark}(?![A-Za-z])" for mark in marks & {*words.watermarks}]
    found = [rf"(?<=[{HAN}]){mark}(?=[{HAN}])" for mark in sorted(marks - {*words.watermarks})]
    pattern = re.compile("|".join([*listed, *found]))
    taken = draft.rewrite(lambda one: pattern.subn("", one))
    draft.report(
        taken, f"文字中夹有{{count}}处文库网站的水印{{where}}，不属于正文，已删去；{ADVICE}"
    )


def _proved(text: str) -> set[str]:
    """Latin strings that tear Chinese words apart; 采用PostgreSQL数据库 tears none."""
    torn: dict[str, set[str]] = defaultdict(set)
    for match in GLUED_LATIN.finditer(text):
        around = text[match.start() - 1] + text[match.end()]
        if around in cleaning_words().torn:
            torn[match[0]].add(around)
    return {mark for mark, words in torn.items() if len(words) >= FEWEST_TORN}


def take_glosses(draft: Draft, text: str) -> None:
    """Take out pinyin behind characters: 項(xiàng)目 is 項目.

    A single gloss behind a simplified character was written by the unit (圳（zhèn）) and stays.
    """
    toned = [match for match in GLOSS.finditer(text) if TONE.search(match[1])]
    if not toned:
        return
    traditional = cleaning_words().traditional
    injected = [one for one in toned if traditional.match(text, one.start() - 1)]
    if len(toned) < FEWEST_GLOSSES and not injected:
        return

    def without(one: str) -> tuple[str, int]:
        count = 0

        def blank(match: re.Match[str]) -> str:
            nonlocal count
            if not traditional.match(one, match.start() - 1) and (
                len(toned) < FEWEST_GLOSSES or not TONE.search(match[1])
            ):
                return match[0]
            count += 1
            return ""

        return GLOSS.sub(blank, one), count

    taken = draft.rewrite(without)
    draft.report(taken, f"文字中夹有{{count}}处拼音注音{{where}}，不属于正文，已删去；{ADVICE}")
