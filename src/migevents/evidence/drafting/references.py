"""References in a text: frameworks, a rank of membership, a photo."""

import functools
import re
from collections.abc import Mapping
from typing import Any

from migevents.evidence.drafting.facts import CREDIT, Facts, Layout
from migevents.evidence.fold import FoldedText
from migevents.evidence.located import Span
from migevents.evidence.places import countries_in

_SHORTEST_ALIAS = 2
_NATIONAL = re.compile(
    r"(?P<rank>[0-9]{1,2}(?:st|nd|rd|th) )?(?P<name>National (?:[A-Z][\w-]+ (?:(?:of|for|on|and) )?){1,5}(?:Plan"
    r"|Strategy|Policy)(?![\w-]))"
)


@functools.cache
def _aliases() -> Mapping[str, str]:
    """Return unambiguous names of frameworks, longest first, with keys."""
    from migevents.vocabularies import frameworks

    names = {
        alias: key
        for key, entry in frameworks.items()
        for alias in entry.aliases
        if len(alias.split()) >= _SHORTEST_ALIAS and frameworks.find(alias) is entry
    }
    return dict(sorted(names.items(), key=lambda each: -len(each[0])))


def find_frameworks(layout: Layout, folded: FoldedText, facts: Facts) -> None:
    """Fill in the frameworks that the text names, as printed."""
    taken: list[Span] = []
    printed: dict[str, dict[str, Span]] = {}
    for alias, key in _aliases().items():
        for span in folded.find(alias):
            is_free = all(span[1] <= start or end <= span[0] for start, end in taken)
            if is_free and span[1] <= layout.end and layout.text[span[0]].isupper() | layout.text[span[0]].isdigit():
                taken.append(span)
                name = re.sub(r"\s+", " ", layout.text[span[0] : span[1]])
                printed.setdefault(key, {}).setdefault(name, span)
    entries = [_entry(key, names) for key, names in printed.items()]
    entries += _national(layout, taken)
    entries.sort(key=lambda each: each[0])
    if entries:
        facts.record["frameworks"] = [entry for _, entry in entries]


def _entry(key: str, names: Mapping[str, Span]) -> tuple[int, dict[str, Any]]:
    """Return a framework by its official name, or else the longest name.

    Only printed names count. The others are listed beside it.
    """
    from migevents.vocabularies import frameworks

    official = frameworks[key].record.name
    name = official if official in names else max(names, key=len)
    others = sorted((other for other in names if other != name), key=lambda other: names[other])
    rank = _RANKED.match(name)
    entry: dict[str, Any] = {"name": name.removeprefix(rank[0]) if rank else name}
    if others:
        entry["other_names"] = others
    if rank:
        entry["edition"] = int(rank[1])
    return names[name][0], entry


_RANKED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th) ")


def _national(layout: Layout, taken: list[Span]) -> list[tuple[int, dict[str, Any]]]:
    """Return national plans, such as "8th National Development Plan"."""
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for each in _NATIONAL.finditer(layout.unquoted):
        if any(start < each.end("name") and each.start("name") < end for start, end in taken):
            continue
        entry: dict[str, Any] = {"name": each["name"]}
        if each["rank"]:
            entry["edition"] = int(re.sub(r"\D", "", each["rank"]))
        found.setdefault(each["name"], (each.start(), entry))
    return [*found.values()]


# --- Membership -------------------------------------------------------------------------------------------------------

_MEMBER = re.compile(r"(?P<rank>[0-9]{1,3})(?:st|nd|rd|th) [Mm]ember(?: [Ss]tate| country)?(?! states)\b")
_OF = re.compile(r"\bIOM\b|International Organi[sz]ation for Migration|UN Migration Agency")


def find_membership(layout: Layout, facts: Facts) -> None:
    """Fill in the rank of a new member of IOM.

    A total ("brings the membership to 173") is not a rank.
    """
    for paragraph in layout.body:
        for start, end in layout.sentences(paragraph):
            rank = _MEMBER.search(layout.unquoted, start, end)
            if rank is None:
                continue
            sentence = layout.text[start:end]
            organization = _OF.search(sentence)
            codes = [code for code, _, _ in countries_in(FoldedText.of(sentence))]
            if organization is None or len(set(codes)) != 1:
                continue
            member = {"country": codes[0], "organization": organization[0], "ordinal": int(rank["rank"])}
            in_country = [venue.get("country") for venue in facts.record.get("venues", [])]
            if codes[0] in in_country:
                facts.record["host"] = member
            else:
                facts.record["members"] = [member]
            return


# --- Photos -----------------------------------------------------------------------------------------------------------


_FEWEST_WORDS = 3


def find_photo(layout: Layout, facts: Facts) -> None:
    """Fill in the first photo: its credit, and the caption on that line."""
    for start, end in layout.lines:
        found = CREDIT.search(layout.text, start, end)
        if found is None:
            continue
        credit = (found["credit"] or found["holder"]).strip()
        caption = layout.text[start : found.start()].strip(" \t|/(-–—")
        photo = {"caption": caption} if len(caption.split()) >= _FEWEST_WORDS else {}
        facts.record["photos"] = [photo | {"credit": credit}]
        facts.likely.update(f"/photos/0/{key}" for key in facts.record["photos"][0])
        return
