"""Rich text: code pages, paragraphs, tables with merged cells, and hostile files."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.domain.document import Paragraph
from jixiao.domain.grid import Grid
from jixiao.readers.blocks import Blocks
from jixiao.readers.opening import Opened, UnreadableFile, open_file
from jixiao.readers.web.rtf import read
from jixiao.readers.word import docx

HEAD = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Arial;}}"

UNSEEN = re.compile("[\u00ad\u200b\uf000-\uf0ff]")


def rich(body: bytes, *, head: bytes = HEAD, end: bytes = b"}") -> Blocks:
    return read(Opened(Path("made.rtf"), head + body + end, "", "rtf"))


def shown(blocks: Blocks) -> list[object]:
    return [one.text if isinstance(one, Paragraph) else one.texts() for one in blocks.items]


def coded(text: str, encoding: str = "gb18030") -> bytes:
    return "".join(rf"\'{byte:02x}" for byte in text.encode(encoding)).encode("ascii")


@pytest.mark.parametrize("name", ["rich_tables", "rich_text"])
def test_a_file_written_by_another_program_gives_what_the_word_file_gives(samples, name):
    folder = samples / "formats"
    rich_text = shown(read(open_file(folder / f"{name}.rtf")))
    word = shown(docx.read(open_file(folder / f"{name}.docx")))
    assert [_plain(one) for one in rich_text] == [_plain(one) for one in word]


def _plain(block: object) -> object:
    """A block without what the Word reader leaves out: soft hyphens and signs of symbol fonts."""
    return UNSEEN.sub("", block) if isinstance(block, str) else block


def test_bytes_are_decoded_by_the_font_and_by_the_code_page():
    assert shown(rich(coded("绩效") + rb"\f1 " + coded("自评") + rb"\par")) == ["绩效自评"]
    latin = HEAD.replace(b"936", b"1252")
    assert shown(rich(coded("绩效") + rb"{\f1\'e9}" + b"\\par", head=latin)) == ["绩效é"]
    assert shown(rich(coded("績效", "cp950") + b"\\par", head=rb"{\rtf1\ansicpg950 ")) == ["績效"]


def test_characters_by_number_hide_what_stands_for_them():
    body = rb"\uc2\u32489\'bc\'a8\u25928\'d0\'a7{\uc0\u33258}\uc1\u-30232?\u55362?\u57271?\par"
    assert shown(rich(body)) == ["绩效自觨𠮷"]


def test_paragraphs_are_read_with_their_numbers_and_without_what_does_not_show():
    body = (
        rb"{\info{\title x}}{\*\generator y;}{\header z\par}{\listtext\tab  1.\tab}a\tab b"
        rb"\line c\par"
        rb"\par{\field{\*\fldinst PAGE}{\fldrslt 5}}{\v h}{\deleted d}\{\}\\\~\_\emdash\par\plain e"
    )
    blocks = rich(body)
    assert shown(blocks) == ["1.a\tb\nc", "5{}\\ -—", "e"]
    assert [one.place.paragraph for one in blocks.items] == [1, 3, 4]


def test_merged_cells_are_resolved_by_edges_and_flags():
    body = (
        rb"\trowd\trleft0\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000"
        rb"\pard\intbl a\par b\cell c\cell\cell\row"
        rb"\trowd\clvmrg\cellx1000\cellx2004\cellx3000\intbl\cell d\cell e\cell\row"
        rb"\trowd\cellx3000\intbl f\cell\row\pard g\par"
    )
    blocks = rich(body)
    assert shown(blocks) == [[["a\nb", "c", "c"], ["a\nb", "d", "e"], ["f", "f", "f"]], "g"]
    grid = blocks.items[0]
    assert isinstance(grid, Grid)
    assert [(one.width, one.continues) for one in grid.rows[1]] == [
        (1, True),
        (1, False),
        (1, False),
    ]
    assert str(grid.rows[1][1].place) == "第1张表第2行第2列"


def test_a_paragraph_between_rows_divides_two_tables():
    row = rb"\trowd\cellx1000\cellx2000\pard\intbl a\cell b\cell\row"
    blocks = rich(row + rb"\pard x\par" + row)
    assert shown(blocks) == [[["a", "b"]], "x", [["a", "b"]]]
    assert [one.place.table for one in blocks.items] == [1, None, 2]


def test_cells_without_definition_or_end_are_kept():
    assert shown(rich(rb"\intbl a\cell b\cell\row\trowd\cellx100\intbl c\cell d")) == [
        [["a", "b"], ["c", "d"]]
    ]
    assert shown(rich(rb"\trowd\cellx100\cellx200\intbl a\cell b\row")) == [[["a", "b"]]]
    assert shown(rich(rb"\intbl a\par b")) == ["a", "b"]


def test_pictures_and_binary_data_are_jumped_over():
    assert shown(rich(rb"a{\pict\bin5 }{}}}b}c\par")) == ["ac"]


@pytest.mark.parametrize("end", [b"", b"}}", b"\\bin99999999 x}", b"{"])
def test_a_file_whose_braces_are_not_balanced_is_read_and_reported(end):
    blocks = rich(b"abc\\par", end=end)
    assert shown(blocks)[0] == "abc"
    assert [one.kind for one in blocks.problems] == ["cut_off"]


def test_a_file_of_nothing_but_braces_is_refused():
    with pytest.raises(UnreadableFile, match="括号层数"):
        rich(b"{" * 10_000)


@pytest.mark.parametrize(
    "body",
    [
        rb"\trowd" + rb"\cellx100" * 10_000 + rb"\intbl a\cell" * 10_000 + rb"\row",
        rb"\trowd\clvmrg\cellx100\clvmrg\cellx200\intbl a\cell b\cell\row" * 3000,
        rb"\u" * 10_000,
        rb"\'zz\'",
    ],
)
def test_strange_files_are_read_quickly(body):
    assert isinstance(rich(body), Blocks)


def test_damage_anywhere_ends_in_blocks_or_in_a_clear_fault(samples):
    data = (samples / "formats" / "rich_tables.rtf").read_bytes()
    chance = random.Random(20201231)  # noqa: S311 (not for secrets)
    for _ in range(100):
        spoiled = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            spoiled[chance.randrange(len(spoiled))] = chance.choice(b"{}\\'u0 \xff\x80a")
        reads_or_refuses(bytes(spoiled[: chance.randrange(1, len(spoiled))]))


WORDS = [b"{", b"}", rb"\trowd", rb"\cellx100", rb"\clvmrg", rb"\clmrg", rb"\cell", rb"\row", b"a"]
MORE = [
    rb"\par",
    rb"\u-1 ",
    rb"\'b0",
    rb"\intbl",
    rb"\pard",
    rb"\bin3",
    rb"\*",
    rb"\fcharset134",
    b"\\",
]


@given(st.lists(st.sampled_from(WORDS + MORE), max_size=80))
@settings(max_examples=100)
def test_any_order_of_signs_is_read(words):
    reads_or_refuses(b"{\\rtf1 " + b"".join(words))


def reads_or_refuses(data: bytes) -> None:
    with suppress(UnreadableFile):
        assert isinstance(read(Opened(Path("made.rtf"), data, "", "rtf")), Blocks)
