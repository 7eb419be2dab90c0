"""The audit against documents labelled by reading: the floors that its page promises."""

from collections import Counter

import pytest
from benchmarks.labels.judging import judge
from benchmarks.labels.label import all_labelled

from jixiao.audit.loader import all_rules
from jixiao.domain.finding import Severity

KEY = "report.txt"
LEAST_PRECISION = 0.9
NOTES = {one.code for one in all_rules() if one.severity is Severity.NOTE}
# Wrong once, these have too few findings on the labelled documents for a share to mean much.
FEWEST = 4


@pytest.fixture(scope="module")
def every():
    return {one.labelled.name: one for one in (judge(one) for one in all_labelled())}


def test_every_grave_fault_that_a_rule_can_find_in_the_report_of_2020_is_found(every):
    judged = every[KEY]
    grave = [one for one in judged.labelled.labels if (one.grade, one.by) == ("A", "R")]
    assert len(grave) == 43
    assert [one.number for one in grave if one.number not in judged.found] == []


def test_four_fifths_of_what_should_be_told_of_the_report_of_2020_is_told(every):
    judged = every[KEY]
    wanted = [one for one in judged.labelled.labels if one.grade in "AB"]
    assert len(wanted) == 136
    assert sum(one.number in judged.found for one in wanted) >= 0.8 * len(wanted)


def test_nine_findings_in_ten_are_right_on_every_kind_of_document(every):
    kinds = Counter(
        judged.kind_of(number)
        for judged in every.values()
        for number, _ in enumerate(judged.findings)
    )
    assert kinds["right"] >= LEAST_PRECISION * (kinds["right"] + kinds["wrong"])


def test_no_rule_above_a_note_is_wrong_more_than_once_in_ten(every):
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for judged in every.values():
        for number, finding in enumerate(judged.findings):
            kind = judged.kind_of(number)
            right[finding.code] += kind == "right"
            wrong[finding.code] += kind == "wrong"
    noisy = {
        code: (right[code], wrong[code])
        for code in wrong
        if code not in NOTES
        and right[code] + wrong[code] >= FEWEST
        and right[code] < LEAST_PRECISION * (right[code] + wrong[code])
    }
    assert noisy == {}


def test_sixty_documents_are_labelled_seven_of_them_published(every):
    assert len(every) >= 60
    assert sum(judged.labelled.origin == "published" for judged in every.values()) >= 7
