"""Parts three and four of a self-evaluation report: what the check found, what is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docx.document import Document as WordDocument

from jixiao.domain.finding import Finding
from jixiao.reports.documents.figures import Figures
from jixiao.reports.documents.project_tables import simple_rows
from jixiao.reports.families import QUALITY, SEVERITIES, by_family
from jixiao.reports.paper.gongwen import CELL
from jixiao.reports.paper.paragraphs import add_heading, add_text
from jixiao.reports.paper.word_table import Layout, add_caption, add_grid
from jixiao.reports.wording import GAP_ALONE, listed, sentence, to_fill

EXAMPLES, MEASURES = 3, 3
NUMERALS = "一二三四五六七八九十"
LAYOUT = Layout((10, 19, 14, 67, 23, 23), header_rows=1, left=frozenset({3}))
ENDING = "。；;，,"


def add_quality(word: WordDocument, figures: Figures, findings: Sequence[Finding]) -> None:
    """Write the part on the quality of objectives, indicators and targets."""
    some = [one for one in findings if one.code[:2] in QUALITY]
    add_text(word, quality_text(figures, some))
    for at, (name, found) in enumerate(by_family(some).items()):
        add_heading(word, f"（{NUMERALS[at]}）{name}方面", level=2)
        _add_examples(word, found)
    if not some:
        add_text(word, to_fill("本单位对绩效目标设定质量的总体判断"))


def quality_text(figures: Figures, findings: Sequence[Finding]) -> str:
    """The sentences that count what is wrong with the targets."""
    checked = f"对{len(figures.lines)}个项目、{len(figures.indicators)}项绩效指标逐项检查"
    if not findings:
        return f"{checked}，未发现绩效目标、绩效指标和指标值设定方面的问题。"
    families = [f"{name}方面{len(found)}个" for name, found in by_family(findings).items()]
    severities = Counter(one.severity for one in findings)
    graded = [f"{one.label}{severities[one]}个" for one in SEVERITIES if severities[one]]
    named = {name for one in findings for name in (one.project, *one.project.split("、"))}
    projects = sum(1 for line in figures.lines if line.name in named)
    text = f"{checked}，发现绩效目标设定质量问题{len(findings)}个，其中{listed(families)}"
    concerned = f"，涉及{projects}个项目" if projects else ""
    return f"{text}{concerned}。按严重程度分，{listed(graded)}。"


def _add_examples(word: WordDocument, findings: Sequence[Finding]) -> None:
    """The kinds of fault that are found most, gravest first, each with one example."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    ordered = sorted(
        by_code.values(), key=lambda some: (SEVERITIES.index(some[0].severity), -len(some))
    )
    for index, some in enumerate(ordered[:EXAMPLES], start=1):
        first = some[0]
        named = not first.project or first.project in first.message
        where = "" if named else f"（项目：{first.project}）"
        more = f"此类问题共{len(some)}个。" if len(some) > 1 else ""
        add_text(word, f"{index}．{first.message.strip().rstrip(ENDING)}{where}。{more}")
    rest = sum(len(some) for some in ordered[EXAMPLES:])
    if rest:
        add_text(word, f"其余{rest}个问题见问题清单。")


def add_measures(word: WordDocument, findings: Sequence[Finding]) -> None:
    """Write the part on measures and on the use of results."""
    add_heading(word, "（一）整改措施", level=2)
    if findings:
        grouped = by_family(findings)
        add_text(
            word,
            f"针对检查发现的{len(findings)}个问题，按{len(grouped)}类制定整改措施，"
            "责任人和完成时限如下。",
        )
        add_measure_table(word, grouped)
    else:
        add_text(word, "检查未发现需要整改的问题。")
        add_text(word, to_fill("本单位自查发现的问题、整改措施、责任人和完成时限"))
    add_heading(word, "（二）结果应用", level=2)
    add_text(
        word,
        to_fill(
            "自评结果如何用于以后年度预算安排、政策调整和项目管理，以及是否公开、公开的时间和方式"
        ),
    )


def add_measure_table(word: WordDocument, grouped: dict[str, list[Finding]]) -> None:
    """One row a family: how many faults, what to do, by whom and until when."""
    add_caption(word, "问题整改清单")
    rows = []
    for index, (name, found) in enumerate(grouped.items(), start=1):
        rows.append((
            str(index), name, str(len(found)), measures_text(found),
            GAP_ALONE, GAP_ALONE,
        ))  # fmt: skip
    titles = ("序号", "问题类别", "问题数", "整改措施", "责任人", "完成时限")
    add_grid(word, simple_rows(titles, rows), LAYOUT)
    add_text(word, "", style=CELL)


def measures_text(findings: Sequence[Finding]) -> str:
    """The fixes that the findings propose, each once, the most frequent first."""
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
