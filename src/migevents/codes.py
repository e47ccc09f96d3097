"""Every code that the library reports, with severity and meaning.

Codes are promises: none is ever renamed or given another meaning. `migevents explain CODE` prints a whole page.
"""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
"""How serious an issue is: an `error` makes a record invalid; a `warning` or an `info` never does."""


class Code(NamedTuple):
    """The meaning of a code.

    Attributes:
        kind: What reports it: a fault, a repair, a rule of advice, a loss of an export, a note of an import or
            a merge.
        severity: The severity of its issues.
        sentence: What it means.
    """

    kind: Literal["fault", "repair", "advice", "loss", "import", "merge"]
    severity: Severity
    sentence: str


FAULTS = {
    "bad-encoding": "The bytes are not valid UTF-8.",
    "bad-json": "The text is not valid JSON (RFC 8259).",
    "too-deep": 'The document is nested more than 64 levels deep, or "extensions" more than 32.',
    "too-large": '"extensions" has more than 10,000 values, or what is read at once is longer than the limit.',
    "bad-version": '"migevents", the version of the record format, is not two numbers with a dot between them.',
    "unsupported-version": "The record is of a version of the format that this library does not read.",
    "wrong-type": "A value has a different type from its field.",
    "missing-field": "A required field is missing.",
    "unknown-field": "A key is not a field of the class.",
    "unknown-type": '"type" is not one of the nine kinds of event.',
    "other-type": '"type" is not the class that was asked for.',
    "invalid-value": "Your own class, or a cattrs hook, rejected a value.",
    "bad-key": "A key is empty, or is not text.",
    "duplicate-key": "A key occurs twice in one object.",
    "empty-text": "A text is empty or only white space.",
    "surrounding-space": "A text begins or ends with white space.",
    "control-character": "A text contains control characters.",
    "lone-surrogate": "A text contains half of a surrogate pair.",
    "bad-country": "A country is not an ISO 3166-1 alpha-2 code (or XK).",
    "bad-language": "A language is not a well-formed BCP 47 tag.",
    "bad-phone": "A phone number is not in the global form of RFC 3966.",
    "bad-email": "An e-mail address is not valid.",
    "bad-url": "A web address is not a valid http or https URI (RFC 3986).",
    "unknown-term": "A term is not in the closed list of its field.",
    "bad-number": 'A number is not finite, or is an integer in "extensions" beyond 2^53.',
    "out-of-range": "A whole number is too small or too large for its field.",
    "bad-date": "A date is not valid: not in the EDTF profile, or a day that does not exist.",
    "bad-interval": "An interval is not valid EDTF, or its end comes before its start.",
    "end-before-start": "The end of an event comes before its start.",
    "end-equals-start": "The end of an event is the same as its start.",
    "open-end-without-start": '"open_end" requires "start".',
    "open-end-with-end": '"open_end" cannot be combined with "end".',
    "too-few-dates": '"dates" has fewer than two days.',
    "dates-out-of-order": 'The days in "dates" are not in order.',
    "dates-outside-span": '"start" or "end" differs from the first or last of "dates".',
    "window-with-dates": '"within" cannot be combined with "start", "end" or "dates".',
    "nothing-stated": "An object has none of the fields that give it a meaning.",
    "missing-organization": "A membership has a status, a date or an ordinal, but no organization.",
    "accession-before-admission": "A membership came into force before the vote on it.",
    "bound-without-count": '"bound" requires "count".',
    "women-exceed-count": "There are more women than people.",
    "ambiguous-speaker": "Two speakers of an event have the same key.",
    "unknown-speaker": "A quote or a session names a speaker that the event does not have.",
}
"""The meaning of each fault. Its severity is ``error``."""

