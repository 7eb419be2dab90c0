import pytest
from tests.reports.tracing.made import (
    BODY,
    BUDGET,
    FIGURES,
    REGISTER,
    WHOLE,
    figure,
    page_bytes,
    run,
    table,
    word_bytes,
    write_workbook,
    zipped,
)

from jixiao.domain.place import Place
from jixiao.office.package import Package
from jixiao.reports.tracing.carried import Anchor, FigureState, NoRegister, printed_at
from jixiao.reports.tracing.in_html import carried_by_html
from jixiao.reports.tracing.in_ofd import register_in_ofd
from jixiao.reports.tracing.in_pages import carried_by_pages
from jixiao.reports.tracing.in_word import carried_by_word
from jixiao.reports.tracing.in_workbook import carried_by_workbook
from jixiao.reports.tracing.register import NotARegister, register_of


def word(body: str = BODY, register: str | None = None):
    return carried_by_word(Package.of(word_bytes(body, register)))


def workbook(path, register: str | None = None):
    write_workbook(path, register)
    return carried_by_workbook(Package.of(path.read_bytes()))


def said(carried):
    return [(one.made, one.now, one.state.value) for one in carried.figures]


UNCHANGED = [(text, text, "same") for text, _origin in FIGURES]


@pytest.mark.parametrize("offset", [0, 1])
def test_marks_may_be_numbered_through_the_document_from_nought_or_one(offset):
    anchors = [Anchor(f"jx_{one.id}_{at + offset}", text) for at, (text, one) in enumerate(FIGURES)]
    assert [one.state for one in printed_at(REGISTER, anchors)] == [FigureState.SAME] * 3


def test_marks_numbered_by_origin_keep_their_figure_when_one_before_them_is_gone():
    register = register_of([("1", BUDGET), ("2", BUDGET), ("3", BUDGET)])
    found = printed_at(register, [Anchor(f"jx_{BUDGET.id}_3", "3"), Anchor("Other", "x")])
    assert [(one.made, one.state.value) for one in found] == [
        ("3", "same"), ("1", "gone"), ("2", "gone"),
    ]  # fmt: skip


def test_a_mark_that_the_register_does_not_know_has_no_origin():
    (found, *_gone) = printed_at(REGISTER, [Anchor("jx_0123456789ab_1", "9")])
    assert (found.state, found.origin) == (FigureState.UNKNOWN, None)


def test_the_figures_of_a_word_file_are_found_with_paragraph_and_cell():
    carried = word()
    assert said(carried) == UNCHANGED
    assert [one.origin for one in carried.figures] == [WHOLE, BUDGET, BUDGET]
    assert [str(one.place) for one in carried.figures] == [
        "第2段", "第1张表第2行第2列", "第1张表第3行第2列",
    ]  # fmt: skip
    assert Place("预算48.00万元，执行148.00万元。", paragraph=2) in carried.texts


def test_a_figure_that_word_cut_into_runs_is_whole():
    split = "<w:r><w:t>4</w:t></w:r><w:proofErr w:type='x'/><w:r><w:t>8.00</w:t></w:r>"
    assert said(word(BODY.replace("<w:r><w:t>48.00</w:t></w:r>", split))) == UNCHANGED


def test_a_figure_that_was_typed_over_or_away_is_changed():
    assert said(word(BODY.replace(">48.00<", ">50.00<")))[0] == ("48.00", "50.00", "changed")
    assert said(word(BODY.replace("<w:r><w:t>48.00</w:t></w:r>", "")))[0] == (
        "48.00",
        "",
        "changed",
    )


def test_a_figure_deleted_with_its_track_kept_is_changed():
    gone = "<w:del><w:r><w:delText>48.00</w:delText></w:r></w:del>"
    gone += "<w:ins><w:r><w:t>5</w:t></w:r></w:ins>"
    assert said(word(BODY.replace("<w:r><w:t>48.00</w:t></w:r>", gone)))[0][1:] == ("5", "changed")


