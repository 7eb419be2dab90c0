"""The chain of the trail: each entry holds the SM3 of the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from jixiao.web.accounts.models import Institution, User
from jixiao.web.workflow.models import TrailEntry

FIRST = "0" * 64


class Broken(NamedTuple):
    """Where a chain does not hold: the entry, and what is wrong with it."""

    chain_id: int
    number: int
    reason: str


def sm3(data: bytes) -> str:
    """The SM3 digest (GB/T 32905—2016) of data, by OpenSSL or else by the cryptography package."""
    try:
        return hashlib.new("sm3", data).hexdigest()
    except ValueError:
        from cryptography.hazmat.primitives.hashes import SM3, Hash

        digest = Hash(SM3())
        digest.update(data)
        return digest.finalize().hex()


@transaction.atomic
def record(
    chain: Institution, action: str, *, subject: str, by: User | None, acting_for: str = "",
    details: dict[str, Any] | None = None,
) -> TrailEntry:  # fmt: skip
    """Add an entry to the chain of a unit, in the transaction of what it tells of."""
    Institution.objects.select_for_update().get(pk=chain.pk)
    last = TrailEntry.objects.filter(chain=chain).order_by("-number").first()
    name = str(by) if by else "系统"
    entry = TrailEntry(
        chain=chain,
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        by=by,
        by_name=f"{name}（代{acting_for}）" if acting_for else name,
        action=action,
        subject=subject,
        details=details or {},
        scope_path=chain.path,
        previous_digest=last.digest if last else FIRST,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    return entry


def digest_of(entry: TrailEntry) -> str:
    """The SM3 of all that an entry says and of the digest before it."""
    said = {
        "chain": entry.chain_id, "number": entry.number, "at": entry.at.isoformat(),
        "by": entry.by_id, "by_name": entry.by_name, "action": entry.action,
        "subject": entry.subject, "details": entry.details, "scope_path": entry.scope_path,
        "previous": entry.previous_digest,
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sm3(text.encode())


def broken(entries: Iterable[TrailEntry]) -> Iterator[Broken]:
    """Where chains do not hold; the entries come by chain and number."""
    chain, number, before = None, 0, FIRST
    for entry in entries:
        if entry.chain_id != chain:
            chain, number, before = entry.chain_id, 0, FIRST
        if entry.number != number + 1:
            yield Broken(entry.chain_id, entry.number, f"第{number + 1}条缺失")
        elif entry.previous_digest != before:
            yield Broken(entry.chain_id, entry.number, "与上一条接不上")
        if entry.digest != digest_of(entry):
            yield Broken(entry.chain_id, entry.number, "内容被改动过")
        number, before = entry.number, entry.digest
