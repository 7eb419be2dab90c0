"""The ledger of rectifications: as a paper, as a workbook, and read back by our own reader."""

import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.audit.loader import all_rules
from jixiao.domain.document import Source
from jixiao.domain.place import Place
from jixiao.domain.rectification import Rectification
from jixiao.pipeline.checking import check
from jixiao.readers.read import read_document
from jixiao.reports.documents.rectification_ledger import (
    OVERDUE,
    STATES,
    code_of,
    is_overdue,
    rectification_ledger_paper,
    rectifications_from,
)
from jixiao.reports.paper.model import Table, Text, plain
from jixiao.reports.paper.word.write import write_docx
from jixiao.reports.workbooks.rectification import write_rectification_ledger

DAY = date(2024, 7, 15)
JUNE, AUGUST = date(2024, 6, 30), date(2024, 8, 31)
BY_JUNE, BY_AUGUST = "2024年6月30日", "2024年8月31日"
ITEMS = (
    Rectification("〔FU001〕个数不符。", "逐项核对", "财务股", BY_JUNE, JUNE, "整改中", False),
    Rectification("〔TG001〕指标值空白。", "补填", "业务股", BY_AUGUST, AUGUST, "未整改", False),
    Rectification("〔TX004〕错别字。", "改正", "办公室", BY_JUNE, JUNE, "已销号", True),
    Rectification("〔SE007〕没有说明原因。", "补写原因", "", "", None, "未整改", False),
    Rectification("=1+1", "长期坚持", "办公室", "长期坚持", None, "已整改", True),
)
SAID = ("finding", "measure", "owner", "deadline", "due_date", "status", "is_closed")


def said(line):
    return {name: getattr(line, name) for name in SAID}


def read_back(items, path, **options):
    write_rectification_ledger(items, path, **options)
    return read_document(path)


def test_the_workbook_is_read_back_line_by_line(tmp_path):
    back = read_back(ITEMS, tmp_path / "ledger.xlsx", unit="青禾县水利局", day=DAY)
    assert [said(one) for one in back.rectifications] == [said(one) for one in ITEMS]
    assert back.signed_date == DAY
    assert back.problems == ()


def test_the_rules_find_in_the_workbook_what_is_missing_and_what_is_overdue(tmp_path):
    back = read_back(ITEMS, tmp_path / "ledger.xlsx", unit="青禾县水利局", day=DAY)
    rules = [one for one in all_rules() if one.code in {"RC001", "RC002"}]
    found = {one.code: one.message for one in check(back, rules=rules).findings}
    assert "SE007" in found["RC001"]
    assert "FU001" in found["RC002"]


words = st.text("甲乙丙丁问题措施，。（）0123456789%", min_size=1, max_size=40).filter(
    lambda text: text.strip(" ，。").strip() == text and not text.isdigit()
)


days = st.dates(date(2001, 1, 1), date(2090, 1, 1))
ledgers = st.lists(st.tuples(words, words, days, st.sampled_from(STATES)), min_size=1, max_size=5)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ledgers)
def test_any_ledger_comes_back_as_it_was_written(tmp_path, drawn):
    items = [
        Rectification(
            f"指标不实{finding}", f"应当改正{measure}", "财务股",
            f"{day.year}年{day.month}月{day.day}日", day, status, status in STATES[2:],
        )
        for finding, measure, day, status in drawn
    ]  # fmt: skip
    back = read_back(items, tmp_path / "ledger.xlsx")
    assert [said(one) for one in back.rectifications] == [said(one) for one in items]


def test_the_workbook_offers_the_states_and_asks_for_dates(tmp_path):
    write_rectification_ledger(ITEMS, tmp_path / "ledger.xlsx", day=DAY)
    with zipfile.ZipFile(tmp_path / "ledger.xlsx") as parts:
        tab = parts.read("xl/worksheets/sheet1.xml").decode()
    assert f'"{",".join(STATES)}"' in tab.replace("&quot;", '"')
    assert tab.count('type="date"') == 2
    assert "<autoFilter" in tab
    assert 'orientation="landscape"' in tab
    assert tab.count("<cfRule") == 2


