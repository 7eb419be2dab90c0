"""Where the values of a sheet stand in the file that it was read from, to be shown beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.domain.place import NOWHERE, Place
from jixiao.domain.plain import to_plain

if TYPE_CHECKING:
    from jixiao.domain.grid import Grid
    from jixiao.domain.sheet import Sheet
    from jixiao.pipeline.screen import Screen

Table = tuple[int | None, int | None, str | None]
Line = list[dict[str, Any]]
NEAR = 1
MOST_SEARCHED = 60
WIDTH = 1100


def places_of(sheet: Sheet, screen: Screen) -> dict[str, Place]:
    """The place of every cell of the screen that was read from the file, by its path."""
    found = {}
    for row in screen.rows:
        for cell in row.cells:
            place = _place_of(sheet, cell.owner, cell.field) if cell.field else NOWHERE
            if place != NOWHERE and cell.text:
                found[cell.path] = place
    return found


def _place_of(sheet: Sheet, owner: str, field: str) -> Place:
    part, _dot, at = owner.partition(".")
    if not part:
        return sheet.places.get(field, NOWHERE)
    if part == "objectives":
        own = [one for one in sheet.objectives if at in {"annual", "long_term"} and one.term == at]
        own = own or list(sheet.objectives)
        return (own[0].result_place if field == "result" else own[0].place) if own else NOWHERE
    rows: tuple[Any, ...] = (
        sheet.spending_plan.steps if part == "spending_plan" else getattr(sheet, part)
    )
    if not at.isdigit() or int(at) >= len(rows):
        return NOWHERE
    one = rows[int(at)]
    place: Place = one.place if part == "spending_plan" else one.place_of(field)
    return place


def lines_of_sheets(path: Path, sheets: tuple[Sheet, ...]) -> list[list[Line]]:
    """For every sheet the rows of the tables that it was read from, with a row around them."""
    from jixiao.readers.opening import UnreadableFile
    from jixiao.readers.read import read_tables

    try:
        tables = read_tables(path)
    except UnreadableFile:
        return [[] for _one in sheets]
    return [_lines(tables, list(_places(to_plain(one)))) for one in sheets]


def _lines(tables: list[Grid], places: list[Mapping[str, Any]]) -> list[Line]:
    wanted: dict[Table, set[int]] = {}
    for place in places:
        if place.get("row"):
            wanted.setdefault(_table(Place(**place)), set()).add(int(place["row"]))
    found: list[Line] = []
    for grid in tables:
        for row in grid:
            first = next((cell.place for cell in row if cell.place != NOWHERE), NOWHERE)
            rows = wanted.get(_table(first), set())
            if first.row and any(abs(first.row - one) <= NEAR for one in rows):
                found.append([to_plain(cell) for cell in _with_texts(row)])
    return found or [[{"text": text, "place": {"text": text}}] for text in _texts(places)]


def _with_texts(row: Any) -> list[dict[str, Any]]:
    return [
        {
            "text": one.text,
            "column": one.column,
            "width": one.width,
            "continues": one.continues,
            "place": one.place,
        }
        for one in row
    ]


def _texts(places: list[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(str(one["text"]) for one in places if one.get("text")))


def _table(place: Place) -> Table:
    return (place.page if place.table is None else None, place.table, place.tab)


def _places(plain: Any) -> Iterator[Mapping[str, Any]]:
    """Every place in plain data."""
    if isinstance(plain, dict):
        for key, one in plain.items():
            if key == "places" and isinstance(one, dict):
                yield from one.values()
            elif key in {"place", "result_place"}:
                yield one
            else:
                yield from _places(one)
    elif isinstance(plain, list):
        for one in plain:
            yield from _places(one)


class NoPicture(Exception):
    """A page that cannot be drawn: no such page, or no PDF."""


def page_picture(path: Path, page: int, *, quoted: str = "") -> bytes:
    """A page of a PDF as PNG, with what is quoted marked; raises NoPicture."""
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import ImageDraw

    try:
        with pypdfium2.PdfDocument(path) as document:
            if not 1 <= page <= len(document):
                raise NoPicture(f"文件没有第{page}页")
            sheet = document[page - 1]
            scale = WIDTH / sheet.get_width()
            image = sheet.render(scale=scale).to_pil().convert("RGB")
            pen = ImageDraw.Draw(image, "RGBA")
            for left, bottom, right, top in _boxes(sheet, quoted):
                height = sheet.get_height()
                box = (
                    left * scale - 3,
                    (height - top) * scale - 3,
                    right * scale + 3,
                    (height - bottom) * scale + 3,
                )
                pen.rectangle(box, fill=(255, 196, 0, 90), outline=(200, 120, 0, 255), width=2)
    except pypdfium2.PdfiumError:
        raise NoPicture("这个PDF加了密码或者已经损坏，画不出页面") from None
    data = BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _boxes(sheet: Any, quoted: str) -> Iterator[tuple[float, float, float, float]]:
    """Where the words of a quotation stand on a page; the first line of a long one is enough."""
    words = "".join(quoted.split())[:MOST_SEARCHED]
    if not words:
        return
    text = sheet.get_textpage()
    for part in dict.fromkeys((words, words[:12])):
        found = text.search(part).get_next()
        if found:
            for at in range(text.count_rects(*found)):
                yield text.get_rect(at)
            return
