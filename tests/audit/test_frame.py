"""How rules are loaded, run over a document and explained, on rules made up for the purpose."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import yaml

from jixiao.audit.base import (
    DECISIONS,
    Applies,
    CouldNotCheck,
    NotApplicable,
    Rule,
    RuleMistake,
    Verdict,
    Words,
    rule,
)
from jixiao.audit.cases import run_case
from jixiao.audit.explain import explained
from jixiao.audit.loader import all_rules, find_rule, load_rule, rule_of
from jixiao.audit.run import check_document, run_rule
from jixiao.domain.document import Document
from jixiao.domain.finding import Severity, State
from jixiao.domain.indicator import Indicator
from jixiao.domain.place import Place
from jixiao.domain.plain import from_plain
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Fund, FundSource, Project, Sheet, SheetKind
from jixiao.domain.unit import BudgetUnit

WORDS: dict[str, Any] = {
    "title": "没有指标值",
    "severity": "error",
    "basis": "财预〔2020〕10号",
    "message": "项目“{project}”的指标“{indicator}”没有指标值",
    "fix": "补填“{indicator}”的指标值",
    "fails": {"空白": {"name": "覆盖率"}},
    "passes": {"有值": {"name": "覆盖率", "target": "≥90%"}},
}
MODULE = """
from collections.abc import Iterator
from jixiao.audit.base import Verdict, rule
from jixiao.domain.indicator import Indicator

@rule("{code}")
def target_missing(indicator: Indicator) -> Iterator[Verdict]:
    yield {{}}
"""
ROW, CELL = Place(text="覆盖率 | ", table=1, row=9), Place(text="≥ %", table=1, row=9, column=6)
SHEET = Sheet(
    project=Project(name="科普经费"),
    indicators=(Indicator("覆盖率", place=ROW, places={"target": CELL}), Indicator("优良率")),
    place=Place(text="1、绩效目标表", paragraph=65),
    places={"rating": CELL},
)
DOCUMENT = Document(sheets=(SHEET,), fiscal_year=2020, unit=BudgetUnit(name="河北省某局"))


@pytest.fixture(autouse=True)
def _decisions():
    """Rules made up here are forgotten behind each test."""
    kept = dict(DECISIONS)
    yield
    DECISIONS.clear()
    DECISIONS.update(kept)


def target_missing(indicator: Indicator) -> Iterator[Verdict]:
    if indicator.target is None:
        yield {"field": "target"}


def made(decide, visits=Indicator, *more, **words):
    return Rule(
        code="TG998",
        decide=decide,
        wants=(visits, *more),
        severity=Severity.ERROR,
        **{name: words.get(name, WORDS[name]) for name in ("title", "basis", "message", "fix")},
        **{name: words[name] for name in ("applies", "words", "why") if name in words},
        fails=WORDS["fails"],
        passes=WORDS["passes"],
    )


# Loading


@pytest.fixture
def write_rule(tmp_path, monkeypatch):
    """Write a rule's pair of files into a package of its own; the name of its module."""
    package = tmp_path / "made_up_rules"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    def write(name, *, code=None, words=None):
        (package / f"{name}.py").write_text(MODULE.format(code=code or name.upper()))
        if words is not None:
            (package / f"{name}.yaml").write_text(words, encoding="utf-8")
        return f"made_up_rules.{name}"

    yield write
    for name in [one for one in sys.modules if one.startswith("made_up_rules")]:
        del sys.modules[name]


def as_yaml(**changes):
    return yaml.safe_dump(WORDS | changes, allow_unicode=True)


def test_a_rule_is_its_module_and_the_words_beside_it(write_rule):
    loaded = load_rule(write_rule("tg998", words=as_yaml(words={"vague": ["若干", "一批"]})))
    assert (loaded.code, loaded.family, loaded.visits) == ("TG998", "TG", Indicator)
    assert loaded.severity is Severity.ERROR
    assert loaded.words == {"vague": ("若干", "一批")}
    assert loaded.applies == Applies()


@pytest.mark.parametrize("name", ["target_missing", "zz998", "tg98"])
def test_a_file_that_is_not_named_for_its_code_is_a_mistake(write_rule, name):
    with pytest.raises(RuleMistake, match=f"{name}：文件名应为规则编号"):
        load_rule(write_rule(name))


def test_a_file_that_registers_another_code_is_a_mistake(write_rule):
    with pytest.raises(RuleMistake, match=r"tg998：缺少 @rule\(“TG998”\)"):
        load_rule(write_rule("tg998", code="TG997"))


