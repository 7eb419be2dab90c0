"""How the cells of a form look in a workbook."""

from __future__ import annotations

from jixiao.reports.workbooks.workbook import LIKE_FORMULA, Format, Workbook

CELL = {
    "font_name": "仿宋", "font_size": 10.5, "border": 1, "text_wrap": True,
    "valign": "vcenter", "align": "center", "num_format": "@",
}  # fmt: skip
TITLE = {
    "font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter",
    "text_wrap": True, "num_format": "@",
}  # fmt: skip
NOTE = TITLE | {"font_name": "仿宋", "font_size": 10.5}
WIDTHS_FONT, WIDTHS_SIZE = "Arial", 10
Choices = dict[str, object]


class Styles:
    """The formats of a workbook, each made once: Excel takes no more than 64,000 of them."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        # Widths count digits of the default font; one that every machine has or has as wide keeps
        # the columns as wide as they are meant.
        book.formats[0].set_font_name(WIDTHS_FONT)
        book.formats[0].set_font_size(WIDTHS_SIZE)

    def of(self, choices: Choices) -> Format:
        """The format of these properties."""
        key = tuple(sorted(choices.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(choices)
        return self._made[key]

    def cell(self, text: str, *, is_left: bool, choices: Choices) -> Format:
        """A cell of a form: long text from the left; like a formula it stays text when edited."""
        more: Choices = {"align": "left"} if is_left else {}
        if text.startswith(LIKE_FORMULA):
            more["quote_prefix"] = True
        return self.of(CELL | more | choices)
