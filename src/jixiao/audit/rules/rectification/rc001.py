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
    """Cells of owner or deadline left blank, columns left blank, or not there in a plan."""
    if not document.rectifications:
        yield NotApplicable("文件中没有列表的整改台账")
    for lines in lists_of_rectifications(document):
        measures = [one for one in lines if one.measure]
        titled = {name for one in lines for name in NAMES if name in one.places}
        blank = {
            name: {id(one) for one in measures if _is_blank(one, name, words)} for name in titled
        }
        empty = [name for name, found in blank.items() if len(found) == len(measures) > 1]
        for one in measures:
            lacking = [
                name for name in NAMES if name not in empty and id(one) in blank.get(name, ())
            ]
            if lacking:
                yield _of_line(one, lacking)
        is_plan = not any("status" in one.places for one in lines)
        missing = [name for name in NAMES if name in empty or (is_plan and name not in titled)]
        if measures and missing:
            yield _of_table(measures, missing, is_grave=bool(empty))


def _is_blank(line: Rectification, name: str, words: Words) -> bool:
    """Whether a cell says nothing; a measure that is carried out needs no deadline any more."""
    if name == "deadline" and line.is_closed:
        return False
    text = str(getattr(line, name)).strip()
    return not text or text in words["blank"]


def _of_line(line: Rectification, lacking: list[str]) -> Values:
    return {
        "field": lacking[0],
        "place": line.place_of(lacking[0]),
        "evidence": "；".join(filter(None, (line.finding, line.measure))),
        "what": f"问题“{line.finding}”的整改措施“{line.measure}”",
        "lacking": f"没有填{'和'.join(NAMES[name] for name in lacking)}",
    }


def _of_table(lines: list[Rectification], missing: list[str], *, is_grave: bool) -> Values:
    return {
        "field": missing[0],
        "place": lines[0].place,
        "what": f"整改台账的{len(lines)}项措施",
        "lacking": f"都没有{'和'.join(NAMES[name] for name in missing)}",
        "severity": Severity.ERROR if is_grave else Severity.WARNING,
    }
