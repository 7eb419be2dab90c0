"""The pages of the documentation as a site: complete, linked, and found by what is typed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from docs.website import build as website
from docs.website.build import BrokenLinks, build, index, pages

from jixiao import pipeline

OUTSIDE = re.compile(r"""(?:src|href)=["'](?:https?:)?//""")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    build(folder)
    return folder


def entries(site):
    text = (site / "search-index.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("const SEARCH_INDEX = ").rstrip(";\n"))


def test_every_page_is_there_and_in_the_contents_of_every_other(site):
    found = pages()
    text = (site / "how-to" / "批量检查.html").read_text(encoding="utf-8")
    links = {unquote(one) for one in re.findall(r'href="([^"]+)"', text)}
    for page in found:
        assert (site / page.target).is_file()
        assert f"../{page.target}" in links


def test_the_site_needs_no_network(site):
    for path in (*site.rglob("*.html"), *site.glob("*.css"), *site.glob("search.js")):
        assert not OUTSIDE.search(path.read_text(encoding="utf-8")), path


def test_every_rule_is_found_by_its_code_and_by_its_title(site):
    titles = {one["title"] for one in entries(site)}
    for rule in pipeline.choose_rules():
        assert f"{rule.code} {rule.title}" in titles


@pytest.mark.parametrize("words", ["流动科技馆", "执行率", "半角的逗号", "另存为", "扫描件"])
def test_chinese_words_of_pages_stand_in_the_index(site, words):
    assert any(words in one["text"] for one in entries(site))


def test_what_is_found_leads_to_a_heading(site):
    for one in entries(site):
        path, _, anchor = unquote(one["url"]).partition("#")
        text = (site / path).read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text


def test_pictures_come_with_the_pages(site):
    text = (site / "how-to" / "生成正式文件.html").read_text(encoding="utf-8")
    sources = [unquote(one) for one in re.findall(r'<img src="([^"]+)"', text)]
    assert len(sources) == 3
    for one in sources:
        assert (site / "how-to" / one).is_file()


def test_a_picture_that_is_not_there_is_named(tmp_path, monkeypatch):
    (tmp_path / "README.md").write_text("# 首页\n\n![缺](pictures/没有.png)\n")
    monkeypatch.setattr(website, "DOCS", tmp_path)
    with pytest.raises(BrokenLinks, match=r"pictures/没有\.png"):
        build(tmp_path / "site")


def test_a_link_that_leads_nowhere_is_named(tmp_path, monkeypatch):
    (tmp_path / "README.md").write_text("# 首页\n\n[缺](没有.md) [外](https://example.org/)\n")
    monkeypatch.setattr(website, "DOCS", tmp_path)
    with pytest.raises(BrokenLinks, match=r"docs/README\.md: 没有\.md"):
        build(tmp_path / "site")
    assert not Path(tmp_path / "site").exists()


def test_headings_of_the_same_words_have_their_own_anchors(tmp_path, monkeypatch):
    text = "# 页\n\n## 说明\n\n甲\n\n## 说明\n\n```text\n乙\n```\n"
    (tmp_path / "README.md").write_text(text)
    monkeypatch.setattr(website, "DOCS", tmp_path)
    found = index(pages())
    assert [one["text"] for one in found] == ["", "甲", "乙"]
    assert len({one["url"] for one in found}) == 3
