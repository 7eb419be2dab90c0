"""A template to begin with: the look of an official document, every kind of field once."""

from __future__ import annotations

from pathlib import Path

from jixiao.domain.grid import Cell, Row
from jixiao.reports.paper.model import (
    Block,
    Heading,
    Paper,
    Signature,
    Span,
    Table,
    Text,
    Title,
)
from jixiao.reports.paper.page import Layout

COLUMNS = ("序号", "项目名称", "预算数\n（万元）", "执行数\n（万元）", "执行率", "得分", "等级")
FIELDS = ("序号", "名称", "预算", "执行", "执行率", "得分", "等级")
WIDTHS = (0.8, 3.2, 1.4, 1.75, 1.75, 1.75, 1.75)
SUMS = ("", "合计", "{{ 预算合计 }}", "{{ 执行合计 }}", "{{ 执行率 }}", "", "")
LOOP, END = "{%tr for 项目 in 项目列表 %}", "{%tr endfor %}"


def write_example(path: Path) -> None:
    """Write the template as .docx."""
    from jixiao.reports.paper.word.write import write_docx

    write_docx(example_paper(), path)


def example_paper() -> Paper:
    """The template as a paper: its fields are the words of its paragraphs and cells."""
    blocks: tuple[Block, ...] = (
        Title(("{{ 单位名称 }}", "{{ 年度 }}年度项目支出绩效自评报告")),
        _heading("一、绩效自评工作组织开展情况"),
        _text("{{ 组织开展段落 }}"),
        _heading("二、绩效目标实现情况"),
        _text("{{ 资金情况段落 }}"),
        _projects(),
        _text("{{ 完成情况段落 }}"),
        _text("{%p for 项目 in 项目列表 %}"),
        _text(
            "{{ 项目.名称 }}：{{ 项目.完成情况 }}{% if 项目.执行率 < 90 %}"
            "执行率为{{ 项目.执行率 }}，低于90%，原因是【待填写：执行率低的原因】。{% endif %}"
        ),
        _text("{%p endfor %}"),
        _heading("三、绩效目标设定质量情况"),
        _text("{{ 设定质量段落 }}"),
        _heading("四、整改措施及结果应用"),
        _text("{{ 整改措施段落 }}"),
        Signature("{{ 单位名称 }}", "{{ 成文日期 }}"),
    )
    return Paper("绩效自评报告模板", blocks, kind="template")


def _heading(text: str) -> Heading:
    return Heading((Span(text),), 1)


def _text(text: str) -> Text:
    return Text((Span(text),))


def _projects() -> Table:
    """A table with a row for every project: the rows around it begin and end the loop."""
    fields = tuple(f"{{{{ 项目.{name} }}}}" for name in FIELDS)
    rows = (
        _cells(COLUMNS),
        (Cell(LOOP, 0, len(COLUMNS)),),
        _cells(fields),
        (Cell(END, 0, len(COLUMNS)),),
        _cells(SUMS),
    )
    return Table(rows, Layout(WIDTHS, header_rows=1), caption="各项目预算执行和得分情况")


def _cells(texts: tuple[str, ...]) -> Row:
    return tuple(Cell(text, at) for at, text in enumerate(texts))
