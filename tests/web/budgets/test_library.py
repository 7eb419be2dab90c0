from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.budgets.filling import (
    add_indicator,
    add_project,
    fill,
    finance,
    handler,
    open_year,
    start,
    told,
)
from tests.web.budgets.test_pages import HTMX

from jixiao.pipeline.indicator_lists import Listed
from jixiao.web.accounts.roles import Role
from jixiao.web.accounts.scope import scope_of
from jixiao.web.budgets.content import content_of
from jixiao.web.budgets.models import LibraryIndicator, Sheet, Shelf
from jixiao.web.budgets.policies import NotYours
from jixiao.web.budgets.selectors import library as selectors
from jixiao.web.budgets.services import library

RATE = Listed("产出指标", "质量指标", "展品完好率", "完好展品占全部展品的比例", "≥95%")
LIST = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,巡展站点数,12个\n".encode()


def keep(user, *indicators, shelf=Shelf.OWN):
    return library.add_to_library(indicators, shelf=shelf, source="测试", **told(user))


def names(user, **wanted):
    return [one.name for one in selectors.library_for(scope_of(user), wanted)]


def test_what_says_something_else_becomes_the_next_version(world):
    user = handler(world)
    assert keep(user, RATE) == (1, 0)
    with pytest.raises(library.NothingToKeep, match="没有新的指标"):
        keep(user, RATE)
    assert keep(user, Listed("产出指标", "质量指标", "展品完好率", target="≥98%")) == (0, 1)
    found = LibraryIndicator.objects.order_by("version").values_list(
        "version", "is_current", "target"
    )
    assert list(found) == [(1, False, "≥95%"), (2, True, "≥98%")]


def test_shelves_are_kept_by_those_whose_they_are(world):
    keep(finance(world), RATE, shelf=Shelf.NATIONAL)
    with pytest.raises(NotYours, match="共性指标由财政部门维护"):
        keep(handler(world), RATE, shelf=Shelf.NATIONAL)
    with pytest.raises(NotYours):
        keep(world.people[Role.AUDITOR], RATE)


def test_the_library_holds_what_stands_above_one_and_not_beside(world):
    keep(finance(world), RATE, shelf=Shelf.NATIONAL)
    keep(handler(world), Listed("产出指标", "数量指标", "巡展站点数"))
    assert names(handler(world)) == ["巡展站点数", "展品完好率"]
    assert names(world.stranger) == ["展品完好率"]
    assert names(handler(world), text="完好") == ["展品完好率"]
    assert names(handler(world), shelf="own") == ["巡展站点数"]


def approved(world, year, name, target):
    project = add_project(world, name)
    sheet = start(world, year, project)
    add_indicator(sheet, handler(world), name="巡展站点数", target=target)
    Sheet.objects.filter(pk=sheet.pk).update(stage="approved")
    return sheet


def test_only_what_several_approved_sheets_use_comes_in_with_the_middle_target(world):
    year = open_year(world)
    for name, target in (("甲展", "10个"), ("乙展", "12个"), ("丙展", "20个")):
        sheet = approved(world, year, name, target)
    assert library.gather_from_approved(shelf=Shelf.NATIONAL, **told(finance(world))) == (1, 0)
    one = LibraryIndicator.objects.get()
    assert (one.name, one.target, one.use_count) == ("巡展站点数", "12个", 3)
    Sheet.objects.exclude(pk=sheet.pk).update(stage="draft")
    LibraryIndicator.objects.all().delete()
    with pytest.raises(library.NothingToKeep):
        library.gather_from_approved(shelf=Shelf.NATIONAL, **told(finance(world)))


def test_a_sheet_is_suggested_what_similar_projects_promise(world):
    year = open_year(world)
    for name, target in (
        ("流动科技馆巡展甲", "10个"),
        ("流动科技馆巡展乙", "12个"),
        ("流动科技馆巡展丙", "20个"),
    ):
        approved(world, year, name, target)
    keep(finance(world), RATE, shelf=Shelf.NATIONAL)
    sheet = start(world, year, add_project(world, "流动科技馆巡展丁"))
    found = {one.name: one for one in selectors.suggestions_for(sheet, scope_of(handler(world)))}
    typical = found["巡展站点数"].typical
    assert (typical.count, typical.low, typical.middle, typical.high) == (3, "11个", "12个", "16个")
    assert found["展品完好率"].source == "共性指标库，第1版"
    fill(sheet, {"indicators.0.name": "展品完好率"}, handler(world))
    now = Sheet.objects.get(pk=sheet.pk)
    assert "展品完好率" not in {
        one.name for one in selectors.suggestions_for(now, scope_of(handler(world)))
    }


