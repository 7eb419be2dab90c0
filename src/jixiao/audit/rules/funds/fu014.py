"""FU014: the sheets add up to what the text gives for the same projects."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.amounts import in_words
from jixiao.audit.base import NotApplicable, Verdict, rule
from jixiao.audit.listings import project_lists
from jixiao.audit.matched_sums import MatchedSum, matched_sum
from jixiao.audit.matching import matchings_of
from jixiao.domain.document import Document, Listing
from jixiao.domain.finding import Severity
from jixiao.domain.money import Money


@rule("FU014")
def sum_of_sheets_differs_from_text(document: Document) -> Iterator[Verdict]:
    """Surely matched projects whose amounts add to one sum in the text, another in the sheets."""
    listings = project_lists(document)
    if not document.sheets or not listings:
        yield NotApplicable("文件中没有绩效表，或者没有逐项列出金额的项目清单")
        return
    for listing in listings:
        for matching in matchings_of(listing, document.sheets):
            found = matched_sum(matching.pairs)
            if found is not None and found.listed != found.in_sheets:
                yield _finding(found, listing)


def _finding(found: MatchedSum, listing: Listing) -> Verdict:
    """A note where one project explains it all: FU003 has told of that one already."""
    difference = Money(abs((found.in_sheets - found.listed).yuan))
    names = "、".join(f"“{pair.item.name}”" for pair, _ in found.wrong)
    return {
        "field": "listings",
        "place": listing.place,
        "count": found.count,
        "figure": found.figure,
        "sheets": in_words(found.in_sheets),
        "listed": in_words(found.listed),
        "difference": in_words(difference),
        "amount": difference,
        "explained": f"差额来自{found.working}",
        "names": names,
        "severity": Severity.ERROR if len(found.wrong) > 1 else Severity.NOTE,
    }
