from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from tests.web.security.matrix import PATH, SUBJECTS, lines, subject_of, url_names
from tests.web.security.sent import sent

LINES = lines()
BACKEND = "django.contrib.auth.backends.ModelBackend"
REFUSED = {403, 404}
NO_SUCH_METHOD = "状态405"
# What an allowed request may answer: a page, a way on, or what is wrong with what was sent.
ANSWERED = {200, 201, 204, 302, 303, 400, 401, 409, 410, 422}


def ask(line, address, user, form):
    """One cell: a fresh browser, rolled back afterwards."""
    cache.clear()
    with transaction.atomic():
        client = Client()
        if user is not None:
            client.force_login(user, backend=BACKEND)
        response = getattr(client, line.method)(address, form if line.method == "post" else None)
        if response.streaming:
            b"".join(response)  # the file is closed when it was read
        transaction.set_rollback(True)
    return response


def test_every_address_is_listed_in_the_matrix_and_no_other():
    known = set(url_names())
    missing = sorted(known - set(LINES))
    assert not missing, (
        f"{PATH.name} 没有列出：{'、'.join(missing)}。在本应用的一节中各加一行，如 "
        '名称 = "business auditor at unit"（写法见文件开头；要用的对象在 things.py 中加一个函数）'
    )
    assert not set(LINES) - known, f"{PATH.name} 列了不存在的：{sorted(set(LINES) - known)}"


@pytest.mark.parametrize("name", sorted(set(LINES) & set(url_names())))
def test_only_those_listed_may_open(name, world):
    line = LINES[name]
    address = line.address(world)
    wrong = wrongs(line, address, world)
    if line.method == "get":
        sending = replace(line, method="post")
        for subject in set(SUBJECTS) - line.allowed:
            said = judge(ask(sending, address, subject_of(world, subject), sent(name, world)))
            if said not in {*expected(line, subject), NO_SUCH_METHOD}:
                wrong.append(f"{subject}发送：{said}")
    assert not wrong, f"{name}（{address}）：{'；'.join(wrong)}"


@pytest.mark.parametrize("name", sorted(name for name in LINES if LINES[name].writers is not None))
def test_only_those_listed_may_send_the_form_of_a_page_that_others_read(name, world):
    line = LINES[name].writing
    assert line.allowed < LINES[name].allowed
    address = line.address(world)
    wrong = wrongs(line, address, world)
    assert not wrong, f"{name}（{address}）：{'；'.join(wrong)}"


def wrongs(line, address, world):
    """Who was answered otherwise than the line says."""
    wrong = []
    for subject in SUBJECTS:
        response = ask(line, address, subject_of(world, subject), sent(line.name, world))
        verdict, right = judge(response), expected(line, subject)
        if verdict not in right:
            wrong.append(f"{subject}：应为{'或'.join(right)}，实为{verdict}")
    return wrong


def expected(line, subject):
    if not line.allowed:
        return ("不能打开", "先登录")
    if subject in line.allowed:
        return ("可以打开",)
    return ("先登录",) if subject == "anonymous" else ("不能打开",)


def judge(response):
    if response.status_code in {302, 303} and response.url.startswith("/accounts/login/"):
        return "先登录"
    if response.status_code in REFUSED:
        return "不能打开"
    return "可以打开" if response.status_code in ANSWERED else f"状态{response.status_code}"


INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<style|<[a-z][^>]*\sstyle\s*=", re.IGNORECASE)
INLINE_HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)
NOT_OURS = re.compile(
    r"<(?:script|link|img|iframe)[^>]*(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE
)


@pytest.mark.parametrize(
    "name", sorted(name for name in set(LINES) & set(url_names()) if LINES[name].allowed)
)
def test_every_page_keeps_to_the_strict_policy(name, world):
    line = LINES[name]
    subject = next(one for one in (*SUBJECTS[::-1],) if one in line.allowed)
    response = ask(line, line.address(world), subject_of(world, subject), sent(name, world))
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    if response.headers.get("Content-Type", "").startswith("text/html"):
        page = response.content.decode()
        for pattern in (INLINE_SCRIPT, INLINE_STYLE, INLINE_HANDLER, NOT_OURS):
            assert not pattern.search(page), pattern.search(page)


def test_every_form_that_is_sent_carries_a_token(world):
    """A POST without the token of CSRF is refused, whoever sends it."""
    for name in set(LINES) & set(url_names()):
        line = LINES[name]
        people = sorted(line.allowed - {"anonymous"})
        if line.method != "post" or not people:
            continue
        with transaction.atomic():
            client = Client(enforce_csrf_checks=True)
            client.force_login(subject_of(world, people[0]), backend=BACKEND)
            status = client.post(line.address(world)).status_code
            transaction.set_rollback(True)
        assert status == 403, name
