from __future__ import annotations

import csv
import io
from decimal import Decimal

from jixiao.pipeline.tables import Table, TableColumn, write_lines


def lines_of(*rows):
    file = io.BytesIO()
    write_lines(Table("表", [TableColumn("名称"), TableColumn("得分")], rows), file)
    return list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"))))


def test_lines_have_the_titles_on_top_and_a_line_each():
    assert lines_of(("甲，乙", Decimal("92.50")), ("丙", None)) == [
        ["名称", "得分"], ["甲，乙", "92.50"], ["丙", ""],
    ]  # fmt: skip


def test_excel_knows_the_encoding_by_its_mark():
    file = io.BytesIO()
    write_lines(Table("表", [TableColumn("名称")], []), file)
    assert file.getvalue().startswith(b"\xef\xbb\xbf")


def test_what_looks_like_a_formula_stays_text_and_a_negative_number_a_number():
    assert lines_of(("=HYPERLINK(1)", Decimal(-3)))[1] == [" =HYPERLINK(1)", "-3"]
