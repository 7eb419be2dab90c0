from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, RequestDataTooBig

from jixiao.web.shared import errors


@pytest.fixture
def asked(rf):
    """A request of nobody in particular, by htmx where it is said."""

    def make(**headers):
        request = rf.get("/somewhere/", headers=headers)
        request.user = AnonymousUser()
        return request

    return make


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (errors.bad_request, 400, "刷新后再试"),
        (errors.permission_denied, 403, "系统管理员"),
        (errors.csrf_failure, 403, "重新提交"),
        (errors.not_found, 404, "回到首页重新进入"),
        (errors.too_large, 413, "分几次提交"),
        (errors.too_many, 429, "等1分钟后再试"),
    ],
)
def test_a_fault_says_what_to_do_as_a_page_and_as_an_alert(asked, answer, status, words):
    page, alert = answer(asked()), answer(asked(**{"HX-Request": "true"}))
    assert page.status_code == alert.status_code == status
    assert words in page.content.decode()
    assert words in alert.content.decode()
    assert "<html" in page.content.decode()
    assert "<html" not in alert.content.decode()


def test_the_sentence_of_the_refusing_policy_is_shown(asked):
    page = errors.permission_denied(asked(), PermissionDenied("您不是本单位的经办人，不能报送。"))
    assert "您不是本单位的经办人，不能报送。" in page.content.decode()


def test_more_than_is_taken_is_told_as_such(asked):
    assert errors.bad_request(asked(), RequestDataTooBig("too big")).status_code == 413


def test_who_asks_too_often_is_told_how_long_to_wait(asked):
    page = errors.too_many(asked(), seconds=90)
    assert page["Retry-After"] == "90"
    assert "等2分钟后再试" in page.content.decode()


def test_our_own_fault_is_told_without_the_database(rf):
    page = errors.server_error(rf.get("/"))
    assert page.status_code == 500
    assert "告诉系统管理员" in page.content.decode()


def test_an_unknown_address_is_answered_by_the_page_of_the_application(client, db):
    page = client.get("/there/is/no/such/page/")
    assert page.status_code == 404
    assert "回到首页重新进入" in page.content.decode()


def test_a_form_without_its_token_is_answered_in_chinese(db):
    from django.test import Client

    page = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a"})
    assert page.status_code == 403
    assert "重新提交" in page.content.decode()
