from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.domain.indicator import Indicator
from jixiao.domain.money import Money
from jixiao.domain.monitoring import Likelihood, Monitoring
from jixiao.domain.plain import from_plain, to_plain
from jixiao.domain.sheet import (
    Fund,
    FundSource,
    Objective,
    PlanStep,
    Project,
    Sheet,
    SheetKind,
    SpendingPlan,
)
from jixiao.domain.target import Target
from jixiao.forms.form import load_form
from jixiao.readers.read import read_document
from jixiao.reports.sheets.fields import indicator_text
from jixiao.reports.sheets.grid import form_for, grid_of, indicator_header
from jixiao.reports.sheets.write import write_sheets

FIELDS = (
    "kind", "project", "department", "unit", "purpose", "fiscal_year", "funds", "spending_plan",
    "objectives", "indicators", "total_points", "total_score", "rating", "form",
)  # fmt: skip
PLACES = {"place", "places", "result_place", "extra"}


def said(sheet):
    """What a sheet says, without the places where it says it."""
    return {name: without_places(to_plain(getattr(sheet, name))) for name in FIELDS}


def without_places(value):
    if isinstance(value, dict):
        return {
            name: Decimal(one) if name == "execution_rate" and one else without_places(one)
            for name, one in value.items()
            if name not in PLACES
        }
    return [without_places(one) for one in value] if isinstance(value, list) else value


def printed_and_read(document, folder):
    write_sheets(document, folder / "sheets.docx")
    return read_document(folder / "sheets.docx")


@pytest.mark.parametrize("name", ["report", "evaluation"])
def test_sheets_read_back_from_their_print_say_the_same(name, request, tmp_path):
    document = request.getfixturevalue(name)
    again = printed_and_read(document, tmp_path)
    assert again.problems == ()
    assert [said(one) for one in again.sheets] == [said(one) for one in document.sheets]


WORDS = st.text("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", min_size=2, max_size=12)
WAN = st.integers(0, 10**9).map(lambda fen: Money(Decimal(fen) / 100))
SHARES = st.integers(0, 1000).map(lambda part: Decimal(part) / 1000)
POINTS = st.integers(0, 400).map(lambda part: Decimal(part) / 4)
LEVELS = st.sampled_from(
    [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"),
     ("满意度指标", "服务对象满意度指标")]
)  # fmt: skip


@st.composite
def indicators(draw):
    dimension, kind = draw(LEVELS)
    return from_plain(
        Indicator,
        {
            "dimension": dimension, "kind": kind, "name": draw(WORDS),
            "target": f"≥{draw(st.integers(1, 999))}%",
            "actual": f"{draw(st.integers(0, 999))}%", "points": str(draw(POINTS)),
            "score": str(draw(POINTS)), "reason": draw(st.just("") | WORDS),
        },
    )  # fmt: skip


@st.composite
def evaluated_sheets(draw):
    sources = draw(st.lists(st.sampled_from(FundSource), min_size=1, max_size=5, unique=True))
    labels = {
        "total": "年度资金总额", "fiscal": "其中：财政拨款", "carry_over": "上年结转资金",
        "central": "中央资金", "provincial": "省级资金", "local": "地方资金", "own": "自筹资金",
        "other": "其他资金",
    }  # fmt: skip
    funds = [
        Fund(
            one, labels[one], draw(WAN), draw(WAN), draw(WAN),
            draw(SHARES.map(lambda share: share + 2)) / 4,
        )
        for one in sources
    ]  # fmt: skip
    return Sheet(
        kind=SheetKind.SELF_EVALUATION, title="项目支出绩效自评表", fiscal_year=2023,
        project=Project(draw(st.just("") | st.just("731-0702-JCN-GGS5")), draw(WORDS)),
        department=draw(WORDS), unit=draw(WORDS), purpose=draw(st.just("") | WORDS),
        funds=tuple(funds),
        objectives=tuple(Objective(one) for one in draw(st.lists(WORDS, max_size=4))),
        indicators=tuple(draw(st.lists(indicators(), min_size=1, max_size=30))),
        total_points=Decimal(100), total_score=draw(POINTS),
        rating=draw(st.sampled_from(["", "优", "良"])), form="mof_2020_self_evaluation",
    )  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(sheet=evaluated_sheets())
def test_any_evaluated_sheet_survives_being_printed(sheet, report, tmp_path_factory):
    again = printed_and_read(replace(report, sheets=(sheet,)), tmp_path_factory.mktemp("print"))
    assert [said(one) for one in again.sheets] == [said(sheet)]


