from dataclasses import dataclass, replace
from decimal import Decimal

from tests.reports.documents.papers import table_of, text_of

from jixiao.domain.document import Document, Source
from jixiao.domain.finding import Finding, Severity
from jixiao.domain.money import Money
from jixiao.domain.score import SheetScore
from jixiao.domain.sheet import Fund, FundSource, Project, Sheet
from jixiao.domain.unit import BudgetUnit
from jixiao.reports.documents.summary_table import summary_paper
from jixiao.reports.paper.model import Annex, Table


@dataclass(frozen=True)
class Item:
    document: Document
    findings: tuple = ()
    scores: tuple = ()


def sheet(name, *, budget=10, outturn=9, score=None, rating=""):
    fund = Fund(
        FundSource.TOTAL,
        final_budget=Money.of(budget, unit="万元"),
        outturn=None if outturn is None else Money.of(outturn, unit="万元"),
    )
    score = None if score is None else Decimal(score)
    return Sheet(project=Project(name=name), funds=(fund,), total_score=score, rating=rating)


def document(unit, *sheets, path="甲.docx"):
    return Document(
        source=Source(path, "", "docx"), unit=BudgetUnit("", unit), fiscal_year=2023, sheets=sheets
    )


ONE = Item(
    document("甲局", sheet("修路", score=95, rating="优"), sheet("架桥", score=85, rating="良")),
    findings=(
        Finding("FU001", Severity.ERROR, "问题", project="修路"),
        Finding("FU001", Severity.ERROR, "问题", project="修路、架桥"),
        Finding("TX001", Severity.NOTE, "问题"),
    ),
)
TWO = Item(
    document("乙局", sheet("植树", budget=30, outturn=27), path="乙.docx"),
    scores=(SheetScore(ruleset="made_up", total=Decimal(90), rating="优"),),
)


def test_there_is_one_row_a_project_and_a_row_of_sums():
    rows = table_of(summary_paper([ONE, TWO]), "summary.rows")
    assert rows[1] == ["1", "甲局", "修路", "10.00", "9.00", "90.00%", "95", "优", "2"]
    assert rows[3] == ["3", "乙局", "植树", "30.00", "27.00", "90.00%", "90*", "优*", "0"]
    assert rows[4] == ["", "合计", "", "50.00", "45.00", "90.00%", "90", "—", "2"]
    assert "“*”" in rows[5][0]


def test_projects_are_summed_by_unit_and_by_rating():
    paper = summary_paper([ONE, TWO])
    units = table_of(paper, "summary.units")
    assert units[1] == ["1", "甲局", "2", "20.00", "18.00", "90.00%", "90", "2"]
    ratings = table_of(paper, "summary.ratings")
    assert ratings[1] == ["优", "2", "66.67%", "40.00", "36.00", "90.00%"]
    assert ratings[2][:3] == ["良", "1", "33.33%"]


def test_faults_of_no_project_are_told_beside_the_table():
    assert "1个" in "".join(
        part.text
        for one in summary_paper([ONE]).blocks
        if getattr(one, "key", "") == "summary.loose"
        for part in one.spans
    )


def test_a_rate_over_all_needs_every_outturn():
    item = Item(document("甲局", sheet("修路"), sheet("架桥", outturn=None)))
    rows = table_of(summary_paper([item]), "summary.rows")
    assert rows[-1][3:6] == ["20.00", "9.00", "—"]


def test_the_table_stands_on_a_wide_page_under_its_year():
    first = summary_paper([ONE, TWO]).blocks[0]
    assert first == Annex("", "项目支出绩效自评汇总表", "（2023年度，单位：万元）", is_wide=True)
    mixed = [ONE, Item(replace(TWO.document, fiscal_year=2024))]
    assert summary_paper(mixed).blocks[0].note == "（单位：万元）"


def test_nothing_to_sum_up_is_a_gap():
    paper = summary_paper([])
    assert text_of(paper) == ""
    assert not [one for one in paper.blocks if isinstance(one, Table)]


def test_a_sum_is_traced_to_the_cells_of_every_file():
    paper = summary_paper([
        replace_places(ONE), replace_places(TWO),
    ])  # fmt: skip
    table = next(one for one in paper.blocks if getattr(one, "key", "") == "summary.rows")
    origin = table.origins[4, 3]
    assert {cell.path for cell in origin.cells} == {"甲.docx", "乙.docx"}
    assert len(origin.cells) == 3
    assert table.origins[3, 6].ruleset == "made_up"


def replace_places(item):
    from jixiao.domain.place import Place

    sheets = tuple(
        replace(one, funds=(replace(one.funds[0], place=Place("10.00", table=at)),))
        for at, one in enumerate(item.document.sheets, start=1)
    )
    return replace(item, document=replace(item.document, sheets=sheets))


def test_two_thousand_projects_fit_in_one_table():
    sheets = tuple(sheet(f"项目{at}", score=90, rating="优") for at in range(2000))
    rows = table_of(summary_paper([Item(document("甲局", *sheets))]), "summary.rows")
    assert len(rows) == 2002
    assert rows[-1][3] == "20000.00"
