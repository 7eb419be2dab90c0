"""A sheet comes back with remarks on its cells, is put right and handed in again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.browser import returning
from tests.web.browser.desk import ObjectivePaper
from tests.web.browser.evaluating import EvaluationPaper
from tests.web.budgets.reviewing import make_office

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.services import moves
from jixiao.web.evaluations.services.filling import fill_fields
from jixiao.web.evaluations.services.starting import start_evaluation

TARGET, ACTUAL = "indicators.1.target", "indicators.1.actual"
LOW = {"pinned": "指标值偏低，上年已经办了15场。", "whole": "请补充与上年对比的说明。"}
DOUBTED = {"pinned": "签到表只有12场，请核对。", "whole": "请在总结中写明观众人次的来源。"}
RESULTS = {
    "funds.0.outturn": "48", "funds.1.outturn": "48",
    "objectives.annual.result": "全年举办科普展览13场，服务观众2.1万人次。",
    "indicators.0.actual": "48万元", "indicators.1.actual": "13场", "indicators.2.actual": "96%",
    "indicators.3.actual": "100%", "indicators.4.actual": "21000人次", "indicators.5.actual": "95%",
}  # fmt: skip


@pytest.fixture
def office(world):
    """People at work in a year."""
    return make_office(world)


@pytest.fixture
def sheet(office):
    """A sheet of objectives that waits for the head of the section."""
    return office.submitted()


@pytest.fixture
def evaluation(office):
    """A self-evaluation that waits for the head of the section."""
    told = {"by": office.handler, "scope": office.scope(Role.HANDLER)}
    begun = start_evaluation(office.approved(), **told)
    fill_fields(begun, RESULTS, revision=begun.revision, **told)
    return moves.submit(office.again(begun), by=office.handler)


def test_a_returned_sheet_shows_why_at_its_cells_and_goes_up_again(desk_of, sheet):
    head = desk_of(Role.SECTION_HEAD, f"/reviews/{sheet.pk}/")
    returning.send_back(head, TARGET, title="指标值", **LOW)
    handler = desk_of(Role.HANDLER)
    returning.learn_of_it(handler, TARGET, name="科普展览", **LOW)
    put_right(handler)
    returning.read_again(head, sheet.pk, TARGET, old="≥12场", new="≥16场")
    returning.see_history(handler, sheet.pk, *LOW.values())


def put_right(desk):
    """The handler mends the cell that the remark leads to, and settles both remarks."""
    paper = ObjectivePaper(desk)
    paper.hand_in()
    desk.told("还有2条退回意见没有处理")
    desk.follow(LOW["pinned"])
    expect(paper.cell(TARGET)).to_be_focused()
    paper.write(TARGET, "≥16场")
    returning.settle(desk, 2)
    paper.hand_in()
    desk.told("已报送")


def test_a_returned_self_evaluation_shows_why_at_its_results_and_goes_up_again(desk_of, evaluation):
    head = desk_of(Role.SECTION_HEAD, f"/reviews/{evaluation.pk}/")
    returning.send_back(head, ACTUAL, title="实际完成值", **DOUBTED)
    handler = desk_of(Role.HANDLER)
    returning.learn_of_it(handler, ACTUAL, name="科普展览", **DOUBTED)
    correct(handler)
    returning.read_again(head, evaluation.pk, ACTUAL, old="13场", new="12场")
    returning.see_history(handler, evaluation.pk, *DOUBTED.values())


def correct(desk):
    """The handler corrects the result that the remark leads to, and settles both remarks."""
    paper = EvaluationPaper(desk)
    desk.press("报送")
    desk.told("还有2条退回意见没有处理")
    desk.follow(DOUBTED["pinned"])
    expect(paper.cell(ACTUAL)).to_be_focused()
    paper.write(ACTUAL, "12场")
    expect(returning.cell_of(desk, ACTUAL)).to_contain_text(DOUBTED["pinned"])
    returning.settle(desk, 2)
    desk.press("报送")
    desk.told("已报送")
