"""The middle of a unit's year as people do it: monitoring of the goals, and what its light says."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.web.browser.desk import Desk, ObjectivePaper
from tests.web.browser.objectives import PROJECT, YEAR

TICK = "√"
STATES = ("6场", "96%", "按计划进行", "10万元", "正在提升", "93%")
BEHIND, CAUSE = "indicators.0", "招标延后，九月起每周加开一场，十一月底前补齐。"


class MonitoringPaper(ObjectivePaper):
    """The sheet of monitoring on the screen: as that of objectives, with cells to tick."""

    def tick(self, path: str) -> None:
        """Tick a cell; wait until it is saved."""
        revision = self._revision()
        self.cell(path).select_option(TICK)
        self._is_saved_after(revision)


def begin(desk: Desk) -> MonitoringPaper:
    """The handler finds the task on the home page and begins; the money of the ledger is there."""
    desk.go("/")
    desk.follow(f"{YEAR}年度运行监控")
    desk.follow("开始运行监控（1个项目）")
    expect(desk.page.get_by_label("监控期间")).to_have_value("7")
    desk.is_fit()
    desk.press("为勾选的项目开始运行监控")
    desk.told("已开始1个项目的运行监控")
    paper = MonitoringPaper(desk)
    expect(paper.cell("funds.0.outturn")).to_have_value("10.00")
    return paper


def fill_in(paper: MonitoringPaper) -> None:
    """How far every goal is; one that is in doubt asks for its cause until it is written."""
    paper.write("funds.1.outturn", "10.00")
    for at, state in enumerate(STATES):
        paper.write(f"indicators.{at}.current", state)
        paper.tick(f"indicators.{at}.likelihood_{'certain' if at else 'possible'}")
    expect(paper.finding("没有写偏差原因")).to_be_visible()
    paper.desk.is_fit()
    paper.tick(f"{BEHIND}.cause_rules")
    paper.write(f"{BEHIND}.explanation", CAUSE)
    expect(paper.finding("没有写偏差原因")).to_have_count(0)


def look_at_lights(desk: Desk) -> None:
    """The accountant has the lights told anew; the goals have theirs beside that of the money."""
    desk.go("/spending/")
    desk.shows("亮灯还没有按它们更新")
    desk.press("重新统计")
    desk.hides("亮灯还没有按它们更新")
    row = desk.row(PROJECT)
    expect(row).to_contain_text("红灯")
    expect(row).to_contain_text(f"当前完成{STATES[0]}")
    desk.is_fit()
