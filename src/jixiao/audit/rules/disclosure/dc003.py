"""DC003: what is announced as use of results says where they were used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Verdict, Words, rule
from jixiao.audit.report_parts import is_report, parts_of
from jixiao.domain.document import Document


@rule("DC003")
def use_of_results_not_told(document: Document, words: Words) -> Iterator[Verdict]:
    """A heading that promises the use of results, and nothing of it in the whole part."""
    parts = parts_of(document) if is_report(document) else ()
    promising = [one for one in parts if "use_of_results" in one.roles]
    if not promising:
        yield NotApplicable("报告中没有结果应用的部分")
        return
    used = re.compile("|".join(words["used"]))
    for part in promising:
        if not used.search(part.text):
            yield {
                "heading": part.heading,
                "place": part.section.place,
                "evidence": part.heading,
            }
