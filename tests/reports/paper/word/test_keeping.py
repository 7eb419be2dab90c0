"""A document made again over one that people worked on."""

import copy
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.paper.samples import BUDGET, CITING, OUTTURN, bars, every_block, row_of
from tests.reports.paper.word.libreoffice import converted, needs_libreoffice
from tests.reports.paper.word.schema_order import faults

from jixiao.domain.grid import Cell
from jixiao.reports.paper.model import (
    Annex,
    Heading,
    Paper,
    Picture,
    Signature,
    Span,
    Table,
    Text,
    Title,
    spans,
)
from jixiao.reports.paper.page import Layout
from jixiao.reports.paper.pictures import png_of
from jixiao.reports.paper.word.earlier import NotAnEarlierVersion
from jixiao.reports.paper.word.write import write_docx

FILLED = CITING.origin("偏差")


def paper(budget="48.00", outturn="24.00", *, projects=("甲项目", "乙项目"), more=()):
    rows = (
        row_of("序号", "项目名称", "差额", "原因"),
        *(row_of(str(n), name, f"{n}.50", "【待填写】") for n, name in enumerate(projects, 1)),
    )
    return Paper(
        "某局绩效自评报告",
        (
            Title(("某局绩效自评报告",)),
            Heading(spans("一、资金情况"), 1),
            Text(spans("全年预算", Span(budget, BUDGET), "万元。"), key="预算"),
            Text(
                spans("全年执行", Span(outturn, OUTTURN), "万元，牵头【待填写：科室】。"),
                key="执行",
            ),
            Text(spans("以上情况属实。"), key="属实"),
            *more,
            Table(rows, Layout((1, 4, 2, 4), header_rows=1), caption="表1", key="缓慢"),
            Text(spans("特此报告。"), key="特此"),
            Signature("某局", "【待填写：日期】"),
        ),
    )  # fmt: skip


@pytest.fixture
def again(tmp_path):
    """Write, let a person edit, write again; gives the texts and what was told."""
    return Again(tmp_path / "old.docx", tmp_path / "new.docx")


class Again:
    """The old and the new file, and what was told on the way."""

    def __init__(self, old, file):
        self.old, self.file = old, file
        self.told: tuple[str, ...] = ()
        self.word = None

    def __call__(self, edit, before=None, after=None, *, save=None):
        write_docx(before or paper(), self.old)
        word = docx.Document(str(self.old))
        edit(word)
        word.save(str(self.old))
        earlier = self.old if save is None else save(self.old)
        self.told = write_docx(after or paper(), self.file, previous=earlier)
        assert faults(self.file) == []
        self.word = docx.Document(str(self.file))
        return [one.text for one in self.word.paragraphs if one.text]


def the(word, text):
    (found,) = [one for one in word.paragraphs if text in one.text]
    return found


def write_into(paragraph, text):
    """Word leaves bookmarks where they are when a person types."""
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = text


def nothing(word):
    """The official only looked."""


TEXTS = [
    "某局绩效自评报告", "一、资金情况", "全年预算48.00万元。",
    "全年执行24.00万元，牵头【待填写：科室】。",
    "以上情况属实。", "表1", "特此报告。", "某局", "【待填写：日期】",
]  # fmt: skip


def changed(old, new):
    assert old in TEXTS
    return [new if one == old else one for one in TEXTS]


def test_what_nobody_changed_is_made_new(again):
    texts = again(nothing, after=paper("50.00"))
    assert texts == changed("全年预算48.00万元。", "全年预算50.00万元。")
    assert again.told == ()


def test_made_again_without_changes_it_is_the_same_file(again, tmp_path):
    again(nothing)
    write_docx(paper(), tmp_path / "fresh.docx")
    assert again.file.read_bytes() == (tmp_path / "fresh.docx").read_bytes()


def test_what_a_person_wrote_in_the_place_of_a_paragraph_is_kept(again):
    texts = again(lambda word: write_into(the(word, "属实"), "经核对，情况属实。"), after=paper())
    assert texts == changed("以上情况属实。", "经核对，情况属实。")
    assert again.told == ()


def test_a_filled_gap_is_kept_and_its_figures_are_still_traced(again):
    def fill(word):
        the(word, "牵头").runs[-2].text = "财务科"

    texts = again(fill)
    assert "全年执行24.00万元，牵头财务科。" in texts
    assert f"jx_{OUTTURN.id}_1" in again.word.element.xml
    assert again.told == ()


