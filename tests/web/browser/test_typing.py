"""Somebody goes on typing while the cell is being saved: nothing that was typed is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.browser.desk import ObjectivePaper
from tests.web.budgets.reviewing import make_office

from jixiao.web.accounts.roles import Role

CELL = "objectives.annual.text"


@pytest.fixture
def sheet(world):
    """A draft."""
    return make_office(world).sheet()


@pytest.mark.parametrize("leaves", [False, True])
def test_what_is_typed_while_a_cell_is_being_saved_is_kept(desk_of, sheet, leaves):
    desk = desk_of(Role.HANDLER, f"/sheets/{sheet.pk}/")
    cell = ObjectivePaper(desk).cell(CELL)
    held = hold_first(desk.page)
    cell.fill("")
    with desk.page.expect_request("**/field/"):
        cell.press_sequentially("前半句，")
    cell.press_sequentially("后半句。")
    if leaves:
        cell.blur()
    held[0].continue_()
    expect(desk.page.locator("#findings")).to_contain_text("已保存")
    expect(cell).to_have_value("前半句，后半句。")
    cell.blur()
    expect(desk.page.locator("#revision")).to_have_value("3")
    desk.go(f"/sheets/{sheet.pk}/")
    expect(cell).to_have_value("前半句，后半句。")


def hold_first(page):
    """Keep the first cell that is sent from reaching the server, until it is let go."""
    held = []

    def hold(route):
        held.append(route) if not held else route.continue_()

    page.route("**/field/", hold)
    return held