REPAIRS = {
    "space-trimmed": "White space around a text was removed.",
    "blank-dropped": "A blank text was omitted.",
    "country-read": 'A name, an alpha-3 or a numeric code of a country was read as its alpha-2 code: "Lao PDR", "418".',
    "date-read": 'A date in words was read as EDTF, exactly as precise as it is written: "June 2018" as "2018-06".',
    "time-dropped": (
        'The time of day was removed from a date-time; the date is as written: "2018-11-15T09:00:00+07:00".'
    ),
    "end-dropped": "An end that equals the start was omitted.",
    "phone-read": 'A printed phone number with its country code was read as RFC 3966: "+856.21267730".',
    "scheme-dropped": '"mailto:" was removed from an e-mail address.',
    "email-dropped": (
        'What a web page shows in place of a hidden e-mail address was moved to the wording: "[email protected]".'
    ),
    "term-read": 'A label or a known variant of a term was read as the term: "In person", "organiser", "NGO".',
    "framework-read": "The name of a known framework was read as that framework, where an object is expected.",
    "language-read": 'The name of a language was read as its tag: "French" as "fr".',
    "list-wrapped": "A single value was wrapped in a list where a list is expected.",
    "null-dropped": "A null was omitted where a list or a flag is expected.",
    "number-read": 'A number written as text or with a decimal point was read as a whole number: "3", 3.0.',
    "text-read": "A whole number was read as text, where text is expected.",
    "key-renamed": (
        'A key in another spelling (case, hyphens, spaces) was read as the field with these letters: "openEnd".'
    ),
}
"""The meaning of each repair. Its severity is ``info``."""

WARNINGS = {
    "year-missing": "A date of the event has no year.",
    "date-unresolved": "The date is unresolved: the wording alone does not give it.",
    "date-missing": "The event has no date at all.",
    "date-far-from-publication": "The event was over 60 days before or after the page was published.",
    "days-differ": "The number of days differs from the dates.",
    "session-outside-event": "A session of the programme is before or after the event.",
    "weekday-differs": "The wording names a day of the week that does not match the dates.",
    "speakers-alike": "Two speakers' names differ only in case, accents or punctuation.",
    "quote-unattributed": "A quote names neither a speaker nor a document.",
    "quote-marks": "The text of a quote still has the quotation marks of the page.",
    "contact-label-empty": 'The printed line has a label without a value, such as "Email:".',
    "email-masked": "The printed line has a masked e-mail address; `email` is not set.",
    "email-stripped": "The printed line has part of an e-mail address; `email` is not set.",
    "phone-missing": "The printed line has a phone number, and `phone` is not set.",
    "phone-impossible": "A phone number has the wrong length for its country, or an extra zero.",
    "online-with-venue": "An online event has a venue.",
    "member-too-early": "A state is called a member of IOM before the day it joined.",
    "accession-differs": "A date of admission or accession differs from the known one.",
    "ordinal-differs": "The rank of a state among those that joined IOM is not the known one.",
    "framework-not-adopted": "A framework had not been adopted yet on the day of the event.",
    "provision-unknown": "A framework does not have this provision.",
    "period-impossible": "The note of a framework names an impossible period.",
    "organization-misnamed": "An organization has a name that is known to be wrong.",
    "direction-marks": "A left-to-right text contains invisible direction marks.",
    "not-in-text": "A value does not occur in the text that the record was made from.",
}
"""The meaning of each rule that reports a probable mistake. Its severity is ``warning``."""

NOTES = {
    "date-inferred": "The date, or its year, was inferred: the page does not give it.",
    "speaker-without-position": "A speaker has a name but no position.",
    "contact-is-speaker": "A contact has the family name of a speaker but another given name.",
    "quote-elided": "Words were left out of a quote.",
    "dateline-elsewhere": "The place in the dateline is not a city of the venues.",
    "old-country-name": "A country has a name it no longer had on the day of the event.",
    "framework-variant": "A framework has a known variant of its name.",
}
"""The meaning of each rule that reports something worth checking. Its severity is ``info``."""

ADVICE = WARNINGS | NOTES

