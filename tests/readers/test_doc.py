import dataclasses
import json
import random
import struct
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.domain.document import Paragraph, Source
from jixiao.domain.grid import Grid
from jixiao.domain.place import NOWHERE, Place
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile, open_file
from jixiao.readers.read import document_of
from jixiao.readers.word import doc, docx
from jixiao.readers.word.doc_characters import font_names
from jixiao.readers.word.doc_container import Streams
from jixiao.readers.word.doc_lists import lists_of
from jixiao.readers.word.doc_properties import changes_in
from jixiao.readers.word.doc_styles import numbered_styles

SAMPLES = Path(__file__).parents[1] / "samples"
REPORT = SAMPLES / "baoding-2020" / "report.doc"
REPORT_BYTES = REPORT.read_bytes()
FORMATS = SAMPLES / "formats"
TEXT_AT = 0x800
IN_TABLE = bytes.fromhex("162401")
ROW_END = IN_TABLE + bytes.fromhex("172401")
INNER = IN_TABLE + bytes.fromhex("496602000000")
INNER_CELL, INNER_ROW = INNER + bytes.fromhex("4B2401"), INNER + bytes.fromhex("4C2401")
DELETED = bytes.fromhex("000801")


def read(data, path="report.doc"):
    return doc.read(Opened(Path(path), data, "", "doc"))


def without_places(value):
    if isinstance(value, Place):
        return NOWHERE
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            one.name: without_places(getattr(value, one.name)) for one in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **fields)
    if isinstance(value, dict):
        return {key: without_places(one) for key, one in value.items()}
    return type(value)(map(without_places, value)) if isinstance(value, tuple | list) else value


def shown(blocks):
    """Paragraphs as text, grids as rows of (text, column, width, continues)."""
    return [
        one.text
        if isinstance(one, Paragraph)
        else [[(c.text, c.column, c.width, c.continues) for c in row] for row in one]
        for one in blocks.items
    ]


# Small documents made by hand, for what no converter writes.


def definition(edges, flags=()):
    body = bytes((len(edges) - 1,)) + struct.pack(f"<{len(edges)}h", *edges)
    body += b"".join(struct.pack("<H18x", flag) for flag in flags)
    return struct.pack("<HH", 0xD608, len(body) + 1) + body


def plan(starts, descriptors):
    return struct.pack(f"<{len(starts)}I", *starts) + b"".join(descriptors)


def page(limits, entries, *, width):
    """A page of formatting, entries written from its end as Word does."""
    found, at = bytearray(512), 510
    found[: 4 * len(limits)] = struct.pack(f"<{len(limits)}I", *limits)
    for index, entry in enumerate(entries):
        at = (at - len(entry)) // 2 * 2
        found[at : at + len(entry)] = entry
        found[4 * len(limits) + width * index] = at // 2
    found[511] = len(entries)
    return bytes(found)


