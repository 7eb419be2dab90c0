"""How right the audit is: precision and recall by family over documents labelled by reading.

Prints the tables, writes docs/reference/audit-accuracy.md, and every missed fault and every
finding without a label into out/audit-differences.txt. Run it as ``make accuracy``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.labels.judging import Judged, Tally, judge, tallies
from benchmarks.labels.label import all_labelled

from jixiao.audit.loader import all_rules
from jixiao.domain.finding import FAMILIES

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "audit-accuracy.md"
FRAME = Path(__file__).parent / "labels" / "page.md"
DIFFERENCES = ROOT / "out" / "audit-differences.txt"
KEY = "report.txt"
TITLES = ("正确", "可议", "误报", "准确率", "应当发现", "已发现", "发现率")
ORIGINS = {
    "published": "公开发布的",
    "made": "用公开的事实编成的",
    "held-out": "规则写完后才编成的",
}
HEAD = f" | {' | '.join(TITLES)} |\n|---|{'--:|' * len(TITLES)}"


def line(name: str, one: Tally) -> str:
    """A row of a table."""
    cells = (one.right, one.debatable, one.wrong, one.precision, one.labels, one.found, one.recall)
    return f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |"


def tables(every: list[Judged]) -> Iterator[str]:
    """By family, by document, and the rules with a false alarm."""
    made = tallies(every)
    yield "## 按类别\n\n| 类别" + HEAD
    for family, name in FAMILIES.items():
        if family in made:
            yield line(f"{family} {name}", made[family])
    yield line("合计", made.get("", Tally()))
    yield "\n## 按来源\n\n| 来源" + HEAD
    for origin, name in ORIGINS.items():
        of_origin = [one for one in every if one.labelled.origin == origin]
        count = f"{name}（{len(of_origin)}份）"
        yield line(count, tallies(of_origin).get("", Tally()))
    yield "\n## 按文件\n\n| 文件" + HEAD
    for judged in every:
        yield line(judged.labelled.name, tallies([judged]).get("", Tally()))
    yield "\n## 有误报的规则\n\n| 规则" + HEAD
    titles = {one.code: one.title for one in all_rules()}
    for code, one in sorted(made.items()):
        if code in titles and one.wrong:
            yield line(f"{code} {titles[code]}", one)
    yield from key_table(every)


def key_table(every: list[Judged]) -> Iterator[str]:
    """The sample report: its answer key by grade and by what it takes to find a fault."""
    judged = next(one for one in every if one.labelled.name == KEY)
    yield "\n## 保定市科协2020年报告的答案\n"
    yield "| 程度 | 只需规则 | 规则加词表 | 需要理解意思 | 合计 |"
    yield "|---|--:|--:|--:|--:|"
    for grade in ("A", "B", "C"):
        parts = [
            [one for one in judged.labelled.labels if one.grade == grade and one.by == by]
            for by in ("R", "RS", "S")
        ]
        parts.append([one for part in parts for one in part])
        counts = [(sum(one.number in judged.found for one in part), len(part)) for part in parts]
        yield f"| {grade} | " + " | ".join(f"{found}/{all_}" for found, all_ in counts) + " |"


def differences(every: list[Judged]) -> Iterator[str]:
    """Every fault that was missed and every finding that no label says."""
    for judged in every:
        for label in judged.labelled.labels:
            if label.number not in judged.found and label.grade != "C":
                yield f"漏报 {judged.labelled.name} {label}"
        for number, finding in enumerate(judged.findings):
            if judged.kind_of(number) == "wrong":
                yield (
                    f"误报 {judged.labelled.name} {finding.code} [{finding.place}] "
                    f"{finding.project} {finding.indicator}: {finding.message} "
                    f"原文：{finding.evidence[:120]}"
                )


def main() -> None:
    """Check everything, print and write."""
    every = [judge(one) for one in all_labelled()]
    made = "\n".join(tables(every))
    print(made)
    frame = FRAME.read_text(encoding="utf-8")
    PAGE.write_text(frame.replace("{tables}", made), encoding="utf-8")
    DIFFERENCES.parent.mkdir(exist_ok=True)
    lines = list(differences(every))
    DIFFERENCES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"\n{len(lines)} 处漏报或误报，见 {DIFFERENCES.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
