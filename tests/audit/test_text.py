"""The rules on text, on the published report of 2020 and where they cannot know."""

import re
from pathlib import Path

import pytest

from jixiao.audit.cases import document_of, run_case
from jixiao.audit.foreign import foreign_words
from jixiao.audit.institutions import is_short_for, level_of, possible_names, unit_names
from jixiao.audit.loader import load_rule
from jixiao.audit.passages import passages_of, sentence_around
from jixiao.audit.run import run_rule
from jixiao.domain.finding import State
from jixiao.readers.read import read_document

TX001, TX002, TX003 = (load_rule(f"jixiao.audit.rules.text.tx00{one}") for one in (1, 2, 3))
REPORT = Path(__file__).parents[1] / "samples" / "baoding-2020" / "report.txt"


@pytest.fixture(scope="module")
def report():
    return read_document(REPORT)


def lines(rule, document):
    return [one.place.line for one in run_rule(rule, document)[0]]


def test_every_foreign_voice_of_the_report_is_found_and_nothing_else(report):
    assert lines(TX001, report) == [26, 35, 44, 45, 572, 666]


def test_every_broken_run_of_the_report_is_found_and_nothing_else(report):
    assert lines(TX002, report) == [9, 10, 14, 16, 34, 39, 52]


def test_every_bookmark_of_the_report_is_found_and_nothing_else(report):
    assert sorted(lines(TX003, report)) == [39, 71, 154, 244, 328, 411, 494, 578]


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [(kind, pattern) for kind, patterns in TX003.words.items() for pattern in patterns],
)
def test_every_mark_is_tried_by_a_case(kind, pattern):
    texts = [str(case) for case in TX003.fails.values()]
    raw = [case.get("text", "") for case in TX003.fails.values()]
    assert any(re.search(pattern, text) for text in texts + raw), kind


def test_without_a_unit_nobody_can_say_who_speaks():
    findings, outcome = run_case(TX001, {"text": "我院严格执行预算。"})
    assert findings == []
    assert outcome.state is State.COULD_NOT_CHECK


def test_a_file_without_narrative_has_no_enumerations():
    findings, outcome = run_case(TX002, {"unit": "某市图书馆"})
    assert findings == []
    assert outcome.state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("name", "level"),
    [("河北省财政厅", 1), ("保定市市场监督管理局", 2), ("保定市城乡规划局", 2), ("新河县民政局", 3),
     ("池州市贵池区棠溪镇人民政府", 4), ("广西壮族自治区审计厅", 1), ("乡村振兴局", None),
     ("市场监督管理局", None), ("某市社区服务中心", 2), ("昌吉回族自治州教育局", 2)],
)  # fmt: skip
def test_the_level_of_a_unit_is_that_of_the_lowest_place_in_its_name(name, level):
    assert level_of(name, TX001.words["levels"]) == level


def test_places_and_levels_are_judged_only_where_the_name_has_one():
    text = "我县支持省级学会发展。"
    assert list(foreign_words(text, ["城乡建设管理站"], TX001.words)) == []
    found = [one.word for one in foreign_words(text, ["保定市图书馆"], TX001.words)]
    assert found == ["我县", "省级学会"]


def test_a_short_form_keeps_the_order_of_its_name():
    assert is_short_for("科协", "保定市科学技术协会")
    assert not is_short_for("社科办", "保定市科学技术协会")


def test_the_head_of_a_file_may_name_the_unit_that_its_title_does_not():
    document = document_of({"title": "预算说明", "text": "保定市第二医院\n我院严格执行预算。"})
    assert possible_names(document) == ("预算说明", "保定市第二医院")
    assert unit_names(document) == ()


def test_where_sheets_name_the_unit_the_head_is_not_asked():
    data = {"title": "自评表", "text": "某医院", "sheets": [{"unit": "731002保定市科学技术协会"}]}
    document = document_of(data)
    assert possible_names(document) == ("自评表",)
    assert unit_names(document) == ("保定市科学技术协会",)


def test_every_text_of_a_sheet_is_a_passage_with_its_field():
    sheet = {
        "purpose": "甲",
        "objectives": [{"text": "乙", "result": "丙"}, "丁"],
        "indicators": [{"name": "戊", "target": "≥5个", "actual": "6个", "reason": "己"}],
    }
    found = [(one.field, one.text) for one in passages_of(document_of({"sheets": [sheet]}))]
    assert found == [
        ("purpose", "甲"), ("objectives", "乙"), ("result", "丙"), ("objectives", "丁"),
        ("name", "戊"), ("target", "≥5个"), ("actual", "6个"), ("reason", "己"),
    ]  # fmt: skip


def test_the_sentence_around_a_word_is_quoted_alone():
    assert sentence_around("甲好。乙我院好。丙", 4) == "乙我院好。"
    assert sentence_around("我院好", 0) == "我院好"
