"""Columns that the database itself lets nobody change, whatever program asks for it.

A trigger refuses the change on SQLite and on PostgreSQL alike. Who may alter the database can
drop a trigger; the chain of the trail tells of it then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper


class Guard(NamedTuple):
    """The columns of a table that stay as they are, where ``when`` holds of the old row."""

    table: str
    columns: Sequence[str]
    when: str = "TRUE"

    @property
    def name(self) -> str:
        """What trigger and function are called."""
        return f"{self.table}_stays"


def install(guard: Guard, connection: BaseDatabaseWrapper) -> None:
    """Put a guard into the database, in the place of an older one."""
    maker = {"postgresql": _postgresql, "sqlite": _sqlite}.get(connection.vendor)
    if maker is None:
        return
    with connection.cursor() as cursor:
        for statement in maker(guard):
            cursor.execute(statement)


def remove(guard: Guard, connection: BaseDatabaseWrapper) -> None:
    """Take a guard out of the database, for a migration that has to change what it protects."""
    on_table = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}{on_table}")


def _sqlite(guard: Guard) -> Iterator[str]:
    changed = " OR ".join(f"NEW.{one} IS NOT OLD.{one}" for one in guard.columns)
    yield f"DROP TRIGGER IF EXISTS {guard.name}"
    yield (
        f"CREATE TRIGGER {guard.name} BEFORE UPDATE ON {guard.table} "
        f"WHEN ({guard.when}) AND ({changed}) "
        f"BEGIN SELECT RAISE(ABORT, '{guard.name}'); END"
    )


def _postgresql(guard: Guard) -> Iterator[str]:
    changed = " OR ".join(f"NEW.{one} IS DISTINCT FROM OLD.{one}" for one in guard.columns)
    yield (
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = '{guard.name}'; END $$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {guard.name} BEFORE UPDATE ON {guard.table} FOR EACH ROW "
        f"WHEN (({guard.when}) AND ({changed})) EXECUTE FUNCTION {guard.name}()"
    )
