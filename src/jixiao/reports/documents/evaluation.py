"""The departmental evaluation report (部门评价报告) by the national outline.

The outline is that of 财预〔2020〕10号 as generally known; it was not compared with the official
text, which could not be had (field notes 1.3). What the document gives is filled in, all else is
left as a gap: an evaluation is a judgement of people.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.domain.document import Document
from jixiao.domain.finding import Finding
from jixiao.domain.indicator import Indicator
from jixiao.domain.score import SheetScore
from jixiao.domain.text import squeeze
from jixiao.domain.unit import BudgetUnit
from jixiao.reports.documents.annexes import annex_blocks, annex_titles, closing_blocks
from jixiao.reports.documents.charts import money_charts, score_charts
from jixiao.reports.documents.evaluation_analysis import analysis_blocks, conclusion_blocks
from jixiao.reports.documents.evaluation_problems import advice_blocks, problem_blocks
from jixiao.reports.documents.figures import Line
from jixiao.reports.documents.money import money_paragraphs
from jixiao.reports.documents.money_figures import project_count
from jixiao.reports.documents.money_tables import money_table
from jixiao.reports.documents.own_text import own_text
from jixiao.reports.documents.results import by_first_level
from jixiao.reports.documents.score_table import SCORE_TABLE, score_annex
from jixiao.reports.documents.telling import Telling, gap, paragraph, telling, unit_name
from jixiao.reports.narrative.facts import enumerated, together
from jixiao.reports.paper.model import Block, Heading, Paper, Span, Spans, Text, Title
from jixiao.reports.wording import clean_title, to_fill

TITLE_LINE = 19


def evaluation_paper(
    document: Document,
    *,
    findings: Sequence[Finding],
    scores: Sequence[SheetScore | None],
    framework: Sequence[Indicator] | None = None,
) -> Paper:
    """The report of a department on a project; ``framework`` is the indicators that it judged by.

    Without a framework the score table has the indicators of the document itself.
    """
    tell = telling(document, findings=findings, scores=scores, work="绩效评价")
    judged_by = None if framework is None else tuple(framework)
    title = evaluation_title(tell)
    titles = (SCORE_TABLE, *annex_titles(tell.figures))
    blocks: tuple[Block, ...] = (
        Title(title),
        *_body(tell, judged_by),
        *closing_blocks(document, titles, unit=_department(tell)),
        *score_annex(tell, framework=judged_by),
        *annex_blocks(tell, before=1),
    )
    return Paper("".join(title), blocks, unit_name(document), "evaluation")


def _body(tell: Telling, framework: tuple[Indicator, ...] | None) -> tuple[Block, ...]:
    """The seven parts."""
    return (
        _part("一、基本情况"),
        *_basics(tell),
        _part("二、绩效评价工作开展情况"),
        *_work(tell, framework),
        _part("三、综合评价情况及评价结论"),
        *conclusion_blocks(tell),
        *money_charts(tell.figures),
        *score_charts(tell.figures),
        _part("四、绩效评价指标分析"),
        *analysis_blocks(tell),
        _part("五、主要经验及做法、存在的问题及原因分析"),
        *problem_blocks(tell),
        _part("六、有关建议"),
        *advice_blocks(tell),
        _part("七、其他需要说明的问题"),
        *_others(tell),
    )


def evaluation_title(tell: Telling) -> tuple[str, ...]:
    """The document's own title where it is that of an evaluation, else one made of its facts."""
    document = tell.document
    own = clean_title(squeeze(document.title))
    if own.endswith("评价报告"):
        return (own,)
    year = f"{document.fiscal_year}年度" if document.fiscal_year else to_fill("年度")
    start = f"{unit_name(document) or to_fill('单位名称')}{year}"
    what = "项目支出绩效评价报告"
    if tell.figures.is_single:
        subject = "".join(part.text for part in tell.subject)
        unit = unit_name(document)
        what = f"{subject.removeprefix(unit)}绩效评价报告"
    return (start + what,) if len(start + what) <= TITLE_LINE else (start, what)


def _department(tell: Telling) -> str:
    """The department that evaluates, where the sheets name one and the same."""
    named = {BudgetUnit.parse(line.sheet.department).name for line in tell.figures.lines}
    return named.pop() if len(named) == 1 and "" not in named else to_fill("评价单位")


