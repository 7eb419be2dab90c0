"""Keeping what was handed in, so that the next time shows what changed since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from jixiao.web.accounts.models import User
from jixiao.web.workflow.digests import digest_of_plain
from jixiao.web.workflow.models import Submission


def keep(content: Any, *, subject: str, by: User, scope_path: str) -> Submission:
    """Keep what a subject says now as its next submission, in the transaction of the move."""
    kept = Submission.objects.filter(subject=subject).aggregate(last=Max("number"))
    return Submission.objects.create(
        subject=subject,
        number=(kept["last"] or 0) + 1,
        by=by,
        content=content,
        digest=digest_of_plain(content),
        scope_path=scope_path,
    )


def last_of(subjects: Iterable[str]) -> dict[str, Submission]:
    """The last submission of each subject; one query, however many they are, without contents."""
    found = Submission.objects.filter(subject__in=subjects).defer("content")
    return {one.subject: one for one in found.order_by("subject", "number")}
