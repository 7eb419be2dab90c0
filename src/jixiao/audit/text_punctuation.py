"""Slips of punctuation in running text: what a proof-reader would mark in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jixiao.audit.enumerations import is_numbered
from jixiao.audit.passages import Passage
from jixiao.domain.finding import Severity
from jixiao.domain.punctuation import (
    DOCUMENT_NUMBER,
    DOUBLED,
    HALF_COMMA,
    HALF_STOP,
    STRAY_BLANK,
    UNEVEN_PAIR,
)


class Slip(StrEnum):
    """A way in which the punctuation is wrong."""

    COMMA = "comma"
    PERIOD = "period"
    DOUBLED = "doubled"
    OPENING = "opening"
    CLOSING = "closing"
    BLANK = "blank"
    WIDTH = "width"
    STOP = "stop"
    NUMBER = "number"

    @property
    def severity(self) -> Severity:
        """Where words may be lost or the sentence does not end it is a warning, else a note."""
        grave = (Slip.PERIOD, Slip.DOUBLED, Slip.OPENING, Slip.CLOSING)
        return Severity.WARNING if self in grave else Severity.NOTE


@dataclass(frozen=True, slots=True)
class Spot:
    """One slip: which, in which passage, and from where to where."""

    slip: Slip
    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The slip with a few characters around it, in one line."""
        text = self.passage.text[max(0, self.start - 5) : self.end + 5]
        return text.strip().replace("\n", "")


PATTERNS = {
    Slip.COMMA: HALF_COMMA,
    Slip.PERIOD: HALF_STOP,
    Slip.DOUBLED: DOUBLED,
    Slip.BLANK: STRAY_BLANK,
    Slip.WIDTH: UNEVEN_PAIR,
}
OPENS = tuple("，、；。")
COMMAS = tuple("，,")
CLOSES = ("、", *COMMAS)
ENDS = tuple("。；！？：…”》）】.;!?:)")
SHAPES = {"［": "[", "（": "("}


def spots_in(passage: Passage, slips: Sequence[Slip]) -> Iterator[Spot]:
    """The slips of these kinds inside a passage, the first of each kind."""
    for slip in slips:
        if match := PATTERNS[slip].search(passage.text):
            yield Spot(slip, passage, *match.span())


def edge_spots(cells: Sequence[Passage]) -> Iterator[Spot]:
    """Passages that begin with a mark, or end with one behind which something must come.

    What ends so may go on in the next one, unless that begins with a number; an item of a list
    may end with a comma.
    """
    for index, one in enumerate(cells):
        text = one.text.rstrip()
        if text.lstrip().startswith(OPENS):
            yield Spot(Slip.OPENING, one, 0, 1)
        is_item = text.endswith(COMMAS) and not _is_last(cells, index)
        if text.endswith(CLOSES) and not is_item and _ends(cells, index):
            yield Spot(Slip.CLOSING, one, len(text) - 1, len(text))


def _ends(cells: Sequence[Passage], index: int) -> bool:
    """Whether a passage surely does not go on in the next one."""
    return _is_last(cells, index) or is_numbered(cells[index + 1].text)


def _is_last(cells: Sequence[Passage], index: int) -> bool:
    """Whether no passage of the same kind follows in which the text might go on."""
    this, after = cells[index], cells[index + 1 : index + 2]
    if not after or (after[0].field, after[0].project) != (this.field, this.project):
        return True
    return this.field not in ("", "objectives", "result")


def unstopped(paragraphs: Sequence[Passage]) -> Iterator[Spot]:
    """Paragraphs without a full stop in a narrative where nearly all the others have one."""
    bodies = [index for index, one in enumerate(paragraphs) if _is_body(one.text)]
    bare = [index for index in bodies if not paragraphs[index].text.rstrip().endswith(ENDS)]
    if len(bodies) < 5 or len(bare) * 5 > len(bodies):
        return
    for index in bare:
        one = paragraphs[index]
        if _ends(paragraphs, index) and not one.text.rstrip().endswith(CLOSES):
            text = one.text.rstrip()
            yield Spot(Slip.STOP, one, len(text) - 1, len(text))


def _is_body(text: str) -> bool:
    """Whether a paragraph is made of sentences and is no heading and no line of labels."""
    if "。" in text.rstrip()[:-1]:
        return True
    return len(text) >= 40 and "，" in text and "：" not in text


def mixed_numbers(passages: Sequence[Passage]) -> Spot | None:
    """The first number of a document whose brackets differ from those of the ones before."""
    first = ""
    for one in passages:
        if "号" not in one.text:
            continue
        for match in DOCUMENT_NUMBER.finditer(one.text):
            shape = SHAPES.get(match[1], match[1])
            first = first or shape
            if shape != first:
                return Spot(Slip.NUMBER, one, *match.span())
    return None