def test_a_rule_without_its_words_is_a_mistake(write_rule):
    with pytest.raises(RuleMistake, match=r"tg998：旁边缺少 tg998\.yaml"):
        load_rule(write_rule("tg998"))


def test_words_that_are_not_yaml_are_a_mistake(write_rule):
    with pytest.raises(RuleMistake, match=r"tg998\.yaml：不是合格的YAML"):
        load_rule(write_rule("tg998", words="title: [未完"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"fix": ""}, "缺少 fix"),
        ({"passes": {}, "basis": None}, "缺少 basis、passes"),
        ({"severty": "error"}, "不认识的项目 severty"),
        ({"severity": "grave"}, "没有“grave”，可以是 error、warning、note"),
        ({"fails": [{"name": "覆盖率"}]}, "fails 应是“案例名: 内容”的形式"),
        ({"words": {"vague": "若干"}}, "words 中的 vague 应是一列词语"),
        ({"words": {"limits": [1, 2]}}, "words 中的 limits 应是一列词语"),
        ({"applies": {"kind": ["objective"]}}, "applies 中不认识的项目 kind"),
        ({"applies": {"kinds": ["budget"]}}, "没有“budget”，可以是 objective"),
    ],
)
def test_a_mistake_in_the_words_names_the_file_and_the_fault(changes, message):
    DECISIONS["TG998"] = target_missing
    with pytest.raises(RuleMistake, match=f"tg998.yaml：{message}"):
        rule_of("TG998", WORDS | changes, where="tg998.yaml")


def test_words_that_are_no_mapping_are_a_mistake():
    with pytest.raises(RuleMistake, match=r"tg998\.yaml：文件应是“名称: 内容”的形式"):
        rule_of("TG998", ["title"], where="tg998.yaml")


def test_where_a_rule_applies_is_read_from_its_words():
    DECISIONS["TG998"] = target_missing
    applies = {"kinds": ["monitoring"], "from_year": 2020, "to_year": 2022, "regions": ["河北"]}
    loaded = rule_of("TG998", WORDS | {"applies": applies}, where="tg998.yaml")
    assert loaded.applies == Applies((SheetKind.MONITORING,), 2020, 2022, ("河北",))


def test_a_code_can_be_registered_once_only():
    rule("TG998")(target_missing)
    rule("TG998")(target_missing)

    def other(indicator: Indicator) -> Iterator[Verdict]:
        yield {}

    other.__module__ = "elsewhere.tg998"
    with pytest.raises(RuleMistake, match=r"TG998 被用了两次：elsewhere\.tg998"):
        rule("TG998")(other)


def no_argument() -> Iterator[Verdict]:
    yield {}


def visits_a_fund(fund: Fund) -> Iterator[Verdict]:
    yield {}


def wants_text(indicator: Indicator, text: str) -> Iterator[Verdict]:
    yield {}


@pytest.mark.parametrize(
    ("decide", "message"),
    [
        (no_argument, "第一个参数必须是 Document、Sheet 或 Indicator"),
        (visits_a_fund, "第一个参数必须是 Document、Sheet 或 Indicator"),
        (wants_text, "参数只能是 Document、Sheet、Indicator、SheetScore、Words"),
    ],
)
def test_a_function_that_asks_for_something_else_is_a_mistake(decide, message):
    DECISIONS["TG998"] = decide
    with pytest.raises(RuleMistake, match=message):
        rule_of("TG998", WORDS, where="tg998.yaml")


def share_above_whole():
    return next(one for one in all_rules() if one.code == "TG003")


def test_rules_come_by_code_and_are_found_in_any_case():
    codes = [one.code for one in all_rules()]
    assert codes == sorted(set(codes))
    assert find_rule("tg003") is share_above_whole() is find_rule("TG003")
    assert find_rule("TG") is None


# Running


def test_a_finding_says_what_where_by_which_provision_and_what_to_do():
    findings, outcome = run_rule(made(target_missing), DOCUMENT)
    first, second = findings
    assert outcome.state is State.FINDING
    assert first.message == "项目“科普经费”的指标“覆盖率”没有指标值"
    assert first.fix == "补填“覆盖率”的指标值"
    assert (first.project, first.indicator, first.field) == ("科普经费", "覆盖率", "target")
    assert (first.place, first.evidence) == (CELL, "≥ %")
    assert (first.basis, first.severity) == ("财预〔2020〕10号", Severity.ERROR)
    assert second.indicator == "优良率"


