"""The first half of a unit's year, as people do it: opening, objectives, reviews, an adjustment."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.web.browser.desk import Desk, ObjectivePaper
from tests.web.evaluations.samples import ROWS

PROJECT, CODE, YEAR = "科普展览巡展", "P1", 2025
CELLS = {
    "funds.0.original_budget": "48", "funds.1.original_budget": "48", "purpose": "布展和讲解。",
    "spending_plan.0.share": "25", "spending_plan.1.share": "50", "spending_plan.2.share": "75",
    "spending_plan.3.share": "100",
    "objectives.annual.text": "全年到20所乡镇学校开展科普巡展，接待学生8000人次。",
}  # fmt: skip


def open_the_year(desk: Desk) -> None:
    """The finance authority chooses forms and the calendar; the tasks go out."""
    desk.go("/years/")
    desk.follow("开启年度")
    desk.go(f"/years/open/?year={YEAR}")
    desk.choose("绩效目标表样", "某项目绩效目标表（河北）")
    desk.press("开启并下达任务")
    desk.told("任务已经下达到各单位")
    expect(desk.row("示例市科技馆")).to_contain_text("目标申报")


def begin(desk: Desk) -> ObjectivePaper:
    """The handler finds the task on the home page, enters the project and begins its sheet."""
    desk.go("/")
    desk.follow(f"{YEAR}年度目标申报")
    desk.follow("新增项目")
    desk.choose("单位或科室", "展教部")
    desk.write("项目名称", PROJECT)
    desk.write("项目编码", CODE)
    desk.press("保存")
    desk.told("可以填报绩效目标了")
    desk.press("新建空白表")
    return ObjectivePaper(desk)


def fill_in(paper: ObjectivePaper) -> None:
    """All cells and six indicators; what is missing is told until it is there."""
    expect(paper.finding("年度绩效目标没有填写")).to_be_visible()
    for path, text in CELLS.items():
        paper.write(path, text)
    expect(paper.finding("年度绩效目标没有填写")).to_have_count(0)
    for at, (dimension, kind, name, target, _points) in enumerate(ROWS):
        paper.add_indicator(f"{dimension}/{kind}")
        paper.write(f"indicators.{at}.name", name)
        paper.write(f"indicators.{at}.target", target.replace("2026", str(YEAR)))
        paper.write(f"indicators.{at}.definition", f"{name}按当年实际统计。")
        paper.write(f"indicators.{at}.basis", "年度工作计划")


def mend_what_is_told(paper: ObjectivePaper) -> None:
    """A target that cannot be is told beside the cell while it is typed, and goes once mended."""
    cell = paper.cell("indicators.1.target")
    cell.fill("")
    cell.press_sequentially("≥100%")
    expect(paper.finding("≥100%")).to_be_visible()
    expect(paper.page.locator("#cell-indicators-1-target")).to_have_class("fill has-warning")
    paper.desk.is_fit()
    paper.finding("≥100%").get_by_role("link").first.click()
    expect(cell).to_be_focused()
    paper.write("indicators.1.target", "≥95%")
    expect(paper.finding("≥100%")).to_have_count(0)


def share_points(desk: Desk) -> None:
    """The points are shared out by the rule-set: all of them, by importance."""
    desk.follow("分配分值")
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("观众满意度").select_option("1")
    desk.press("分配", within=dialog)
    desk.told("分")


def accept(desk: Desk, name: str = PROJECT) -> None:
    """A reviewer finds the sheet among those that wait, reads it and lets it pass."""
    desk.go("/reviews/")
    desk.follow(name)
    desk.titled(name)
    desk.is_fit()
    desk.confirm("通过", "确认通过")
    desk.told("已通过")


def accept_several(desk: Desk) -> None:
    """A reviewer lets all pass that wait, asked once."""
    desk.go("/reviews/")
    desk.page.get_by_label("全选本页").check()
    desk.page.get_by_role("button", name="通过所选").click()
    desk.titled("确认通过")
    desk.press("确认通过")
    desk.titled("审核结果")
    desk.shows("没有通过0张")


def adjust(desk: Desk) -> None:
    """An approved sheet is frozen; its handler makes a second version, with a reason."""
    desk.go("/projects/")
    desk.row(PROJECT).get_by_role("link").last.click()
    expect(desk.page.locator("#paper textarea")).to_have_count(0)
    desk.follow("调整")
    desk.write("调整原因", "新增两所学校，按市科协通知调整巡展场次。")
    desk.press("开始调整")
    paper = ObjectivePaper(desk)
    paper.write("indicators.0.target", "≥22场")
    paper.hand_in()


def compare_versions(desk: Desk) -> None:
    """Old and new stand side by side, with the reason."""
    desk.go("/projects/")
    desk.row(PROJECT).get_by_role("link").last.click()
    desk.follow("版本")
    desk.follow("与第1版对照")
    desk.shows("新增两所学校")
    desk.is_fit()
    changed = desk.row("巡展场次")
    expect(changed).to_contain_text("≥20场")
    expect(changed).to_contain_text("≥22场")
