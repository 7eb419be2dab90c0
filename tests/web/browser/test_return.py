"""A sheet comes back with remarks on its cells, is put right and handed in again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.browser.desk import ObjectivePaper
from tests.web.budgets.reviewing import make_office

from jixiao.web.accounts.roles import Role

PINNED, WHOLE = "指标值偏低，上年已经办了15场。", "请补充与上年对比的说明。"


@pytest.fixture
def sheet(world):
    """A sheet that waits for the head of the section."""
    return make_office(world).submitted()


def test_a_returned_sheet_shows_why_at_its_cells_and_goes_up_again(desk_of, sheet):
    head = desk_of(Role.SECTION_HEAD, f"/reviews/{sheet.pk}/")
    send_back(head)
    handler = desk_of(Role.HANDLER)
    put_right(handler)
    read_again(head, sheet)
    see_history(handler, sheet)


def send_back(desk):
    """The reviewer pins a remark to a cell, and returns the sheet with another on the whole."""
    cell = desk.page.locator("#cell-indicators-1-target")
    cell.get_by_role("link").click()
    expect(desk.page.get_by_role("heading", name="写意见")).to_contain_text("指标值")
    desk.write("意见", PINNED)
    desk.press("记下意见")
    expect(cell).to_contain_text("1条意见")
    desk.is_fit()
    desk.follow("退回")
    dialog = desk.page.get_by_role("dialog", name="退回这张表")
    expect(dialog).to_contain_text(PINNED)
    dialog.get_by_label("总的意见").fill(WHOLE)
    desk.press("确认退回", within=dialog)
    desk.told("已退回")


def put_right(desk):
    """The handler learns of it on the home page, mends the cell and settles both remarks."""
    returned = desk.go("/").page.get_by_role("region", name="退回给我的表")
    expect(returned).to_contain_text(PINNED)
    expect(returned).to_contain_text(WHOLE)
    returned.get_by_role("link", name="科普展览").click()
    paper = ObjectivePaper(desk)
    expect(desk.page.locator("#cell-indicators-1-target")).to_contain_text(PINNED)
    desk.is_fit()
    paper.hand_in()
    desk.told("还有2条退回意见没有处理")
    desk.follow(PINNED)
    expect(paper.cell("indicators.1.target")).to_be_focused()
    paper.write("indicators.1.target", "≥16场")
    for _remark in range(2):
        desk.press("已处理")
        desk.told("已标为处理完毕")
    paper.hand_in()
    desk.told("已报送")


def read_again(desk, sheet):
    """The reviewer sees what is other than last time, and lets it pass."""
    desk.go(f"/reviews/{sheet.pk}/")
    changes = desk.page.get_by_role("region", name="上次报送以来的改动")
    expect(changes).to_contain_text("≥12场")
    expect(changes).to_contain_text("≥16场")
    expect(desk.page.locator("#cell-indicators-1-target del")).to_have_text("≥12场")
    desk.confirm("通过", "确认通过")
    desk.told("已通过")


def see_history(desk, sheet):
    """Both ways up and the way back stand on the trail, with the reasons."""
    desk.go(f"/trail/of/sheet:{sheet.pk}/")
    actions = desk.page.locator("#entries tbody strong:visible").all_inner_texts()
    counted = {one: actions.count(one) for one in ("报送", "退回", "通过")}
    assert counted == {"报送": 2, "退回": 1, "通过": 1}
    desk.shows(PINNED)
    desk.shows(WHOLE)