def test_a_rule_may_say_itself_where_the_fault_stands():
    def elsewhere(document):
        yield {"place": ROW, "evidence": "甲{乙}", "project": "科普经费", "indicator": "优良率"}

    (finding,), _outcome = run_rule(made(elsewhere, Document), DOCUMENT)
    assert (finding.place, finding.evidence) == (ROW, "甲{乙}")
    assert finding.message == "项目“科普经费”的指标“优良率”没有指标值"


@pytest.mark.parametrize(
    ("visits", "field", "place"),
    [(Document, "rating", Place()), (Sheet, "rating", CELL), (Sheet, "title", SHEET.place)],
)
def test_a_fault_stands_at_the_field_named_of_what_was_visited(visits, field, place):
    (finding,), _outcome = run_rule(made(lambda _one: iter([{"field": field}]), visits), DOCUMENT)
    assert finding.place == place


def nothing(_visited):
    return iter(())


def undecided(_visited):
    yield CouldNotCheck("没有年度")


def idle(_visited):
    yield NotApplicable("没有这样的指标")


def partly_undecided(indicator):
    yield {} if indicator.name == "覆盖率" else CouldNotCheck("没有年度")


def partly_idle(indicator):
    if indicator.name == "覆盖率":
        yield NotApplicable("没有这样的指标")


def broken(indicator):
    yield {}
    raise ZeroDivisionError(indicator.name)


@pytest.mark.parametrize(
    ("decide", "state", "reason"),
    [
        (target_missing, State.FINDING, ""),
        (nothing, State.PASSED, ""),
        (undecided, State.COULD_NOT_CHECK, "没有年度"),
        (idle, State.NOT_APPLICABLE, "没有这样的指标"),
        (partly_undecided, State.FINDING, "没有年度"),
        (partly_idle, State.PASSED, ""),
    ],
)
def test_a_rule_ends_in_one_of_four_ways_with_each_reason_given_once(decide, state, reason):
    _findings, outcome = run_rule(made(decide), DOCUMENT)
    assert (outcome.state, outcome.reason) == (state, reason)


@pytest.mark.parametrize(
    ("visits", "reason"),
    [
        (Sheet, "文件中没有这条规则适用的绩效表"),
        (Indicator, "文件中没有这条规则适用的绩效指标"),
    ],
)
def test_a_rule_that_finds_nothing_to_visit_is_not_applicable(visits, reason):
    findings, outcome = run_rule(made(nothing, visits), Document())
    assert not findings
    assert (outcome.state, outcome.reason) == (State.NOT_APPLICABLE, reason)


def test_a_rule_that_raises_could_not_check_and_the_others_go_on():
    def raises(_indicator):
        raise ZeroDivisionError("除以零")

    first, second = made(raises), share_above_whole()
    row = Indicator("覆盖率", target=from_plain(Indicator, {"target": "≥100%"}).target)
    document = Document(sheets=(Sheet(indicators=(row,)),))
    findings, states = check_document(document, [first, second])
    assert [one.code for one in findings] == ["TG003"]
    assert states["TG998"].state is State.COULD_NOT_CHECK
    assert states["TG998"].reason == "规则 TG998 运行出错（ZeroDivisionError：除以零）"
    assert states["TG003"].state is State.FINDING


def test_what_a_rule_found_before_it_raised_is_kept():
    findings, outcome = run_rule(made(broken), DOCUMENT)
    assert [one.indicator for one in findings] == ["覆盖率", "优良率"]
    assert "ZeroDivisionError：覆盖率" in outcome.reason


def test_a_message_that_names_a_value_not_given_could_not_be_checked():
    _findings, outcome = run_rule(made(target_missing, message="{missing}"), DOCUMENT)
    assert outcome.state is State.COULD_NOT_CHECK
    assert "KeyError" in outcome.reason


def test_a_rule_is_given_what_its_function_asks_for():
    seen: list[tuple[object, ...]] = []

    def everything(*arguments):
        seen.append(arguments)
        return iter(())

    words = Words(vague=("若干",))
    asking = made(everything, Indicator, Document, Sheet, SheetScore, Words, words=words)
    score = SheetScore(project="科普经费")
    _findings, outcome = run_rule(asking, DOCUMENT, scores=[score])
    assert outcome.state is State.PASSED
    assert seen == [(row, DOCUMENT, SHEET, score, words) for row in SHEET.indicators]


