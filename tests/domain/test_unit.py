import pytest

from jixiao.domain.unit import BudgetUnit


@pytest.mark.parametrize(
    ("printed", "code", "name"),
    [
        ("731002保定市科学技术协会（机关）", "731002", "保定市科学技术协会（机关）"),
        ("219-某镇人民政府", "219", "某镇人民政府"),
        ("[301001]某县水利局", "301001", "某县水利局"),
        ("（402）某区财政局", "402", "某区财政局"),
        ("某市图书馆（105003）", "105003", "某市图书馆"),
        ("某市图书馆（本级）", "", "某市图书馆（本级）"),
        ("65中学", "", "65中学"),
        ("  某县林业局 ", "", "某县林业局"),
        ("", "", ""),
    ],
)
def test_a_unit_is_split_into_the_code_of_the_platform_and_the_name(printed, code, name):
    assert BudgetUnit.parse(printed) == BudgetUnit(code, name)
