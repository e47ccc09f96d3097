"""Where the event was: the city and the country that the lead names."""

import functools
import re
from collections.abc import Iterator, Mapping

from migevents.evidence.drafting.facts import Facts, Layout
from migevents.evidence.fold import FoldedText
from migevents.evidence.located import Span
from migevents.evidence.names import is_inflected, name_pattern
from migevents.evidence.places import cities, countries_in
from migevents.evidence.results import Candidate, OpenQuestion

_WORD = r"[A-ZÀ-ÝА-Я][\w’'-]{1,30}"
_NAME = rf"{_WORD}(?:[ -](?:(?:de|del|la|le|el|da|do|es|of) ){{0,2}}{_WORD}){{0,3}}"
_IN = re.compile(
    rf"\b(?:in|at|(?:visit|tour|mission) to|à|en|a|в|во|г\.) (?:the (?:city|capital|town)(?: city)? of |la ville de "
    rf"|la ciudad de )?(?P<city>{_NAME})"
)
_COMMA = re.compile(rf"(?:, | \()(?:the )?(?P<country>{_NAME})")
_REGION = re.compile(
    r"\b(?:North|South|East|West|Central|Eastern|Western|Northern|Southern|Africa|Asia|Europe|America|Pacific"
    r"|Region|Province|District"
    r"|Ministry|University|Centre|Center|Hotel|Hall|Office|State|Island|Islands|Lakes?)\b"
)
_VENUE = re.compile(
    r"\b(?:at|inside) (?:the )?(?P<name>(?:[A-Z][\w’'&.-]{0,30} (?:(?:of|de|for) )?){1,6}"
    r"(?:Centre|Center|Hotel|Hall|Palace|Resort|Auditorium|Library|Club|Theatre|Plaza|Complex))(?![\w-])"
)
_OTHER = re.compile(
    r"(?:\b(?:office|mission|embassy|consulate|based|born|headquarters|residing|living|located|previous|last"
    r"|earlier|signed|adopted"
    r"|next|migrants|refugees|returnees|oficina|bureau)(?: \w+){0,2} )$",
    re.IGNORECASE,
)


def find_venue(layout: Layout, facts: Facts) -> None:
    """Fill in the venue: a city after "in", and the name of a building.

    The city must be in the list, or followed by its country.
    """
    found: dict[str, tuple[Span, str | None]] = {}
    lead = layout.lead(is_typed="type" in facts.record)
    for paragraph in lead:
        for city, span, country in _cities(layout, paragraph):
            found.setdefault(city, (span, country))
        if found:
            break
    if len(found) > 1:
        offered = tuple(Candidate(city, *span) for city, (span, _) in found.items())
        facts.open.append(OpenQuestion("/venues/0/city", "Several cities may be that of the event.", offered))
        return
    name = _name_of_venue(layout, lead)
    venue = {"name": name} if name else {}
    if name:
        facts.likely.add("/venues/0/name")
    for city, (_, country) in found.items():
        venue["city"] = city
        if country:
            venue["country"] = country
    if not found:
        venue |= _from_dateline(layout, facts)
    if venue:
        facts.record["venues"] = [venue]


def _cities(layout: Layout, paragraph: Span) -> Iterator[tuple[str, Span, str | None]]:
    """Yield the cities of a paragraph, each with its named country."""
    named = _countries_of(layout)
    for found in _IN.finditer(layout.unquoted, *paragraph):
        if _OTHER.search(layout.unquoted, max(found.start() - 40, 0), found.start()):
            continue
        city = _in_list(found["city"])
        behind = _COMMA.match(layout.unquoted, found.end())
        country = _country(behind["country"]) if behind else None
        if city is not None:
            code = cities()[city]
            is_named = code in named and country in {None, code}
            length = len(city) if found["city"].startswith(city) else len(found["city"])
            yield city, (found.start("city"), found.start("city") + length), code if is_named else None
        elif (
            country is not None
            and not is_inflected(found["city"])
            and not _REGION.search(found["city"])
            and _country(found["city"]) is None
        ):
            yield found["city"], found.span("city"), country


def _in_list(name: str) -> str | None:
    """Return the listed city that a name is or begins with.

    "Vientiane Capital" begins with "Vientiane".
    """
    words = name.split(" ")
    heads = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    if is_inflected(name):
        return next(
            (city for head in heads for city, cases in _russian_cities().items() if cases.fullmatch(head)), None
        )
    return next((head for head in heads if head in cities()), None)


@functools.cache
def _russian_cities() -> Mapping[str, re.Pattern[str]]:
    """Return the Russian names of cities, with a pattern for their cases.

    The pattern of "Бишкек" also matches in "в Бишкеке".
    """
    return {city: re.compile(name_pattern(city)) for city in cities() if is_inflected(city)}


def _country(name: str) -> str | None:
    """Return the country that a text begins with."""
    found = next(countries_in(FoldedText.of(name)), None)
    return found[0] if found is not None and found[1] == 0 else None


def _countries_of(layout: Layout) -> frozenset[str]:
    """Return the countries that the headline and the first paragraphs name."""
    spans = [span for span in (layout.headline, *layout.body[:1]) if span]
    return frozenset(code for start, end in spans for code, _, _ in countries_in(FoldedText.of(layout.text[start:end])))


def _name_of_venue(layout: Layout, lead: tuple[Span, ...]) -> str | None:
    names = {found["name"] for start, end in lead for found in _VENUE.finditer(layout.unquoted, start, end)}
    return names.pop() if len(names) == 1 else None


def _from_dateline(layout: Layout, facts: Facts) -> dict[str, str]:
    """Return the place of the dateline as likely, if the lead has no other."""
    place = facts.record.get("source", {}).get("dateline_place")
    if place not in cities() or "type" not in facts.record:
        return {}
    headline = layout.headline
    elsewhere = {_in_list(found["city"]) for found in _IN.finditer(layout.unquoted, *headline)} if headline else set()
    if elsewhere - {None, place}:
        return {}
    code = cities()[place]
    venue = {"city": place}
    facts.likely.add("/venues/0/city")
    if code in _countries_of(layout):
        venue["country"] = code
        facts.likely.add("/venues/0/country")
    return venue
