from __future__ import annotations

import gettext

import pytest

from jixiao.web.shared.catalogue import files
from jixiao.web.shared.catalogue.entries import Entry, Key
from jixiao.web.shared.catalogue.sources import in_python, in_template, sentences


@pytest.fixture(scope="module")
def catalogue():
    return files.read()


def test_every_sentence_of_the_screens_is_in_the_english_catalogue_and_no_other(catalogue):
    said = set(sentences())
    assert said - set(catalogue) == set(), "run: python -m jixiao.web.shared.catalogue"
    assert set(catalogue) - said == set(), "run: python -m jixiao.web.shared.catalogue"


def test_every_sentence_has_its_english_with_the_same_placeholders(catalogue):
    wrong = {entry.key.text: fault for entry in catalogue.values() if (fault := entry.fault())}
    assert wrong == {}


def test_sentences_are_found_in_python_under_every_name_of_gettext():
    source = """
_("一"); gettext_lazy("二" "续"); ngettext("%(n)d个", "%(n)d个们", n); pgettext("按钮", "四")
translation.gettext("五"); other("六"); _(name); _(f"{name}七")
"""
    assert set(in_python(source)) == {
        Key("一"), Key("二续"), Key("%(n)d个", plural="%(n)d个们"), Key("四", context="按钮"),
        Key("五"),
    }  # fmt: skip


def test_sentences_are_found_in_templates_in_every_tag():
    source = """{% load i18n %}{% translate "一" %}{% translate "二" context "按钮" %}
{% blocktranslate with a=b trimmed %}
  三{{ a }}
{% endblocktranslate %}
{% blocktranslate count n=n %}{{ n }}个{% plural %}{{ n }}个们{% endblocktranslate %}
{% include "x.html" with title=_("五") %}{# {% translate "六" %} #}
<p title="{% translate '七' %}">"""
    assert set(in_template(source)) == {
        Key("一"), Key("二", context="按钮"), Key("三%(a)s"),
        Key("%(n)s个", plural="%(n)s个们"), Key("五"), Key("七"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("english", "fault"),
    [
        ((), "没有英文"),
        (("",), "没有英文"),
        (("%(n)s 个",), "英文中有汉字"),
        (("items",), "英文中的占位符应当是%(n)s"),
        (("%(n)s items",), ""),
    ],
)
def test_a_translation_that_cannot_be_used_is_named(english, fault):
    assert Entry(Key("%(n)s个"), english).fault() == fault


def test_a_catalogue_that_is_written_reads_back_the_same(tmp_path):
    entries = [
        Entry(Key('含"引号"\n和换行'), ('with "quotes"\nand a line',)),
        Entry(Key("%(n)d个", plural="%(n)d个"), ("%(n)d item", "%(n)d items")),
        Entry(Key("报送", context="按钮"), ("Submit",)),
    ]
    path = tmp_path / "django.po"
    files.write(entries, path)
    assert files.read(path) == {entry.key: entry for entry in entries}


def test_the_compiled_catalogue_is_what_gettext_reads(tmp_path):
    path = tmp_path / "django.po"
    counted = Key("%(n)d个", plural="%(n)d个")
    files.write(
        [
            Entry(Key("报送"), ("Submit",)), Entry(Key("没有"), ("",)),
            Entry(counted, ("%(n)d item", "%(n)d items")),
            Entry(Key("报送", context="按钮"), ("Send",)),
        ],
        path,
    )  # fmt: skip
    with files.compile_catalogue(path).open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert read.gettext("报送") == "Submit"
    assert read.gettext("没有") == "没有"
    assert read.pgettext("按钮", "报送") == "Send"
    assert [read.ngettext(counted.text, counted.plural, n) for n in (1, 2)] == [
        "%(n)d item", "%(n)d items",
    ]  # fmt: skip
