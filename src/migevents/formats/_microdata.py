"""Microdata of pages (HTML, chapter "Microdata"), as nodes of JSON-LD.

One walk over the page notes the properties of each item, in the order of the page; then the items are put together. The
standard has two ways to repeat the same content again and again, so both have a limit: the text of a property has that
of every property inside it, and any number of items may refer to the same elements (`itemref`). An element beyond a
limit is not read: its markup is returned, with the reason.
"""

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

import attrs

from migevents.formats._markup import text_of

_MAX_DEPTH = 30
"""In how many items and properties an element may be; the deepest in real pages are in 5."""

_TOO_DEEP = f"it is nested more than {_MAX_DEPTH} levels deep"

_MOST_REFERRED = 100
"""How many properties of an element that an item refers to count."""

_MOST_REPEATED = 10
_REPEATED_ANYWAY = 1_000_000
"""How many characters may be read by reference: so many times those of the page, but at least so many. Each of 2,000
items may refer to one long text."""


def items_of(tree: Any, length: int) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """Return the items of a page that are not part of another one.

    With them comes the markup of each element that was not read, and why.

    Args:
        tree: The page.
        length: The number of its characters.
    """
    page = _Page(left=max(_REPEATED_ANYWAY, _MOST_REPEATED * length))
    page.read(tree)
    # An item that is a property may be part of one that comes later and refers to it, so the others are first.
    in_turn = sorted(page.items, key=lambda item: item.get("itemprop") is not None)
    nodes = {item: page.node_of(item, 0) for item in in_turn if item not in page.used}
    return [nodes[item] for item in page.items if item in nodes], list(_markup_of(tree, page.unread))


def _markup_of(tree: Any, unread: dict[Any, str]) -> Iterator[tuple[str, str]]:
    """Yield the markup of elements, each with its reason, and no part twice."""
    import lxml.etree
    import lxml.html

    walk: Any = lxml.etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if element in unread:
            walk.skip_subtree()
            yield lxml.html.tostring(element, encoding="unicode", with_tail=False), unread[element]


@attrs.define
class _Page:
    """The items of a page.

    Attributes:
        left: How many characters may still be read by reference.
        items: The elements that are items, in the order of the page.
        properties: The properties of each item, with their positions in the page.
        ids: For each id, its element, the item whose properties are in it, and the positions of its start and end.
        used: The items that were returned, or are part of one that was.
        texts: The values of properties that items refer to.
        unread: The elements that were not read as part of an item, and why.
    """

    left: int
    items: list[Any] = attrs.Factory(list)
    properties: dict[Any, list[tuple[int, Any]]] = attrs.Factory(dict)
    ids: dict[str, tuple[Any, Any, int, int]] = attrs.Factory(dict)
    used: set[Any] = attrs.Factory(set)
    texts: dict[Any, str] = attrs.Factory(dict)
    unread: dict[Any, str] = attrs.Factory(dict)

    def read(self, tree: Any) -> None:
        """Walk over the page."""
        import lxml.etree

        items: list[Any] = [None]
        depth = 0
        walk: Any = lxml.etree.iterwalk(tree, events=("start", "end"))
        for position, (event, element) in enumerate(walk):
            is_item, is_property = (element.get(name) is not None for name in ("itemscope", "itemprop"))
            if event == "start":
                if (is_item or is_property) and depth >= _MAX_DEPTH:
                    self.unread[element] = _TOO_DEEP
                elif is_property:
                    self.properties.setdefault(items[-1], []).append((position, element))
                if is_item and depth < _MAX_DEPTH:
                    self.items.append(element)
                items += [element] * is_item
                depth += is_item or is_property
                self.ids.setdefault(element.get("id", ""), (element, items[-1], position, position))
            else:
                first, item, start, _ = self.ids[element.get("id", "")]
                if first is element:
                    self.ids[element.get("id", "")] = first, item, start, position
                del items[len(items) - is_item :]
                depth -= is_item or is_property

    def node_of(self, item: Any, depth: int) -> dict[str, Any]:
        """Return an item as a node; one in several items is in the first."""
        self.used.add(item)
        types = item.get("itemtype", "").split()
        values: dict[str, list[Any]] = {}
        own = list(map(itemgetter(1), self.properties.get(item, ())))
        own_items = set(filter(_is_item, own))
        referred = [element for element in self._referred_by(item) if element not in own_items]
        for number, element in enumerate([*own, *referred]):
            is_own = number < len(own)
            value = self._part(element, depth + 1) if _is_item(element) else self._text(element, is_own=is_own)
            for name in element.get("itemprop").split() if value is not None else ():
                values.setdefault(name, []).append(value)
        identity = {"@id": item.get("itemid").strip()} if types and item.get("itemid") else {}
        content: dict[str, Any] = {**values} or {"@value": _value_of(item)}
        return {"@type": types} | identity | content

    def _part(self, item: Any, depth: int) -> dict[str, Any] | None:
        """Return an item inside another one, if it may be there."""
        if item in self.used:
            self.unread[item] = "it is part of several items, or of itself"
        elif depth > _MAX_DEPTH:
            self.unread[item] = _TOO_DEEP
        else:
            return self.node_of(item, depth)
        return None

    def _text(self, element: Any, *, is_own: bool) -> str | None:
        """Return the text of a property, unless too much was read by reference."""
        if is_own:
            return _value_of(element)
        if element not in self.texts:
            self.texts[element] = _value_of(element)
        self.left -= len(self.texts[element])
        if self.left >= 0:
            return self.texts[element]
        self.unread[element] = "items refer to the same texts too often"
        return None

    def _referred_by(self, item: Any) -> Iterator[Any]:
        """Yield the properties that an item refers to."""
        for name in item.get("itemref", "").split():
            element, owner, start, end = self.ids.get(name, (None, None, 0, 0))
            if element is None or (element.get("itemscope") is not None and element.get("itemprop") is not None):
                yield from [] if element is None else [element]
                continue
            properties = self.properties.get(owner, [])
            first, last = (bisect_left(properties, place, key=itemgetter(0)) for place in (start, end))
            if last - first > _MOST_REFERRED:
                self.unread[element] = f"an item refers to it, and it has more than {_MOST_REFERRED} properties"
            yield from map(itemgetter(1), properties[first : min(last, first + _MOST_REFERRED)])


def _is_item(element: Any) -> bool:
    return element.get("itemscope") is not None


_ADDRESSES = {
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    **dict.fromkeys(("a", "area", "link"), "href"),
    "object": "data",
}


def _value_of(element: Any) -> str:
    """Return the value of an element that is not an item."""
    tag = element.tag
    if tag in _ADDRESSES:
        return str(element.get(_ADDRESSES[tag], "")).strip()
    if tag == "meta":
        return str(element.get("content", ""))
    if tag in {"data", "meter"}:
        return str(element.get("value", ""))
    # The standard gives no other element a "content", but pages do.
    written = element.get("datetime" if tag == "time" else "content")
    return str(written) if written else text_of(element)
