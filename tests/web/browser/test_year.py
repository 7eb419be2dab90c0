"""One unit's whole year by the browser alone, through all roles."""

from __future__ import annotations

import pytest
from tests.web.browser import closing, evaluating, money, monitoring, objectives
from tests.web.browser.desk import Desk

from jixiao.web.accounts.roles import Role

REVIEWERS = (
    Role.SECTION_HEAD, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER, Role.FINANCE_REVIEWER,
)  # fmt: skip


@pytest.fixture
def signed_in(page_at, world):
    """Everybody's desk, signed in through the form the first time somebody is wanted."""
    desks = {}

    def sign_in(role):
        if role not in desks:
            desks[role] = Desk(page_at("/accounts/login/")).sign_in(world.people[role].username)
        return desks[role]

    return sign_in


def test_a_unit_does_its_whole_year_in_the_browser(signed_in, tmp_path):
    plan(signed_in)
    spend(signed_in)
    total = evaluate(signed_in, tmp_path)
    department, finance = signed_in(Role.DEPARTMENT_REVIEWER), signed_in(Role.FINANCE_REVIEWER)
    evaluating.score_again(department, "12", "有一站的签到表没有日期。")
    evaluating.score_again(finance, "11", "两站在同一所学校，只算一站。")
    for desk in (signed_in(Role.UNIT_HEAD), department, finance):
        evaluating.see_dashboard(desk, total)
    close(signed_in)
    evaluating.check_trail(signed_in(Role.AUDITOR))


def plan(signed_in):
    """The year is opened; objectives are filled in, accepted by all, and adjusted once."""
    objectives.open_the_year(signed_in(Role.FINANCE_REVIEWER))
    handler = signed_in(Role.HANDLER)
    paper = objectives.begin(handler)
    objectives.fill_in(paper)
    objectives.mend_what_is_told(paper)
    objectives.share_points(handler)
    paper.hand_in()
    handler.told("已报送")
    for role in REVIEWERS:
        is_many = role is Role.DEPARTMENT_REVIEWER
        (objectives.accept_several if is_many else objectives.accept)(signed_in(role))
    objectives.adjust(handler)
    for role in REVIEWERS:
        objectives.accept(signed_in(role))
    objectives.compare_versions(handler)


def spend(signed_in):
    """Budgets and payments come in; what is slow is explained; the year's money is complete."""
    accountant = signed_in(Role.ACCOUNTANT)
    money.import_export(accountant, "预算指标.csv", money.BUDGETS, taken=1)
    money.import_export(accountant, "七月支付.csv", money.export(money.BY_JULY), taken=2)
    money.look_at_progress(accountant)
    money.explain_why_slow(signed_in(Role.HANDLER))
    watch(signed_in)
    money.import_export(accountant, "全年支付.csv", money.export(money.BY_DECEMBER), taken=1)


def watch(signed_in):
    """The goals are monitored until July, accepted by all; their light joins that of the money."""
    handler = signed_in(Role.HANDLER)
    paper = monitoring.begin(handler)
    monitoring.fill_in(paper)
    paper.hand_in()
    handler.told("已报送")
    for role in REVIEWERS:
        objectives.accept(signed_in(role))
    monitoring.look_at_lights(signed_in(Role.ACCOUNTANT))


def evaluate(signed_in, folder):
    """The self-evaluation is proved, handed in, accepted by all and reported; gives its total."""
    handler = signed_in(Role.HANDLER)
    paper = evaluating.begin(handler)
    evaluating.fill_in(paper)
    total = paper.total
    evaluating.prove(handler)
    evaluating.hand_in(handler, paper)
    evaluating.require_same_figures(evaluating.make_report(handler, folder), total)
    for role in REVIEWERS:
        objectives.accept(signed_in(role))
    return total


def close(signed_in):
    """What was found is rectified, the results are made public: nothing of the year is left."""
    head = signed_in(Role.UNIT_HEAD)
    for kind, note in (closing.RECTIFIED, closing.DISCLOSED):
        closing.finish(head, kind, note)
    closing.see_nothing_left(head)
    closing.see_all_done(signed_in(Role.FINANCE_REVIEWER), "示例市科技馆")