def test_a_filled_date_is_kept(again):
    assert again(lambda word: write_into(the(word, "日期"), "2024年3月1日"))[-1] == "2024年3月1日"


def test_a_kept_figure_that_the_data_no_longer_say_is_told(again):
    def fill(word):
        the(word, "牵头").runs[-2].text = "财务科"

    texts = again(fill, after=paper(outturn="30.00"))
    assert "全年执行24.00万元，牵头财务科。" in texts
    (told,) = again.told
    assert told == (
        "“全年执行24.00万元，牵头财务科。”一段是人工改过的，予以保留；其中“全年执行数合计”"
        "写的是“24.00”，新的数据是“30.00”，请核对后改正。"
    )


def test_what_was_told_is_told_again_until_it_is_mended(again, tmp_path):
    def fill(word):
        the(word, "牵头").runs[-2].text = "财务科"

    again(fill, after=paper(outturn="30.00"))
    told = write_docx(paper(outturn="30.00"), tmp_path / "third.docx", previous=again.file)
    assert told == again.told


@pytest.mark.parametrize("same", ["24", "24.0"])
def test_a_figure_written_another_way_is_the_same_figure(again, same):
    def shorten(word):
        the(word, "全年执行").runs[1].text = same

    assert f"全年执行{same}万元，牵头【待填写：科室】。" in again(shorten)
    assert again.told == ()


def test_a_kept_figure_that_is_no_longer_in_the_data_is_told(again):
    extra = Text(spans("另有偏差", Span("3.00", FILLED), "万元。"), key="另有")

    def change(word):
        the(word, "另有").runs[0].text = "此外，还有偏差"

    texts = again(change, before=paper(more=(extra,)))
    assert texts.index("此外，还有偏差3.00万元。") == texts.index("以上情况属实。") + 1
    told = "".join(again.told)
    assert "“3.00”（偏差）在新的数据中已经没有" in told
    assert "新的数据中已经没有它对应的内容，现保留在原来的位置" in told


def test_words_that_the_data_changed_are_told_where_no_figure_is_kept(again):
    texts = again(
        lambda word: write_into(the(word, "全年预算"), "预算见附表。"),
        after=replace(paper(), blocks=(*paper().blocks[:2], Text(spans("没有预算。"), key="预算"))),
    )
    assert texts[2] == "预算见附表。"
    assert "这一段本应是：“没有预算。”请核对是否需要改。" in again.told[0]


def test_what_a_person_added_stays_behind_what_it_stood_behind(again):
    def add(word):
        the(word, "以上情况").insert_paragraph_before("人工写的一段。")
        the(word, "某局绩效").insert_paragraph_before("写在最前面。")

    more = (Text(spans("新增的一段。"), key="新增"),)
    texts = again(add, after=paper("50.00", more=more))
    assert texts[0] == "写在最前面。"
    assert texts[texts.index("以上情况属实。") - 1] == "人工写的一段。"
    assert texts[texts.index("以上情况属实。") + 1] == "新增的一段。"


def test_blank_lines_and_page_breaks_are_left_out(again):
    def add(word):
        the(word, "特此").insert_paragraph_before("")
        the(word, "特此").insert_paragraph_before("").add_run().add_break(WD_BREAK.PAGE)

    again(add)
    assert [one.text for one in again.word.paragraphs] == TEXTS


def test_what_stood_behind_a_vanished_paragraph_goes_behind_the_one_before_it(again):
    extra = Text(spans("另有说明。"), key="另有")

    def add(word):
        the(word, "另有说明").runs[0]._r.getparent().addnext(copy.deepcopy(the(word, "属实")._p))
        following = the(word, "另有说明")._p.getnext()
        for mark in following.xpath("w:bookmarkStart|w:bookmarkEnd"):
            following.remove(mark)
        following.xpath(".//w:t")[0].text = "人工写的一段。"

    texts = again(add, before=paper(more=(extra,)))
    assert "另有说明。" not in texts
    assert texts[texts.index("以上情况属实。") + 1] == "人工写的一段。"


def test_a_paragraph_that_was_taken_out_stays_out(again):
    def remove(word):
        the(word, "属实")._p.getparent().remove(the(word, "属实")._p)

    assert again(remove, after=paper("50.00")) == [
        one.replace("48", "50") for one in TEXTS if one != "以上情况属实。"
    ]
    assert again.told == ()


