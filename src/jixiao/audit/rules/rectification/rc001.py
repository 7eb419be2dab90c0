"""RC001: every measure has someone who answers for it, and a day by which it is done."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import NotApplicable, Values, Verdict, Words, rule
from jixiao.audit.rectified import lists_of_rectifications
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity
from jixiao.domain.rectification import Rectification

NAMES = {"owner": "责任人", "deadline": "整改时限"}


@rule("RC001")
def measure_without_owner_or_deadline(document: Document, words: Words) -> Iterator[Verdict]:
    """Cells of owner or deadline left blank, or columns that a plan does not have at all."""
    if not document.rectifications:
        yield NotApplicable("文件中没有列表的整改台账")
    for lines in lists_of_rectifications(document):
        unfinished = [one for one in lines if one.measure and one.is_closed is not True]
        has_status = any("status" in one.places for one in lines)
        titled = {name for one in lines for name in NAMES if name in one.places}
        missing = [name for name in NAMES if name not in titled and not has_status]
        blank = [
            (one, name)
            for one in unfinished
            for name in NAMES
            if name in titled and _is_blank(one, name, words)
        ]
        if unfinished and (blank or missing):
            yield _finding(unfinished, blank, missing)


def _is_blank(line: Rectification, name: str, words: Words) -> bool:
    text = str(getattr(line, name)).strip()
    return not text or text in words["blank"]


def _finding(
    lines: list[Rectification], blank: list[tuple[Rectification, str]], missing: list[str]
) -> Values:
    """A blank cell is an error; a plan without the column is told as a warning."""
    faults = [f"表中没有{NAMES[name]}一栏" for name in missing]
    faults += [f"“{one.measure}”没有填{NAMES[name]}" for one, name in blank]
    affected = lines if missing else list(dict.fromkeys(id(one) for one, _ in blank))
    first = blank[0][0].place_of(blank[0][1]) if blank else lines[0].place
    return {
        "field": blank[0][1] if blank else missing[0],
        "place": first,
        "evidence": "；".join(dict.fromkeys(one.measure for one, _ in blank)) or lines[0].measure,
        "count": len(affected),
        "faults": "；".join(faults),
        "severity": Severity.ERROR if blank else Severity.WARNING,
    }
