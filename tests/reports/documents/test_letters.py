"""Letters on findings: what they count, quote and ask for, and what they leave to a person."""

import re
from dataclasses import replace
from datetime import date

import pytest

from jixiao.domain.document import Document, Source
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.place import Place
from jixiao.pipeline.checking import check
from jixiao.readers.read import read_document
from jixiao.reports.documents.findings_letter import findings_letter_paper
from jixiao.reports.documents.letter import ground_of, letter, quoted, where_of
from jixiao.reports.documents.rectification_ledger import code_of
from jixiao.reports.documents.rectification_notice import (
    NothingToRectify,
    rectification_notice_paper,
)
from jixiao.reports.documents.spot_check import spot_check_paper
from jixiao.reports.narrative.wordings import all_wordings
from jixiao.reports.paper.model import Addressee, Annex, Heading, Signature, Table, Text, plain
from jixiao.reports.paper.word.write import write_docx

FIGURE = re.compile(r"\d+(?:\.\d+)?")
# Numbers of enumeration and of official documents, dates of the letter, gaps.
ALLOWED = re.compile(
    r"^\d+．|[〔（][^〕）]*[〕）]\d*号?|\d+年\d+月\d+日|【待填写：[^】]*】|财预〔\d+〕\d+号"
)


@pytest.fixture(scope="module")
def checked(samples):
    return check(read_document(samples / "baoding-2020" / "report.docx"))


@pytest.fixture(scope="module")
def scored(samples):
    return check(read_document(samples / "self-evaluations" / "shanxi-jishan-2020.xlsx"))


def finding(**values):
    said = {"code": "FU001", "severity": Severity.ERROR, "message": "总数与分项不符", "fix": "改正"}
    return Finding(**{**said, **values})


def texts_of(paper):
    return [plain(one.spans) for one in paper.blocks if isinstance(one, Heading | Text)]


def papers(checked, scored):
    deadline = date(2021, 4, 30)
    yield findings_letter_paper(checked.document, checked.findings, sender="青禾县财政局")
    yield rectification_notice_paper(checked.document, checked.findings, deadline=deadline)
    yield spot_check_paper(scored.document, scored.scores, scored.findings)
    yield spot_check_paper(checked.document, checked.scores, checked.findings)


def test_every_figure_in_the_text_of_a_letter_has_its_origin(checked, scored):
    for paper in papers(checked, scored):
        for block in paper.blocks:
            if isinstance(block, Heading | Text):
                bare = "".join(span.text for span in block.spans if span.origin is None)
                assert FIGURE.findall(ALLOWED.sub("", bare)) == [], bare


def test_every_figure_in_a_table_of_a_letter_has_its_origin(checked, scored):
    for paper in papers(checked, scored):
        for table in (one for one in paper.blocks if isinstance(one, Table)):
            for at, row in enumerate(table.rows[1:], start=1):
                for cell in row[1:]:
                    titles = {one.column: one.text for one in table.rows[0]}
                    if titles.get(cell.column) == "依据":
                        continue
                    bare = FIGURE.search(ALLOWED.sub("", cell.text))
                    assert not bare or (at, cell.column) in table.origins, cell.text


def test_the_letter_goes_to_the_unit_and_is_signed_by_the_sender(checked):
    paper = findings_letter_paper(
        checked.document, checked.findings, sender="青禾县财政局", day=date(2021, 3, 15)
    )
    assert Addressee("保定市科学技术协会") in paper.blocks
    assert Signature("青禾县财政局", "2021年3月15日") in paper.blocks


def test_what_only_the_sender_knows_is_a_gap(checked):
    paper = findings_letter_paper(checked.document, checked.findings)
    text = "\n".join(texts_of(paper))
    for what in ("发文字号", "反馈期限", "联系人", "联系电话"):
        assert f"【待填写：{what}】" in text
    (signature,) = [one for one in paper.blocks if isinstance(one, Signature)]
    assert signature == Signature("【待填写：发函单位】", "【待填写：成文日期】")


