"""Pages as an office program prints them, measured on the PDF that LibreOffice makes."""

import re
from collections import Counter
from dataclasses import replace

import pdfplumber
import pytest
from tests.reports.paper.samples import SENTENCE, every_block, long_table, row_of
from tests.reports.paper.word.libreoffice import converted, needs_libreoffice

from jixiao.reports.paper.model import (
    Annex,
    AnnexList,
    Heading,
    Paper,
    Signature,
    Table,
    Text,
    Title,
    spans,
)
from jixiao.reports.paper.page import CHARACTERS, LINES, SMALL_CELL, TINY_CELL, Layout
from jixiao.reports.paper.word.write import write_docx

pytestmark = needs_libreoffice
POINTS = 72 / 25.4
NUMBER = re.compile(r"^— (\d+) —$")
UNIT, DAY = "某某市示例局", "2024年3月1日"
# Bodies of so many lines, so that the signature meets the end of the page in every way.
LENGTHS = range(10, 24)


def tall_table():
    """Rows of very different heights, one of them nearly a page high."""
    texts = ["短", "较长的说明文字" * 12, "中等长度" * 9, "很长的说明文字，" * 90]
    rows = [row_of(str(n), f"第{n}行{texts[n % 4]}", texts[n % 3]) for n in range(40)]
    return Table(
        (row_of("序号", "内容", "备注"), *rows), Layout((1, 5, 4), SMALL_CELL, header_rows=1)
    )


