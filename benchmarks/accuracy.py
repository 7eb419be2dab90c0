"""How much of the corpus is read right: rows found, rows exact in every field, false rows.

Prints the tables, writes them into docs/reference/accuracy.md, and every difference into
out/accuracy-differences.txt. Run it as ``make accuracy``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus.compare import Outcome
from benchmarks.corpus.layout import Truth
from benchmarks.corpus.reading import (
    NAMES,
    all_truths,
    by_kind,
    grouped,
    kind_of,
    outcome_of,
)  # fmt: skip

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "accuracy.md"
FRAME = Path(__file__).parent / "corpus" / "page.md"
DIFFERENCES = ROOT / "out" / "accuracy-differences.txt"
TITLES = (
    "文件", "指标行", "读到", "各项全对", "全对比例", "多读的行", "有错而无提示的行",
    "表头等字段", "字段全对比例",
)  # fmt: skip
Results = list[tuple[Truth, Outcome]]


def head(name: str) -> str:
    """The titles of a table."""
    return f"| {name} | {' | '.join(TITLES)} |\n|---|{'--:|' * len(TITLES)}"


def per_cent(part: int, whole: int) -> str:
    """A share as printed, cut off rather than rounded up."""
    return f"{part * 1000 // whole / 10:.1f}%" if whole else "—"


def line(name: str, one: Outcome, count: int) -> str:
    """A row of a table."""
    cells = (
        name, count, one.rows, one.found, one.exact, per_cent(one.exact, one.rows), one.false,
        one.silent, one.fields, per_cent(one.right_fields, one.fields),
    )  # fmt: skip
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def tables(results: Results) -> Iterator[str]:
    """The three tables."""
    yield "\n## 总计\n\n" + head("种类")
    for kind, one in by_kind(results).items():
        count = sum(kind_of(truth["format"]) == kind for truth, _ in results)
        yield line(f"{kind}（目标{NAMES['goals'][kind]}）", one, count)
    for title, key in (("格式", "format"), ("表样", "form")):
        yield f"\n## 按{title}\n\n" + head(title)
        found = grouped(results, key)
        for name, words in NAMES[f"{key}s"].items():
            if name in found:
                yield line(words, found[name], sum(truth[key] == name for truth, _ in results))


def main() -> None:
    """Read everything, print and write."""
    results = [(truth, outcome_of(truth)) for truth in all_truths()]
    made = "\n".join(tables(results))
    print(made)
    frame = FRAME.read_text(encoding="utf-8")
    PAGE.write_text(frame.replace("{tables}", made), encoding="utf-8")
    DIFFERENCES.parent.mkdir(exist_ok=True)
    lines = [line for _, outcome in results for line in outcome.differences]
    DIFFERENCES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"\n{len(lines)} 处不同，见 {DIFFERENCES.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
