"""Experience, problems, causes and advice of an evaluation, as far as the data give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jixiao.domain.finding import Finding
from jixiao.domain.place import Place
from jixiao.reports.documents.evaluation_analysis import is_evaluation
from jixiao.reports.documents.faults import ENDING, example_paragraphs, family_text, found_count
from jixiao.reports.documents.own_text import own_text
from jixiao.reports.documents.telling import Telling, gap, paragraph
from jixiao.reports.families import by_family
from jixiao.reports.narrative.facts import enumerated
from jixiao.reports.paper.model import Block, Heading, Span, Text

MOST = 3
OF_TEXT = ("TX", "DC")


def problem_blocks(tell: Telling) -> tuple[Block, ...]:
    """What went well is for people to say; what went wrong begins with what the check found."""
    good = own_text(tell, "experience.own", words=("主要经验", "经验及做法", "主要做法"))
    own = own_text(tell, "problems.own", words=("存在的问题", "存在问题", "主要问题"))
    return (
        Heading((Span("（一）主要经验及做法"),), 2, key="experience.heading"),
        *(good or (gap("experience", "主要经验及做法"),)),
        Heading((Span("（二）存在的问题及原因分析"),), 2, key="problems.heading"),
        *own,
        *_found(tell),
        gap("problems.causes", "问题产生的原因，以及评价中发现的其他问题"),
    )


def _of_project(tell: Telling) -> list[Finding]:
    """The faults of the project; those of an evaluation's own text are none of it."""
    if is_evaluation(tell):
        return []
    return [one for one in tell.findings if one.code[:2] not in OF_TEXT]


def _found(tell: Telling) -> list[Text]:
    if is_evaluation(tell):
        return []
    findings = _of_project(tell)
    if not findings:
        return [paragraph("problems", tell.say("evaluation.no_problem"))]
    count = found_count(tell, findings, name="检查发现的项目问题总数")
    said = tell.say("evaluation.problems", found=count, families=family_text(tell, findings))
    texts = [paragraph("problems", said)]
    start = 1
    for name, found in by_family(findings).items():
        some = example_paragraphs(tell, found, name=name, start=start)
        start += sum(1 for one in some if one.spans[0].text.endswith("．"))
        texts += some
    return texts


def advice_blocks(tell: Telling) -> tuple[Block, ...]:
    """What the findings propose, by family; the department adds its own advice."""
    own = own_text(tell, "advice.own", words=("有关建议", "相关建议", "建议"))
    found = [
        paragraph(f"advice.{name}", _advice(tell, name, findings=some))
        for name, some in by_family(_of_project(tell)).items()
        if any(one.fix.strip() for one in some)
    ]
    return (*own, *found, gap("advice", "对项目管理、预算安排和政策调整的建议"))


def _advice(tell: Telling, name: str, *, findings: Sequence[Finding]) -> tuple[Span, ...]:
    """The fixes proposed most often, in one sentence each."""
    fixes = Counter(one.fix.strip().rstrip(ENDING) for one in findings if one.fix.strip())
    items = [
        tell.facts.words(fix, f"{name}：修改建议", *_places(findings, fix))
        for fix, _count in fixes.most_common(MOST)
    ]
    said = (*enumerated(items, mark="；"), Span("。"))
    return tell.say("evaluation.advice", name=name, items=said)


def _places(findings: Sequence[Finding], fix: str) -> list[Place]:
    return [one.place for one in findings if one.fix.strip().rstrip(ENDING) == fix]
