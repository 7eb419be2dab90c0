"""Drawing a PDF page within limits, and without what its clipping paths hide."""

from __future__ import annotations

import time
import zlib
from collections.abc import Sequence
from typing import Any, cast

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import apply_matrix_pt
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

SECONDS_A_PAGE = 5.0
MOST_OBJECTS = 200_000
MARGIN = 2.0
MOST_BYTES = 64 * 2**20

Box = tuple[float, float, float, float]


class TooMuchOnPage(Exception):
    """A page that takes longer or draws more than any printed page does."""


class _Device(PDFPageAggregatorWithMarkedContent):
    """Collects what a page shows and stops where it never ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deadline = time.monotonic() + SECONDS_A_PAGE
        self.drawn = 0
        self.clip: Box | None = None

    def count(self) -> None:
        """Count one drawing operation; raises TooMuchOnPage."""
        self.drawn += 1
        if self.drawn > MOST_OBJECTS or time.monotonic() > self.deadline:
            raise TooMuchOnPage

    def begin_figure(self, *args: Any, **kwargs: Any) -> None:
        self.count()
        super().begin_figure(*args, **kwargs)

    def paint_path(self, *args: Any) -> None:
        self.count()
        box = _box_of(args[-1], self.ctm)
        if box is None or self.clip is None or _meet(box, self.clip):
            super().paint_path(*args)

    def render_char(self, matrix: Any, font: Any, *args: Any) -> float:
        self.count()
        spot = (matrix[4], matrix[5], matrix[4], matrix[5])
        if self.clip is None or font.is_vertical() or _meet(spot, self.clip):
            return super().render_char(matrix, font, *args)
        size, scaling, _, code = args[:4]
        return cast("float", font.char_width(code) * size * scaling)


class _Interpreter(PDFPageInterpreter):
    """Keeps the clipping path, which pdfminer leaves out: pages cut from a long one need it."""

    device: _Device

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.clip: Box | None = self.device.clip
        self.clips: list[Box | None] = []

    def execute(self, streams: Sequence[object]) -> None:
        """Draw the contents; raises TooMuchOnPage where they would unpack to an attack."""
        if sum(_unpacked_size(resolve1(one)) for one in streams) > MOST_BYTES:
            raise TooMuchOnPage
        super().execute(streams)

    def do_q(self) -> None:
        super().do_q()
        self.device.count()
        self.clips.append(self.clip)

    def do_Q(self) -> None:  # noqa: N802 (the name of the operator)
        super().do_Q()
        if self.clips:
            self.clip = self.device.clip = self.clips.pop()

    def do_W(self) -> None:  # noqa: N802 (the name of the operator)
        box = _box_of(self.curpath, self.ctm)
        if box is not None:
            self.clip = self.device.clip = _common(self.clip, box)

    def do_W_a(self) -> None:  # noqa: N802 (the name of the operator)
        self.do_W()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 (the name of the operator)
        super().do_Do(xobjid_arg)
        self.device.clip = self.clip


class LimitedPage(Page):
    """A page that is drawn on the device with limits."""

    @property
    def layout(self) -> LTPage:
        """What the page shows; raises TooMuchOnPage."""
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
            _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


def _unpacked_size(stream: object) -> int:
    """How large packed contents are, counted no further than the limit."""
    raw = stream.get_rawdata() if isinstance(stream, PDFStream) else None
    if raw is None:
        return 0
    try:
        return len(zlib.decompressobj().decompress(raw, MOST_BYTES + 1))
    except zlib.error:
        return len(raw)


def _box_of(path: Any, matrix: Any) -> Box | None:
    """The box round a path on the page; none where it has no points."""
    points = [
        apply_matrix_pt(matrix, (float(piece[at]), float(piece[at + 1])))
        for piece in path
        for at in range(1, len(piece) - 1, 2)
    ]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _common(one: Box | None, two: Box) -> Box:
    if one is None:
        return two
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def _meet(box: Box, clip: Box) -> bool:
    return (
        box[0] <= clip[2] + MARGIN
        and box[2] >= clip[0] - MARGIN
        and box[1] <= clip[3] + MARGIN
        and box[3] >= clip[1] - MARGIN
    )