PAPERS = {
    "every": every_block(),
    "plain": Paper("正文", (Text(spans("国" * CHARACTERS * LINES * 3)),)),
    "text": Paper(
        "正文",
        (
            Title(("某局绩效自评报告",)),
            *(
                block
                for n in range(1, 12)
                for block in (Heading(spans(f"（{n}）某项"), 2), Text(spans(SENTENCE * 4)))
            ),
        ),
    ),
    "long": Paper("长表", (Title(("长表",)), Text(spans(SENTENCE)), long_table(300))),
    "tall": Paper("高行", (Annex("附件1", "高行"), tall_table())),
    "tiny": Paper(
        "小字", (replace(long_table(80), layout=replace(long_table(1).layout, print=TINY_CELL)),)
    ),
    "turned": Paper(
        "横页",
        (
            Text(spans("国" * (CHARACTERS * LINES - 2))),
            Annex("附件1", "宽表", is_wide=True),
            replace(long_table(60), layout=replace(long_table(1).layout, is_wide=True)),
            Annex("附件2", "宽表", is_wide=True),
            replace(long_table(5), layout=replace(long_table(1).layout, is_wide=True), key="二"),
            Annex("附件3", "说明"),
            Text(spans(SENTENCE)),
        ),
    ),
} | {
    f"signed{lines}": Paper(
        "落款",
        (
            *(Text(spans(f"{n}" + "国" * 24)) for n in range(lines)),
            AnnexList(("甲表",)),
            Signature(UNIT, DAY),
        ),
    )
    for lines in LENGTHS
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of every paper by its name."""
    folder = tmp_path_factory.mktemp("rendered")
    for name, paper in PAPERS.items():
        write_docx(paper, folder / f"{name}.docx")
    files = converted(*(folder / f"{name}.docx" for name in PAPERS), folder=folder, to="pdf")
    opened = {path.stem: pdfplumber.open(path) for path in files}
    yield {name: pdf.pages for name, pdf in opened.items()}
    for pdf in opened.values():
        pdf.close()


def lines_of(page):
    """The lines of the page from top to bottom."""
    upright = page.filter(lambda one: one.get("upright", True))
    return [one["text"] for one in upright.extract_text_lines(return_chars=False)]


def body_of(page):
    return [one for one in lines_of(page) if not NUMBER.match(one)]


def number_of(page):
    """The page number; on a page on its side it is turned with the sheet."""
    lines = lines_of(page)
    if page.width > page.height:
        turned = sorted((one for one in page.chars if not one["upright"]), key=lambda c: c["top"])
        lines = ["".join(one["text"] for one in turned)]
    (found,) = filter(None, map(NUMBER.match, lines))
    return int(found[1])


def test_a_page_has_22_lines_of_28_characters(pages):
    for page in pages["plain"][:3]:
        lines = Counter(round(one["top"]) for one in page.chars if one["text"] == "国")
        assert len(lines) == LINES
        begins_paragraph = page.page_number == 1
        assert sorted(lines.values())[begins_paragraph:] == [CHARACTERS] * (
            LINES - begins_paragraph
        )


def test_the_text_stands_where_the_standard_says(pages):
    page = pages["plain"][1]
    chars = [one for one in page.chars if one["text"] == "国"]
    left, right = min(one["x0"] for one in chars), max(one["x1"] for one in chars)
    assert left / POINTS == pytest.approx(28, abs=0.5)
    assert (page.width - right) / POINTS == pytest.approx(26, abs=0.5)
    assert min(one["top"] for one in chars) / POINTS == pytest.approx(37, abs=3.5)
    assert (page.height - max(one["bottom"] for one in chars)) / POINTS >= 34


def test_pages_of_text_with_headings_are_full(pages):
    for page in pages["text"][1:-1]:
        count = len(body_of(page))
        assert LINES - 1 <= count <= LINES


def test_no_heading_stands_at_the_end_of_a_page(pages):
    for page in pages["text"][:-1]:
        assert not body_of(page)[-1].startswith("（")


@pytest.mark.parametrize("name", PAPERS)
def test_no_page_is_empty_and_pages_are_numbered_one_after_another(pages, name):
    for number, page in enumerate(pages[name], start=1):
        assert body_of(page)
        assert number_of(page) == number


def test_numbers_stand_outside(pages):
    for page in pages["long"]:
        (dash, *_) = [one for one in page.chars if one["text"] == "—"]
        is_right = dash["x0"] > page.width / 2
        assert is_right == bool(page.page_number % 2)
        assert page.height - dash["bottom"] > 25 * POINTS


def test_numbers_of_wide_pages_stand_where_they_would_on_upright_ones(pages):
    for page in pages["turned"][1:-1]:
        turned = [one for one in page.chars if not one["upright"]]
        is_low = min(one["top"] for one in turned) > page.height / 2
        assert is_low == bool(page.page_number % 2)
        assert min(one["x0"] for one in turned) > 21 * POINTS
        assert max(one["x1"] for one in turned) < 29 * POINTS


@pytest.mark.parametrize(("name", "rows"), [("long", 300), ("tiny", 80), ("turned", 65)])
def test_no_row_is_cut_in_two_and_header_rows_are_repeated(pages, name, rows):
    found = []
    for page in pages[name]:
        for table in page.extract_tables():
            assert table[0][:3] == ["一级指标", "二级指标", "三级指标"]
            assert table[1][5:] == ["分值", "得分"]
            found += [(row[2].replace("\n", ""), row[4]) for row in table[2:]]
    wanted = [cells for table in tables(PAPERS[name]) for cells in body_cells(table)]
    assert len(found) == rows
    assert found == wanted


def tables(paper):
    return [one for one in paper.blocks if isinstance(one, Table)]


def body_cells(table):
    return [(row[2].text, row[4].text) for row in table.rows[2:]]


def test_rows_of_any_height_stay_whole(pages):
    found = [
        [(cell or "").replace("\n", "") for cell in row]
        for page in pages["tall"]
        for table in page.extract_tables()
        for row in table[1:]
    ]
    (table,) = tables(PAPERS["tall"])
    assert found == [[cell.text for cell in row] for row in table.rows[1:]]


def test_a_header_never_stands_alone_and_a_caption_stays_with_its_table(pages):
    for page in pages["every"]:
        for table in page.extract_tables():
            assert len(table) > 1
        lines = body_of(page)
        assert not any(lines[-1].startswith(one) for one in ("表1", "附件1", "附件2", "附件3"))


@pytest.mark.parametrize("lines", LENGTHS)
def test_a_signature_never_stands_alone_on_a_page(pages, lines):
    name = f"signed{lines}"
    (page,) = [one for one in pages[name] if any(UNIT in line for line in lines_of(one))]
    said = body_of(page)
    assert [one.replace(" ", "") for one in said[-2:]] == [UNIT, DAY]
    assert any("国国国" in line for line in said)
    assert sum(line.count("国") for one in pages[name] for line in body_of(one)) == lines * 24


def test_pictures_and_wide_pages_are_where_they_belong(pages):
    with_picture = [page.page_number for page in pages["every"] if page.images]
    wide = [page.page_number for page in pages["turned"] if page.width > page.height]
    assert len(with_picture) == 1
    assert wide == list(range(2, len(pages["turned"])))
