import pytest
from tests.reports.templates.made import package

from jixiao.reports.templates.checking import faults_of, has_fields


def faults(*paragraphs, rows=()):
    return [str(one) for one in faults_of(package(*paragraphs, rows=rows))]


GOOD = [
    "{{ 单位名称 }}{{年度}}年度",
    "{% for 项目 in 项目列表 %}{{ loop.index }}{{ 项目.名称 }}{% endfor %}",
    "{% for 一 in 项目列表 %}{% for 二 in 一.指标列表 %}{{ 二.三级 }}{% endfor %}{% endfor %}",
    "{% if 项目个数 > 1 and not 问题个数 %}甲{% elif 执行率 < 90 %}乙{% else %}丙{% endif %}",
    "{% for 甲 in 等级列表 %}{% if 甲.名称 in ['优', '良'] %}{{ 甲.名称 }}{% endif %}{% endfor %}",
    "{{ 成文日期|default(“另定”, true) }}",
    "{# 说明 #}没有字段的一段",
    "{%- if 年度 -%}{{ '甲' if 年度 else '乙' }}{%- endif -%}",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_a_template_may_say_is_no_fault(text):
    assert faults(text) == []


BAD = {
    "{{ 单位名 }}": "没有字段“单位名”，是否想写“单位名称”",
    "{{ xyz }}": "没有字段“xyz”；用 jixiao template fields 查看全部字段",
    "{% for 甲 in 项目列表 %}{{ 甲.名字 }}{% endfor %}": "没有字段“甲.名字”，是否想写“甲.名称”",
    "{% for 甲 in 项目列表 %}{{ loop.indx }}{% endfor %}": "是否想写“loop.index”",
    "{% for 甲 in 预算合计 %}{% endfor %}": "“预算合计”不是列表",
    "{% for 甲 in range(9) %}{% endfor %}": "只能是字段的名称",
    "{% for 甲, 乙 in 项目列表 %}{% endfor %}": "循环只能写成",
    "{% for 甲 in 项目列表 %}{% for 乙 in 项目列表 %}{% endfor %}{% endfor %}": "里层只能用外层",
    "{{ ''.__class__ }}": "只能是字段的名称",
    "{{ 年度.__class__ }}": "没有字段“年度.__class__”",
    "{{ 单位名称.encode() }}": "不能调用函数",
    "{{ 项目列表[0] }}": "只能写字段、条件（if）和循环（for）",
    "{{ 预算合计 * 9 }}": "不能计算",
    "{{ '甲' * 999999999 }}": "不能计算",
    "{{ -预算合计 }}": "不能计算",
    "{{ 年度|attr('x') }}": "不能用“|attr”",
    "{{ 年度 is mapping }}": "不能用“is mapping”",
    "{% set 甲 = 1 %}": "不能写别的语句",
    "{% include '/etc/passwd' %}": "不能写别的语句",
    "{% import 'os' as os %}": "不能写别的语句",
    "{% macro 甲() %}{% endmacro %}": "不能写别的语句",
    "{{ 年度": "标签没有写完",
    "年度 }}": "标签没有写完",
    "｛｛ 年度 ｝｝": "要用半角",
    "{％ if 年度 ％}": "要用半角",
    "{{ 项目。名称 }}": "不能用的字符“。”",
    "{{ 年度 执行率 }}": "前面少了点或符号",
    "{% endfor %}": "不认识语句“endfor”",
    "{% for 甲 in 项目列表 %}": "少了“{% endfor %}”",
    "{% foo %}": "不认识语句“foo”",
    "{{r 年度 }}": "字段前不要写r",
    "{%tr if 年度 %}{%tr endif %}": "“{%tr”只能写在表格里",
    "{% colspan 年度 %}": "不支持“colspan”",
}


@pytest.mark.parametrize("text", BAD)
def test_a_fault_is_a_chinese_sentence_with_its_place(text):
    told = faults("第一段", text)
    assert told
    assert all(one.startswith("第2段：") for one in told)
    assert any(BAD[text] in one for one in told)


def test_a_fault_in_a_table_is_told_with_its_cell_and_those_elsewhere_too():
    told = faults("{{ 年度 ", "{{ 甲 }}", rows=[["{{ 年度 }}", "{{ 乙 }}"]])
    assert [one.split("：")[0] for one in told] == ["第1段", "第2段", "第1张表第1行第2列"]


def test_a_loop_over_the_rows_of_a_table_is_no_fault():
    rows = [
        ["{%tr for 项目 in 项目列表 %}", ""],
        ["{{ 项目.名称 }}", "{% vm %}甲"],
        ["{%tr endfor %}", ""],
    ]
    assert faults(rows=rows) == []


def test_a_template_without_fields_is_known():
    assert not has_fields(package("没有字段"))
    assert has_fields(package("", rows=[["{{ 年度 }}"]]))
