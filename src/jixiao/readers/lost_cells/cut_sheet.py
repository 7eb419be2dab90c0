"""One form in a text without cells becomes a title, a ragged grid and what was left over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Grid, Row
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Block
from jixiao.readers.lost_cells.cut_doubts import doubts
from jixiao.readers.lost_cells.cut_funds import FundScorer, find_funds, fund_header, fund_row
from jixiao.readers.lost_cells.cut_head import HeadReader
from jixiao.readers.lost_cells.cut_headers import (
    fund_headers,
)
from jixiao.readers.lost_cells.cut_places import Places, Style
from jixiao.readers.lost_cells.cut_regions import FARTHEST, first_label, title_before
from jixiao.readers.lost_cells.cut_rows import (
    Found,
    IndicatorScorer,
    find_rows,
    row_cells,
    total_row,
)
from jixiao.readers.lost_cells.cut_stream import Stream
from jixiao.readers.lost_cells.cut_sums import Sums
from jixiao.readers.lost_cells.cut_tail import tail_rows
from jixiao.readers.lost_cells.cut_titles import (
    Header,
    usual_gap,
)


@dataclass(slots=True)
class SheetCut:
    """What one form became, and the character behind it."""

    end: int
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left: list[tuple[int, int]] = field(default_factory=list)


def cut_sheet(stream: Stream, header: Header, *, start: int, end: int, table: int) -> SheetCut:
    """Read the form around a header of indicators, between the form before it and the next."""
    style = Style(usual_gap(stream, header), stream.gaps[header.end])
    places = Places(
        stream,
        (header.end, end),
        style,
        signs_apart=bool({"direction", "measure_unit"} & set(header.fields)),
    )
    scorer = IndicatorScorer(places, header)
    found = find_rows(places, scorer, header.end)
    if found is None:
        return _not_recovered(stream, header, start)
    cut = SheetCut(found.reading.end)
    rows = [*_head(stream, header, start, style=style, cut=cut)]
    titles = enumerate(header.titles)
    rows.append(tuple(stream.cell(one.start, one.end, column=at) for at, one in titles))
    rows += [row_cells(places, header.fields, row.cells) for row in found.rows]
    cut.problems += doubts(places, scorer, found.rows, excludes=_excludes(found))
    if found.total is not None:
        rows.append(total_row(places, header.fields, found.total))
    tail, cut.end = tail_rows(stream, cut.end, end, style=style)
    place = Place(line=stream.line_of[header.start], table=table)
    cut.blocks.append(Grid((*rows, *tail), place, is_ragged=True))
    for first, last in (*cut.left, *found.junk):
        cut.blocks += stream.paragraphs(first, last)
        cut.problems.append(_left_out(stream, first, last))
    return cut


def _excludes(found: Found) -> Callable[[Sums, Sums], bool]:
    """Which other sums what is printed excludes: a total row, or the usual hundred or ninety.

    The score of the funds is part of the printed total, so that a score of the rows is excluded
    only where it would differ by a whole point.
    """
    sums = found.reading.last.sums
    decided = sums.points in {100, 90} or (found.total is not None and found.total.cost <= -7)

    def excludes(own: Sums, other: Sums) -> bool:
        far = abs(own.scores - other.scores) >= 1
        return decided and (far or replace(own, scores=other.scores) != other)

    return excludes


def sheet_start(stream: Stream, start: int, header: Header) -> int:
    """Where the form around a header of indicators begins, behind the header before it."""
    funds = _fund_header(stream, start, header)
    limit = header.start if funds is None else funds.start
    title = title_before(stream, start, limit)
    style = Style(usual_gap(stream, header), stream.gaps[header.end])
    return title[0] if title else first_label(stream, start, limit, style=style)


def _fund_header(stream: Stream, start: int, header: Header) -> Header | None:
    first = max(start, header.start - FARTHEST)
    return next(iter(fund_headers(stream, first, header.start)), None)


def _head(stream: Stream, header: Header, start: int, *, style: Style, cut: SheetCut) -> list[Row]:
    """The rows above the indicators; the paragraphs before the form go into its blocks."""
    funds = _fund_header(stream, start, header)
    limit = header.start if funds is None else funds.start
    title = title_before(stream, start, limit)
    first = title[1] if title else first_label(stream, start, limit, style=style)
    cut.blocks += stream.paragraphs(start, title[0] if title else first)
    if title:
        cut.blocks.append(Paragraph(stream.words(*title), stream.place(*title)))
    reader = HeadReader(stream, style)
    rows = list(reader.rows(first, limit))
    if funds is not None:
        rows += _funds(stream, funds, header.start, cut=cut, reader=reader)
    cut.problems += reader.problems
    return rows


def _funds(
    stream: Stream, funds: Header, end: int, *, cut: SheetCut, reader: HeadReader
) -> list[Row]:
    style = Style(usual_gap(stream, funds), stream.gaps[funds.end])
    places = Places(stream, (funds.end, end), style)
    scorer = FundScorer(places, funds)
    reading = find_funds(places, scorer, funds.end)
    rows = [fund_header(places, funds)]
    if reading is None:
        cut.problems.append(_lost(stream, funds.start, end, what="项目资金"))
        return [*rows, *reader.rows(funds.end, end)]
    cut.left += [state.junk for state in reading.last.rows() if state.junk]
    states = [state for state in reading.last.rows() if state.cells]
    rows += [fund_row(places, scorer.fields, state.cells) for state in states]
    cut.problems += doubts(places, scorer, states, excludes=lambda _own, _other: False)
    return [*rows, *reader.rows(reading.last.at, end)]


def _not_recovered(stream: Stream, header: Header, start: int) -> SheetCut:
    cut = SheetCut(header.end)
    cut.blocks += stream.paragraphs(start, header.end)
    cut.problems.append(_lost(stream, header.start, header.end, what="绩效指标"))
    return cut


def _left_out(stream: Stream, start: int, end: int) -> Problem:
    place = stream.place(start, end)
    message = (
        f"{place}“{place.text}”夹在表格中间，但不像表中的一行，没有读入表中，作为段落保留；"
        "请对照原表核实"
    )
    return Problem("cells_not_recovered", message, place)


def _lost(stream: Stream, start: int, end: int, *, what: str) -> Problem:
    place = stream.place(start, min(end, start + 60))
    last = stream.line_of[end - 1]
    message = (
        f"第{place.line}至{last}行像是“{what}”表，但单元格界线已经丢失，找不到合理的读法，"
        "没有读取其中的内容；请提供原来的Word或Excel文件"
    )
    return Problem("cells_not_recovered", message, place)
