"""Causes that units filled in, read back and printed in the next month's table."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from jixiao.domain.grid import Cell, Grid
from jixiao.domain.money import Money
from jixiao.domain.monitoring import TICK, Cause
from jixiao.domain.month import Month
from jixiao.domain.progress import Grouping, Progress
from jixiao.domain.sheet import Project
from jixiao.domain.slow import ReportedCause, SlowProject
from jixiao.domain.unit import BudgetUnit
from jixiao.domain.watching import LightProfile, WatchReport
from jixiao.monitoring.causes import reported_causes, with_causes
from jixiao.pipeline import Unknown
from jixiao.pipeline.causes import read_causes
from jixiao.pipeline.monitoring import monitor
from jixiao.reports.paper.word.write import write_docx
from jixiao.reports.progress import in_xlsx
from jixiao.reports.progress.paper import progress_paper
from jixiao.reports.progress.rows import progress_table
from jixiao.reports.workbooks.monitor import write_watch_report

DAY = date(2025, 7, 31)


def slow(code="P1", name="道路养护", unit="公路站", **given):
    progress = Progress(
        2025, DAY, Month(2025, 7), key=code or name, unit=BudgetUnit("", unit),
        project=Project(code, name),
    )  # fmt: skip
    return SlowProject(
        progress, Money.of("1000.00"), Decimal(1), Decimal(1), is_by_plan=True, **given
    )


FILLED = slow(
    causes=(Cause.FUNDING, Cause.STAFF), explanation="资金：8月到位", measure="10月底前付完"
)


def report(*some):
    lights = LightProfile("plan", "按资金支出计划", "")
    return WatchReport(2025, DAY, (Grouping.PROJECT,), lights, slow=some)


def written(path, *some):
    """The table as one of the three files that ask for causes."""
    if path.name.startswith("监控"):
        write_watch_report(report(*some), path)
    elif path.suffix == ".docx":
        write_docx(progress_paper(progress_table(report(*some)), ledgers=()), path)
    else:
        in_xlsx.write_progress(progress_table(report(*some)), path)
    return path


@pytest.mark.parametrize("name", ["进度.xlsx", "进度.docx", "监控.xlsx"])
def test_what_is_written_is_read_back(tmp_path, name):
    (found,) = read_causes([written(tmp_path / name, FILLED, slow("P2", "别的项目"))])
    assert found.project.name == "道路养护"
    assert (found.causes, found.explanation, found.measure) == (
        FILLED.causes, FILLED.explanation, FILLED.measure,
    )  # fmt: skip
    assert found.project.code == ("" if name.endswith("docx") else "P1")


@pytest.mark.parametrize("name", ["进度.xlsx", "监控.xlsx"])
def test_causes_are_chosen_from_a_list(tmp_path, name):
    book = openpyxl.load_workbook(written(tmp_path / name, slow(), slow("P2", "别的项目")))
    (tab,) = (one for one in book if one.title.startswith("支出缓慢项目"))
    (choice,) = tab.data_validations.dataValidation
    assert (choice.type, choice.formula1) == ("list", f'"{TICK}"')
    (cells,) = choice.sqref.ranges
    titles = [
        next(cell.value for cell in column if cell.value in {one.label for one in Cause})
        for column in tab.iter_cols(min_col=cells.min_col, max_col=cells.max_col)
    ]
    assert titles == [one.label for one in Cause]
    assert cells.max_row - cells.min_row == 1
    first = tab.cell(cells.min_row, cells.min_col - 1)
    assert not str(first.value or "").startswith("比去年")


def test_without_slow_projects_there_is_nothing_to_choose_and_nothing_to_read(tmp_path):
    for name in ("进度.xlsx", "监控.xlsx"):
        book = openpyxl.load_workbook(written(tmp_path / name))
        assert not any(one.data_validations.dataValidation for one in book)
        assert read_causes([tmp_path / name]) == ()


def test_what_a_person_typed_is_understood():
    table = [
        ["项目名称", "偏差原因", "改进措施"],
        ["道路养护", "人员保障:缺少监理", "/"],
        ["桥梁检测", "招标流标，重新招标", ""],
        ["隧道照明", "经费保障", ""],
        ["照明", "", "【待填写】"],
        ["", "经费保障", "补拨"],
    ]
    rows = tuple(tuple(Cell(text, at) for at, text in enumerate(row)) for row in table)
    assert reported_causes([Grid(rows)]) == [
        ReportedCause("", Project("", "道路养护"), (Cause.STAFF,), "缺少监理"),
        ReportedCause("", Project("", "桥梁检测"), (), "招标流标，重新招标"),
        ReportedCause("", Project("", "隧道照明"), (Cause.FUNDING,)),
    ]


def test_a_report_is_laid_on_its_project_by_code_else_by_name_and_unit():
    def of(code="", name="道路养护", unit="", measure="赶工"):
        return ReportedCause(unit, Project(code, name), measure=measure)

    def laid(*reports, among):
        found, left = with_causes(among, reports)
        return [one.measure for one in found], len(left)

    two = [slow("P1", unit="甲"), slow("P2", unit="乙")]
    assert laid(of("P2", "改了名"), among=two) == (["", "赶工"], 0)
    assert laid(of(unit="甲"), among=two) == (["赶工", ""], 0)
    assert laid(of(), among=two) == (["", ""], 1)
    assert laid(of("P9"), among=[slow("P1")]) == ([""], 1)
    assert laid(of("P9"), among=[slow("")]) == (["赶工"], 0)
    assert laid(of(name="别的"), among=two) == (["", ""], 1)
    assert laid(of("P1"), of("P1", measure="后填的"), among=two) == (["后填的", ""], 0)


def test_the_next_month_has_what_was_reported_and_tells_what_it_has_no_place_for(book):
    book.budget("1000.00")
    reports = (
        ReportedCause("", Project("P1"), (Cause.OTHER,), "流标", "重新招标"),
        *(ReportedCause("", Project("", f"旧项目{one}"), measure="无需") for one in range(6)),
    )
    found = monitor(book.connection, DAY, causes=reports)
    (one,) = found.slow
    assert (one.causes, one.explanation, one.measure) == ((Cause.OTHER,), "流标", "重新招标")
    (problem,) = found.problems
    assert problem.kind == "causes_not_used"
    assert "有6个项目（“旧项目0”、" in problem.message
    assert "等）" in problem.message


def test_a_file_without_the_form_is_refused(tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text("项目名称,金额\n道路养护,1\n", encoding="utf-8")
    with pytest.raises(Unknown, match="没有读到支出缓慢项目表"):
        read_causes([path])
    with pytest.raises(Unknown, match="没有"):
        read_causes([tmp_path / "没有.xlsx"])


def test_the_later_file_counts(tmp_path):
    first = written(tmp_path / "七月.xlsx", FILLED)
    second = written(tmp_path / "八月.xlsx", replace(FILLED, measure="11月底前付完"))
    (found,), _left = with_causes([slow()], read_causes([first, second]))
    assert found.measure == "11月底前付完"
