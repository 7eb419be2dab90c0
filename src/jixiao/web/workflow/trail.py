"""Adding to the trail: each entry holds the SM3 of the one before it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from jixiao.web.accounts.models import Institution, User
from jixiao.web.workflow.digests import FIRST, digest_of
from jixiao.web.workflow.models import TrailEntry, TrailHead


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be written down: the Chinese word of the action, what it was done to, and more.

    ``acting_for`` names whose post it was where somebody stood in; ``scope_path`` is where the
    subject lies, the unit of the chain by default. The keys of ``details`` are Chinese words.
    """

    action: str
    subject: str
    acting_for: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    scope_path: str = ""


def record(
    chain: Institution, action: str, *, subject: str, by: User | None, acting_for: str = "",
    details: dict[str, Any] | None = None, scope_path: str = "",
) -> TrailEntry:  # fmt: skip
    """Add an entry to the chain of a unit, in the transaction of what it tells of."""
    deed = Deed(action, subject, acting_for, details or {}, scope_path)
    return record_all(chain, [deed], by=by)[0]


@transaction.atomic
def record_all(chain: Institution, deeds: Sequence[Deed], *, by: User | None) -> list[TrailEntry]:
    """Add several entries to the chain of a unit at once; three queries, however many they are."""
    head, _is_new = TrailHead.objects.select_for_update().get_or_create(
        chain=chain, defaults={"digest": FIRST}
    )
    entries = []
    for deed in deeds:
        entry = _entry(head, deed, chain=chain, by=by)
        head.number, head.digest = entry.number, entry.digest
        entries.append(entry)
    TrailEntry.objects.bulk_create(entries)
    head.save(update_fields=["number", "digest"])
    return entries


def _entry(head: TrailHead, deed: Deed, *, chain: Institution, by: User | None) -> TrailEntry:
    entry = TrailEntry(
        chain=chain,
        number=head.number + 1,
        at=timezone.now(),
        by=by,
        by_name=_name(by, deed.acting_for),
        action=deed.action,
        subject=deed.subject,
        details=_as_kept(deed.details),
        scope_path=deed.scope_path or chain.path,
        previous_digest=head.digest,
    )
    entry.digest = digest_of(entry)
    return entry


def _name(by: User | None, acting_for: str) -> str:
    name = str(by) if by else "系统"
    return f"{name}（代{acting_for}）" if acting_for else name


def _as_kept(details: dict[str, Any]) -> dict[str, Any]:
    """Details as a database gives them back; broken numbers become text, which stays as it is."""
    kept: dict[str, Any] = json.loads(json.dumps(details, default=str), parse_float=str)
    return kept
