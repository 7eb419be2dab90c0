"""``jixiao check --ledger`` and ``jixiao report --kind progress`` on a ledger."""

import hashlib
import json
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from jixiao.cli.main import main
from jixiao.monitoring.store import opened
from jixiao.pipeline import Unknown, read
from jixiao.pipeline.paper_makers import Wanted
from jixiao.pipeline.progress_report import write_progress
from jixiao.pipeline.tracing import trace
from jixiao.reports.paper import pictures
from jixiao.reports.paper.pdf.fonts import NoChineseFont
from jixiao.reports.tracing.carried import FigureState
from jixiao.reports.tracing.trace import SourceState

SHEET = """<html><body><h1>项目支出绩效自评表</h1><p>（2025年度）</p><table border=1>
<tr><td>项目名称</td><td colspan=4>校园周边环境整治</td></tr>
<tr><td rowspan=2>项目资金（万元）</td><td></td><td>年初预算数</td>
<td>全年预算数</td><td>全年执行数</td></tr>
<tr><td>年度资金总额</td><td>100.00</td><td>100.00</td><td>90.00</td></tr>
</table></body></html>"""


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "ledger.duckdb"
    with opened(path) as connection:
        connection.execute(
            "INSERT INTO budgets (entry, fiscal_year, project_code, project, category, kind,"
            " amount, file, row) VALUES ('1', 2025, 'P1', '校园周边环境整治', 'project',"
            " 'original', 1000000, 'f', 1)"
        )
        for voucher in ("A1", "A2"):
            connection.execute(
                "INSERT INTO payments (voucher, line, paid_on, amount, kind, fiscal_year,"
                " project_code, project, category, payee, purpose, file, row) VALUES"
                " (?, 1, '2025-03-04', 450000, 'payment', 2025, 'P1', '校园周边环境整治',"
                " 'project', '清源环保有限公司', '垃圾清运服务费', 'f', 1)",
                [voucher],
            )
    return path


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "自评表.html"
    path.write_text(SHEET, encoding="utf-8")
    return path


def run(*words):
    with pytest.raises(SystemExit) as ended:
        main([str(one) for one in words])
    return ended.value.code


def test_the_form_is_read_as_the_test_means_it(sheet):
    (found,) = read(sheet).sheets
    assert found.total_fund.outturn.in_wan() == "90.00"
    assert found.fiscal_year == 2025


def test_a_sheet_is_checked_against_the_ledger(ledger, sheet, capsys):
    words = ("check", sheet, "--select", "EX", "--ledger", ledger, "--as-of", "2025-12-31")
    assert run(*words, "--no-config") == 1
    told = capsys.readouterr().out
    assert "A1、A2" in told
    assert "同一天付了2次，疑为重复支付，多付45.00万元" in told.replace("\n", "").replace(" ", "")
    assert "EX007" not in told


def test_without_a_ledger_the_rules_on_spending_do_not_apply(sheet, capsys):
    assert run("check", sheet, "--select", "EX", "--no-config") == 0
    assert "A1" not in capsys.readouterr().out


@pytest.mark.parametrize("given", [("--ledger", "x.duckdb"), ("--as-of", "2025-07")])
def test_a_ledger_and_its_date_are_given_together(sheet, given, capsys):
    assert run("check", sheet, *given, "--no-config") == 2
    assert "要同时写" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf", "html", "ofd", "svg", "png"])
def test_the_monthly_table_is_written_out_of_a_ledger_alone(ledger, tmp_path, suffix, capsys):
    target = tmp_path / f"进度.{suffix}"
    words = ("report", "--kind", "progress", "--ledger", ledger, "--as-of", "2025-07")
    assert run(*words, "-o", target) == 0
    assert target.stat().st_size > 0
    assert f"已写入 {target}" in capsys.readouterr().err.replace("\n", "")


