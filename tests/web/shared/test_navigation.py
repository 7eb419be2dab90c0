from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from jixiao.web.accounts.models import User
from jixiao.web.shared import navigation
from jixiao.web.shared.navigation import Entry, Fact


@pytest.fixture
def registry(monkeypatch):
    """An empty registry for one test."""
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_facts", {})


@pytest.fixture
def request_to(rf):
    """A request by somebody who is signed in."""

    def asked(path):
        request = rf.get(path)
        request.user = User(username="示例")
        return request

    return asked


def test_a_line_shows_only_where_its_page_exists_and_the_policy_allows(registry, request_to):
    navigation.add_entry(Entry("首页", "home", "home", 10))
    navigation.add_entry(Entry("没有这一页", "no-such-page", "home", 20))
    navigation.add_entry(Entry("不许看", "account_login", "home", 30, is_allowed=lambda _: False))
    assert [item.title for item in navigation.items_for(request_to("/"))] == ["首页"]


def test_lines_stand_in_their_order_and_the_page_that_fits_best_is_marked(registry, request_to):
    navigation.add_entry(Entry("登录", "account_login", "key", 20))
    navigation.add_entry(Entry("首页", "home", "home", 10))
    items = navigation.items_for(request_to("/accounts/login/more/"))
    assert [(item.title, item.is_current) for item in items] == [("首页", False), ("登录", True)]


def test_the_home_page_is_current_only_on_itself(registry, request_to):
    navigation.add_entry(Entry("首页", "home", "home", 10))
    assert navigation.items_for(request_to("/"))[0].is_current
    assert not navigation.items_for(request_to("/elsewhere/"))[0].is_current


def test_somebody_who_is_not_signed_in_is_told_nothing(registry, rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    navigation.add_entry(Entry("首页", "home", "home", 10))
    navigation.add_fact("unit", lambda _request: Fact("单位", "示例单位"))
    assert navigation.items_for(request) == []
    assert navigation.facts_for(request) == []


def test_the_header_leaves_out_what_an_app_has_nothing_to_say_about(registry, request_to):
    navigation.add_fact("unit", lambda _request: Fact("单位", "示例单位"))
    navigation.add_fact("year", lambda _request: None)
    assert [fact.text for fact in navigation.facts_for(request_to("/"))] == ["示例单位"]
