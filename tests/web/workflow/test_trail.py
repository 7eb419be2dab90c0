from __future__ import annotations

import hashlib
import threading
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from jixiao.web.accounts.roles import Role
from jixiao.web.workflow import anchors
from jixiao.web.workflow.digests import FIRST, sm3
from jixiao.web.workflow.guards import install, remove
from jixiao.web.workflow.keeping import ENTRIES
from jixiao.web.workflow.models import TrailEntry, TrailHead
from jixiao.web.workflow.trail import Deed, record, record_all
from jixiao.web.workflow.verification import Mark, verify

EXAMPLE = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


@pytest.fixture
def chain(world):
    """A unit with five entries on its chain."""
    by = world.people[Role.HANDLER]
    record_all(world.unit, [Deed("报送", f"sheet:{at}") for at in range(5)], by=by)
    return world.unit


@pytest.fixture
def unguarded():
    """The database of somebody who has dropped the trigger."""
    remove(ENTRIES, connection)
    yield
    install(ENTRIES, connection)


def said(**filters):
    """What is said to be wrong."""
    return [str(one) for one in verify(**filters).broken]


def entry(chain, number):
    return TrailEntry.objects.filter(chain=chain, number=number)


def test_the_digest_is_sm3_as_the_standard_gives_it():
    assert sm3(b"abc") == EXAMPLE


def test_without_openssl_sm3_comes_out_the_same(monkeypatch):
    def refuse(_name, _data):
        raise ValueError

    monkeypatch.setattr(hashlib, "new", refuse)
    assert sm3(b"abc") == EXAMPLE


def test_every_entry_holds_the_digest_of_the_one_before(chain):
    entries = list(TrailEntry.objects.filter(chain=chain))
    before = [FIRST, *(one.digest for one in entries)]
    assert [one.previous_digest for one in entries] == before[:-1]
    assert verify().is_intact


def test_chains_of_units_do_not_touch(world, chain):
    record(world.other_unit, "报送", subject="sheet:9", by=None)
    assert TrailEntry.objects.get(chain=world.other_unit).previous_digest == FIRST
    check = verify()
    assert (check.is_intact, check.chains, check.entries) == (True, 2, 6)


def test_many_entries_cost_as_many_queries_as_one(world, django_assert_num_queries):
    record(world.unit, "报送", subject="sheet:1", by=None)
    deeds = [Deed("通过", f"sheet:{at}") for at in range(50)]
    with django_assert_num_queries(5):  # two of them open and close the transaction
        record_all(world.unit, deeds, by=None)


def test_who_stands_in_is_told_with_whose_post_it_is(world):
    one = record(
        world.unit, "通过", subject="sheet:1", by=world.people[Role.HANDLER], acting_for="示例"
    )
    assert one.by_name == f"{world.people[Role.HANDLER]}（代示例）"


def test_numbers_in_the_details_come_back_as_they_were_digested(world):
    details = {"得分": Decimal("92.50"), "比例": 0.1, "次数": 3, "内": {"原为": None}}
    record(world.unit, "评分", subject="sheet:1", by=None, details=details)
    kept = TrailEntry.objects.get().details
    assert kept == {"得分": "92.50", "比例": "0.1", "次数": 3, "内": {"原为": None}}
    assert verify().is_intact


@pytest.mark.parametrize(
    "change",
    [
        {"by_name": "别人"}, {"action": "退回"}, {"subject": "sheet:77"},
        {"details": {"意见": "改过"}}, {"at": F("at") + timedelta(seconds=1)}, {"by": None},
    ],
)  # fmt: skip
def test_an_entry_that_is_written_over_is_found(chain, unguarded, change):
    entry(chain, 3).update(**change)
    assert said() == ["第3条内容被改动过"]


def test_a_forged_digest_no_longer_ties_to_the_next_entry(chain, unguarded):
    entry(chain, 3).update(digest="1" * 64)
    assert said() == ["第3条内容被改动过", "第4条与上一条接不上"]


def test_an_entry_that_is_deleted_is_found(chain):
    entry(chain, 3).delete()
    assert said() == ["第3条缺失"]


