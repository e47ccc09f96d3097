"""The founding record as somebody in a hurry would have typed it: eight faults, each of another code."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

VALID = Path(__file__).with_name("lao-workshop-2018.json")


def mistype_the_last_day(record: dict[str, Any]) -> None:
    """The last day is given in the wrong month, before the first."""
    record["when"]["end"] = "2018-10-16"


def name_the_country(record: dict[str, Any]) -> None:
    """A name stands where a code belongs."""
    record["venues"][0]["country"] = "Laos"


def copy_the_date(record: dict[str, Any]) -> None:
    """The date of accession is copied as the release prints it."""
    record["host"]["accession"] = "June 2018"


def spell_the_british_way(record: dict[str, Any]) -> None:
    """The key of the organizations is spelled the British way."""
    members = {"organisations" if key == "organizations" else key: value for key, value in record.items()}
    record.clear()
    record.update(members)


def misspell_the_speaker(record: dict[str, Any]) -> None:
    """A quote names its speaker with a letter less."""
    record["quotes"][2]["speaker"] = "Laura Thomson"


def copy_the_phone(record: dict[str, Any]) -> None:
    """The phone number is copied as the release prints it."""
    record["contacts"][0]["phone"] = "+856.21267730"


def forget_the_brackets(record: dict[str, Any]) -> None:
    """There is one photo, so it is not put into a list."""
    (record["photos"],) = record["photos"]


def forget_the_title(record: dict[str, Any]) -> None:
    """The headline is there, and the title of the workshop is forgotten."""
    del record["title"]


MISTAKES: tuple[Callable[[dict[str, Any]], None], ...] = (
    mistype_the_last_day,
    name_the_country,
    copy_the_date,
    spell_the_british_way,
    misspell_the_speaker,
    copy_the_phone,
    forget_the_brackets,
    forget_the_title,
)


def mistaken(*mistakes: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Return the founding record with these mistakes in it."""
    record: dict[str, Any] = json.loads(VALID.read_bytes())
    for make in mistakes:
        make(record)
    return record


RECORD = mistaken(*MISTAKES)
