"""The result of `draft`: facts, evidence, questions and confidence."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, final

import attrs

from migevents.codec.envelope import as_current
from migevents.evidence.evidence import Evidence
from migevents.model.event import AnyEvent
from migevents.salvage import Salvage, salvage


class FactConfidence(StrEnum):
    """How sure a fact of a draft is."""

    SURE = "sure"
    LIKELY = "likely"
    """A person should look at it first."""


@final
@attrs.frozen
class Candidate:
    """A value that a text offers for a field.

    Attributes:
        value: The value, as the record would have it.
        start: Where the text has it.
        end: Where that ends.
    """

    value: Any
    start: int
    end: int


@final
@attrs.frozen
class OpenQuestion:
    """A question that a person must decide.

    Attributes:
        path: Where the answer belongs in the record, as a JSON Pointer.
        question: What to decide, in a sentence.
        candidates: What the text offers, with places.

    Examples:
        >>> from migevents import draft
        >>> [question.path for question in draft("A short note.").open]
        ['/title']
    """

    path: str
    question: str
    candidates: tuple[Candidate, ...] = ()


@final
@attrs.frozen
class Draft:
    """The certain facts of a text.

    Attributes:
        evidence: Where the text has each fact.
        open: What a person must decide, with what the text offers.
        confidence: How sure each leaf of the record is, by its pointer.
    """

    evidence: Evidence
    open: tuple[OpenQuestion, ...]
    confidence: Mapping[str, FactConfidence]

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to pickle it: a read-only mapping cannot be."""
        return _unpickled, (self.evidence, self.open, dict(self.confidence))

    @property
    def record(self) -> dict[str, Any]:
        """The facts as plain JSON: a new copy each time.

        Mostly it has no title.
        """
        return self.evidence.record

    def salvage(self) -> Salvage[AnyEvent]:
        """Return the record as far as it is one; see `migevents.salvage`.

        Examples:
            >>> from migevents import draft
            >>> draft("A short note.").salvage().record is None
            True
        """
        return salvage(as_current(self.record))


def _unpickled(evidence: Evidence, questions: tuple[OpenQuestion, ...], confidence: dict[str, FactConfidence]) -> Draft:
    return Draft(evidence, questions, MappingProxyType(confidence))
