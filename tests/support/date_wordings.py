"""Dates as people write them, and modified real wordings, with their readings, without the library."""

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs
from hypothesis import strategies as st

from migevents import PartialDate

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
}
LANGUAGES = tuple(MONTHS)

# --- Any date of the profile, in words --------------------------------------------------------------------------------


def _ordinal(day: int) -> str:
    last = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if day in {11, 12, 13} else last}"


Form = Callable[[str, str, str], str]
"""Writes a day, a month's name and a year; each may be empty."""

DAYS: dict[str, list[Form]] = {
    "en": [
        lambda d, m, y: f"{d} {m} {y}",
        lambda d, m, y: f"{m} {d}, {y}" if y else f"{m} {d}",
        lambda d, m, y: f"the {_ordinal(int(d))} of {m}, {y}" if y else f"the {_ordinal(int(d))} of {m}",
        lambda d, m, y: f"{m[:3]}. {_ordinal(int(d))} {y}",
        lambda d, m, y: f"{d}-{m[:3].upper()}-{y}" if y else f"{d}-{m[:3].upper()}",
    ],
    "fr": [lambda d, m, y: f"le {d.replace('1', '1er') if d == '1' else d} {m} {y}"],
    "es": [lambda d, m, y: f"el {d} de {m} de {y}" if y else f"el {d} de {m}"],
    "pt": [lambda d, m, y: f"{d} de {m} de {y}" if y else f"{d} de {m}"],
    "ru": [lambda d, m, y: f"{d} {m} {y} года" if y else f"{d} {m}"],
}
MONTHS_ALONE: dict[str, list[Form]] = {
    "en": [
        lambda _, m, y: f"in {m} {y}",
        lambda _, m, y: f"in the month of {m}, {y}" if y else f"in the month of {m}",
        lambda _, m, y: f"during {m} {y}",
        lambda _, m, y: f"in {m[:3]}. {y}",
        lambda _, m, y: f"in {m.upper()} of {y}" if y else f"in {m.upper()}",
    ],
    "fr": [lambda _, m, y: f"en {m} {y}"],
    "es": [lambda _, m, y: f"en {m} de {y}" if y else f"en {m}"],
    "pt": [lambda _, m, y: f"em {m} de {y}" if y else f"em {m}"],
    "ru": [lambda _, m, y: f"в {m} {y} года" if y else f"в {m}"],
}
YEARS: dict[str, list[Form]] = {
    "en": [
        lambda _d, _m, y: y,
        lambda _d, _m, y: f"in {y}",
        lambda _d, _m, y: f"during {y}",
        lambda _d, _m, y: f"the year {y}",
        lambda _d, _m, y: f"in the year {y}",
    ],
    "fr": [lambda _d, _m, y: f"en {y}"],
    "es": [lambda _d, _m, y: f"en {y}"],
    "pt": [lambda _d, _m, y: f"em {y}"],
    "ru": [lambda _d, _m, y: f"в {y} году"],
}
SPANS = {
    "en": ["from {} to {}", "{} – {}", "between {} and {}", "{} until {}", "{} to {}"],
    "fr": ["entre {} et {}"],
    "es": ["entre {} y {}"],
    "pt": ["entre {} e {}"],
    "ru": ["с {} по {}"],
}


def written(date: PartialDate, language: str, form: int) -> str:
    """Return a date in words, in one of the forms of a language."""
    forms = (DAYS if date.day else MONTHS_ALONE if date.month else YEARS)[language]
    month = MONTHS[language].split()[date.month - 1] if date.month else ""
    year = "" if date.year is None else f"{date.year:04d}"
    return forms[form % len(forms)](str(date.day or ""), month, year).strip()


@st.composite
def stated_dates(draw: st.DrawFn, *, year_known: bool | None = None) -> PartialDate:
    """Draw a date without a mark, of any precision."""
    day = draw(st.dates() | st.dates(datetime.date(2015, 1, 1), datetime.date(2020, 12, 31)))
    known = draw(st.booleans()) if year_known is None else year_known
    # EDTF writes XXXX for a year that is not known.
    text = day.isoformat() if known else f"XXXX{day:-%m-%d}"
    return PartialDate(text[: draw(st.sampled_from([4, 7, 10] if known else [7, 10]))])


@st.composite
def stated_spans(draw: st.DrawFn) -> tuple[PartialDate, PartialDate]:
    """Draw the two ends of a span: they differ, and the end does not come first."""
    known = draw(st.booleans())
    one, other = draw(stated_dates(year_known=known)), draw(stated_dates(year_known=known))
    start, end = sorted((one, other), key=str)
    if start == end or str(end).startswith(str(start)):
        end = PartialDate.of(None if end.year is None else min(end.year + 1, 9999), 12, 31)
        start = PartialDate.of(start.year, 1, 1)
    return start, end


