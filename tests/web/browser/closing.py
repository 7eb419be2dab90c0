"""The last tasks of a unit's year as people do them: done elsewhere, and told here."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.web.browser.desk import Desk
from tests.web.browser.objectives import YEAR

RECTIFIED = ("整改", "2026年5月20日补齐签到表日期，并报市财政局。")
DISCLOSED = ("公开", "2026年6月10日在示例市科技馆网站公开自评结果。")


def finish(desk: Desk, kind: str, note: str) -> None:
    """The head of the unit finds the task on the home page and says how it was done."""
    desk.go("/")
    desk.follow(f"{YEAR}年度{kind}")
    desk.write("怎样完成的", "已办")
    desk.press("标记办结")
    desk.shows("至少5个字")
    desk.is_fit()
    desk.write("怎样完成的", note)
    desk.press("标记办结")
    desk.told("已记录")
    desk.shows("撤销办结")
    desk.shows(note)


def see_nothing_left(desk: Desk) -> None:
    """No task of the year is on the home page of the unit any more."""
    desk.go("/")
    desk.shows("现在没有要办的事")


def see_all_done(desk: Desk, unit: str) -> None:
    """The finance authority sees every task of the unit done."""
    desk.go("/years/")
    desk.row(f"{YEAR}年度").get_by_role("link").first.click()
    tasks = desk.page.get_by_role("table", name="各单位的任务").get_by_role("row")
    of_unit = tasks.filter(has_text=unit)
    expect(of_unit).to_have_count(5)
    expect(of_unit.filter(has_text="已完成")).to_have_count(5)
