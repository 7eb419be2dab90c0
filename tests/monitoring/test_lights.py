"""Profiles of lights: every case that stands in their files, and what they refuse."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.domain.light import Colour, Light
from jixiao.domain.money import Money
from jixiao.domain.month import Month
from jixiao.domain.number import share_of
from jixiao.domain.progress import Category, Progress
from jixiao.monitoring.lights import light_of
from jixiao.monitoring.lights_explain import explained
from jixiao.monitoring.lights_profile import LightMistake, find_profile, profiles, read_profile

BUDGET = Money.of("1000000.00")
CASES = [(profile, name) for profile in profiles().values() for name in profile.cases]
PLAIN = "title: 试\nbasis: 试\nmeasure: plan_gap\nbands: [{colour: green}]\ncases: {}\n"


def row(rate, *, planned=None, day="6-30", **given):
    month, number = (int(one) for one in day.split("-"))
    outturn = Money(share_of(rate) * BUDGET.yuan)
    plan = {}
    if planned:
        plan = {
            "planned": Money(share_of(planned) * BUDGET.yuan),
            "planned_budget": BUDGET,
            "planned_outturn": outturn,
        }
    fields = {"original_budget": BUDGET, "outturn": outturn} | plan | given
    return Progress(2025, date(2025, month, number), Month(2025, month), **fields)


@pytest.mark.parametrize(
    ("profile", "name"), CASES, ids=[f"{profile.name}:{name}" for profile, name in CASES]
)
def test_a_profile_does_what_its_cases_say(profile, name):
    case = dict(profile.cases[name])
    colour, reason = case.pop("colour"), case.pop("reason", None)
    goal = Colour(case.pop("goal")) if "goal" in case else None
    found = light_of(
        row(case.pop("rate"), planned=case.pop("planned", None), day=case.pop("date", "6-30")),
        profile,
        goal=goal,
    )
    assert case == {}
    assert (found.colour, found.profile) == (Colour(colour), profile.name)
    assert reason in (None, found.reason)
    assert found.reason


@pytest.mark.parametrize("name", list(profiles()))
def test_every_profile_has_a_title_a_basis_and_cases(name):
    profile = profiles()[name]
    assert profile.title
    assert profile.basis
    assert len(profile.cases) >= 3


@pytest.mark.parametrize("name", ["quarterly", "sichuan_2025", "shuozhou", "hefei", "vendor"])
def test_what_is_not_verified_says_so(name):
    words = ("未核实", "未核对", "未查到", "不是公文规定")
    assert any(one in profiles()[name].basis for one in words)


def test_without_a_plan_the_plan_profile_alone_cannot_judge():
    found = light_of(row("10%"), read_profile(PLAIN, where="own.yaml"))
    assert found == Light(Colour.GREY, "没有资金支出计划，不能按计划判断", "own")


def test_spending_as_planned_is_said_to_be_so():
    assert light_of(row("60%", planned="60%"), find_profile("plan")).reason.endswith("与计划持平")


@pytest.mark.parametrize("name", list(profiles()))
def test_payments_that_are_not_assigned_and_rows_without_budget_are_not_judged(name):
    profile = profiles()[name]
    unassigned = row("10%", category=Category.UNASSIGNED)
    unbudgeted = row("10%", original_budget=Money(Decimal(0)))
    assert light_of(unassigned, profile).colour is Colour.GREY
    assert light_of(unbudgeted, profile) == Light(
        Colour.GREY, "台账中没有预算数，算不出执行率", name
    )


def test_before_the_year_has_begun_time_gives_no_light():
    early = Progress(2025, date(2024, 12, 31), Month(2025, 1), original_budget=BUDGET)
    assert light_of(early, find_profile("elapsed")).reason == "年度还没有开始"


def test_goals_that_cannot_be_judged_count_as_unknown():
    found = light_of(row("60%", planned="60%"), find_profile("hefei"), goal=Colour.GREY)
    assert found.colour is Colour.GREY


def test_a_basis_that_runs_over_two_lines_has_no_blank_where_they_meet():
    assert not any("。 " in one.basis or "， " in one.basis for one in profiles().values())


def test_a_profile_of_ones_own_is_a_file(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    assert find_profile(str(path)).name == "own"


def test_a_profile_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(LightMistake, match=r"没有亮灯办法“红绿灯”.*plan（按资金支出计划）"):
        find_profile("红绿灯")


def test_a_profile_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(LightMistake, match="UTF-8"):
        find_profile(str(path))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [", "不是正确的YAML"),
        ("- 1", "写得不对"),
        ("title: 试", "缺少basis、measure、cases"),
        (PLAIN + "light: 1", "不认识的项：light"),
        (PLAIN.replace("plan_gap", "gap"), "measure只能是"),
        (PLAIN.replace("{colour: green}", "{colour: purple}"), "purple"),
        (PLAIN.replace("{colour: green}", "{colour: green, from: 0.5}"), "加引号的百分数"),
    ],
)
def test_a_profile_with_a_mistake_is_refused_and_the_mistake_named(text, words):
    with pytest.raises(LightMistake, match=r"own\.yaml") as caught:
        read_profile(text, where="own.yaml")
    assert words in str(caught.value)


def test_the_reference_page_tells_every_profile_with_its_limits():
    page = explained()
    assert all(f"## {name}　" in page for name in profiles())
    for words in (
        "- 4月末应达到25%", "- 80%及以上：绿灯", "- 低于要求：红灯",
        "- 没有资金支出计划的，按elapsed",
        "- 预算正常、目标不正常：黄灯", "- 预算不正常、目标不论：红灯", "- 支出超过全年预算：红灯",
    ):  # fmt: skip
        assert words in page
