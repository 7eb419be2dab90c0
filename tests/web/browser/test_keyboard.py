"""Signing in, filling in a sheet and handing it in with the keyboard alone, the focus in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.budgets.reviewing import NAMES, ROWS, content_with, make_office
from tests.web.world import PASSWORD

from jixiao.web.accounts.roles import Role

FURTHEST = 150  # presses of a key
# An outline or a shadow; behind the last control the focus leaves the page for the browser itself.
IS_SEEN = """() => {
  const here = document.activeElement, look = getComputedStyle(here);
  return here === document.body || (here.matches(":focus-visible")
    && (look.outlineStyle !== "none" || look.boxShadow !== "none"));
}"""


@pytest.fixture
def sheet(world):
    """A draft that lacks one target."""
    indicators = [dict(zip(NAMES, row, strict=True)) for row in ROWS]
    indicators[1]["target"] = ""
    return make_office(world).sheet(content=content_with(indicators=indicators))


def move_to(page, wanted, key="Tab"):
    """Press a key until something has the focus; it is seen wherever it is."""
    is_there = "one => one === document.activeElement"
    for _press in range(FURTHEST):
        if wanted.evaluate(is_there):
            return
        page.keyboard.press(key)
        assert page.evaluate(IS_SEEN), page.evaluate("document.activeElement.outerHTML")
    raise AssertionError(f"按{FURTHEST}次{key}到不了{wanted}")


def test_a_sheet_is_filled_in_and_handed_in_by_keyboard(page_at, world, sheet):
    page = page_at("/accounts/login/")
    move_to(page, page.get_by_label("用户名"))
    page.keyboard.type(world.people[Role.HANDLER].username)
    move_to(page, page.get_by_label("密码", exact=True))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    drafts = page.get_by_role("region", name="正在填报的表")
    move_to(page, drafts.get_by_role("link", name="科普展览"))
    page.keyboard.press("Enter")
    cell = page.locator('#paper [name="cell:indicators.1.target"]')
    expect(page.locator("#findings")).to_contain_text("没有指标值")
    move_to(page, cell)
    page.keyboard.type("≥12场")
    page.keyboard.press("Tab")
    expect(page.locator("#findings")).not_to_contain_text("没有指标值")
    move_to(page, page.get_by_role("link", name="报送", exact=True), key="Shift+Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="报送")
    expect(dialog).to_be_visible()
    move_to(page, dialog.get_by_role("button", name="报送"))
    page.keyboard.press("Space")
    expect(page.locator("#messages")).to_contain_text("已报送")


def test_menus_open_and_close_by_keyboard_and_rows_are_chosen(page_at, world, sheet):
    page = page_at("/projects/", by=world.people[Role.HANDLER], width=390)
    menu = page.get_by_text("菜单", exact=True).locator("..")
    move_to(page, menu)
    page.keyboard.press("Enter")
    place = page.locator(".menu-side").get_by_role("link", name="自评")
    expect(place).to_be_visible()
    page.keyboard.press("Escape")
    expect(place).to_be_hidden()
    expect(menu).to_be_focused()
    year = page.get_by_label("环节", exact=True)
    move_to(page, year)
    page.keyboard.press("ArrowDown")
    expect(year).not_to_have_value("")
