"""A record beside the text it came from: where the text has each fact, and what a text has for certain."""

from migevents.date_parser.find import FoundDate, find_dates
from migevents.evidence.locate import locate
from migevents.evidence.located import Evidence, How, Located, Status

__all__ = ["Evidence", "FoundDate", "How", "Located", "Status", "find_dates", "locate"]
