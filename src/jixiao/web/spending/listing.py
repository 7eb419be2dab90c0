"""Rows of sums, as the database gives them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

Sums = list[dict[str, Any]]


def sums_of(found: QuerySet[Any, Any]) -> Sums:
    """The rows of a query that groups, fetched at once: there are few of them."""
    return list(found)
