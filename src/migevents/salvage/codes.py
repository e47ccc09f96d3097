"""What each code of a repair means."""

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
"""What was done, in a sentence, by the code of the repair."""