def test_a_figure_whose_paragraph_is_gone_is_told():
    body = table((run("项目"), figure("24.00", BUDGET, 1, at=1)))
    assert sorted(one[2] for one in said(word(body))) == ["gone", "gone", "same"]


def test_the_figures_of_a_page_are_found_with_paragraph_and_cell():
    carried = carried_by_html(page_bytes())
    assert said(carried) == UNCHANGED
    assert [str(one.place) for one in carried.figures] == [
        "第2段", "第1张表第2行第2列", "第1张表第3行第2列",
    ]  # fmt: skip


def test_a_page_counts_merged_cells_as_wide_and_high_as_they_are():
    data = page_bytes().replace(
        b"<td>\xe9\xa1\xb9\xe7\x9b\xae</td>", b"<td rowspan=2 colspan=3>x</td>", 1
    )
    assert [one.place.column for one in carried_by_html(data).figures] == [None, 4, 5]


def test_the_figures_of_a_workbook_are_found_by_the_cells_that_the_hidden_tab_names(tmp_path):
    carried = workbook(tmp_path / "a.xlsx")
    assert [one.state for one in carried.figures] == [FigureState.SAME] * 3
    assert str(carried.figures[0].place) == "工作表“资金'表”第1行第2列"
    assert [one.now for one in carried.figures] == ["48.00", "24", "24"]
    assert all(one.tab != "数据来源" for one in carried.texts)


def test_figures_on_pages_are_found_in_their_order_and_may_go_over_the_end_of_a_page():
    texts = [
        Place("共2项，预算48.00万元", page=1, paragraph=1), Place("24.00", page=1, paragraph=2),
        Place("项目24", page=2, paragraph=3), Place("个，其中9.5分", page=2, paragraph=4),
    ]  # fmt: skip
    register = register_of([*FIGURES, ("项目24个，其中9.5分", BUDGET), ("7", BUDGET)])
    found = carried_by_pages(register, [*texts, Place("24.00", page=3)]).figures
    assert [one.state.value for one in found] == ["same"] * 4 + ["gone"]
    assert [one.place.page for one in found[:3]] == [1, 1, 2]


READERS = {
    "word": lambda text, path: word(register=text),
    "page": lambda text, path: carried_by_html(page_bytes(text)),
    "workbook": lambda text, path: workbook(path / "a.xlsx", text),
}


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("text", ["{}", "{broken", '{"schema":"jixiao/figures/9"}'])
def test_a_damaged_register_is_refused(kind, text, tmp_path):
    with pytest.raises(NotARegister):
        READERS[kind](text, tmp_path)


def test_a_file_without_a_register_says_so(tmp_path):
    with pytest.raises(NoRegister):
        word(register="")
    with pytest.raises(NoRegister):
        carried_by_html(b"<html><body><p>48.00</p></body></html>")
    with pytest.raises(NoRegister):
        carried_by_html(b"")


OFD = {
    "OFD.xml": "<o:OFD xmlns:o='u'><o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot>"
    "</o:DocBody></o:OFD>",
    "Doc_0/Document.xml": "<o:Document xmlns:o='u'><o:Attachments>Attachs/A.xml</o:Attachments>"
    "</o:Document>",
    "Doc_0/Attachs/A.xml": "<o:Attachments xmlns:o='u'><o:Attachment Name='jixiao-figures.json'>"
    "<o:FileLoc>/Doc_0/Attachs/f.json</o:FileLoc></o:Attachment></o:Attachments>",
}  # fmt: skip


def test_the_register_of_an_ofd_is_an_attachment_that_the_document_names():
    data = zipped({**OFD, "Doc_0/Attachs/f.json": REGISTER.to_json()})
    assert register_in_ofd(Package.of(data)) == REGISTER
    with pytest.raises(NoRegister):
        register_in_ofd(Package.of(zipped(OFD)))
    with pytest.raises(NotARegister):
        register_in_ofd(Package.of(zipped({**OFD, "Doc_0/Attachs/f.json": b"\xff\xfe"})))
