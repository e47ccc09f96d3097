"""`find_dates`, `locate` and `draft`: the public functions.

They import their modules on first use.
"""

from collections.abc import Mapping
from typing import Any

from migevents._display import got_no_text, with_article
from migevents.date_parser.found import FoundDate
from migevents.evidence.evidence import Evidence
from migevents.evidence.results import Draft
from migevents.model.base import Record
from migevents.values.dates import ReferenceDate, as_partial_date


def find_dates(
    text: str, *, reference: ReferenceDate = None, language: str | None = None, day_first: bool | None = None
) -> tuple[FoundDate, ...]:
    """Return every date in running text, with its place.

    Spans do not overlap, and the longest reading wins. Numbers that are not dates are not found: counts, phones,
    numbers of resolutions, years in names ("the 2030 Agenda"). A date that cannot be resolved is found too
    ("yesterday" without a reference).

    Args:
        text: The text, of any length.
        reference: When the text was published, as for `parse_date`.
        language: The language of the dates (BCP 47). Without it, the language of the text is detected, and complete
            dates with a month in another language are found, too ("Publicado el 5 de mayo de 2019" on a page in
            English).
        day_first: Whether "05/06/2017" is 5 June, as for `parse_date`.

    Returns:
        The dates in the order of the text.

    Raises:
        InvalidDate: `reference` is not a valid date.
        ValueError: The language is not supported.
        TypeError: An argument has another type.

    Examples:
        >>> from migevents import find_dates
        >>> text = "Some 24 officials met on 12-15/02 and will meet again this weekend."
        >>> [text[found.start : found.end] for found in find_dates(text)]
        ['on 12-15/02', 'this weekend']
    """
    from migevents.date_parser.find import found_dates

    _check_text(text, "find_dates")
    return found_dates(text, reference=reference, language=language, day_first=day_first)


def locate(record: Record | Mapping[str, Any], text: str, *, published: ReferenceDate = None) -> Evidence:
    """Find every leaf of a record in a text, or report that it is missing.

    It finds words exactly, apart from white space, quotation marks, hyphens and the case of the first letter; dates as
    wordings that `parse_date` reads as equal; countries and languages by their names; numbers in digits or words; phone
    numbers and addresses as printed. It does not judge whether the text is true, nor whether a fact is about this
    event.

    Args:
        record: A record, or a plain JSON object in the record format; it may lack required fields.
        text: The text that the record was made from.
        published: When the text was published, for "today" and dates without a year. Without it, the record's own
            ``source.published`` or ``source.dateline_date``.

    Returns:
        A mapping of JSON Pointer to `Located`, with an entry for every leaf.

    Raises:
        InvalidDate: `published` is not a valid date.
        TypeError: `record` is neither a record nor a mapping, or `text` is not a string.

    Examples:
        >>> from migevents import Venue, Workshop, locate
        >>> workshop = Workshop(title="Migration and data", venues=[Venue(city="Cairo", country="EG")])
        >>> evidence = locate(workshop, "The workshop “Migration and data” was held in Cairo.")
        >>> for pointer, located in evidence.items():
        ...     print(pointer, located.status, located.spans)
        /type not_checked ()
        /title found ((14, 32),)
        /venues/0/city found ((46, 51),)
        /venues/0/country partly_found ((46, 51),)
    """
    from migevents.evidence.locator import evidence_of

    if not isinstance(record, Record | Mapping):
        raise TypeError(f"locate expects a record or a dict, got {with_article(type(record))}")
    _check_text(text, "locate")
    return evidence_of(record, text, None if published is None else as_partial_date(published))


def draft(text: str, *, url: str | None = None, published: ReferenceDate = None, language: str | None = None) -> Draft:
    """Return the facts that a text states with certainty.

    The kinds of facts are a closed list: language, dateline, date of publication, dates and duration, city and country,
    type and label, edition, names and quotes of speakers (in English), frameworks, contact, rank of membership, photo.
    A person has to add everything else. Compare the draft with the page (`Evidence.to_html`), or keep only the sure
    facts.

    Args:
        text: The text of a page or release; not HTML.
        url: The address of the page.
        published: When the text was published, for "today" and dates without a year.
        language: The language of the text (BCP 47). Without it, the language is detected.

    Returns:
        The facts, the place of each in the text, and the open questions.

    Raises:
        InvalidDate: `published` is not a valid date.
        TypeError: `text` is not a string.

    Examples:
        >>> from migevents import draft
        >>> text = (
        ...     "Vientiane – A workshop on migration data was held in Vientiane, Laos, on 5 May 2019, and was attended"
        ...     ' by officials of three ministries. "We count all people," said Ana Prueba.'
        ... )
        >>> drafted = draft(text)
        >>> drafted.record["type"], drafted.record["when"]["start"], drafted.record["quotes"]
        ('workshop', '2019-05-05', [{'text': 'We count all people', 'speaker': 'Ana Prueba'}])
        >>> [question.path for question in drafted.open]
        ['/title']
    """
    from migevents.date_parser.languages import demand_tag
    from migevents.evidence.drafter import draft_of

    _check_text(text, "draft")
    if language is not None:
        demand_tag(language)
    return draft_of(text, url, None if published is None else as_partial_date(published), language)


def _check_text(text: object, function: str) -> None:
    if not isinstance(text, str):
        raise TypeError(f"{function} expects text (str), {got_no_text(text)}")
