"""What a file is: its title, its kind, the unit that wrote it and the fiscal year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jixiao.domain.document import Paragraph
from jixiao.domain.document_number import DocumentNumber, find_all
from jixiao.domain.sheet import Sheet
from jixiao.domain.text import half_width, squeeze
from jixiao.domain.unit import BudgetUnit
from jixiao.readers.marks import without_marks

YEAR = re.compile(r"(20\d{2})\s*年")
HEAD = 12
LONGEST_LINE = 40
NOT_TITLE = re.compile(r"附件?\s*\d*[:：]?|目\s*录|公开|\d+")
NUMBERED = re.compile(
    r"[一二三四五六七八九十]+[、.]|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+部分"
)
TITLE_ENDS = ("报告", "表", "说明", "情况", "方案", "总结")
LABELLED = re.compile(
    r"(?:预算主管部门|预算部门|预算单位|主管部门|单位名称|部门名称|填报单位|编制单位|报送单位|实施单位)"
    r"(?:\(盖?公?章\))?[:：](?P<name>.{3,40})"
)
# What a unit's name ends in; 部 of 部门 and 会 of 会议 end none.
ENDS = (
    "委员会|办公室|协会|学会|联合会|中心|医院|法院|检察院|学院|研究院|学校|大学|中学|小学|幼儿园|政府|"
    "管理处|办事处|公司|集团|管理局|局|厅|处|馆|站|所|院|团|社|会(?!议)|部(?!门)|办(?!法)|委(?!员|托)"
)
NAMED = re.compile(rf"(?P<name>[^\d《》“”，。]{{2,30}}?(?:{ENDS}))(?:\((?:本级|机关)\))?")
# A text that is nothing but a name may end in more words than a name may be cut behind.
MORE_ENDS = "[支大总中]队|储备库|[农林牧]场|幼儿园|少年宫|文化宫|青年宫|电视台|广播台|署"
INSTITUTION = re.compile(
    rf"[^\d《》“”，。：:；、]{{2,30}}(?:{ENDS}|{MORE_ENDS})(?:\((?:本级|机关|盖章)\))?"
)
LEADING = re.compile(r"^(?:关于|公开)?(?:20\d{2}年度?)?")


def is_institution(text: str) -> bool:
    """Whether a text is nothing but the name of an institution: ``青河县图书馆``."""
    return INSTITUTION.fullmatch(squeeze(half_width(text))) is not None


def title_of(paragraphs: Sequence[Paragraph], sheets: Sequence[Sheet]) -> str:
    """The short lines at the head of the file; where there is no text, the first sheet's title."""
    lines: list[str] = []
    for paragraph in paragraphs[:HEAD]:
        text = squeeze(without_marks(paragraph.text))
        if paragraph.place.tab or NOT_TITLE.fullmatch(text):
            if lines:
                break
            continue
        labelled = "：" in text or ":" in text
        if len(text) > LONGEST_LINE or labelled or text.endswith("。") or NUMBERED.match(text):
            break
        lines.append(text)
        if text.endswith(TITLE_ENDS) or len(lines) == 3:
            break
    if lines:
        return "".join(lines)
    return sheets[0].title if sheets else ""


def kind_of(title: str, sheets: Sequence[Sheet]) -> str:
    """A report by its title, else the kind of most sheets, else plain narrative."""
    if "自评" in title and ("报告" in title or "总结" in title):
        return "self_evaluation_report"
    if "评价" in title and "报告" in title:
        return "evaluation_report"
    kinds = Counter(sheet.kind.value for sheet in sheets)
    return f"{kinds.most_common(1)[0][0]}_sheets" if kinds else "narrative"


def unit_of(title: str, paragraphs: Sequence[Paragraph], sheets: Sequence[Sheet]) -> BudgetUnit:
    """The unit that most sheets name; without sheets the one that a label or the title names."""
    for names in (
        [sheet.unit for sheet in sheets if sheet.unit],
        [sheet.department for sheet in sheets if sheet.department],
        [name for one in paragraphs[:HEAD] if (name := _labelled(one.text))],
    ):
        if names:
            return BudgetUnit.parse(Counter(names).most_common(1)[0][0])
    match = NAMED.match(LEADING.sub("", half_width(title)))
    return BudgetUnit("", match["name"]) if match else BudgetUnit()


def _labelled(text: str) -> str:
    match = LABELLED.fullmatch(squeeze(half_width(text)))
    return match["name"] if match else ""


def numbers_named(
    paragraphs: Sequence[Paragraph], sheets: Sequence[Sheet]
) -> tuple[DocumentNumber, ...]:
    """The numbers of official documents in the narrative and in the sheets, each once."""
    bases = (one.basis for sheet in sheets for one in sheet.indicators)
    purposes = (sheet.purpose for sheet in sheets)
    texts = dict.fromkeys([*(one.text for one in paragraphs), *purposes, *bases])
    return tuple(dict.fromkeys(found for text in texts for found in find_all(text)))


def year_of(title: str, sheets: Sequence[Sheet]) -> int | None:
    """The year in the title, else that of most sheets."""
    match = YEAR.search(half_width(title))
    if match:
        return int(match[1])
    years = Counter(sheet.fiscal_year for sheet in sheets if sheet.fiscal_year)
    return years.most_common(1)[0][0] if years else None
