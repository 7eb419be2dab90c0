"""Seconds for every rule over 1,000 sheets already read, which rules cost most, and whether linear.

Seconds are those of the processor, so that other work on the machine counts as little as can be.
The sheets are those of published and made-up samples, read once and varied: every copy has other
names and figures, so that nothing is the same text twice. Ten sheets lie in a file; the files are
checked together, as ``jixiao check DIR`` does. Scoring is not counted.

    python benchmarks/audit.py [SHEETS]
"""

import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from jixiao import pipeline
from jixiao.audit.collection import Collection
from jixiao.audit.loader import all_rules
from jixiao.audit.run import run_rule
from jixiao.domain.actual import Actual
from jixiao.domain.document import Document, Source
from jixiao.domain.indicator import Indicator
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Project, Sheet
from jixiao.domain.target import Target

SAMPLES = Path(__file__).parents[1] / "tests" / "samples"
READ = (
    "baoding-2020/report.txt",
    "corpus/unit-2022.xlsx",
    "corpus/unit-2023.docx",
    "corpus/budget-2022.docx",
    "corpus/targets-hebei-2022.docx",
    "self-evaluations/shanxi-jishan-2020.xlsx",
)
SHEETS, QUARTER = 1_000, 4
INDICATORS = 10
IN_A_FILE = 10
SHOWN = 15
SECONDS, MOST_PER_SHEET = 3.0, 1.5
NUMBER = re.compile(r"\d+")
Checkable = tuple[Document, tuple[SheetScore, ...]]


def varied(text: str, turn: int) -> str:
    """A text with another figure wherever it has one."""
    return NUMBER.sub(lambda match: str(int(match[0]) + turn % 7), text)


def rows_of(sheet: Sheet, turn: int) -> Iterator[Indicator]:
    """Ten indicators of a sheet under other names, round and round."""
    for number in range(INDICATORS):
        one = sheet.indicators[number % len(sheet.indicators)]
        lap = number // len(sheet.indicators)
        yield replace(
            one,
            name=f"{one.name}{'甲乙丙丁戊己庚辛壬癸'[lap]}{turn}" if lap else f"{one.name}{turn}",
            definition=f"{one.definition}（{turn}）" if one.definition else "",
            target=one.target and Target.parse(varied(one.target.text, turn)),
            actual=one.actual and Actual.parse(varied(one.actual.text, turn)),
        )


def project_of(sheet: Sheet, turn: int) -> Project:
    """Another project: code and name of its own."""
    code, name = sheet.project.code, sheet.project.name
    return Project(f"{code}{turn:06}" if code else "", f"{name}{turn}")


def files_of(count: int) -> list[Checkable]:
    """As many sheets in files of ten, with the narrative of the report in every tenth file."""
    read = [pipeline.read(SAMPLES / name) for name in READ]
    sheets = [one for document in read for one in document.sheets if one.indicators]
    made = []
    for number in range(0, count, IN_A_FILE):
        turns = range(number, min(number + IN_A_FILE, count))
        chosen = [(sheets[turn % len(sheets)], turn) for turn in turns]
        own = tuple(
            replace(
                one,
                project=project_of(one, turn),
                indicators=tuple(rows_of(one, turn)),
            )
            for one, turn in chosen
        )
        source = Source(path=f"{number}.docx")
        base = read[0] if number % (IN_A_FILE * 10) == 0 else Document(unit=read[0].unit)
        document = replace(base, source=source, sheets=own, fiscal_year=2022)
        made.append((document, pipeline.score(document)))
    return made


def seconds_by_rule(files: list[Checkable]) -> dict[str, float]:
    """Seconds of every rule over all files."""
    spent: defaultdict[str, float] = defaultdict(float)
    collection = Collection([document for document, _ in files])
    for document, scores in files:
        for rule in all_rules():
            start = time.process_time()
            run_rule(rule, document, scores=scores, collection=collection)
            spent[rule.code] += time.process_time() - start
    return spent


def main() -> int:
    """Time a quarter and the whole; the lists of words are loaded before the clock runs."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SHEETS
    seconds_by_rule(files_of(IN_A_FILE * 2))
    files = files_of(count)
    part = seconds_by_rule(list(islice(files, len(files) // QUARTER)))
    whole = seconds_by_rule(files)
    total = sum(whole.values())
    ratio = total / sum(part.values()) / QUARTER
    print(f"{len(all_rules())} rules, {count} sheets of {INDICATORS} indicators: {total:.2f} s")
    print(f"a sheet costs {ratio:.2f} times what it costs among a quarter of them")
    dearest = sorted(whole.items(), key=lambda one: -one[1])
    for code, seconds in dearest[:SHOWN]:
        print(f"  {code} {seconds:6.3f} s {seconds / count * 1e6:6.0f} us a sheet")
    return 0 if total < SECONDS * count / SHEETS and ratio < MOST_PER_SHEET else 1


if __name__ == "__main__":
    sys.exit(main())
