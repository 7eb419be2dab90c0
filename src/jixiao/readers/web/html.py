"""Web pages (.html), also those that Word or Excel saved under .doc or .xls."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree, html

from jixiao.domain.document import Paragraph
from jixiao.domain.place import Place
from jixiao.domain.problem import Problem
from jixiao.readers.blocks import Block, Blocks
from jixiao.readers.opening import Opened, UnreadableFile
from jixiao.readers.site_chrome import chrome_problem, is_chrome
from jixiao.readers.web.html_tables import TableReader, caption_of, has_data
from jixiao.readers.web.html_text import lines_of, pieces, text_of_page


def read(opened: Opened) -> Blocks:
    """Paragraphs and tables of a page in reading order, without the site's own furniture.

    Raises UnreadableFile where the page cannot be decoded or holds nothing.
    """
    text, lost = text_of_page(opened.data)
    page = _Page()
    for piece in pieces(_parsed(text), has_data):
        if isinstance(piece, str):
            page.runs.append(piece)
        else:
            page.take_table(piece)
    page.take_lines()
    return Blocks(tuple(page.blocks), tuple(page.problems(lost)))


def _parsed(text: str) -> etree._Element:
    data = text.replace("\0", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        raise UnreadableFile(
            "damaged", "网页内容是空的或已损坏，无法读取；请在浏览器中打开后重新保存"
        ) from None


@dataclass(slots=True)
class _Page:
    """The blocks of a page so far, and the lines that were taken out."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    chrome: list[Paragraph] = field(default_factory=list)
    paragraphs: int = 0
    reader: TableReader = field(default_factory=TableReader)

    def take_lines(self) -> None:
        """Make paragraphs of the runs of text collected so far."""
        self._add(lines_of("".join(self.runs)))
        self.runs = []

    def take_table(self, table: etree._Element) -> None:
        """Read a table; one that holds only navigation is taken out like a line."""
        self.take_lines()
        self._add(caption_of(table))
        for grid in self.reader.read(table):
            texts = [cell.text for row in grid for cell in row if cell.text]
            if is_chrome(" ".join(texts)) or all(is_chrome(text) for text in texts):
                self.chrome.append(Paragraph(" ".join(texts), grid.place))
            else:
                self.blocks.append(grid)

    def _add(self, lines: list[str]) -> None:
        for line in lines:
            self.paragraphs += 1
            paragraph = Paragraph(line, Place(text=line, paragraph=self.paragraphs))
            (self.chrome if is_chrome(line) else self.blocks).append(paragraph)

    def problems(self, lost: int) -> list[Problem]:
        """What was taken out or could not be read."""
        problems = [chrome_problem(self.chrome)] if self.chrome else []
        if lost:
            message = f"网页中有{lost}个字符已损坏，显示为“\ufffd”；请对照原网页补正"
            problems.append(Problem("characters_lost", message))
        if self.reader.is_full:
            message = "网页中的表格单元格多得异常，只读取了前一部分；请把表格另存为.xlsx后再读"
            problems.append(Problem("table_cut", message))
        return problems
