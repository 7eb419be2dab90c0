"""The version for the public: what is masked, what goes, and that nothing else changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.domain.document import Document, Paragraph, Section, Source
from jixiao.domain.grid import Cell, Grid
from jixiao.domain.place import Place
from jixiao.domain.rectification import Rectification
from jixiao.domain.sheet import Project, Sheet
from jixiao.readers.read import read_document
from jixiao.reports.documents.masking import (
    BY_HAND,
    Removals,
    Removed,
    conceal,
    is_internal,
    is_internal_label,
)
from jixiao.reports.documents.public_tables import public_rows
from jixiao.reports.documents.public_version import public_version
from jixiao.reports.documents.removed_list import removed_paper
from jixiao.reports.paper.model import (
    Addressee,
    Annex,
    AnnexList,
    Heading,
    Paper,
    Picture,
    Signature,
    Span,
    Table,
    Text,
    Title,
    plain,
)
from jixiao.reports.paper.page import Layout
from jixiao.reports.tracing.origin import Origin, SourceCell

SAMPLES = Path(__file__).parents[2] / "samples"
READABLE = {".docx", ".xlsx", ".html", ".txt", ".rtf", ".csv"}
# These samples have a made-up contact in them.
WITH_CONTACT = {
    "lanshi-archives-2023-accounts.txt", "department-2022-parted.rtf", "museum-2024-blanks.txt",
    "museum-2024.docx", "rescue-2021-lines.txt", "wetland-2022.docx", "youth-2023-page.html",
    "youth-2023-pipes.txt",
}  # fmt: skip
PHONE, IDENTITY = "13800000000", "110101190001011009"


def concealed(text, *labels):
    return conceal(text, Removals(), labels=labels)


@pytest.mark.parametrize(
    ("text", "labels", "hidden"),
    [
        (f"电话{PHONE}。", (), "电话138****0000。"),
        ("手机138-0000-0000", (), "手机138-****-0000"),
        ("电话１３８００００００００", (), "电话１３８****００００"),
        ("联系电话：0312-0000000", (), "联系电话：0312-*******"),
        ("2000000", ("联系电话",), "*******"),
        (f"身份证{IDENTITY}", (), "身份证1****************9"),
        ("账号6228000000000000000", (), "账号***************0000"),
        ("邮箱abc@example.cn", (), "邮箱a**@example.cn"),
        ("住址：东风路12号3单元501室", (), "住址：东风路××号×单元×××室"),
        ("联系人：张某某", (), "联系人：张××"),
        ("欧阳某某", ("项目负责人",), "欧阳××"),
        ("张 某", ("填报人", "其他"), "张 ×"),
        (PHONE, ("金额（元）", "联系电话"), PHONE),
        ("", (), ""),
    ],
)
def test_a_mask_is_as_long_as_what_it_hides(text, labels, hidden):
    assert concealed(text, *labels) == hidden
    assert len(hidden) == len(text)


@given(st.text(alphabet="0123456789张某某联系人电话：，-@.号abc ", max_size=60))
def test_masking_keeps_the_length_and_has_nothing_left_to_do(text):
    once = concealed(text)
    assert len(once) == len(text)
    assert concealed(once) == once


PATHS = sorted(one for one in SAMPLES.rglob("*") if one.suffix in READABLE)


@pytest.mark.parametrize("path", PATHS, ids=lambda one: one.name)
def test_nothing_of_a_published_sample_is_masked_that_is_no_contact(path):
    document = read_document(path)
    public, removed = public_version(document)
    if path.name in WITH_CONTACT:
        assert {one.kind for one in removed} <= {"姓名", "固定电话", "手机号码"}
        return
    assert removed == ()
    assert public == replace(document, source=public.source)
    assert public.tables == document.tables


@pytest.mark.parametrize(
    ("text", "internal"),
    [
        ("【内部】以下不公开", True),
        ("（不公开）资金缺口较大。", True),
        ("内部备注：等领导定", True),
        ("财政部门审核意见：同意", True),
        ("资金缺口较大（不宜公开）。", True),
        ("内部控制制度健全，执行有效。", False),
        ("本单位不公开招标的项目共3个。", False),
        ("根据审核意见修改了指标值。", False),
        ("加强内部管理。", False),
    ],
)
def test_an_internal_remark_is_known_by_its_mark(text, internal):
    assert is_internal(text) is internal


def test_a_title_of_internal_remarks_is_known_with_its_number():
    assert is_internal_label("三、内部备注")
    assert is_internal_label("审核意见：")
    assert not is_internal_label("内部控制")
    assert not is_internal_label("审核意见函")


def document():
    place = Place(f"联系人：张某某，电话{PHONE}", paragraph=4)
    remark = Paragraph("内部备注：资金可能收回", Place("内部备注：资金可能收回", paragraph=5))
    body = (Paragraph(place.text, place), remark, Paragraph("按期完成。", Place(paragraph=6)))
    text = "\n".join(one.text for one in body)
    return Document(
        source=Source("/home/zhang/report.docx", "0" * 64, "docx"),
        sections=(
            Section("一、", "基本情况", 1, text, Place(paragraph=3), paragraphs=body),
            Section("二、", "内部意见", 1, "不要外传", Place(paragraph=7)),
            Section("（一）", "说明", 2, "更不要外传", Place(paragraph=8)),
            Section("三、", "结论", 1, "按期完成。", Place(paragraph=9)),
        ),
        sheets=(
            Sheet(
                project=Project("110101190001011009", "培训项目"),
                extra={"项目负责人": "李某某", "审核意见": "退回重报", "联系电话": PHONE},
                places={"联系电话": Place(PHONE, table=1, row=2, column=4)},
            ),
        ),
        rectifications=(Rectification("个数不符", owner="王某某", place=Place(table=2, row=2)),),
        tables=(
            Grid(((Cell("姓名", 0), Cell("身份证号", 1), Cell("补助金额（元）", 2)),
                  (Cell("赵某某", 0), Cell(IDENTITY, 1), Cell("13800000000", 2)))),
        ),
    )  # fmt: skip


def test_a_document_for_the_public_tells_no_person_and_no_remark():
    public, removed = public_version(document())
    said = repr(public)
    for secret in ("张某某", "李某某", "王某某", "赵某某", "收回", "外传", "退回", "zhang"):
        assert secret not in said
    assert [one.title for one in public.sections] == ["基本情况", "结论"]
    assert public.sections[0].text == "联系人：张××，电话138****0000\n按期完成。"
    assert public.sheets[0].project.code == "110101190001011009"
    assert public.sheets[0].extra["联系电话"] == "138****0000"
    assert public.tables[0].rows[1][2].text == "13800000000"
    assert (
        Removed("手机号码", "第1张表第2行第4列", "遮盖", "个人联系方式，公开后不能收回") in removed
    )
    assert {"内部资料", "姓名", "身份证号码"} <= {one.kind for one in removed}


def test_the_list_of_what_was_removed_never_says_what_it_was():
    _public, removed = public_version(document())
    said = repr(removed) + repr(removed_paper(removed, title="自评报告"))
    for secret in (PHONE, IDENTITY, "张某某", "赵某某", "外传", "退回"):
        assert secret not in said


def test_the_given_document_is_not_changed():
    before, given_one = document(), document()
    public_version(given_one)
    assert given_one == before


def paper():
    origin = Origin("联系电话", (SourceCell("/home/zhang/r.docx", Place(PHONE, paragraph=4)),))
    remark = Origin("备注", (SourceCell("r.docx", Place("内部备注：待定")),))
    rows = (
        (Cell("联系人", 0), Cell("张某某", 1), Cell("电话", 2), Cell(PHONE, 3)),
        (Cell("审核意见", 0), Cell("退回重报", 1, 3)),
    )
    return Paper(
        "自评报告（联系人：张某某）",
        (
            Title(("自评报告",)), Addressee("财政局"),
            Text((Span("电话138"), Span("00000000", origin), Span("。"))),
            Text((Span("【内部】待定"),)),
            Heading((Span("一、内部备注"),), 1), Text((Span("待定"),)),
            Heading((Span("（一）细节"),), 2),
            Heading((Span("二、结论"),), 1), Text((Span("完成"), Span("3", remark))),
            Table(rows, Layout((1, 1, 1, 1)), origins={(0, 3): origin}),
            Picture("<svg><text>13800000000</text></svg>", "联系人：张某某"),
            AnnexList(("联系人：张某某",)), Signature("联系人：张某某", "2021年3月15日"),
            Annex("附件", "名单", "填表人：张某某"),
        ),
    )  # fmt: skip


def test_a_paper_for_the_public_is_masked_also_across_spans_and_in_its_origins():
    public, removed = public_version(paper())
    said = repr(replace(public, blocks=tuple(
        one for one in public.blocks if not isinstance(one, Picture)
    )))  # fmt: skip
    for secret in ("张某某", PHONE, "00000000", "退回", "待定", "/home"):
        assert secret not in said
    texts = [plain(one.spans) for one in public.blocks if isinstance(one, Text | Heading)]
    assert texts == ["电话138****0000。", "二、结论", "完成3"]
    (table,) = [one for one in public.blocks if isinstance(one, Table)]
    assert [cell.text for cell in table.rows[1]] == ["审核意见", ""]
    assert table.origins[0, 3].cells[0].path == "r.docx"
    assert [one.kind for one in removed].count("内部资料") == 5


def test_in_a_row_of_titles_one_title_does_not_ask_for_the_next():
    rows = (
        tuple(Cell(text, at) for at, text in enumerate(("序号", "审核意见", "指标", "得分"))),
        tuple(Cell(text, at) for at, text in enumerate(("1", "不实", "受训人数", "10"))),
    )
    texts = [[cell.text for cell in row] for row in public_rows(rows, Removals())]
    assert texts == [["序号", "审核意见", "指标", "得分"], ["1", "", "受训人数", "10"]]


def test_the_list_counts_what_was_done_and_what_is_left_to_a_person():
    removed = (
        Removed("姓名", "第3段", "遮盖", "个人姓名"),
        Removed("图片", "image1.png", BY_HAND, "图片中的文字不能自动识别"),
    )
    made = removed_paper(removed, title="自评报告", unit="青禾县水利局")
    (text,) = [plain(one.spans) for one in made.blocks if isinstance(one, Text)]
    assert "共处理1处" in text
    assert "1处" in text.split("处理", 2)[-1]
    (table,) = [one for one in made.blocks if isinstance(one, Table)]
    assert [row[1].text for row in table.rows] == ["种类", "姓名", "图片"]
    none = removed_paper((), title="自评报告")
    assert any("没有发现" in plain(one.spans) for one in none.blocks if isinstance(one, Text))