def _basics(tell: Telling) -> tuple[Block, ...]:
    own = own_text(tell, "basics.own", words=("项目概况", "立项背景", "项目背景"))
    blocks: list[Block] = [_heading("（一）项目概况"), *(own or _purposes(tell))]
    if not own:
        blocks.append(gap("basics.gap", "项目背景、主要内容及实施情况"))
    blocks += money_paragraphs(tell)
    blocks += (money_table(tell),) if len(tell.figures.lines) > 1 else ()
    return (*blocks, _heading("（二）项目绩效目标"), *_objectives(tell))


def _purposes(tell: Telling) -> list[Text]:
    """The purpose that each sheet prints, in the unit's words."""
    return [
        Text(
            (tell.facts.words(text, f"{line.name}：项目概况", line.sheet.place_of("purpose")),),
            key=f"basics.{line.key}",
            is_quoted=True,
        )
        for line in tell.figures.lines
        if (text := line.sheet.purpose.strip())
    ]


def _objectives(tell: Telling) -> list[Text]:
    found = [text for line in tell.figures.lines for text in _objectives_of(tell, line)]
    return found or [gap("objectives.gap", "项目的总体目标和阶段性目标")]


def _objectives_of(tell: Telling, line: Line) -> list[Text]:
    """The objectives of a project as they stand in its sheet."""
    return [
        Text(
            together(
                "" if tell.figures.is_single else together(tell.name(line), "："),
                tell.facts.words(one.text, f"{line.name}：绩效目标", one.place),
            ),
            key=f"objectives.{line.key}.{at}",
            is_quoted=True,
        )
        for at, one in enumerate(line.sheet.objectives, start=1)
        if one.text.strip()
    ]


def _work(tell: Telling, framework: tuple[Indicator, ...] | None) -> tuple[Block, ...]:
    scope = _scope(tell)
    return (
        _heading("（一）评价目的、对象和范围"),
        *([paragraph("work.scope", scope)] if scope else ()),
        gap("work.purpose", "评价目的、评价范围"),
        _heading("（二）评价原则、评价指标体系、评价方法和评价标准"),
        *_framework(tell, framework),
        gap("work.methods", "评价原则、评价方法、评价标准及其选择的理由"),
        _heading("（三）评价工作过程"),
        *(
            own_text(tell, "work.own", words=("评价工作过程", "评价过程"))
            or (gap("work.course", "评价工作组的组成、前期准备、组织实施和分析评价的过程"),)
        ),
    )


def _scope(tell: Telling) -> Spans:
    if not tell.figures.lines:
        return ()
    unit = "" if tell.figures.lines[0].is_whole else unit_name(tell.document)
    subject = tell.subject if tell.figures.is_single else ""
    return tell.by_number(
        "evaluation.scope",
        unit=unit,
        year=tell.year,
        count=project_count(tell),
        subject=subject,
    )


def _framework(tell: Telling, framework: tuple[Indicator, ...] | None) -> tuple[Text, ...]:
    """How many indicators the evaluation has, by first level."""
    indicators = tell.figures.indicators if framework is None else framework
    if not indicators:
        return ()
    groups = by_first_level(indicators)
    items = [
        tell.say(
            "evaluation.framework_of",
            name=name,
            count=tell.facts.count(
                f"评价指标体系的{name}类指标项数",
                (one.place_of("name") for one in some),
                working="按一级指标计数",
            ),
        )
        for name, some in groups.items()
    ]
    count = tell.facts.count(
        "评价指标体系的三级指标项数",
        (one.place_of("name") for one in indicators),
        working="逐项计数",
    )
    said = tell.say("evaluation.framework", count=count, items=enumerated(items))
    return (paragraph("work.framework", together(said)),)


def _others(tell: Telling) -> tuple[Text, ...]:
    own = own_text(tell, "others.own", words=("其他需要说明",))
    return own or (gap("others", "其他需要说明的问题；没有的，写明“无”"),)


def _part(text: str) -> Heading:
    return Heading((Span(text),), 1, key=f"part.{text}")


def _heading(text: str) -> Heading:
    return Heading((Span(text),), 2, key=f"heading.{text}")
