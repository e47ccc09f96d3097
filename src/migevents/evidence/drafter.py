"""The drafter: certain facts of a text, as a possibly partial record.

Each kind of fact has a module in `drafting`, with rules that come from errors on real releases. Uncertain facts are
candidates in `Draft.open`, or are not offered at all: a wrong fact is worse than a missing one.
"""

import re
from collections.abc import Mapping
from typing import Any

from migevents.date_parser.find import date_candidates
from migevents.date_parser.languages import LANGUAGES
from migevents.date_parser.passages import detect_language
from migevents.evidence.drafting.contacts import find_contact
from migevents.evidence.drafting.facts import Facts, Layout
from migevents.evidence.drafting.occasion import find_dates_of_event, find_occasion
from migevents.evidence.drafting.references import find_frameworks, find_membership, find_photo
from migevents.evidence.drafting.speech import find_quotes
from migevents.evidence.drafting.stamps import find_stamps
from migevents.evidence.drafting.venues import find_venue
from migevents.evidence.fold import FoldedText
from migevents.evidence.locator import evidence_of
from migevents.evidence.results import Candidate, Draft, FactConfidence, OpenQuestion
from migevents.model.base import fields_of
from migevents.model.event import Event
from migevents.values.dates import PartialDate


def draft_of(text: str, url: str | None, published: PartialDate | None, language: str | None) -> Draft:
    """Return a draft of a text; see `migevents.draft`."""
    facts = Facts()
    refusal = _refusal(text)
    if refusal is None:
        _fill(facts, text, url, published, language)
    else:
        facts.open.append(OpenQuestion("", refusal))
    evidence = evidence_of(facts.record, text, published)
    confidence: dict[str, FactConfidence] = {
        pointer: FactConfidence.LIKELY if pointer in facts.likely else FactConfidence.SURE for pointer in evidence
    }
    return Draft(evidence, tuple(facts.open), confidence)


_HTML = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|article|main|section|table|span|h[1-6])\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _refusal(text: str) -> str | None:
    """Return why nothing can be drafted from a text, or `None`."""
    if not text.strip():
        return "The text is empty."
    if _HTML.match(text):
        return "The text is HTML: pass only its main text."
    if _CONTROL.search(text):
        return "The text has control characters: is it a binary file?"
    return None


def _fill(facts: Facts, text: str, url: str | None, published: PartialDate | None, language: str | None) -> None:
    layout = Layout(text)
    lead = "\n".join(text[start:end] for start, end in layout.body[:1]) or text
    code = language or detect_language(lead)
    source: dict[str, Any] = {}
    facts.record = {"source": source}
    dated_in = code if (code or "").lower().split("-")[0] in LANGUAGES else None
    dates = tuple(date_candidates(text, reference=published, language=dated_in))
    written, start = find_stamps(layout, dates, facts)
    layout = Layout(text, start)
    if url is not None:
        source["url"] = url
    if code is not None:
        source["language"] = code
    reference = published or written
    if published is None and reference is not None:
        dates = tuple(date_candidates(text, reference=reference, language=dated_in))
    find_occasion(layout, facts)
    find_dates_of_event(layout, dates, facts)
    find_venue(layout, facts)
    if (code or "en").lower().split("-")[0] == "en":
        find_quotes(layout, facts)
    find_frameworks(layout, FoldedText.of(text), facts)
    find_membership(layout, facts)
    find_contact(layout, facts)
    find_photo(layout, facts)
    _ask_for_title(layout, facts)
    facts.record = _in_order(facts.record)


def _ask_for_title(layout: Layout, facts: Facts) -> None:
    """Ask for the title, which texts rarely have.

    The headline is mostly a sentence about the event.
    """
    headline = layout.headline
    offered = (Candidate(layout.text[headline[0] : headline[1]], *headline),) if headline else ()
    facts.open.append(OpenQuestion("/title", "What is the title of the event?", offered))


def _in_order(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts in the order of the fields, without empty values."""
    return {name: record[name] for name in ("type", *fields_of(Event)) if record.get(name)}
