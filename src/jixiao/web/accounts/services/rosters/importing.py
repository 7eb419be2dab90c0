"""Rosters: read, imported at once or not at all, confirmed, and the links of those invited."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import defaultdict
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.pipeline.rosters import Entry, read_roster
from jixiao.web.accounts import policies
from jixiao.web.accounts.faults import RosterNotImported
from jixiao.web.accounts.models import Institution, Invitation, Roster, User
from jixiao.web.accounts.paths import below
from jixiao.web.accounts.recording import Details, record
from jixiao.web.accounts.scope import scope_of
from jixiao.web.accounts.services.institutions import ONLY_SYSTEM, path_after
from jixiao.web.accounts.services.invitations import LASTS, digest_of
from jixiao.web.accounts.services.rosters.looking import plan_of
from jixiao.web.accounts.services.rosters.plan import Plan

BATCH = 500


@transaction.atomic
def take_roster(path: Path, *, name: str, institution: Institution, by: User) -> Roster:
    """Read a roster of an institution and all below it; raises Unknown where a file is none."""
    _require_system(by, institution)
    read = read_roster(path, name=name)
    content = {
        "institutions": _kept(read.institutions),
        "people": _kept(read.people),
        "problems": list(read.problems),
    }
    return Roster.objects.create(institution=institution, name=name[:180], content=content, by=by)


@transaction.atomic
def drop_roster(roster: Roster, *, by: User) -> None:
    """Put a roster away that was not imported."""
    _require_system(by, roster.institution)
    _waiting(roster).delete()


@transaction.atomic
def import_roster(roster: Roster, *, by: User) -> None:
    """Make all institutions of a roster and invite all its people, or nothing where one is wrong.

    The trail keeps how many, and the digest of the rows.
    """
    _require_system(by, roster.institution)
    roster = _waiting(roster)
    top = Institution.objects.select_for_update().get(pk=roster.institution_id)
    plan = plan_of(roster)
    if plan.faults or plan.is_empty:
        raise RosterNotImported(_("名册里有错，或者没有要新增的；一行也没有导入，请看下面的说明。"))
    _invite(plan, places=_make(plan, top), roster=roster, by=by)
    roster.imported_at = timezone.now()
    roster.institution_count, roster.person_count = len(plan.institutions), len(plan.people)
    roster.save(update_fields=["imported_at", "institution_count", "person_count"])
    rows = json.dumps(roster.content, ensure_ascii=False, sort_keys=True).encode()
    details = {"新增机构": roster.institution_count, "邀请人员": roster.person_count}
    digest = hashlib.sha256(rows).hexdigest()
    _record(roster, "导入名册", by=by, details=details | {"内容SHA-256": digest})


@transaction.atomic
def confirm_roster(roster: Roster, *, by: User) -> int:
    """Agree to all posts that the people of a roster are invited to; gives how many."""
    policies.require(
        policies.may_appoint(scope_of(by), roster.institution), _("只有安全管理员可以确认邀请。")
    )
    now = timezone.now()
    waiting = roster.invitations.filter(confirmed_at__isnull=True, accepted_at__isnull=True)
    count = waiting.update(confirmed_by=by, confirmed_at=now, expires_at=now + LASTS)
    if count:
        _record(roster, "确认名册邀请", by=by, details={"确认人数": count})
    return count


@transaction.atomic
def roster_links(roster: Roster, *, by: User) -> list[tuple[Invitation, str]]:
    """The tokens of all who have not come in yet: new ones, so that earlier links work no more."""
    _require_system(by, roster.institution)
    found = roster.invitations.filter(accepted_at__isnull=True).select_for_update(of=("self",))
    invited = list(found.select_related("institution").order_by("institution__path", "pk"))
    tokens = [secrets.token_urlsafe(32) for _one in invited]
    for one, token in zip(invited, tokens, strict=True):
        one.token_digest = digest_of(token)
    Invitation.objects.bulk_update(invited, ["token_digest"], batch_size=BATCH)
    roster.links_at = timezone.now()
    roster.save(update_fields=["links_at"])
    _record(roster, "下载邀请链接", by=by, details={"链接数": len(invited)})
    return list(zip(invited, tokens, strict=True))


def _make(plan: Plan, top: Institution) -> dict[str, Institution]:
    """Make the institutions, a level of the tree at a time; gives all by their code."""
    within = Institution.objects.select_for_update().filter(below("path", top.path))
    places = {one.code: one for one in within if one.code} | {"": top}
    last: dict[int | None, str] = {}
    for one in within:  # in the order of paths
        last[one.parent_id] = one.path
    levels = defaultdict(list)
    for new in plan.institutions:
        levels[new.level].append(new)
    for level in sorted(levels):
        made = []
        for new in levels[level]:
            parent = places[new.above]
            path = path_after(last.get(parent.pk), parent)
            last[parent.pk] = path
            made.append(
                Institution(kind=new.kind, code=new.code, name=new.name, parent=parent, path=path)
            )
        for one in Institution.objects.bulk_create(made, batch_size=BATCH):
            places[one.code] = one
    return places


def _invite(plan: Plan, *, places: dict[str, Institution], roster: Roster, by: User) -> None:
    """Invite the people; nobody has the tokens of these links, which are made on downloading."""
    runs_out = timezone.now() + LASTS
    invitations = (
        Invitation(
            institution=places[one.code], role=one.role, full_name=one.full_name, roster=roster,
            token_digest=digest_of(secrets.token_urlsafe(32)), invited_by=by, expires_at=runs_out,
        )
        for one in plan.people
    )  # fmt: skip
    Invitation.objects.bulk_create(invitations, batch_size=BATCH)


def _waiting(roster: Roster) -> Roster:
    locked = Roster.objects.select_for_update(of=("self",)).select_related("institution")
    found = locked.get(pk=roster.pk)
    if found.imported_at is not None:
        raise RosterNotImported(_("这份名册已经导入过。"))
    return found


def _kept(entries: tuple[Entry, ...]) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(one.tab, one.row, one.cells) for one in entries]


def _require_system(by: User, place: Institution) -> None:
    policies.require(policies.may_manage(scope_of(by), place), _(ONLY_SYSTEM))


def _record(roster: Roster, action: str, *, by: User, details: Details) -> None:
    told = {"文件": roster.name, **details}
    record(roster.institution, action, subject=f"roster:{roster.pk}", by=by, details=told)