LOSSES: dict[str, tuple[Severity, str]] = {
    "not-written": ("error", "The record was not written: it lacks what the format requires."),
    "not-supported": ("warning", "The format has no place for the field, so it is left out."),
    "coarser": ("warning", "The format has only a broader term, which was written instead."),
    "doubt-lost": ("warning", "The format cannot mark a date as uncertain or approximate."),
    "markup-inside": ("warning", "A text looks like HTML, and programs that read the file may take it as such."),
    "separator-inside": ("warning", "A text contains the separator of its list, so it is read back as several."),
    "duplicate-id": ("warning", "Two records have the same id, and programs that read the file keep only one."),
    "flattened": ("info", "Several fields became one text."),
    "span-added": ("info", "Readers set the start and the end to the first and the last of single days."),
    "line-breaks-changed": ("info", "Other kinds of line breaks became line feeds."),
    "id-generated": ("info", "The format requires an id, so one was derived from the record; it changes with it."),
}
"""Each loss of an export: its severity, and its meaning."""

IMPORT_NOTES: dict[str, tuple[Severity, str]] = {
    "markup-read": ("info", "HTML in a text was read as plain text."),
    "lines-joined": ("info", "The lines of a text that belongs on one line were joined."),
    "control-dropped": ("info", "Control characters were left out of a text."),
    "quoted-printable-read": ("info", "A text in quoted-printable, as old calendars have it, was decoded."),
    "json-repaired": ("info", "The JSON of a page was not valid, and was read after a repair."),
    "day-read": ("info", "Of a date and time that is not valid, the day was read."),
    "title-from-course": ("info", "An entry without a name was given that of its course."),
    "entries-skipped": (
        "info",
        "A file has entries of other kinds, such as tasks, or a title above a table, which were not read.",
    ),
    "encoding-guessed": ("warning", "The bytes are not valid UTF-8, so they were read as Windows-1252."),
    "zone-unknown": (
        "warning",
        "A time is in UTC, and the event is in an unknown time zone: its day may differ.",
    ),
    "recurrence-ignored": ("warning", "The event recurs, and the record describes its first occurrence."),
    "not-public": ("warning", "The entry is marked as private or confidential."),
    "duplicate-property": ("warning", "A property that may occur only once is repeated; the first one counts."),
    "performer-type-unknown": ("warning", "A performer has no type, so it may be a person or an organization."),
    "location-is-url": ("warning", "A web address is given as the place of the event."),
    "type-generalized": (
        "warning",
        "The type is unknown, or requires what is not there, so the entry was read as an event.",
    ),
    "no-header": ("warning", "A cell is in a column without a header."),
    "bad-line": ("error", "A line cannot be read."),
    "bad-duration": ("error", "A duration is not valid, or ends after the year 9999."),
    "bad-script": ("error", "The JSON or the microdata of a page or file cannot be read."),
    "entry-not-closed": ("error", "An entry ends without its END line."),
}
"""Each note of an import: its severity, and its meaning. Codes of faults and repairs occur beside them."""

MERGES: dict[str, tuple[Severity, str]] = {
    "value-conflict": ("warning", "Both sides set a value differently: ours was kept."),
    "removal-conflict": ("warning", "One side removed what the other changed: the change was kept."),
    "order-conflict": ("warning", "Both sides reordered a list differently: the order of ours was kept."),
    "type-conflict": ("warning", "The two records have different types: that of ours was kept."),
    "contradiction": ("warning", "A value of theirs contradicts the rest of the record: ours was kept."),
    "date-refined": ("info", "One side has a more exact date: the exact one was kept."),
}
"""Each issue of a merge: its severity, and its meaning."""

ALL_CODES: dict[str, Code] = {
    **{code: Code("fault", "error", sentence) for code, sentence in FAULTS.items()},
    **{code: Code("repair", "info", sentence) for code, sentence in REPAIRS.items()},
    **{code: Code("advice", "warning", sentence) for code, sentence in WARNINGS.items()},
    **{code: Code("advice", "info", sentence) for code, sentence in NOTES.items()},
    **{code: Code("loss", severity, sentence) for code, (severity, sentence) in LOSSES.items()},
    **{code: Code("import", severity, sentence) for code, (severity, sentence) in IMPORT_NOTES.items()},
    **{code: Code("merge", severity, sentence) for code, (severity, sentence) in MERGES.items()},
}
"""All codes."""