def test_several_deleted_entries_are_told_as_one_gap(chain):
    TrailEntry.objects.filter(number__in=[2, 3]).delete()
    assert said() == ["第2条至第3条缺失"]


def test_entries_deleted_at_the_end_are_found_by_the_head(chain):
    TrailEntry.objects.filter(number__gte=4).delete()
    assert said() == ["第4条至第5条缺失"]


def test_a_chain_that_is_deleted_whole_is_found_by_its_head(chain):
    TrailEntry.objects.all().delete()
    assert said() == ["第1条至第5条缺失"]


def test_a_chain_without_its_head_is_found(chain):
    TrailHead.objects.all().delete()
    assert said() == ["第5条没有链头"]


def test_an_entry_put_into_the_middle_is_found(chain, unguarded):
    for number in (5, 4, 3):
        entry(chain, number).update(number=number + 1)
    copy = entry(chain, 2).get()
    copy.pk, copy.number = None, 3
    copy.save(force_insert=True)
    found = said()
    assert "第3条与上一条接不上" in found
    assert "第6条与链头记载不符" in found


def test_two_entries_that_changed_places_are_found(chain, unguarded):
    entry(chain, 2).update(number=99)
    entry(chain, 3).update(number=2)
    entry(chain, 99).update(number=3)
    found = said()
    assert {"第2条与上一条接不上", "第3条与上一条接不上"} <= set(found)


def test_an_entry_added_past_the_services_is_found(chain):
    copy = entry(chain, 5).get()
    copy.pk, copy.number, copy.previous_digest = None, 6, copy.digest
    copy.save(force_insert=True)
    assert "第6条与链头记载不符" in said()


def test_the_database_itself_refuses_to_write_over_an_entry(chain):
    with pytest.raises(IntegrityError), transaction.atomic():
        entry(chain, 3).update(action="退回")
    assert verify().is_intact


def test_a_unit_may_be_moved_without_breaking_its_chain(chain):
    TrailEntry.objects.update(scope_path="0000900001")
    assert verify().is_intact


def test_a_chain_written_anew_with_its_head_is_found_by_an_older_anchor(chain):
    kept = anchors.marks_of(anchors.anchor())
    TrailEntry.objects.all().delete()
    TrailHead.objects.all().delete()
    record_all(chain, [Deed("通过", f"sheet:{at}") for at in range(7)], by=None)
    assert verify().is_intact
    assert said(anchors=kept) == ["第5条与存档的摘要不符"]


def test_a_chain_that_only_grew_fits_an_older_anchor(chain):
    kept = anchors.marks_of(anchors.anchor())
    record(chain, "通过", subject="sheet:1", by=None)
    assert verify(anchors=kept).is_intact


def test_a_chain_cut_shorter_than_its_anchor_is_found(chain):
    kept = {chain.pk: Mark(8, "0" * 64)}
    assert said(anchors=kept) == ["第8条缺失"]


def test_an_anchor_that_was_edited_is_no_anchor(chain):
    made = anchors.anchor()
    made["chains"][0]["number"] = 1
    with pytest.raises(anchors.NoAnchor, match="改动"):
        anchors.marks_of(made)
    with pytest.raises(anchors.NoAnchor, match="不是留痕链的存档"):
        anchors.marks_of({})


def test_one_chain_can_be_checked_alone(world, chain):
    record(world.other_unit, "报送", subject="sheet:9", by=None)
    TrailEntry.objects.filter(chain=world.other_unit).delete()
    assert verify(chains=[chain.pk]).is_intact
    assert not verify(chains=[world.other_unit.pk]).is_intact


@pytest.mark.django_db(transaction=True)
def test_entries_added_at_the_same_time_stand_one_after_another(world):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite的并发由 test_verify_trail.py 在数据文件上检验")
    faults = []

    def add():
        try:
            for at in range(20):
                record(world.unit, "报送", subject=f"sheet:{at}", by=None)
        except Exception as fault:  # noqa: BLE001
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=add) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert faults == []
    check = verify()
    assert (check.is_intact, check.entries) == (True, 120)
