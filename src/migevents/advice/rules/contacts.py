"""Rules on contacts."""

import functools
import re
from collections.abc import Iterator

from migevents._display import preview
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule
from migevents.model.people import Contact


@builtin_rule("contact-label-empty")
def contact_label_empty(context: RuleContext) -> Iterator[Advice]:
    """The printed line has a label without a value, such as "Email:".

    The value was lost when the page was made, moved or copied; often it was a link that a script should have written.
    The record cannot state a lost value; this rule points to it, so that somebody can look elsewhere. It covers
    e-mail addresses, phones and web addresses, if the field is not set.

    Seen in the founding release, whose last word is "Email:"; 6 of 10 printed addresses could not be used.

    Examples:
        >>> from migevents import Contact, Workshop, advise
        >>> contact = Contact(name="Noor Specimen", phone="+19025550142", wording="Tel. +1 902 555 0142, Email:")
        >>> print(*advise(Workshop(title="Migration and data", contacts=[contact]), select=["contact-label-empty"]))
        /contacts/0/email: label "Email:" has no value [contact-label-empty] (look elsewhere on the page)

        >>> contact = Contact(email="press@example.org", wording="Email: press@example.org")
        >>> advise(Workshop(title="Migration and data", contacts=[contact]), select=["contact-label-empty"])
        ()
    """
    for index, contact in enumerate(context.event.contacts):
        for field, label in _labels_with_nothing_behind(contact.wording or "").items():
            if getattr(contact, field) is None:
                message = f"label {preview(label + ':')} has no value"
                yield Advice(f"/contacts/{index}/{field}", message, hint="look elsewhere on the page")


def _labels_with_nothing_behind(wording: str) -> dict[str, str]:
    """Return the first label without a value for each field."""
    labels: dict[str, str] = {}
    for found in _NOTHING_BEHIND.finditer(wording):
        label = _LABEL_AT_END.search(wording[max(0, found.start() - _LONGEST_LABEL) : found.start()])
        if label:
            labels.setdefault(str(label.lastgroup), label[0])
    return labels


_LABELS = {
    "email": r"e-?mails?(?:\saddress)?|courriels?|correo(?:\selectr[óo]nico)?|эл\.?\s?почта",
    "phone": r"(?:tele)?phones?|t[ée]l(?:[ée]phone|[ée]fono)?\.?|mobile|mob\.?|cell|whatsapp|тел(?:ефон)?\.?",
    "url": r"web(?:\s?site|\s?page)?|site\sweb|сайт",
}
_LABEL = "|".join(rf"(?P<{field}>{words})" for field, words in _LABELS.items())
_LABEL_AT_END = re.compile(rf"(?<!\w)(?:{_LABEL})\s?$", re.IGNORECASE)
_LONGEST_LABEL = 24
# After the colon comes the end of the wording, a comma and the like, or the next label, with or without a colon. What
# is on the next line may be the value of the label.
_NOTHING_BEHIND = re.compile(
    rf":(?=\s*(?:$|[,;|)]|(?:{'|'.join(_LABELS.values())})\s?:|(?:{_LABELS['phone']})\s?[+(]?[0-9]))", re.IGNORECASE
)


@builtin_rule("email-masked")
def email_masked(context: RuleContext) -> Iterator[Advice]:
    """The printed line has a masked e-mail address; `email` is not set.

    "[email protected]" is what a service writes in place of every address: the text no longer has it, but a browser
    shows it. Others write that the address is protected from spambots. "press [at] example.org" can be read by a
    person: put it in `email`.

    Seen in real releases: 6 of 10 printed addresses could not be used.

    Examples:
        >>> from migevents import Contact, Workshop, advise
        >>> contact = Contact(wording="Press office, Email: [email protected]")
        >>> print(*advise(Workshop(title="Migration and data", contacts=[contact]), select=["email-masked"]))
        /contacts/0/email: the e-mail address is masked: "[email protected]" [email-masked] (open the page in a browser)

        >>> contact = Contact(wording="Press office, Email: press@example.org", email="press@example.org")
        >>> advise(Workshop(title="Migration and data", contacts=[contact]), select=["email-masked"])
        ()
    """
    for index, contact in _without_email(context):
        found = _MASK.search(contact.wording or "") and _MASKED.search(contact.wording or "")
        if found:
            hint = 'put it in "email", with @' if found["readable"] else "open the page in a browser"
            yield Advice(f"/contacts/{index}/email", f"the e-mail address is masked: {preview(found[0])}", hint=hint)


