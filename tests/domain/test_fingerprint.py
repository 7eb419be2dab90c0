from dataclasses import replace

import pytest

from jixiao.domain.finding import Finding, Severity
from jixiao.domain.fingerprint import fingerprints
from jixiao.domain.place import Place

FINDING = Finding(
    "FU001", Severity.ERROR, "第17段写明共11个项目，实际列出12个", evidence="共有11项项目支出",
    project="养护", indicator="里程", field="target", place=Place(paragraph=17), wrong="11",
)  # fmt: skip


def word(finding):
    (only,) = fingerprints([finding])
    return only


def test_a_fingerprint_is_a_short_word():
    assert len(word(FINDING)) == 16
    assert word(FINDING).isalnum()


@pytest.mark.parametrize(
    "same",
    [
        {"place": Place(paragraph=21)},
        {"message": "第21段写明共11个项目，实际列出12个"},
        {"message": "第3张表第21行写有11个项目，而清单列了12个"},
        {"evidence": "共有１１项 项目支出\n"},
        {"severity": Severity.NOTE},
        {"basis": "财预〔2020〕10号", "fix": "改为12个"},
    ],
)
def test_a_finding_that_moved_or_was_worded_anew_is_the_same(same):
    assert word(replace(FINDING, **same)) == word(FINDING)


@pytest.mark.parametrize(
    "other",
    [
        {"code": "FU002"},
        {"project": "绿化"},
        {"indicator": "面积"},
        {"field": "actual"},
        {"evidence": "共有10项项目支出"},
        {"wrong": "12"},
        {"message": "第17段写明共11个项目，实际列出13个"},
    ],
)
def test_a_finding_that_says_something_else_is_another(other):
    assert word(replace(FINDING, **other)) != word(FINDING)


def test_findings_that_say_the_same_are_told_apart_by_number():
    first, other, second = fingerprints([FINDING, replace(FINDING, code="TX001"), FINDING])
    assert second == f"{first}-2"
    assert other not in {first, second}
