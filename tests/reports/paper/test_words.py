"""Figures and Latin words in cells: how wide they are, and where they may be broken."""

from __future__ import annotations

from jixiao.reports.paper.words import breakable, ems, words


def test_a_figure_with_its_signs_is_one_word_and_chinese_is_none():
    assert list(words("完成≥95.5%，共12件（GB/T 9704）")) == ["≥95.5%", "12", "GB/T", "9704"]


def test_signs_and_capitals_are_wider_than_digits():
    assert ems("12") == 1
    assert ems("%") == ems("≥") == 1
    assert ems("1%") < ems("AB%")


def test_only_a_word_that_is_wider_than_its_line_may_be_broken():
    assert breakable("里程1200公里", 2) == "里程1200公里"
    assert breakable("1200", 1.5) == "1\u200b2\u200b0\u200b0"
    assert breakable("共 12345 件", 2).replace("\u200b", "") == "共 12345 件"
