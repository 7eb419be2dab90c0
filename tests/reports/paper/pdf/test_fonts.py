import pytest

from jixiao.reports.paper.page import Face
from jixiao.reports.paper.pdf import fonts
from jixiao.reports.paper.pdf.fonts import NoChineseFont, NoFontsFolder, chosen, type_case

NOTO = ["Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Serif CJK JP", "Liberation Serif"]
OFFICIAL = ["fangsong_gb2312", "SimHei", "KaiTi", "FZXiaoBiaoSong-B05S", "SimSun"]


def first(found):
    return {face: families[0] for face, families in found.items()}


def test_the_fonts_of_the_standard_come_first_whatever_the_case_of_their_names():
    assert first(chosen([*NOTO, *OFFICIAL])) == {
        Face.TITLE: "FZXiaoBiaoSong-B05S",
        Face.BODY: "fangsong_gb2312",
        Face.HEADING: "SimHei",
        Face.SUBHEADING: "KaiTi",
        Face.NUMBER: "SimSun",
    }


def test_free_fonts_stand_in_where_those_are_missing():
    found = chosen([*NOTO, "FandolFang R", "LXGW WenKai"])
    assert found[Face.BODY] == ("FandolFang R", "Noto Serif CJK SC", "Noto Sans CJK SC")
    assert found[Face.SUBHEADING][0] == "LXGW WenKai"
    assert found[Face.HEADING][0] == "Noto Sans CJK SC"
    assert found[Face.TITLE][0] == "Noto Serif CJK SC"


def test_fandol_comes_before_lxgw_wenkai():
    assert chosen(["LXGW WenKai", "FandolKai", *NOTO])[Face.SUBHEADING][0] == "FandolKai"


def test_a_font_with_every_character_always_stands_behind():
    for families in chosen([*NOTO, *OFFICIAL]).values():
        assert "Noto Serif CJK SC" in families[1:]
        assert len(set(families)) == len(families)


def test_fonts_of_the_units_own_folder_come_before_installed_ones():
    own = ["Zhuque Fangsong v0.3", "某某标宋"]
    found = chosen([*NOTO, *OFFICIAL, *own], own)
    assert found[Face.BODY][:2] == ("Zhuque Fangsong v0.3", "fangsong_gb2312")
    assert found[Face.TITLE][0] == "某某标宋"
    assert found[Face.HEADING][0] == "SimHei"


def test_without_any_chinese_font_it_is_said_how_to_get_one():
    with pytest.raises(NoChineseFont, match="apt-get install -y fonts-noto-cjk"):
        chosen(["Liberation Serif", "DejaVu Sans"])


def test_a_folder_that_is_not_there_is_refused(tmp_path, monkeypatch):
    with pytest.raises(NoFontsFolder, match="字体文件夹不存在："):
        type_case(tmp_path / "没有")
    monkeypatch.setenv(fonts.VARIABLE, str(tmp_path / "也没有"))
    with pytest.raises(NoFontsFolder, match="也没有"):
        type_case()


def test_the_folder_named_by_the_environment_is_searched(tmp_path, monkeypatch):
    monkeypatch.setenv(fonts.VARIABLE, str(tmp_path))
    assert type_case() is type_case(tmp_path)


def test_what_is_installed_here_will_do():
    case = type_case()
    there = set(case.fonts.families())
    assert all(set(families) <= there for families in case.families.values())
