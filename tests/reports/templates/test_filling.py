import io
from decimal import Decimal

import docx
import pytest
from tests.reports.templates.made import template, text_of

from jixiao.audit.loader import all_rules
from jixiao.office.package import Package
from jixiao.pipeline.checking import check
from jixiao.reports.documents.telling import telling
from jixiao.reports.templates.catalogue import all_groups, fields_by_name
from jixiao.reports.templates.context import context_of
from jixiao.reports.templates.filling import UnusableTemplate, filled
from jixiao.reports.templates.passages import passages_of
from jixiao.reports.templates.sample import sample_values
from jixiao.reports.templates.values import Figure, Gap, Ledger, Passage
from jixiao.reports.tracing.carried import FigureState
from jixiao.reports.tracing.in_word import carried_by_word
from jixiao.reports.tracing.origin import Origin

BUDGET = Origin("预算数合计")


def values_of(document, ledger):
    checked = check(document, rules=all_rules())
    tell = telling(document, findings=checked.findings, scores=checked.scores)
    return context_of(tell, ledger, passages=passages_of(tell))


def fill(document, *paragraphs, rows=()):
    ledger = Ledger()
    return filled(template(*paragraphs, rows=rows), values_of(document, ledger), ledger)


def shape(value):
    """The names in a value, those of the items of its lists below them."""
    if isinstance(value, list):
        return {name: shape(one) for item in value for name, one in item.items()}
    return None


def catalogue_shape(fields):
    return {one.name: catalogue_shape(one.members) if one.members else None for one in fields}


def test_every_field_of_the_catalogue_has_a_value_and_no_other(evaluation):
    values = values_of(evaluation, Ledger())
    expected = catalogue_shape(fields_by_name().values())
    got = {name: shape(value) for name, value in values.items()}
    assert got["项目列表"] == expected["项目列表"]
    assert got["问题列表"] == expected["问题列表"]
    assert set(got) == set(expected)


def test_samples_have_the_shape_of_the_catalogue():
    fields = [one for group in all_groups() for one in group.fields]
    assert {name: shape(value) for name, value in sample_values().items()} == catalogue_shape(
        fields
    )


def test_a_template_is_filled_with_the_figures_of_the_document(report):
    made = fill(report, "{{ 单位名称 }}{{ 年度 }}年度预算{{ 预算合计 }}万元，{{ 项目个数 }}个")
    assert "保定市科学技术协会2020年度预算408.00万元，7个" in text_of(made)[0]


def test_the_rows_of_a_table_are_repeated_for_every_project(report):
    fields = ["{{ 项目.序号 }}{{ 项目.名称 }}", "{{ 项目.预算 }}"]
    rows = [["{%tr for 项目 in 项目列表 %}", ""], fields, ["{%tr endfor %}", ""]]
    texts = text_of(fill(report, rows=rows))
    assert texts[-2:] == ["7助力智慧保定城市建设经费", "80.00"]
    assert "1科协改革试点经费" in texts


def test_filled_figures_carry_bookmarks_and_a_register(report):
    carried = carried_by_word(Package.of(fill(report, "预算{{ 预算合计 }}万元，{{ 项目个数 }}个")))
    assert [(one.now, one.state) for one in carried.figures] == [
        ("408.00", FigureState.SAME), ("7", FigureState.SAME),
    ]  # fmt: skip
    assert [one.origin.name for one in carried.figures] == ["预算数合计", "绩效表张数"]
    assert len(carried.figures[0].origin.cells) == 7


def test_a_figure_of_several_lines_stays_one_figure(report):
    text = "{% for 项目 in 项目列表 %}{{ 项目.总体目标 }}{% endfor %}"
    carried = carried_by_word(Package.of(fill(report, text)))
    assert carried.figures
    assert {one.state for one in carried.figures} == {FigureState.SAME}


def test_a_template_made_of_a_document_of_ours_loses_its_old_marks(report):
    ledger = Ledger()
    once = fill(report, "{{ 预算合计 }}", "又{{ 预算合计 }}")
    again = docx.Document(io.BytesIO(once))
    again.add_paragraph("{{ 项目个数 }}")
    out = io.BytesIO()
    again.save(out)
    twice = filled(out.getvalue(), values_of(report, ledger), ledger)
    carried = carried_by_word(Package.of(twice))
    assert [(one.now, one.state) for one in carried.figures] == [("7", FigureState.SAME)]


