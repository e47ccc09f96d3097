"""Type, label, edition, dates and duration of the event.

They come from the headline and the lead.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from migevents.date_parser.find import DateCandidate
from migevents.date_parser.languages import LANGUAGES
from migevents.evidence.drafting.facts import Facts, Layout
from migevents.evidence.located import Span
from migevents.evidence.numbers import english_ordinal, number_words
from migevents.evidence.results import Candidate, OpenQuestion
from migevents.model.event_dates import EventDates
from migevents.values.dates import PartialDate

_NOUNS: Mapping[str, str] = {
    "workshop": "workshops?|seminars?|ateliers?|séminaires?|talleres|taller|seminarios?|семинар\\w*|воркшоп\\w*",
    "training": (
        "trainings?|training (?:course|session|programme|program)s?|training of trainers|courses?|study (?:visit"
        "|tour)s?"
        "|simulation(?: exercise)?s?|formations?|sessions? de formation|voyages? d'étude|capacitación"
        "|capacitaciones|cursos?"
        "|visitas? de estudio|тренинг\\w*"
    ),
    "conference": (
        "conferences?|forums?|symposium|conférences?|colloques?|conferencias?|foros?|congreso|конференци\\w*|форум\\w*"
    ),
    "meeting": (
        "meetings?|round ?tables?|roundtables?|round-tables?|dialogues?|summit|retreat|press conference|council session"
        "|réunions?|tables? rondes?|rencontres?|sommet|reunión|reuniones|mesas? redondas?|encuentros?|diálogos?|cumbre"
        "|встреч\\w*|совещани\\w*|заседани\\w*|кругл\\w+ стол\\w*"
    ),
    "consultation": "consultations?|consultas?|консультаци\\w*",
    "launch": (
        "launch|launches|launched|inauguration|inaugurates|inaugurated|opens (?:\\w+ ){0,3}(?:office|centre|center)"
        "|lancement|lance|inauguré|lanzamiento|inauguración|inauguran?|lanzan?|открыти\\w+|запуск\\w*"
    ),
    "signing": (
        "signing(?: ceremony)?|signs?|signed|signature|signent|ont signé|firma|firman|firmaron|suscriben"
        "|suscribieron|suscripción"
        "|подписани\\w+|подписал\\w*"
    ),
}
_MODIFIERS = (
    "national|regional|international|sub-regional|subregional|technical|high-level|ministerial|bilateral"
    "|inter-ministerial|joint"
    "|validation|training|capacity-building|annual|global|inception|consultative|advanced|intensive|specialized"
    "|specialised|online"
    "|virtual|hybrid|cross-border|stakeholders?|coordination|planning|consultation"
)
_ADJECTIVES = (
    "nationaux|nationale?s?|régionale?s?|internationale?s?|techniques?|nacional(?:es)?|regional(?:es)?"
    "|internacional(?:es)?|técnic[oa]s?|virtual(?:es)?"
)
_PATTERN = re.compile(
    rf"(?<![\w-])(?P<label>(?:(?:{_MODIFIERS}) ){{0,3}}(?:"
    + "|".join(f"(?P<{kind}>{nouns})" for kind, nouns in _NOUNS.items())
    + rf")(?: (?:{_ADJECTIVES})(?!\w))?)(?![\w-])",
    re.IGNORECASE,
)
_VERBAL = frozenset({"launch", "signing"})
"""Types that verbs express: they count in the headline, or if no other noun does."""


def find_occasion(layout: Layout, facts: Facts) -> None:
    """Fill in the type, label and edition."""
    spans = [span for span in (layout.headline, layout.body[0] if layout.body else None) if span]
    mentions = [each for span in spans for each in _mentions(layout, span)]
    nouns = [each for each in mentions if each[0] not in _VERBAL] or mentions
    in_headline = [each for each in mentions if layout.headline and each[1].start() < layout.headline[1]]
    verbal = {each[0] for each in in_headline if each[0] in _VERBAL}
    kinds = {kind for kind, _ in nouns} | verbal
    if len(kinds) != 1:
        if kinds:
            candidates = tuple(Candidate(kind, found.start(), found.end()) for kind, found in nouns)
            facts.open.append(OpenQuestion("/type", "The text has words for several types of event.", candidates))
        return
    kind, found = max(
        nouns, key=lambda each: (each[1].start() >= spans[-1][0], each[1]["label"].count(" "), -each[1].start())
    )
    facts.record["type"] = kind
    if kind not in _VERBAL:
        facts.record["label"] = found["label"]
        _find_edition(layout, found, facts)


def _mentions(layout: Layout, span: Span) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the words for types of events outside quotation marks."""
    for found in _PATTERN.finditer(layout.unquoted, span[0], min(span[1], layout.end)):
        yield next(kind for kind in _NOUNS if found[kind]), found


