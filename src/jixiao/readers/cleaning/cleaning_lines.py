"""Whole lines that do not belong to the text: document properties, page marks, a site's lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from jixiao.domain.text import half_width, squeeze
from jixiao.readers.cleaning.cleaning_draft import Draft, Line, Taken
from jixiao.readers.cleaning.cleaning_inside import ADVICE
from jixiao.readers.cleaning.cleaning_words import line_patterns
from jixiao.readers.site_chrome import SEPARATORS

AT_FRONT = 60
LONGEST = 200
MAY_BE_PAGE = re.compile(r"^[ \t\u3000\xa0]*(?:第|共|[-—–－─]|(?i:page))[^\n]{2,40}$", re.MULTILINE)
BLANKS = re.compile(r"[ \t\u3000\xa0]+")
BRACKETS = " 【】[]（）()"


def take_properties(draft: Draft, text: str) -> None:
    """Take out document properties in front of the text, as converters of .xls print them."""
    patterns = line_patterns()
    if not patterns.properties.search(text[: LONGEST * AT_FRONT]):
        return
    front: list[Line] = []
    behind: Line | None = None
    for line in draft.lines():
        if len(front) == AT_FRONT or not _all(line, patterns.property_lines):
            behind = line
            break
        front.append(line)
    taken = Taken()
    if any(_all(line, patterns.properties) for line in front):
        _drop(front, taken)
    if behind is not None:
        _cut_front(behind, taken)
    draft.report(taken, f"正文前有{{count}}处文件属性{{where}}，不属于正文，已删去；{ADVICE}")


def _cut_front(line: Line, taken: Taken) -> None:
    """Cut properties off the line that the text begins with: Root Entry 2020年度绩效自评表."""
    match = line_patterns().property_front.match(line.texts[0])
    if match:
        taken.note(line.parts[0].place, line.texts[0])
        line.texts[0] = line.texts[0][match.end() :]


def take_page_lines(draft: Draft, text: str) -> None:
    """Take out lines that are nothing but the mark of a page."""
    patterns = line_patterns()
    taken = Taken()
    if MAY_BE_PAGE.search(text):
        numbered = [(line, _counting(line)) for line in draft.lines() if not line.is_row]
        counts = [(line, number) for line, number in numbered if number]
        counts_up = all(one < other for (_, one), (_, other) in pairwise(counts))
        for line in draft.lines():
            if _all(line, patterns.pages):
                _drop([line], taken)
            elif any("\n" in one for one in line.texts):
                _drop_inner(line, patterns.pages, taken)
        if len(counts) > 1 and counts_up:
            _drop([line for line, _number in counts], taken)
    draft.report(taken, f"有{{count}}行只是页码{{where}}，不属于正文，已删去；{ADVICE}")


def _counting(line: Line) -> int:
    match = line_patterns().counting.fullmatch(_plain(line.texts[0]))
    return int(match[1]) if match else 0


def take_chrome(draft: Draft, text: str) -> None:
    """Take out lines of a web site: where one is, printing, sharing, the articles beside."""
    patterns = line_patterns()
    if not patterns.hints.search(text):
        return
    taken = Taken()
    run: list[Line] = []
    for line in (*draft.lines(), None):
        if line is not None and _is_site_line(line):
            run.append(line)
            continue
        if _is_proved(run):
            _drop(run, taken)
        run = []
        if line is not None:
            _clean_part(line, taken)
    draft.report(
        taken, f"有{{count}}行是网页的栏目、按钮或页脚{{where}}，不属于正文，已删去；{ADVICE}"
    )


def _is_site_line(line: Line) -> bool:
    """Whether all that a line says is the site's, or could be beside a line that is."""
    said = [one for one in line.texts if one.strip()]
    return bool(said) and all(map(_is_site_text, said))


def _is_site_text(text: str) -> bool:
    patterns = line_patterns()
    if len(text) > LONGEST or not patterns.hints.search(text):
        return False
    text = _plain(text)
    is_known = patterns.chrome.fullmatch(text) or patterns.beside.fullmatch(text)
    return is_known is not None or bool(_buttons(text))


def _buttons(text: str) -> frozenset[str]:
    """The different buttons that a line consists of; none where anything else stands in it."""
    parts = {squeeze(part) for part in SEPARATORS.split(half_width(text).lower()) if part}
    return frozenset(parts) if parts <= line_patterns().buttons else frozenset()


def _is_proved(run: list[Line]) -> bool:
    """One line that is certain proves its neighbours, as do two buttons such as 打印 and 关闭."""
    patterns = line_patterns()
    texts = [_plain(one) for line in run for one in line.texts if one.strip()]
    buttons = frozenset[str]().union(*map(_buttons, texts))
    has_pair = len(buttons) > 1 and any(one.startswith(patterns.proving) for one in buttons)
    return has_pair or any(patterns.chrome.fullmatch(one) for one in texts)


def _clean_part(line: Line, taken: Taken) -> None:
    """Take a site's lines out of a text of several lines, counters from behind an origin."""
    patterns = line_patterns()
    if not line.is_row and patterns.origin.match(line.texts[0].strip()):
        text, count = patterns.counters.subn("", line.texts[0])
        if count:
            taken.note(line.parts[0].place, line.texts[0])
            line.texts[0] = text.rstrip()
    if any("\n" in one for one in line.texts):
        _drop_inner(line, patterns.chrome, taken)


def _drop_inner(line: Line, pattern: re.Pattern[str], taken: Taken) -> None:
    """Take lines that match out of texts of several lines; the first line of a text stays."""
    counted = frozenset(line.counted())
    for number, text in enumerate(line.texts):
        first, *others = text.split("\n")
        kept = [one for one in others if not pattern.fullmatch(_plain(one)) or not one.strip()]
        if len(kept) == len(others):
            continue
        line.texts[number] = "\n".join([first, *kept])
        if number in counted:
            gone = next(one for one in others if one not in kept)
            taken.note(line.parts[number].place, gone, count=len(others) - len(kept))


def _drop(lines: Iterable[Line], taken: Taken) -> None:
    for line in lines:
        line.is_dropped = True
        part = next((one for one in line.parts if one.text.strip()), line.parts[0])
        taken.note(part.place, part.text)


def _all(line: Line, pattern: re.Pattern[str]) -> bool:
    """Whether all that a line says matches; a row says something in one cell at least."""
    said = [one for one in line.texts if one.strip()]
    return bool(said) and all(
        len(one) <= LONGEST and pattern.fullmatch(_plain(one)) for one in said
    )


def _plain(text: str) -> str:
    return BLANKS.sub(" ", text).strip()
