"""Every rule on every case of its YAML; a rule is tested by being there."""

import re
from collections import Counter
from importlib import resources

import pytest

from jixiao.audit.base import DECISIONS, Words
from jixiao.audit.cases import run_case
from jixiao.audit.loader import all_rules
from jixiao.domain.finding import FAMILIES, Severity

RULES = all_rules()
FAILS = [
    pytest.param(one, case, id=f"{one.code}-{name}")
    for one in RULES
    for name, case in one.fails.items()
]
PASSES = [
    pytest.param(one, case, id=f"{one.code}-{name}")
    for one in RULES
    for name, case in one.passes.items()
]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda one: one.code)
BROKE = "运行出错"


@pytest.mark.parametrize(("rule", "case"), FAILS)
def test_a_case_that_fails_is_found_and_said_in_whole_words(rule, case):
    findings, outcome = run_case(rule, case)
    assert findings, outcome.reason
    for one in findings:
        assert one.code == rule.code
        assert one.message.strip()
        assert one.fix.strip()
        assert not re.search(r"[{}]|None|Decimal\(", one.message + one.fix)


@pytest.mark.parametrize(("rule", "case"), PASSES)
def test_a_case_that_passes_is_not_reported(rule, case):
    findings, outcome = run_case(rule, case)
    assert not findings, findings[0].message
    assert BROKE not in outcome.reason


@each_rule
def test_a_rule_has_its_words_and_cases_of_both_kinds(rule):
    assert rule.severity in Severity
    assert rule.family in FAMILIES
    assert min(len(rule.fails), len(rule.passes)) >= 2


@each_rule
def test_a_rule_that_asks_for_words_has_them_under_a_comment_on_their_origin(rule):
    before, _, listed = yaml_of(rule).partition("\nwords:\n")
    heads_all = before.splitlines()[-1].startswith("#")
    lexicons = [name for name, words in rule.words.items() if len(words) > 1]
    for name in lexicons:
        above = listed.partition(f"  {name}:")[0]
        assert heads_all or re.search(r"^ *#", above, re.MULTILINE), name
    assert bool(rule.words) == (Words in rule.wants)


def test_the_rules_of_a_family_are_in_one_folder():
    folders = Counter((one.family, package_of(one)) for one in RULES)
    assert len(folders) == len({family for family, _folder in folders})


def test_every_decision_belongs_to_a_file_of_its_name():
    assert "TG003" in DECISIONS
    for one in RULES:
        assert one.decide.__module__ == f"{package_of(one)}.{one.code.lower()}"


def package_of(rule):
    return rule.decide.__module__.rpartition(".")[0]


def yaml_of(rule):
    path = resources.files(package_of(rule)) / f"{rule.code.lower()}.yaml"
    return path.read_text(encoding="utf-8")
