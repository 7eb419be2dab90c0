from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.world import PASSWORD

from jixiao.web.accounts import services
from jixiao.web.accounts.middleware import SIGNED_IN_AT
from jixiao.web.accounts.models import User
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.workflow.models import TrailEntry

LOGIN = "/accounts/login/"
NEW = "another-made-up-2"


@pytest.fixture(autouse=True)
def _no_limits():
    cache.clear()


def sign_in(client, username="handler", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": username, "password": password}, **more)


def actions():
    return list(TrailEntry.objects.order_by("pk").values_list("action", flat=True))


def test_a_person_signs_in_and_out_and_both_are_recorded(world, client):
    assert sign_in(client).url == reverse("home")
    client.post(reverse("account_logout"))
    assert client.get(reverse("profile")).url.startswith(LOGIN)
    assert actions() == ["登录", "退出登录"]
    assert TrailEntry.objects.first().chain == world.unit


def test_a_wrong_password_is_said_in_chinese_and_recorded(world, client):
    page = sign_in(client, password="wrong")  # noqa: S106
    assert page.status_code == 200
    assert re.search("用户名.*密码", page.content.decode())
    assert actions() == ["登录失败"]


def test_six_wrong_passwords_lock_the_name_at_its_address_and_nobody_else(world, client):
    for _time in range(6):
        page = sign_in(client, password="wrong")  # noqa: S106
    assert page.status_code == 429
    assert "30" in page.content.decode()
    assert sign_in(client).status_code == 429
    assert "登录锁定" in actions()
    assert sign_in(Client(), REMOTE_ADDR="10.0.0.9").status_code == 302
    assert sign_in(Client(), username="section_head").status_code == 302


def test_the_security_administrator_unlocks(world, client, client_of):
    for _time in range(6):
        sign_in(client, password="wrong")  # noqa: S106
    security = client_of(world.people[Role.SECURITY_ADMINISTRATOR])
    assert "handler" in security.get(reverse("locks")).content.decode()
    security.post(reverse("unlock"), {"username": "handler"})
    assert sign_in(Client()).status_code == 302
    assert "解锁登录" in actions()


def test_a_lock_ends_after_half_an_hour(world, client):
    from axes.models import AccessAttempt

    for _time in range(6):
        sign_in(client, password="wrong")  # noqa: S106
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=31))
    assert sign_in(client).status_code == 302


def test_signing_in_is_asked_for_at_most_thirty_times_a_minute(world, monkeypatch):
    monkeypatch.setattr("jixiao.web.accounts.limits.time.time", lambda: 1_000_020.0)
    statuses = [sign_in(Client(), username=f"nobody{n}").status_code for n in range(31)]
    assert statuses == [200] * 30 + [429]
    monkeypatch.setattr("jixiao.web.accounts.limits.time.time", lambda: 1_000_080.0)
    assert sign_in(Client(), username="nobody").status_code == 200


def test_a_session_ends_eight_hours_after_signing_in_however_busy_it_was(world, client):
    sign_in(client)
    for hours, status in ((7.9, 200), (8.1, 302)):
        session = client.session
        session[SIGNED_IN_AT] = (timezone.now() - timedelta(hours=hours)).isoformat()
        session.save()
        assert client.get(reverse("profile")).status_code == status


def test_a_changed_password_ends_every_session(world, client):
    elsewhere = Client()
    for one in (client, elsewhere):
        sign_in(one)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post(reverse("account_change_password"), form)
    for one in (client, elsewhere):
        assert one.get(reverse("profile")).status_code == 302
    assert sign_in(client, password=NEW).status_code == 302
    assert "修改密码" in actions()


def test_somebody_who_is_stopped_is_out_at_once(world, client):
    sign_in(client)
    services.set_active(
        world.people[Role.HANDLER], is_active=False, by=world.people[Role.SECURITY_ADMINISTRATOR]
    )
    assert client.get(reverse("profile")).status_code == 302
    assert sign_in(client).url != reverse("home")


def test_a_new_password_is_set_once_by_the_link_of_the_security_administrator(world, client):
    by = world.people[Role.SECURITY_ADMINISTRATOR]
    link = services.allow_new_password(world.people[Role.HANDLER], by=by)
    page = client.get(link, follow=True)
    form = {"password1": NEW, "password2": NEW}
    client.post(page.redirect_chain[-1][0], form)
    assert sign_in(Client(), password=NEW).status_code == 302
    again = Client().get(link, follow=True)
    assert "已经用过" in again.content.decode()


def test_no_administrator_lets_themselves_in_as_another(world):
    by = world.people[Role.SECURITY_ADMINISTRATOR]
    for role in (Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR):
        with pytest.raises(NotAllowed, match="三员的密码"):
            services.allow_new_password(world.people[role], by=by)


def test_the_operator_helps_an_administrator_who_forgot_the_password(world, client, capsys):
    call_command("new_password", "auditor")
    page = client.get(capsys.readouterr().out.strip(), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert sign_in(Client(), username="auditor", password=NEW).status_code == 302
    with pytest.raises(CommandError, match="没有用户名"):
        call_command("new_password", "nobody")


def test_the_operator_invites_an_administrator_only_where_none_is_in_office(world, client, capsys):
    with pytest.raises(CommandError, match="有人在任"):
        call_command("invite_administrator", "auditor", "测试丁")
    services.end_post(
        world.people[Role.AUDITOR].posts.get(), by=world.people[Role.SECURITY_ADMINISTRATOR]
    )
    world.people[Role.AUDITOR].posts.update(until_date=timezone.localdate() - timedelta(1))
    call_command("invite_administrator", "auditor", "测试丁")
    assert "测试丁" in client.get(capsys.readouterr().out.strip()).content.decode()


def test_there_is_no_way_to_sign_up(db, client):
    form = {"username": "intruder", "password1": NEW, "password2": NEW}
    page = client.post(reverse("account_signup"), form)
    assert "不能自行注册" in page.content.decode()
    assert not User.objects.exists()


def code_of(secret):
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


def test_a_second_factor_is_added_kept_secret_and_asked_for(
    world, client, django_capture_on_commit_callbacks
):
    sign_in(client)
    assert client.get(reverse("mfa_activate_totp")).url.startswith("/accounts/reauthenticate/")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert "<svg" in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    kept = Authenticator.objects.get(type="totp")
    assert secret not in str(kept.data)
    assert "变更第二验证方式" in actions()
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    other = Client()
    assert sign_in(other).url == reverse("mfa_authenticate")
    assert other.get(reverse("profile")).status_code == 302
    assert "验证码" in other.get(reverse("mfa_authenticate")).content.decode()
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert other.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 302
    assert other.get(reverse("profile")).status_code == 200
