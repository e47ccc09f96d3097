"""Quotes and their speakers, in English.

A quote counts if a verb of saying is right beside its marks. Its speaker is the person named in the attribution; a
family name means the only person with that name, and a pronoun the only person in the paragraph, or the speaker of the
previous quote. If that is not clear, the quote has no speaker: a wrong one is worse.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from migevents.evidence.drafting.facts import Facts, Layout
from migevents.evidence.drafting.people import HONORIFIC, OFFICES, Person, name_at, persons_in
from migevents.evidence.located import Span

_MARKS = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"))  # single marks, as they are printed
_SAYING = (
    r"(?:said|says|stated|noted|added|explained|remarked|stressed|emphasi[sz]ed|observed|declared|commented|told"
    r"|underlined|underscored"
    r"|highlighted|concluded|continued|affirmed|announced|joked|recalled|reiterated|warned|urged|argued"
    r"|acknowledged|pointed out|asserted"
    r"|insisted|shared|mentioned|cautioned|went on)"
)
_BEHIND = re.compile(rf"[\s,–—-]{{0,3}}(?P<verb>{_SAYING})\b(?: (?:also|further|in \w+ \w+|that))?,? ?", re.IGNORECASE)
_PRONOUN = re.compile(rf"[\s,–—-]{{0,3}}(?:he|she)(?: also| further)? {_SAYING}\b", re.IGNORECASE)
_VERB_PRONOUN = re.compile(r"(?:he|she)\b", re.IGNORECASE)
_INTRODUCED = re.compile(
    rf"\b(?P<verb>{_SAYING})(?: (?:that|[a-z]+ly|to [a-z ]{{1,30}}|during [\w ’']{{1,60}}|in [\w ’']{{1,60}}"
    rf"|at [\w ’']{{1,60}}))?\s?[:,]?\s?$"
)
_NAME_FIRST = re.compile(
    rf"[\s,]{{1,3}}(?P<who>(?=[A-Z]|the\b|an?\b|one\b|another\b)(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Hon|H\.E)\."
    rf"|[^.!?“\"”]){{2,120}}?) {_SAYING}\b"
)
_NOT_A_TRADE = (
    "that of in to by with from about as and for at on one or but who whom whose which where behind beside after before"
    " than like near under over against between through during without someone somebody nobody everyone"
)
_TRADE = re.compile(
    rf"(?:(?:the|a|an|another) )?(?:(?!(?:{'|'.join(_NOT_A_TRADE.split())})\b)[a-z-]{{3,20}},? ){{1,4}}(?=[A-Z])"
)
"""The occupation of a person, in lower case before the name: "said trainer Rahel Ejemplo"."""
_LONGEST = 3_000
_FEWEST_WORDS = 4
_REMEMBERED = 100
"""The most persons that are remembered: with a limit, the work is linear."""


@attrs.frozen
class _Quote:
    """A piece of text between quotation marks: the places of its words."""

    start: int
    end: int
    paragraph: Span

    def words(self, text: str) -> str:
        """Return the words without the comma of the attribution."""
        return text[self.start : self.end].strip().removesuffix(",").rstrip()


def find_quotes(layout: Layout, facts: Facts) -> None:
    """Fill in the quotes and their speakers."""
    known: list[Person] = []
    quotes: list[tuple[_Quote, Person | None]] = []
    for paragraph in layout.lines:
        if paragraph[1] - paragraph[0] < len('"I say," he said.'):
            continue
        quotes += _in_paragraph(layout, paragraph, known, quotes)
        known = [*known, *persons_in(layout.unquoted, *paragraph)][-_REMEMBERED:]
    _fill(layout.text, quotes, known, facts)


# --- Finding ----------------------------------------------------------------------------------------------------------


def _between_marks(text: str, paragraph: Span) -> Iterator[_Quote]:
    """Yield quotations in a paragraph; an unclosed mark cancels them all."""
    start, end = paragraph
    piece = text[start:end]
    opening, closing = next(((one, other) for one, other in _MARKS if _is_marked(piece, one, other)), ("", ""))
    if not opening:
        return
    at = start
    while True:
        first = text.find(opening, at, end)
        last = text.find(closing, first + 1, end) if first >= 0 else -1
        if opening == "‘":  # the closing mark is an apostrophe, too
            while last >= 0 and text[last + 1 : last + 2].isalnum():
                last = text.find(closing, last + 1, end)
        if last < 0:
            return
        if last - first <= _LONGEST:
            yield _Quote(first + 1, last, paragraph)
        at = last + 1


def _is_marked(piece: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return piece.count(opening) > 0 and piece.count(opening) % 2 == 0
    if opening == "‘":  # as above
        return re.search(r"(?:^|\s)‘\w", piece) is not None  # as above
    return piece.count(opening) > 0 and piece.count(opening) == piece.count(closing)


def _in_paragraph(
    layout: Layout, paragraph: Span, known: Sequence[Person], before: Sequence[tuple[_Quote, Person | None]]
) -> list[tuple[_Quote, Person | None]]:
    """Return the attributed quotes of a paragraph, with clear speakers."""
    found: list[tuple[_Quote, Person | None]] = []
    quotes = [*_between_marks(layout.text, paragraph)]
    previous: tuple[_Quote, Person | None, int] | None = None
    for index, quote in enumerate(quotes):
        limit = quotes[index + 1].start - 1 if index + 1 < len(quotes) else paragraph[1]
        floor = quotes[index - 1].end + 1 if index else paragraph[0]
        attribution = _attribution(layout, quote, floor, limit, known, [*before, *found])
        if attribution is None and previous is not None and _continues(layout.text, previous[2], quote):
            attribution = (previous[1], quote.end)
        if attribution is None:
            previous = None
            continue
        speaker, end = attribution
        previous = (quote, speaker, end)
        if _is_speech(layout.text, quote):
            found.append((quote, speaker))
    return found


def _is_speech(text: str, quote: _Quote) -> bool:
    words = quote.words(text)
    return len(words.split()) >= _FEWEST_WORDS and not _TORN.search(words)


_TORN = re.compile(r"[a-z][.?!] [a-z]")
"""A sentence that begins in lower case: it shows that the wrong marks were paired."""


def _continues(text: str, end: int, quote: _Quote) -> bool:
    """Return whether a quote continues the one before: "..., said X. "..."."""
    between = text[end : quote.start - 1]
    return re.fullmatch(r"[^.!?]{0,160}[.,]\s*", between) is not None and not re.search(_SAYING, between)