def test_a_paragraph_that_was_taken_out_comes_back_when_its_figures_changed(again):
    def remove(word):
        the(word, "全年预算")._p.getparent().remove(the(word, "全年预算")._p)

    assert "全年预算50.00万元。" in again(remove, after=paper("50.00"))
    assert again.told == (
        "“全年预算50.00万元。”一段曾被删去，因为数据有变化，现在重新写入，请核对是否需要保留。",
    )


def test_type_that_a_person_chose_is_kept(again):
    def embolden(word):
        run = the(word, "属实").add_run("请审阅。")
        run.bold, run.underline = True, True

    again(embolden)
    run = the(again.word, "请审阅").runs[-1]
    assert (run.text, run.bold, run.underline) == ("请审阅。", True, True)


def test_the_shape_of_a_paragraph_stays_that_of_the_document(again):
    def centre(word):
        paragraph = the(word, "一、资金情况")
        write_into(paragraph, "一、资金使用情况")
        paragraph.style = word.styles["Normal"]

    again(centre)
    assert the(again.word, "一、资金使用情况").style.name == "Heading 1"


def test_tables_that_a_person_added_are_kept(again):
    def add(word):
        table = word.add_table(1, 2, style="Table Grid")
        table.cell(0, 0).text, table.cell(0, 1).text = "人工", "表格"
        the(word, "属实")._p.addnext(table._tbl)

    again(add)
    first, second = again.word.tables
    assert [one.text for one in first.row_cells(0)] == ["人工", "表格"]
    assert (first.style.name, len(second.rows)) == ("Table Grid", 3)


def test_gaps_filled_in_tables_are_kept_with_their_row(again):
    def fill(word):
        word.tables[0].cell(1, 3).text = "招标晚"
        word.tables[0].cell(1, 3).add_paragraph("合同未签")

    again(fill, after=paper(projects=("新项目", "乙项目", "甲项目")))
    column = [row.cells[3].text for row in again.word.tables[0].rows]
    assert column == ["原因", "【待填写】", "【待填写】", "招标晚\n合同未签"]


def test_gaps_filled_in_tables_are_kept_a_second_time(again, tmp_path):
    def fill(word):
        word.tables[0].cell(1, 3).text = "招标晚"

    again(fill)
    write_docx(paper(), tmp_path / "third.docx", previous=again.file)
    assert docx.Document(str(tmp_path / "third.docx")).tables[0].cell(1, 3).text == "招标晚"


def test_what_was_filled_into_a_row_that_is_gone_is_told(again):
    def fill(word):
        word.tables[0].cell(1, 3).text = "招标晚"

    again(fill, after=paper(projects=("乙项目",)))
    (told,) = again.told
    assert told == (
        "表格中人工填写的“招标晚”（原在“缓慢，甲项目，原因”处）在新的表格中没有对应的位置，"
        "没有保留，请核对后另行填写。"
    )


def test_rows_that_say_the_same_keep_their_gaps_apart(again):
    def fill(word):
        word.tables[0].cell(2, 3).text = "第二个"

    same = paper(projects=("甲项目", "甲项目"))
    again(fill, before=same, after=same)
    assert [row.cells[3].text for row in again.word.tables[0].rows][1:] == ["【待填写】", "第二个"]


def test_other_cells_of_our_tables_are_made_new(again):
    def change(word):
        word.tables[0].cell(1, 1).text = "改名"

    again(change)
    assert again.word.tables[0].cell(1, 1).text == "甲项目"


def test_a_paragraph_split_in_two_keeps_both_parts(again):
    def split(word):
        paragraph = the(word, "属实")
        after = paragraph.insert_paragraph_before("以上情况")._p
        paragraph._p.addnext(after)
        write_into(paragraph, "属实，")

    texts = again(split)
    assert texts[texts.index("属实，") + 1] == "以上情况"


def test_two_paragraphs_made_one_do_not_come_back_as_two(again):
    def join(word):
        first, second = the(word, "全年预算"), the(word, "全年执行")
        for child in second._p[1:]:
            first._p.append(child)
        second._p.getparent().remove(second._p)

    texts = again(join)
    assert "全年预算48.00万元。全年执行24.00万元，牵头【待填写：科室】。" in texts
    assert len(texts) == len(TEXTS) - 1


