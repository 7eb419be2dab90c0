"""Which cells of an .xls or .et have a format that changes how their number is shown.

The records FORMAT (a code by its number), XF (what a style uses) and the cells that hold numbers,
as [MS-XLS] 2.4 lays them out; all sizes in them may be wrong.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from jixiao.readers.spreadsheets.spreadsheet_formats import Form
from jixiao.readers.spreadsheets.spreadsheet_styles import MOST_FORMATTED, Layouts, form_by

FORMAT, STYLE = 0x041E, 0x00E0
FORMULA, NUMBER, SHORT_NUMBER, MANY_NUMBERS = 0x0006, 0x0203, 0x027E, 0x00BD
NUMBERS = frozenset({FORMULA, NUMBER, SHORT_NUMBER, MANY_NUMBERS})
VERSION_8 = 0x0600


@dataclass(slots=True)
class FormatRecords:
    """The formats met so far, and the formatted cells of each part of the stream by row."""

    codes: dict[str | None, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    forms: dict[int, Form | None] = field(default_factory=dict)
    parts: dict[int, dict[int, list[tuple[int, Form]]]] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def take_format(self, data: bytes, *, version: int) -> None:
        """Keep the code of a format: ``0.00%``."""
        if version < VERSION_8:
            self._keep(data, data[3:].decode("gb18030", "replace"))
        elif len(data) > 5:
            encoding = "utf-16-le" if data[4] & 1 else "latin-1"
            self._keep(data, data[5:].decode(encoding, "replace"))

    def _keep(self, data: bytes, code: str) -> None:
        if len(data) > 2:
            self.codes[str(int.from_bytes(data[:2], "little"))] = code

    def take_style(self, data: bytes) -> None:
        """Keep which format a style uses."""
        self.styles.append(int.from_bytes(data[2:4], "little"))

    def take_cell(self, data: bytes, kind: int, *, part: int) -> None:
        """Keep where a number, or a row of numbers, has a format."""
        row, first, style = struct.unpack_from("<HHH", data)
        if kind == MANY_NUMBERS:
            for at in range(4, len(data) - 7, 6):
                style = int.from_bytes(data[at : at + 2], "little")
                self._cell(part, row, first + (at - 4) // 6, style=style)
        else:
            self._cell(part, row, first, style=style)

    def _cell(self, part: int, row: int, column: int, *, style: int) -> None:
        if style not in self.forms:
            is_known = style < len(self.styles)
            self.forms[style] = form_by(self.styles[style], self.codes) if is_known else None
        form = self.forms[style]
        count = self.counts[part] = self.counts.get(part, 0) + 1
        if form is not None and count <= MOST_FORMATTED:
            self.parts.setdefault(part, {}).setdefault(row, []).append((column, form))

    def layouts_of(self, part: int) -> Layouts:
        """The formatted cells of one worksheet; none where it holds too many numbers."""
        if self.counts.get(part, 0) > MOST_FORMATTED:
            return {}
        return {row: tuple(cells) for row, cells in self.parts.get(part, {}).items()}
