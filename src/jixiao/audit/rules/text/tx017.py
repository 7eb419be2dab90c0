"""TX017: a run of paragraphs stands in a document once."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, rule
from jixiao.audit.repeated_runs import repeated_runs
from jixiao.domain.document import Document


@rule("TX017")
def paragraphs_printed_twice(document: Document) -> Iterator[Verdict]:
    """One finding for each run of at least two paragraphs and 120 characters."""
    for one in repeated_runs(list(document.paragraphs())):
        yield {
            "place": one.again.place,
            "evidence": one.again.text,
            "count": one.count,
            "length": one.length,
            "place_before": str(one.before.place) or "前文",
        }
