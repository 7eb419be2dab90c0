"""Money never passes through a float: the types of all that is watched, and of the ledger."""

import importlib
import inspect
import pkgutil
import re
from dataclasses import fields, is_dataclass
from importlib import resources
from typing import get_type_hints

import pytest

from jixiao import domain, monitoring
from jixiao.domain.money import Money
from jixiao.monitoring.store import opened

INEXACT = re.compile(r"\b(?:FLOAT\d?|DOUBLE|REAL)\b")
AMOUNTS = ("amount", "share")
QUERIES = sorted(
    one.name for one in resources.files(monitoring).iterdir() if one.name.endswith(".sql")
)


def classes():
    for package in (domain, monitoring):
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            for _name, one in inspect.getmembers(module, inspect.isclass):
                if is_dataclass(one) and one.__module__ == module.__name__:
                    yield one


def functions():
    for found in pkgutil.iter_modules(monitoring.__path__):
        module = importlib.import_module(f"{monitoring.__name__}.{found.name}")
        for _name, one in inspect.getmembers(module, inspect.isfunction):
            if one.__module__ == module.__name__:
                yield module, one


def hints_of(thing, module=None):
    """The types of a thing; names that are imported for checking alone stay text."""
    try:
        return get_type_hints(thing)
    except NameError:
        return {name: str(one) for name, one in thing.__annotations__.items()}


def test_no_field_is_a_float_and_many_are_money():
    kinds = list(classes())
    hints = {
        (one.__name__, each.name): hints_of(one)[each.name] for one in kinds for each in fields(one)
    }
    assert [name for name, hint in hints.items() if re.search(r"\bfloat\b", str(hint))] == []
    assert sum(Money.__name__ in str(hint) for hint in hints.values()) > 40


def test_no_function_takes_or_gives_a_float():
    checked = 0
    for _module, one in functions():
        for name, hint in hints_of(one).items():
            assert not re.search(r"\bfloat\b", str(hint)), (
                f"{one.__module__}.{one.__name__}: {name}"
            )
            checked += 1
    assert checked > 200


def test_the_columns_of_the_ledger_for_money_and_shares_are_exact():
    with opened() as connection:
        found = connection.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
        ).fetchall()
    assert [one for one in found if INEXACT.search(one[2])] == []
    exact = {one[2] for one in found if one[1] in AMOUNTS}
    assert exact == {"DECIMAL(18,2)", "DECIMAL(9,6)"}
    money = {one[0] for one in found if one[2] == "DECIMAL(18,2)"}
    assert {"payments", "budgets"} <= money


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_names_an_inexact_type(name):
    text = (resources.files(monitoring) / name).read_text("utf-8")
    code = "\n".join(line.partition("--")[0] for line in text.splitlines())
    assert not INEXACT.search(code.upper())
    assert "/ 100.0" not in code
