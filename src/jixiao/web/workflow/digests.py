"""Digests by SM3 (GB/T 32905—2016) of trail entries and of what sheets say."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any

from jixiao.web.workflow.models import TrailEntry

# What the first entry of a chain names as the digest before it.
FIRST = "0" * 64


def sm3(data: bytes) -> str:
    """The SM3 digest of data, by OpenSSL or else by the cryptography package."""
    try:
        return hashlib.new("sm3", data).hexdigest()
    except ValueError:
        from cryptography.hazmat.primitives.hashes import SM3, Hash

        digest = Hash(SM3())
        digest.update(data)
        return digest.finalize().hex()


def digest_of_plain(value: Any) -> str:
    """The SM3 of plain data, whatever the order in which a database gives its keys."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sm3(text.encode())


def digest_of(entry: TrailEntry) -> str:
    """The SM3 of all that an entry says and of the digest before it.

    Where its unit stands in the tree is no part of it: an institution may be moved.
    """
    return digest_of_plain(
        {
            "chain": entry.chain_id, "number": entry.number,
            "at": entry.at.astimezone(UTC).isoformat(),
            "by": entry.by_id, "by_name": entry.by_name, "action": entry.action,
            "subject": entry.subject, "details": entry.details,
            "previous": entry.previous_digest,
        }
    )  # fmt: skip
