"""Loading the example year into an empty installation, once."""

from __future__ import annotations

from django.conf import settings

from jixiao.web.accounts.models import Institution
from jixiao.web.accounts.wall import everything_visible
from jixiao.web.example.marking import Mark, mark
from jixiao.web.example.money import import_ledger
from jixiao.web.example.objectives import hand_in
from jixiao.web.example.people import add_world
from jixiao.web.example.results import evaluate
from jixiao.web.example.year import drop_report, open_year


@everything_visible()
def load() -> None:
    """Make the example through the services that people use, so that its trail is a true one."""
    data = settings.ENVIRONMENT.data
    mark(data, Mark.BEGUN)
    world = add_world()
    year = open_year(world)
    sheets = drop_report(world, year)
    hand_in(world, sheets)
    import_ledger(world, year)
    evaluate(world, sheets)
    mark(data, Mark.DONE)


def is_empty() -> bool:
    """Whether nothing was entered yet."""
    return not Institution.objects.exists()