def test_the_monthly_table_has_the_figures_of_the_ledger(ledger, sheet, tmp_path):
    target = tmp_path / "进度.xlsx"
    words = ("report", sheet, "--kind", "progress", "--ledger", ledger, "--as-of", "2025-07-31")
    assert run(*words, "-o", target) == 0
    tab = openpyxl.load_workbook(target)["支出进度表"]
    found = [[one.value for one in row] for row in tab.iter_rows(min_row=5)]
    assert ("校园周边环境整治", 100, 90, 0.9) in [(r[2], r[5], r[7], r[8]) for r in found]


def test_another_suffix_is_refused_before_anything_is_written(ledger, tmp_path):
    with pytest.raises(Unknown, match="只能写成"):
        write_progress([ledger], tmp_path / "进度.txt", as_of=date(2025, 7, 31))
    assert not (tmp_path / "进度.txt").exists()


def progress_in(tmp_path, ledger, suffix, **given):
    """The table of July as a file, and what was told."""
    target = tmp_path / f"进度.{suffix}"
    return target, write_progress([ledger], target, as_of=date(2025, 7, 31), **given)


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "xlsx", "ofd"])
def test_the_figures_of_the_monthly_table_are_traced_to_the_ledger(ledger, tmp_path, suffix):
    target, _told = progress_in(tmp_path, ledger, suffix)
    found = trace(target, "90.00")
    names = {one.name for one in found.figures}
    assert "合计累计支出" in names
    (paid,) = {one.working for one in found.figures if one.name == "合计累计支出"}
    assert paid == "台账截至2025年7月31日全部支付之和，退款和冲销已减去"
    (file,) = found.files
    digest = hashlib.sha256(ledger.read_bytes()).hexdigest()
    assert (file.sha256, file.state) == (digest, SourceState.SAME)
    assert not found.untraced
    assert {one.state for one in trace(target).figures} == {FigureState.SAME}


def test_the_sheet_of_a_project_is_a_source_of_what_rests_on_its_plan(ledger, tmp_path):
    documents = []
    for name in ("校园周边环境整治", "别的项目"):
        plan = tmp_path / f"{name}.html"
        plan.write_text(PLANNED.format(name), encoding="utf-8")
        documents.append(read(plan))
    assert documents[0].sheets[0].spending_plan.steps
    target, _told = progress_in(tmp_path, ledger, "docx", documents=documents)
    figures = {one.name: one for one in trace(target).figures}
    files = {
        name: sorted(Path(cell.path).name for cell in one.cells) for name, one in figures.items()
    }
    own = ["ledger.duckdb", "校园周边环境整治.html"]
    assert files["校园周边环境整治（P1）：计划进度"] == own
    assert files["合计计划进度"] == [*own[:1], "别的项目.html", *own[1:]]
    assert files["合计累计支出"] == ["ledger.duckdb"]


def test_what_the_writer_asks_to_look_at_is_told(ledger, tmp_path):
    _target, told = progress_in(tmp_path, ledger, "ofd")
    assert [one.kind for one in told if "试验功能" in one.message] == ["look_at"]


def test_what_people_wrote_stays_when_the_next_month_is_written_over_it(ledger, tmp_path):
    target, _told = progress_in(tmp_path, ledger, "docx")
    word = docx.Document(str(target))
    (line,) = [one for one in word.paragraphs if "没有支出明显落后" in one.text]
    line.runs[0].text = "各项目支出正常，不需要采取措施。"
    word.save(str(target))
    write_progress([ledger], target, as_of=date(2025, 8, 31))
    text = "\n".join(one.text for one in docx.Document(str(target)).paragraphs)
    assert "各项目支出正常，不需要采取措施。" in text
    assert "2025年8月31日" in text


def test_it_is_signed_and_dated_as_wanted(ledger, tmp_path):
    wanted = Wanted(sender="某局财务科", day=date(2025, 8, 5))
    target, _told = progress_in(tmp_path, ledger, "docx", wanted=wanted)
    texts = [one.text for one in docx.Document(str(target)).paragraphs]
    assert {"某局财务科", "2025年8月5日"} <= set(texts)


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_year_without_anything_has_no_charts(tmp_path, suffix):
    path = tmp_path / "空.duckdb"
    with opened(path):
        pass
    with pytest.raises(Unknown, match="画不出图"):
        progress_in(tmp_path, path, suffix)