# The sign in place of the @ is quick to find; what comes before it is not.
_MASK = re.compile(
    r"[\s;]protected|spambots|robots spam|[\[({<]\s?(?:at|arroba|@)\s?[\])}>]| at \w+ dot ", re.IGNORECASE
)
# A name is read from its first letter on alone, so that a long text takes no longer than its length.
_MASKED = re.compile(
    r"\[\s?e-?mail(?:\s|&nbsp;|&#160;)protected\s?\]"
    r"|(?i:being protected from spambots|protégée contre les robots spam|protegida contra los robots de spam)"
    r"|(?P<readable>(?<![\w.+-])[\w.+-]++"
    r"(?:\s?[\[({<]\s?(?:at|AT|arroba|@)\s?[\])}>]\s?\w[\w.-]*(?:\s?[\[({<]\s?(?:dot|DOT|\.)\s?[\])}>]\s?\w+)*"
    r"| (?:AT|at) \w+(?: (?:DOT|dot) \w+)+))"
)


@builtin_rule("email-stripped")
def email_stripped(context: RuleContext) -> Iterator[Advice]:
    """The printed line has part of an e-mail address; `email` is not set.

    Where links are removed from a page carelessly, `">`, `<>`, `mailto:` or half of the address is left. This rule
    points to it, so that somebody can look for the address elsewhere.

    Seen in real releases, as `"">`: 6 of 10 printed addresses could not be used.

    Examples:
        >>> from migevents import Contact, Workshop, advise
        >>> contact = Contact(wording="Press office, Email: mailto:")
        >>> print(*advise(Workshop(title="Migration and data", contacts=[contact]), select=["email-stripped"]))
        /contacts/0/email: only "mailto:" is left of the e-mail address [email-stripped] (look elsewhere on the page)

        >>> contact = Contact(wording="Press office, Email: press@example.org", email="press@example.org")
        >>> advise(Workshop(title="Migration and data", contacts=[contact]), select=["email-stripped"])
        ()
    """
    for index, contact in _without_email(context):
        wording = contact.wording or ""
        found = _STRIPPED.search(wording) if any(sign in wording for sign in _SIGNS) else None
        if found:
            message = f"only {preview(found[0])} is left of the e-mail address"
            yield Advice(f"/contacts/{index}/email", message, hint="look elsewhere on the page")


_SIGNS = ("@", ">", "mailto:")
_STRIPPED = re.compile(
    r"[\"”'’]>|<\s?>|mailto:(?![\w.+-]+@)"
    # A name with nothing after its @, or a domain with nothing before it. A name on a social network is neither.
    r"|(?<![\w.@+-])[\w.+-]+@(?![\w\[(])|(?<![\w.+\])-])@[\w-]+(?:\.[\w-]+)*\.(?:int|org|com|net|gov|edu|eu|un)\b",
    re.IGNORECASE,
)


def _without_email(context: RuleContext) -> Iterator[tuple[int, Contact]]:
    for index, contact in enumerate(context.event.contacts):
        if contact.wording and not contact.email:
            yield index, contact


