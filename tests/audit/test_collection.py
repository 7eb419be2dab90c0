"""What rules may ask of the files checked together."""

import pytest

from jixiao.audit.cases import document_of
from jixiao.audit.collection import ALONE, Collection
from jixiao.audit.counterparts import pairs_of
from jixiao.audit.shelf import Shelf
from jixiao.domain.plain import from_plain
from jixiao.domain.sheet import Sheet


def made(name="", **fields):
    """A document read from a file of that name, or from none."""
    return document_of({"source": {"path": name}, **fields})


def year(number, *sheets, unit="新河县民政局", name=None, **fields):
    path = f"{number}年.xlsx" if name is None else name
    return made(path, unit=unit, fiscal_year=number, sheets=list(sheets), **fields)


HOME = {"project": "敬老院运转"}
BUDGET = {"funds": [{"source": "total", "original_budget": "12万元"}]}
OTHER_BUDGET = {"funds": [{"source": "total", "original_budget": "15万元"}]}
EVALUATED = {**HOME, "kind": "self_evaluation", "rating": "优"}


def of_last_year(collection, document):
    return collection.last_year(document.sheets[0], document)


def test_last_years_sheet_is_found_by_the_name_without_its_year():
    now, before = year(2022, {"project": "2022年敬老院运转经费"}), year(2021, HOME)
    found = of_last_year(Collection((now, before)), now)
    assert (found.sheet, found.file) == (before.sheets[0], "2021年.xlsx")


def test_last_years_sheet_is_found_by_the_code_whatever_the_name():
    code = "13060020P00732110009C"
    now = year(2022, {"project": {"code": code, "name": "养老服务"}})
    before = year(2021, {"project": {"code": code, "name": "敬老院"}})
    assert of_last_year(Collection((now, before)), now).sheet == before.sheets[0]


@pytest.mark.parametrize(
    "before",
    [
        year(2021, HOME, unit="新河县水利局"),
        year(2020, HOME),
        year(2021, {"project": "村级运转"}),
        year(2021, {**HOME, "kind": "monitoring"}),
        made("a.xlsx", unit="新河县民政局", sheets=[HOME]),
    ],
    ids=["another unit", "another year", "another project", "monitoring", "no year"],
)
def test_what_is_not_last_years_sheet_of_the_same_project_is_not_taken(before):
    now = year(2022, HOME)
    assert of_last_year(Collection((now, before)), now) is None


def test_nothing_is_found_alone_or_where_the_year_or_the_name_is_not_known():
    now, before = year(2022, HOME), year(2021, HOME)
    nameless, undated = year(2022, {"title": "表"}), made("b.xlsx", unit="某局", sheets=[HOME])
    assert of_last_year(ALONE, now) is None
    assert of_last_year(Collection((nameless, before)), nameless) is None
    assert of_last_year(Collection((undated, before)), undated) is None


def test_an_evaluated_sheet_goes_before_a_plan_and_two_that_disagree_are_no_answer():
    now, planned = year(2022, HOME), year(2021, {**HOME, **BUDGET})
    evaluated = year(2021, {**EVALUATED, **OTHER_BUDGET}, name="自评.docx")
    assert of_last_year(Collection((now, planned, evaluated)), now).file == "自评.docx"
    another = year(2021, {**HOME, **OTHER_BUDGET}, name="另一份.docx", kind="narrative")
    assert of_last_year(Collection((now, planned, another)), now) is None


def test_the_department_decides_where_no_unit_is_printed():
    now = year(2022, {**HOME, "unit": "新河县敬老院", "department": "301-新河县民政局"})
    before = year(2021, {**HOME, "department": "301新河县民政局"})
    elsewhere = year(2021, {**HOME, "unit": "东岭敬老院", "department": "新河县民政局"}, name="c")
    assert of_last_year(Collection((now, elsewhere)), now) is None
    assert of_last_year(Collection((now, before, elsewhere)), now).file == "2021年.xlsx"


def test_the_same_project_of_a_year_is_found_in_other_files_but_not_in_copies():
    plan, evaluation = year(2022, HOME, name="a.xlsx"), year(2022, EVALUATED, name="b.docx")
    copy = year(2022, HOME, name="a.pdf")
    collection = Collection((plan, evaluation, copy))
    found = collection.same_project(plan.sheets[0], plan)
    assert [one.file for one in found] == ["b.docx"]
    assert collection.copies(plan) == ("a.pdf",)
    assert collection.copies(evaluation) == ()


def test_two_codes_of_one_year_are_two_projects_whatever_the_name():
    first = year(2022, {"project": {"code": "130600P001", "name": "敬老院运转"}}, name="a")
    second = year(2022, {**EVALUATED, "project": {"code": "130600P002", "name": "敬老院运转"}})
    assert not list(Collection((first, second)).same_project(first.sheets[0], first))


