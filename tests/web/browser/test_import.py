"""The real report is dropped in; its sheets become drafts, each value beside its source."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.web.browser.desk import Desk
from tests.web.budgets.filling import REPORT, open_year

from jixiao.pipeline import read
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.models import Sheet


@pytest.fixture
def desk(world, desk_of):
    """The handler's, in the year of the report."""
    open_year(world, 2020)
    return desk_of(Role.HANDLER, "/imports/")


def test_the_real_report_becomes_sheets_with_the_figures_it_had(desk):
    truth = read(REPORT).sheets
    drop_in(desk)
    expect(desk.page.locator("#list tbody tr")).to_have_count(len(truth))
    desk.follow(truth[0].project.name)
    look_at_source(desk)
    desk.confirm("采用", "采用")
    desk.told("请核对后报送")
    shown = {one.name: one.target for one in truth[0].indicators}
    for name, target in shown.items():
        row = desk.page.locator("#paper tr", has=desk.page.locator(f'textarea:text-is("{name}")'))
        assert str(target) in [one.input_value() for one in row.first.locator("textarea").all()]
    take_over_the_rest(desk, len(truth) - 1)
    require_same_figures(truth)


def drop_in(desk: Desk) -> None:
    """The file is uploaded and read."""
    desk.choose("单位或科室", "展教部")
    desk.choose("年度", "2020年度")
    desk.page.get_by_label("文件", exact=True).set_input_files(REPORT)
    desk.press("上传并识别")
    desk.shows("识别完成，得到7张表。")


def look_at_source(desk: Desk) -> None:
    """A click on a value marks where it stands in the file."""
    target = desk.page.locator("#cell-indicators-1-target a")
    text = target.inner_text()
    target.click()
    source = desk.page.locator("#source")
    expect(source.locator("td mark")).to_have_text(re.compile(re.escape(text[:4])))
    expect(source).to_contain_text("第1张表第10行第6列")
    desk.is_fit()


def take_over_the_rest(desk: Desk, number: int) -> None:
    """Every draft that waits becomes a sheet."""
    desk.go("/imports/")
    desk.follow(REPORT.name)
    desk.confirm("全部采用", "全部采用")
    desk.told(f"已采用{number}张表")
    desk.go("/projects/")
    expect(desk.page.locator("#list tbody tr")).to_have_count(number + 1)


def require_same_figures(truth):
    """What is kept is what the reader read."""
    kept = {one.project.name: one for one in Sheet.objects.select_related("project")}
    assert sorted(kept) == sorted(one.project.name for one in truth)
    for sheet in truth:
        content = kept[sheet.project.name].content
        assert kept[sheet.project.name].budget == sheet.total_fund.budget.yuan
        assert [one["name"] for one in content["indicators"]] == [
            one.name for one in sheet.indicators
        ]
