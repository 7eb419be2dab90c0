from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from jixiao import pipeline
from jixiao.domain.indicator import Indicator, with_terms
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Objective, Project, Sheet, SheetKind
from jixiao.domain.target import Target
from jixiao.pipeline import Unknown, rows
from jixiao.pipeline.beside import findings_beside
from jixiao.pipeline.blanks import blanks_beside
from jixiao.pipeline.comparing import differences, for_next_year, without_places
from jixiao.pipeline.filling import CannotBeFilled, canonical, with_field
from jixiao.pipeline.indicator_lists import listed_indicators
from jixiao.pipeline.levels import kinds_below
from jixiao.pipeline.offering import forms_for, ruleset_for_year, rulesets_offered
from jixiao.pipeline.screen import actual_side, forms_offered, objective_side, screen_of
from jixiao.pipeline.sources import NoPicture, lines_of_sheets, page_picture, places_of
from jixiao.pipeline.suggesting import most_fitting, most_like, typical_targets
from jixiao.pipeline.weighing import shared_points

REPORT = Path("src/jixiao/demo/report-2020.docx")
HEBEI = "hebei_2020_objective"


@pytest.fixture(scope="module")
def printed():
    return pipeline.read(REPORT).sheets


def indicator(name="站点数", target="12个", kind="数量指标", dimension="产出指标"):
    return with_terms(Indicator(name, dimension, kind, target=Target.parse(target)))


def paths(screen):
    return [cell.path for row in screen.rows for cell in row.cells if cell.field]


def test_every_form_can_be_filled_in_and_every_open_cell_keeps_what_is_written():
    for kind in SheetKind:
        for form in forms_offered(kind):
            sheet = Sheet(kind=kind, project=Project(name="示例"), fiscal_year=2026, form=form.name)
            screen = screen_of(sheet, editable=objective_side)
            cells = [cell for row in screen.rows for cell in row.cells if cell.is_editable]
            assert cells, form.name
            assert len(set(paths(screen))) == len(paths(screen)), form.name
            for cell in cells:
                if cell.field == "share":
                    continue  # the plan has no steps yet; a sheet is begun with those of its form
                if cell.field == "subname":
                    with pytest.raises(CannotBeFilled, match="先填写三级指标"):
                        with_field(sheet, cell.path, "文字")
                    sheet = with_field(sheet, "indicators.0.name", "三级")
                text = {"money": "48.00", "number": "10"}.get(cell.nature, "文字")
                if cell.field.startswith("likelihood"):
                    text = "√" if "_" in cell.field else "有可能"
                filled = with_field(sheet, cell.path, text)
                shown = screen_of(filled, form.name)
                found = shown.cell(canonical(filled, cell.path))
                assert found is not None, (form.name, cell.path)
                assert found.text == text, (form.name, cell.path)


def test_a_cell_is_known_by_the_title_beside_or_above_it(printed):
    screen = screen_of(printed[0])
    labels = {cell.path: cell.label for row in screen.rows for cell in row.cells if cell.field}
    assert labels["funds.0.original_budget"] == "预算数"
    assert labels["spending_plan.1.share"] == "6月底"
    assert labels["purpose"] == "资金用途"
    assert labels["indicators.3.target"] == "指标值"


def test_a_merged_level_covers_its_rows_and_belongs_to_the_first(printed):
    screen = screen_of(printed[0])
    assert screen.cell("indicators.0.dimension").rowspan == 2
    assert screen.cell("indicators.1.dimension") is None
    assert screen.cell("indicators.2.dimension").text == "效果指标"


