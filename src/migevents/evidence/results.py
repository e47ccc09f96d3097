"""The result of `draft`: facts, evidence, questions, and confidence."""

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
    """A person should check it first."""


@final
@attrs.frozen
class Candidate:
    """A value that a text offers for a field.

    Attributes:
        value: The value, in the form that the record needs.
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
        candidates: The candidates in the text, with their places.

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
        open: The questions that a person must decide, with the candidates in the text.
        confidence: The confidence in each leaf of the record, by pointer.
    """

    evidence: Evidence
    open: tuple[OpenQuestion, ...]
    confidence: Mapping[str, FactConfidence] = attrs.field(converter=MappingProxyType[str, FactConfidence])

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to pickle it: a read-only mapping cannot be."""
        return Draft, (self.evidence, self.open, dict(self.confidence))

    @property
    def record(self) -> dict[str, Any]:
        """The facts as plain JSON: a new copy each time.

        It usually has no title.
        """
        return self.evidence.record

    def salvage(self) -> Salvage[AnyEvent]:
        """Return the facts as a record, if possible; see `migevents.salvage`.

        Examples:
            >>> from migevents import draft
            >>> draft("A short note.").salvage().record is None
            True
        """
        return salvage(as_current(self.record))
