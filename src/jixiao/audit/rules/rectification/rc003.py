"""RC003: what was found last year has been put right, and is not written down again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.audit.collection import Collection
from jixiao.audit.rectified import faults_told, is_the_same_fault
from jixiao.domain.document import Document


@rule("RC003")
def fault_told_two_years_running(document: Document, collection: Collection) -> Iterator[Verdict]:
    """A fault that the same unit told of in nearly the same words the year before."""
    year = document.fiscal_year
    before = [one for one in collection.same_unit(document) if _is_of(year, one)]
    own = list(faults_told(document)) if before else []
    if not own:
        yield NotApplicable("没有一起检查同一单位上一年的文件，或者本文件没有写明问题")
        return
    told = [(one, earlier) for earlier in before for one in faults_told(earlier)]
    for fault in own:
        same = next((pair for pair in told if is_the_same_fault(fault, pair[0])), None)
        if same is not None:
            earlier = same[1]
            yield {
                "field": "finding",
                "place": fault.place,
                "evidence": fault.text,
                "where": str(fault.place) or "本文件",
                "file": PurePath(earlier.source.path).name or earlier.title,
                "finding": fault.text.strip(),
            }


def _is_of(year: int | None, document: Document) -> bool:
    return year is not None and document.fiscal_year == year - 1