def test_without_a_font_the_charts_are_not_written_as_pixels(ledger, tmp_path, monkeypatch):
    def none():
        raise NoChineseFont("没有中文字体")

    monkeypatch.setattr(pictures, "type_case", none)
    with pytest.raises(Unknown, match="没有中文字体"):
        progress_in(tmp_path, ledger, "png")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kind", "progress"), "支出进度表和监控表取自台账"),
        (("--as-of", "2025-07", "x.docx"), "只用于支出进度表和监控表"),
        ((), "缺少参数"),
    ],
)
def test_options_that_do_not_go_together_are_said(words, said, tmp_path, capsys):
    assert run("report", *words, "-o", tmp_path / "a.docx") == 2
    assert said in capsys.readouterr().err


PLANNED = """<html><body><h1>项目支出绩效目标表</h1><p>（2025年度）</p><table border=1>
<tr><td>项目名称</td><td colspan=4>{}</td></tr>
<tr><td>资金支出计划（%）</td><td>3月底</td><td>6月底</td><td>10月底</td><td>12月底</td></tr>
<tr><td></td><td>30%</td><td>60%</td><td>90%</td><td>100%</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td colspan=2>指标值</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>整治校园数量</td><td colspan=2>≥12所</td></tr>
</table></body></html>"""


OBJECTIVE = """<html><body><h1>项目绩效目标表</h1><p>（2025年度）</p><table border=1>
<tr><td>项目名称</td><td colspan=4>校园周边环境整治</td></tr>
<tr><td rowspan=2>绩效指标</td><td>一级指标</td><td>二级指标</td>
<td>三级指标</td><td>指标值</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>整治校园数量</td><td>≥12所</td></tr>
</table></body></html>"""


def test_a_monitoring_sheet_is_written_and_the_lights_are_printed(ledger, tmp_path, capsys):
    source, target = tmp_path / "目标表.html", tmp_path / "监控表.xlsx"
    source.write_text(OBJECTIVE, encoding="utf-8")
    words = ("report", source, "--kind", "monitoring", "--ledger", ledger)
    assert run(*words, "--as-of", "2025-07", "-o", target) == 0
    told = capsys.readouterr().out.replace("\n", "")
    assert told.startswith("校园周边环境整治：绿灯（资金绿灯，没有资金支出计划")
    assert told.endswith("目标不判定，当前完成值没有填写，或不能与指标值比较）")
    tab = openpyxl.load_workbook(target).worksheets[0]
    printed = {one.value for row in tab.iter_rows() for one in row}
    assert {"90.00", "90.00%", "整治校园数量", "≥12所"} <= printed


def test_a_monitoring_sheet_is_not_made_of_a_self_evaluation(ledger, sheet, tmp_path, capsys):
    words = ("report", sheet, "--kind", "monitoring", "--ledger", ledger, "--as-of", "2025-07")
    assert run(*words, "-o", tmp_path / "a.xlsx") == 2
    assert "没有绩效目标表或监控表" in capsys.readouterr().err


def test_the_sheet_of_october_prints_the_months_until_october(ledger, tmp_path, capsys):
    source, target = tmp_path / "目标表.html", tmp_path / "监控表.docx"
    source.write_text(OBJECTIVE, encoding="utf-8")
    words = ("report", source, "--kind", "monitoring", "--ledger", ledger)
    assert run(*words, "--as-of", "2025-10-31", "-o", target) == 0
    capsys.readouterr()
    (found,) = read(target).sheets
    assert found.cut_off_month == 10
    assert found.total_fund.outturn.in_wan() == "90.00"


