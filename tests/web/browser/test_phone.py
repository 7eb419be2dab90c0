"""On a phone, and on paper: nothing is cut off, menus open, a sheet can be filled in."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]
from tests.web.browser.desk import ObjectivePaper
from tests.web.browsing import is_too_wide
from tests.web.budgets.reviewing import ROWS, make_office

from jixiao.web.accounts.roles import Role

PHONE = {"width": 390, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
MILLIMETRE = 72 / 25.4


@pytest.fixture
def office(world):
    """A year with people at work."""
    return make_office(world)


def test_a_sheet_is_filled_in_and_handed_in_on_a_phone(desk_of, office):
    sheet = office.sheet()
    desk = desk_of(Role.HANDLER, **PHONE)
    desk.page.locator(".menu-side > summary").tap()
    desk.page.locator(".menu-side").get_by_role("link", name="项目与绩效表").tap()
    desk.titled("项目与绩效表")
    desk.go(f"/sheets/{sheet.pk}/")
    paper = ObjectivePaper(desk)
    paper.cell("indicators.1.target").tap()
    paper.write("indicators.1.target", "≥100%")
    paper.finding("≥100%").first.get_by_role("link").first.tap()
    expect(paper.cell("indicators.1.target")).to_be_in_viewport()
    paper.write("indicators.1.target", "≥12场")
    assert not is_too_wide(desk.page)
    paper.hand_in()
    desk.told("已报送")


def test_a_reviewer_decides_on_a_phone(desk_of, office):
    sheet = office.submitted()
    desk = desk_of(Role.SECTION_HEAD, "/reviews/", **PHONE)
    assert not is_too_wide(desk.page)
    desk.row("科普展览").get_by_role("link").tap()
    desk.titled("科普展览")
    desk.follow("退回")
    box = desk.page.get_by_role("dialog", name="退回这张表").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    desk.follow("取消")
    desk.confirm("通过", "确认通过")
    desk.told("已通过")
    assert office.again(sheet).stage == "leadership"


@pytest.mark.parametrize("path", ["/sheets/{}/", "/reviews/{}/"])
def test_on_paper_a_sheet_stands_whole_on_white_without_navigation(desk_of, office, path):
    sheet = office.submitted()
    desk = desk_of(Role.SECTION_HEAD, path.format(sheet.pk), scheme="dark")
    data = desk.page.pdf(prefer_css_page_size=True)
    require_within_a4(data)
    pages = PdfDocument(data)
    text = "".join(one.get_textpage().get_text_bounded() for one in pages)
    text = "".join(text.split())
    assert "绩效目标" in text
    for row in ROWS:
        for said in row[1:4]:
            assert said in text
    for word in ("指标库", "退出登录", "跳到正文", "打印", "记下意见"):
        assert word not in text, word
    assert len(pages) <= 2


def require_within_a4(data):
    """No line or letter stands beyond the edge of the page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            assert round(page.width / MILLIMETRE) == 210
            edges = [*page.chars, *page.lines, *page.rects]
            assert all(one["x0"] >= -1 and one["x1"] <= page.width + 1 for one in edges)