@settings(max_examples=40, deadline=None)
@given(
    shares=st.lists(SHARES, min_size=1, max_size=6),
    sources=st.lists(
        st.sampled_from(["central", "provincial", "own", "fiscal", "other"]),
        max_size=5,
        unique=True,
    ),
    amount=WAN,
)
def test_any_plan_and_funds_survive_the_form_of_objectives(
    shares, sources, amount, report, tmp_path_factory
):
    labels = {"central": "中央资金", "provincial": "省级资金", "own": "自筹资金",
              "fiscal": "其中：财政资金", "other": "其他资金"}  # fmt: skip
    total = Fund(FundSource.TOTAL, "预算数", amount)
    funds = (total, *(Fund(FundSource(one), labels[one], amount) for one in sources))
    steps = tuple(PlanStep(None, share, f"{at + 1}月底") for at, share in enumerate(shares))
    sheet = replace(report.sheets[0], funds=funds, spending_plan=SpendingPlan(steps))
    again = printed_and_read(replace(report, sheets=(sheet,)), tmp_path_factory.mktemp("print"))
    (read,) = again.sheets
    assert {(one.source, one.label, one.original_budget) for one in read.funds} >= {
        (one.source, one.label, one.original_budget) for one in funds
    }
    assert read.spending_plan.shares == tuple(shares)
    assert read.purpose == sheet.purpose


def test_monthly_plans_go_on_in_a_second_pair_of_rows(report):
    steps = tuple(PlanStep(None, Decimal(at) / 12, f"{at}月底") for at in range(1, 13))
    sheet = replace(report.sheets[0], spending_plan=SpendingPlan(steps))
    texts = [cell.text for row in grid_of(form_for(sheet), sheet) for cell in row]
    assert [text for text in texts if text.endswith("月底")] == [f"{at}月底" for at in range(1, 13)]


def test_every_row_of_a_form_is_as_wide_as_the_form(report, evaluation):
    for sheet in (*report.sheets, *evaluation.sheets, Sheet()):
        form = form_for(sheet)
        widths = {sum(cell.width for cell in row) for row in grid_of(form, sheet)}
        assert widths == {len(form.widths)}


def test_a_label_is_merged_down_the_left_side(evaluation):
    (sheet,) = evaluation.sheets
    rows = grid_of(form_for(sheet), sheet).rows
    labels = [row[0] for row in rows if row[0].text == "绩效指标"]
    assert [cell.continues for cell in labels] == [False] + [True] * len(sheet.indicators)


def test_equal_levels_are_merged_and_equal_kinds_of_other_dimensions_are_not():
    rows = [("产出指标", "数量指标"), ("产出指标", "数量指标"), ("效益指标", "数量指标")]
    sheet = Sheet(indicators=tuple(Indicator(dimension=one, kind=two) for one, two in rows))
    form = load_form("hebei_2020_objective")
    grid = grid_of(form, sheet)
    header = indicator_header(form, grid)
    assert header is not None
    body = grid.rows[header.stop :]
    assert [(row[0].continues, row[1].continues) for row in body] == [
        (False, False), (True, True), (False, False),
    ]  # fmt: skip


def test_a_form_is_chosen_by_what_the_sheet_has_to_say():
    spent = Fund(FundSource.TOTAL, outturn=Money(Decimal(1)))
    assert form_for(Sheet()).kind is SheetKind.OBJECTIVE
    assert form_for(Sheet(funds=(spent,))).kind is SheetKind.SELF_EVALUATION
    for kind in (SheetKind.WHOLE_DEPARTMENT, SheetKind.MONITORING):
        assert form_for(Sheet(kind=kind)).kind is kind
    assert form_for(Sheet(form="mof_2020_self_evaluation")).name == "mof_2020_self_evaluation"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({}, "mof_2021_objective"),
        ({"indicators": (Indicator(basis="规划", definition="里程"),)}, "hebei_2020_objective"),
        ({"indicators": (Indicator(term="long_term"),)}, "mof_2015_objective"),
        ({"indicators": (Indicator(points=Decimal(10)),)}, "hunan_2022_objective"),
        ({"rating": "优"}, "mof_2020_self_evaluation"),
        ({"rating": "优", "objectives": (Objective("甲", points=Decimal(40)),)},
         "hubei_2020_self_evaluation"),
        ({"rating": "优", "indicators": (Indicator(extra={"level3": "甲"}),)},
         "local_2020_four_levels"),
        ({"kind": SheetKind.WHOLE_DEPARTMENT, "rating": "优"},
         "local_2020_whole_department_self_evaluation"),
    ],
)  # fmt: skip
def test_of_the_forms_of_a_kind_the_one_that_loses_least_is_taken(said, name):
    assert form_for(Sheet(**said)).name == name


