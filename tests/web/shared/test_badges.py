from __future__ import annotations

import pytest

from jixiao.domain.finding import Severity
from jixiao.domain.light import Colour
from jixiao.web.shared.badges import KINDS, badge_of
from jixiao.web.workflow.stages import Move, Stage


@pytest.mark.parametrize(
    ("kind", "values"),
    [("stage", Stage), ("move", Move), ("severity", Severity), ("light", Colour)],
)
def test_a_badge_says_the_word_of_the_trade_for_every_value(kind, values):
    missing = {value.value for value in values} - set(KINDS[kind])
    wrong = [v for v in values if v.value in KINDS[kind] and KINDS[kind][v.value].word != v.label]
    assert not missing
    assert not wrong


def test_values_of_one_kind_differ_by_word_and_not_by_colour_alone():
    for kind, table in KINDS.items():
        words = [badge.word for badge in table.values()]
        assert len(set(words)) == len(words), kind


def test_lights_differ_by_shape_too():
    shapes = [badge.icon for badge in KINDS["light"].values()]
    assert len(set(shapes)) == len(shapes)


def test_a_word_of_a_province_stands_in_place_of_the_usual_one():
    assert badge_of("rating", "优", word="优秀").word == "优秀"
    assert badge_of("rating", "合格").word == "合格"