_Attribution = tuple[Person | None, int]


def _attribution(  # noqa: PLR0913, PLR0917  # where the quote is, and what was before
    layout: Layout,
    quote: _Quote,
    floor: int,
    limit: int,
    known: Sequence[Person],
    before: Sequence[tuple[_Quote, Person | None]],
) -> _Attribution | None:
    """Return the speaker and the end of an attribution, or `None`."""
    text = layout.text
    closed = quote.end + 1
    pronoun = _PRONOUN.match(text, closed, limit)
    if pronoun:
        return _meant(layout, quote, before, known, pronoun[0]), pronoun.end()
    verb = _BEHIND.match(text, closed, limit)
    if verb:
        meant = _VERB_PRONOUN.match(text, verb.end(), limit)
        if meant:
            return _meant(layout, quote, before, known, meant[0]), verb.end()
        person = _person_at(text, verb.end(), limit, known)
        if person is not None and _is_joined(text, person, limit):
            person = None
        return person, verb.end() + (len(person.name) if person else 0)
    behind = _NAME_FIRST.match(text, closed, limit)
    if behind and (text[quote.end - 1] in ",?!" or text[closed : closed + 1] == ","):
        return _whole_person(text, behind.start("who"), behind.end("who"), known), behind.end()
    return _introduction(layout, quote, floor, known, before)