def test_an_objective_for_several_years_has_a_row_of_its_own():
    sheet = Sheet(objectives=(Objective("今年修路"), Objective("三年通车", term="long_term")))
    form = load_form("hebei_2020_objective")
    rows = [[cell.text for cell in row] for row in grid_of(form, sheet)]
    assert ["绩效目标", "今年修路"] in rows
    assert ["实施期目标", "三年通车"] in rows


def test_sign_and_unit_out_of_columns_of_their_own_are_printed_with_the_target():
    indicator = Indicator(
        name="培训人数",
        target=replace(Target.parse("≥50人"), text="50"),
        direction="≥",
        extra={"level3": "培训"},
    )
    sheet = Sheet(indicators=(indicator,))
    row = grid_of(load_form("hebei_2020_objective"), sheet).rows[-1]
    assert [cell.text for cell in row if cell.text] == ["培训：培训人数", "≥50人"]


def test_a_unit_without_code_names_itself_where_the_form_has_no_title_for_it(report, tmp_path):
    sheet = replace(report.sheets[0], unit="某市科学技术协会")
    (read,) = printed_and_read(replace(report, sheets=(sheet,)), tmp_path).sheets
    assert read.unit == "某市科学技术协会"


def test_rows_of_funds_are_those_of_the_form_where_the_sheet_has_none(evaluation):
    sheet = replace(evaluation.sheets[0], funds=())
    texts = [cell.text for row in grid_of(form_for(sheet), sheet) for cell in row]
    assert "其中：当年财政拨款" in texts


def test_a_form_without_indicators_has_no_row_to_repeat(evaluation):
    form = form_for(evaluation.sheets[0])
    blocks = tuple(block for block in form.blocks if block.kind != "indicators")
    form = replace(form, blocks=blocks)
    assert indicator_header(form, grid_of(form, evaluation.sheets[0])) is None


def test_rows_that_the_published_form_lacks_are_printed_only_where_there_is_something(evaluation):
    (sheet,) = evaluation.sheets
    form = form_for(sheet)
    bare = [cell.text for row in grid_of(form, sheet) for cell in row]
    rated = [cell.text for row in grid_of(form, replace(sheet, rating="良")) for cell in row]
    assert "评价等级" not in bare
    assert rated[-2:] == ["评价等级", "良"]
    assert "评价等级" not in form.titles()


def test_the_likelihood_is_told_in_words_where_it_has_one_column():
    watched = Indicator(monitoring=Monitoring(likelihood=Likelihood.IMPOSSIBLE))
    assert indicator_text(watched, "likelihood") == "完全不可能"
    assert indicator_text(Indicator(monitoring=Monitoring()), "likelihood") == ""
    assert indicator_text(Indicator(), "likelihood") == ""


def test_sources_beyond_the_form_get_rows_beside_those_for_longer(report):
    funds = (Fund(FundSource.TOTAL, "资金总额"), Fund(FundSource.OWN, "自筹资金"))
    longer = (Fund(FundSource.CENTRAL, "中央资金"), Fund(FundSource.LOCAL, "县级资金"))
    sheet = Sheet(funds=funds, long_term_funds=longer)
    rows = [[cell.text for cell in row] for row in grid_of(form_for(sheet), sheet)]
    assert ["项目资金（万元）", "中央资金", "", "自筹资金", ""] in rows
    assert ["项目资金（万元）", "县级资金", "", "", ""] in rows


def test_indicators_of_no_numbered_objective_stand_with_the_last():
    one, two = Indicator(name="里程"), Indicator(name="座数", extra={"objective": "年度绩效目标1"})
    goals = (Objective("养护", points=Decimal(40)), Objective("维修", points=Decimal(40)))
    sheet = Sheet(form="hubei_2020_self_evaluation", indicators=(one, two), objectives=goals)
    names = [row[2].text for row in grid_of(form_for(sheet), sheet) if len(row) > 5]
    assert [name for name in names if name in {"里程", "座数"}] == ["座数", "里程"]
