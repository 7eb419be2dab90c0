import json

import pytest

from jixiao.domain.document import Source
from jixiao.domain.place import NOWHERE, Place
from jixiao.reports.tracing.citing import Citing, joined
from jixiao.reports.tracing.register import NotARegister, Register, register_of

CITING = Citing(Source("报告.docx", "ab" * 32, "docx"))
CELL = Place("24.00", table=3, row=4, column=5)
PLACELESS = (
    '{"schema":"jixiao/figures/1","files":[],"figures":{"a":{"name":"x","cells":[{"file":3}]}},'
    '"paragraphs":{},"printed":[]}'
)


def test_an_id_stays_when_only_the_value_changes():
    before = CITING.origin("预算数", CELL)
    after = CITING.origin("预算数", CELL.quoting("48.00"))
    elsewhere = CITING.origin("预算数", CELL._replace(row=5))
    assert before.id == after.id
    assert before.id != elsewhere.id
    assert before.id != CITING.origin("执行数", CELL).id


def test_nowhere_is_no_source():
    assert CITING.origin("项目数", NOWHERE).cells == ()


def test_a_cell_that_is_given_twice_is_cited_once():
    assert len(CITING.origin("复核得分", CELL, CELL).cells) == 1


def test_a_sum_cites_every_cell_of_its_parts_once_and_names_their_rule_sets():
    one = CITING.origin("得分", CELL, ruleset="甲")
    two = CITING.origin("得分", CELL._replace(row=9), ruleset="乙")
    whole = joined("平均得分", [one, two, one], working="2个项目得分的平均数")
    assert [cell.place.row for cell in whole.cells] == [4, 9]
    assert whole.ruleset == "乙、甲"


def test_a_register_survives_being_written():
    figures = [
        ("24.00", CITING.origin("预算数", CELL)),
        ("24.00", CITING.origin("预算数", CELL)),
        ("9.5", CITING.origin("得分", CELL, working="10×95%", ruleset="mof_2020")),
    ]
    register = register_of(figures, {"money": "0123"})
    again = Register.from_json(register.to_json())
    assert again == register
    assert len(again.origins) == 2
    assert [text for _id, text in again.printed] == ["24.00", "24.00", "9.5"]
    assert again.origins[figures[0][1].id].cells[0].text == "24.00"


def test_a_register_names_each_file_once():
    rows = range(1, 200)
    register = register_of([("1", CITING.origin("值", CELL._replace(row=row))) for row in rows])
    assert register.to_json().count("报告.docx") == 1


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "3", '{"schema":"jixiao/figures/2"}',
        PLACELESS,
        '{"schema":"jixiao/figures/1","files":[],"figures":{},"paragraphs":{},"printed":[1]}',
    ],
)  # fmt: skip
def test_what_is_no_register_is_refused(text):
    with pytest.raises(NotARegister):
        Register.from_json(text)


def test_the_register_says_its_shape():
    assert json.loads(Register().to_json())["schema"] == "jixiao/figures/1"
