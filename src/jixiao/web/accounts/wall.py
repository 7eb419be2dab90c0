"""The second wall: PostgreSQL itself hides the rows that a person may not see.

Every table of a unit's rows has a policy (``walling``, laid by ``secure_database``) that goes by
the setting ``jixiao.scope``: the tops of what may be seen, ``*`` for everything, empty for nothing.
The setting follows what this module holds for the running thread, on every connection it opens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import _GeneratorContextManager, contextmanager
from contextvars import ContextVar

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

EVERYTHING = "*"
SETTING = "jixiao.scope"
_visible: ContextVar[str] = ContextVar("jixiao_visible", default="")


@contextmanager
def seeing(paths: Iterable[str]) -> Iterator[None]:
    """Let only what lies below these paths be seen, until the block ends."""
    before = _visible.get()
    _visible.set(",".join(filter(None, paths)))
    try:
        _tell(connection)
        yield
    finally:
        _visible.set(before)
        _tell_again(connection)


def everything_visible() -> _GeneratorContextManager[None]:
    """Let everything be seen: for the system's own services, background jobs, commands.

    Also a decorator: ``@everything_visible()``.
    """
    return seeing((EVERYTHING,))


def greet(*, connection: BaseDatabaseWrapper, **_rest: object) -> None:
    """Tell a new connection at once what the thread that opened it may see."""
    _tell(connection)


def _tell(to: BaseDatabaseWrapper) -> None:
    # A connection that is opened later is told by ``greet``.
    if to.vendor == "postgresql" and to.connection is not None:
        with to.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, _visible.get()])


def _tell_again(to: BaseDatabaseWrapper) -> None:
    # In a transaction that failed nothing can be set; its roll-back brings the old setting back.
    try:
        _tell(to)
    except DatabaseError:
        if not to.in_atomic_block:
            raise