def _introduction(
    layout: Layout, quote: _Quote, floor: int, known: Sequence[Person], before: Sequence[tuple[_Quote, Person | None]]
) -> _Attribution | None:
    """Return the speaker before a quote: "In her remarks, X said: ..."."""
    text = layout.text
    opened = quote.start - 1
    sentence = max((end for _, end in layout.sentences((floor, opened))), default=floor)
    starts = [start for start, end in layout.sentences((floor, opened)) if end == sentence]
    start = starts[0] if starts else floor
    verb = _INTRODUCED.search(text, max(start, opened - 200), opened)
    if verb is None:
        return None
    subject = text[start : verb.start()].rstrip()
    persons = [*persons_in(text, start, verb.start())]
    last_clause = re.split(r"[,;] ", subject)[-1]
    pronoun = re.search(r"\b(?:he|she)(?: also| further| then)?$", subject, re.IGNORECASE)
    if pronoun:
        return _meant(layout, quote, before, known, pronoun[0]) if not persons else None, quote.end
    names = {person.name: person for person in (_known_as(each, known) for each in persons)}
    if len(names) == 1:
        (person,) = names.values()
        rest = text[person.start + len(person.name) : verb.start()] if person.start >= start else last_clause
        is_subject = _APPOSITION.fullmatch(rest.strip()) and not _is_object(text, start, persons[0].start)
        return (person if is_subject else None), quote.end
    family = _family_name(last_clause, known) if not names else None
    return family, quote.end


_APPOSITION = re.compile(r"(?:,.*,|\([^()]*\),?|, who)?(?: ?(?:also|further|then|in turn|later|[a-z]+ly))?", re.DOTALL)
"""What may be between the subject and its verb: ", Minister of Labour, also"."""
_OBJECT = re.compile(
    r"\b(?:for|of|by|with|to|from|after|before|and|than|between|against|about|behind|beside|near|under|over|around"
    r"|like|unlike|without|alongside|at|in|on|thanked|met|joined)"
    rf"(?: (?:{HONORIFIC}|[\w’'-]+)){{0,6}} $",
    re.IGNORECASE,
)
"""Words after which a name is not the subject of the sentence: "On behalf of Minister Ana Prueba"."""


def _is_object(text: str, start: int, end: int) -> bool:
    """Return whether the name at `end` is not the subject of its sentence.

    The office before it belongs to the name: "Minister of Labour Ana Prueba" is a subject.
    """
    office = _OFFICE.search(text, start, end)
    if office and OFFICES.intersection(office[0].split()):
        end = office.start()
    return _OBJECT.search(text, start, end) is not None


_OFFICE = re.compile(r"\b(?:[A-Z][\w’'-]* (?:(?:of|for|and|the|on) ){0,2}){1,8}$")


def _is_joined(text: str, person: Person, limit: int) -> bool:
    """Return whether a second person follows, or the name is possessive.

    Such texts are "said Ana Prueba and Luis Muestra" and "said Ana Prueba's".
    """
    end = person.start + len(person.name)
    if person.name.endswith(("'s", "’s")) or text[end : end + 2] in {"'s", "’s"}:
        return True
    joint = re.compile(r"(?:, [^,.;“”\"]{2,80},?)? and (?:the )?").match(text, end, limit)
    return joint is not None and name_at(text, joint.end(), limit) is not None


def _person_at(text: str, start: int, limit: int, known: Sequence[Person]) -> Person | None:
    trade = _TRADE.match(text, start, limit)
    person = name_at(text, trade.end() if trade else start, limit)
    if person is not None:
        return _known_as(person, known)
    found = re.compile(rf"(?:{HONORIFIC} )?(?P<name>[A-Z][\w’'-]+)(?=[.,;: \n]|$)").match(text, start, limit)
    return _by_family_name(found["name"], known) if found else None


def _whole_person(text: str, start: int, end: int, known: Sequence[Person]) -> Person | None:
    """Return the person that makes up a whole clause, or `None`."""
    person = name_at(text, start, end)
    if person is None:
        persons = [*persons_in(text, start, end)]
        trade = _TRADE.match(text, start, end)
        person = persons[0] if len(persons) == 1 and trade and trade.end() == persons[0].start else None
    if person is None:
        return _family_name(text[start:end], known)
    rest = text[person.start + len(person.name) : end].strip(" ")
    return _known_as(person, known) if not rest or rest.startswith(",") else None


def _family_name(clause: str, known: Sequence[Person]) -> Person | None:
    """Return the known person whose family name makes up a clause."""
    name = re.sub(rf"^(?:{HONORIFIC} )+", "", clause.strip())
    return _by_family_name(name, known) if re.fullmatch(r"[A-Z][\w’'-]+", name) else None