def test_a_suggestion_is_put_in_by_one_click(world, client_of):
    sheet = start(world, open_year(world))
    keep(handler(world), RATE)
    client = client_of(handler(world))
    assert "展品完好率" in client.get(f"/sheets/{sheet.pk}/suggestions/").content.decode()
    given = {
        "action": "indicator", "level": "产出指标/质量指标", "name": "展品完好率", "target": "≥95%",
        "revision": sheet.revision,
    }  # fmt: skip
    client.post(f"/sheets/{sheet.pk}/row/", given)
    row = Sheet.objects.get(pk=sheet.pk).indicators.get()
    assert (row.name, row.target) == ("展品完好率", "≥95%")


def test_a_suggestion_brings_its_definition_along_and_is_marked_as_taken(world, client_of):
    sheet = start(world, open_year(world))
    keep(handler(world), RATE)
    client, user = client_of(handler(world)), handler(world)
    shown = client.get(f"/sheets/{sheet.pk}/suggestions/", **HTMX).content.decode()
    assert 'name="definition" value="完好展品占全部展品的比例"' in shown
    assert "<html" not in shown
    given = {
        "action": "indicator", "level": "产出指标/质量指标", "name": RATE.name, "suggestion": "1",
        "definition": RATE.definition, "revision": sheet.revision,
    }  # fmt: skip
    answer = client.post(f"/sheets/{sheet.pk}/row/", given, **HTMX).content.decode()
    assert 'hx-target="#adopt-1"' in answer
    assert "已采用" in answer
    content = content_of(Sheet.objects.get(pk=sheet.pk))
    assert content.indicators[0].definition == RATE.definition
    assert selectors.suggestions_for(Sheet.objects.get(pk=sheet.pk), scope_of(user)) == []


def test_similar_projects_and_the_library_make_one_suggestion(world):
    year = open_year(world)
    for name in ("流动科技馆巡展甲", "流动科技馆巡展乙"):
        approved(world, year, name, "10个")
    keep(handler(world), Listed("产出指标", "数量指标", "巡展站点数", "到过的乡镇数", "8个"))
    sheet = start(world, year, add_project(world, "流动科技馆巡展丁"))
    found = selectors.suggestions_for(sheet, scope_of(handler(world)))
    one = next(one for one in found if one.name == "巡展站点数")
    assert (one.target, one.definition) == ("10个", "到过的乡镇数")


def test_what_is_gathered_says_how_many_sheets_use_it(world):
    year = open_year(world)
    for name in ("流动科技馆巡展甲", "流动科技馆巡展乙"):
        approved(world, year, name, "10个")
    library.gather_from_approved(shelf=Shelf.OWN, **told(handler(world)))
    assert LibraryIndicator.objects.get(name="巡展站点数").use_count == 2


def test_a_list_is_imported_and_another_file_is_refused(world, client_of):
    client = client_of(handler(world))
    given = {"is_list": "1", "shelf": "own", "file": SimpleUploadedFile("指标.csv", LIST)}
    assert "新增1个指标" in client.post("/library/add/", given, follow=True).content.decode()
    given["file"] = SimpleUploadedFile("别的.csv", "姓名,单位\n测试,示例\n".encode())
    assert "没有找到指标列表" in client.post("/library/add/", given).content.decode()
    given = {"shelf": "own", "dimension": "产出指标", "kind": "数量指标", "name": "培训人次"}
    assert "新增1个指标" in client.post("/library/add/", given, follow=True).content.decode()
    series = LibraryIndicator.objects.get(name="培训人次").series
    assert "第1版" in client.get(f"/library/{series}/").content.decode()


def test_versions_of_others_are_not_shown(world, client_of):
    keep(handler(world), RATE)
    series = LibraryIndicator.objects.get().series
    assert client_of(world.stranger).get(f"/library/{series}/").status_code == 404
