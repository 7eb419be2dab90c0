from __future__ import annotations

from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.web.accounts.rosters import GOOD, taken, workbook

from jixiao.pipeline.asked import Unknown
from jixiao.web.accounts import services
from jixiao.web.accounts.faults import RosterNotImported
from jixiao.web.accounts.models import Institution, Invitation, Post, Roster
from jixiao.web.accounts.policies import NotAllowed
from jixiao.web.accounts.roles import Role
from jixiao.web.workflow.models import TrailEntry

SYSTEM, SECURITY = Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR


@pytest.fixture(autouse=True)
def _no_limits():
    cache.clear()


@pytest.fixture
def system(world):
    return world.people[SYSTEM]


def rows_of(response):
    return CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0)


def test_a_good_roster_is_shown_first_and_then_made_as_a_whole(world, tmp_path, client_of):
    client = client_of(world.people[SYSTEM])
    file = SimpleUploadedFile("名册.xlsx", workbook(tmp_path).read_bytes())
    page = client.post(reverse("rosters"), {"file": file}, follow=True)
    roster = Roster.objects.get()
    assert "没有错误，可以导入" in page.content.decode()
    assert "工作表“机构”第2行" in page.content.decode()
    assert not Institution.objects.filter(code="300").exists()
    client.post(reverse("roster_make", args=[roster.pk]))
    made = {one.code: one for one in Institution.objects.filter(code__startswith="300")}
    assert len(made) == len(GOOD)
    assert made["300"].path == world.authority.path + "00002"
    assert made["30000101"].parent == made["300001"]
    assert made["30000101"].path.startswith(made["300001"].path)
    assert {made["300001"].path[-5:], made["300002"].path[-5:]} == {"00001", "00002"}
    invited = Invitation.objects.filter(roster=roster)
    assert {(one.institution.code, one.role) for one in invited} == {
        ("30000101", "handler"), ("300001", "unit_head"), ("300", "department_reviewer"),
        ("100001", "accountant"),
    }  # fmt: skip
    assert not invited.filter(confirmed_at__isnull=False).exists()
    entry = TrailEntry.objects.get(action="导入名册")
    assert (entry.details["新增机构"], entry.details["邀请人员"]) == ("4", "4")


@pytest.mark.parametrize(
    ("institutions", "people", "said"),
    [
        ([("", "300", "示例局", "厅局")], [], "机构”第2行：层级“厅局”不对；只能填财政部门"),
        ([("", "", "示例局", "主管部门")], [], "第2行：编码和名称都要填"),
        ([("", "3" * 22, "示例局", "主管部门")], [], "第2行：编码不能超过21个字符"),
        ([GOOD[1], GOOD[1]], [], "第3行：编码“300”在名册中重复"),
        ([("999", "300", "示例局", "主管部门")], [], "第2行：没有编码为“999”的上级机构"),
        (
            [("302", "301", "示例甲", "主管部门"), ("301", "302", "示例乙", "主管部门")],
            [],
            "第3行：上级“301”最终又是它自己的下级",
        ),
        (
            [("100001", "300", "示例局", "主管部门")],
            [],
            "第2行：主管部门不能设在“示例市科技馆”（预算单位）之下",
        ),
        ([("", "100", "别的局", "主管部门")], [], "第2行：编码“100”已经是“示例市科学技术局”"),
        ([], [("", "100", "经办人")], "人员”第2行：姓名要填"),
        ([], [("测试甲", "100", "经手人")], "第2行：角色“经手人”不对；只能填经办人"),
        ([], [("测试甲", "999", "经办人")], "第2行：没有编码为“999”的机构"),
        (
            [],
            [("测试甲", "100", "经办人"), ("测试甲", "100", "财务")],
            "第3行：与工作表“人员”第2行是同一机构的同一姓名",
        ),
        (
            [],
            [("测试甲", "100", "经办人"), ("测试甲", "", "审计员")],
            "第2行：“测试甲”已列为审计员",
        ),
    ],
)
def test_every_fault_is_told_with_its_row_and_nothing_is_made(
    world, system, tmp_path, institutions, people, said
):
    roster = taken(
        world, tmp_path, institutions=[*institutions, ("", "400", "示例市好局", "主管部门")],
        people=people,
    )  # fmt: skip
    assert any(said in str(fault) for fault in services.plan_of(roster).faults)
    with pytest.raises(RosterNotImported, match="一行也没有导入"):
        services.import_roster(roster, by=system)
    assert not Institution.objects.filter(code="400").exists()
    assert not Invitation.objects.exists()


