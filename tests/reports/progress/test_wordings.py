"""The wordings of the 支出进度表: several of each, all telling the same figures."""

from string import Formatter

import pytest

from jixiao.reports.narrative.wordings import all_wordings

OURS = {key: texts for key, texts in all_wordings().items() if key.startswith("progress.")}
ALWAYS = {
    "progress.total", "progress.month", "progress.behind", "progress.ahead", "progress.parts",
    "progress.lights", "progress.forecast", "progress.table", "progress.months",
    "progress.slow.many", "progress.missing",
}  # fmt: skip
PIECES = {
    "progress.part", "progress.part_unrated", "progress.part_unassigned", "progress.light",
    "progress.forecast.part", "progress.missing.item",
}  # fmt: skip
"""Parts of sentences that have one form only."""


@pytest.mark.parametrize(("key", "texts"), OURS.items())
def test_all_wordings_of_a_key_differ_and_tell_the_same_figures(key, texts):
    told = [{name for _w, name, _s, _c in Formatter().parse(text) if name} for text in texts]
    assert len(set(texts)) == len(texts)
    assert all(one == told[0] for one in told), key


def test_what_every_month_says_has_four_wordings_and_all_else_two():
    assert set(OURS) >= ALWAYS
    assert {key for key in ALWAYS if len(OURS[key]) < 4} == set()
    assert {key for key, texts in OURS.items() if len(texts) < 2} == PIECES
