"""Microdata of pages: what the standard says, and what another library finds."""

import re
from typing import Any

from extruct.w3cmicrodata import LxmlMicrodataExtractor
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from migevents.formats._markup import parsed_html
from migevents.formats._microdata import items_of
from tests.support.effort import times


def items(page: str) -> list[dict[str, Any]]:
    """The items of a page."""
    return items_of(parsed_html(page), len(page))[0]


def shape(value: Any, *, has_references: bool) -> Any:
    """A node without white space.

    With references, an item may have only such properties: then its own text, which it has here, is left out, too.
    """
    if isinstance(value, str):
        return re.sub(r"\s", "", value)
    texts = {
        name: re.sub(r"\s", "", found)
        for name, found in value.items()
        if isinstance(found, str) and not (has_references and name == "@value")
    }
    return texts | {
        name: [shape(each, has_references=has_references) for each in found]
        for name, found in value.items()
        if isinstance(found, list)
    }


def as_node(item: Any) -> Any:
    """An item of extruct as a node of JSON-LD."""
    if not isinstance(item, dict):
        return item
    identity = {"@id": item["id"]} if "id" in item else {}
    value = {"@value": item["value"]} if "value" in item else {}
    properties = {name: [as_node(each) for each in found] for name, found in item.get("properties", {}).items()}
    return {"@type": item.get("type", []), **identity, **properties, **value}


ATTRIBUTES = st.lists(
    st.sampled_from(
        [
            *("itemscope", 'itemtype="Event"', 'itemtype="Event Course"', 'itemid=" /7 "', 'itemprop="name"'),
            *('itemprop="name url"', 'itemprop="location"', 'content="c"', 'src=" s"', 'href="h "', 'value="v"'),
            *('datetime="2018"', 'data="d"', 'id="a"', 'itemref="b"', 'id="b"', 'itemref="a none"'),
        ]
    ),
    unique_by=lambda attribute: attribute.partition("=")[0],
)
TAGS = st.sampled_from(["div", "span", "object", "section", "b", "meter", "data"])
PAGES = st.recursive(
    st.sampled_from(["Text ", "<!-- no -->", '<img itemprop="image" src=" i">', '<meta itemprop="name" content="m">']),
    lambda inside: st.builds(
        lambda tag, attributes, parts: f"<{tag} {' '.join(attributes)}>{''.join(parts)}</{tag}>",
        TAGS,
        ATTRIBUTES,
        st.lists(inside, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=times(2))
@given(st.lists(PAGES, max_size=4))
def test_extruct_finds_the_same_items(parts: list[str]) -> None:
    """Another library finds the same items in small pages, with the same types, properties and values.

    That is so unless an item refers to one that the other library had before, and has as an empty property.
    """
    page = f"<html><body>{''.join(parts)}</body></html>"
    theirs = LxmlMicrodataExtractor(strict=True).extract_items(parsed_html(page), None)
    has_references = "itemref" in page
    assume(not re.search(r"[\[ ]None\b", repr(theirs)))
    ours = [shape(item, has_references=has_references) for item in items(page)]
    assert ours == [shape(as_node(item), has_references=has_references) for item in theirs]


def test_a_time_without_a_datetime_is_its_text() -> None:
    """The standard says so; extruct has an empty value there."""
    (item,) = items('<p itemscope><time itemprop="startDate">2018-11-15</time></p>')
    assert item == {"@type": [], "startDate": ["2018-11-15"]}


def test_only_so_many_items_are_inside_of_each_other() -> None:
    """What is in more than thirty items is not read, so that no text is repeated in the properties around it."""
    (item,) = items('<div itemscope itemprop="about">' * 100 + "x")
    depth = 0
    while "about" in item:
        (item,), depth = item["about"], depth + 1
    assert (depth, item) == (29, {"@type": [], "@value": "x"})


def test_items_that_refer_to_each_other_end() -> None:
    """A chain of items, each of which refers to the next, is read up to a depth; the rest are items of their own."""
    page = "".join(f'<p itemscope itemprop="about" id="a{n}" itemref="a{n + 1}"></p>' for n in range(100))
    assert len(items(page)) == 4
    assert items('<p itemscope itemprop="about" id="a" itemref="a">x</p>') == [{"@type": [], "@value": "x"}]


def test_an_item_refers_to_a_hundred_properties() -> None:
    """Of an element that an item refers to, a hundred properties count: it may be referred to any number of times."""
    page = '<p itemscope itemref="a">x</p><div id="a">' + '<meta itemprop="name" content="n">' * 200 + "</div>"
    (item,) = items(page)
    assert item["name"] == ["n"] * 100


def test_the_first_of_equal_ids_counts() -> None:
    """As in a browser: an id that occurs again is ignored."""
    page = '<p itemscope itemref="a">x</p><b id="a"><i itemprop="name">A</i></b><b id="a"><i itemprop="name">B</i></b>'
    assert [item["name"] for item in items(page)] == [["A"]]


PLACE = '<p id="place" itemscope itemprop="location"><b itemprop="name">A hall</b></p>'
EVENT = '<p itemscope itemref="place"><b itemprop="name">A fair</b></p>'


def test_an_item_may_come_before_the_one_that_refers_to_it() -> None:
    """A place above its event belongs to the event, as one below it does."""
    for page in (PLACE + EVENT, EVENT + PLACE):
        (item,) = items(page)
        assert [place["name"] for place in item["location"]] == [["A hall"]]


def test_an_item_of_several_others_is_reported() -> None:
    """The second of two events has no place then, but not an item that refers to what it has."""
    (first, second), rest = items_of(parsed_html(EVENT + EVENT + PLACE), 0)
    assert "location" in first
    assert "location" not in second
    assert rest == [(PLACE, "it is part of several items, or of itself")]
    (item,), rest = items_of(parsed_html(f'<div itemscope itemref="place">{PLACE}</div>'), 0)
    assert len(item["location"]) == 1
    assert rest == []


def test_a_long_text_is_referred_to_until_a_million_characters_are_read() -> None:
    """Items that all refer to one text take memory in proportion to the page: of a long page, ten times its text."""
    page = '<p itemscope itemref="about">x</p>' * 200 + f'<b id="about" itemprop="about">{"x" * 10_000}</b>'
    for length, most in ((len(page), 100), (110_000, 110)):
        found, rest = items_of(parsed_html(page), length)
        assert ["about" in item for item in found] == [True] * most + [False] * (200 - most)
        ((markup, reason),) = rest
        assert markup == f'<b id="about" itemprop="about">{"x" * 10_000}</b>'
        assert reason == "items refer to the same texts too often"
    assert items_of(parsed_html(page), 200_000)[1] == []


def test_an_element_in_another_one_is_left_over_once() -> None:
    """The markup of an element has that of all elements inside it, which are not repeated."""
    inside = '<div id="b"><p>' + '<meta itemprop="name" content="n">' * 101 + "</p></div>"
    page = f'<p itemscope itemref="a"></p><p itemscope itemref="b"></p><div id="a">{inside}</div>'
    assert [markup for markup, _ in items_of(parsed_html(page), len(page))[1]] == [f'<div id="a">{inside}</div>']
