"""What is put into the web application's database, and how: thousands of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

BATCH = 2_000


@dataclass
class Filled:
    """What was put into the database: people by what they do, the year, how many of everything."""

    people: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    year: Any = None
    authority: Any = None
    units: dict[str, Any] = field(default_factory=dict)
    departments: dict[str, Any] = field(default_factory=dict)
    handlers: dict[int, Any] = field(default_factory=dict)


def kept_of(model: Any, rows: Iterable[Any], filled: Filled) -> list[Any]:
    """Insert rows some thousands at a time, count them, and give them back with their keys."""
    kept, left = [], iter(rows)
    while some := list(islice(left, BATCH)):
        kept += model.objects.bulk_create(some)
    filled.counts[model.__name__] = filled.counts.get(model.__name__, 0) + len(kept)
    return kept


def poured(model: Any, rows: Iterable[Any], filled: Filled) -> None:
    """Insert very many rows that nothing else points at; PostgreSQL takes them by COPY."""
    from django.db import connection

    count = 0
    if connection.vendor == "postgresql":
        count = _copied(model, rows)
    else:
        left = iter(rows)
        while some := list(islice(left, BATCH)):
            model.objects.bulk_create(some)
            count += len(some)
    filled.counts[model.__name__] = count


def _copied(model: Any, rows: Iterable[Any]) -> int:
    from django.db import connection

    table = model._meta  # noqa: SLF001 (Django's own, and documented)
    columns = [one for one in table.concrete_fields if not one.primary_key]
    names = ", ".join(f'"{one.column}"' for one in columns)
    count = 0
    with connection.cursor() as cursor:
        command = f'COPY "{table.db_table}" ({names}) FROM STDIN'
        with cursor.cursor.copy(command) as copy:
            for row in rows:
                copy.write_row(
                    [one.get_db_prep_save(one.pre_save(row, add=True), connection)
                     for one in columns]
                )  # fmt: skip
                count += 1
    return count
