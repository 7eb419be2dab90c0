from __future__ import annotations

import re

import pytest
from django.urls import reverse
from tests.web.budgets.reviewing import REVIEWERS, content_with, make_office

from jixiao.web.accounts.roles import Role
from jixiao.web.budgets import beside
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.selectors import reviews as selectors
from jixiao.web.budgets.services import moves, remarks, versions
from jixiao.web.budgets.services.deciding import Seen
from jixiao.web.budgets.services.remarks import Reason
from jixiao.web.workflow.stages import Stage


@pytest.fixture
def office(world):
    """People at work in a year."""
    return make_office(world)


@pytest.fixture
def head(office):
    """The head of the section, who reviews first."""
    return office.person(Role.SECTION_HEAD)


def text_of(response):
    """The page as somebody reads it."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_everybody_finds_in_their_list_what_waits_for_them(office):
    sheet = office.submitted()
    for role in REVIEWERS:
        scopes = {one: office.scope(one) for one in (*REVIEWERS, Role.HANDLER, Role.AUDITOR)}
        seeing = [one for one, scope in scopes.items() if selectors.waiting(scope).exists()]
        assert seeing == [role]
        moves.accept(office.again(sheet), by=office.person(role))
    assert not selectors.waiting(office.scope(Role.FINANCE_REVIEWER)).exists()


def test_the_list_shows_name_deadline_and_findings(office, head, client_of):
    office.submitted()
    page = client_of(head).get(reverse("reviews"))
    said = text_of(page)
    assert page.status_code == 200
    assert all(one in said for one in ("科普展览", "2026-12-18", "50.00", "没有问题"))


def test_the_most_urgent_comes_first_and_what_has_no_deadline_last(office, world):
    office.submitted("甲项目")
    early = office.submitted("乙项目")
    Sheet.objects.filter(pk=early.pk).update(kind="monitoring")
    names = [one.project.name for one in selectors.review_list(office.scope(Role.SECTION_HEAD), {})]
    assert names == ["甲项目", "乙项目"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"text": "甲"}, {"甲项目"}), ({"stage": "finance"}, set()),
        ({"findings": "grave"}, {"乙项目"}), ({"findings": "none"}, {"甲项目"}),
        ({"kind": "monitoring"}, set()),
    ],
)  # fmt: skip
def test_the_list_can_be_narrowed(office, head, client_of, wanted, found):
    office.submitted("甲项目")
    grave = office.submitted("乙项目")
    Sheet.objects.filter(pk=grave.pk).update(grave_count=1, fault_count=1)
    page = client_of(head).get(reverse("reviews"), wanted).context["page"]
    assert {one.project.name for one in page} == found


def test_a_long_list_is_paged_with_few_queries(
    office, head, client_of, django_assert_max_num_queries
):
    for at in range(60):
        office.submitted(f"项目{at}")
    client = client_of(head)
    with django_assert_max_num_queries(25):
        page = client.get(reverse("reviews"))
    assert len(page.context["page"].object_list) == 50
    assert len(client.get(reverse("reviews"), {"page": 2}).context["page"].object_list) == 10


def test_several_are_let_pass_after_one_question(office, head, client_of):
    sheets = [office.submitted(name) for name in ("甲项目", "乙项目")]
    client, boxes = client_of(head), [f"{one.pk}:{Seen.of(one)}" for one in sheets]
    asked = client.post(reverse("reviews_accept"), {"sheet": boxes})
    assert "确认通过" in text_of(asked)
    assert set(Sheet.objects.values_list("stage", flat=True)) == {Stage.SECTION}
    remarks.pin(sheets[1], by=head, field="", text="场次偏少")
    told = client.post(reverse("reviews_accept"), {"sheet": boxes, "confirmed": "1"})
    assert "通过1张，没有通过1张" in text_of(told)
    assert "还有1条意见" in text_of(told)
    assert sorted(Sheet.objects.values_list("stage", flat=True)) == ["leadership", "section"]


def test_nothing_chosen_is_said_so(head, client_of):
    page = client_of(head).post(
        reverse("reviews_accept"), {"sheet": ["x", "1:section:y"]}, follow=True
    )
    assert "还没有选择要通过的表" in text_of(page)


def test_a_box_of_another_unit_does_nothing(office, world, client_of):
    sheet = office.submitted()
    boxes = {"sheet": [f"{sheet.pk}:{Seen.of(sheet)}"], "confirmed": "1"}
    client_of(world.stranger).post(reverse("reviews_accept"), boxes)
    assert office.again(sheet).stage == Stage.SECTION


def test_the_sheet_is_shown_as_paper_with_few_queries(
    office, head, client_of, django_assert_max_num_queries
):
    sheet, client = office.submitted(), client_of(head)
    with django_assert_max_num_queries(25):
        page = client.get(reverse("review", args=[sheet.pk]))
    said = text_of(page)
    assert all(
        one in said
        for one in ("项目支出绩效目标", "举办科普展览场次", "≥12场", "100001示例市科技馆")
    )
    assert page.content.decode().count('href="?field=') > 20


@pytest.mark.parametrize("role", [Role.HANDLER, Role.AUDITOR, Role.UNIT_HEAD])
def test_who_does_not_decide_only_reads(office, client_of, role):
    sheet = office.submitted()
    page = client_of(office.person(role)).get(reverse("review", args=[sheet.pk]))
    assert page.status_code == 200
    assert 'href="#accept"' not in page.content.decode()
    assert 'href="?field=' not in page.content.decode()


def test_nobody_reads_a_sheet_of_another_unit(office, world, client_of):
    sheet = office.submitted()
    client = client_of(world.stranger)
    for name in ("review", "sheet_versions", "sheet_changes", "sheet_adjust"):
        assert client.get(reverse(name, args=[sheet.pk])).status_code == 404
    for name in ("review_accept", "review_return", "remark_pin", "sheet_submit", "sheet_withdraw"):
        assert client.post(reverse(name, args=[sheet.pk])).status_code == 404


def test_a_chosen_cell_is_named_in_the_form_and_marked(office, head, client_of):
    sheet = office.submitted()
    page = client_of(head).get(reverse("review", args=[sheet.pk]), {"field": "indicators.1.target"})
    assert "对“举办科普展览场次：指标值”写意见" in text_of(page)
    assert 'name="field" value="indicators.1.target"' in page.content.decode()
    assert re.search(
        r'id="cell-indicators-1-target"[^>]*class="[^"]*is-marked', page.content.decode()
    )


def test_a_remark_is_pinned_to_its_cell_and_can_be_taken_off(office, head, client_of):
    sheet, client = office.submitted(), client_of(head)
    given = {"field": "indicators.1.target", "text": "场次偏少"}
    client.post(reverse("remark_pin", args=[sheet.pk]), given)
    page = client.get(reverse("review", args=[sheet.pk]))
    assert re.search(
        r'id="cell-indicators-1-target"[^>]*class="[^"]*has-remark', page.content.decode()
    )
    client.post(reverse("remark_remove", args=[sheet.remarks.get().pk]))
    assert not sheet.remarks.exists()


def test_an_empty_remark_is_answered_beside_its_field(office, head, client_of):
    sheet = office.submitted()
    page = client_of(head).post(reverse("remark_pin", args=[sheet.pk]), {"field": "", "text": " "})
    assert page.status_code == 422
    assert "意见是空的；请写明哪里不对、要怎样改。" in text_of(page)


def test_a_sheet_is_returned_with_what_was_pinned_and_said(office, head, client_of):
    sheet = office.submitted()
    remarks.pin(sheet, by=head, field="indicators.1.target", text="场次偏少")
    given = {"seen": str(Seen.of(sheet)), "text": "请核对"}
    page = client_of(head).post(reverse("review_return", args=[sheet.pk]), given, follow=True)
    assert "已退回，意见已告知填报人" in text_of(page)
    assert office.again(sheet).stage == Stage.DRAFT
    assert {one.text for one in sheet.remarks.all()} == {"场次偏少", "请核对"}


def test_a_return_without_any_reason_is_refused_in_words(office, head, client_of):
    sheet = office.submitted()
    page = client_of(head).post(reverse("review_return", args=[sheet.pk]), follow=True)
    assert "退回要写明原因" in text_of(page)
    assert office.again(sheet).stage == Stage.SECTION


def test_letting_pass_what_changed_meanwhile_is_refused_in_words(office, head, client_of):
    sheet = office.submitted()
    page = client_of(head).post(
        reverse("review_accept", args=[sheet.pk]), {"seen": "section:0"}, follow=True
    )
    assert "请刷新页面，看过再办" in text_of(page)
    assert office.again(sheet).stage == Stage.SECTION


def test_a_reviewer_lets_a_sheet_pass(office, head, client_of):
    sheet = office.submitted()
    page = client_of(head).post(
        reverse("review_accept", args=[sheet.pk]), {"seen": str(Seen.of(sheet))}, follow=True
    )
    assert "已通过" in text_of(page)
    assert office.again(sheet).stage == Stage.LEADERSHIP


def test_who_may_not_decide_is_refused(office, client_of):
    sheet = office.submitted()
    client = client_of(office.person(Role.UNIT_HEAD))
    page = client.post(reverse("review_accept", args=[sheet.pk]))
    assert page.status_code == 403
    assert "科室负责人" in text_of(page)


def test_a_handler_hands_in_and_takes_back_from_the_page(office, client_of):
    sheet, client = office.sheet(), client_of(office.handler)
    client.post(reverse("sheet_submit", args=[sheet.pk]))
    assert office.again(sheet).stage == Stage.SECTION
    client.post(reverse("sheet_withdraw", args=[sheet.pk]))
    assert office.again(sheet).stage == Stage.DRAFT


def test_what_holds_a_sheet_back_is_told_on_the_page(office, client_of):
    sheet = office.sheet(content=content_with(indicators=[]))
    client = client_of(office.handler)
    answer = client.post(reverse("sheet_submit", args=[sheet.pk]))
    told = [str(one) for one in answer.wsgi_request._messages]
    assert answer.status_code == 302
    assert len(told) == 1
    assert "还没有绩效指标" in told[0]


def test_a_handler_settles_a_remark_from_the_page(office, head, client_of):
    sheet = office.submitted()
    moves.return_with(sheet, by=head, reasons=[Reason("", "一")])
    client_of(office.handler).post(reverse("remark_settle", args=[sheet.remarks.get().pk]))
    assert sheet.remarks.get().settled_at is not None


def test_what_changed_since_the_last_time_is_marked_for_the_reviewer(office, head, client_of):
    sheet = office.submitted()
    moves.return_with(sheet, by=head, reasons=[Reason("indicators.1.target", "偏少")])
    remarks.settle(sheet.remarks.get(), by=office.handler)
    rows = content_with()["indicators"]
    rows[1]["target"] = "≥15场"
    moves.submit(office.change(sheet, indicators=rows), by=office.handler)
    client = client_of(head)
    page = client.get(reverse("review", args=[sheet.pk])).content.decode()
    assert re.search(r'id="cell-indicators-1-target"[^>]*class="[^"]*is-changed', page)
    assert '<del class="d-block small text-secondary">≥12场</del>' in page
    beside_it = text_of(client.get(reverse("sheet_changes", args=[sheet.pk])))
    assert all(one in beside_it for one in ("上次报送", "≥12场", "≥15场"))


def test_a_first_submission_has_nothing_to_be_compared_with(office, head, client_of):
    sheet = office.submitted()
    page = client_of(head).get(reverse("sheet_changes", args=[sheet.pk]), follow=True)
    assert "没有可以对照的内容" in text_of(page)


def test_an_adjustment_asks_for_its_reason_and_begins_the_next_version(office, client_of):
    sheet, client = office.approved(), client_of(office.handler)
    url = reverse("sheet_adjust", args=[sheet.pk])
    assert "第1版已经批复，保持不变" in text_of(client.get(url))
    assert "调整要写明原因" in text_of(client.post(url, {"reason": ""}))
    client.post(url, {"reason": "年中追加预算"})
    assert Sheet.objects.get(version=2).reason == "年中追加预算"


def test_versions_are_listed_and_stand_side_by_side(office, client_of):
    old = office.approved()
    new = versions.adjust(old, by=office.handler, reason="年中追加预算")
    rows = content_with()["indicators"]
    rows[1]["target"] = "≥15场"
    office.change(new, indicators=rows)
    client = client_of(office.handler)
    listed = text_of(client.get(reverse("sheet_versions", args=[new.pk])))
    assert all(one in listed for one in ("第1版", "第2版", "年中追加预算", "SM3摘要一致"))
    page = client.get(reverse("sheet_compare", args=[new.pk, old.pk])).content.decode()
    assert re.search(r'id="old-indicators-1-target"[^>]*class="[^"]*is-changed', page)
    assert re.search(r'id="new-indicators-1-target"[^>]*class="[^"]*is-changed', page)
    assert page.count("is-changed") == 2


def test_sheets_of_different_projects_are_not_compared(office, client_of):
    one, other = office.sheet("甲项目"), office.sheet("乙项目")
    page = client_of(office.handler).get(reverse("sheet_compare", args=[one.pk, other.pk]))
    assert page.status_code == 404


def test_an_app_above_shows_a_card_beside_the_sheet(office, head, client_of, monkeypatch):
    monkeypatch.setattr(beside, "_tellers", [])
    beside.add_panel(
        lambda sheet, _scope: beside.Panel("佐证材料", "shared/empty.html", {"title": str(sheet)})
    )
    page = client_of(head).get(reverse("review", args=[office.submitted().pk]))
    assert "佐证材料" in text_of(page)
