"""Where a value stands in the file that it was read from."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A spot in a source file; every number counts from 1 and ``text`` quotes what stands there.

    Text files have a line, Word and PDF files a paragraph or a table with row and column,
    spreadsheets a tab with row and column.
    """

    text: str = ""
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    tab: str | None = None

    def __str__(self) -> str:
        """The place in words that an official can follow: ``第3张表第12行第5列``."""
        parts = [f"工作表“{self.tab}”"] if self.tab else []
        named = (
            ("第{}页", self.page),
            ("第{}张表", self.table if self.tab is None else None),
            ("第{}段", self.paragraph),
            ("第{}行", self.row if self.line is None else self.line),
            ("第{}列", self.column if self.line is None else None),
        )
        return "".join(parts + [words.format(number) for words, number in named if number])

    def quoting(self, text: str) -> Place:
        """The same place with another quotation, for a part of a cell or of a paragraph."""
        return self._replace(text=text)


NOWHERE = Place()