@pytest.mark.parametrize(
    ("one", "other", "are_copies"),
    [
        ({"source": {"path": "a", "sha256": "f0"}}, {"source": {"path": "b", "sha256": "f0"}}, 1),
        ({"unit": "某局", "title": "报告"}, {"unit": "某局", "title": "报告"}, 1),
        ({"unit": "某局", "title": "报告"}, {"unit": "某局", "title": "说明"}, 0),
        ({"unit": "某局"}, {"unit": "某局"}, 0),
        ({"title": "报告"}, {"title": "报告"}, 0),
        ({"unit": "某局", "sheets": [HOME]}, {"unit": "某局", "fiscal_year": 2022}, 0),
        (
            {"unit": "某局", "fiscal_year": 2021, "sheets": [HOME]},
            {"unit": "某局", "fiscal_year": 2022, "sheets": [HOME]},
            0,
        ),
    ],
)
def test_a_copy_is_the_same_file_or_the_same_unit_year_kind_and_projects(one, other, are_copies):
    first = made(**{"name": "a", **one} if "source" not in one else one)
    second = made(**{"name": "b", **other} if "source" not in other else other)
    assert bool(Collection((first, second)).copies(first)) is bool(are_copies)


def test_other_documents_are_those_of_another_path_and_a_unit_has_its_own():
    now, before = year(2022, HOME), year(2021, HOME)
    twice, foreign = year(2022, HOME), year(2022, HOME, unit="某局", name="c.xlsx")
    collection = Collection((now, before, twice, foreign))
    assert list(collection.others(now)) == [before, foreign]
    assert list(collection.same_unit(now)) == [before]
    assert list(collection.same_unit(made("d.xlsx"))) == []
    assert list(ALONE.same_unit(now)) == []
    assert ALONE.copies(now) == ()


def test_documents_without_a_path_are_told_apart_by_themselves():
    one, other = year(2022, HOME, name=""), year(2022, EVALUATED, name="")
    assert list(Collection((one, other)).others(one)) == [other]


@pytest.mark.parametrize(
    ("other", "files"),
    [
        ({"kind": "self_evaluation", **BUDGET}, ["b.xlsx"]),
        ({"kind": "self_evaluation", **OTHER_BUDGET}, []),
        (BUDGET, []),
    ],
    ids=["the same budget", "another budget", "the same kind"],
)
def test_a_name_one_slip_away_is_believed_with_the_same_budget(other, files):
    one = year(2022, {"project": "农村厕所改造", **BUDGET}, name="a.xlsx")
    slip = year(2022, {"project": "农村厕所改选", **other}, name="b.xlsx")
    collection = Collection((one, slip))
    assert [each.file for each in collection.nearly_named(one.sheets[0], one)] == files
    assert not list(ALONE.nearly_named(one.sheets[0], one))


def test_sheets_of_two_kinds_are_paired_within_a_file_and_across_files():
    both = year(2022, HOME, EVALUATED, name="a.xlsx")
    watched = year(2022, {**HOME, "kind": "monitoring"}, name="b.xlsx")
    pairs = list(pairs_of(both, Collection((both, watched))))
    assert [one.title for one in pairs] == [
        "本文件的绩效自评表",
        "文件“b.xlsx”的绩效监控表",
        "文件“b.xlsx”的绩效监控表",
    ]


def test_a_project_with_two_sheets_of_one_kind_is_not_paired():
    doubled = year(2022, HOME, HOME, EVALUATED, name="a.xlsx")
    single = year(2022, EVALUATED, name="b.xlsx")
    assert not list(pairs_of(single, Collection((single, doubled))))
    assert not list(pairs_of(doubled, Collection((single, doubled))))


def test_a_shelf_gives_every_document_back_in_order_also_those_from_no_file():
    documents = [made(f"{number}.txt", text=f"第{number}份") for number in range(12)]
    documents.insert(3, made(text="没有文件"))
    with Shelf(documents) as shelf:
        assert list(shelf) == documents
        assert shelf[2:4] == documents[2:4]
        assert len(shelf) == 13
        texts = [next(one.paragraphs()).text for one in shelf]
    assert texts[3] == "没有文件"
    assert texts[12] == "第11份"


def test_a_collection_on_a_shelf_finds_what_one_in_memory_finds():
    now, before = year(2022, HOME), year(2021, EVALUATED)
    with Shelf((now, before)) as shelf:
        collection = Collection(shelf)
        found = collection.last_year(shelf[0].sheets[0], shelf[0])
    assert found.sheet == from_plain(Sheet, EVALUATED)
    assert found.file == "2021年.xlsx"


def watched(month, *, name, title="", kind="monitoring"):
    sheet = {**HOME, **BUDGET, "kind": kind, "cut_off_month": month}
    return year(2025, sheet, name=name, kind="monitoring_sheets", title=title)


@pytest.mark.parametrize(
    ("one", "other", "are_copies"),
    [
        (watched(7, name="a.docx"), watched(10, name="b.docx"), False),
        (watched(7, name="a.docx"), watched(7, name="a.pdf"), True),
        (watched(7, name="a.docx"), watched(None, name="a.pdf"), True),
        (watched(None, name="1-7月.docx"), watched(None, name="1-10月.docx"), False),
        (
            watched(None, name="a.docx", title="1-7月监控表"),
            watched(None, name="b.docx", title="上半年监控表"),
            False,
        ),
        (
            watched(None, name="1-7月.docx", kind="objective"),
            watched(None, name="1-10月.docx", kind="objective"),
            True,
        ),
    ],
)
def test_sheets_of_monitoring_of_two_months_are_no_copies(one, other, are_copies):
    collection = Collection((one, other))
    assert bool(collection.copies(one)) is are_copies
    assert bool(list(collection.same_project(one.sheets[0], one))) is not are_copies
