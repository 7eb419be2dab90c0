import re
from zipfile import ZipFile

import pytest
from lxml import etree
from tests.reports.paper.samples import every_block

from jixiao.domain.grid import Grid
from jixiao.readers.opening import open_file
from jixiao.readers.pages import ofd, pdf
from jixiao.reports.paper.model import Paper, Picture
from jixiao.reports.paper.ofd.fonts import NamedFont, named_font
from jixiao.reports.paper.ofd.write import write_ofd
from jixiao.reports.paper.page import Face
from jixiao.reports.paper.pdf.write import write_pdf
from jixiao.reports.tracing.register import Register

NAMES = {"ofd": "http://www.ofdspec.org/2016"}
# The order that the schema of the standard wants, as far as we write it.
ORDER = {
    "OFD": ["DocBody"],
    "DocBody": ["DocInfo", "DocRoot"],
    "DocInfo": ["DocID", "Title", "Author", "Subject"],
    "Document": ["CommonData", "Pages", "Attachments"],
    "CommonData": ["MaxUnitID", "PageArea", "PublicRes", "DocumentRes"],
    "Page": ["Area", "Content"],
    "TextObject": ["TextCode"],
    "PathObject": ["FillColor", "AbbreviatedData"],
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    path = tmp_path_factory.mktemp("ofd") / "a.ofd"
    write_ofd(every_block(), path)
    with ZipFile(path) as found:
        yield path, {name: found.read(name) for name in found.namelist()}


def roots(parts):
    return {name: etree.fromstring(data) for name, data in parts.items() if name.endswith(".xml")}


def shown(items):
    return [one.texts() if isinstance(one, Grid) else one.text for one in items]


def test_it_reads_as_the_pdf_does(archive, tmp_path):
    paper = every_block()
    rest = [one for one in paper.blocks if not isinstance(one, Picture)]
    write_pdf(Paper(paper.title, tuple(rest)), tmp_path / "a.pdf")
    write_ofd(Paper(paper.title, tuple(rest)), tmp_path / "a.ofd")
    printed = shown(pdf.read(open_file(tmp_path / "a.pdf")).items)
    assert shown(ofd.read(open_file(tmp_path / "a.ofd")).items) == printed
    assert len([one for one in printed if isinstance(one, list)]) == 3


def test_elements_stand_in_the_order_of_the_schema(archive):
    for name, root in roots(archive[1]).items():
        for element in root.iter():
            order = ORDER.get(etree.QName(element).localname)
            found = [etree.QName(one).localname for one in element]
            # A page in the list of pages has the name of the page itself, and nothing in it.
            if order and found:
                assert found == [one for one in order if one in found], (name, element.tag)


def test_ids_are_single_and_none_is_above_the_stated_most(archive):
    parts = {name: one for name, one in roots(archive[1]).items() if "Attach" not in name}
    ids = [int(one) for root in parts.values() for one in root.xpath("//@ID")]
    most = int(
        parts["Doc_0/Document.xml"].findtext("ofd:CommonData/ofd:MaxUnitID", namespaces=NAMES)
    )
    assert len(ids) == len(set(ids)) > 1000
    assert max(ids) <= most


def test_every_part_that_is_named_is_there_and_every_resource_is_known(archive):
    parts = archive[1]
    known = roots(parts)
    document = known["Doc_0/Document.xml"]
    pages = document.xpath("ofd:Pages/ofd:Page/@BaseLoc", namespaces=NAMES)
    assert len(pages) == 8
    assert all(f"Doc_0/{name}" in parts for name in pages)
    pictures = known["Doc_0/DocumentRes.xml"]
    (media,) = pictures.xpath("//ofd:MediaFile/text()", namespaces=NAMES)
    assert parts[f"Doc_0/Res/{media}"].startswith(b"\x89PNG")
    fonts = known["Doc_0/PublicRes.xml"].xpath("//ofd:Font/@ID", namespaces=NAMES)
    for name in pages:
        page = known[f"Doc_0/{name}"]
        assert set(page.xpath("//@Font")) <= set(fonts)
        assert set(page.xpath("//@ResourceID")) <= set(pictures.xpath("//@ID"))


def test_pages_keep_their_orientation(archive):
    boxes = [
        root.findtext("ofd:Area/ofd:PhysicalBox", namespaces=NAMES)
        for name, root in sorted(roots(archive[1]).items())
        if "/Pages/" in name
    ]
    assert [box.split()[2:] for box in boxes] == (
        [["210", "297"]] * 5 + [["297", "210"]] * 2 + [["210", "297"]]
    )


def test_fonts_are_named_as_official_documents_name_them(archive):
    root = roots(archive[1])["Doc_0/PublicRes.xml"]
    names = set(root.xpath("//ofd:Font/@FontName", namespaces=NAMES))
    assert {"仿宋_GB2312", "黑体", "方正小标宋简体"} <= names


def test_the_register_is_attached(archive):
    parts = archive[1]
    attachment = roots(parts)["Doc_0/Attachs/Attachments.xml"]
    location = attachment.findtext("ofd:Attachment/ofd:FileLoc", namespaces=NAMES)
    assert location == "jixiao-figures.json"
    register = Register.from_json(parts[f"Doc_0/Attachs/{location}"].decode())
    assert len(register.printed) == 65


def test_the_title_is_said(archive):
    root = roots(archive[1])["OFD.xml"]
    assert root.findtext(".//ofd:Title", namespaces=NAMES) == "某局2023年度绩效自评报告"
    assert re.fullmatch("[0-9a-f]{32}", root.findtext(".//ofd:DocID", namespaces=NAMES))


def test_gaps_are_yellow_and_number_of_wide_pages_is_turned(archive):
    parts = roots(archive[1])
    colours = parts["Doc_0/Pages/Page_0/Content.xml"].xpath(
        "//ofd:FillColor/@Value", namespaces=NAMES
    )
    assert colours == ["255 255 0", "255 255 0"]
    turned = parts["Doc_0/Pages/Page_5/Content.xml"].xpath(
        "//ofd:TextObject[@CTM]/ofd:TextCode/text()", namespaces=NAMES
    )
    assert "".join(turned).replace(" ", "") == "—6—"


def test_characters_stand_within_the_box_of_their_object(archive):
    for name, root in roots(archive[1]).items():
        for one in root.iter("{*}TextObject") if "/Pages/" in name else ():
            _, _, width, _ = map(float, one.get("Boundary").split())
            steps = [float(step) for step in (one[0].get("DeltaX") or "").split()]
            assert len(steps) == len(one[0].text) - 1
            if one.get("CTM") is None:
                assert sum(steps) < width + 0.01


def test_the_same_paper_gives_the_same_file(tmp_path):
    paper = Paper("甲", every_block().blocks[:5])
    write_ofd(paper, tmp_path / "1.ofd")
    write_ofd(paper, tmp_path / "2.ofd")
    assert (tmp_path / "1.ofd").read_bytes() == (tmp_path / "2.ofd").read_bytes()


FAMILIES = {
    Face.TITLE: ("Noto Serif CJK SC",),
    Face.BODY: ("FandolFang R", "Noto Serif CJK SC"),
    Face.HEADING: ("Noto Sans CJK SC", "Noto Serif CJK SC"),
    Face.SUBHEADING: ("FandolKai", "Noto Serif CJK SC"),
    Face.NUMBER: ("SimSun", "Noto Serif CJK SC"),
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ABCDEF+FandolFang-Regular", Face.BODY),
        ("ABCDEF+NotoSansCJKsc-Regular", Face.HEADING),
        ("ABCDEF+NotoSerifCJKsc-Bold", Face.TITLE),
        ("ABCDEF+NotoSerifCJKsc-Regular", Face.NUMBER),
        ("ABCDEF+FandolKai-Regular", Face.SUBHEADING),
        ("ABCDEF+SimSun", Face.NUMBER),
        ("ABCDEF+LiberationSerif", "Times New Roman"),
        ("SomethingElse", Face.BODY),
    ],
)
def test_a_font_is_named_by_what_it_stands_for(name, expected):
    assert named_font(name, FAMILIES) == NamedFont(str(expected))


def test_a_font_that_sets_the_text_is_that_of_the_text():
    alone = dict.fromkeys(Face, ("Noto Serif CJK SC",))
    assert named_font("A+NotoSerifCJKsc-Regular", alone) == NamedFont(Face.BODY)


def test_bold_latin_letters_stay_bold():
    assert named_font("A+LiberationSerif-Bold", FAMILIES) == NamedFont(
        "Times New Roman", is_bold=True
    )
