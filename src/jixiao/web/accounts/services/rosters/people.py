"""The people of a roster: found to be well formed, new, and fit for their posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from jixiao.web.accounts.models import Institution, Invitation, Post
from jixiao.web.accounts.paths import below
from jixiao.web.accounts.roles import ADMINISTRATION, Role
from jixiao.web.accounts.services.rosters.institutions import Row
from jixiao.web.accounts.services.rosters.plan import NewPerson, Place, Plan, Where

LONGEST_NAME = 60


class People:
    """The people to be invited to institutions that are there or will be."""

    def __init__(self, top: Institution, *, places: Mapping[str, Place], into: Plan) -> None:
        self.found, self.places = into, places
        self.there = _there(top)
        with override("zh-hans"):  # the words of a roster are Chinese
            self.roles = {str(one.label): one for one in Role}
        self.roles |= {text.partition("（")[0]: one for text, one in self.roles.items()}

    def take(self, rows: Iterable[Row]) -> None:
        """Take in the rows, and look whether the 三员 among them are three people."""
        listed: dict[tuple[str, str], Where] = {}
        for where, (full_name, code, role) in rows:
            if not self._is_well_formed(where, full_name, code=code, role=role):
                continue
            if (first := listed.setdefault((full_name, code), where)) != where:
                sentence = _(
                    "与%(first)s是同一机构的同一姓名；一人多岗的只列一行，其余由安全管理员任命；"
                    "同名的两个人请在姓名后加注区别。"
                )
                self.found.fault(where, sentence, first=first)
            elif (code, full_name, self.roles[role]) in self.there:
                self.found.known_people += 1
            else:
                name = self.places[code].name
                made = NewPerson(where, full_name, code, self.roles[role], name)
                self.found.people.append(made)
        self._check_administrators()

    def _is_well_formed(self, where: Where, full_name: str, *, code: str, role: str) -> bool:
        before, place = len(self.found.faults), self.places.get(code)
        if not full_name or len(full_name) > LONGEST_NAME:
            self.found.fault(where, _("姓名要填，最多60个字。"))
        if role not in self.roles:
            names = "、".join(name for name in self.roles if "（" not in name)
            sentence = _("角色“%(role)s”不对；只能填%(roles)s。")
            self.found.fault(where, sentence, role=role, roles=names)
        if place is None:
            sentence = _("没有编码为“%(code)s”的机构，或它所在的行有错；请核对机构编码。")
            self.found.fault(where, sentence, code=code)
        elif place.is_closed:
            self.found.fault(where, _("“%(name)s”已撤销，不能任职。"), name=place.name)
        return len(self.found.faults) == before

    def _check_administrators(self) -> None:
        """See that an administrator has no other post in the roster."""
        held: dict[str, Role] = {}
        for one in sorted(self.found.people, key=lambda one: one.role not in ADMINISTRATION):
            other = held.setdefault(one.full_name, one.role)
            if other in ADMINISTRATION and one.role is not other:
                sentence = _(
                    "“%(name)s”已列为%(role)s；系统管理员、安全管理员、审计员必须是三个人，"
                    "也不能兼任业务岗位；同名的两个人请在姓名后加注区别。"
                )
                self.found.fault(one.where, sentence, name=one.full_name, role=other.label)


def _there(top: Institution) -> set[tuple[str, str, str]]:
    """Who holds a post or is invited already: code, name and role; the top has the empty code."""
    within = Q(below("institution__path", top.path)) & (
        ~Q(institution__code="") | Q(institution=top)
    )
    posts = Post.objects.in_office().filter(within)
    invited = Invitation.objects.filter(
        within, accepted_at__isnull=True, expires_at__gte=timezone.now()
    )
    found = set(posts.values_list("institution__code", "user__full_name", "role"))
    found |= set(invited.values_list("institution__code", "full_name", "role"))
    return found | {("", name, role) for code, name, role in found if code == top.code}
