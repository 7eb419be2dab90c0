"""What an entry of the trail says besides."""

from __future__ import annotations

import pytest

from jixiao.web.workflow.telling import lines_of


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("5", "6", "原为“5”，改为“6”"),
        ("", "92%", "填为“92%”"),
        (None, "92%", "填为“92%”"),
        ("92%", "", "删去“92%”"),
    ],
)
def test_a_change_says_what_was_there_before_if_anything_was(before, after, said):
    assert list(lines_of({"优良率": {"原为": before, "改为": after}})) == [("优良率", said)]


def test_what_says_nothing_has_no_line():
    assert list(lines_of({"总分": None, "项目": "示例项目"})) == [("项目", "示例项目")]