def test_a_paragraph_that_lost_its_mark_is_known_by_its_words(again):
    def strip(word):
        for mark in word.element.body.xpath(".//w:bookmarkStart|.//w:bookmarkEnd"):
            mark.getparent().remove(mark)

    texts = again(strip, after=paper("50.00"))
    assert [one for one in texts if one != "表1"] == [
        one.replace("48", "50") for one in TEXTS if one != "表1"
    ]


def test_marks_that_word_puts_before_a_paragraph_are_found(again):
    def hoist(word):
        paragraph = the(word, "属实")._p
        mark = paragraph.find(qn("w:bookmarkStart"))
        paragraph.addprevious(mark)
        paragraph.xpath(".//w:t")[0].text = "情况属实。"

    assert again(hoist) == changed("以上情况属实。", "情况属实。")


def split_runs(word):
    """Word cuts runs where the speller stopped or the session changed, and numbers them."""
    for paragraph in word.element.body.iter(qn("w:p")):
        paragraph.set(qn("w:rsidR"), "00A77B3E")
        for run in list(paragraph.iter(qn("w:r"))):
            text = run.find(qn("w:t"))
            if text is not None and len(text.text) > 1:
                rest = copy.deepcopy(run)
                rest.find(qn("w:t")).text = text.text[1:]
                text.text = text.text[:1]
                run.set(qn("w:rsidRPr"), "00B1234C")
                for tag in ("w:proofErr", "w:lastRenderedPageBreak"):
                    run.addnext(OxmlElement(tag))
                run.getnext().addnext(rest)


def test_a_file_that_word_saved_again_without_changes_is_made_new(again):
    assert again(split_runs, after=paper("50.00")) == changed(
        "全年预算48.00万元。", "全年预算50.00万元。"
    )
    assert again.told == ()


def test_what_word_adds_for_itself_is_not_kept(again):
    def edit(word):
        split_runs(word)
        the(word, "属实").runs[-1].text += "请审阅。"

    assert changed("以上情况属实。", "以上情况属实。请审阅。") == again(edit)
    assert not re.search("rsid|proofErr|lastRendered", again.word.element.xml)


def test_revisions_are_kept_as_revisions_and_compared_as_accepted(again):
    inserted = f'<w:ins {nsdecls("w")} w:id="7" w:author="某人"><w:r><w:t>均</w:t></w:r></w:ins>'
    deleted = (
        f'<w:del {nsdecls("w")} w:id="8" w:author="某人"><w:r><w:delText>以上</w:delText></w:r>'
        "</w:del>"
    )

    def revise(word):
        paragraph = the(word, "属实")
        write_into(paragraph, "情况")
        paragraph.runs[0]._r.addprevious(parse_xml(deleted))
        paragraph.runs[0]._r.addnext(parse_xml(inserted))

    again(revise)
    inside = again.word.element.xpath("//w:p[.//w:del]")
    assert [one.xpath("string(.//w:del)") for one in inside] == ["以上"]
    assert [one.xpath("string(.//w:ins)") for one in inside] == ["均"]
    assert again.told == ()


def test_notes_of_others_are_left_out_and_told(again):
    def comment(word):
        paragraph = the(word, "属实")
        paragraph.add_run("请审阅。")
        word.add_comment(paragraph.runs, text="同意", author="某人")

    again(comment)
    assert "comment" not in again.word.element.xml
    assert again.told == (
        "保留的段落中有批注，没有带到新的文件里，请打开旧文件核对后补上。",
    )  # fmt: skip


def test_a_link_is_kept_as_words(again):
    link = (
        f'<w:hyperlink {nsdecls("w")} w:anchor="x"><w:r><w:t>（见附件）</w:t></w:r></w:hyperlink>'
    )
    assert "以上情况属实。（见附件）" in again(
        lambda word: the(word, "属实")._p.append(parse_xml(link))
    )
    assert "hyperlink" not in again.word.element.xml


def test_a_field_is_kept_as_what_it_shows(again):
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO x</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>（见附件）</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    def add(word):
        for run in parse_xml(f"<w:p {nsdecls('w')}>{field}</w:p>"):
            the(word, "属实")._p.append(run)

    assert "以上情况属实。（见附件）" in again(add)
    assert "DDE" not in again.word.element.xml


def test_words_that_look_like_markup_are_kept(again):
    odd = '<w:p xmlns:w="x"> &amp; xmlns:a="b"'
    texts = again(lambda word: write_into(the(word, "属实"), odd))
    assert odd in texts


