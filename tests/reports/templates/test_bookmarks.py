from lxml import etree

from jixiao.office.docx_spots import W
from jixiao.reports.templates.bookmarks import put_in_order


def body(*marks):
    """A body of bookmarks: ``("甲", 3)`` begins one, ``3`` ends one."""
    root = etree.Element(W + "body")
    for one in marks:
        begins = isinstance(one, tuple)
        mark = etree.SubElement(root, W + ("bookmarkStart" if begins else "bookmarkEnd"))
        mark.set(W + "id", str(one[1] if begins else one))
        if begins:
            mark.set(W + "name", one[0])
    return root


def marks_of(root):
    return [
        (one.get(W + "name"), one.get(W + "id")) if one.tag.endswith("Start") else one.get(W + "id")
        for one in root
    ]


def test_a_bookmark_that_a_loop_repeated_stands_once_and_others_get_new_numbers():
    root = body(("甲", 7), 7, ("甲", 7), 7, ("乙", 9), 9)
    assert put_in_order(root) == 2
    assert marks_of(root) == [("甲", "0"), "0", ("乙", "1"), "1"]


def test_halves_of_bookmarks_are_taken_out():
    root = body(3, ("甲", 4), ("乙", 5), 5, ("丙", 6), ("丁", 6), 6)
    assert put_in_order(root) == 2
    assert marks_of(root) == [("乙", "0"), "0", ("丁", "1"), "1"]


def test_marks_of_our_figures_and_paragraphs_are_taken_out():
    root = body(("jx_0123456789ab_1", 1), 1, ("jxp_0123456789abcdef", 2), 2, ("jx_文", 3), 3)
    assert put_in_order(root) == 1
    assert marks_of(root) == [("jx_文", "0"), "0"]
