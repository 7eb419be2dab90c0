"""The search for cycles is off while many values are made, and afterwards as it was."""

import gc

import pytest

from jixiao.domain.collecting import without_collecting


@pytest.mark.parametrize("was_on", [True, False])
def test_the_search_for_cycles_is_afterwards_as_it_was_before(was_on):
    if not was_on:
        gc.disable()
    try:
        with without_collecting():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_a_fault_leaves_the_search_on():
    with pytest.raises(ZeroDivisionError), without_collecting():
        _ = 1 // 0
    assert gc.isenabled()