def test_faults_are_told_in_the_order_of_the_rows(world, tmp_path):
    roster = taken(
        world, tmp_path, institutions=[("999", "301", "示例甲", "主管部门"), ("", "", "", "厅局")],
        people=[("", "301", "经手人")],
    )  # fmt: skip
    places = [str(fault.where) for fault in services.plan_of(roster).faults]
    first, second, third = "工作表“机构”第2行", "工作表“机构”第3行", "工作表“人员”第2行"
    assert places == [first, second, second, third, third, third]


def test_a_closed_institution_takes_nobody_and_nothing(world, system, tmp_path):
    Post.objects.filter(institution=world.other_unit).delete()
    services.close_institution(world.other_unit, by=system)
    roster = taken(
        world, tmp_path, institutions=[("100002", "1000021", "示例科", "内设科室")],
        people=[("测试甲", "100002", "经办人")],
    )  # fmt: skip
    faults = "".join(map(str, services.plan_of(roster).faults))
    assert "上级“示例市天文馆”已撤销" in faults
    assert "“示例市天文馆”已撤销，不能任职" in faults


def test_what_is_there_already_is_left_as_it_is(world, system, tmp_path):
    services.import_roster(taken(world, tmp_path), by=system)
    again = taken(world, tmp_path, institutions=[*GOOD, ("300", "300003", "示例院", "预算单位")])
    plan = services.plan_of(again)
    assert (plan.known_institutions, plan.known_people, plan.faults) == (4, 4, [])
    services.import_roster(again, by=system)
    assert Institution.objects.get(code="300003").path[-5:] == "00003"
    assert Invitation.objects.count() == 4
    with pytest.raises(RosterNotImported):
        services.import_roster(taken(world, tmp_path), by=system)


def test_a_roster_is_imported_once(world, system, tmp_path):
    roster = taken(world, tmp_path)
    services.import_roster(roster, by=system)
    with pytest.raises(RosterNotImported, match="已经导入过"):
        services.import_roster(roster, by=system)
    with pytest.raises(RosterNotImported, match="已经导入过"):
        services.drop_roster(roster, by=system)


def test_text_that_looks_like_a_formula_stays_text(world, system, tmp_path):
    formula = "=HYPERLINK(1)"
    roster = taken(
        world, tmp_path, institutions=[("", "300", formula, "主管部门")],
        people=[("=1+1", "300", "经办人")],
    )  # fmt: skip
    services.import_roster(roster, by=system)
    assert Institution.objects.get(code="300").name == formula


def test_links_are_given_out_in_a_workbook_and_earlier_ones_work_no_more(
    world, system, tmp_path, client_of
):
    roster = taken(world, tmp_path)
    services.import_roster(roster, by=system)
    services.confirm_roster(roster, by=world.people[SECURITY])
    client = client_of(system)

    def downloaded():
        rows = rows_of(client.post(reverse("roster_links", args=[roster.pk]))).to_python()
        return {row[1]: row[3] for row in rows[1:]}

    first = downloaded()
    assert set(first) == {"测试甲", "测试乙", "测试丙", "测试丁"}
    second = downloaded()
    client.logout()
    assert client.get(first["测试甲"]).status_code == 410
    page = client.get(second["测试甲"])
    assert page.status_code == 200
    assert "示例科" in page.content.decode()