def paragraph_entry(changes, style=0):
    body = struct.pack("<H", style) + changes
    body += b"\0" * (len(body) % 2)
    return bytes((0, len(body) // 2)) + body


def pages_of(runs, *, width):
    """The pages, and where each begins, of (bytes, entry) runs one after another."""
    pages, begins, at = [], [], TEXT_AT
    for first in range(0, len(runs), 3):
        limits = [at]
        for size, _ in runs[first : first + 3]:
            limits.append(limits[-1] + size)
        pages.append(page(limits, [entry for _, entry in runs[first : first + 3]], width=width))
        begins.append(at)
        at = limits[-1]
    return pages, [*begins, at]


def streams(
    paragraphs, *, characters=(), pieces=None, changes=(), data=b"", kind=0xA5EC, version=0xC1,
    flags=0x200, length=None, tables=None,
):  # fmt: skip
    """A document of (text with its mark, changes) paragraphs."""
    text = "".join(one for one, _ in paragraphs).encode("utf-16-le", "surrogatepass")
    count = len(text) // 2
    main = bytearray(TEXT_AT) + text
    main += b"\0" * (-len(main) % 512)
    table = bytearray()
    found = {}
    plain = [(len(one.encode("utf-16-le", "surrogatepass")), two) for one, two in paragraphs]
    for index, runs, width in (
        (13, [(size, paragraph_entry(one)) for size, one in plain], 13),
        (12, [(2 * size, bytes((len(one),)) + one) for size, one in characters], 1),
    ):
        pages, begins = pages_of(runs, width=width)
        numbers = [struct.pack("<I", len(main) // 512 + at) for at in range(len(pages))]
        found[index] = plan(begins, numbers)
        main += b"".join(pages)
    pieces = pieces or [(count, TEXT_AT, 0)]
    starts = [0]
    for size, _, _ in pieces:
        starts.append(starts[-1] + size)
    body = plan(starts, [struct.pack("<HIH", 0, where, prm) for _, where, prm in pieces])
    lists = b"".join(struct.pack("<BH", 1, len(one)) + one for one in changes)
    found[33] = lists + struct.pack("<BI", 2, len(body)) + body
    for index, one in {**found, **(tables or {})}.items():
        struct.pack_into("<II", main, 0x9A + 8 * index, len(table), len(one))
        table += one
    struct.pack_into("<HH", main, 0, kind, version)
    struct.pack_into("<H", main, 10, flags)
    struct.pack_into("<I", main, 0x4C, starts[-1] if length is None else length)
    return Streams(bytes(main), (b"", bytes(table)), data)


def blocks(*arguments, **options):
    return doc.blocks_of(streams(*arguments, **options), Path("made.doc"))


def row(*texts, end=b""):
    return [(f"{text}\x07", IN_TABLE) for text in texts] + [("\x07", ROW_END + end)]


# A published report, and documents converted from .docx.


def test_the_report_reads_as_the_docx_of_the_same_report_does():
    ours, theirs = read(REPORT_BYTES), docx.read(open_file(REPORT.with_suffix(".docx")))
    assert ours == theirs
    document = document_of(ours, Source())
    assert without_places(document) == without_places(document_of(theirs, Source()))
    assert len(document.sheets) == 7
    assert sum(len(sheet.indicators) for sheet in document.sheets) == 37


def test_every_cell_of_the_report_is_read_with_its_merges():
    truth = json.loads((REPORT.parent / "cells.json").read_text("utf-8"))
    grids = [one for one in read(REPORT_BYTES).items if isinstance(one, Grid)]
    expected = [["".join(text.split()) for text in row] for one in truth for row in one["grid"]]
    found = [["".join(text.split()) for text in row] for grid in grids for row in grid.texts()]
    assert found == expected
    assert sum(map(len, found)) == 651


def test_a_wps_file_reads_the_same_as_the_doc(tmp_path):
    path = tmp_path / "report.wps"
    path.write_bytes(REPORT_BYTES)
    opened = open_file(path)
    assert opened.format == "doc"
    assert doc.read(opened).items == read(REPORT_BYTES).items


@pytest.mark.parametrize("name", ["merges", "wide"])
def test_merged_and_nested_tables_read_as_in_docx(name):
    ours = doc.read(open_file(FORMATS / f"{name}.doc"))
    assert ours == docx.read(open_file(FORMATS / f"{name}.docx"))


def test_numbers_that_word_prints_stand_before_their_paragraphs():
    found = shown(doc.read(open_file(FORMATS / "numbered.doc")))
    assert found[:7] == [
        "一、基本情况", "（一）项目概况", "（二）总体", "1.一点", "2.二点", "一.二.1法", "①圈",
    ]  # fmt: skip
    assert found[8:14] == [
        "C)字母",
        "i)罗马",
        "ii)罗马二",
        "二、组织实施",
        "（一）过程",
        "三、结论",
    ]
    assert found[14][0][0][0] == "1.表内一\n2.表内二"
    assert found[15] == "五、重新开始"
    assert found[16] == "四、样式带号"


def test_fields_revisions_breaks_rare_characters_and_symbols_are_read_as_seen():
    assert shown(doc.read(open_file(FORMATS / "text.doc"))) == [
        "前链接文字后",
        "保留新加的字结束",
        "一行\n二行\t跳格-短横软",
        "生僻字𠮷和𡈽之后的位置",
        "符号≥90%（括号）(half)☑是",
        'Only Western text with "quotes" and é',
        [
            [("生僻𠮷字", 0, 1, False), ("次格", 1, 1, False)],
            [("多段\n\n第三段", 0, 1, False), ("", 1, 1, False)],
        ],
        "新页",
    ]


# What the format allows, one thing at a time.


def test_paragraphs_and_cells_keep_their_places():
    found = blocks(
        [
            ("首段\r", b""),
            (" \r", b""),
            *row("甲", "乙", end=definition([0, 9, 30])),
            ("末段\r", b""),
        ]
    )
    assert [one.place for one in found.items] == [
        Place("首段", paragraph=1), Place(table=1), Place("末段", paragraph=3),
    ]  # fmt: skip
    assert found.items[1].rows[0][1].place == Place("乙", table=1, row=1, column=2)
    assert not found.problems


@pytest.mark.parametrize("flags", [[1, 2, 0, 1, 2], [2, 1, 0, 2, 1], [3, 1, 0, 3, 1]])
def test_cells_joined_by_flags_are_one_whichever_way_the_flags_are_meant(flags):
    end = definition([0, 500, 1000, 1500, 2000, 2500], flags)
    assert shown(blocks(row("左", "", "中", "右", "", end=end))) == [
        [[("左", 0, 2, False), ("中", 2, 1, False), ("右", 3, 2, False)]]
    ]


def test_cells_joined_by_later_changes_are_joined_too():
    edges = definition([0, 500, 1000, 1500])
    across = edges + bytes.fromhex("24560002")
    opens = edges + bytes.fromhex("2BD6020203")
    goes_on = edges + bytes.fromhex("2BD6020201")
    rows = row("左", "", "上", end=across + opens[-5:]) + row("a", "b", "", end=goes_on)
    assert shown(blocks(rows)) == [
        [
            [("左", 0, 2, False), ("上", 2, 1, False)],
            [("a", 0, 1, False), ("b", 1, 1, False), ("上", 2, 1, True)],
        ]
    ]


def test_edges_that_nearly_meet_are_one_column_but_narrow_cells_stay():
    rows = row("a", "b", end=definition([0, 1000, 2000]))
    rows += row("c", "d", end=definition([-20, 1030, 1990]))
    rows += row("宽", end=definition([8, 2005]))
    assert [[cell[1:3] for cell in one] for one in shown(blocks(rows))[0]] == [
        [(0, 1), (1, 1)], [(0, 1), (1, 1)], [(0, 2)],
    ]  # fmt: skip
    narrow = row("a", "b", "c", end=definition([0, 1000, 1020, 2000]))
    assert shown(blocks(narrow)) == [[[("a", 0, 1, False), ("b", 1, 1, False), ("c", 2, 1, False)]]]


def test_cells_that_the_row_does_not_define_are_kept_behind_the_others():
    rows = row("a", "b", "c", end=definition([0, 1000])) + row("d", "e")
    assert shown(blocks(rows)) == [
        [
            [("a", 0, 1, False), ("b", 1, 1, False), ("c", 2, 1, False)],
            [("d", 0, 1, False), ("e", 1, 1, False)],
        ]
    ]
    assert blocks(row("d", "e")).items[0].is_ragged


def test_a_cell_without_width_is_left_out_only_where_it_is_empty():
    end = definition([0, 1000, 1000, 2000])
    assert [cell[0] for cell in shown(blocks(row("a", "", "b", end=end)))[0][0]] == ["a", "b"]
    assert [cell[0] for cell in shown(blocks(row("a", "x", "b", end=end)))[0][0]] == ["a", "x", "b"]


def test_a_table_in_a_cell_comes_after_the_table_around_it():
    inner = [("里\r", INNER_CELL), ("\r", INNER_ROW + definition([0, 500])), ("后\r", IN_TABLE)]
    found = blocks([("前\r", IN_TABLE), *inner, *row("尾", end=definition([0, 900]))])
    assert shown(found) == [[[("前\n后\n尾", 0, 1, False)]], [[("里", 0, 1, False)]]]
    assert [one.place.table for one in found.items] == [1, 2]


@pytest.mark.parametrize("code", [0x6646, 0x646B])
def test_a_row_too_long_for_its_page_is_found_in_the_data_stream(code):
    far = definition([0, 700, 1400])
    pointer = struct.pack("<HI", code, 4)
    data = b"\0" * 4 + struct.pack("<H", len(far)) + far
    assert not (found := blocks(row("a", "b", end=pointer), data=data)).problems
    assert not found.items[0].is_ragged
    (problem,) = blocks(row("a", "b", end=pointer), data=data[:9]).problems
    assert problem.kind == "damaged"
    assert "格式信息已损坏" in problem.message


def test_a_depth_may_be_told_as_a_difference():
    deeper = IN_TABLE + bytes.fromhex("4966010000004A6601000000")
    inner = [("里\r", deeper + INNER_CELL[-3:]), ("\r", deeper + INNER_ROW[-3:])]
    found = shown(blocks([*inner, *row("外", end=definition([0, 500]))]))
    assert [table[0][0][0] for table in found] == ["外", "里"]


def test_only_the_results_of_fields_are_seen():
    text = "\x13 IF \x13 PAGE \x14 3 \x15=3 \x14见\x13 REF \x14表1\x15\x15。\r"
    assert shown(blocks([(text, b"")])) == ["见表1。"]


def test_a_field_that_is_never_closed_hides_no_more_than_its_paragraph():
    assert shown(blocks([("前\x13 PAGE\r", b""), ("后\x14\x15文\r", b"")])) == ["前", "后文"]


def test_deleted_text_is_left_out_and_its_marks_stay():
    found = blocks(
        [("留删\r", b""), ("删留\r", b"")], characters=[(1, b""), (3, DELETED), (2, b"")]
    )
    assert shown(found) == ["留", "留"]


def test_pictures_notes_and_soft_hyphens_leave_no_trace():
    assert shown(blocks([("a\x01\x02\x05\x08b\x1fc\x1ed\x0ee\r", b"")])) == ["abc-d\ne"]


def test_a_page_break_keeps_its_paragraph_and_the_end_of_a_section_ends_it():
    assert shown(blocks([("一\x0c二\r", b""), ("三\x0c", b""), ("四\r", b"")])) == [
        "一\n二",
        "三",
        "四",
    ]


def test_half_of_a_rare_character_is_replaced_and_does_not_shift_what_follows():
    rows = [("\ud842\udfb7\ud842\r", b""), *row("甲", end=definition([0, 500]))]
    assert shown(blocks(rows)) == ["𠮷�", [[("甲", 0, 1, False)]]]


def test_symbols_are_read_by_their_font():
    fonts = b"".join(
        bytes((39 + len(name),)) + bytes(39) + name
        for name in (f"{one}\0".encode("utf-16-le") for one in ("Arial", "Symbol"))
    )
    table = {15: struct.pack("<HH", 2, 0) + fonts}
    changes = struct.pack("<HHH", 0x6A09, 1, 0xF0A3)
    unknown = struct.pack("<HHH", 0x6A09, 9, 0xF0A3)
    found = blocks([("((5天(\r", b"")], characters=[(1, changes), (1, unknown)], tables=table)
    assert shown(found) == ["≤5天("]
    assert font_names(table[15][:60]) == ["arial"]


def test_pieces_are_joined_in_reading_order_whatever_their_width():
    paragraphs = [("后半\r", b""), ("\u6261\u2062", b"")]  # at one byte each: ab and b with a blank
    latin = (TEXT_AT + 6) * 2 | 0x40000000
    found = blocks(paragraphs, pieces=[(4, latin, 0), (3, TEXT_AT, 0)])
    assert shown(found) == ["abb 后半"]


def test_changes_to_a_whole_piece_hold_for_its_text():
    pieces = [(2, TEXT_AT, 0x41 << 1 | 1 << 8), (2, TEXT_AT + 4, 0), (2, TEXT_AT + 8, 1)]
    found = blocks([("甲乙丙\r丁\r", b"")], pieces=pieces, changes=[DELETED])
    assert shown(found) == ["丙"]


def test_text_behind_the_main_text_is_left_alone():
    assert shown(blocks([("正文\r", b""), ("页眉\r", b"")], length=3)) == ["正文"]


def test_styles_pass_their_list_on_and_a_damaged_sheet_keeps_what_came_before():
    def style(base, changes):
        body = struct.pack("<HHHHH", 0, base << 4 | 1, 0x12, 0, 0) + struct.pack("<HHH", 1, 65, 0)
        body += struct.pack("<HH", 2 + len(changes), 0) + changes
        return struct.pack("<H", len(body)) + body + b"\0" * (len(body) % 2)

    sheet = struct.pack("<HHH", 4, 3, 10) + style(0xFFF, struct.pack("<HH", 0x460B, 7))
    sheet += style(0, b"\x0a\x26\x02") + style(2, b"")
    assert numbered_styles(sheet) == {0: (7, 0), 1: (7, 2), 2: (0, 0)}
    assert numbered_styles(sheet[:-9]) == {0: (7, 0), 1: (7, 2)}
    assert numbered_styles(b"") == {}


def test_a_list_that_is_overridden_prints_its_own_label():
    def level(label, start, kind=39, flags=0):
        head = struct.pack("<IBB20xH", start, kind, flags, 0)
        return head + struct.pack("<H", len(label)) + label.encode("utf-16-le")

    lists = struct.pack("<HI22xBB", 1, 5, 1, 0) + level("\0、", 1)
    plain = struct.pack("<I8xB3x", 5, 0)
    changed = struct.pack("<I8xB3x", 5, 1)
    override = struct.pack("<IIII", 0, 0, 0x30, 0)[:12] + level("第\0条", 9, kind=0)
    uses = struct.pack("<I", 2) + plain + changed + bytes(4) + override
    found = lists_of(lists, uses)
    assert [found.prefix(*one) for one in ((1, 0), (1, 0), (2, 0), (2, 0), (1, 1), (9, 0))] == [
        "一、", "二、", "第9条", "第10条", "", "",
    ]  # fmt: skip
    assert lists_of(lists, uses[:-1]).uses == []


def test_tab_stops_are_stepped_over_however_they_are_stored():
    many = struct.pack("<HBB", 0xC615, 255, 1) + bytes(4) + b"\x01" + bytes(3)
    few = struct.pack("<HB", 0xC615, 2) + bytes(2)
    assert [code for code, _ in changes_in(many + few + IN_TABLE)] == [0xC615, 0xC615, 0x2416]
    assert list(changes_in(many[:4])) == []


# What cannot be read, and what is damaged.


@pytest.mark.parametrize(
    ("options", "kind", "words"),
    [
        ({"flags": 0x300}, "encrypted", "已加密"),
        ({"version": 0x68}, "unsupported", "Word 95"),
        ({"kind": 0xA5DC}, "unsupported", "Word 95"),
        ({"kind": 0x1234}, "damaged", "不是Word 97-2003"),
        ({"tables": {33: b"\x02"}}, "damaged", "正文无法读取"),
        ({"tables": {33: b"\x03" + bytes(30)}}, "damaged", "正文无法读取"),
        ({"tables": {33: b"\x02\x04" + bytes(30)}}, "damaged", "正文无法读取"),
        ({"pieces": [(5, 2**29, 0)]}, "damaged", "正文无法读取"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_its_reason(options, kind, words):
    with pytest.raises(UnreadableFile, match=words) as fault:
        blocks([("正文\r", b"")], **options)
    assert fault.value.kind == kind


def test_what_was_read_before_the_damage_is_kept_with_a_problem():
    found = blocks([("好的\r", b""), ("坏", b"")], pieces=[(3, TEXT_AT, 0), (9, 2**28, 0)])
    assert shown(found) == ["好的"]
    assert [(one.kind, one.place.paragraph) for one in found.problems] == [("damaged", 1)]
    assert "made.doc：" in found.problems[0].message
    assert "只读到第1段" in found.problems[0].message


def test_a_table_that_is_cut_keeps_its_cells():
    rows = [*row("a", "b", end=definition([0, 500, 900])), ("c\x07", IN_TABLE), ("半", b"")]
    found = blocks(rows, length=99)
    assert [[cell[0] for cell in one] for one in shown(found)[0]] == [["a", "b"], ["c", "半"]]
    assert "只读到开头的表格" in found.problems[0].message


def test_text_without_formatting_is_still_read():
    found = blocks([("甲\r", b""), ("乙\x07", IN_TABLE)], tables={13: b"", 12: b"\xff" * 4000})
    assert shown(found) == ["甲", [[("乙", 0, 1, False)]]]
    assert "格式信息已损坏" in found.problems[0].message


@pytest.mark.parametrize(
    "limit", ["doc_walk.MAX_MARKS", "doc_paragraphs.MAX_FORMATTING", "doc_properties.MAX_RUNS"]
)
def test_more_than_any_real_document_has_is_not_read_to_the_end(limit, monkeypatch):
    monkeypatch.setattr(f"jixiao.readers.word.{limit}", 4)
    found = blocks([(f"{number}\r", b"\x03\x24\x01") for number in range(9)])
    assert [one.kind for one in found.problems] == ["too_large"]


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [
        (30, struct.pack("<H", 31), "扇区大小"),
        (32, struct.pack("<H", 0), "扇区大小"),
        (44, struct.pack("<I", 2**31), "扇区数"),
        (64, struct.pack("<I", 2**31), "扇区数"),
        (48, struct.pack("<I", 2**20), "内部目录"),
    ],
)
def test_a_header_that_promises_too_much_is_refused(at, value, words):
    with pytest.raises(UnreadableFile, match=words) as fault:
        read(REPORT_BYTES[:at] + value + REPORT_BYTES[at + len(value) :])
    assert fault.value.kind == "damaged"


def renamed(old, new):
    """The report with another name for one of its streams."""
    data = bytearray(REPORT_BYTES)
    at = data.index(old.encode("utf-16-le"))
    data[at : at + 66] = struct.pack("<64sH", new.encode("utf-16-le"), 2 * len(new) + 2)
    return bytes(data)


def test_a_file_of_another_program_is_named():
    with pytest.raises(UnreadableFile, match="微软Works文档") as fault:
        read(renamed("WordDocument", "MatOST"))
    assert fault.value.kind == "unsupported"
    with pytest.raises(UnreadableFile, match="没有Word正文"):
        read(renamed("WordDocument", "Contents"))


def test_streams_whose_chain_runs_in_a_circle_or_that_are_endless_are_refused():
    entry = REPORT_BYTES.index("WordDocument".encode("utf-16-le"))
    endless = bytearray(REPORT_BYTES)
    endless[entry + 120 : entry + 124] = b"\xff" * 4
    with pytest.raises(UnreadableFile, match="长度不对"):
        read(bytes(endless))
    circle = bytearray(REPORT_BYTES)
    first = int.from_bytes(circle[76:80], "little")
    circle[(first + 1) * 512 : (first + 2) * 512] = bytes(512)
    with pytest.raises(UnreadableFile):
        read(bytes(circle))


def test_a_directory_larger_than_any_real_one_is_refused(monkeypatch):
    monkeypatch.setattr("jixiao.readers.word.doc_container.MAX_ENTRIES", 3)
    with pytest.raises(UnreadableFile, match="内部目录异常地大"):
        read(REPORT_BYTES)


def mutations():
    chance = random.Random(20201)  # noqa: S311 (the same damage every time)
    for _ in range(100):
        data = bytearray(REPORT_BYTES)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        for _ in range(chance.choice([0, 1, 20, 400]) if data else 0):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield bytes(data)


def survives(read_it):
    """Whether a reader gives blocks that can be printed, or refuses in a sentence, in time."""
    begun = time.perf_counter()
    try:
        is_right = isinstance(found := read_it(), Blocks)
        str(shown(found)).encode("utf-8")
    except UnreadableFile as fault:
        is_right = fault.kind in {"damaged", "encrypted", "unsupported"} and "；" in str(fault)
    return is_right and time.perf_counter() - begun < 5


def test_a_hundred_damaged_copies_of_the_report_are_read_or_refused_quickly():
    assert all(survives(lambda data=data: read(data)) for data in mutations())


@settings(deadline=None)
@given(
    st.integers(0, len(REPORT_BYTES)),
    st.lists(st.tuples(st.integers(0, len(REPORT_BYTES) - 1), st.binary(min_size=1, max_size=8))),
)
def test_any_damage_to_the_report_is_read_or_refused(length, patches):
    data = bytearray(REPORT_BYTES)
    for at, patch in patches:
        data[at : at + len(patch)] = patch
    assert survives(lambda: read(bytes(data[:length])))


MADE = streams([("甲\r", b""), *row("乙", "丙", end=definition([0, 500, 900])), ("丁\r", b"")])


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 2**16), st.integers(0, 255)), max_size=12))
def test_any_damage_inside_the_streams_is_read_or_refused(patches):
    parts = [bytearray(MADE.main), bytearray(MADE.tables[1])]
    for is_table, at, value in patches:
        part = parts[is_table]
        part[at % len(part)] = value
    made = Streams(bytes(parts[0]), (b"", bytes(parts[1])), b"")
    assert survives(lambda: doc.blocks_of(made, Path("made.doc")))