def test_a_rule_on_scores_could_not_check_where_there_are_none():
    asking = made(nothing, Sheet, SheetScore)
    for scores in ((), (None,)):
        _findings, outcome = run_rule(asking, DOCUMENT, scores=scores)
        assert outcome.state is State.COULD_NOT_CHECK
        assert "没有可用的评分结果" in outcome.reason


@pytest.mark.parametrize(
    ("applies", "held"),
    [
        (Applies(), True),
        (Applies(kinds=(SheetKind.OBJECTIVE,)), True),
        (Applies(kinds=(SheetKind.SELF_EVALUATION,)), False),
        (Applies(from_year=2020, to_year=2020), True),
        (Applies(from_year=2021), False),
        (Applies(to_year=2019), False),
        (Applies(regions=("四川", "河北")), True),
        (Applies(regions=("四川",)), False),
    ],
)
def test_a_rule_holds_for_the_kinds_years_and_regions_of_its_words(applies, held):
    _findings, outcome = run_rule(made(target_missing, applies=applies), DOCUMENT)
    assert (outcome.state is State.FINDING) is held


def test_the_year_of_the_sheet_goes_before_that_of_the_document_and_none_is_no_reason():
    later = Applies(from_year=2021)
    assert later.to_sheet(Sheet(fiscal_year=2022), DOCUMENT)
    assert later.to_document(Document())
    _findings, outcome = run_rule(made(nothing, Document, applies=later), DOCUMENT)
    assert outcome.state is State.NOT_APPLICABLE
    assert outcome.reason == "规则不适用于这个年度或地区"


# Cases


def seen_in_case(case, *wants, **words):
    """What a rule's function is given when it is run on a case."""
    seen: list[Any] = []

    def look(*arguments):
        seen.extend(arguments)
        return iter(())

    run_case(made(look, *wants, **words), case)
    return seen


def test_a_case_on_a_document_gives_its_text_line_by_line():
    case = {"fiscal_year": 2020, "text": "一、概况\n\n共11项。\n"}
    (document,) = seen_in_case(case, Document)
    lines = [(one.text, one.place.line) for one in document.paragraphs()]
    assert lines == [("一、概况", 1), ("共11项。", 3)]
    assert document.fiscal_year == 2020


def test_a_case_on_an_indicator_may_set_what_stands_around_it():
    case = {
        "name": "覆盖率",
        "sheet": {"rating": "优"},
        "document": {"title": "自评报告", "sheets": [{"title": "另一张表"}]},
        "score": {"total": "88"},
    }
    row, sheet, document, score = seen_in_case(case, Indicator, Sheet, Document, SheetScore)
    assert row.name == "覆盖率"
    assert (sheet.rating, sheet.indicators) == ("优", (row,))
    assert [one.title for one in document.sheets] == ["", "另一张表"]
    assert score.total == Decimal(88)


def test_a_case_on_a_sheet_takes_the_kind_that_the_rule_is_for():
    applies = Applies(kinds=(SheetKind.SELF_EVALUATION,))
    case = {"funds": [{"source": "total", "outturn": "48万元"}]}
    (sheet,) = seen_in_case(case, Sheet, applies=applies)
    assert sheet.kind is SheetKind.SELF_EVALUATION
    assert sheet.funds[0].source is FundSource.TOTAL


# Explaining


def test_a_page_on_a_rule_says_what_why_by_what_and_how_to_mend_it_and_shows_its_cases():
    words = Words(vague=("若干", "一批"))
    page = explained(made(target_missing, words=words, why="没有指标值就无法考核。"))
    assert page.startswith(
        "# TG998 没有指标值\n\n指标值；严重程度：错误\n\n## 为什么\n\n没有指标值"
    )
    for line in (
        "## 依据\n\n财预〔2020〕10号\n",
        "## 报告的问题\n\n项目“{project}”的指标“{indicator}”没有指标值\n",
        "## 怎样改\n\n补填“{indicator}”的指标值\n",
        "- `vague`：若干、一批\n",
        '## 会报告的例子\n\n- 空白：`{"name": "覆盖率"}`\n',
        '## 不会报告的例子\n\n- 有值：`{"name": "覆盖率", "target": "≥90%"}`\n',
    ):
        assert line in page


def test_a_page_leaves_out_what_a_rule_does_not_have():
    page = explained(made(target_missing))
    assert "## 为什么" not in page
    assert "## 用到的词语" not in page
