"""An example record for each class, for the JSON Schema.

A test reads every one of them.
"""

from typing import Any

_EVENT = {"title": "Migration week", "host": {"country": "LA"}}

EXAMPLES: dict[str, dict[str, Any]] = {
    "Accession": {"type": "accession", "title": "Lao PDR joins IOM", "members": [{"country": "LA"}]},
    "Conference": {"type": "conference", **_EVENT},
    "Consultation": {"type": "consultation", **_EVENT},
    "Contact": {"name": "Misato Yuasa", "phone": "+85621267730", "wording": "Tel. +856.21267730, Email:"},
    "Event": {"type": "event", **_EVENT},
    "EventDates": {"start": "2018-11-15", "wording": "November 15th", "basis": "inferred"},
    "Framework": {"name": "National Socio-Economic Development Plan", "kind": "plan", "edition": 8},
    "Launch": {"type": "launch", **_EVENT},
    "Meeting": {"type": "meeting", **_EVENT},
    "MemberState": {"country": "LA", "organization": "IOM", "accession": "2018-06", "ordinal": 171},
    "Organization": {"name": "International Organization for Migration", "roles": ["organizer"]},
    "ParticipantGroup": {"description": "border officers", "count": 30, "bound": "at_least"},
    "Photo": {"credit": "IOM"},
    "Quote": {"text": "Only collective efforts can deliver results", "speaker": "Laura Thompson", "partial": True},
    "RelatedEvent": {"relation": "previous", "title": "First national workshop"},
    "Session": {"kind": "keynote", "organization": "Lao National Institute for Economic Research"},
    "Signing": {"type": "signing", **_EVENT},
    "Source": {"publisher": "IOM", "dateline_place": "Vientiane"},
    "Speaker": {"name": "Laura Thompson", "positions": ["Deputy Director General"], "organization": "IOM"},
    "Training": {"type": "training", **_EVENT},
    "Venue": {"name": "National Convention Centre", "city": "Vientiane", "country": "LA"},
    "Workshop": {"type": "workshop", **_EVENT},
}
