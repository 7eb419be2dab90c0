"""The blocks of a paper as pieces of a Word body, each under a key that it is known by for good.

Every paragraph that is written has a key: its own, or one made of what it is (落款日期) or says.
Where a person changed it, the next version of the document finds it by that key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jixiao.reports.paper.model import (
    Addressee,
    Annex,
    AnnexList,
    Block,
    Heading,
    Paper,
    Picture,
    Signature,
    Spans,
    Table,
    Text,
    Title,
    plain,
    spans,
)
from jixiao.reports.paper.word.look import Look

# A signature leaves two lines free for the seal.
SEAL_LINES = 2
BODY_LOOK = Look()
# In lines: between the titles of an annex and its table.
TITLE_AFTER = 0.18
# The last lines of a list of annexes stay with the signature; a long list may go over two pages.
WITH_SIGNATURE = 3
DATE_FROM_RIGHT, LEAST_FROM_RIGHT = 4.0, 2.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a table or a picture of the body.

    ``is_wide`` pieces stand on pages on their side; one that ``joins`` stands on one page with the
    end of what is before it. ``is_fixed`` pieces carry the shape of the document, so that they
    come back where a person took them out.
    """

    key: str
    look: Look = BODY_LOOK
    spans: Spans = ()
    table: Table | None = None
    picture: Picture | None = None
    is_wide: bool = False
    joins: bool = False
    is_fixed: bool = False

    @property
    def text(self) -> str:
        """What the piece says."""
        return plain(self.spans)


def pieces_of(paper: Paper) -> list[Piece]:
    """All pieces of a paper in order, their keys single."""
    pieces: list[Piece] = []
    seen: Counter[str] = Counter()
    is_wide = False
    for block in paper.blocks:
        if isinstance(block, Annex):
            is_wide = block.is_wide
        stands_wide = is_wide or (isinstance(block, Table) and block.layout.is_wide)
        for piece in _pieces(block, is_first=not pieces):
            seen[piece.key] += 1
            times = seen[piece.key]
            key = piece.key if times == 1 else f"{piece.key}·{times}"
            pieces.append(replace(piece, key=key, is_wide=stands_wide))
    return pieces


def _pieces(block: Block, *, is_first: bool) -> Iterator[Piece]:
    match block:
        case Heading():
            look = Look(f"Heading{min(max(block.level, 1), 3)}")
            yield Piece(block.key or f"标题：{plain(block.spans)}", look, block.spans)
        case Text():
            look = Look("Quoted" if block.is_quoted else "Normal")
            yield Piece(block.key or f"正文：{plain(block.spans)}", look, block.spans)
        case Table():
            yield from _table(block)
        case Picture():
            yield from _picture(block)
        case Annex():
            yield from _annex(block, is_first=is_first)
        case _:
            yield from _frame(block)


def _frame(block: Title | Addressee | AnnexList | Signature) -> Iterator[Piece]:
    match block:
        case Title():
            for number, line in enumerate(block.lines, start=1):
                is_last = number == len(block.lines)
                look = Look("Title", keeps=not is_last, after=1 if is_last else 0)
                yield Piece(f"大标题·{number}", look, spans(line))
        case Addressee():
            text = block.text if block.text.endswith(("：", ":")) else f"{block.text}："
            yield Piece("主送机关", Look("Addressee"), spans(text))
        case AnnexList():
            yield from _annex_list(block.titles)
        case Signature():
            yield from _signature(block)


def _table(table: Table) -> Iterator[Piece]:
    name = table.key or table.caption or "无题"
    if table.caption:
        yield Piece(f"表题：{name}", Look("Caption", keeps=True), spans(table.caption))
    yield Piece(f"表：{name}", table=table, is_fixed=True)


def _picture(picture: Picture) -> Iterator[Piece]:
    name = picture.key or picture.caption or picture.alt
    look = Look("Picture", keeps=bool(picture.caption))
    yield Piece(f"图：{name}", look, picture=picture, is_fixed=True)
    if picture.caption:
        yield Piece(f"图题：{name}", Look("Caption"), spans(picture.caption))


def _annex(annex: Annex, *, is_first: bool) -> Iterator[Piece]:
    """A new page; its first paragraph carries the page break."""
    name = annex.label or annex.title
    lines = (
        ("标识", annex.label, Look("Annex", keeps=True)),
        ("题", annex.title, Look("AnnexTitle", keeps=True, after=0 if annex.note else TITLE_AFTER)),
        ("说明", annex.note, Look("Note", keeps=True, after=TITLE_AFTER)),
    )
    said = [(what, text, look) for what, text, look in lines if text]
    for at, (what, text, look) in enumerate(said or [("换页", "", Look("Gap"))]):
        begins = at == 0
        face = replace(look, breaks_page=begins and not is_first)
        yield Piece(f"附件{what}：{name}", face, spans(text) if text else (), is_fixed=begins)


def _annex_list(titles: tuple[str, ...]) -> Iterator[Piece]:
    """``附件：1．…``, further ones below each other; a single one has no number."""
    is_single = len(titles) == 1
    hanging = 3.0 if is_single else 4.5
    for number, title in enumerate(titles, start=1):
        is_first = number == 1
        numbered = title if is_single else f"{number}．{title}"
        look = Look(
            before=1 if is_first else 0,
            left=2 + hanging,
            first=-(hanging if is_first else 1.5),
            side="left",
        )
        text = f"附件：{numbered}" if is_first else numbered
        joins = number > len(titles) - WITH_SIGNATURE
        yield Piece(f"附件清单：{title}", look, spans(text), joins=joins)


def _signature(signature: Signature) -> Iterator[Piece]:
    """The date four characters from the edge, the unit centred over it."""
    above = Look(keeps=True, before=SEAL_LINES, right=_from_right(signature), first=0, side="right")
    yield Piece("落款单位", above, spans(signature.unit), joins=True)
    below = Look(right=DATE_FROM_RIGHT, first=0, side="right")
    yield Piece("落款日期", below, spans(signature.day), joins=True)


def _from_right(signature: Signature) -> float:
    """Where the unit ends so that it is centred over the date; a long one ends two in."""
    day_width = sum(0.5 if one.isascii() else 1 for one in signature.day)
    return max(DATE_FROM_RIGHT + (day_width - len(signature.unit)) / 2, LEAST_FROM_RIGHT)