_RANK_WORDS = [english_ordinal(number) for number in range(1, 13)]
_RANK = re.compile(
    rf"\b(?:(?P<digits>[0-9]{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_RANK_WORDS)})) (?:(?:[A-Z][\w-]+|annual"
    rf"|ever|regular) ){{0,2}}$",
    re.IGNORECASE,
)


def _find_edition(layout: Layout, found: re.Match[str], facts: Facts) -> None:
    """Fill in the edition if an ordinal precedes the label: "the 8th forum"."""
    rank = _RANK.search(layout.unquoted, max(found.start() - 40, 0), found.start("label"))
    if rank is None:
        return
    facts.record["edition"] = int(rank["digits"]) if rank["digits"] else _RANK_WORDS.index(rank["word"].lower()) + 1
    facts.likely.add("/edition")


# --- Dates ------------------------------------------------------------------------------------------------------------

_EVENT_VERB = re.compile(
    r"\b(?:was held|were held|held|holds?|is being held|will be held|t(?:ook|akes?) (?:place|part)"
    r"|taking (?:place|part)"
    r"|organi[sz]e[sd]?|opened|opens|ran|runs"
    r"|kicked off|launche[sd]|conclude[sd]|complete[sd]|convene[sd]|gathered|gather|met|meets?|hosted|hosts|began"
    r"|begins|started|signed"
    r"|inaugurated|conducted|attended|participated|brought together|wrapped up|ended|closed|discussed|voted"
    r"|admitted|celebrated|joined|delivered"
    r"|s'est tenue?|se sont tenue?s|a eu lieu|ont eu lieu|se tient|se tiendra|s'est déroulée?|a organisé"
    r"|organisée?|a été (?:organisée?|lancée?|signée?)"
    r"|(?:s'est|se sont) (?:achevé|terminé|conclu|clôturé)e?s?|a pris fin|finaliz[óa]|came to an end"
    r"|s'est ouverte?|ont (?:participé|pris part|signé|lancé)|a (?:réuni|tenu|inauguré|lancé|signé|accueilli)"
    r"|se (?:celebra|realiza|reunieron)|celebró|realizó|llevó a cabo|desarrolló|impartió|reunió|tuvo lugar"
    r"|tuvieron lugar|inaugur[óa]|organiz[óa]|suscribieron|firmaron|firmó"
    r"|lanz[óa]|participaron|conclu[iy]\w+|culminó|celebraron|realizaron"
    r"|состоял\w+|прош(?:ел|ёл|ла|ло|ли)|проходи\w+|провел\w*|провёл|проведен\w*|организова\w+|открыл\w+"
    r"|завершил\w+|подписал\w*|начал\w+)(?!\w)",
    re.IGNORECASE,
)
_OTHER_DATE = re.compile(
    r"(?:\b(?:since|until|by|before|after|follow(?:s|ed|ing)|previous|accession|planned|scheduled|next|deadline"
    r"|adopted|established|created"
    r"|founded|entered into force|postponed"
    r"|born|died|issued|published|released|appointed|dated"
    r"|earlier|last|signed in|launched in|expected|will"
    r"|depuis|après|avant|suite|née?s?|publiée?s?|parue?s?|dévoilée?s?|nacid[oa]s?|publicad[oa]s?|publicó|emitid[oa]s?"
    r"|родил\w+|родивш\w+|опубликован\w*|издан\w*|adopté"
    r"|prévue?|prochaine?|desde|después|antes|tras|adoptad[oa]|previst[oa]|próxim[oa]|после|следующ\w+"
    r"|до)\b[^.;]{0,60})$",
    re.IGNORECASE,
)


