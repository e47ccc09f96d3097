"""`Peer`: a library as the benchmark sees it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

Plain = dict[str, Any]
Errors = tuple[type[Exception], ...]
Faults = Callable[[bytes], Sequence[object]]


@attrs.frozen(kw_only=True)
class Peer:
    """A library with a model of the records.

    Attributes:
        name: Its name.
        packages: The distributions whose versions count.
        read_json: Reads a document of any kind of event; raises one of `errors`.
        read_dict: Reads a plain record of any kind of event, likewise.
        errors: What is raised where a record is refused.
        faults_of: Reads a document and returns its faults with their places; none where it is valid.
        all_faults: Whether these are all faults, and not the first alone.
        write: Writes an object as JSON, without what is not stated.
        workshop: The constructor of workshops, where it checks its arguments.
        cannot: Why it lets at least one sample of a fault pass: the codes of such faults, by the reason.
    """

    name: str
    packages: tuple[str, ...]
    read_json: Callable[[bytes], Any]
    read_dict: Callable[[Plain], Any]
    errors: Errors
    faults_of: Faults
    all_faults: bool = True
    write: Callable[[Any], bytes | str] | None = None
    workshop: Callable[..., Any] | None = None
    cannot: Mapping[str, Sequence[str]] = attrs.field(factory=dict)


def faults_of(read: Callable[[bytes], Any], errors: Errors, faults_in: Callable[[Any], Sequence[object]]) -> Faults:
    """Return the function that reads a document and returns the faults in the error, if there is one."""

    def faults_of(data: bytes) -> Sequence[object]:
        try:
            read(data)
        except errors as error:
            return faults_in(error)
        return ()

    return faults_of
