"""Passkeys and one-time codes, in a real browser with an authenticator that the browser plays."""

from __future__ import annotations

from urllib.parse import urlparse

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import expect
from tests.web.browsing import run_axe
from tests.web.world import PASSWORD

from jixiao.web.accounts.roles import Role
from jixiao.web.workflow.models import TrailEntry

pytestmark = pytest.mark.django_db(transaction=True)
PLAYED = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def page(page_at, world):
    """The page of signing in, at a name: passkeys belong to names, not to addresses."""
    shown = page_at("/accounts/login/")
    assert urlparse(shown.url).hostname == "localhost"
    return shown


def sign_in(page):
    page.get_by_label("用户名").fill("auditor")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


def open_again(page, path):
    """Open a page that asks for the password once more."""
    page.goto(path)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="确认", exact=True).click()
    page.wait_for_url(f"**{path}")


def sign_out(page):
    page.context.clear_cookies()
    page.goto("/accounts/login/")


def play_authenticator(page):
    """Let the browser play a device that keeps keys; the session of axe, ended, would end it."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": PLAYED})


def is_in(page):
    """Whether the auditor's name stands on the page."""
    expect(page.locator("header.top")).to_contain_text("测试审计员")
    return True


def test_a_passkey_is_added_and_opens_the_door_without_a_password(page, world):
    sign_in(page)
    assert is_in(page)
    open_again(page, "/accounts/2fa/webauthn/add/")
    assert run_axe(page) == []
    play_authenticator(page)
    page.get_by_label("密钥名称").fill("办公室电脑")
    page.get_by_label("用作通行密钥").check()
    page.get_by_role("button", name="添加密钥").click()
    page.wait_for_url(lambda url: "/add/" not in url)
    key = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    assert (key.user, key.wrap().is_passwordless) == (world.people[Role.AUDITOR], True)
    sign_out(page)
    page.get_by_role("button", name="通行密钥").click()
    assert is_in(page)
    actions = list(TrailEntry.objects.values_list("action", flat=True))
    assert actions.count("登录") == 2
    assert "变更第二验证方式" in actions


def test_a_one_time_code_is_asked_for_once_it_was_switched_on(page, world, settings):
    settings.MFA_TOTP_TOLERANCE = 1
    counter = next(totp.yield_hotp_counters_from_time())
    sign_in(page)
    assert is_in(page)
    open_again(page, "/accounts/2fa/totp/activate/")
    secret = page.locator("code").inner_text()
    assert run_axe(page) == []

    def code(at):
        return totp.format_hotp_value(totp.hotp_value(secret, at))

    page.get_by_role("textbox").fill(code(counter))
    page.get_by_role("button", name="启用").click()
    page.wait_for_url(lambda url: "activate" not in url)
    assert Authenticator.objects.filter(user=world.people[Role.AUDITOR], type="totp").exists()
    sign_out(page)
    sign_in(page)
    page.wait_for_url("**/accounts/2fa/authenticate/")
    assert run_axe(page) == []
    page.get_by_role("textbox").fill(code(counter + 1))
    page.get_by_role("button", name="登录", exact=True).click()
    assert is_in(page)