def test_only_the_security_administrator_confirms_and_only_the_system_administrator_imports(
    world, system, tmp_path
):
    roster, security = taken(world, tmp_path), world.people[SECURITY]
    with pytest.raises(NotAllowed):
        services.import_roster(roster, by=security)
    services.import_roster(roster, by=system)
    with pytest.raises(NotAllowed):
        services.confirm_roster(roster, by=system)
    with pytest.raises(NotAllowed):
        services.roster_links(roster, by=security)
    assert services.confirm_roster(roster, by=security) == 4
    assert services.confirm_roster(roster, by=security) == 0


def test_an_administrator_of_a_department_reaches_nothing_outside_it(world, tmp_path):
    by = world.people[Role.EXPERT]
    Post.objects.filter(user=by).delete()
    Post.objects.create(user=by, institution=world.department, role=SYSTEM)
    elsewhere = services.add_institution("示例市文化局", kind="department", parent=world.authority)
    Institution.objects.filter(pk=elsewhere.pk).update(code="300")
    path = workbook(
        tmp_path,
        institutions=[("", "300", "示例", "预算单位")],
        people=[("测试甲", "300", "经办人")],
    )
    with pytest.raises(NotAllowed):
        services.take_roster(path, name="名册.xlsx", institution=world.authority, by=by)
    roster = services.take_roster(path, name="名册.xlsx", institution=world.department, by=by)
    faults = "".join(map(str, services.plan_of(roster).faults))
    assert "编码“300”已经是您管辖之外的机构" in faults
    assert "没有编码为“300”的机构" in faults


def test_the_empty_workbook_can_be_filled_in_and_lists_nothing_itself(world, client_of, tmp_path):
    response = client_of(world.people[SYSTEM]).get(reverse("roster_empty"))
    path = tmp_path / "名册.xlsx"
    path.write_bytes(response.content)
    roster = services.take_roster(
        path, name="名册.xlsx", institution=world.authority, by=world.people[SYSTEM]
    )
    assert services.plan_of(roster).is_empty
    assert rows_of(response).to_python() == [["上级编码", "编码", "名称", "层级"]]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"a,b\n1,2\n", b"\x89PNG\r\n"])
def test_a_file_that_is_no_roster_is_refused_beside_its_field(world, client_of, data):
    client = client_of(world.people[SYSTEM])
    page = client.post(reverse("rosters"), {"file": SimpleUploadedFile("名册.csv", data)})
    assert page.status_code == 422
    assert page.context["form"].errors["file"]
    assert not Roster.objects.exists()


def test_a_text_table_in_the_old_encoding_is_read_too(world, tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes("姓名,机构编码,角色\r\n测试甲,100001,经办人\r\n".encode("gb18030"))
    roster = services.take_roster(
        path, name="people.csv", institution=world.authority, by=world.people[SYSTEM]
    )
    plan = services.plan_of(roster)
    assert [(str(one.where), one.place) for one in plan.people] == [("第2行", "示例市科技馆")]


def test_a_roster_of_very_many_rows_is_refused(world, tmp_path, monkeypatch):
    monkeypatch.setattr("jixiao.pipeline.rosters.MOST", 3)
    with pytest.raises(Unknown, match="超过3行"):
        taken(world, tmp_path)


def test_a_citys_roster_takes_few_queries(world, system, tmp_path, django_assert_max_num_queries):
    units = [("300", f"300{at:04d}", f"示例单位{at}", "预算单位") for at in range(600)]
    people = [(f"测试{at}", f"300{at:04d}", "经办人") for at in range(600)]
    roster = taken(world, tmp_path, institutions=[GOOD[1], *units], people=people)
    with django_assert_max_num_queries(60):
        services.import_roster(roster, by=system)
    assert Institution.objects.filter(parent__code="300").count() == 600
