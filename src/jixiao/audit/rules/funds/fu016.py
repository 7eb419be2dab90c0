"""FU016: a percentage follows from the amounts beside it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.audit.base import Verdict, rule
from jixiao.audit.prose_differences import difference_faults
from jixiao.audit.prose_figures import Figure, Prose, read_prose
from jixiao.audit.prose_passages import prose_passages
from jixiao.audit.prose_rates import Claim, claims_of, without_signs
from jixiao.audit.prose_roles import direction_of, quoted
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity

REMEMBERED = 200
MARK = "%"


@rule("FU016")
def percentage_not_recomputed(document: Document) -> Iterator[Verdict]:
    """One finding for every percentage and every change that its amounts do not give."""
    earlier: list[Figure] = []
    for passage in prose_passages(document):
        prose = read_prose(passage.text)
        for verdict in _faults(prose, earlier[-REMEMBERED:]):
            yield {**passage.where, **verdict}
        earlier.extend(one for one in prose.figures if one.is_money)


def _faults(prose: Prose, earlier: list[Figure]) -> Iterator[dict[str, object]]:
    if MARK in prose.masked:
        for claim in claims_of(prose, earlier):
            if _is_crossed(claim):
                part = claim.quotients[0].part
                words = f"金额写{_clause(part)}，百分比却写{_clause(claim.rate)}，增减方向相反"
                yield _values(prose, claim.rate, words)
            elif not claim.holds():
                values = _values(prose, claim.rate, _told(claim))
                yield {**values, "severity": Severity.NOTE} if claim.is_cut_off() else values
    for claim in without_signs(prose):
        words = f"“{_clause(claim.rate)}”漏写百分号，按同段金额计算为{_working(claim)}"
        yield {**_values(prose, claim.rate, words), "severity": Severity.WARNING}
    for change, words in difference_faults(prose):
        yield _values(prose, change, words)


def _is_crossed(claim: Claim) -> bool:
    part, rate = claim.quotients[0].part, claim.rate
    ways = direction_of(part.lead), direction_of(rate.lead)
    return claim.kind == "growth" and part.number * rate.number != 0 and ways in ((1, -1), (-1, 1))


def _told(claim: Claim) -> str:
    words = f"文中写“{_clause(claim.rate)}”，按文中金额计算为{_working(claim)}"
    return f"{words}，末位没有四舍五入" if claim.is_cut_off() else words


def _working(claim: Claim) -> str:
    return claim.quotients[0].told(claim.step)


def _clause(figure: Figure) -> str:
    return f"{figure.lead.strip()}{figure.printed}"


def _values(prose: Prose, figure: Figure, fault: str) -> dict[str, object]:
    evidence = quoted(prose, figure.start, figure.end)
    return {"fault": fault, "evidence": evidence, "wrong": figure.printed}