def _by_family_name(name: str, known: Sequence[Person]) -> Person | None:
    found = {person.name: person for person in known if person.family_name == name and " " in person.name}
    return next(iter(found.values())) if len(found) == 1 else None


def _known_as(person: Person, known: Sequence[Person]) -> Person:
    """Return the person with the full name, if the text has it earlier."""
    if " " in person.name:
        return next((each for each in known if each.name == person.name), person)
    return _by_family_name(person.name, known) or person


def _meant(
    layout: Layout,
    quote: _Quote,
    before: Sequence[tuple[_Quote, Person | None]],
    known: Sequence[Person],
    pronoun: str,
) -> Person | None:
    """Return the person whom a pronoun means.

    It is the only person in the paragraph so far, or the speaker of the previous quote.
    """
    start = quote.paragraph[0]
    persons = {_known_as(each, known).name: each for each in persons_in(layout.unquoted, start, quote.start)}
    words = set(re.findall(r"[\w'-]+", layout.unquoted[start : quote.start]))
    others = {each.family_name for each in known if each.name not in persons} & words
    if _UNNAMED.search(layout.unquoted, start, quote.start):
        return None
    if len(persons) == 1 and not others - {name.split(" ")[-1] for name in persons}:
        (person,) = persons.values()
        return _known_as(person, known) if _agrees(person, pronoun) else None
    if persons or others or not before:
        return None
    last, speaker = before[-1]
    between = {person.name for person in persons_in(layout.unquoted, last.end, start)}
    is_last = speaker is not None and between <= {speaker.name, speaker.family_name} and _agrees(speaker, pronoun)
    return speaker if is_last else None


_UNNAMED = re.compile(
    r"(?<!, )\b(?:the|his|her|its|their|an?|one) (?:[\w-]+ ){0,2}(?:wife|husband|mother|father|sister|brother"
    r"|son|daughter|spouse|cousin|friend|colleague|neighbour|woman|man|girl|boy|minister|president|governor|ambassador|mayor|deputy"
    r"|director|chair|chairperson|official|officer|trainer|trainee|student|migrant|returnee|participant|adviser)\b"
    r"(?! (?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Somebody without a name, whom a pronoun may mean as well: "Ana Prueba sat beside the Minister."."""


def _agrees(person: Person, pronoun: str) -> bool:
    """Return whether a pronoun may mean a person, by the honorific."""
    unfit = r"(?:Mr|Sir)\b" if "she" in pronoun.lower() else r"(?:Mrs|Ms|Miss|Dame)\b"
    return person.honorific is None or not re.search(unfit, person.honorific)


# --- Filling in -------------------------------------------------------------------------------------------------------


def _fill(text: str, quotes: Sequence[tuple[_Quote, Person | None]], known: Sequence[Person], facts: Facts) -> None:
    speakers: dict[str, dict[str, Any]] = {}
    listed: dict[tuple[str, str | None], dict[str, Any]] = {}
    for quote, person in quotes:
        words = quote.words(text)
        entry: dict[str, Any] = {"text": words}
        if person is not None:
            if person.name not in speakers:
                speakers[person.name] = _speaker(person, known)
            entry["speaker"] = person.name
        if words[0].islower():
            entry["partial"] = True
        listed.setdefault((words, entry.get("speaker")), entry)  # a page may print a quote twice
    for number, speaker in enumerate(speakers.values()):
        facts.likely.update(f"/speakers/{number}/{key}/0" for key in speaker if key == "positions")
    if speakers:
        facts.record["speakers"] = [*speakers.values()]
    if listed:
        facts.record["quotes"] = [*listed.values()]


def _speaker(person: Person, known: Sequence[Person]) -> dict[str, Any]:
    """Return a speaker with the first honorific and office in the text."""
    same = [person, *(each for each in known if each.name == person.name)]
    speaker: dict[str, Any] = {"name": person.name}
    honorific = next((each.honorific for each in same if each.honorific), None)
    position = next((each.position for each in same if each.position), None)
    if honorific:
        speaker["honorific"] = honorific
    if position:
        speaker["positions"] = [position]
    return speaker
