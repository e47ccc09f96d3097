"""What is found now and printed later: advice, which comes after the faults of all files."""

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from migevents.cli.findings import Finding


class Later:
    """Findings that wait until all records are read: in memory, and beyond a megabyte in a temporary file."""

    IN_MEMORY = 1_000_000

    def __init__(self) -> None:
        """Begin with nothing."""
        self._file = tempfile.SpooledTemporaryFile(self.IN_MEMORY)  # noqa: SIM115  # it is closed on the way out
        self._count = 0

    def __enter__(self) -> Self:
        """Begin with nothing."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Leave no file behind."""
        self._file.close()

    def add(self, file: str, findings: list[Finding]) -> None:
        """Keep what was found in a record of a file."""
        pickle.dump((file, findings), self._file)
        self._count += 1

    def all(self) -> Iterator[tuple[str, list[Finding]]]:
        """Yield what was kept, in the order in which it came."""
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)  # noqa: S301  # nobody but this object has written there
