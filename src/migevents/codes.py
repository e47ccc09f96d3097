"""Every code that the library reports, with one sentence that says what it means.

Codes are promises: none is ever renamed or given another meaning.
"""

FAULTS = {
    "bad-encoding": "The bytes are not valid UTF-8.",
    "bad-json": "The text is not valid JSON (RFC 8259).",
    "too-deep": 'The document nests deeper than 64 levels, or "extensions" deeper than 32.',
    "too-large": '"extensions" have more than 10,000 values.',
    "bad-version": '"migevents", the version of the record format, is not two numbers with a dot between them.',
    "unsupported-version": "The record is of a version of the format that this library does not read.",
    "wrong-type": "A value has a different type from its field.",
    "missing-field": "A required key is missing.",
    "unknown-field": "A key is not a field of the class.",
    "unknown-type": '"type" is not one of the nine kinds of event.',
    "other-type": '"type" is not the class that was asked for.',
    "invalid-value": "A class of your own, or a hook of cattrs, rejected a value.",
    "bad-key": "A key is empty, or is not text.",
    "duplicate-key": "A key occurs twice in one object.",
    "empty-text": "A text is empty or only white space.",
    "surrounding-space": "A text begins or ends with white space.",
    "control-character": "A text has control characters.",
    "lone-surrogate": "A text has half of a surrogate pair.",
    "bad-country": "A country is not a code of ISO 3166-1 alpha-2, nor XK.",
    "bad-language": "A language is not a well-formed tag of BCP 47.",
    "bad-phone": "A phone number is not in the global form of RFC 3966.",
    "bad-email": "An e-mail address is not valid.",
    "bad-url": "A web address is not a valid http or https URI (RFC 3986).",
    "unknown-term": "A word is not in the closed list of its field.",
    "bad-number": 'A number is not finite, or is an integer in "extensions" beyond 2^53.',
    "out-of-range": "A whole number is too small or too large for its field.",
    "bad-date": "A date is not valid: it is outside the profile of EDTF, or there is no such day.",
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
    "missing-organization": "A membership has a status, a date or an ordinal, and no organization.",
    "accession-before-admission": "A membership came into force before the vote on it.",
    "bound-without-count": '"bound" requires "count".',
    "women-exceed-count": "There are more women than people.",
    "ambiguous-speaker": "Two speakers of an event have the same key.",
    "unknown-speaker": "A quote or a session names a speaker that the event does not have.",
}
"""What each fault means, in a sentence."""

REPAIRS = {
    "space-trimmed": "White space around a text was left out.",
    "blank-dropped": "A blank text was read as not stated.",
    "country-read": 'A name, an alpha-3 or a numeric code of a country was read as its alpha-2 code: "Lao PDR", "418".',
    "date-read": 'A date in words was read as EDTF, as exactly as it is written: "June 2018" as "2018-06".',
    "time-dropped": 'Of a date with a time of day the date was read, as it is written: "2018-11-15T09:00:00+07:00".',
    "end-dropped": "An end that is the start again was left out: a day is said once.",
    "phone-read": 'A printed phone number with its country code was read in its clean form: "+856.21267730".',
    "scheme-dropped": '"mailto:" was left out before an e-mail address.',
    "email-dropped": 'What is left of a masked or stripped e-mail was put into the wording: "[email protected]".',
    "term-read": 'A word of a closed list was read by its label or a known variant: "In person", "organiser", "NGO".',
    "framework-read": "The name of a known framework, where an object belongs, was read as that framework.",
    "language-read": 'The name of a language was read as its tag: "French" as "fr".',
    "list-wrapped": "A single value was put into a list, where a list belongs.",
    "null-dropped": "A null, where a list or a flag belongs, was read as not stated.",
    "number-read": 'A number that was written as text, or with a point, was read as a whole number: "3", 3.0.',
    "text-read": "A whole number, where a text belongs, was read as its digits.",
    "key-renamed": 'A key in camelCase, in capitals, with hyphens or spaces was read as the field it names: "openEnd".',
}
"""What each repair did, in a sentence."""


ADVICE = {
    "date-inferred": "The date, or its year, is in no wording of the page: somebody inferred it.",
    "year-missing": "A date of the event has no year.",
    "date-unresolved": "The date is unresolved: the page says when, and nobody can say when that is.",
    "date-missing": "The event has no date at all.",
    "date-far-from-publication": "The event was more than 60 days before or after the page was published.",
    "days-differ": "The stated length differs from the dates.",
    "session-outside-event": "A session of the programme is before the event begins, or after it has ended.",
    "weekday-differs": "The wording names a day of the week that the dates are not.",
    "speaker-without-position": "A speaker has a name, and no position.",
    "speakers-alike": "Two speakers have names that differ only in capitals, accents or punctuation.",
    "contact-is-speaker": "A contact has the family name of a speaker, and another given name.",
    "quote-unattributed": "A quote says neither who spoke nor which document it is from.",
    "quote-elided": "Words were left out of a quote.",
    "quote-marks": "Quotation marks of the page were left in the text of a quote.",
    "contact-label-empty": 'The printed line has a label with nothing behind it: "Email:", and no address.',
    "email-masked": (
        "The printed line has an e-mail address that was masked against robots, and the record states none."
    ),
    "email-stripped": (
        "The printed line has the rest of an e-mail address that was stripped, and the record states none."
    ),
    "phone-missing": "The printed line has a phone number, and the record states none.",
    "phone-impossible": (
        "A phone number cannot be dialled: it is too short or too long for its country, or has a zero too many."
    ),
    "online-with-venue": "An event is said to be online, and has a venue.",
    "dateline-elsewhere": "The place in the dateline is none of the cities of the venues.",
    "old-country-name": "A country is called by a name that it no longer had.",
    "member-too-early": "A state is said to be a member of IOM on a day before it joined.",
    "accession-differs": "A date of admission or accession contradicts what is known of the state.",
    "ordinal-differs": "The rank of a state among those that joined IOM contradicts what is known.",
    "framework-variant": "A framework is called by a known variant of its name.",
    "framework-not-adopted": "A framework was not yet adopted on the day of the event.",
    "provision-unknown": "A framework has no such provision.",
    "period-impossible": "The note of a framework has a period that cannot be.",
    "organization-misnamed": "An organization is called by a known wrong name.",
    "direction-marks": (
        "A text has invisible marks of the direction of writing, and nothing in it is written from right to left."
    ),
    "not-in-text": "The text that the record was made from does not have a value of it.",
}
"""What each rule of advice reports, in a sentence."""
