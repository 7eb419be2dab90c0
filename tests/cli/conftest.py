"""Running the command line inside the test, and files for it to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jixiao.cli.main import main

SHEET = """
项目支出绩效自评表 | < | < | < | < | < | < | <
（2022年度） | < | < | < | < | < | < | <
项目名称 | 道路养护 | < | < | < | < | < | <
主管部门 | 某县交通运输局 | < | < | 实施单位 | 某县公路站 | < | <
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 100.00 | 100.00 | 90.00 | 10 | 90.00% | {execution}
年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | <
^ | 养护公路20公里 | < | < | < | 已养护公路20公里 | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 养护里程 | ≥20公里 | 20公里 | 50 | 50 |
效益指标 | 社会效益指标 | 通行能力提升率 | ≥10% | 12% | 30 | 30 |
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 95% | 10 | 10 |
总分 | < | < | < | < | 100 | {total} |
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every line of the output as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd) -> Run:
    """Run ``jixiao`` with these arguments."""

    def ran(*arguments: object) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        said = capfd.readouterr()
        assert isinstance(left.value.code, int)
        assert "Traceback" not in said.err
        return Ran(left.value.code, said.out, said.err)

    return ran


@pytest.fixture
def good(tmp_path) -> Path:
    """A text that can be read and in which there is nothing to find."""
    path = tmp_path / "good.txt"
    path.write_text("一、基本情况\n本单位负责全县公路的养护。\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def report(samples) -> Path:
    """The published report of 2020."""
    return samples / "baoding-2020" / "report.docx"
