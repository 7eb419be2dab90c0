"""Every table stands behind the second wall, or is listed here with the reason why not."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from tests.web.security.test_wall import ON_POSTGRES

from jixiao.web.accounts.securing import POLICY, secure
from jixiao.web.accounts.walling import scoped_models, walls

LIBRARIES = {
    "account": "e-mail addresses: none are kept, an installation sends no e-mail",
    "auth": "groups and permissions of Django, of which nothing is used",
    "axes": "failed sign-ins: read before anybody is known",
    "contenttypes": "names of models",
    "django_tasks_database": "the queue: a worker belongs to no unit; a job holds only keys",
    "mfa": "second factors: read while somebody signs in",
    "sessions": "read to find out who asks",
    "socialaccount": "accounts elsewhere: read while somebody signs in",
    "usersessions": "read to find out who asks",
}
OURS = {
    "accounts_institution": "the tree is read to find out what a person may see",
    "accounts_user": "people sign in before anything is known of them",
    "accounts_post": "posts say what a person may see",
    "accounts_delegation": "delegations say what a person may see",
    "accounts_invitation": "an invited person is nobody yet",
    "accounts_roster": "institutions and names of people for the 三员, who see no business",
    "workflow_trailhead": "number and digest of a chain, no word of what was done",
    "budgets_fiscalyear": "the calendar of the authority, open to everybody below it",
    "spending_ledger": "when the ledger of a year was last read, the same for everybody",
    "evaluations_storedfile": "a content is kept once for all; its names are evidence and reports",
}


def tables():
    return {
        model._meta.db_table: model._meta.app_label
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    }


def test_every_table_has_a_wall_or_a_reason():
    walled = {one.table for one in walls()}
    bare = {
        table
        for table, app in tables().items()
        if table not in walled and table not in OURS and app not in LIBRARIES
    }
    assert not bare, (
        f"没有行级安全：{'、'.join(sorted(bare))}。给模型加 scope_path 或 owner_path，"
        "或以 CASCADE 外键附属于有行级安全的表；确实不需要的，在本文件写明原因。"
    )


def test_no_reason_is_given_for_a_table_that_is_not_there_or_has_a_wall():
    known = tables()
    assert not set(OURS) - set(known)
    assert not set(OURS) & {one.table for one in walls()}
    assert not set(LIBRARIES) - set(known.values())


def test_a_row_that_is_part_of_another_follows_it_and_a_shared_one_those_below_it():
    seen = {one.table: one.seen for one in walls()}
    assert "FROM budgets_sheet" in seen["budgets_indicatorrow"]
    assert "FROM evaluations_review " in seen["evaluations_reviewscore"]
    assert "owner_path" in seen["budgets_libraryindicator"]
    assert "scope_path" in seen["evaluations_evidence"]


def test_every_path_of_an_institution_is_one_that_follows_when_it_is_moved():
    paths = {
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name.endswith("_path") and model._meta.app_label not in LIBRARIES
    }
    assert paths == set(scoped_models())


@pytest.mark.django_db
def test_the_guards_may_be_laid_again_and_are_the_same():
    if connection.vendor != "postgresql":
        pytest.skip(ON_POSTGRES)

    def policies():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tablename, qual, with_check FROM pg_policies WHERE policyname = %s "
                "ORDER BY tablename",
                [POLICY],
            )
            return cursor.fetchall()

    before = policies()
    assert {table for table, _seen, _written in before} == {one.table for one in walls()}
    secure(connection)
    secure(connection)
    assert policies() == before