# --- Real wordings, changed -------------------------------------------------------------------------------------------

Row = dict[str, Any]


@attrs.frozen
class Wording:
    """A modified wording, and the right fields; `None` if it no longer has a date."""

    text: str
    language: str | None
    reference: str | None
    right: Row | None
    change: str


def mutated(rows: list[Row]) -> Iterator[Wording]:
    """Yield the wordings that differ from real ones by one change, each with its reading."""
    for row in rows:
        for change in (_weekday_changed, _day_32, _month_dropped, _separator_changed, _language_changed, _year_dropped):
            for text, language, reference, right in change(row):
                yield Wording(text, language, reference, right, change.__name__.strip("_"))


Changed = Iterator[tuple[str, str | None, str | None, Row | None]]


def _parts(row: Row) -> tuple[str, str | None, str | None, Row | None]:
    return row["wording"], row["language"], row["reference"], row["expected"]


def _weekday_changed(row: Row) -> Changed:
    """Another weekday contradicts a date; alone, it is another day."""
    text, language, reference, right = _parts(row)
    names = WEEKDAYS["en"].split()
    present = next((name for name in names if name in text), None)
    day = None if right is None or right.keys() != {"start", "basis"} else right["start"]
    if present is None and day is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", day) and re.search(r"\d{4}", text):
        bare = re.sub("^(On|on) |^(Mar|Tue)[,.] ", "", text)
        if "," not in bare[:6]:
            number = datetime.date.fromisoformat(day).weekday()
            yield f"{names[number]}, {bare}", language, reference, right
            yield f"{names[(number + 3) % 7]}, {bare}", language, reference, None
            yield f"{names[(number + 6) % 7][:3]} {bare}", language, reference, None
    if present is None or right is None:
        return
    for step in (1, 3):
        other = names[(names.index(present) + step) % 7]
        changed = text.replace(present, other)
        if day is None or not re.search(r"\d", text):
            now = right if day is None or reference is None else {**right, "start": _nearest(other, reference)}
        else:
            now = None
        yield changed, language, reference, now


def _nearest(weekday: str, reference: str) -> str:
    """Return the day with this weekday that is nearest."""
    today = datetime.date.fromisoformat(reference)
    days = (today + datetime.timedelta(step) for step in range(-3, 4))
    return next(day.isoformat() for day in days if calendar.day_name[day.weekday()] == weekday)


def _day_32(row: Row) -> Changed:
    """There is no day 32, and no day 0."""
    text, language, reference, _ = _parts(row)
    found = re.search(r"(?<![\d:])\d{1,2}(?![\d:]|am)", text)
    if found:
        for number in ("32", "0"):
            yield text[: found.start()] + number + text[found.end() :], language, reference, None


def _month_dropped(row: Row) -> Changed:
    """Without its month a date is not a day; a month is its year then."""
    text, language, reference, right = _parts(row)
    for name in (*MONTHS["en"].split(), "mai", "de mayo"):
        if f"{name} " in f"{text} " and right is not None:
            bare = " ".join(text.replace(name, "").split())
            start = str(right.get("start", ""))
            yield bare, language, reference, {**right, "start": start[:4]} if len(start) == len("2018-06") else None


def _separator_changed(row: Row) -> Changed:
    """Other signs between the parts give the same reading, if any."""
    text, language, reference, right = _parts(row)
    if right is None:
        return
    for old, new in (
        ("-", " – "),
        ("-", "/"),
        ("/", "."),
        ("/", "-"),
        (" ", "-"),
        (", ", " "),
        (" – ", "-"),
        (" ", "  "),
    ):
        changed = text.replace(old, new)
        if changed != text and re.search(r"\d", text):
            yield changed, language, reference, right


def _language_changed(row: Row) -> Changed:
    """The same months and weekdays in another language give the same reading, with or without its small words."""
    text, _, reference, right = _parts(row)
    for language in LANGUAGES[1:]:
        changed = text
        for names in (MONTHS, WEEKDAYS):
            for english, other in zip(names["en"].split(), names[language].split(), strict=True):
                changed = changed.replace(english, other)
        if changed != text:
            yield changed, language, reference, right
            yield re.sub("^(on|On|in|from|From) ", "", changed), None, reference, right


def _year_dropped(row: Row) -> Changed:
    """Without its year and a reference, a date has none."""
    text, language, _, right = _parts(row)
    bare = re.sub(r",? (19|20)\d\d", "", text)
    if bare != text and right is not None and re.search(r"\d|[A-Z]", bare):
        fields = {
            name: "XXXX" + value[4:] for name, value in right.items() if name in {"start", "end"} and len(value) > 4
        }
        yield bare, language, None, {**fields, "basis": "unresolved"}
