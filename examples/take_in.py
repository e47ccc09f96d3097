"""Take in a folder of dirty records: ``python examples/take_in.py INBOX TARGET``.

Repair what is certain, check the records against their texts, and write a table, a calendar and a list of questions.
The tutorial in the documentation builds this program step by step. It needs ``migevents[icalendar]``.
"""

import sys
from pathlib import Path

import migevents
from migevents.formats import icalendar
from migevents.tables import write_csv


def questions_of(salvaged: migevents.Salvage[migevents.Event]) -> list[str]:
    """Return what salvage left for a person to decide."""
    faults = [issue for issue in salvaged.issues if issue.severity == "error"]
    return [f"{issue.path or 'the whole file'}: {issue.hint or issue.message}" for issue in faults]


def not_in_text(record: migevents.Event, text: str) -> list[str]:
    """Return the facts of a record that its text does not have."""
    return [f"{pointer}: the text does not have it" for pointer in migevents.locate(record, text).not_found]


def write_calendar(records: list[migevents.Event], path: Path) -> list[str]:
    """Write a calendar, and return what it could not hold."""
    calendar = icalendar.dumps(records, name="Migration events")
    if calendar.data is not None:
        path.write_bytes(calendar.data)
    return [str(loss) for loss in calendar.losses]


def take_in(inbox: Path, target: Path) -> list[str]:
    """Take in each file of `inbox`, write everything into `target`, and return the questions that are left."""
    target.mkdir(parents=True, exist_ok=True)
    records, questions = [], []
    for path in sorted(inbox.glob("*.json")):
        salvaged = migevents.salvage(path.read_bytes())
        asked = questions_of(salvaged)
        if salvaged.record is not None:
            records.append(salvaged.record)
            migevents.dump(salvaged.record, target / path.name, indent=2)
            text = path.with_suffix(".txt")
            asked += not_in_text(salvaged.record, text.read_text(encoding="utf-8"))
        questions += [f"{path.name} {question}" for question in asked]
    write_csv(records, target / "tables")
    questions += [f"events.ics {loss}" for loss in write_calendar(records, target / "events.ics")]
    return questions


if __name__ == "__main__":
    for question in take_in(Path(sys.argv[1]), Path(sys.argv[2])):
        print(question)
