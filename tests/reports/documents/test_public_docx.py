"""A copy of a Word file for the public: masked run by run, without its history, else the same."""

import re
import zipfile
from pathlib import Path

import pytest
from tests.reports.paper.word.schema_order import faults

from jixiao.readers.read import read_document
from jixiao.reports.documents.masking import BY_HAND
from jixiao.reports.documents.public_docx import NotPublishable, public_docx
from jixiao.reports.paper.model import Paper, Span, Text
from jixiao.reports.paper.word.write import write_docx
from jixiao.reports.tracing.origin import Origin

SAMPLES = Path(__file__).parents[2] / "samples"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
AUTHOR = 'w:id="1" w:author="张某某" w:date="2021-01-01T00:00:00Z"'


def run(text, looks=""):
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, properties=""):
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def table(*rows):
    cells = ("".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


BODY = "".join((
    paragraph(run("联系人：张"), run("某"), run("某，电话：138"), run("0000"), run("0000")),
    paragraph(run("预算"), f"<w:ins {AUTHOR}>{run('48.00万元')}</w:ins>",
              f"<w:del {AUTHOR}><w:r><w:delText>删去的话</w:delText></w:r></w:del>"),
    paragraph(f'<w:commentRangeStart w:id="7"/>{run("已完成。")}<w:commentRangeEnd w:id="7"/>'
              '<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="7"/></w:r>'),
    paragraph(run("藏起来的话", "<w:rPr><w:vanish/></w:rPr>"),
              run("看得见", '<w:rPr><w:vanish w:val="0"/></w:rPr>')),
    paragraph(run("加粗", f'<w:rPr><w:b/><w:rPrChange {AUTHOR}><w:rPr/></w:rPrChange></w:rPr>')),
    paragraph(f"<w:del {AUTHOR}><w:r><w:delText>整段删去</w:delText></w:r></w:del>",
              properties=f"<w:pPr><w:rPr><w:del {AUTHOR}/></w:rPr></w:pPr>"),
    paragraph(run("【内部】先不要说。")),
    table(("联系人", "李某某", "电话", "0312-0000000"), ("审核意见", "退回重报", "", "")),
    f"<w:tbl><w:tr><w:trPr><w:del {AUTHOR}/></w:trPr>",
    f"<w:tc>{paragraph(run('删去的行'))}</w:tc></w:tr>",
    f"<w:tr><w:tc><w:tcPr><w:cellDel {AUTHOR}/></w:tcPr>",
    f"{paragraph(run('删去的格'))}</w:tc></w:tr></w:tbl>",
    f"<w:tbl><w:tr><w:trPr><w:del {AUTHOR}/></w:trPr>",
    f"<w:tc>{paragraph(run('整张删去'))}</w:tc></w:tr></w:tbl>",
    paragraph(run("三、内部备注")), paragraph(run("资金可能收回。")), table(("内部的表", "不给看")),
    paragraph(run("四、结论")), paragraph(run("按期完成。")),
    paragraph('<w:r><w:instrText> HYPERLINK "mailto:abc@example.cn" </w:instrText></w:r>',
              '<w:hyperlink w:tooltip="abc@example.cn">', run("邮箱"), "</w:hyperlink>"),
    paragraph(run("内部意见"), properties='<w:pPr><w:pStyle w:val="2"/></w:pPr>'),
    paragraph(run("不外传")), paragraph(run("")),
    paragraph(run("【内部】分节"), properties="<w:pPr><w:sectPr/></w:pPr>"),
    "<w:sectPr/>",
))  # fmt: skip
RELATIONS = {
    "word/_rels/document.xml.rels": (
        ("comments", "comments.xml", ""), ("hyperlink", "mailto:abc@example.cn", "External"),
        ("hyperlink", "tel:13800000000", "External"),
        ("hyperlink", "http://example.cn", "External"),
        ("header", "header1.xml", ""), ("settings", "settings.xml", ""),
        ("customXml", "../customXml/item9.xml", ""),
    ),
    "word/_rels/settings.xml.rels": (("attachedTemplate", "file:///C:/张某某/a.dotm", "External"),),
    "_rels/.rels": (("officeDocument", "word/document.xml", ""),
                    ("thumbnail", "docProps/thumbnail.jpeg", "")),
}  # fmt: skip
PARTS = {
    "word/document.xml": f"<w:document {W}><w:body>{BODY}</w:body></w:document>",
    "word/comments.xml": f'<w:comments {W}><w:comment w:id="7" w:author="张某某"/></w:comments>',
    "word/people.xml": f"<w:people {W}/>",
    "word/header1.xml": f"<w:hdr {W}>{paragraph(run('填报人：王某某'))}</w:hdr>",
    "word/styles.xml": f"<w:styles {W}/>",
    "word/settings.xml": f'<w:settings {W}><w:attachedTemplate/><w:docVars><w:docVar w:name="a" '
    'w:val="秘密"/></w:docVars></w:settings>',
    "word/media/image1.png": "png",
    "customXml/item9.xml": "<note>备忘</note>",
    "docProps/core.xml": "<core><creator>张某某</creator></core>",
    "docProps/app.xml": "<app/>",
    "docProps/thumbnail.jpeg": "jpeg",
}  # fmt: skip


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "source.docx"
    parts = dict(PARTS)
    for name, links in RELATIONS.items():
        said = (
            f'<Relationship Id="r{at}" Type="{R}/{kind}" Target="{target}"'
            + (f' TargetMode="{mode}"/>' if mode else "/>")
            for at, (kind, target, mode) in enumerate(links)
        )
        parts[name] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(said)}</Relationships>'
        )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/comments.xml" '
        'ContentType="c"/><Override PartName="/word/document.xml" ContentType="d"/></Types>'
    )
    with zipfile.ZipFile(path, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return path


def parts_of(path):
    with zipfile.ZipFile(path) as made:
        return {name: made.read(name) for name in made.namelist()}


def paragraphs_of(path):
    body = parts_of(path)["word/document.xml"].decode()
    said = (re.findall(r"<w:t[ >][^<]*", one) for one in body.split("</w:p>"))
    return ["".join(text.split(">", 1)[-1] for text in some) for some in said]


def test_personal_data_is_masked_across_runs_and_by_the_titles_of_cells(source, tmp_path):
    removed = public_docx(source, tmp_path / "public.docx")
    said = paragraphs_of(tmp_path / "public.docx")
    assert said[0] == "联系人：张××，电话：138****0000"
    assert said[5:9] == ["联系人", "李××", "电话", "0312-*******"]
    kinds = {one.kind for one in removed}
    assert {"姓名", "手机号码", "固定电话", "电子邮箱"} <= kinds
    assert ("手机号码", "第1段") in [(one.kind, one.where) for one in removed]


def test_nothing_of_the_history_of_the_file_is_left(source, tmp_path):
    public_docx(source, tmp_path / "public.docx")
    parts = parts_of(tmp_path / "public.docx")
    whole = b"".join(parts.values()).decode(errors="replace")
    secrets = (
        "某某", "删去", "藏起来", "先不要说", "退回", "收回", "不给看", "外传", "秘密", "w:author",
        "comment", "abc@", "13800000000", "0000000\"", "dotm", "thumbnail",
    )  # fmt: skip
    assert [one for one in secrets if one in whole] == []
    assert {"word/comments.xml", "word/people.xml", "docProps/thumbnail.jpeg"}.isdisjoint(parts)


def test_what_was_put_in_and_what_may_be_seen_stays(source, tmp_path):
    public_docx(source, tmp_path / "public.docx")
    said = paragraphs_of(tmp_path / "public.docx")
    assert parts_of(tmp_path / "public.docx")["word/document.xml"].count(b"<w:tbl>") == 2
    for text in ("预算48.00万元", "已完成。", "看得见", "加粗", "四、结论", "按期完成。", "邮箱"):
        assert text in said


def test_every_other_part_is_the_same_byte_for_byte(source, tmp_path):
    before = parts_of(source)
    public_docx(source, tmp_path / "public.docx")
    assert parts_of(source) == before
    after = parts_of(tmp_path / "public.docx")
    for name in (
        "word/styles.xml",
        "word/media/image1.png",
        "customXml/item9.xml",
        "docProps/app.xml",
    ):
        assert after[name] == before[name]


def test_what_no_program_can_look_into_is_left_to_a_person(source, tmp_path):
    removed = public_docx(source, tmp_path / "public.docx")
    assert {one.kind for one in removed if one.action == BY_HAND} == {"图片", "自定义数据"}


def test_the_register_of_our_own_documents_goes_with_what_points_to_it(tmp_path):
    paper = Paper("报告", (Text((Span("共"), Span("3", Origin("个数")), Span("个。"))),))
    write_docx(paper, tmp_path / "made.docx")
    removed = public_docx(tmp_path / "made.docx", tmp_path / "public.docx")
    assert "数据来源记录" in {one.kind for one in removed}
    assert faults(tmp_path / "public.docx") == []
    whole = b"".join(parts_of(tmp_path / "public.docx").values())
    assert b"urn:jixiao" not in whole
    assert b"customXml" not in whole
    assert [one.text for one in read_document(tmp_path / "public.docx").paragraphs()] == ["共3个。"]


@pytest.mark.parametrize("name", ["baoding-2020/report.docx", "corpus/museum-2024.docx"])
def test_a_copy_of_a_real_file_reads_as_before_but_for_its_contacts(name, tmp_path):
    before = read_document(SAMPLES / name)
    removed = public_docx(SAMPLES / name, tmp_path / "public.docx")
    after = read_document(tmp_path / "public.docx")
    assert [one.indicators for one in after.sheets] == [one.indicators for one in before.sheets]
    assert [one.text for one in after.sections] == [one.text for one in before.sections]
    contacts = [one for one in removed if one.action == "遮盖"]
    assert bool(contacts) == ("museum" in name)


def test_a_file_is_never_written_over_by_its_own_copy(source):
    with pytest.raises(NotPublishable, match="不能覆盖原文件"):
        public_docx(source, source)


def test_what_is_no_word_file_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    path.write_text("文字")
    with pytest.raises(NotPublishable, match="另存为"):
        public_docx(path, tmp_path / "b.docx")
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.txt", "文字")
    with pytest.raises(NotPublishable, match="通常的位置"):
        public_docx(path, tmp_path / "b.docx")