def test_a_paragraph_written_over_from_end_to_end_is_kept(again):
    """Word takes out a bookmark only where all that it covers is taken out."""

    def retype(word):
        paragraph = the(word, "属实")
        for child in list(paragraph._p)[1:]:
            paragraph._p.remove(child)
        paragraph.add_run("情况属实，请审阅。")

    texts = again(retype)
    assert texts == changed("以上情况属实。", "情况属实，请审阅。")


def test_a_numbered_list_that_a_person_wrote_keeps_its_numbers(again):
    lists = (
        f"<w:numbering {nsdecls('w')}>"
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:pStyle w:val="x"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

    def edit(word):
        part = Part.load(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            lists.encode(),
            word.part.package,
        )
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        word.styles.add_style("List Number", 1)
        the(word, "特此").insert_paragraph_before("第一条", style="List Number")
        one = the(word, "特此").insert_paragraph_before("第二条")
        one._p.get_or_add_pPr().append(parse_xml(number))

    again(edit)
    assert "w:numPr" in the(again.word, "第二条")._p.xml
    assert again.word.part.numbering_part.element.xpath("//w:num[@w:numId='1']")
    assert the(again.word, "第一条").style.name == "Normal"


def test_a_picture_that_a_person_put_in_is_kept(again, tmp_path):
    (tmp_path / "photo.png").write_bytes(png_of(bars(), width=50))

    def add(word):
        paragraph = the(word, "特此").insert_paragraph_before("")
        paragraph.add_run().add_picture(str(tmp_path / "photo.png"))

    again(add)
    (shape,) = again.word.inline_shapes
    name = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
    assert again.word.part.related_parts[name].blob == (tmp_path / "photo.png").read_bytes()


def test_pictures_of_ours_and_annexes_are_made_new(again):
    more = (Picture(bars(), "图", "图1"), Annex("附件1", "说明"), Text(spans("说明。")))

    def edit(word):
        for text in ("附件1", "图1"):
            the(word, text)._p.getparent().remove(the(word, text)._p)

    texts = again(edit, before=paper(more=more), after=paper(more=more))
    assert "附件1" in texts
    assert "图1" not in texts
    assert len(again.word.inline_shapes) == 1


def test_a_cell_in_a_merged_row_is_found(again):
    rows = ((Cell("甲", 0), Cell("【待填写】", 1, 2)), row_of("乙", "1", "【待填写】"))
    one = Paper("", (Table(rows, Layout((1, 1, 1)), key="表"),))

    def fill(word):
        word.tables[0].cell(0, 1).text = "填好"

    again(fill, before=one, after=one)
    assert again.word.tables[0].cell(0, 2).text == "填好"


def test_a_document_can_be_made_over_itself(tmp_path):
    path = tmp_path / "a.docx"
    write_docx(paper(), path)
    assert write_docx(paper("50.00"), path, previous=path) == ()
    assert "全年预算50.00万元。" in [one.text for one in docx.Document(str(path)).paragraphs]


KEYS = tuple("甲乙丙丁戊己")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["left", "changed", "taken out"]), st.booleans()),
        min_size=len(KEYS),
        max_size=len(KEYS),
    ),
    st.sets(st.sampled_from(KEYS)),
)
def test_whatever_people_do_their_words_stay_in_order(tmp_path_factory, done, renewed):
    """Six paragraphs are left, changed or taken out, others are put between; then data change."""
    folder = tmp_path_factory.mktemp("people")
    old, new = folder / "old.docx", folder / "new.docx"
    write_docx(Paper("", tuple(Text(spans(f"{key}一。"), key=key) for key in KEYS)), old)
    word = docx.Document(str(old))
    wanted = []
    for key, (what, adds) in zip(KEYS, done, strict=True):
        paragraph = the(word, f"{key}一。")
        if adds:
            paragraph._p.addnext(
                parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{key}后</w:t></w:r></w:p>")
            )
        if what == "changed":
            write_into(paragraph, f"{key}改")
        if what == "taken out":
            paragraph._p.getparent().remove(paragraph._p)
        generated = f"{key}二。" if key in renewed else f"{key}一。"
        is_there = what != "taken out" or key in renewed
        wanted += [(key, f"{key}改" if what == "changed" else generated)] if is_there else []
        wanted += [("", f"{key}后")] if adds else []
    word.save(str(old))
    after = (Text(spans(f"{key}{'二' if key in renewed else '一'}。"), key=key) for key in KEYS)
    told = write_docx(Paper("", tuple(after)), new, previous=old)
    assert faults(new) == []
    found = [one.text for one in docx.Document(str(new)).paragraphs]
    assert sorted(found) == sorted(text for _, text in wanted)
    assert [one for one in found if one[0] in KEYS and one[1] != "后"] == [
        text for key, text in wanted if key
    ]
    touched = {key for key, (what, _) in zip(KEYS, done, strict=True) if what != "left"}
    assert len(told) == len(touched & renewed)


