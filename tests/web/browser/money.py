"""The money of a unit's year as people do it: imported, seen against the plan, explained."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import expect
from tests.web.browser.desk import Desk
from tests.web.browser.objectives import PROJECT
from tests.web.spending.conftest import BUDGET_HEAD, HEAD, OWN, payment

AS_LEDGER = f"P1,{PROJECT}"
BUDGETS = f"{BUDGET_HEAD}Z1,480000,{OWN},{AS_LEDGER}\n"
BY_JULY = [("V1", "2025-03-10", "60000.00"), ("V2", "2025-07-15", "40000.00")]
BY_DECEMBER = [*BY_JULY, ("V3", "2025-12-18", "362000.00")]


def export(vouchers: Sequence[tuple[str, str, str]]) -> str:
    """An export of payments of the project."""
    return HEAD + "".join(payment(*one, project=AS_LEDGER) for one in vouchers)


def import_export(desk: Desk, name: str, text: str, *, taken: int) -> None:
    """The accountant uploads an export, looks at the columns and imports it."""
    desk.go("/spending/imports/")
    desk.choose("单位", "示例市科技馆")
    desk.choose("年度", "2025年度")
    desk.attach("支付明细或预算指标", name, text.encode("utf-8-sig"))
    desk.press("上传并识别")
    desk.shows("核对")
    desk.is_fit()
    desk.press("核对无误，导入")
    added = desk.page.locator(".card-sm").filter(has_text="新增").locator(".h2")
    expect(added).to_have_text(str(taken))


def look_at_progress(desk: Desk) -> None:
    """What was spent stands against the approved plan; the project is far behind."""
    desk.follow("查看支出进度")
    desk.titled("2025年7月支出进度")
    row = desk.row(PROJECT)
    for figure in ("48.00", "10.00", "20.83%", "计划56.30%"):
        expect(row).to_contain_text(figure)
    expect(row).to_contain_text("红灯")
    expect(desk.page.locator("[data-chart] svg")).to_be_visible()
    desk.is_fit()


def explain_why_slow(desk: Desk) -> None:
    """The handler writes why the project is slow and what will be done."""
    desk.go("/spending/slow/")
    desk.page.get_by_role("link", name=f"填写“{PROJECT}”的原因和措施").click()
    desk.press("保存")
    desk.shows("请写明为什么支出缓慢。")
    desk.is_fit()
    desk.page.get_by_role("checkbox").first.check()
    desk.write("原因说明", "展品招标延后，合同在七月才签订。")
    desk.write("改进措施", "十月底前完成布展并支付。")
    desk.press("保存")
    expect(desk.row(PROJECT)).to_contain_text("十月底前完成布展并支付。")
