"""The screens in English, as somebody sees them whose browser asks for it."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import trans_real

from jixiao.web.accounts.roles import Role
from jixiao.web.shared.catalogue.files import compile_catalogue

HAN = re.compile(r"[\u4e00-\u9fff]")
TAGS = re.compile(r"<script.*?</script>|<[^>]+>", re.DOTALL)
NAMES = ("示例市财政局", "示例市科学技术局", "示例市科技馆", "展教部", "简体中文")


@pytest.fixture(scope="module", autouse=True)
def compiled():
    """The compiled catalogue, read anew."""
    compile_catalogue()
    getattr(trans_real, "_translations").clear()  # noqa: B009 (the stubs do not know it)


@pytest.mark.parametrize("role", [Role.HANDLER, Role.FINANCE_REVIEWER, Role.SYSTEM_ADMINISTRATOR])
def test_the_home_page_and_its_frame_hold_no_chinese_but_names(world, client_of, role):
    person = world.people[role]
    page = client_of(person).get("/", headers={"Accept-Language": "en"})
    text = TAGS.sub(" ", page.content.decode())
    for name in (*NAMES, str(person)):
        text = text.replace(name, "")
    assert '<html lang="en">' in page.content.decode()
    assert [line.strip() for line in text.splitlines() if HAN.search(line)] == []


def test_the_language_that_was_chosen_is_kept(world, client_of):
    client = client_of(world.people[Role.HANDLER])
    client.post("/language/setlang/", {"language": "en", "next": "/"})
    assert "Sign out" in client.get("/", headers={"Accept-Language": "zh-hans"}).content.decode()


def test_chinese_is_what_everybody_gets_who_asks_for_nothing(world, client_of):
    page = client_of(world.people[Role.HANDLER]).get("/").content.decode()
    assert '<html lang="zh-CN">' in page
    assert "退出登录" in page