PAYMENTS = """支付凭证号,支付日期,支付金额,项目编码,项目名称,收款人,资金性质
A1,2025-03-04,450000.00,P1,校园周边环境整治,清源环保有限公司,财政拨款
A2,2025-03-04,450000.00,P1,校园周边环境整治,清源环保有限公司,财政拨款
A3,2025-02-30,1.00,P1,校园周边环境整治,清源环保有限公司,财政拨款
"""
BUDGETS = """年度,项目编码,项目名称,年初预算数
2025,P1,校园周边环境整治,1000000.00
"""


@pytest.fixture
def exports(tmp_path):
    payments, budgets = tmp_path / "支付.csv", tmp_path / "预算.csv"
    payments.write_text(PAYMENTS, encoding="utf-8")
    budgets.write_text(BUDGETS, encoding="utf-8")
    return ("--ledger", payments, "--ledger", budgets)


def test_a_sheet_is_checked_against_exports_and_what_was_refused_is_told(exports, sheet, capsys):
    words = ("check", sheet, "--select", "EX", *exports, "--as-of", "2025-12-31", "--no-config")
    assert run(*words) == 1
    told = capsys.readouterr()
    assert "A1、A2" in told.out
    assert "有1行没有采用" in told.err.replace("\n", "")


@pytest.mark.parametrize("kind", ["progress", "monitoring"])
def test_official_tables_are_written_out_of_exports_as_well(exports, tmp_path, kind, capsys):
    source, target = tmp_path / "目标表.html", tmp_path / "表.xlsx"
    source.write_text(OBJECTIVE, encoding="utf-8")
    words = ("report", source, "--kind", kind, *exports, "--as-of", "2025-07")
    assert run(*words, "-o", target) == 0
    assert "有1行没有采用" in capsys.readouterr().err.replace("\n", "")
    printed = {one.value for row in openpyxl.load_workbook(target).active for one in row}
    assert {90, "90.00"} & printed
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        ["支付.csv", "预算.csv", "目标表.html", "表.xlsx"]
    )


def test_what_is_neither_a_ledger_nor_an_export_is_refused(sheet, capsys):
    assert run("check", sheet, "--ledger", sheet, "--as-of", "2025-12", "--no-config") == 2
    assert "自评表.html" in capsys.readouterr().err


def test_causes_of_last_month_are_printed_in_the_table_of_this_month(ledger, tmp_path, capsys):
    with opened(ledger) as connection:
        connection.execute("DELETE FROM payments")
    july, august = tmp_path / "七月.xlsx", tmp_path / "八月.xlsx"
    words = ("report", "--kind", "progress", "--ledger", ledger)
    assert run(*words, "--as-of", "2025-07", "-o", july) == 0
    book = openpyxl.load_workbook(july)
    tab = book["支出缓慢项目表"]
    titles = {one.value: one.column for row in tab[3:4] for one in row if one.value}
    for title, text in (("经费保障", "√"), ("原因说明", "资金未到"), ("改进措施", "9月申请拨付")):
        tab.cell(5, titles[title], text)
    book.save(july)
    assert run(*words, "--as-of", "2025-08", "--causes", july, "-o", august) == 0
    found = [one.value for one in openpyxl.load_workbook(august)["支出缓慢项目表"][5]]
    assert {"√", "资金未到", "9月申请拨付"} <= set(found)
    capsys.readouterr()
    run("monitor", "--ledger", ledger, "--as-of", "2025-08", "--format", "json", "--causes", july)
    (slow,) = json.loads(capsys.readouterr().out)["slow"]
    assert (slow["causes"], slow["explanation"]) == (["funding"], "资金未到")


def test_causes_are_only_for_the_monthly_table(ledger, tmp_path, capsys):
    words = ("report", tmp_path / "a.docx", "--kind", "monitoring", "--ledger", ledger)
    assert run(*words, "--as-of", "2025-07", "--causes", "x.xlsx", "-o", tmp_path / "a.xlsx") == 2
    assert "--causes 只用于支出进度表" in capsys.readouterr().err
