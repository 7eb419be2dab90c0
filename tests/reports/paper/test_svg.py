import pytest
from tests.reports.paper.samples import bars

from jixiao.reports.paper.svg import UnsafePicture, safe_svg

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def cleaned(body):
    return safe_svg(f"<svg {SVG}>{body}</svg>")


def test_our_own_charts_stay_as_they_are():
    kept = safe_svg(bars())
    for part in (
        '<pattern id="lines"',
        'fill="url(#lines)"',
        "预算数48.00",
        'viewBox="0 0 320 180"',
    ):
        assert part in kept


@pytest.mark.parametrize(
    "bad",
    [
        "<script>x()</script>",
        '<rect onclick="x()"/>',
        '<image href="file:///etc/passwd"/>',
        '<use xlink:href="http://127.0.0.1/a.svg#b"/>',
        '<rect fill="url(http://127.0.0.1/a)"/>',
        "<style>@import 'x'</style>",
        '<rect style="background:url(x)"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<a href="javascript:x()"><text>x</text></a>',
        '<rect style="fill:\\75rl(x)"/>',
    ],
)
def test_nothing_that_runs_or_fetches_is_left(bad):
    kept = cleaned(bad)
    for part in ("script", "onclick", "href", "url(", "127.0.0.1", "@import", "foreign", "75rl"):
        assert part not in kept


def test_ids_are_told_apart_between_pictures():
    kept = safe_svg(
        f'<svg {SVG}><g id="a"/><use href="#a"/><rect fill="url(#a)"/></svg>', names="p2-"
    )
    assert 'id="p2-a"' in kept
    assert 'href="#p2-a"' in kept
    assert 'fill="url(#p2-a)"' in kept


def test_the_words_that_say_the_same_are_read_out():
    assert 'aria-label="预算&amp;执行"' in safe_svg(f"<svg {SVG}/>", alt="预算&执行")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "图",
        "<p/>",
        "<svg",
        f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {SVG}><text>&a;</text></svg>',
    ],
)
def test_what_is_no_picture_is_refused(text):
    with pytest.raises(UnsafePicture, match="不是有效的SVG"):
        safe_svg(text)
