"""Names of persons in English text, distinguished from offices."""

import re
from collections.abc import Iterator
from typing import final

import attrs

from migevents._files import data_text
from migevents.evidence.fold import FoldedText
from migevents.evidence.places import cities, countries_in

OFFICES = frozenset(data_text("evidence", "office_words.txt").split())
_NOT_NAMES = OFFICES | frozenset(data_text("evidence", "other_words.txt").split())
"""Capitalized words that are not names: offices, subjects, organizations, nations, days, first words."""

_CAPITAL = r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Hon)\.(?= )|[A-Z]\.(?= )|[A-ZÀ-ÝŠŽČĆĐŁŞİ][\w’'-]{0,25})"
_PARTICLE = r"(?:de|da|del|della|dos|das|van|von|bin|bint|ben|al|el|la|le|y|ibn|der|den|ter|di|du|abu|ould|mint)"
HONORIFIC = (
    r"(?:H\.?E\.?|Hon\.?|Honou?rable|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Prof\.?|Professor|Sir|Dame|Sheikh|Rev\.?"
    r"|Eng\.?|Amb\.?|Gen\.?|Col\.?"
    r"|Lt\.?|Maj\.?|Capt\.?|Brig\.?)"
)
_SEQUENCE = (
    rf"(?P<words>{_CAPITAL}(?:(?: (?:of|for|and|the|on|to|in|&))*,? {_CAPITAL}| {_PARTICLE}(?= {_CAPITAL})){{0,14}})"
)
_FEWEST, _MOST = 2, 4


@final
@attrs.frozen
class Person:
    """A person whom a text names.

    Attributes:
        name: The name as printed.
        start: Where it is.
        honorific: The honorific before it.
        position: The office as printed, if that is clear.
    """

    name: str
    start: int
    honorific: str | None = None
    position: str | None = None

    @property
    def family_name(self) -> str:
        """The last word of the name."""
        return self.name.split(" ")[-1]


def is_name(words: str) -> bool:
    """Return whether capitalized words are a person's name.

    Examples:
        >>> is_name("Laura Thompson"), is_name("World Bank"), is_name("Deputy Director")
        (True, False, False)
    """
    parts = words.split(" ")
    capitals = [part for part in parts if part[0].isupper()]
    if not _FEWEST <= len(capitals) <= _MOST or any(_bare(part) in _NOT_NAMES for part in parts):
        return False
    if any(part.isupper() and len(part) <= len("IGAD") and "." not in part for part in parts) and not words.isupper():
        return False
    return words not in cities() and next(countries_in(FoldedText.of(words)), None) is None


def _bare(word: str) -> str:
    return re.sub(r"(?:['’]s?|\.)$", "", word)


def split_sequence(words: str) -> tuple[str | None, str] | None:
    """Return the office and the name in capitalized words.

    An example is "IOM Deputy Director General Laura Thompson".

    Examples:
        >>> split_sequence("IOM Deputy Director General Laura Thompson")
        ('IOM Deputy Director General', 'Laura Thompson')
        >>> split_sequence("Chief of Mission Ana Prueba")
        ('Chief of Mission', 'Ana Prueba')
    """
    parts = words.split(" ")
    last = max(
        (index for index, part in enumerate(parts) if _bare(part) in _NOT_NAMES or not _is_part_of_name(part)),
        default=-1,
    )
    office, name = " ".join(parts[: last + 1]), " ".join(parts[last + 1 :])
    if not name or not is_name(name):
        return None
    count = len(name.split(" "))
    if office.endswith((" and", " &")):
        return None  # two persons: "Ana Prueba and Luis Muestra"
    if office and count > _FEWEST and re.search(r"\b(?:of|for|and)\b", office):
        return None  # the first of three words may belong to the office
    if not office:
        return None, name
    return office.strip(" ,"), name


def _is_part_of_name(part: str) -> bool:
    return part[0].isupper() or re.fullmatch(_PARTICLE, part) is not None


def name_at(text: str, start: int, end: int) -> Person | None:
    """Return the person at the beginning of a text.

    Honorific and office may be before or after the name.
    """
    found = re.compile(
        rf"(?:the |then |also )?(?P<honorific>{HONORIFIC}(?:,? {HONORIFIC}){{0,2}},? )?{_SEQUENCE}"
    ).match(text, start, end)
    if found is None:
        return None
    words = found["words"]
    honorific = (found["honorific"] or "").strip(" ,") or None
    inner = re.search(rf"(?:^|[ ,])(?P<honorific>{HONORIFIC}(?:,? {HONORIFIC}){{0,2}}),? (?P<name>.+)$", words)
    if inner:
        office = words[: inner.start()].strip(" ,") or None
        return _titled(
            inner["honorific"], inner["name"].split(",")[0], found.start("words") + inner.start("name"), office, text
        )
    head, comma, _ = words.partition(",")
    if honorific:
        return _titled(honorific, head, found.start("words"), None, text)
    split = split_sequence(head) if comma else split_sequence(words)
    if split is None:
        return _behind_office(words, found.start("words"))
    office, name = split
    at = found.start("words") + (head if comma else words).index(name)
    return Person(name, at, None, _position(office) or _position_behind(text, at + len(name)))


def _behind_office(words: str, start: int) -> Person | None:
    """Return the person after an office: "Minister of Labour, Ana Prueba"."""
    office, comma, rest = words.partition(", ")
    name = rest.partition(",")[0]
    is_office = any(word in OFFICES for word in office.split(" "))
    if not comma or not is_office or not is_name(name):
        return None
    return Person(name, start + len(office) + len(comma), None, _position(office))


def _titled(honorific: str, name: str, start: int, office: str | None, text: str) -> Person | None:
    """Return the person after an honorific; a single word is enough there."""
    parts = name.split(" ")
    stop = next(
        (index for index, part in enumerate(parts) if _bare(part) in _NOT_NAMES or not _is_part_of_name(part)),
        len(parts),
    )
    name = " ".join(parts[:stop])
    if not name or stop > _MOST or (stop < len(parts) and stop == 1):
        return None
    name = re.sub(r"['’]s$", "", name)
    return Person(name, start, honorific, _position(office) or _position_behind(text, start + len(name)))


_BEHIND = re.compile(
    r",? ?\(?(?:the |who is )?(?P<position>[A-Z][\w’'-]+(?: (?:of|for|and|the|on|to|in|&)(?= )"
    r"| [A-Z][\w’'-]+){0,11})(?=[,.;:)“\"]|$| (?:said|noted|told|added|who|at|explained))"
)


def _position_behind(text: str, end: int) -> str | None:
    """Return the office after a name: "Jean Modèle, Director of Visas"."""
    if text[end : end + 1] != ",":
        return None
    found = _BEHIND.match(text, end)
    return _position(found["position"]) if found else None


def _position(office: str | None) -> str | None:
    """Return an office without its organization or country, or `None`."""
    if not office:
        return None
    words = office.split(" ")
    first = next((index for index, word in enumerate(words) if word in OFFICES), None)
    if first is None or "," in office:
        return None
    if not _is_organization(" ".join(words[:first])):
        return None  # it may be a part of the office: "State Minister"
    position = _ORGANIZATION.split(" ".join(words[first:]))[0]
    return None if position in _RANKS else position


_RANKS = frozenset({"Colonel", "Major", "Captain", "Lieutenant", "Brigadier", "Inspector", "Superintendent", "General"})
_NATION = re.compile(
    r"[A-Z][a-z]+(?:ese|ian|ish|an)|Lao|Thai|French|Dutch|Swiss|Iraqi|Somali|Israeli|Pakistani|Nepali|German|Greek"
)


def _is_organization(words: str) -> bool:
    """Return whether only acronyms and countries are before an office."""
    folded = FoldedText.of(words)
    named = "".join(folded.text[start:end] for _, start, end in countries_in(folded)).split()
    parts = [_bare(word) for word in folded.text.split()]
    return all(part.isupper() or part in " ".join(named) or _NATION.fullmatch(part) for part in parts)


_ORGANIZATION = re.compile(
    r" (?:of|for|at|in|to|with) (?:the )?(?:[A-Z][\w’'-]+ ){0,4}(?:[A-Z]{2,}|Government|Ministry|Republic|Embassy"
    r"|Bank|Office|University|Council"
    r"|Commission|Agency|Network|Union|Association|Organi[sz]ation|Institute|Foundation|Committee|Centre|Center"
    r"|Department|Authority|Fund|Force)\b"
)


def persons_in(text: str, start: int, end: int) -> Iterator[Person]:
    """Yield the persons that a part of a text names.

    A name has an honorific or an office before it, or is two capitalised words.
    """
    found = _MAY_BE_PERSON.search(text, start, end)
    while found is not None:
        person = name_at(text, found.start(), end)
        if person is not None:
            yield person
        # After a name and a comma there may be another name: "On behalf of Ana Prueba, Luis Muestra said".
        last = found.end() if person is None else max(person.start + len(person.name), found.start() + 1)
        found = _MAY_BE_PERSON.search(text, last, end)


_MAY_BE_PERSON = re.compile(rf"\b{HONORIFIC} |\b{_SEQUENCE}")