@builtin_rule("phone-missing")
def phone_missing(context: RuleContext) -> Iterator[Advice]:
    """The printed line has a phone number, and `phone` is not set.

    Put it in `phone` in its clean form. A number that is not global ("1481 (24/7)") stays in the line only. Reported
    are numbers of seven digits or more with a plus, or after "Tel", "phone" and the like; fax numbers are not.

    Seen in real releases.

    Examples:
        >>> from migevents import Contact, Workshop, advise
        >>> contact = Contact(wording="Press office, Tel. +44 (0)20 7946 0123")
        >>> print(*advise(Workshop(title="Migration and data", contacts=[contact]), select=["phone-missing"]))
        /contacts/0/phone: "+44 (0)20 7946 0123" looks like a phone number [phone-missing] (put it in "phone")

        >>> contact = Contact(wording="Travel desk: 1481 (24/7)")
        >>> advise(Workshop(title="Migration and data", contacts=[contact]), select=["phone-missing"])
        ()
    """
    for index, contact in enumerate(context.event.contacts):
        if contact.wording and not contact.phone:
            found = _PHONE.search(_FAX.sub("", contact.wording))
            if found and sum(map(str.isdigit, found[1])) >= _FEWEST_DIGITS:
                message = f"{preview(found[1].strip())} looks like a phone number"
                yield Advice(f"/contacts/{index}/phone", message, hint='put it in "phone"')


_NUMBER = r"\(?\+?[ \xa0]?\(?[0-9][0-9 \t\xa0()./-]*[0-9]"
_PHONE = re.compile(rf"(?:(?<!\w)(?=\(?\+)|\b(?:{_LABELS['phone']})[ \t.:]*)({_NUMBER})", re.IGNORECASE)
_FAX = re.compile(rf"\b(?:tele)?fax[ \t.:]*{_NUMBER}", re.IGNORECASE)
_FEWEST_DIGITS = 7


@builtin_rule("phone-impossible", extra=("phones", "phonenumbers"))
def phone_impossible(context: RuleContext) -> Iterator[Advice]:
    """A phone number has the wrong length for its country, or an extra zero.

    A digit was lost or doubled, or the zero that is dialled only within the country was kept: "+43(0)664" is `+43664`.
    Numbers are checked against the plans of today. Some countries have made theirs longer, so the number on an old page
    may have been right. The rule needs the extra `phones` (`phonenumbers`, which knows the plans of all countries), and
    is skipped without it.

    Seen in a release, with the zero in brackets: "+43(0)664 910 87 93".

    Examples:
        >>> from migevents import Contact, Workshop, advise
        >>> contact = Contact(name="Noor Specimen", phone="+4402079460123")
        >>> print(*advise(Workshop(title="Migration and data", contacts=[contact]), select=["phone-impossible"]))
        /contacts/0/phone: "+4402079460123" has a zero after +44 that is not dialled [phone-impossible] (write "+442079460123")

        >>> contact = Contact(name="Noor Specimen", phone="+442079460123")
        >>> advise(Workshop(title="Migration and data", contacts=[contact]), select=["phone-impossible"])
        ()
    """  # noqa: E501  # the output is one line
    for index, contact in enumerate(context.event.contacts):
        wrong = contact.phone and fault_of_number(contact.phone)
        if wrong:
            message, hint = wrong
            yield Advice(
                f"/contacts/{index}/phone", f"{preview(contact.phone)} {message}", preview(contact.phone), hint
            )


@functools.lru_cache(maxsize=1024)
def fault_of_number(phone: str) -> tuple[str, str | None] | None:
    """Return the fault of a clean number and a hint, or `None`.

    Examples:
        >>> fault_of_number("+85621267730"), fault_of_number("+8562126")
        (None, ('is too short for a number of +856', 'check the digits'))
    """
    import phonenumbers
    from phonenumbers import ValidationResult

    number, _, extension = phone.partition(";ext=")
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException as error:
        is_code = error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        return "does not begin with a country code" if is_code else "is too short", "check the digits"
    code = f"+{parsed.country_code}"
    rest = number.removeprefix(code)
    # Italy and some others keep the zero: there, it is part of the number.
    if rest.startswith("0") and not parsed.italian_leading_zero:
        bare = code + rest.lstrip("0") + (f";ext={extension}" if extension else "")
        return f"has a zero after {code} that is not dialled", f"write {preview(bare)}"
    wrong_lengths = {ValidationResult.TOO_LONG: "is too long", ValidationResult.INVALID_LENGTH: "has the wrong length"}
    result = phonenumbers.is_possible_number_with_reason(parsed)
    if result == ValidationResult.IS_POSSIBLE:
        return None
    return f"{wrong_lengths.get(result, 'is too short')} for a number of {code}", "check the digits"
