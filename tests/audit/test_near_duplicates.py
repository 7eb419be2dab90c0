"""Passages that say nearly the same."""

import pytest

from jixiao.audit.cases import document_of
from jixiao.audit.collection import ALONE, Collection
from jixiao.audit.near_duplicates import MOST_UNITS, long_passages, own_passages

TEXT = (
    "全年新建农村供水站6座，改造管网42公里，购置水质检测设备12台，覆盖行政村35个，"
    "解决1.2万名农村居民的饮水安全问题，出厂水水质全部达标，供水保证率比上年有所提高。"
)
CHANGED = TEXT.replace("购置水质检测设备12台", "购置水质检测设备15台")
FOREIGN = (
    "开展高素质农民培育，举办果树栽培、畜禽养殖和农机维修三个专业的培训班9期，培训学员470人，"
    "邀请省农科院专家现场授课，组织到示范基地观摩，学员结业合格率和满意度都在百分之九十五以上。"
)


def document(unit, text, year=2022, name=""):
    return document_of(
        {
            "unit": unit,
            "fiscal_year": year,
            "text": text,
            "source": {"path": name or f"{unit}{year}"},
        }
    )


OWN = document("甲县水利局", TEXT)


@pytest.mark.parametrize("text", [TEXT, CHANGED])
def test_a_passage_is_found_in_another_unit_also_with_a_few_changes(text):
    source = document("乙县水利局", f"{FOREIGN}\n{text}")
    (near,) = Collection((OWN, source)).near(TEXT, OWN)
    assert (near.text, near.file, near.unit, near.year) == (
        text,
        "乙县水利局2022",
        "乙县水利局",
        2022,
    )


@pytest.mark.parametrize(
    "other",
    [
        document("乙县水利局", FOREIGN),
        document("甲县水利局", TEXT, name="另一个格式.pdf"),
        document("甲县水利局", TEXT, year=2020),
        document("甲县水利局", TEXT, year=None),
        document("", TEXT),
        document("乙县水利局", TEXT[:30]),
    ],
    ids=["other text", "own copy", "two years ago", "year unknown", "unit unknown", "short"],
)
def test_other_texts_own_copies_and_unknown_origins_are_no_source(other):
    assert Collection((OWN, other)).near(TEXT, OWN) == ()


def test_last_years_passage_is_a_source_and_next_years_is_none():
    before = document("甲县水利局", TEXT, year=2021)
    collection = Collection((OWN, before))
    assert len(collection.near(TEXT, OWN)) == 1
    assert collection.near(TEXT, before) == ()


def test_a_passage_of_very_many_units_is_nobodys_own():
    units = [document(f"{number}县水利局", TEXT) for number in range(MOST_UNITS + 1)]
    assert Collection((OWN, *units)).near(TEXT, OWN) == ()
    assert len(Collection((OWN, *units[:-1])).near(TEXT, OWN)) == MOST_UNITS


def test_short_texts_and_documents_without_a_unit_are_not_compared():
    nobody = document("", TEXT)
    collection = Collection((nobody, OWN))
    assert collection.near(TEXT, nobody) == ()
    assert collection.near(TEXT[:30], OWN) == ()
    assert ALONE.near(TEXT, OWN) == ()


def test_a_text_that_is_not_of_the_run_may_be_asked_for():
    (near,) = Collection((OWN, document("乙县水利局", TEXT))).near(CHANGED, OWN)
    assert near.text == TEXT


def test_alike_signatures_with_other_words_are_compared_word_by_word():
    """A text that repeats another one twice has its runs, and is not nearly the same."""
    source = document("乙县水利局", TEXT * 3)
    assert Collection((OWN, source)).near(TEXT, OWN) == ()


def test_standard_parts_are_left_out_and_long_texts_of_sheets_are_passages():
    made = document_of(
        {
            "text": f"# 四、名词解释\n{TEXT}\n# 五、主要成效\n{FOREIGN}",
            "sheets": [{"purpose": TEXT, "indicators": [{"name": "覆盖率", "definition": TEXT}]}],
        }
    )
    assert [one.text for one in own_passages(made, ("名词解释",))] == [FOREIGN, TEXT]
    assert [one.field for one in long_passages(made)] == ["", "", "purpose"]
