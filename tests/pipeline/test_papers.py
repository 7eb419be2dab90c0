"""Papers set in the format that a file name asks for, also where a machine lacks fonts."""

from __future__ import annotations

import docx
import pytest
from tests.reports.paper.samples import every_block

from jixiao.pipeline import Unknown
from jixiao.pipeline.paper_formats import NOT_DRAWN, WRITERS, write_paper
from jixiao.reports.paper.model import Picture
from jixiao.reports.paper.pdf.fonts import NoChineseFont


def no_fonts(*_given, **_named):
    raise NoChineseFont("没有找到中文字体，无法生成文件")


@pytest.fixture
def paper():
    made = every_block()
    assert any(isinstance(one, Picture) for one in made.blocks)
    return made


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_a_paper_is_set_in_every_format(paper, tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    write_paper(paper, path)
    assert path.stat().st_size > 1_000


def test_without_chinese_fonts_a_word_file_tells_its_charts_in_words(paper, tmp_path, monkeypatch):
    monkeypatch.setattr("jixiao.reports.paper.word.body.png_of", no_fonts)
    assert write_paper(paper, tmp_path / "a.docx") == (NOT_DRAWN,)
    text = [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    for picture in (one for one in paper.blocks if isinstance(one, Picture)):
        assert picture.alt in text


def test_without_chinese_fonts_a_pdf_is_refused_with_what_to_do(paper, tmp_path, monkeypatch):
    monkeypatch.setattr("jixiao.reports.paper.pdf.write.type_case", no_fonts)
    with pytest.raises(Unknown, match="没有找到中文字体"):
        write_paper(paper, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
