"""Writing a .docx: a report with its table of indicators, ours beside docxtpl, same content.

Ours carries the bookmark and the origin of every figure; the template of docxtpl holds the bare
text. Each measurement runs in a process of its own; imports are not counted.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

COUNTS = (100, 400, 1000)
ROUNDS = 3
# Seconds of issue 7 by the number of indicators.
MOST = {400: 3, 1000: 8}
TITLES = ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "偏差原因")
SENTENCE = "为切实做好项目资金绩效自评工作，提高财政资金使用效益，某局对照年初绩效目标逐项核对。"


def indicator(number: int) -> tuple[str, ...]:
    """What a row says."""
    name = f"第{number}项培训场次，含线上与线下两种方式"
    return (
        "产出指标",
        "数量指标",
        name,
        f"≥{number}场次",
        f"{number}场次",
        "2",
        "1.5",
        "【待填写】",
    )


def ours(count: int) -> Callable[[Path], None]:
    """A Paper of text and a table whose figures have origins, and its writer."""
    from jixiao.domain.document import Source
    from jixiao.domain.grid import Cell
    from jixiao.domain.place import Place
    from jixiao.reports.paper.model import Paper, Table, Text, Title, spans
    from jixiao.reports.paper.page import SMALL_CELL, Layout
    from jixiao.reports.paper.word.write import write_docx
    from jixiao.reports.tracing.citing import Citing

    citing = Citing(Source("自评表.docx", "ab" * 32, "docx"))
    rows = tuple(
        tuple(Cell(text, at) for at, text in enumerate(row))
        for row in (TITLES, *(indicator(number) for number in range(count)))
    )
    origins = {
        (row, column): citing.origin(
            f"指标{row}{TITLES[column]}", Place(table=1, row=row + 1, column=column + 1)
        )
        for row in range(1, count + 1)
        for column in (3, 4, 5, 6)
    }
    layout = Layout((6, 7, 14, 9, 9, 5, 5, 9), SMALL_CELL, header_rows=1)
    table = Table(rows, layout, caption="表1　指标完成情况", origins=origins, key="指标")
    texts = (Text(spans(SENTENCE * 3), key=str(number)) for number in range(count // 10))
    paper = Paper("绩效自评报告", (Title(("绩效自评报告",)), *texts, table))
    return lambda path: print(*write_docx(paper, path), end="")


def rival(count: int) -> Callable[[Path], None]:
    """A template with the same text, a loop over paragraphs and one over rows."""
    import docx
    from docxtpl import DocxTemplate

    folder = Path(tempfile.mkdtemp())
    word = docx.Document()
    word.add_paragraph("绩效自评报告", style="Title")
    for text in ("{%p for one in texts %}", "{{ one }}", "{%p endfor %}", "表1　指标完成情况"):
        word.add_paragraph(text)
    table = word.add_table(4, len(TITLES), style="Table Grid")
    for at, title in enumerate(TITLES):
        table.cell(0, at).text = title
        table.cell(2, at).text = f"{{{{ row[{at}] }}}}"
    table.cell(1, 0).text, table.cell(3, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    word.save(str(folder / "template.docx"))
    facts = {
        "texts": [SENTENCE * 3] * (count // 10),
        "rows": [indicator(number) for number in range(count)],
    }

    def write(path: Path) -> None:
        template = DocxTemplate(folder / "template.docx")
        template.render(facts, autoescape=True)
        template.save(path)

    return write


WRITERS = {"ours": ours, "docxtpl": rival}


def measure(name: str, count: int) -> None:
    """Write a file some times; print the best seconds and the size."""
    write = WRITERS[name](count)
    best = float("inf")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        for _ in range(ROUNDS):
            start = time.perf_counter()
            write(path)
            best = min(best, time.perf_counter() - start)
        print(json.dumps({"seconds": best, "bytes": path.stat().st_size}))


def measured(name: str, count: int) -> dict[str, float]:
    """The measurement of a writer in a process of its own."""
    ran = subprocess.run(
        [sys.executable, __file__, name, str(count)], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main() -> int:
    """Print both writers for each number of indicators; 1 where a promise is broken."""
    is_kept = True
    for count in COUNTS:
        mine, theirs = measured("ours", count), measured("docxtpl", count)
        most = MOST.get(count)
        is_kept &= most is None or mine["seconds"] < most
        print(
            f"{count:>5} indicators  ours {mine['seconds']:.3f} s ({mine['bytes'] // 1024} KB)  "
            f"docxtpl {theirs['seconds']:.3f} s ({theirs['bytes'] // 1024} KB)  "
            f"ratio {theirs['seconds'] / mine['seconds']:.1f}"
            + (f"  promised under {most} s" if most else "")
        )
    return 0 if is_kept else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main())
