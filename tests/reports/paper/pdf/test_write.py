import json
import re
from itertools import pairwise

import pdfplumber
import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]
from tests.reports.paper.samples import (
    RARE,
    bars,
    every_block,
    long_table,
    row_of,
)

from jixiao.reports.paper.model import (
    Annex,
    AnnexList,
    Heading,
    Paper,
    Picture,
    Signature,
    Table,
    Text,
    Title,
    spans,
)
from jixiao.reports.paper.page import Layout
from jixiao.reports.paper.pdf.fonts import NoChineseFont
from jixiao.reports.paper.pdf.write import UnprintablePaper, write_pdf
from jixiao.reports.tracing.register import Register

MILLIMETRE = 72 / 25.4
NUMBER = re.compile(r"^— \d+ —$")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The PDF of a paper with every kind of block."""
    path = tmp_path_factory.mktemp("pdf") / "whole.pdf"
    write_pdf(every_block(), path)
    return path


def pages_of(path):
    """The lines of text of every page with their boxes, page numbers left out."""
    with pdfplumber.open(path) as pdf:
        return [
            [one for one in page.extract_text_lines() if not NUMBER.match(one["text"])]
            for page in pdf.pages
        ]


def written(tmp_path, *blocks):
    path = tmp_path / "a.pdf"
    write_pdf(Paper("测试", blocks), path)
    return path


def test_a_page_has_22_lines_of_28_characters(tmp_path):
    first, second, _rest = pages_of(written(tmp_path, Text(spans("国" * 28 * 22 * 2 + "国" * 30))))
    for lines in (first[1:], second):
        assert {len(line["text"]) for line in lines} == {28}
        assert all(abs(line["x0"] / MILLIMETRE - 28) < 0.2 for line in lines)
        assert all(abs(line["x1"] / MILLIMETRE - 184) < 0.3 for line in lines)
    assert (len(first), len(second)) == (22, 22)
    assert len(first[0]["text"]) == 26
    tops = [line["top"] for line in second]
    assert {round(below - above, 2) for above, below in pairwise(tops)} == {28.95}
    assert abs(second[0]["chars"][0]["top"] / MILLIMETRE - 37) < 1
    assert second[-1]["bottom"] / MILLIMETRE < 297 - 35


def test_the_file_is_pdf_a_3b_and_says_its_title_and_language(whole):
    data = whole.read_bytes()
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in data
    assert b"<rdf:li>zh-CN</rdf:li>" in data
    document = PdfDocument(whole)
    about = document.get_metadata_dict()
    document.close()
    assert (about["Title"], about["Author"]) == ("某局2023年度绩效自评报告", "某某市示例局")


def test_the_register_is_attached(whole):
    document = PdfDocument(whole)
    (attached,) = [document.get_attachment(at) for at in range(document.count_attachments())]
    assert attached.get_name() == "jixiao-figures.json"
    register = Register.from_json(bytes(attached.get_data()).decode())
    document.close()
    assert [text for _, text in register.printed][:3] == ["48.00", "24.00", "50.00%"]
    assert len(register.printed) == 3 + 2 + 60
    assert json.loads(register.to_json())["files"] == [{"path": "预算.xlsx", "sha256": "ab" * 32}]


def test_no_page_is_empty_and_every_font_is_embedded(whole):
    with pdfplumber.open(whole) as pdf:
        assert len(pdf.pages) == 8
        assert all(len(page.chars) > 15 for page in pdf.pages)
        names = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert all(re.match(r"[A-Z]{6}\+", name) for name in names)


def test_page_numbers_stand_outside_seven_millimetres_below_the_text(whole):
    with pdfplumber.open(whole) as pdf:
        upright = [page for page in pdf.pages if page.width < page.height]
        for page in upright:
            (line,) = [one for one in page.extract_text_lines() if NUMBER.match(one["text"])]
            assert line["text"] == f"— {page.page_number} —"
            is_right = line["x0"] > page.width / 2
            assert is_right == bool(page.page_number % 2)
            edge = (page.width - line["x1"]) - 26 * MILLIMETRE if is_right else (
                line["x0"] - 28 * MILLIMETRE
            )  # fmt: skip
            assert abs(edge - 14) < 3
            assert abs(line["chars"][0]["top"] / MILLIMETRE - (297 - 35 + 7)) < 1


def test_wide_annexes_stand_on_their_side_with_the_binding_edge_at_the_top(whole):
    with pdfplumber.open(whole) as pdf:
        wide = [page for page in pdf.pages if page.width > page.height]
        assert [page.page_number for page in wide] == [6, 7]
        for page in wide:
            (table,) = page.find_tables()
            assert len(table.rows[0].cells) == 17
            assert table.extract()[0][0] == "第1栏"
            left, _, right, _ = (side / MILLIMETRE for side in table.bbox)
            assert (round(left), round(right)) == (35, 297 - 37)
            turned = [one for one in page.chars if abs(one["matrix"][1]) > 0.5]
            assert "".join(one["text"] for one in turned) == f"— {page.page_number} —"
            # The outer edge of an odd page is the lower one, of an even page the upper one.
            assert (turned[0]["top"] > page.height / 2) == bool(page.page_number % 2)


@pytest.fixture(scope="module")
def table_pages(tmp_path_factory):
    """The pages of a table of 300 rows with its texts, boxes and lines."""
    path = tmp_path_factory.mktemp("table") / "long.pdf"
    write_pdf(Paper("长表", (Annex("附件1", "指标完成情况表"), long_table(300))), path)
    with pdfplumber.open(path) as pdf:
        return [(page.find_tables(), page.lines, page.chars) for page in pdf.pages]


def test_the_titles_of_a_long_table_are_repeated_on_every_page(table_pages):
    assert len(table_pages) > 5
    for (table,), _, _ in table_pages:
        head = table.extract()[:2]
        assert head[0][:6] == ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "评分"]
        assert head[1][5:] == ["分值", "得分"]


def test_no_row_is_cut_in_two_and_none_is_lost(table_pages):
    names = [
        row[2].replace("\n", "") for (table,), _, _ in table_pages for row in table.extract()[2:]
    ]
    tail = "，含线上与线下两种方式以及送教下乡活动"
    assert names == [f"第{at}项培训场次{tail if at % 7 == 0 else ''}" for at in range(300)]


def test_cells_are_merged_and_nothing_is_printed_over_a_line(table_pages):
    (table,), lines, chars = table_pages[0]
    group = next(
        row for row in table.rows if row.cells[0] and row.cells[0][3] - row.cells[0][1] > 150
    )
    assert group.cells[1] is not None
    upright = [one for one in lines if one["width"] < 1]
    for char in chars:
        middle = (char["top"] + char["bottom"]) / 2
        assert not any(
            char["x0"] + 0.5 < one["x0"] < char["x1"] - 0.5 and one["top"] < middle < one["bottom"]
            for one in upright
        )


def test_a_row_is_as_high_as_in_word(tmp_path):
    table = Table((row_of("甲", "乙"), row_of("甲" * 40, "乙")), Layout((1, 1)))
    with pdfplumber.open(written(tmp_path, table)) as pdf:
        (found,) = pdf.pages[0].find_tables()
    heights = [row.bbox[3] - row.bbox[1] for row in found.rows]
    assert heights == pytest.approx([21, 2 * 14.5 + 2.5], abs=0.1)


def test_codes_longer_than_their_cell_are_broken_inside_it(tmp_path):
    code = "13000023P00000000000A0001"
    table = Table((row_of("项目代码", code), row_of("项目名称", "科普")), Layout((3, 1)))
    with pdfplumber.open(written(tmp_path, table)) as pdf:
        (found,) = pdf.pages[0].find_tables()
        right = found.bbox[2]
        assert found.extract()[0][1].replace("\n", "") == code
        assert max(char["x1"] for char in pdf.pages[0].chars if char["size"] < 11) < right


def test_gaps_stand_on_yellow(whole):
    with pdfplumber.open(whole) as pdf:
        page = pdf.pages[0]
        yellow = [one for one in page.rects if one["non_stroking_color"] == (1, 1, 0)]
        texts = [page.crop((one["x0"], one["top"], one["x1"], one["bottom"])).extract_text()
                 for one in yellow]  # fmt: skip
    assert [text.rstrip("。") for text in texts] == ["【待填写：未完成的原因】", "【待填写】"]


def test_text_of_users_is_never_read_as_code(whole):
    text = "".join(line["text"] for line in pages_of(whole)[0])
    assert "#let x = 1 *粗* $a$ \\u{41}" in re.sub(r"\s+", " ", text)
    assert "科普活动<经费>&“其他”" in text


@pytest.mark.parametrize(("above", "lines"), [(17, 2), (18, 3), (12, 9), (2, 40), (0, 30), (20, 1)])
def test_a_signature_never_stands_without_two_lines_of_the_text(tmp_path, above, lines):
    text = "国" * (28 * lines - 12)
    found = pages_of(written(
        tmp_path, *[Text(spans("第一行。"))] * above, Text(spans(text)),
        Signature("某某市示例局", "2024年3月1日"),
    ))  # fmt: skip
    last = [line["text"] for line in found[-1]]
    assert last[-2:] == ["某某市示例局", "2024年3月1日"]
    assert len([one for one in last if one.startswith("国")]) >= min(lines, 2)
    assert all(len(page) >= 17 for page in found[:-1])


def test_a_full_last_line_stays_full_above_a_signature(tmp_path):
    text = Text(spans("国" * (26 + 28)))
    (lines,) = pages_of(written(tmp_path, text, Signature("某某市示例局", "2024年3月1日")))
    assert [len(line["text"]) for line in lines] == [26, 28, 6, 9]


def test_the_date_stands_four_characters_from_the_edge_below_the_unit(tmp_path):
    (lines,) = pages_of(written(
        tmp_path, Text(spans("特此报告。")), AnnexList(("甲表", "乙表")),
        Signature("某某市示例局", "2024年3月1日"),
    ))  # fmt: skip
    assert [line["text"] for line in lines] == [
        "特此报告。", "附件：1．甲表", "2．乙表", "某某市示例局", "2024年3月1日",
    ]  # fmt: skip
    unit, day = lines[-2:]
    assert abs((210 - 26) * MILLIMETRE - day["x1"] - 4 * 16) < 2
    assert abs((unit["x0"] + unit["x1"]) - (day["x0"] + day["x1"])) < 8
    gaps = [round((after["top"] - before["top"]) / 28.95, 1) for before, after in pairwise(lines)]
    assert gaps == [2, 1, 3, 1]


def test_headings_keep_the_distance_of_the_lines_and_stay_with_their_text(tmp_path):
    blocks = [Text(spans("正文。"))] * 21, [Heading(spans("一、标题"), 1), Text(spans("国" * 60))]
    first, second = pages_of(written(tmp_path, *blocks[0], *blocks[1]))
    assert (len(first), second[0]["text"]) == (21, "一、标题")
    tops = [line["top"] for line in second]
    assert all(abs(below - above - 28.95) < 1 for above, below in pairwise(tops))


def test_a_long_title_is_set_in_lines_of_about_equal_length(tmp_path):
    (lines,) = pages_of(
        written(tmp_path, Title(("某某市示例局二〇二三年度部门预算项目绩效自评报告",)))
    )
    assert [len(line["text"]) for line in lines] == [13, 11]


def test_a_picture_is_as_wide_as_asked_and_its_figures_are_no_text_of_the_paper(tmp_path):
    picture = Picture(bars(), "预算48，执行24", "图1 预算与执行", 80)
    path = written(tmp_path, picture, picture)
    with pdfplumber.open(path) as pdf:
        widths = [one["x1"] - one["x0"] for one in pdf.pages[0].images]
    assert widths == pytest.approx([80 * MILLIMETRE] * 2, abs=1)
    (lines,) = pages_of(path)
    assert [one["text"] for one in lines if "图1" not in one["text"]] == []


def test_every_character_of_20902_is_shown(tmp_path):
    han = "".join(map(chr, range(0x4E00, 0x9FA6)))
    path = written(tmp_path, Text(spans(han)))
    document = PdfDocument(path)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert re.sub(r"— \d+ —|\s", "", text) == han
    with pdfplumber.open(path) as pdf:
        # A box for a missing character is glyph 0 and has no code.
        assert not [char for page in pdf.pages for char in page.chars if "cid:" in char["text"]]


def test_rare_characters_of_names_are_shown(whole):
    assert RARE in "".join(line["text"] for line in pages_of(whole)[0])


def test_a_sign_that_no_font_has_is_marked(tmp_path):
    path = written(tmp_path, Text(spans("单价\ue5e5元")))
    ((line,),) = pages_of(path)
    assert line["text"] == "单价〓元"
    with pdfplumber.open(path) as pdf:
        assert [one["non_stroking_color"] for one in pdf.pages[0].rects] == [(1, 1, 0)]


def test_a_name_that_no_font_can_show_is_refused(tmp_path, monkeypatch):
    import typst

    from jixiao.reports.paper.page import Face
    from jixiao.reports.paper.pdf import write
    from jixiao.reports.paper.pdf.fonts import TypeCase

    bare = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    names = dict.fromkeys(Face, ("Libertinus Serif",))
    monkeypatch.setattr(write, "type_case", lambda _folder: TypeCase(bare, names))
    with pytest.raises(NoChineseFont, match="都没有“国”"):
        written(tmp_path, Text(spans("国")))


def test_what_cannot_be_set_is_said_in_chinese(tmp_path):
    broken = Picture('<svg xmlns="http://www.w3.org/2000/svg" width="-1" height="x"/>', "坏图")
    with pytest.raises(UnprintablePaper, match="“测试”排不成PDF，请检查文中的图和表"):
        written(tmp_path, broken)


def test_a_table_may_turn_the_page_by_itself(tmp_path):
    wide = Table((row_of("甲", "乙"),), Layout((1, 1), is_wide=True))
    path = written(tmp_path, Text(spans("前")), wide, Text(spans("后")))
    with pdfplumber.open(path) as pdf:
        assert [page.width > page.height for page in pdf.pages] == [False, True, False]


def test_odd_papers_are_written_too(tmp_path):
    ragged = Table((row_of(), row_of("甲"), row_of("甲", "乙\n丙")), Layout((1, 1), header_rows=3))
    path = written(
        tmp_path, Title(("甲\n乙",)), Heading(spans("甲\n乙"), 7),
        Text(spans("一\n\n二\t三\u200b\xad")), Text(()), ragged,
        Table((), Layout((1,)), caption="空表"), Annex(), Annex("附件1"),
    )  # fmt: skip
    texts = [line["text"] for page in pages_of(path) for line in page]
    assert "二 三" in texts
    assert texts[-1] == "附件1"
