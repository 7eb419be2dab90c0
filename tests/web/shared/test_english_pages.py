"""Every page of every app in English: no Chinese is left on it but what is data.

Data are the names that people typed, the printed forms (``paper``), titles of published forms and
rule-sets, the levels of indicators as forms print them, and what the audit says of a sheet: rules
quote Chinese documents and their messages are kept with the sheet.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils.translation import trans_real
from tests.web.browsing import BACKEND
from tests.web.evaluations.samples import ROWS
from tests.web.security.matrix import READ, lines, subject_of

from jixiao.domain.sheet import SheetKind
from jixiao.pipeline.levels import OFFERED
from jixiao.pipeline.offering import forms_for, rulesets_offered
from jixiao.web.shared.catalogue.files import compile_catalogue

LINES = lines()
FIRST = ("anonymous", "handler", "finance_reviewer")  # whose page is looked at, if they may
HAN = re.compile(r"[\u4e00-\u9fff]")
TYPED = re.compile(r"(示例|测试)[\u4e00-\u9fff0-9]*|展教部|简体中文")
SAID = ("title", "aria-label", "placeholder", "alt")
NOT_SHOWN = {"script", "style", "template"}
FROM_RULES = {"findings"}  # identifiers of parts that hold what the audit says
WITHOUT_END = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
}  # fmt: skip


class Said(HTMLParser):
    """What a page says in Chinese, to eyes and to screen readers, outside of the printed forms."""

    def __init__(self):
        """Begin with a page of which nothing was read."""
        super().__init__()
        self.found, self.inside = [], []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        is_data = "paper" in given.get("class", "").split() or given.get("id") in FROM_RULES
        if tag not in WITHOUT_END:
            self.inside.append((tag, is_data or tag in NOT_SHOWN))
        if not is_data:
            self._take(*(given.get(name, "") for name in SAID))

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self._take(data)

    def _take(self, *texts):
        if not any(is_data for _tag, is_data in self.inside):
            self.found += [one.strip() for one in texts if HAN.search(one)]


@pytest.fixture(scope="module", autouse=True)
def compiled():
    """The compiled catalogue, read anew."""
    compile_catalogue()
    getattr(trans_real, "_translations").clear()  # noqa: B009 (the stubs do not know it)


@pytest.fixture(scope="module")
def titles():
    """Titles of published forms and rule-sets; what follows says where they are from."""
    forms = (one.title for kind in SheetKind for one in forms_for(kind))
    return tuple({*forms, *(one.title for one in rulesets_offered(2026))})


@pytest.fixture(scope="module")
def names():
    """Levels and names of indicators, headings of workbooks that are filled in in Chinese."""
    known = {one for dimension, kinds in OFFERED.items() for one in (dimension, *kinds)}
    known |= {row[2] for row in ROWS} | {"一级指标", "二级指标", "三级指标"}
    return sorted({*known, "指标解释", "指标值", "依据", "行业"}, key=len, reverse=True)


@pytest.mark.parametrize("app", sorted(READ))
def test_every_page_of_an_app_holds_no_chinese_but_data(app, world, titles, names):
    wrong = []
    for name in READ[app]:
        line = LINES[name]
        if line.method == "get" and line.allowed:
            said = (one for one in texts_of(line, world) if not one.startswith(titles))
            left = [one for one in said if HAN.search(without(names, one))]
            wrong += [f"{name}：{one}" for one in dict.fromkeys(left)]
    assert not wrong, "\n".join(wrong)


def texts_of(line, world):
    """What a page says in Chinese to somebody who chose English."""
    cache.clear()
    who = next((one for one in FIRST if one in line.allowed), min(line.allowed))
    with transaction.atomic():
        client = Client(headers={"accept-language": "en"})
        if (person := subject_of(world, who)) is not None:
            client.force_login(person, backend=BACKEND)
        answer = client.get(line.address(world), follow=True)
        body = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    said = Said()
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        said.feed(body.decode())
    return said.found


def without(names, text):
    """A text without the data in it."""
    for one in names:
        text = text.replace(one, "")
    return TYPED.sub("", text)