_OTHER_DATE_BEHIND = re.compile(
    r",? (?:the )?[A-Z][\w'-]*(?: [\w'-]+){0,6}? "
    r"(?:published|issued|released|announced|appointed|welcomed|called for)(?!\w)"
)
"""A subject and verb after a date that opens a sentence: "On 3 May 2019, the Office published its report"."""
_CALLED_OFF = re.compile(
    r"(?<!\w)(?:cancel+ed|postponed|rescheduled|called off|was to (?:be held|take place)|annulée?s?|reportée?s?"
    r"|devait (?:se tenir|avoir lieu)|cancelad[oa]s?|aplazad[oa]s?|suspendid[oa]s?|pospuest[oa]s?|отмен[её]н\w*"
    r"|перенес[её]н\w*)(?!\w)",
    re.IGNORECASE,
)


def find_dates_of_event(layout: Layout, dates: tuple[DateCandidate, ...], facts: Facts) -> None:
    """Fill in "when" with the date beside a verb of the event.

    If several dates are candidates, the question is left open.
    """
    candidates = _beside_verbs(layout, dates, layout.lead(is_typed="type" in facts.record))
    kept: dict[tuple[Any, ...], DateCandidate] = {}
    for each in candidates:
        when = each.when
        kept.setdefault((when.start, when.end, when.dates, when.within), each)
    chosen = [*kept.values()]
    if len(chosen) > 1:
        offered = tuple(Candidate(_as_json(each.when), each.start, each.end) for each in chosen)
        facts.open.append(OpenQuestion("/when", "Several dates may be that of the event.", offered))
    elif (
        chosen
        and _ENDING.search(layout.unquoted, max(chosen[0].start - 120, 0), chosen[0].start)
        and chosen[0].when.end is None
    ):
        offered = (Candidate(_as_json(chosen[0].when), chosen[0].start, chosen[0].end),)
        facts.open.append(OpenQuestion("/when", "The text dates the end of the event: when did it start?", offered))
    elif chosen:
        _take(layout, chosen[0], facts)


_ENDING = re.compile(
    r"\b(?:completed?|conclude[sd]?|concluding|ended|ends|closed|wrapped up|finished|graduated|came to an end"
    r"|clôturée?|achevée?|terminée?|conclue?|a pris fin"
    r"|culmin[óa]|concluy[óe]|finaliz[óa]"
    r"|завершил\w+|закончил\w+)(?!\w)[^.;]{0,100}$",
    re.IGNORECASE,
)


def _beside_verbs(layout: Layout, dates: tuple[DateCandidate, ...], lead: tuple[Span, ...]) -> list[DateCandidate]:
    """Return the dates of the first sentence with a verb of the event."""
    for paragraph in lead:
        for start, end in layout.sentences(paragraph):
            if not _EVENT_VERB.search(layout.unquoted, start, end) or _CALLED_OFF.search(layout.unquoted, start, end):
                continue
            inside = [
                each
                for each in dates
                if start <= each.start and each.end <= end and _may_be_of_event(layout, each, start)
            ]
            if inside:
                return inside
    return []


_LONGEST_DATELINE = 60


