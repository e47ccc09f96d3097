"""Write every message and hint that a broken record gets into one file: ``python -m tasks.write_messages``.

The file is for people: read it in a row to hear whether the messages are plain English. A change of wording shows in
review, because a test holds the file equal to what the library reports.
"""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from migevents import InvalidRecord, Issue, loads, structure
from migevents.codec.classes import model_classes
from migevents.testing.flaws import DOCUMENT_FLAWS, flaws_of

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "tests" / "data" / "messages.txt"

Plain = dict[str, Any]

_REQUIRED: dict[str, Plain] = {
    "Accession": {"title": "A title", "members": [{"country": "LA"}]},
    "Contact": {"name": "A name"},
    "EventDates": {},
    "Framework": {"name": "A name"},
    "MemberState": {"country": "LA"},
    "Organization": {"name": "A name"},
    "ParticipantGroup": {"kind": "media"},
    "Photo": {"credit": "A name"},
    "Quote": {"text": "A text"},
    "RelatedEvent": {"relation": "next", "title": "A title"},
    "Session": {"title": "A title"},
    "Source": {},
    "Speaker": {"name": "A name"},
    "Venue": {"city": "A city"},
}
"""What a record of each class states at least; events have a title."""


def issues() -> Iterator[tuple[str, Issue]]:
    """Yield the issues of every broken record that the tests know, each with the name of its class."""
    for cls in sorted(model_classes(), key=lambda cls: cls.__name__):
        for flaw in flaws_of(cls):
            record = copy.deepcopy(_REQUIRED.get(cls.__name__, {"title": "A title"}))
            flaw.put_into(record)
            yield from ((cls.__name__, issue) for issue in _refused(structure, record, cls))
    for broken in DOCUMENT_FLAWS:
        yield from (("document", issue) for issue in _refused(loads, broken.spoil(b'{"type": "event", "title": "x"}')))


def _refused(read: Any, *arguments: Any) -> tuple[Issue, ...]:
    try:
        read(*arguments)
    except InvalidRecord as error:
        return error.issues
    raise AssertionError(f"{arguments[0]!r} was accepted")


def messages() -> str:
    """Return the text of the file: for each code, every message once, with a place and the hint."""
    seen: dict[tuple[str, str, str | None], str] = {}
    for name, issue in issues():
        seen.setdefault((issue.code, issue.message, issue.hint), f"{name} {issue.path}".rstrip())
    lines = []
    for (code, message, hint), place in sorted(seen.items(), key=lambda item: item[0][0]):
        lines += [f"{code}  {place}", f"    {message}", *([f"    hint: {hint}"] if hint else []), ""]
    # Half of a surrogate pair cannot be written as UTF-8.
    return "\n".join(lines).encode(errors="backslashreplace").decode()


def main() -> None:
    """Write the file."""
    TARGET.write_text(messages(), encoding="utf-8")
    print(TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
