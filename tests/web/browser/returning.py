"""A sheet that comes back, as people do it: remarks on its cells, put right, handed in again."""

from __future__ import annotations

from playwright.sync_api import Locator, expect
from tests.web.browser.desk import Desk


def cell_of(desk: Desk, path: str) -> Locator:
    """A cell of a sheet on any of its pages."""
    return desk.page.locator(f"#cell-{path.replace('.', '-')}")


def send_back(desk: Desk, path: str, *, title: str, pinned: str, whole: str) -> None:
    """The reviewer pins a remark to a cell, and returns the sheet with another on the whole."""
    cell = cell_of(desk, path)
    cell.get_by_role("link").click()
    expect(desk.page.get_by_role("heading", name="写意见")).to_contain_text(title)
    desk.write("意见", pinned)
    desk.press("记下意见")
    expect(cell).to_contain_text("1条意见")
    desk.is_fit()
    desk.follow("退回")
    dialog = desk.page.get_by_role("dialog", name="退回这张表")
    expect(dialog).to_contain_text(pinned)
    dialog.get_by_label("总的意见").fill(whole)
    desk.press("确认退回", within=dialog)
    desk.told("已退回")


def learn_of_it(desk: Desk, path: str, *, name: str, pinned: str, whole: str) -> None:
    """The filler finds the reasons on the home page, and on the sheet at the cell."""
    returned = desk.go("/").page.get_by_role("region", name="退回给我的表")
    expect(returned).to_contain_text(pinned)
    expect(returned).to_contain_text(whole)
    returned.get_by_role("link", name=name, exact=True).click()
    expect(cell_of(desk, path)).to_contain_text(pinned)
    desk.is_fit()


def settle(desk: Desk, count: int) -> None:
    """The filler says of every remark that it was dealt with."""
    for _remark in range(count):
        desk.press("已处理")
        desk.told("已标为处理完毕")


def read_again(desk: Desk, sheet: int, path: str, *, old: str, new: str) -> None:
    """The reviewer sees what is other than last time, and lets it pass."""
    desk.go(f"/reviews/{sheet}/")
    changes = desk.page.get_by_role("region", name="上次报送以来的改动")
    expect(changes).to_contain_text(old)
    expect(changes).to_contain_text(new)
    expect(cell_of(desk, path).locator("del")).to_have_text(old)
    desk.is_fit()
    desk.confirm("通过", "确认通过")
    desk.told("已通过")


def see_history(desk: Desk, sheet: int, *reasons: str) -> None:
    """Both ways up and the way back stand on the trail, with the reasons."""
    desk.go(f"/trail/of/sheet:{sheet}/")
    actions = desk.page.locator("#entries tbody strong:visible").all_inner_texts()
    counted = {one: actions.count(one) for one in ("报送", "退回", "通过")}
    assert counted == {"报送": 2, "退回": 1, "通过": 1}
    for reason in reasons:
        desk.shows(reason)
