"""Whether a phone number can be dialled, by the plans that `phonenumbers` knows: the extra `phones`."""

import functools

from migevents.errors import shown


@functools.lru_cache(maxsize=1024)
def what_is_wrong_with(phone: str) -> tuple[str, str | None] | None:
    """Return what is wrong with a clean number, and what to do about it; `None` where nothing is.

    Examples:
        >>> what_is_wrong_with("+85621267730"), what_is_wrong_with("+8562126")
        (None, ('is too short for a number of +856', 'check the digits'))
    """
    import phonenumbers
    from phonenumbers import ValidationResult

    number, _, extension = phone.partition(";ext=")
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException as error:
        is_code = error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        return ("begins with no country code", "check the digits") if is_code else ("is too short", "check the digits")
    code = f"+{parsed.country_code}"
    rest = number.removeprefix(code)
    # Italy and some others keep the zero: there it is part of the number, and said to be.
    if rest.startswith("0") and not parsed.italian_leading_zero:
        bare = code + rest.lstrip("0") + (f";ext={extension}" if extension else "")
        return f"has a zero behind {code} that is not dialled", f"write {shown(bare)}"
    wrong_lengths = {ValidationResult.TOO_LONG: "is too long", ValidationResult.INVALID_LENGTH: "is of a wrong length"}
    result = phonenumbers.is_possible_number_with_reason(parsed)
    if result == ValidationResult.IS_POSSIBLE:
        return None
    return f"{wrong_lengths.get(result, 'is too short')} for a number of {code}", "check the digits"