def test_after_the_year_only_results_are_open(printed):
    sheet = Sheet(kind=SheetKind.SELF_EVALUATION, indicators=printed[0].indicators)
    screen = screen_of(sheet, "mof_2020_self_evaluation", editable=actual_side)
    opened = {cell.field for row in screen.rows for cell in row.cells if cell.is_editable}
    assert opened == {"actual", "reason", "result", "outturn"}


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("funds.0.original_budget", "约10万", "不是金额"),
        ("indicators.0.points", "十分", "不是数字"),
        ("indicators.0.points", "NaN", "不是数字"),
        ("spending_plan.0.share", "120", "0至100"),
        ("spending_plan.0.share", "x", "0至100"),
        ("indicators.9.name", "名称", "没有"),
        ("funds.nowhere.label", "x", "没有"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(printed, path, text, message):
    with pytest.raises(CannotBeFilled, match=message):
        with_field(printed[0], path, text)


def test_a_change_of_one_cell_changes_nothing_else(printed):
    sheet = printed[0]
    filled = with_field(sheet, "indicators.0.target", "≥95%")
    assert filled.indicators[0].target == Target.parse("≥95%")
    assert with_field(filled, "indicators.0.target", sheet.indicators[0].target.text) == sheet


def test_the_note_of_a_level_is_kept_apart():
    sheet = Sheet(indicators=(indicator(),))
    one = with_field(sheet, "indicators.0.dimension", "效益指标(30分)").indicators[0]
    assert (one.dimension, one.dimension_note, one.dimension_term) == (
        "效益指标",
        "(30分)",
        "outcome",
    )


def test_results_stay_beside_their_objectives_where_a_line_is_added():
    sheet = Sheet(objectives=(Objective("一", "完成一"), Objective("二", "完成二")))
    more = with_field(sheet, "objectives.annual.text", "一\n二\n三")
    assert [(one.text, one.result) for one in more.objectives] == [
        ("一", "完成一"), ("二", "完成二"), ("三", ""),
    ]  # fmt: skip
    fewer = with_field(more, "objectives.annual.result", "好")
    assert [one.result for one in fewer.objectives] == ["好", "", ""]


def test_findings_stand_beside_the_cell_of_the_screen(printed):
    sheet = printed[2]
    found = findings_beside(sheet, screen_of(sheet), ruleset="mof_2020_self_evaluation")
    where = {(one.finding.code, one.path) for one in found}
    assert ("TG001", "indicators.4.target") in where
    assert ("OB003", "objectives.annual.text") in where
    assert ("IN007", "indicators.1.definition") in where
    assert len({one.fingerprint for one in found}) == len(found)


def test_a_rule_set_that_does_not_exist_does_not_stop_the_audit(printed):
    sheet = printed[0]
    assert findings_beside(sheet, screen_of(sheet), ruleset="no-such")


def test_what_is_blank_is_told_row_by_row():
    sheet = Sheet(
        funds=(Fund(FundSource.TOTAL, original_budget=Money.of(1)),),
        objectives=(Objective("建成"),),
        indicators=(
            Indicator(dimension="产出指标"), Indicator("甲", "产出指标", "数量指标"),
            Indicator("乙", target=Target.parse("1个")), indicator(),
        ),
    )  # fmt: skip
    found = blanks_beside(sheet, screen_of(sheet, HEBEI))
    assert [one.path for one in found] == [
        "indicators.0.name", "indicators.1.target", "indicators.2.dimension",
    ]  # fmt: skip
    assert not blanks_beside(Sheet(kind=SheetKind.SELF_EVALUATION), screen_of(Sheet(), HEBEI))


def test_rows_are_moved_and_taken_out_of_every_part():
    sheet = Sheet(fiscal_year=2026, indicators=(indicator("甲"), indicator("乙")))
    assert [one.name for one in rows.with_row_moved(sheet, "indicators.0", by=9).indicators] == [
        "乙",
        "甲",
    ]
    assert rows.without_row(rows.with_step(sheet, "6月底"), "spending_plan.0") == sheet
    assert rows.without_row(rows.with_task(sheet), "tasks.0") == sheet
    assert rows.without_row(rows.with_fund(sheet, "其他"), "funds.0") == sheet
    with pytest.raises(rows.NoSuchRow, match="已经不在"):
        rows.without_row(sheet, "indicators.2")


def test_last_years_objectives_begin_the_next_year_without_results(printed):
    spent = with_field(printed[0], "funds.0.outturn", "9.00")
    begun = for_next_year(spent, 2021)
    assert (begun.fiscal_year, begun.funds[0].outturn) == (2021, None)
    assert begun.spending_plan.steps[0].by.isoformat() == "2021-03-31"
    assert without_places(begun) == begun
    changed = [one for one in differences(printed[0], begun, HEBEI) if one.state != "same"]
    assert changed == []


def test_indicators_are_compared_by_name_wherever_they_stand():
    before = Sheet(indicators=(indicator("甲"), indicator("乙"), indicator("丙")))
    after = Sheet(indicators=(indicator("丁"), indicator("甲"), indicator("丙", "20个")))
    found = [one for one in differences(before, after, HEBEI) if one.state != "same"]
    told = [(one.title, one.before, one.after) for one in found]
    assert ("丙：指标值", "12个", "20个") in told
    assert ("丁：三级指标", "", "丁") in told
    assert ("乙：三级指标", "乙", "") in told
    assert not [one for one in told if one[0].startswith("甲")]


def test_similar_projects_come_first_and_strangers_not_at_all():
    projects = [("道路养护", ""), ("流动科技馆巡展", ""), ("流动科技馆运行", "巡展和维护")]
    assert most_like("省科协流动科技馆运行", "巡展", projects) == [2, 1]
    assert most_fitting("举办科普培训班", ["道路里程", "科普培训人次"], most=1) == [1]


def test_typical_targets_are_quartiles_of_the_commonest_unit():
    typical = typical_targets(["≥90%", "≥95%", "≥98%", "12个", "效果明显"])
    assert (typical.count, typical.low, typical.middle, typical.high) == (
        3, "≥92.5%", "≥95%", "≥96.5%",
    )  # fmt: skip
    assert typical_targets(["≥90%", "12个"]) is None
    assert typical_targets(["效果明显"]) is None


def test_points_are_shared_by_position_and_add_up():
    outcome = indicator("丙", kind="社会效益指标", dimension="效益指标")
    rows_of = (indicator("甲"), indicator("乙"), outcome)
    sheet = Sheet(fiscal_year=2026, form=HEBEI, indicators=rows_of)
    weighed, _notes = shared_points(
        sheet, ruleset=None, importance={1: Fraction(4)}, step=Decimal("0.5")
    )
    first, second, _third = (one.points for one in weighed.indicators)
    assert second > first
    assert weighed.total_points == 100
    assert weighed.form == HEBEI
    with pytest.raises(Unknown, match="没有年度绩效指标"):
        shared_points(Sheet(fiscal_year=2026), ruleset=None, importance={}, step=Decimal(1))


def test_a_year_is_offered_what_holds_for_it():
    names = [one.name for one in rulesets_offered(2026)]
    assert names[0] == ruleset_for_year(2026) == "mof_2020_self_evaluation"
    assert next(iter(forms_for(SheetKind.OBJECTIVE))).name == "mof_2021_objective"
    assert kinds_below("效果指标") == kinds_below("效益指标")
    assert kinds_below("别的") == ()


def test_every_value_has_its_place_and_the_lines_around_it(printed):
    sheet = printed[0]
    places = places_of(sheet, screen_of(sheet))
    assert places["funds.0.original_budget"].column == 3
    assert places["objectives.annual.text"].row == 7
    assert places["spending_plan.3.share"].text == "100.00"
    lines = lines_of_sheets(REPORT, (sheet,))[0]
    cells = {
        (one["place"]["row"], one["place"]["column"]): one["text"] for line in lines for one in line
    }
    assert cells[10, 3] == "完成率"


def test_a_page_that_is_not_there_is_not_drawn(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(NoPicture):
        page_picture(path, 1)


def test_a_page_is_drawn_with_the_words_marked(tmp_path):
    import io

    from PIL import Image

    pdf = next(Path("tests/samples").rglob("*.pdf"))
    plain = Image.open(io.BytesIO(page_picture(pdf, 1)))
    word = _first_words(pdf)
    marked = Image.open(io.BytesIO(page_picture(pdf, 1, quoted=word)))
    assert plain.size == marked.size
    assert plain.tobytes() != marked.tobytes()
    with pytest.raises(NoPicture, match="没有第999页"):
        page_picture(pdf, 999)


def _first_words(pdf):
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_bounded()
    return next(line.strip() for line in text.splitlines() if len(line.strip()) > 3)[:6]


def test_a_list_of_indicators_is_read_by_its_titles(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "一级指标,二级指标,三级指标,指标值,行业\n产出指标,数量指标,站点数,12个,科普\n"
        "产出指标,数量指标,站点数,12个,科普\n产出指标,数量指标,,,\n",
        encoding="utf-8",
    )
    (one,) = listed_indicators(path)
    assert (one.name, one.target, one.industry, one.definition) == ("站点数", "12个", "科普", "")
    path.write_text("姓名,单位\n测试,示例\n", encoding="utf-8")
    with pytest.raises(Unknown, match="没有找到指标列表"):
        listed_indicators(path)
