import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from jixiao.reports.paper.page import Face
from jixiao.reports.paper.pdf import fonts

CONF = fonts.FONTCONFIG
NEEDED = shutil.which("fc-match") is None
INSTALLED = Path("/usr/share/fonts")


def test_every_font_of_official_documents_has_stand_ins():
    root = etree.parse(CONF, etree.XMLParser(load_dtd=False)).getroot()
    assert set(Face) <= set(root.xpath("//test/string/text()"))


@pytest.mark.skipif(NEEDED, reason="fc-match (fontconfig) is not installed here")
@pytest.mark.parametrize("face", [*Face, "仿宋"])
def test_a_chinese_font_stands_in_and_never_a_japanese_one(face, tmp_path):
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{INSTALLED}</dir><cachedir>{tmp_path}</cachedir>"
        f"<include>{CONF}</include></fontconfig>",
        encoding="utf-8",
    )
    found = subprocess.run(
        ["fc-match", "-f", "%{family[0]}", face],
        env={**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    families = {one.lower() for names in fonts.FAMILIES.values() for one in names}
    assert found.lower() in families | {one.lower() for one in (*fonts.SERIF, *fonts.SANS)}
