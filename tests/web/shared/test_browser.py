"""The page of all components in a real browser: no fault on the console, none that axe finds."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.browsing import is_too_wide, run_axe

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("styleguide_urls")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_all_components_are_open_to_everybody_in_any_light_at_any_width(page_at, width, scheme):
    page = page_at("/styleguide/?empty=1", width=width, scheme=scheme)
    expect(page.locator("[data-chart] svg")).to_have_count(4)
    assert run_axe(page) == []
    assert not is_too_wide(page)


def test_the_chosen_light_is_kept_and_the_charts_follow_it(page_at):
    page = page_at("/styleguide/")
    page.get_by_text("明暗", exact=True).locator("..").click()
    page.get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page.get_by_role("button", name="深色")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_a_dialogue_opens_and_closes_by_keyboard_and_the_focus_comes_back(page_at):
    page = page_at("/styleguide/")
    opener = page.get_by_role("link", name="退回", exact=True).first
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="退回")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()


def test_the_first_key_leads_past_the_navigation(page_at):
    page = page_at("/styleguide/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_link_to_a_cell_marks_it_and_puts_the_cursor_there(page_at):
    page = page_at("/styleguide/")
    page.get_by_role("link", name="跳到“预算数”").click()
    expect(page.get_by_role("textbox", name="预算数", exact=True)).to_be_focused()
    expect(page.locator("#cell-budget")).to_have_class("fill figure is-marked")


def test_choosing_all_rows_counts_them_and_frees_the_button(page_at):
    page = page_at("/styleguide/")
    button = page.get_by_role("button", name="通过所选")
    expect(button).to_be_disabled()
    page.get_by_role("checkbox", name="全选").check()
    expect(button).to_have_text("通过所选（3）")
    expect(button).to_be_enabled()


def test_a_file_that_is_too_large_is_told_before_it_is_sent(page_at):
    page = page_at("/styleguide/")
    large = {"name": "示例.pdf", "mimeType": "application/pdf", "buffer": b"x" * 1_100_000}
    page.get_by_label("佐证材料").set_input_files(large)
    expect(page.locator(".file-told")).to_have_text(
        "示例.pdf（1.0MB） 文件超过大小限制，请压缩或拆分后再选择。"
    )


def test_the_progress_of_a_job_goes_on_until_it_is_done(page_at):
    page = page_at("/styleguide/")
    job = page.locator("#example-job")
    expect(job).to_contain_text("已完成", timeout=30_000)
    assert job.get_attribute("hx-get") is None


def test_without_script_menus_and_dialogues_still_open(page_at):
    page = page_at("/styleguide/", width=390, java_script_enabled=False)
    page.get_by_role("link", name="退回", exact=True).first.click()
    expect(page.get_by_role("heading", name="退回")).to_be_visible()
    expect(page.locator("details.needs-script")).to_be_hidden()


def test_on_paper_there_is_no_navigation_and_the_sheet_is_white(page_at):
    page = page_at("/styleguide/", scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator(".print-header")).to_be_visible()
    expect(page.locator(".paper")).to_have_css("background-color", "rgb(255, 255, 255)")
