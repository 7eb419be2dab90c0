from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jixiao.web.accounts.roles import Role
from jixiao.web.workflow.models import TrailEntry
from jixiao.web.workflow.trail import Deed, record, record_all
from jixiao.web.workflow.verification import verify


@pytest.fixture
def told(world):
    """Something done in a section, and something in another unit."""
    by = world.people[Role.HANDLER]
    details = {
        "环节": "填报→科室审核",
        "内容": {"指标值": {"原为": "≥12场", "改为": "=HYPERLINK(1)"}},
    }
    record(
        world.unit, "报送", subject="sheet:1", by=by, details=details, scope_path=world.section.path
    )
    record(world.unit, "退回", subject="sheet:1", by=None, scope_path=world.section.path)
    record(world.other_unit, "报送", subject="sheet:2", by=world.stranger)
    return world


def subjects(page):
    """The sheets that the entries are about; signing in leaves its own trail."""
    return [one.subject for one in page.context["page"] if one.subject.startswith("sheet:")]


@pytest.mark.parametrize(
    ("role", "count"),
    [
        (Role.HANDLER, 2), (Role.UNIT_HEAD, 2), (Role.DEPARTMENT_REVIEWER, 3), (Role.AUDITOR, 3),
    ],
)  # fmt: skip
def test_everybody_sees_the_trail_of_what_they_may_see(told, client_of, role, count):
    page = client_of(told.people[role]).get(reverse("trail"))
    assert len(subjects(page)) == count


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR])
def test_who_sees_no_sheets_sees_no_trail(told, client_of, role):
    client = client_of(told.people[role])
    for name in ("trail", "trail_export", "trail_chains"):
        assert client.get(reverse(name)).status_code == 403


def test_an_entry_says_who_did_what_and_how_it_was_before(told, client_of):
    page = client_of(told.people[Role.HANDLER]).get(reverse("trail")).content.decode()
    handler = str(told.people[Role.HANDLER])
    assert all(one in page for one in (handler, "报送", "填报→科室审核", "≥12场", "系统"))


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"unit": "天文"}, 1), ({"by": "系统"}, 1), ({"action": "报送"}, 2),
        ({"action": "批复"}, 0), ({"since": "today"}, 3), ({"until": "yesterday"}, 0),
    ],
)  # fmt: skip
def test_the_trail_can_be_narrowed(told, client_of, asked, count):
    days = {"today": timezone.localdate(), "yesterday": timezone.localdate() - timedelta(days=1)}
    asked = {name: days.get(value, value) for name, value in asked.items()}
    page = client_of(told.people[Role.AUDITOR]).get(reverse("trail"), asked)
    assert len(subjects(page)) == count


def test_days_in_the_wrong_order_are_told_beside_their_field(told, client_of):
    asked = {"since": "2026-02-02", "until": "2026-01-01"}
    page = client_of(told.people[Role.AUDITOR]).get(reverse("trail"), asked)
    assert "结束日期早于开始日期" in page.content.decode()


def test_a_long_trail_is_paged_with_few_queries(world, client_of, django_assert_max_num_queries):
    record_all(world.unit, [Deed("报送", f"sheet:{at}") for at in range(300)], by=None)
    client = client_of(world.people[Role.AUDITOR])
    with django_assert_max_num_queries(25):
        page = client.get(reverse("trail"))
    assert len(page.context["page"].object_list) == 50


def test_one_sheet_has_a_page_of_its_own(told, client_of):
    url = reverse("trail_of_subject", args=["sheet:1"])
    page = client_of(told.people[Role.HANDLER]).get(url)
    assert [one.action for one in page.context["page"]] == ["报送", "退回"]
    assert "没有办理记录" in client_of(told.stranger).get(url).content.decode()


def test_the_trail_is_exported_as_text_with_its_digests(told, client_of):
    answer = client_of(told.people[Role.AUDITOR]).get(reverse("trail_export"), {"unit": "科技馆"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    titles, *rows = csv.reader(io.StringIO(text))
    assert titles[0] == "单位"
    assert len(rows) == 2
    sent = next(row for row in rows if row[4] == "报送")
    assert sent[0] == "示例市科技馆"
    assert "指标值：原为“≥12场”，改为“=HYPERLINK(1)”" in sent[6]
    assert len(sent[7]) == 64


def test_an_intact_chain_is_said_to_be_so(told, client_of):
    page = client_of(told.people[Role.AUDITOR]).get(reverse("trail_chains")).content.decode()
    assert "留痕链完整" in page
    assert "不完整" not in page


def test_a_broken_chain_is_told_with_its_entry(told, client_of):
    TrailEntry.objects.filter(subject="sheet:1", number=1).delete()
    page = client_of(told.people[Role.UNIT_HEAD]).get(reverse("trail_chains")).content.decode()
    assert "留痕链不完整" in page
    assert "第1条缺失" in page


@pytest.mark.parametrize("role", [Role.HANDLER, Role.SECTION_HEAD, Role.SYSTEM_ADMINISTRATOR])
def test_who_answers_for_no_whole_unit_checks_no_chain(told, client_of, role):
    assert client_of(told.people[role]).get(reverse("trail_chains")).status_code == 403


def test_only_an_auditor_puts_the_anchor_away(told, client_of):
    answer = client_of(told.people[Role.AUDITOR]).get(reverse("trail_anchor"))
    made = json.loads(answer.content)
    assert {one["institution"] for one in made["chains"]} >= {"示例市科技馆", "示例市天文馆"}
    assert verify().is_intact
    head = client_of(told.people[Role.UNIT_HEAD])
    assert head.get(reverse("trail_anchor")).status_code == 403


def test_nobody_reads_the_trail_without_signing_in(client, db):
    for name in ("trail", "trail_export", "trail_chains", "trail_anchor"):
        assert client.get(reverse(name)).status_code == 302
