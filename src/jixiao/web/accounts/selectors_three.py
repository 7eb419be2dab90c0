"""What the pages of the 三员 show: invitations, rosters, locked sign-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from jixiao.web.accounts.models import Institution, Invitation, Roster, User
from jixiao.web.accounts.paths import below_any
from jixiao.web.accounts.roles import ADMINISTRATION, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.accounts.scope import Scope

# How an invitation stands: to be confirmed, open for its person, run out, used.
WAITING, OPEN, RUN_OUT, USED = "waiting", "open", "run_out", "used"


def administered(scope: Scope) -> list[str]:
    """The paths below which somebody is one of the 三员."""
    return [one.path for one in scope.held if one.role in ADMINISTRATION]


def invitations_within(
    scope: Scope, wanted: Mapping[str, str] | None = None
) -> QuerySet[Invitation]:
    """The invitations that the 三员 see: those not used yet come first."""
    wanted = wanted or {}
    found = Invitation.objects.filter(below_any("institution__path", administered(scope)))
    found = found.filter(_states()[wanted["state"]]) if wanted.get("state") else found
    for word in wanted.get("words", "").split():
        found = found.filter(Q(full_name__icontains=word) | Q(institution__name__icontains=word))
    return found.select_related("institution", "invited_by", "confirmed_by").order_by(
        F("accepted_at").desc(nulls_first=True), "-pk"
    )


def rosters_within(scope: Scope) -> QuerySet[Roster]:
    """The rosters of what somebody administers, the latest first."""
    found = Roster.objects.filter(below_any("institution__path", administered(scope)))
    return found.select_related("institution", "by").defer("content")


def managed_by(scope: Scope) -> Institution | None:
    """The institution whose system administrator somebody is: rosters are of it and all below."""
    held = (one for one in scope.held if one.role is Role.SYSTEM_ADMINISTRATOR)
    first = next(held, None)
    return Institution.objects.get(pk=first.institution_id) if first else None


def locked_sign_ins(scope: Scope) -> QuerySet[AccessAttempt]:
    """The sign-ins that are locked now, of people that may be seen and of unknown names."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    locked: QuerySet[AccessAttempt] = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gte=since
    )
    known = User.objects.visible_to(scope).values("username")
    return locked.filter(
        Q(username__in=known) | ~Q(username__in=User.objects.values("username"))
    ).order_by("-attempt_time")


def _states() -> dict[str, Q]:
    now = timezone.now()
    unused = Q(accepted_at__isnull=True)
    return {
        WAITING: unused & Q(expires_at__gte=now, confirmed_at__isnull=True),
        OPEN: unused & Q(expires_at__gte=now, confirmed_at__isnull=False),
        RUN_OUT: unused & Q(expires_at__lt=now),
        USED: ~unused,
    }
