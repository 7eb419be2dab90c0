"""Parts three and four of a self-evaluation report: what the check found, what is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jixiao.domain.finding import Finding
from jixiao.reports.documents.money_figures import project_count
from jixiao.reports.documents.plain_table import Content, table_of
from jixiao.reports.documents.results import indicator_count
from jixiao.reports.documents.telling import Telling, gap, paragraph
from jixiao.reports.families import QUALITY, SEVERITIES, by_family
from jixiao.reports.narrative.facts import enumerated, together
from jixiao.reports.narrative.wordings import Fact
from jixiao.reports.paper.model import Block, Heading, Span, Spans, Table, Text
from jixiao.reports.paper.page import Layout
from jixiao.reports.wording import GAP_ALONE, sentence, to_fill

EXAMPLES, MEASURES = 3, 3
NUMERALS = "一二三四五六七八九十"
LAYOUT = Layout((10, 19, 14, 67, 23, 23), header_rows=1, left=frozenset({3}))
ENDING = "。；;，,"


def quality_blocks(tell: Telling) -> tuple[Block, ...]:
    """The part on the quality of objectives, indicators and targets."""
    some = [one for one in tell.findings if one.code[:2] in QUALITY]
    blocks: list[Block] = [paragraph("quality", quality_text(tell, some))]
    for at, (name, found) in enumerate(by_family(some).items()):
        heading = (Span(f"（{NUMERALS[at]}）{name}方面"),)
        blocks.append(Heading(heading, 2, key=f"quality.{name}"))
        blocks += example_paragraphs(tell, found, name=name)
    if not some:
        blocks.append(gap("quality.gap", "本单位对绩效目标设定质量的总体判断"))
    return tuple(blocks)


def quality_text(tell: Telling, findings: Sequence[Finding]) -> Spans:
    """The sentences that count what is wrong with the targets."""
    facts: dict[str, Fact] = {
        "count": project_count(tell),
        "indicators": indicator_count(tell, tell.figures.indicators, whose=""),
    }
    if not findings:
        return tell.by_number("quality.clean", **facts)
    said = tell.by_number(
        "quality.found",
        **facts,
        found=found_count(tell, findings, name="绩效目标设定质量问题数"),
        families=family_text(tell, findings),
        concerned=_concerned(tell, findings),
    )
    return together(said, _graded(tell, findings))


def family_text(tell: Telling, findings: Sequence[Finding]) -> Spans:
    """The clause that says of which families the faults are."""
    grouped = by_family(findings)
    if len(grouped) == 1:
        key = "quality.families.one" if len(findings) == 1 else "quality.families.all"
        return tell.say(key, name=next(iter(grouped)))
    items = [
        tell.say(
            "quality.family", name=name, count=found_count(tell, some, name=f"{name}方面的问题数")
        )
        for name, some in grouped.items()
    ]
    return tell.say("quality.families.many", items=enumerated(items))


def _graded(tell: Telling, findings: Sequence[Finding]) -> Spans:
    levels = {
        level.label: some
        for level in SEVERITIES
        if (some := [one for one in findings if one.severity is level])
    }
    if len(levels) == 1:
        key = "quality.graded_one" if len(findings) == 1 else "quality.graded_all"
        return tell.say(key, name=next(iter(levels)))
    items = [
        tell.say(
            "quality.severity",
            name=name,
            count=found_count(tell, some, name=f"绩效目标设定质量问题中的{name}数"),
        )
        for name, some in levels.items()
    ]
    return tell.say("quality.graded", items=enumerated(items))


def found_count(tell: Telling, findings: Sequence[Finding], *, name: str) -> Span:
    """How many faults there are."""
    return tell.facts.count(name, (one.place for one in findings), working="检查发现的问题个数")


def _concerned(tell: Telling, findings: Sequence[Finding]) -> Spans:
    named = {name for one in findings for name in (one.project, *one.project.split("、"))}
    lines = [line for line in tell.figures.lines if line.name in named]
    if not lines:
        return ()
    count = tell.facts.count(
        "绩效目标设定质量问题涉及的项目数", (one.name_place for one in lines),
        working="按问题所在项目计数",
    )  # fmt: skip
    return tell.say("quality.concerned", count=count)


def example_paragraphs(
    tell: Telling, findings: Sequence[Finding], *, name: str, start: int = 1
) -> list[Text]:
    """The kinds of fault that are found most, gravest first, each with one example."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    ordered = sorted(
        by_code.values(), key=lambda some: (SEVERITIES.index(some[0].severity), -len(some))
    )
    found = [
        paragraph(f"quality.{some[0].code}", f"{at}．", _example(tell, some))
        for at, some in enumerate(ordered[:EXAMPLES], start=start)
    ]
    rest = [one for some in ordered[EXAMPLES:] for one in some]
    if rest:
        count = found_count(tell, rest, name=f"{name}方面没有列举的问题数")
        found.append(paragraph(f"quality.{name}.rest", tell.say("quality.rest", count=count)))
    return found


