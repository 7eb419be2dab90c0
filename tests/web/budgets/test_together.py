from __future__ import annotations

import pytest
from tests.web.budgets.filling import fill, handler, open_year, start, told
from tests.web.budgets.test_pages import HTMX

from jixiao.web.accounts.models import Post
from jixiao.web.accounts.roles import Role
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import Sheet
from jixiao.web.budgets.services import filling


@pytest.fixture
def sheet(world):
    return start(world, open_year(world))


@pytest.fixture
def colleague(world):
    """A second handler in the same section."""
    user = world.people[Role.ACCOUNTANT]
    Post.objects.create(
        user=user, institution=world.section, role=Role.HANDLER, since_date="2020-01-01"
    )
    return user


def now(sheet):
    return Sheet.objects.get(pk=sheet.pk)


def page_with(**cells):
    """What a browser sends: the whole form, whichever cell was written in."""
    return {f"cell:{path.replace('__', '.')}": text for path, text in cells.items()}


def test_of_the_whole_form_only_the_cell_that_was_written_in_is_taken(
    world, sheet, colleague, client_of
):
    page = page_with(purpose="", funds__0__original_budget="", objectives__annual__text="巡展12站")
    fill(sheet, {"purpose": "布展"}, colleague)
    answer = client_of(handler(world)).post(
        f"/sheets/{sheet.pk}/field/",
        {**page, "path": "objectives.annual.text", "revision": sheet.revision},
        **HTMX,
    )
    assert answer.status_code == 200
    content = content_of(now(sheet))
    assert (content.purpose, content.objectives[0].text) == ("布展", "巡展12站")
    assert 'hx-target="#cell-purpose"' in answer.content.decode()


def test_a_whole_page_sent_late_leaves_what_the_other_wrote(world, sheet, colleague, client_of):
    fill(sheet, {"purpose": "布展"}, colleague)
    page = page_with(purpose="", funds__0__original_budget="48", objectives__annual__text="多")
    answer = client_of(handler(world)).post(
        f"/sheets/{sheet.pk}/save/", {**page, "revision": sheet.revision}
    )
    content = content_of(now(sheet))
    assert answer.status_code == 422
    assert (content.purpose, content.budget.in_wan()) == ("布展", "48.00")
    shown = answer.content.decode()
    assert "把这一格改成了“布展”" in shown
    assert "有1格没有保存" in shown


def test_one_unreadable_cell_of_a_page_costs_that_cell_and_is_shown_as_it_was_typed(
    world, sheet, client_of
):
    page = page_with(purpose="布展", funds__0__original_budget="很多钱")
    answer = client_of(handler(world)).post(
        f"/sheets/{sheet.pk}/save/", {**page, "revision": sheet.revision}
    )
    shown = answer.content.decode()
    assert (answer.status_code, content_of(now(sheet)).purpose) == (422, "布展")
    assert "“很多钱”不是金额" in shown
    assert ">很多钱</textarea>" in shown


def test_a_page_of_ones_own_that_is_older_writes_nothing_over(world, sheet):
    user = handler(world)
    fill(sheet, {"purpose": "布展"}, user)
    filled = filling.fill_page(
        now(sheet), {"purpose": "", "funds.0.original_budget": "48"}, revision=sheet.revision,
        **told(user),
    )  # fmt: skip
    assert list(filled.faults) == ["purpose"]
    assert content_of(now(sheet)).purpose == "布展"