def test_overdue_is_told_by_a_word_and_not_by_colour_alone(tmp_path):
    write_rectification_ledger(ITEMS, tmp_path / "ledger.xlsx", day=DAY)
    with zipfile.ZipFile(tmp_path / "ledger.xlsx") as parts:
        tab = parts.read("xl/worksheets/sheet1.xml").decode()
    assert tab.count(f"<v>{OVERDUE}</v>") == 1
    assert tab.count("<v>否</v>") == len(ITEMS) - 1


def test_what_looks_like_a_formula_stays_text(tmp_path):
    back = read_back(ITEMS, tmp_path / "ledger.xlsx")
    assert back.rectifications[-1].finding == "=1+1"


@pytest.mark.parametrize(
    ("due", "closed", "day", "late"),
    [
        (date(2024, 6, 30), False, DAY, True),
        (date(2024, 6, 30), None, DAY, True),
        (date(2024, 6, 30), True, DAY, False),
        (DAY, False, DAY, False),
        (None, False, DAY, False),
        (date(2024, 6, 30), False, None, False),
    ],
)
def test_a_line_is_overdue_the_day_after_its_deadline_until_it_is_closed(due, closed, day, late):
    assert is_overdue(Rectification(due_date=due, is_closed=closed), day=day) is late


def test_findings_become_lines_with_code_measure_and_nobody_yet(samples):
    checked = check(read_document(samples / "baoding-2020" / "report.docx"))
    lines = rectifications_from(checked.findings)
    assert sorted(map(code_of, lines)) == sorted(one.code for one in checked.findings)
    assert {(one.owner, one.deadline, one.status) for one in lines} == {("", "", STATES[0])}
    assert all(one.measure for one in lines)
    assert code_of(Rectification("没有编号的问题")) == ""


def test_the_paper_counts_states_overdue_and_what_is_lacking():
    paper = rectification_ledger_paper(ITEMS, unit="青禾县水利局", day=DAY)
    (text,) = [plain(one.spans) for one in paper.blocks if isinstance(one, Text)]
    assert "未整改2项、整改中1项、已整改1项、已销号1项" in text
    assert "2024年7月15日" in text
    assert "1项" in text.split("。")[1]
    assert "责任人或者整改时限" in text
    assert all(count.isdigit() or "年" in count or "〔" in count or "=" in count
               for count, _origin in paper.origins())  # fmt: skip


def test_a_paper_without_a_day_calls_nothing_overdue():
    paper = rectification_ledger_paper([replace(one, status="") for one in ITEMS])
    (text,) = [plain(one.spans) for one in paper.blocks if isinstance(one, Text)]
    assert "逾期" not in text
    assert "【待填写：整改状态】5项" in text
    table = next(one for one in paper.blocks if isinstance(one, Table))
    assert {row[6].text.strip() for row in table.rows[1:]} == {""}


def test_the_printed_ledger_is_read_back_as_well(tmp_path):
    write_docx(rectification_ledger_paper(ITEMS, unit="青禾县水利局", day=DAY), tmp_path / "l.docx")
    back = read_document(tmp_path / "l.docx")
    assert [said(one) for one in back.rectifications] == [said(one) for one in ITEMS]


def test_an_empty_ledger_is_a_form_to_fill_in(tmp_path):
    paper = rectification_ledger_paper([])
    assert not [one for one in paper.blocks if isinstance(one, Text)]
    assert read_back([], tmp_path / "ledger.xlsx").rectifications == ()


def test_the_workbook_carries_where_its_figures_come_from(tmp_path):
    items = [replace(ITEMS[0], place=Place("共11个项目", paragraph=3))]
    source = Source("report.docx", "0" * 64, "docx")
    path = tmp_path / "ledger.xlsx"
    back = read_back(items, path, source=source)
    assert [said(one) for one in back.rectifications] == [said(one) for one in items]
    with zipfile.ZipFile(path) as parts:
        texts = parts.read("xl/sharedStrings.xml").decode()
    assert "'整改台账'!B4" in texts
    assert "共11个项目" in texts
