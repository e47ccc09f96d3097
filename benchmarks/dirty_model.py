"""The model of pydantic that dirty input is read with."""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field


class Event(BaseModel):
    """An event, as a user of pydantic would write it down."""

    title: str
    label: str | None = None
    start: datetime.date | None = None
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    phone: Annotated[str, Field(pattern=r"^\+[1-9][0-9]{1,14}$")] | None = None
    email: Annotated[str, Field(pattern=r"^[^@\s:]+@[^@\s]+\.[^@\s]+$")] | None = None
    topics: list[str] = []
    edition: int | None = None
    mode: Literal["in_person", "online", "hybrid"] | None = None
