"""What the ledger says of a project, and the goals that are watched beside it."""

from datetime import date

from jixiao.domain.document import Document
from jixiao.domain.goal import WatchedGoals
from jixiao.domain.light import Colour
from jixiao.domain.money import Money
from jixiao.domain.place import Place
from jixiao.domain.rectification import Rectification
from jixiao.domain.sheet import Project, Sheet
from jixiao.domain.spending_view import SpendingView, SpendingViews
from jixiao.domain.unit import BudgetUnit

NOVEMBER, NEW_YEARS_EVE = date(2024, 11, 30), date(2024, 12, 31)


def view(name, *, code="", unit="", as_of=NOVEMBER, months=()):
    return SpendingView(
        as_of=as_of,
        fiscal_year=2024,
        project=Project(code, name),
        unit=BudgetUnit("", unit),
        months=months,
    )


def test_a_year_is_whole_on_its_last_day():
    assert not view("护林").is_whole_year
    assert view("护林", as_of=NEW_YEARS_EVE).is_whole_year


def test_months_add_up_from_january():
    months = (Money.of("1.00"), Money.of("2.50"), Money.of("-0.50"))
    assert view("护林", months=months).outturn_until(2) == Money.of("3.50")


def test_a_project_is_found_by_its_code_else_by_its_name_and_unit():
    views = SpendingViews(
        [
            view("护林", code="P1", unit="青禾县林业局"),
            view("维修", unit="青禾县林业局"),
            view("维修", unit="青禾县水利局"),
        ]
    )
    by_code = views.of(Sheet(project=Project("P1", "别的写法")), Document())
    by_unit = views.of(Sheet(project=Project("", "维修"), unit="青禾县水利局"), Document())
    assert by_code is not None
    assert by_code.project.name == "护林"
    assert by_unit is not None
    assert by_unit.unit.name == "青禾县水利局"


def test_a_project_of_another_year_or_of_several_units_is_not_found():
    views = SpendingViews([view("维修", unit="甲局"), view("维修", unit="乙局"), view("护林")])
    assert views.of(Sheet(project=Project("", "维修")), Document()) is None
    assert views.of(Sheet(project=Project("", "护林"), fiscal_year=2023), Document()) is None
    assert views.of(Sheet(project=Project("", "没有的项目")), Document()) is None


def test_what_is_not_judged_has_no_light():
    watched = WatchedGoals(sheet=Sheet(), goals=())
    assert watched.light == watched.goal
    assert watched.light.colour is Colour.GREY


def test_a_field_without_a_column_stands_in_its_row():
    line = Rectification(place=Place(row=3), places={"owner": Place(row=3, column=4)})
    assert line.place_of("owner").column == 4
    assert line.place_of("deadline") == Place(row=3)


def test_a_line_with_a_finding_of_its_own_goes_on_from_nothing():
    first = Rectification(finding="预算编制不细", owner="办公室")
    second = Rectification(finding="支出较慢", measure="加快支付")
    assert second.going_on_from(first) is second
    assert Rectification(measure="逐月通报").going_on_from(first).owner == "办公室"
