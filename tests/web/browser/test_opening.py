"""An empty installation is opened, and its first people come in, each by their own link."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.browser.desk import Desk

from jixiao.web.accounts.services.opening import first_code

PASSWORD = "巡展-made-up-for-tests-2"  # noqa: S105
THREE = ("系统管理员", "安全管理员", "审计员")


@pytest.fixture
def links(page_at, db):
    """The links of the 三员 of an installation that was just opened."""
    desk = Desk(page_at("/first/"))
    desk.is_fit()
    desk.write("开通码", first_code())
    desk.write("财政部门名称", "示例市财政局")
    for role in THREE:
        desk.write(f"{role}姓名", f"测试{role}")
    desk.press("开通并生成邀请链接")
    desk.titled("三员的邀请链接")
    desk.is_fit()
    return {
        role: desk.page.get_by_label(f"{role}：测试{role}").input_value() for role in THREE
    }  # fmt: skip


def come_in(page_at, link, username):
    """Somebody opens their link, and chooses name and password."""
    desk = Desk(page_at(link))
    desk.write("用户名", username)
    desk.write("密码", PASSWORD)
    desk.write("再输一次密码", PASSWORD)
    desk.press("接受邀请并登录")
    desk.titled("我的工作")
    return desk


def test_an_empty_installation_is_opened_and_a_new_person_signs_in(page_at, links):
    system = come_in(page_at, links["系统管理员"], "system")
    security = come_in(page_at, links["安全管理员"], "security")
    auditor = come_in(page_at, links["审计员"], "auditor")
    system.go("/institutions/")
    system.follow("示例市财政局")
    system.follow("邀请人员")
    system.write("姓名", "测试财政审核")
    system.choose("岗位角色", "财政审核")
    system.page.get_by_role("main").get_by_role("button").first.click()
    link = system.page.get_by_label("链接", exact=True).input_value()
    security.go("/invitations/")
    security.row("测试财政审核").get_by_role("button", name="确认").click()
    security.told("已确认")
    come_in(page_at, link, "finance")
    newcomer = Desk(page_at("/accounts/login/")).sign_in("finance", PASSWORD)
    newcomer.go("/years/")
    newcomer.titled("年度与任务")
    auditor.go("/trail/chains/")
    auditor.shows("留痕链完整")


def test_a_wrong_code_and_a_used_link_are_told_and_lead_nowhere(page_at, faults, links):
    come_in(page_at, links["审计员"], "auditor")
    with faults.expecting(404, 410):
        used = Desk(page_at(links["审计员"]))
        expect(used.page.get_by_role("button", name="接受邀请并登录")).to_have_count(0)
        assert page_at("/first/").locator("form[novalidate]").count() == 0