def test_the_counts_of_the_table_add_up_to_the_findings(checked):
    paper = findings_letter_paper(checked.document, checked.findings)
    counts, listing = [one for one in paper.blocks if isinstance(one, Table)]
    numbers = [[int(cell.text.replace("—", "0")) for cell in row[1:]] for row in counts.rows[1:]]
    assert numbers[-1][-1] == len(checked.findings) == len(listing.rows) - 1
    for row in numbers:
        assert sum(row[:-1]) == row[-1]
    for column in zip(*numbers, strict=True):
        assert sum(column[:-1]) == column[-1]


def test_the_annex_lists_every_finding_with_its_code_on_a_wide_page(checked):
    paper = findings_letter_paper(checked.document, checked.findings)
    annex, listing = paper.blocks[-2:]
    assert isinstance(annex, Annex)
    assert annex.is_wide
    codes = sorted(re.findall(r"〔([A-Z]{2}\d{3})〕", row[4].text)[0] for row in listing.rows[1:])
    assert codes == sorted(one.code for one in checked.findings)


def test_every_kind_of_grave_finding_is_told_in_the_text(checked):
    text = "\n".join(texts_of(findings_letter_paper(checked.document, checked.findings)))
    grave = {one.code: one for one in reversed(checked.findings) if one.severity == "error"}
    assert len(grave) > 10
    for one in grave.values():
        assert " ".join(one.message.split()).rstrip("。") in text


def test_few_grave_findings_are_all_told_with_place_quotation_ground_and_advice():
    one = finding(
        evidence="共11个项目", place=Place(paragraph=3), project="培训项目", field="indicators",
        basis="财预〔2020〕10号（单位自评的规定；条文未核对原文）", fix="把11改为12",
    )  # fmt: skip
    text = "\n".join(texts_of(findings_letter_paper(Document(), [one])))
    for part in (
        "项目“培训项目”，第3段",
        "“共11个项目”",
        "财预〔2020〕10号（条文未核对原文）",
        "把11改为12。",
    ):
        assert part in text
    assert "发文前请逐条核对所引文件原文" in text


def test_a_quotation_that_the_message_repeats_is_not_printed_twice():
    one = finding(message="标题“四、整改措施”下没有内容", evidence="四、整改措施")
    text = "\n".join(texts_of(findings_letter_paper(Document(), [one])))
    assert text.count("四、整改措施") == 1


def test_findings_that_are_not_grave_are_left_to_the_annex():
    paper = findings_letter_paper(Document(), [finding(severity=Severity.NOTE)])
    assert any("没有发现错误类问题" in text for text in texts_of(paper))


def test_a_clean_paper_gets_a_letter_that_says_so_without_annex(checked):
    paper = findings_letter_paper(checked.document, [])
    assert any("未发现" in text or "没有发现" in text for text in texts_of(paper))
    assert not [one for one in paper.blocks if isinstance(one, Annex | Table)]


def test_a_unit_in_its_own_title_is_not_named_twice():
    document = Document(title="青禾县水利局关于2023年度绩效自评的报告")
    document = replace(document, unit=replace(document.unit, name="青禾县水利局"))
    assert plain(letter(document, []).material) == "《关于2023年度绩效自评的报告》"
    assert plain(letter(Document(), []).material) == "绩效材料"


def test_the_ground_is_its_document_numbers_or_its_first_words():
    assert ground_of(finding(basis="惯例（没有专门的规定）")) == "惯例"
    assert (
        ground_of(finding(basis="财预〔2020〕10号、财预〔2021〕101号"))
        == "财预〔2020〕10号、财预〔2021〕101号"
    )
    assert ground_of(finding(basis="财预〔2020〕10号（一；条文未核对原文）")).endswith(
        "（条文未核对原文）"
    )
    assert where_of(finding(field="target")) == "指标值"
    assert quoted(finding(evidence="甲" * 300, wrong="甲乙")) == "甲" * 119 + "…"