def test_a_gap_is_highlighted_and_short_in_a_cell(report):
    made = fill(report, "执行{{ 执行合计 }}万元", rows=[["{{ 执行率 }}"]])
    document = docx.Document(io.BytesIO(made))
    (run,) = [one for one in document.paragraphs[0].runs if one.text.startswith("【")]
    assert run.text == "【待填写：执行数合计】"
    assert run.font.highlight_color is not None
    assert document.tables[0].cell(0, 0).text == "【待填写】"


def test_a_passage_becomes_paragraphs_of_the_same_look(report):
    texts = text_of(fill(report, "甲", "{{ 资金情况段落 }}", "乙"))
    passage = str(values_of(report, Ledger())["资金情况段落"])
    assert texts == ["甲", *passage.split("\n"), "乙"]


def test_a_condition_compares_the_number_that_is_printed(report):
    text = "{% if 预算合计 > 400 and 项目个数 == 7 and 预算合计 <= 408 %}是{% else %}否{% endif %}"
    assert text_of(fill(report, text))[0] == "是"


def test_what_is_missing_is_neither_more_nor_less_and_not_there(report):
    text = "{% if 执行率 < 90 or 执行率 >= 90 or 执行率 %}是{% else %}否{% endif %}"
    assert text_of(fill(report, text))[0] == "否"


def test_text_of_the_unit_is_text_and_never_markup_or_a_tag():
    values = sample_values() | {"单位名称": "<w:t>&{{ 年度 }}{% if %}\x00"}
    made = filled(template("{{ 单位名称 }}"), values, Ledger())
    assert text_of(made)[0].startswith("<w:t>&{{ 年度 }}{% if %}")


def test_marks_in_a_header_are_taken_out(report):
    document = docx.Document(io.BytesIO(template("{{ 年度 }}", title="{{ 年度 }}年")))
    document.sections[0].header.paragraphs[0].text = "{{ 单位名称 }}{{ 年度 }}"
    out = io.BytesIO()
    document.save(out)
    ledger = Ledger()
    made = docx.Document(io.BytesIO(filled(out.getvalue(), values_of(report, ledger), ledger)))
    assert made.sections[0].header.paragraphs[0].text == "保定市科学技术协会2020"
    assert made.core_properties.title == "2020年"


@pytest.mark.parametrize("title", ["{{ ''.__class__ }}", "{{ 单位名称.format(1) }}", "{% for %}"])
def test_a_tag_in_the_properties_of_the_file_runs_nothing(title):
    with pytest.raises(UnusableTemplate):
        filled(template("{{ 年度 }}", title=title), sample_values(), Ledger())


def test_a_loop_over_rows_in_one_row_is_told():
    rows = [["{%tr for 项目 in 项目列表 %}{{ 项目.名称 }}{%tr endfor %}"]]
    with pytest.raises(UnusableTemplate):
        filled(template(rows=rows), sample_values(), Ledger())


def test_figures_are_ordered_by_their_numbers_and_equal_to_their_text():
    ledger = Ledger()
    small = Figure("9", BUDGET, ledger, number=Decimal(9))
    large = Figure("10", BUDGET, ledger, number=Decimal(10))
    words = Figure("20公里", BUDGET, ledger)
    assert small < large <= Decimal(10)
    assert large > small
    assert large >= Decimal(10)
    assert small < 9.5
    assert words == "20公里"
    assert not words < 30
    assert bool(words)
    assert not Figure("0", BUDGET, ledger, number=Decimal(0))
    assert len({small, Figure("9", BUDGET, ledger, number=Decimal(9))}) == 1
    assert not Gap("得分")
    assert str(Gap("得分")) == "【待填写：得分】"
    assert not Passage((), ledger)


def test_a_file_saved_as_a_template_of_word_becomes_a_document(report):
    package = Package.of(template("{{ 单位名称 }}"))
    types = package.part("[Content_Types].xml")
    package.written["[Content_Types].xml"] = types.replace(
        b"wordprocessingml.document.main", b"wordprocessingml.template.main"
    )
    ledger = Ledger()
    made = filled(package.data(), values_of(report, ledger), ledger)
    assert text_of(made)[0] == "保定市科学技术协会"