def _may_be_of_event(layout: Layout, found: DateCandidate, start: int) -> bool:
    if not found.is_certain or layout.unquoted[found.start : found.end].isspace():
        return False
    when = found.when
    is_day = when.within is not None or bool(when.dates) or (when.start is not None and when.start.month is not None)
    in_dateline = re.match(r"\)?[^\n.;]{0,25}?\s?[-–—.]{1,3}\s", layout.text[found.end : found.end + 30])
    is_dateline = (
        found.start - start < _LONGEST_DATELINE
        and start in {span[0] for span in layout.body}
        and in_dateline is not None
        and not _EVENT_VERB.search(layout.unquoted, start, found.start)  # "It was held on 5 May 2019. It ..."
    )
    return (
        is_day
        and not is_dateline
        and not _OTHER_DATE_BEHIND.match(layout.unquoted, found.end)
        and not _OTHER_DATE.search(layout.unquoted, max(start, found.start - 90), found.start)
    )


def _take(layout: Layout, found: DateCandidate, facts: Facts) -> None:
    when = _as_json(found.when)
    facts.record["when"] = when
    start = found.when.start
    if found.when.within is not None or start is None or start.day is None:
        facts.likely.update(f"/when/{key}" for key in when)
    days = _days(layout) if "type" in facts.record else None
    if days is not None and _agrees(found.when, days):
        when["days"] = days


def _as_json(when: EventDates) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name in ("start", "end", "within"):
        value = getattr(when, name)
        if value is not None:
            fields[name] = str(value)
    if when.dates:
        fields["dates"] = [str(date) for date in when.dates]
    fields |= {"wording": when.wording, "basis": str(when.basis)}
    return fields


_EVENTS = "|".join(_NOUNS[kind] for kind in ("workshop", "training", "conference", "meeting", "consultation"))
_DAYS = re.compile(
    r"(?<!\w)(?<!within )(?<!after )(?P<number>[0-9]{1,2}|[a-z]{2,9})[- ]days?"
    rf"(?= (?:[\w-]+ ){{0,4}}(?:{_EVENTS}|visit|event|session)(?!\w))"
    # The duration follows the event in French, Spanish and Portuguese, and is one word with it in Russian.
    rf"|(?<!\w)(?:{_EVENTS})(?: [\w-]+){{0,4}} (?:de|d'une durée de|con una duración de) "
    r"(?P<number_behind>[0-9]{1,2}|[a-zéê]{2,9}) (?:jours?|journées|días|dias)(?!\w)"
    r"|(?<!\w)(?P<stem>[а-яё]{2,9}|[0-9]{1,2}-?х?)-?дневн\w+(?= (?:[\w-]+ ){0,3}(?:семинар|тренинг|конференц|форум"
    r"|встреч|совещ|курс|воркшоп|мероприят))",
    re.IGNORECASE,
)
_STEMS = ("одно", "двух", "трех", "четырех", "пяти", "шести", "семи", "восьми", "девяти", "десяти")
_LONGEST = 30


def _days(layout: Layout) -> int | None:
    """Return the duration in days, if the first paragraph has only one."""
    start, end = layout.body[0]
    found = {
        _number(str(each.group(str(each.lastgroup))).lower()) for each in _DAYS.finditer(layout.unquoted, start, end)
    }
    return found.pop() if len(found) == 1 else None


def _number(word: str) -> int | None:
    digits = re.match("[0-9]+", word)
    if digits:
        return int(digits[0])
    stem = word.replace("ё", "е").rstrip("-")
    if stem in _STEMS:
        return _STEMS.index(stem) + 1
    return next((number for number in range(1, _LONGEST) if word in _words(number)), None)


def _words(number: int) -> tuple[str, ...]:
    """Return the words for a number, including those of Portuguese."""
    return (*number_words(number), *itertools.chain(*LANGUAGES["pt"].numbers[number - 1 : number]))


def _agrees(when: EventDates, days: int) -> bool:
    """Return whether a duration fits the dates; a lone start fits any."""
    if when.start is not None and when.end is not None and not when.dates:
        first, last = _only_day(when.start), _only_day(when.end)
        return first is not None and last is not None and (last - first).days + 1 == days
    return when.start is not None and not when.dates


def _only_day(date: PartialDate) -> Any:
    earliest = date.earliest
    return earliest if earliest is not None and earliest == date.latest else None
