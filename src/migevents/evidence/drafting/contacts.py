"""The contact at the end of a release, with the line as printed."""

import re
from typing import Any

from migevents.evidence.drafting.facts import Facts, Layout
from migevents.evidence.located import Span
from migevents.evidence.results import Candidate, OpenQuestion

_LABEL = re.compile(
    r"(?:for (?:more|further|additional) (?:information|details|queries)|for (?:media|press) (?:inquiries"
    r"|enquiries|queries)|(?:media|press)? ?contacts?\s?:"
    r"|(?:media|press) contacts?|pour (?:plus|de plus amples|toute|davantage)[^,:]{0,20} (?:d['’]informations?"
    r"|informations?|information)"
    r"|contacts? (?:presse|médias?)|para (?:más|mayor|obtener más) información|contacto (?:de prensa|para medios)"
    r"|за (?:дополнительной|более подробной|подробной) информацией|дополнительную информацию|контакт\w*\s?:)",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-ÝА-ЯŠŽČ][\w’'-]{1,25}"
_PARTICLES = ("de", "da", "del", "van", "von", "bin", "al", "el", "la", "di")
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:{'|'.join(_PARTICLES)}) )?{_WORD}){{1,3}})"
_WHO = re.compile(
    rf"(?:contact(?:er)?|contactar(?: a| con)?|:|reach|write to|à|обращ\w+ к)\s?(?:Mr\.? |Ms\.? |Mrs\.? |Dr\.? "
    rf"|M\. |Mme |Sr\. |Sra\. )?{_NAME}"
    r"(?P<behind>,? (?:at|of|from|with|in|de|del|en|à|в) (?:the )?|, | \(|\s?[-–—] |(?=[.,;]? ?(?:tel|phone|email"
    r"|e-mail|mobile|\+|correo|courriel|tél)))",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?P<office>[A-ZÀ-ÝА-Я][\w’'&-]*(?: (?:(?:of|for|de|du|the|pour|para|las?"
    r"|los) ){0,2}[A-ZÀ-ÝА-Я][\w’'&-]*){0,5})(?=[,.;:)\n]|$| (?:at|on|by|via|in|tel|Tel|\+|or|[-–—]))"
)
_PHONE = re.compile(
    r"\+[0-9(][0-9() .\u00a0–-]{6,24}[0-9](?:[\s,]{0,2}(?:ext\.?|extension|poste)\s?[0-9]{1,5})?", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,18}(?![\w@-])")
_NOT_NAMES = re.compile(
    r"\b(?:IOM|UN|UNHCR|OIM|МОМ|Office|Mission|Media|Press|Communication|Communications|Unit|Team|Public"
    r"|Information|Programme|Email|Tel|Ministry|Head|Officer)\b"
)
_LONGEST = 400
_SHORT_LINE = 120
_WORDS_OF_LABEL = 6


def find_contact(layout: Layout, facts: Facts) -> None:
    """Fill in the contact; masked or blank parts stay in the wording."""
    for start, end in layout.lines:
        label = _LABEL.search(layout.text, start, min(end, start + 120))
        if label is None or end - start > _LONGEST:
            continue
        span = _with_following(layout, (label.start(), end))
        wording = layout.text[span[0] : span[1]]
        contact = _parts(wording)
        if not contact and not re.search(r"@|\+[0-9]|tel|mail|phone|тел|tél", wording, re.IGNORECASE):
            continue
        if contact.pop("several", False):
            question = "The line has several contacts: which phone and address belong to whom?"
            facts.open.append(OpenQuestion("/contacts/0", question, (Candidate(wording, *span),)))
            contact = {}
        facts.record["contacts"] = [contact | {"wording": wording}]
        return


def _with_following(layout: Layout, span: Span) -> Span:
    """Return a line; a bare label is joined with the lines after it."""
    start, end = span
    if len(layout.text[start:end].split()) > _WORDS_OF_LABEL:
        return span
    for following in layout.lines:
        is_next = following[0] > end and layout.text[end : following[0]].count("\n") == 1
        if is_next and following[1] - following[0] < _SHORT_LINE and following[1] - start <= _LONGEST:
            end = following[1]
    return start, end


def _parts(wording: str) -> dict[str, Any]:
    """Return the parts of a contact line; `several` for two of a kind."""
    from migevents.salvage.interpretations import phone_of

    phones = [phone for found in _PHONE.finditer(wording) if (phone := phone_of(found[0].replace("\u00a0", " ")))]
    emails = [found[0] for found in _EMAIL.finditer(wording)]
    people = [
        found for found in _WHO.finditer(wording) if not _NOT_NAMES.search(found["name"]) and _is_capital(found["name"])
    ]
    parts: dict[str, Any] = {}
    if len(phones) > 1 or len(emails) > 1 or len(people) > 1:
        return {"several": True}
    if people:
        parts["name"] = people[0]["name"]
        office = _OFFICE.match(wording, people[0].end())
        if (
            office
            and people[0]["behind"].strip(" ,(").lower().split(" ")[0] in {"at", "of", "from", "with", ""}
            and _is_office(office["office"])
        ):
            parts["organization"] = office["office"]
    if phones:
        parts["phone"] = phones[0]
    if emails:
        parts["email"] = emails[0]
    return parts


def _is_capital(name: str) -> bool:
    """Return whether each word of a name is capitalized.

    The pattern ignores case because of the label.
    """
    words = name.split(" ")
    if any(word.isupper() and len(word) <= len("UNHCR") for word in words):
        return False
    return all(word[0].isupper() for word in words if word not in _PARTICLES)


def _is_office(name: str) -> bool:
    """Return whether an office follows a name, not "Tel" or a position."""
    return (
        re.search(
            r"\b(?:Tel|Email|Phone|Mobile|Officer|Manager|Director|Head|Chief|Assistant|Specialist|Coordinator)\b", name
        )
        is None
    )