@needs_libreoffice
def test_what_people_wrote_survives_another_office_program(again, tmp_path):
    def edit(word):
        the(word, "牵头").runs[-2].text = "财务科"
        the(word, "特此").insert_paragraph_before("人工写的一段。")
        word.tables[0].cell(1, 3).text = "招标晚"

    def save(path):
        (tmp_path / "saved").mkdir()
        return converted(path, folder=tmp_path / "saved", to="docx")[0]

    texts = again(edit, after=paper("50.00", "30.00"), save=save)
    assert texts == [
        "某局绩效自评报告", "一、资金情况", "全年预算50.00万元。",
        "全年执行24.00万元，牵头财务科。",
        "以上情况属实。", "表1", "人工写的一段。", "特此报告。", "某局", "【待填写：日期】",
    ]  # fmt: skip
    assert again.word.tables[0].cell(1, 3).text == "招标晚"
    assert len(again.told) == 1


@needs_libreoffice
def test_a_whole_document_saved_by_another_program_is_made_new(tmp_path):
    write_docx(every_block(), tmp_path / "every.docx")
    (tmp_path / "saved").mkdir()
    (saved,) = converted(tmp_path / "every.docx", folder=tmp_path / "saved", to="docx")
    assert write_docx(every_block(), tmp_path / "again.docx", previous=saved) == ()
    assert (tmp_path / "again.docx").read_bytes() == (tmp_path / "every.docx").read_bytes()


def test_a_file_of_others_is_refused(tmp_path):
    path = tmp_path / "other.docx"
    docx.Document().save(str(path))
    with pytest.raises(NotAnEarlierVersion, match=r"other\.docx中没有数据来源记录"):
        write_docx(paper(), tmp_path / "new.docx", previous=path)
    assert not (tmp_path / "new.docx").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "文字".encode()])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path, data):
    path = tmp_path / "broken.docx"
    path.write_bytes(data)
    with pytest.raises(NotAnEarlierVersion, match="打不开"):
        write_docx(paper(), tmp_path / "new.docx", previous=path)


def with_part(folder, part, *, old, new, head=""):
    """A file in which one part says something else."""
    good, bad = folder / "good.docx", folder / "bad.docx"
    write_docx(paper(), good)
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                line, data = data.replace(old, new).split(b"\n", 1)
                data = line + head.encode() + data
            made.writestr(name, data)
    return bad


def test_a_file_with_entities_is_refused(tmp_path):
    (tmp_path / "secret.txt").write_text("秘密", encoding="utf-8")
    entity = f'<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">'
    path = with_part(
        tmp_path,
        "word/document.xml",
        old="以上情况属实。".encode(),
        new="以上情况&x;属实。".encode(),
        head=f"<!DOCTYPE document [{entity}]>",
    )
    with pytest.raises(NotAnEarlierVersion):
        write_docx(paper(), tmp_path / "new.docx", previous=path)


def test_damaged_styles_do_not_stand_in_the_way(tmp_path):
    path = with_part(tmp_path, "word/styles.xml", old=b"</w:styles>", new=b"")
    assert write_docx(paper(), tmp_path / "new.docx", previous=path) == ()


def test_a_damaged_register_is_refused(tmp_path):
    bad = with_part(tmp_path, "customXml/item1.xml", old=b"jixiao/figures/1", new=b"other/1")
    with pytest.raises(NotAnEarlierVersion, match="认不出人工改过的段落"):
        write_docx(paper(), tmp_path / "new.docx", previous=bad)


def test_a_file_that_unpacks_to_more_than_a_document_can_be_is_refused(tmp_path):
    path = tmp_path / "bomb.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1_000_000))
    with pytest.raises(NotAnEarlierVersion, match="太大"):
        write_docx(paper(), tmp_path / "new.docx", previous=path)
