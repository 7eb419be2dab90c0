"""Up to which month of its year a sheet tells."""

import pytest

from jixiao.domain.cut_off import cut_off_of, month_in
from jixiao.domain.document import Document
from jixiao.domain.sheet import Sheet, SheetKind


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1-6月执行数", 6),
        ("1—7月执行数", 7),
        ("１－１０月 执行率", 10),
        ("2025年1至10月绩效运行监控表", 10),
        ("截至7月底执行数", 7),
        ("截止到2025年9月30日累计支出数", 9),
        ("上半年绩效监控表", 6),
        ("前三季度监控表", 9),
        ("2025年第一季度监控表", 3),
        ("全年绩效监控表", 12),
        ("1-n月执行数", None),
        ("4-7月执行数", None),
        ("11-12月执行数", None),
        ("第三季度监控表", None),
        ("执行数", None),
        ("", None),
    ],
)
def test_the_last_month_of_a_time_since_january_is_read(text, month):
    assert month_in(text) == month


def test_what_columns_say_goes_before_the_titles_of_sheet_and_document():
    document = Document(title="2025年1-6月监控表汇总")
    titled = Sheet(kind=SheetKind.MONITORING, title="1-7月监控表")
    assert cut_off_of(Sheet(kind=SheetKind.MONITORING, cut_off_month=10), document) == 10
    assert cut_off_of(titled, document) == 7
    assert cut_off_of(Sheet(kind=SheetKind.MONITORING), document) == 6
    assert cut_off_of(Sheet(kind=SheetKind.MONITORING), Document()) is None


def test_a_self_evaluation_is_of_the_whole_year_and_objectives_of_no_month():
    document = Document(title="1-6月")
    assert cut_off_of(Sheet(kind=SheetKind.SELF_EVALUATION), document) == 12
    assert cut_off_of(Sheet(kind=SheetKind.OBJECTIVE), document) is None
