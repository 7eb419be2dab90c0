"""The end of a unit's year as people do it: self-evaluation, evidence, report, second scores."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Locator, expect
from tests.web.browser.desk import READY, Desk
from tests.web.browser.objectives import PROJECT
from tests.web.evaluations.samples import png

from jixiao.pipeline import read

RESULTS = {
    "indicators.0.actual": "22场", "indicators.1.actual": "96%",
    "indicators.2.actual": "2025年10月", "indicators.3.actual": "46.2万元",
    "indicators.4.actual": "达成预期指标", "indicators.5.actual": "93%",
    "objectives.annual.result": "全年到22所乡镇学校巡展，接待学生8150人次，观众满意度93%。",
}  # fmt: skip


class EvaluationPaper:
    """The self-evaluation on the screen: each cell is saved and scored when it is left."""

    def __init__(self, desk: Desk) -> None:
        """Take the sheet that is open."""
        self.desk, self.page = desk, desk.page

    def cell(self, path: str) -> Locator:
        """The control of a cell."""
        return self.page.locator(f'#cells [name="{path}"]')

    def write(self, path: str, text: str) -> None:
        """Fill a cell and leave it; wait until it is saved."""
        revision = str(self.page.locator("#revision").input_value())
        expect(self.cell(path)).to_have_attribute(*READY)
        self.cell(path).fill(text)
        self.cell(path).blur()
        expect(self.page.locator("#revision")).not_to_have_value(revision)

    @property
    def total(self) -> str:
        """The total score as it is shown now."""
        return str(self.page.locator("#summary .h1 .figure").inner_text())


def begin(desk: Desk) -> EvaluationPaper:
    """The handler begins the self-evaluation out of the approved objectives; the money is there."""
    desk.go("/evaluations/")
    desk.follow("开始自评（1个项目）")
    desk.press("为勾选的项目开始自评")
    desk.go("/evaluations/")
    desk.follow(PROJECT)
    paper = EvaluationPaper(desk)
    expect(paper.cell("funds.0.outturn")).to_have_value("46.20")
    desk.shows("≥22场")
    return paper


def fill_in(paper: EvaluationPaper) -> None:
    """The results one by one; the total is there with the last of them."""
    expect(paper.page.locator("#summary")).to_contain_text("还有6处没有填写")
    assert paper.total == "—"
    paper.write("funds.1.outturn", "46.20")
    for path, text in RESULTS.items():
        paper.write(path, text)
    expect(paper.page.locator("#summary")).to_contain_text("都已填写")
    expect(paper.page.locator("#note-0")).to_contain_text("得满分")
    paper.desk.is_fit()


def prove(desk: Desk) -> None:
    """Evidence is uploaded for an indicator and for the whole, and looked at."""
    desk.follow("上传")
    desk.choose("用于", "巡展场次")
    desk.attach("文件", "巡展签到表.txt", "第一站：示例中学，共120人".encode())
    desk.press("上传")
    desk.attach("文件", "巡展照片.png", png())
    desk.press("上传")
    desk.follow("巡展照片.png")
    picture = desk.page.get_by_role("img", name="巡展照片.png第1页")
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    desk.shows("SM3")
    desk.is_fit()
    desk.follow("佐证材料")
    desk.follow("巡展签到表.txt")
    desk.shows("第一站：示例中学，共120人")


def hand_in(desk: Desk, paper: EvaluationPaper) -> None:
    """What is wrong holds the sheet back, and it alone; the ledger knows the right amount."""
    desk.go("/evaluations/")
    desk.follow(PROJECT)
    paper.write("funds.0.outturn", "52")
    expect(desk.page.locator("#findings")).to_contain_text("执行数超过预算")
    desk.press("报送")
    desk.told("不能报送")
    expect(desk.page.locator("#ledger")).to_contain_text("46.20")
    desk.is_fit()
    desk.press("按台账更新金额")
    desk.told("已按台账更新金额")
    expect(paper.cell("funds.0.outturn")).to_have_value("46.20")
    expect(desk.page.locator("#summary")).to_contain_text("没有妨碍报送的错误")
    desk.press("报送")
    desk.told("已报送")


def make_report(desk: Desk, folder: Path) -> Path:
    """The unit's report is made and taken along as a Word file."""
    desk.go("/evaluations/")
    desk.follow("示例市科技馆 2025年度")
    desk.press("生成报告")
    desk.told("已开始生成自评工作报告")
    with desk.page.expect_download() as coming:
        desk.follow("Word")
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def require_same_figures(report: Path, total: str) -> None:
    """What the Word file says is what the screen said: read back as any report is read."""
    (sheet,) = read(report).sheets
    assert sheet.project.name == PROJECT
    assert sheet.total_score == Decimal(total)
    money = next(one for one in sheet.funds if one.source == "total")
    assert money.outturn is not None
    assert (money.outturn.yuan, money.score) == (Decimal(462_000), Decimal("9.63"))
    actual = [one.actual.text if one.actual else "" for one in sheet.indicators]
    assert actual == [RESULTS[f"indicators.{at}.actual"] for at in range(len(actual))]
    scores = [one.score for one in sheet.indicators if one.score is not None]
    assert sum(scores) + money.score == Decimal(total)


def score_again(desk: Desk, score: str, reason: str) -> None:
    """A reviewer looks at the evidence and gives another score, with the reason."""
    desk.go("/evaluations/")
    desk.follow(PROJECT)
    desk.follow("复核")
    desk.write("巡展场次：复核得分", score)
    desk.press("完成复核")
    desk.shows("理由")
    desk.is_fit()
    desk.write("巡展场次：理由", reason)
    desk.press("完成复核")
    desk.shows(reason)


def see_dashboard(desk: Desk, total: str) -> None:
    """The dashboard counts the project with its money and its score; charts have tables."""
    desk.go("/dashboards/")
    desk.titled("2025年度")
    scores = desk.page.locator(".card-sm").filter(has_text="自评平均分")
    expect(scores).to_contain_text(total)
    expect(scores).to_contain_text("已评1个项目")
    expect(desk.page.locator(".card-sm").filter(has_text="累计支出")).to_contain_text("46.20")
    charts = desk.page.locator(".chart-card:has([data-chart])")
    expect(charts.locator("[data-chart] svg")).to_have_count(charts.count())
    desk.is_fit()
    assert charts.count() == charts.locator("table").count() > 0


def check_trail(desk: Desk) -> None:
    """The auditor sees who did what, and that the chain is intact."""
    desk.go("/trail/")
    desk.shows("测试经办人")
    desk.follow("核对留痕链")
    desk.shows("留痕链完整")
    expect(desk.row("示例市科技馆")).to_contain_text("完整")
