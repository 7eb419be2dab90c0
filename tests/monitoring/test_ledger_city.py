"""A generated city through its exports: what is imported is what was filled in."""

from __future__ import annotations

import pytest
from benchmarks.city import EXPORTED, KINDS, City, fill, write_csv, write_xlsx
from tests.monitoring.ledgers import Ledger

from jixiao.monitoring.store import opened

SMALL = City(departments=4, units=12, projects=160, payments=4000, per_kind=3)
SUMS = {
    "payments": "SELECT project_code, unit_code, category, source, kind, paid_on, sum(amount),"
    " count(*) FROM payments GROUP BY ALL ORDER BY ALL",
    "budgets": "SELECT project_code, unit_code, category, source, kind, effective_on, document,"
    " sum(amount) FROM budgets GROUP BY ALL ORDER BY ALL",
}


@pytest.fixture(scope="module")
def city():
    with opened() as connection:
        yield connection, fill(connection, SMALL)


@pytest.mark.parametrize("kind", EXPORTED)
@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_sums_of_what_was_imported_agree_to_the_fen(city, tmp_path, kind, write):
    path = tmp_path / f"a.{write.__name__[-4:].strip('_')}"
    write(city[0], path, kind=kind)
    ledger = Ledger()
    taken, known, refused = ledger.counts(path)
    assert (known, refused) == (0, 0)
    assert taken == city[0].execute(f"SELECT count(*) FROM {kind}").fetchone()[0]  # noqa: S608
    assert (
        ledger.connection.execute(SUMS[kind]).fetchall() == city[0].execute(SUMS[kind]).fetchall()
    )
    assert ledger.counts(path) == (0, taken, 0)


def test_a_city_is_the_same_each_time_and_has_every_kind_of_fault(city):
    connection, filled = city
    with opened() as again:
        assert fill(again, SMALL) == filled
        assert (
            again.execute(SUMS["payments"]).fetchall()
            == connection.execute(SUMS["payments"]).fetchall()
        )
    kinds = [one.kind for one in filled.faults]
    assert {one: kinds.count(one) for one in KINDS} == dict.fromkeys(KINDS, 3)