def test_two_units_do_not_read_alike_and_one_always_reads_the_same(checked):
    first = texts_of(findings_letter_paper(checked.document, checked.findings))
    assert first == texts_of(findings_letter_paper(checked.document, checked.findings))
    others = set()
    for name in ("青禾县水利局", "云州市第三中学", "宁湖县卫生健康局", "溪阳县档案馆"):
        document = replace(checked.document, unit=replace(checked.document.unit, name=name))
        others.add(tuple(texts_of(findings_letter_paper(document, checked.findings))[1:3]))
    assert len(others) > 1


def test_the_wordings_of_letters_hold_no_figure_of_their_own():
    for key, texts in all_wordings().items():
        if key.split(".")[0] in {"letter", "findings_letter", "notice", "ledger", "spot_check"}:
            assert not re.search(r"[0-9０-９]", "".join(texts)), key


def test_a_notice_is_refused_where_nothing_was_found(checked):
    with pytest.raises(NothingToRectify, match="没有需要整改的问题"):
        rectification_notice_paper(checked.document, [])


def test_a_notice_asks_for_what_the_findings_propose_and_names_the_deadline(checked):
    paper = rectification_notice_paper(
        checked.document, checked.findings, number="青财绩〔2021〕3号", deadline=date(2021, 4, 30)
    )
    text = "\n".join(texts_of(paper))
    assert "青财绩〔2021〕3号" in text
    assert "2021年4月30日前" in text
    assert "【待填写：整改期限】" not in text
    gap = rectification_notice_paper(checked.document, checked.findings)
    assert "【待填写：整改期限】前" in "\n".join(texts_of(gap))


def test_a_notice_tells_consequences_only_with_their_ground_and_a_gap_for_the_local_rule(checked):
    text = "\n".join(texts_of(rectification_notice_paper(checked.document, checked.findings)))
    assert "财预〔2020〕10号，条文未核对原文" in text
    assert (
        "【待填写：本地区关于整改结果与预算安排挂钩的具体规定及文号；没有规定的删去此处】" in text
    )


def test_a_notice_has_a_measure_for_one_and_for_many_and_for_none():
    some = [finding(fix="逐项核对"), finding(message="又一个", fix="逐项核对")]
    one = "\n".join(texts_of(rectification_notice_paper(Document(), some)))
    assert "逐项核对。" in one
    bare = "\n".join(texts_of(rectification_notice_paper(Document(), [finding(fix="")])))
    assert "请对照附件所列问题逐项研究确定整改措施。" in bare
    single = [finding(fix="改为20分", indicator="受训人数"), finding(fix="逐项核对")]
    text = "\n".join(texts_of(rectification_notice_paper(Document(), single)))
    assert "指标“受训人数”：改为20分。" in text
    many = [finding(fix=f"措施{name}") for name in "甲乙丙丁戊己"]
    assert any(
        "其余1个问题" in text for text in texts_of(rectification_notice_paper(Document(), many))
    )


def test_the_reply_form_is_read_back_with_the_codes_of_its_findings(checked, tmp_path):
    paper = rectification_notice_paper(
        checked.document, checked.findings, deadline=date(2021, 4, 30)
    )
    write_docx(paper, tmp_path / "notice.docx")
    lines = read_document(tmp_path / "notice.docx").rectifications
    assert sorted(map(code_of, lines)) == sorted(one.code for one in checked.findings)
    assert {one.due_date for one in lines} == {date(2021, 4, 30)}
    assert {(one.measure, one.owner, one.status) for one in lines} == {("", "", "")}


def test_the_year_and_the_source_stand_in_the_origins(checked):
    paper = findings_letter_paper(checked.document, checked.findings)
    paths = {cell.path for _text, origin in paper.origins() for cell in origin.cells}
    assert paths == {checked.document.source.path}
    assert isinstance(checked.document.source, Source)
