"""Anchors: how far every chain has come, on one page to be printed or kept elsewhere.

Who can write the database can write a whole chain anew, head and all. What was printed and put
into a safe cannot be written anew.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from jixiao.web.workflow.digests import digest_of_plain
from jixiao.web.workflow.models import TrailHead
from jixiao.web.workflow.verification import Mark

SCHEMA = "jixiao/trail-anchor/1"


class NoAnchor(Exception):
    """A file that is no anchor."""


def anchor() -> dict[str, Any]:
    """The last number and digest of every chain, and one digest over all of them."""
    heads = TrailHead.objects.select_related("chain").order_by("chain").iterator()
    chains = [
        {
            "chain": one.chain_id,
            "institution": one.chain.name,
            "number": one.number,
            "digest": one.digest,
        }
        for one in heads
    ]
    at = timezone.localtime().isoformat(timespec="seconds")
    return {"schema": SCHEMA, "at": at, "digest": digest_of_plain(chains), "chains": chains}


def marks_of(kept: Any) -> dict[int, Mark]:
    """What an anchor that was kept says of every chain; raises NoAnchor where it is none."""
    if not isinstance(kept, dict) or kept.get("schema") != SCHEMA:
        raise NoAnchor("这不是留痕链的存档；请给出 jixiao verify-trail --write-anchor 写出的文件")
    if kept.get("digest") != digest_of_plain(kept.get("chains")):
        raise NoAnchor("存档自身的摘要对不上，内容被改动过；请改用原件")
    return {one["chain"]: Mark(one["number"], one["digest"]) for one in kept["chains"]}
