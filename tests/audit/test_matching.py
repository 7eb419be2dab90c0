"""Projects of a list and their sheets."""

from jixiao.audit.matching import match_items, matchings_of
from jixiao.domain.document import ListedItem, Listing
from jixiao.domain.money import Money
from jixiao.domain.sheet import Fund, FundSource, Project, Sheet, SheetKind


def item(name, wan):
    return ListedItem(name, Money.of(wan, unit="万元"))


def sheet(name, wan, kind=SheetKind.OBJECTIVE):
    fund = Fund(FundSource.TOTAL, original_budget=Money.of(wan, unit="万元"))
    return Sheet(kind=kind, project=Project(name=name), funds=(fund,))


def test_of_two_equal_names_the_one_with_the_amount_has_the_sheet():
    items = [item("省科协改革试点经费", 16), item("省科协改革试点经费", 10)]
    matching = match_items(items, [sheet("科协改革试点经费", 10)])
    assert [one.item for one in matching.pairs] == [items[1]]
    assert matching.missing == (items[0],)


def test_two_equal_names_with_two_sheets_leave_the_other_amounts_to_each_other():
    items = [item("敬老院运转", 16), item("敬老院运转", 10)]
    sheets = [sheet("敬老院运转", 10), sheet("敬老院运转", 12)]
    matching = match_items(items, sheets)
    assert {(one.item.amount, one.sheet.budget) for one in matching.pairs} == {
        (items[0].amount, sheets[1].budget),
        (items[1].amount, sheets[0].budget),
    }


def test_two_equal_names_and_one_sheet_with_another_amount_stay_undecided():
    items = [item("敬老院运转", 16), item("敬老院运转", 10)]
    matching = match_items(items, [sheet("敬老院运转", 12)])
    assert matching.unsure == tuple(items)
    assert not matching.pairs
    assert not matching.missing


def test_an_exact_name_takes_its_sheet_before_a_name_within_it():
    items = [item("敬老院运转", 16), item("乡镇敬老院运转", 10)]
    matching = match_items(items, [sheet("乡镇敬老院运转", 12)])
    assert [one.item for one in matching.pairs] == [items[1]]
    assert matching.missing == (items[0],)


def test_a_misprinted_name_is_believed_only_with_its_amount():
    sheets = [sheet("农村公厕管护", 8)]
    assert match_items([item("农村公侧管护", 8)], sheets).pairs
    assert match_items([item("农村公侧管护", 9)], sheets).unsure


def test_nothing_is_no_amount_to_believe_in():
    assert match_items([item("农村公侧管护", 0)], [sheet("农村公厕管护", 0)]).unsure


def test_sheets_of_each_kind_are_matched_apart_and_those_of_departments_never():
    listing = Listing(items=(item("敬老院运转", 12),))
    kinds = (SheetKind.OBJECTIVE, SheetKind.SELF_EVALUATION, SheetKind.WHOLE_DEPARTMENT)
    found = list(matchings_of(listing, [sheet("敬老院运转", 12, kind) for kind in kinds]))
    assert [len(one.pairs) for one in found] == [1, 1]
