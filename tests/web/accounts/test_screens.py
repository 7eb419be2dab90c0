"""The pages of people and institutions in a real browser: no fault, not too wide, by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.accounts.rosters import GOOD, taken, workbook
from tests.web.browsing import is_too_wide, run_axe

from jixiao.web.accounts import services
from jixiao.web.accounts.models import Delegation, Institution, Post, User
from jixiao.web.accounts.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)
SYSTEM, SECURITY = Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR


@pytest.fixture
def busy(world, tmp_path):
    """Enough of everything for lists of several pages."""
    for number in range(60):
        user = User.objects.create(username=f"busy{number}", full_name=f"测试同事{number}")
        Post.objects.create(user=user, institution=world.section, role=Role.HANDLER)
    people = [(f"测试新人{number}", "300001", "经办人") for number in range(60)]
    services.import_roster(taken(world, tmp_path, people=people), by=world.people[SYSTEM])
    return world


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_lists_of_the_three_are_open_to_everybody(busy, page_at, tmp_path, width, scheme):
    faulty = taken(busy, tmp_path, institutions=[("9", "8", "示例", "局"), GOOD[1]])
    page = page_at("/posts/", by=busy.people[SECURITY], width=width, scheme=scheme)
    for path in (
        "/posts/", "/posts/changes/", "/invitations/", "/rosters/", faulty.get_absolute_url(),
        busy.section.get_absolute_url(),
    ):  # fmt: skip
        page.goto(path)
        assert run_axe(page) == [], path
        assert not is_too_wide(page), path


def test_a_roster_is_uploaded_looked_at_and_imported(world, page_at, tmp_path):
    page = page_at("/rosters/", by=world.people[SYSTEM])
    page.get_by_label("填好的名册").set_input_files(workbook(tmp_path))
    page.get_by_role("button", name="上传并检查").click()
    expect(page.get_by_text("没有错误，可以导入")).to_be_visible()
    page.get_by_role("button", name="确认导入").click()
    expect(page.get_by_text("已导入名册")).to_be_visible()
    assert Institution.objects.filter(code__startswith="300").count() == len(GOOD)
    with page.expect_download() as given:
        page.get_by_role("button", name="生成并下载邀请链接").click()
    assert given.value.suggested_filename == "邀请链接.xlsx"


def test_invitations_are_ticked_and_confirmed_together(busy, page_at):
    page = page_at("/invitations/?state=waiting", by=busy.people[SECURITY])
    button = page.get_by_role("button", name="确认所选")
    expect(button).to_be_disabled()
    page.get_by_label("全选本页").check()
    button.click()
    expect(page.get_by_text("已确认50份邀请")).to_be_visible()


def test_a_colleague_is_found_and_chosen_by_keyboard_without_script(busy, page_at, faults):
    head = busy.people[Role.UNIT_HEAD]
    page = page_at(f"/posts/{head.posts.get().pk}/delegate/", by=head, java_script_enabled=False)
    page.get_by_label("查找同事").press_sequentially("同事7")
    page.keyboard.press("Enter")
    choose = page.get_by_role("link", name="测试同事7")
    choose.focus()
    page.keyboard.press("Enter")
    page.get_by_label("结束日期").fill("2099-01-01")
    page.get_by_label("原因").fill("出差")
    with faults.expecting(422):
        page.keyboard.press("Enter")
        expect(page.get_by_text("一次委托最多180天")).to_be_visible()
    page.get_by_label("结束日期").fill(page.get_by_label("开始日期").input_value())
    page.get_by_role("button", name="委托", exact=True).press("Enter")
    expect(page.get_by_text("已委托")).to_be_visible()
    assert str(Delegation.objects.get().to) == "测试同事7"
