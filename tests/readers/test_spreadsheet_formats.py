"""How cells show their numbers: per cents, decimals, units, days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.test_spreadsheet import SHEET, changed, grids, made, opened, reads_or_refuses

from jixiao.readers.opening import open_file
from jixiao.readers.spreadsheets.spreadsheet import read
from jixiao.readers.spreadsheets.spreadsheet_formats import form_of

STYLES = "xl/styles.xml"
ACCOUNTING = '_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '
SHOWN = [
    ("0%", 1.0, "100%"),
    ("0%", 0.95, "95%"),
    ("0%", 0.125, "13%"),
    ("0.00%", 0.80455, "80.46%"),
    ("0.0#%", 0.5, "50.0%"),
    ("0.00%", -0.00001, "0.00%"),
    ("+0.0%;-0.0%", -0.052, "-5.2%"),
    ('"≥"0%', 0.95, "≥95%"),
    ('0"%"', 95.0, "95%"),
    ("0.00", 48.0, "48.00"),
    ("0.00", 0.0, "0.00"),
    ("0.00", -0.0, "0.00"),
    ("0.00", 48, "48.00"),
    ("#,##0.00", 1234567.5, "1234567.50"),
    ("0.00", 48.123, "48.123"),
    ("0.00", 0.1 + 0.2, "0.30"),
    ("0.00_);[Red]\\(0.00\\)", -48.0, "-48.00"),
    (ACCOUNTING, -12.5, "-12.50"),
    (ACCOUNTING, 0.0, "0.00"),
    ("[$¥-804]#,##0.00", 3.5, "3.50"),
    ('0"元"', 75.0, "75元"),
    ('General"元"', 5.25, "5.25元"),
    ('G/通用格式"人"', 3.0, "3人"),
    ("0000", 12.0, "0012"),
    ("0000.0", -12.0, "-0012.0"),
    ("0!.0000", 1234567.0, "123.4567"),
    ('0\\.0,"万"', 123456.0, "12.3456万"),
    ("#,##0.00,", 12345.0, "12.345"),
    ('yyyy"年"m"月"', date(2020, 3, 1), "2020年3月"),
    ('yyyy"年"mm"月"dd"日";@', date(2020, 3, 1), "2020年03月01日"),
    ("[$-804]yyyy年m月d日", date(2020, 3, 1), "2020年3月1日"),
    ("yyyy\\.m", date(2020, 3, 1), "2020-03"),
    ("yyyy", date(2020, 3, 1), "2020"),
]
AS_KEPT = [
    "General", "@", "0", "#,##0", "", ";;;", "# ?/?", "0.00E+00", "[>100]0.00;0", "[DBNum2]0.00",
    "000-0000", "0!.0%", "0." + "0" * 20, "0" * 201, "yyyy/m/d", "yyyy-mm-dd hh:mm", "[h]:mm",
]  # fmt: skip


@pytest.mark.parametrize(("code", "value", "text"), SHOWN)
def test_a_value_is_shown_as_its_format_asks(code, value, text):
    form = form_of(code)
    assert form is not None
    assert form.shown(value) == text


@pytest.mark.parametrize("code", AS_KEPT)
def test_a_format_that_changes_nothing_or_cannot_be_followed_leaves_the_value(code):
    assert form_of(code) is None


@pytest.mark.parametrize("code", ["0%", "0.00", 'yyyy"年"', '0"元";"欠"0'])
@pytest.mark.parametrize("value", ["甲", True, float("nan"), 1e15, -1e300])
def test_what_is_no_number_or_no_day_or_too_long_is_left(code, value):
    form = form_of(code)
    assert form is not None
    assert form.shown(value) is value


def test_a_word_that_stands_for_a_minus_leaves_the_minus():
    form = form_of('"增加"0;"减少"0')
    assert form is not None
    assert (form.shown(5.0), form.shown(-5.0)) == ("增加5", -5.0)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_no_digit_of_an_amount_is_lost(cents, decimals):
    form = form_of("#,##0." + "0" * decimals + "_ ")
    shown = form.shown(cents / 100) if form else cents / 100
    assert float(shown) == cents / 100


@given(st.text('0#?,.%;"\\!_*[]年元ymdGE/@-(', max_size=30), st.floats())
def test_any_code_gives_a_text_or_leaves_the_value(code, value):
    form = form_of(code)
    if form is not None:
        assert isinstance(form.shown(value), str | float)
        assert isinstance(form.shown(date(2020, 1, 1)), str | date)


def formatted(*cells: tuple[object, object]) -> bytes:
    """A worksheet with one row of values, each in its format."""

    def write(book: Any) -> None:
        tab = book.add_worksheet()
        for column, (value, form) in enumerate(cells):
            tab.write(1, column + 1, value, book.add_format({"num_format": form}))

    return made(write)


def first_row(data: bytes) -> list[str]:
    (grid,) = grids(read(opened(data)))
    return grid.texts()[0]


def test_formats_built_in_need_no_code():
    cells = [(1, 9), (0.5, 10), (48, 2), (48, 4), (48, 1), (44196, 57), (44196, 31), (44196, 14)]
    expected = ["100%", "50.00%", "48.00", "48.00", "48", "2020年12月", "2020年12月31日"]
    assert first_row(formatted(*cells)) == [*expected, "2020-12-31"]


def test_a_long_code_in_a_format_is_still_reported_as_damaged():
    blocks = read(opened(formatted((123456789012345678, "0.00"))))
    assert [problem.kind for problem in blocks.problems] == ["digits_lost"]


def test_a_merged_cell_shows_its_number_in_every_row():
    def write(book: Any) -> None:
        tab = book.add_worksheet()
        tab.merge_range(0, 0, 1, 1, 1, book.add_format({"num_format": "0%"}))
        tab.write(1, 2, "旁")

    (grid,) = grids(read(opened(made(write))))
    assert grid.texts() == [["100%", "100%", ""], ["100%", "100%", "旁"]]


@pytest.mark.parametrize("large", [1, 10**6])
def test_a_row_shows_its_formats_in_small_and_in_large_tables(monkeypatch, large):
    monkeypatch.setattr("jixiao.readers.spreadsheets.spreadsheet_rows.MANY_CELLS", large)
    assert first_row(formatted((0.95, "0%"), (48, "0.00"), (48, "General"))) == [
        "95%", "48.00", "48",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<c r="B2" s="1">', b'<c s="1" r="B2">'),
        (b'<c r="B2" s="1">', b"<c\n  r = 'B2' s = '1' >"),
        (b'<c r="B2" s="1">', b'<c r="B2" t="n" s="1">'),
    ],
)
def test_every_way_to_write_a_cell_finds_its_format(old, new):
    data = changed(
        formatted((1, "0%"), (0.5, "0%")),
        lambda name, part: part.replace(old, new) if name == SHEET else part,
    )
    assert first_row(data) == ["100%", "50%"]


def test_names_with_a_prefix_find_their_formats():
    def prefixed(name: str, part: bytes) -> bytes:
        if name != SHEET:
            return part
        for tag in (b"c", b"row", b"v", b"worksheet", b"sheetData"):
            part = part.replace(b"<" + tag + b" ", b"<x:" + tag + b" ")
            part = part.replace(b"<" + tag + b">", b"<x:" + tag + b">")
            part = part.replace(b"</" + tag + b">", b"</x:" + tag + b">")
        return part.replace(b"xmlns=", b"xmlns:x=")

    assert first_row(changed(formatted((1, "0%")), prefixed)) == ["100%"]


def test_a_ledger_above_the_limit_is_read_as_it_is_kept(monkeypatch):
    monkeypatch.setattr("jixiao.readers.spreadsheets.spreadsheet_styles.MOST_FORMATTED", 1)
    assert first_row(formatted((1, "0%"), (48, "0.00"))) == ["1", "48"]


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        (b'formatCode="0%"', b'formatCode="[Red"', ["1"]),
        (b'numFmtId="164" fontId', b'numFmtId="x" fontId', ["1"]),
        (b"<cellXfs", b"<other", ["1"]),
        (b"<styleSheet", b'<!DOCTYPE a [<!ENTITY b "c">]><styleSheet', ["1"]),
    ],
)
def test_damaged_styles_cost_no_number(old, new, texts):
    data = changed(
        formatted((1, "0%")),
        lambda name, part: part.replace(old, new) if name == STYLES else part,
    )
    assert first_row(data) == texts


@pytest.mark.parametrize(
    "fault", [b"<c " * 200_000, b"<c r='A1' s='1'" * 50_000, b'r="A1' * 200_000]
)
def test_a_worksheet_of_unfinished_tags_takes_no_time_to_speak_of(fault):
    data = changed(
        formatted((1, "0%")),
        lambda name, part: (
            part.replace(b"<sheetData>", b"<sheetData>" + fault) if name == SHEET else part
        ),
    )
    reads_or_refuses(data)


def test_a_binary_workbook_shows_its_numbers_too(samples):
    first, second = grids(read(open_file(samples / "formats" / "number_formats.xls")))
    assert [row[1:2] for row in first.texts()[:13]] == [
        ["48.00"], ["95%"], ["80.46%"], ["-1234567.50"], ["48.123"], ["0007"], ["75元"], ["≥90%"],
        ["12.3456"], ["2020年12月"], ["2020-12-31"], ["0.95"], ["12"],
    ]  # fmt: skip
    assert first.texts()[13:] == [["一行", "50%", "25%", "100%"], ["公式", "95%", "", ""]]
    assert second.texts() == [["比率", "100%"]]


def test_a_binary_ledger_above_the_limit_is_read_as_it_is_kept(samples, monkeypatch):
    monkeypatch.setattr("jixiao.readers.spreadsheets.spreadsheet_binary_formats.MOST_FORMATTED", 5)
    first, second = grids(read(open_file(samples / "formats" / "number_formats.xls")))
    assert first.texts()[1][:2] == ["比率", "0.95"]
    assert second.texts() == [["比率", "100%"]]