def _example(tell: Telling, some: Sequence[Finding]) -> Spans:
    first = some[0]
    message = tell.facts.words(
        first.message.strip().rstrip(ENDING), f"{first.code}：检查意见", first.place
    )
    where: Spans = ()
    if first.project and first.project not in first.message and not tell.figures.is_single:
        project = tell.facts.words(first.project, f"{first.project}：项目名称", first.place)
        where = tell.say("quality.where", project=project)
    ends = message.text.endswith(("。”", "。）")) and not where
    said = tell.say("quality.example", message=message, where=where, stop="" if ends else "。")
    if len(some) == 1:
        return said
    count = found_count(tell, some, name=f"{first.code}：同类问题数")
    return together(said, tell.say("quality.repeated", count=count))


def measure_blocks(tell: Telling) -> tuple[Block, ...]:
    """The part on measures and on the use of results."""
    blocks: list[Block] = [Heading((Span("（一）整改措施"),), 2, key="measures.heading")]
    if tell.findings:
        grouped = by_family(tell.findings)
        found = found_count(tell, tell.findings, name="检查发现的问题总数")
        first = [some[0].place for some in grouped.values()]
        families = tell.facts.count("问题类别数", first, working="按问题类别计数")
        key = "measures.some" if len(grouped) > 1 else "measures.one"
        blocks.append(paragraph("measures", tell.say(key, found=found, families=families)))
        blocks.append(measure_table(tell, grouped))
    else:
        blocks.append(paragraph("measures", tell.say("measures.none")))
        what = "本单位自查发现的问题、整改措施、责任人和完成时限"
        blocks.append(gap("measures.gap", what))
    blocks.append(Heading((Span("（二）结果应用"),), 2, key="use.heading"))
    what = "自评结果如何用于以后年度预算安排、政策调整和项目管理，以及是否公开、公开的时间和方式"
    return (*blocks, gap("use", what))


def measure_table(tell: Telling, grouped: dict[str, list[Finding]]) -> Table:
    """One row a family: how many faults, what to do, by whom and until when."""
    rows: list[list[Content]] = []
    for at, (name, found) in enumerate(grouped.items(), start=1):
        count = found_count(tell, found, name=f"{name}问题数")
        rows.append([str(at), name, count, measures_span(tell, found), GAP_ALONE, GAP_ALONE])
    titles = ("序号", "问题类别", "问题数", "整改措施", "责任人", "完成时限")
    return table_of(titles, rows, layout=LAYOUT, caption="问题整改清单", key="measures.table")


def measures_span(tell: Telling, findings: Sequence[Finding]) -> Span:
    """The fixes that the findings propose, each once, the most frequent first."""
    origin = tell.facts.citing.origin(
        "整改措施",
        *(one.place for one in findings),
        working="检查意见所附的修改建议，同样的只列一次",
    )
    return Span(measures_text(findings), origin)


def measures_text(findings: Sequence[Finding]) -> str:
    """What the findings propose, in a cell."""
    fixes = Counter(one.fix.strip().rstrip(ENDING) for one in findings if one.fix.strip())
    if not fixes:
        return to_fill("整改措施")
    chosen = [fix for fix, _count in fixes.most_common(MEASURES)]
    lines = [sentence(f"{index}．{fix}") for index, fix in enumerate(chosen, start=1)]
    if len(chosen) == 1:
        lines = [sentence(chosen[0])]
    if len(fixes) > len(chosen):
        lines.append(f"其余{len(fixes) - len(chosen)}条见问题清单。")
    return "\n".join(lines)
