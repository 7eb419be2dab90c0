from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from jixiao.web.accounts import services
from jixiao.web.accounts.faults import AlreadyOpened, InvitationNotOpen
from jixiao.web.accounts.models import Institution, Invitation, User
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import ADMINISTRATION, Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.workflow.models import TrailEntry

CHOSEN = {"username": "newcomer", "password": "made-up-long-2", "again": "made-up-long-2"}
WORDS = {"username": "a", "password": "b"}
NAMES = dict(zip(ADMINISTRATION, ("测试甲", "测试乙", "测试丙"), strict=True))


@pytest.fixture(autouse=True)
def _no_limits():
    cache.clear()


@pytest.fixture
def invited(world):
    return services.invite(
        "测试新人", institution=world.unit, role=Role.ACCOUNTANT,
        by=world.people[Role.SYSTEM_ADMINISTRATOR],
    )  # fmt: skip


def test_a_link_works_only_after_the_security_administrator_confirmed_it(world, invited, client):
    invitation, token = invited
    with pytest.raises(InvitationNotOpen, match="还没有确认"):
        services.accept_invitation(token, **WORDS)
    services.confirm_invitation(invitation, by=world.people[Role.SECURITY_ADMINISTRATOR])
    page = client.get(reverse("welcome", args=[token]))
    assert "示例市科技馆" in page.content.decode()
    assert "财务" in page.content.decode()
    response = client.post(reverse("welcome", args=[token]), CHOSEN)
    assert response.status_code == 302
    user = User.objects.get(username="newcomer")
    assert scope_of(user).has(Role.ACCOUNTANT, over=world.unit.path)
    actions = TrailEntry.objects.filter(chain=world.unit).values_list("action", flat=True)
    assert list(actions) == ["邀请人员", "确认邀请", "接受邀请", "登录"]


def test_a_link_works_once(world, invited, client):
    invitation, token = invited
    services.confirm_invitation(invitation, by=world.people[Role.SECURITY_ADMINISTRATOR])
    services.accept_invitation(token, **WORDS)
    response = client.post(reverse("welcome", args=[token]), CHOSEN)
    assert response.status_code == 410
    assert "已经用过" in response.content.decode()
    assert not User.objects.filter(username="newcomer").exists()


def test_a_link_runs_out(world, invited):
    invitation, token = invited
    services.confirm_invitation(invitation, by=world.people[Role.SECURITY_ADMINISTRATOR])
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(InvitationNotOpen, match="有效期"):
        services.accept_invitation(token, **WORDS)


def test_who_invites_does_not_confirm(world, invited):
    with pytest.raises(NotAllowed, match="安全管理员"):
        services.confirm_invitation(invited[0], by=world.people[Role.SYSTEM_ADMINISTRATOR])
    with pytest.raises(NotAllowed, match="系统管理员"):
        services.invite(
            "测试新人", institution=world.unit, role=Role.HANDLER,
            by=world.people[Role.SECURITY_ADMINISTRATOR],
        )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"username": "handler"}, "已经有人使用"),
        ({"again": "another-long-3"}, "两次输入的密码不一样"),
        ({"password": "12345", "again": "12345"}, "密码"),
        ({"password": "newcomer-1", "again": "newcomer-1"}, "相似"),
    ],
)
def test_a_bad_choice_is_said_beside_its_field(world, invited, client, change, said):
    invitation, token = invited
    services.confirm_invitation(invitation, by=world.people[Role.SECURITY_ADMINISTRATOR])
    response = client.post(reverse("welcome", args=[token]), CHOSEN | change)
    assert response.status_code == 422
    errors = " ".join(str(one) for one in response.context["form"].errors.values())
    assert said in errors


def test_only_the_digest_of_a_link_is_kept(invited):
    invitation, token = invited
    kept = " ".join(str(value) for value in vars(Invitation.objects.get(pk=invitation.pk)).values())
    assert token not in kept


def test_an_empty_installation_is_opened_with_the_code_and_never_again(db, client):
    form = {"code": services.first_code().lower(), "name": "示例市财政局"}
    form |= {role.value: name for role, name in NAMES.items()}
    page = client.post(reverse("first"), form)
    links = [one[2] for one in page.context["links"]]
    assert len(links) == 3
    for number, link in enumerate(links):
        assert client.get(link).status_code == 200
        client.post(link, CHOSEN | {"username": f"one{number}"})
        client.logout()
    held = {
        role for user in User.objects.all() for role in (one.role for one in scope_of(user).held)
    }
    assert held == set(ADMINISTRATION)
    assert client.get(reverse("first")).status_code == 404
    with pytest.raises(AlreadyOpened):
        services.open_installation("示例", code=services.first_code(), full_names=NAMES)


def test_the_opening_may_be_repeated_until_somebody_came_in(db):
    old = services.open_installation("示例局", code=services.first_code(), full_names=NAMES)
    new = services.open_installation("示例局", code=services.first_code(), full_names=NAMES)
    assert Institution.objects.count() == 1
    with pytest.raises(InvitationNotOpen):
        services.accept_invitation(old[Role.AUDITOR], **WORDS)
    services.accept_invitation(new[Role.AUDITOR], **WORDS)
    with pytest.raises(AlreadyOpened, match="已经开通"):
        services.open_installation("示例局", code=services.first_code(), full_names=NAMES)


def test_a_wrong_code_opens_nothing(db, client):
    form = {"code": "AAAA-AAAA-AAAA-AAAA", "name": "示例市财政局"}
    page = client.post(reverse("first"), form | {role.value: one for role, one in NAMES.items()})
    assert "开通码不对" in page.content.decode()
    assert not Institution.objects.exists()


def test_the_first_three_are_three_people(db):
    same = dict.fromkeys(ADMINISTRATION, "测试甲")
    with pytest.raises(AlreadyOpened, match="三个人"):
        services.open_installation("示例局", code=services.first_code(), full_names=same)
