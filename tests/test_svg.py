"""Pictures are well-formed whatever the data are called, and say in words what they show."""

from xml.etree import ElementTree

from optimizer.frontier.front import front_of
from optimizer.frontier.pair import Pair
from optimizer.frontier.svg import svg_of
from optimizer.svg import document, text
from tests.frontier.test_front import least, most, point

HOSTILE = '</desc><script>alert("1")</script> & "quotes"'
_SVG = "{http://www.w3.org/2000/svg}"


def test_names_are_text_and_never_markup() -> None:
    root = ElementTree.fromstring(document(10, 10, HOSTILE, HOSTILE, [text(1, 1, HOSTILE)]))
    assert [root.findtext(_SVG + tag) for tag in ("title", "desc", "text")] == [HOSTILE] * 3
    assert root.find(f".//{_SVG}script") is None


def test_a_front_has_a_mark_for_every_point() -> None:
    front = front_of(
        Pair("late", "continuity"),
        [least(10, 100, first_bound=10, second_bound=100), most(50, 300, second_bound=320), point(30, 90)],
    )
    picture = svg_of(front, "office")
    root = ElementTree.fromstring(picture)
    circles = root.findall(f"{_SVG}circle")
    legend = 2
    assert len(circles) - legend == 2
    assert "late 30: continuity 90" in (root.findtext(_SVG + "desc") or "")
    assert svg_of(front, "office") == picture
