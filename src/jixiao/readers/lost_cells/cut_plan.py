"""The spending plan of a form (3月底 30.00 …) in a text without cells."""

from __future__ import annotations

import re
from decimal import Decimal

from jixiao.readers.lost_cells.cut_stream import Stream
from jixiao.readers.recognition.titles import STEP

Run = tuple[int, int]
SHARE = re.compile(r"\d{1,3}(?:\.\d{1,2})?%?")
MOST_STEPS = 12


def plan_in(stream: Stream, start: int, end: int) -> tuple[list[tuple[Run, Run]], int]:
    """The dates of a plan, each with its share, and where the plan ends.

    Dates stand each before its share, or all of them before all shares.
    """
    beside = _beside(stream, start, end)
    if beside:
        return beside, beside[-1][1][1]
    dates: list[Run] = []
    at = start
    while len(dates) < MOST_STEPS and (match := STEP.match(stream.plain, at, end)):
        dates.append(match.span())
        at = match.end()
    for count in range(len(dates), 0, -1):
        # A share that was left blank at the end of the year leaves no trace.
        shares = _shares(stream, at, end, count=count, least=Decimal(0))
        if shares:
            last = shares[-1][1]
            shares += [(last, last)] * (len(dates) - count)
            return list(zip(dates, shares, strict=True)), last
    return [], start


def _beside(stream: Stream, start: int, end: int) -> list[tuple[Run, Run]]:
    found: list[tuple[Run, Run]] = []
    at = start
    while match := STEP.match(stream.plain, at, end):
        share = next(
            (one for one in _share_ends(stream, match.end(), end)
             if one == end or STEP.match(stream.plain, one, end) or stream.gaps[one]), None
        )  # fmt: skip
        if share is None:
            return []
        found.append((match.span(), (match.end(), share)))
        at = share
    return found


def _share_ends(stream: Stream, start: int, end: int) -> list[int]:
    """The possible ends of a share, the longest first; it runs over no gap."""
    return [
        last
        for last in range(min(start + 7, end), start, -1)
        if SHARE.fullmatch(stream.plain, start, last)
        and not any(stream.gaps[at] for at in range(start + 1, last))
    ]


def _shares(
    stream: Stream, start: int, end: int, *, count: int, least: Decimal
) -> list[Run] | None:
    """So many shares side by side that never fall and stay within a hundred."""
    if not count:
        touches = start < end and not stream.gaps[start] and stream.plain[start] in "0123456789.%"
        return None if touches else []
    for last in _share_ends(stream, start, end):
        share = Decimal(stream.plain[start:last].rstrip("%"))
        if least <= share <= 100:
            rest = _shares(stream, last, end, count=count - 1, least=share)
            if rest is not None:
                return [(start, last), *rest]
    return None
