"""What the 三员 find on the home page, and the way to another post for somebody who is here."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.translation import override
from tests.web.accounts.rosters import taken

from jixiao.web.accounts import selectors, services
from jixiao.web.accounts.forms import InstitutionForm
from jixiao.web.accounts.matters import matters_of
from jixiao.web.accounts.models import Institution, InstitutionKind, Post, User
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.accounts.templatetags.accounts import browser

SYSTEM, SECURITY = Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0 Safari/537.36 Edg/131"


def told(user):
    return [one.title for one in matters_of(scope_of(user))]


def appoint(client, place, username, role=Role.ACCOUNTANT):
    given = {"username": username, "role": role.value, "since_date": "2026-01-01"}
    return client.post(reverse("appoint", args=[place.pk]), given)


def test_an_invitation_waits_on_the_home_page_of_the_security_administrator(world, client_of):
    services.invite(
        institution=world.unit, full_name="测试新人", role=Role.HANDLER, by=world.people[SYSTEM]
    )
    assert told(world.people[SECURITY]) == ["1份邀请等您确认"]
    assert told(world.people[SYSTEM]) == ["1份邀请等安全管理员确认"]
    page = client_of(world.people[SECURITY]).get("/").content.decode()
    assert "1份邀请等您确认" in page
    assert "现在没有要办的事" not in page


def test_an_empty_tree_asks_the_system_administrator_for_institutions(db):
    top = services.add_institution("示例县财政局", kind=InstitutionKind.FINANCE_AUTHORITY)
    user = User.objects.create(username="first", full_name="测试甲")
    Post.objects.create(user=user, institution=top, role=SYSTEM)
    assert told(user) == ["“示例县财政局”之下还没有机构", "机构和人员多的，用名册一次导入"]
    services.add_institution("示例县教育局", kind=InstitutionKind.DEPARTMENT, parent=top)
    assert told(user) == []


def test_business_roles_are_shown_nothing_of_it(world, client_of):
    page = client_of(world.people[Role.HANDLER]).get("/").content.decode()
    assert "matters-title" not in page


def test_somebody_who_is_here_is_appointed_by_name_from_their_own_page(world, client_of):
    client, person = client_of(world.people[SECURITY]), world.people[Role.SECTION_HEAD]
    way = f"{reverse('institutions')}?person={person.pk}"
    assert way in client.get(person.get_absolute_url()).content.decode()
    to = f"{reverse('appoint', args=[world.unit.pk])}?username={person.username}"
    assert to in client.get(way).content.decode()
    assert f'value="{person.username}"' in client.get(to).content.decode()
    assert appoint(client, world.unit, person.full_name).status_code == 302
    assert person.posts.filter(institution=world.unit, role=Role.ACCOUNTANT).exists()


def test_of_namesakes_the_user_name_is_asked_for(world, client_of):
    person = world.people[Role.HANDLER]
    assert person.full_name == world.stranger.full_name
    answer = appoint(client_of(world.people[SECURITY]), world.unit, person.full_name)
    assert answer.status_code == 422
    assert "请填用户名：handler、stranger" in answer.content.decode()
    assert not person.posts.filter(role=Role.ACCOUNTANT).exists()


def test_only_the_security_administrator_is_offered_to_appoint_here(world, client_of):
    way = f"{reverse('institutions')}?person={world.people[Role.HANDLER].pk}"
    assert "任命到这里" not in client_of(world.people[SYSTEM]).get(way).content.decode()


def test_the_tree_is_shown_as_a_whole_as_long_as_it_is_small(world, client_of, monkeypatch):
    client = client_of(world.people[SYSTEM])
    page = client.get(reverse("institutions")).context["page_obj"]
    assert [(one.name, one.depth) for one in page] == [
        ("示例市财政局", 0), ("示例市科学技术局", 1), ("示例市科技馆", 2), ("展教部", 3),
        ("示例市天文馆", 2),
    ]  # fmt: skip
    monkeypatch.setattr(selectors, "WHOLE_TREE", 2)
    page = client.get(reverse("institutions")).context["page_obj"]
    assert [one.name for one in page] == ["示例市财政局", "示例市科学技术局"]


@pytest.mark.parametrize(
    ("above", "usual"),
    [
        (InstitutionKind.FINANCE_AUTHORITY, InstitutionKind.DEPARTMENT),
        (InstitutionKind.DEPARTMENT, InstitutionKind.UNIT),
        (InstitutionKind.UNIT, InstitutionKind.SECTION),
    ],
)
def test_a_new_institution_is_one_level_lower_if_nothing_else_is_said(above, usual):
    form = InstitutionForm(parent=Institution(kind=above))
    assert form.fields["kind"].initial == usual.value


def test_faults_of_a_roster_are_told_in_the_language_of_the_reader(world, tmp_path):
    roster = taken(world, tmp_path, institutions=[("", "300", "示例局", "厅局")])
    with override("en"):
        fault = str(services.plan_of(roster).faults[0])
    assert fault.startswith("Sheet “机构”, row 2: ")


def test_a_short_password_is_refused_in_chinese(world, client_of):
    client = client_of(world.people[Role.HANDLER])
    page = client.post(
        reverse("account_change_password"),
        {"oldpassword": "made-up-for-tests-1", "password1": "short", "password2": "short"},
    ).content.decode()
    assert "密码太短，至少要有10个字符。" in page
    assert "至少10个字符，不能全是数字" in page


def test_where_nobody_is_the_sign_in_page_leads_to_the_opening(db, client):
    assert reverse("first") in client.get(reverse("account_login")).content.decode()


def test_where_somebody_is_it_does_not(world, client):
    assert reverse("first") not in client.get(reverse("account_login")).content.decode()


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (EDGE, "Edge · Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
            "Firefox · Linux",
        ),
        ("curl/8.5.0", "curl/8.5.0"),
    ],
)
def test_a_browser_is_told_by_its_name_and_its_system(agent, name):
    assert browser(agent) == name
