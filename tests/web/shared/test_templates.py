"""All templates of the application keep the rules of the browser and of the screens."""

from __future__ import annotations

import re

import pytest

from jixiao.web.config.settings import WEB
from jixiao.web.shared.badges import KINDS

TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", re.DOTALL)
TRANSLATED = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%-?\s*.*?%}|{{.*?}}", re.DOTALL
)
HAN = re.compile(r"[\u4e00-\u9fff]")
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>{]*\sstyle\s*="),
    "an inline handler": re.compile(r"<[^>{]*\son[a-z]+\s*="),
    "an inline script": re.compile(r"<script(?![^>]*(\ssrc=|application/json))"),
    "hx-on": re.compile(r"\bhx-on[:\-]"),
    "a filter in hx-trigger": re.compile(r'hx-trigger="[^"]*\['),
    "js: in hx-vals": re.compile(r"""hx-vals=["']js:"""),
    "a data: picture": re.compile(r"""(src|href)=["']data:"""),
    "an address elsewhere": re.compile(r"""(src|href)=["'](https?:)?//"""),
}


def text_of(path):
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(WEB).as_posix())
def test_a_template_holds_nothing_that_the_browser_would_refuse(path):
    text = text_of(path)
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if path.stem != "styleguide"],
    ids=lambda path: path.relative_to(WEB).as_posix(),
)
def test_every_chinese_word_of_a_template_can_be_translated(path):
    lines = TRANSLATED.sub("", text_of(path)).splitlines()
    assert [line.strip() for line in lines if HAN.search(line)] == []


def test_every_icon_that_is_named_is_in_the_sprite():
    sprite = (WEB / "frontend" / "src" / "icons.svg").read_text(encoding="utf-8")
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    named = {badge.icon for table in KINDS.values() for badge in table.values()}
    for path in TEMPLATES:
        named |= set(re.findall(r'{%\s*icon "([^"]+)"', text_of(path)))
        named |= set(re.findall(r'\bicon="([^"]+)"', text_of(path)))
    for path in WEB.glob("*/apps.py"):
        entries = re.findall(
            r'Entry\(\s*_\("[^"]*"\),\s*"[^"]*",\s*"([^"]+)"', path.read_text(encoding="utf-8")
        )
        named |= set(entries)
    assert named - drawn == set()
