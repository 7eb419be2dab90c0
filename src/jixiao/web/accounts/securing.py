"""What the database itself guards: who sees which rows, and that the 三员 stay three people.

Laid again after every migration and by ``secure_database``, so that a table that is new, or that
SQLite has copied, is never without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from jixiao.web.accounts.roles import ADMINISTRATION
from jixiao.web.accounts.walling import Wall, walls

POLICY = "jixiao_scope"
GUARDED = ("accounts_post", "accounts_delegation")
NAME = "administrators_stand_apart"

_ADMINISTRATION = ", ".join(f"'{role.value}'" for role in ADMINISTRATION)
_FOREVER = "'9999-12-31'"

# Two posts of a person at the same time of which one is an administrator's, or such a post beside
# one that is delegated to the same person.
_POSTS_CLASH = f"""
    EXISTS (SELECT 1 FROM accounts_post AS other
        WHERE other.user_id = NEW.user_id AND other.id <> NEW.id
        AND (other.role IN ({_ADMINISTRATION}) OR NEW.role IN ({_ADMINISTRATION}))
        AND coalesce(other.until_date, {_FOREVER}) >= NEW.since_date
        AND other.since_date <= coalesce(NEW.until_date, {_FOREVER}))
    OR (NEW.role IN ({_ADMINISTRATION}) AND EXISTS (SELECT 1 FROM accounts_delegation AS lent
        WHERE lent.to_id = NEW.user_id AND lent.ended_at IS NULL
        AND lent.until_date >= NEW.since_date
        AND lent.from_date <= coalesce(NEW.until_date, {_FOREVER})))
"""  # noqa: S608 (only names of roles)
# An administrator's post that is delegated, or a post that is delegated to an administrator.
_DELEGATION_CLASHES = f"""
    NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM accounts_post AS other
        WHERE other.role IN ({_ADMINISTRATION}) AND (other.id = NEW.post_id
        OR (other.user_id = NEW.to_id
            AND coalesce(other.until_date, {_FOREVER}) >= NEW.from_date
            AND other.since_date <= NEW.until_date)))
"""  # noqa: S608 (only names of roles)
_CLASHES = dict(zip(GUARDED, (_POSTS_CLASH, _DELEGATION_CLASHES), strict=True))
_PERSON = dict(zip(GUARDED, ("user_id", "to_id"), strict=True))


def secure(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Lay the guards of a database; gives the tables that have them."""
    tables = set(connection.introspection.table_names())
    guarded = tuple(table for table in GUARDED if table in tables)
    walled: tuple[Wall, ...] = ()
    if connection.vendor == "postgresql":
        walled = tuple(wall for wall in walls() if wall.table in tables)
    with connection.cursor() as cursor:
        for table in guarded if len(guarded) == len(GUARDED) else ():
            for statement in _guard(table, vendor=connection.vendor):
                cursor.execute(statement)
        for wall in walled:
            for statement in _policy(wall):
                cursor.execute(statement)
    return guarded + tuple(wall.table for wall in walled)


def is_bypassed(connection: BaseDatabaseWrapper) -> bool:
    """Whether the role of the application is one that row-level security does not bind."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


def _policy(wall: Wall) -> Iterator[str]:
    yield f"ALTER TABLE {wall.table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {wall.table} FORCE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS {POLICY} ON {wall.table}"
    yield (
        f"CREATE POLICY {POLICY} ON {wall.table} USING ({wall.seen}) WITH CHECK ({wall.written})"
    )


def _guard(table: str, *, vendor: str) -> Iterator[str]:
    clash, name = _CLASHES[table], f"{table}_{NAME}"
    if vendor == "sqlite":
        for event in ("insert", "update"):
            yield f"DROP TRIGGER IF EXISTS {name}_{event}"
            yield (
                f"CREATE TRIGGER {name}_{event} AFTER {event} ON {table} WHEN {clash} "
                f"BEGIN SELECT RAISE(ABORT, '{NAME}'); END"
            )
        return
    # The lock on the person makes two appointments at the same moment wait for each other.
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"PERFORM 1 FROM accounts_user WHERE id = NEW.{_PERSON[table]} FOR UPDATE; "
        f"IF {clash} THEN RAISE EXCEPTION '{NAME}' USING ERRCODE = 'check_violation'; END IF; "
        "RETURN NULL; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield (
        f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
