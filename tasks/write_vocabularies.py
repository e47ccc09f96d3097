"""Write the data of the vocabularies from the reference files: ``python -m tasks.write_vocabularies``."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tasks.vocabulary_tables import (
    ALSO_ADMITTED,
    DATES_OF_TOTALS,
    FRAMEWORK_FIELDS,
    FRAMEWORK_NAMES,
    GROUPS_AS_OF,
    KINDS,
    KINDS_BY_WORD,
    MEANING_OF_DATE,
    SHARED_FRAMEWORK_NAMES,
    THEME_NAMES,
    THEMES,
    YEARS_OF_MEMBERSHIP,
)

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "tasks" / "reference"
DATA = ROOT / "src" / "migevents" / "vocabularies" / "data"

Row = dict[str, Any]


def table(name: str) -> list[dict[str, str]]:
    """Read a reference file in CSV; every cell is text, so that Namibia stays `NA`."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(name: str) -> Any:
    """Read a reference file in JSON."""
    return json.loads((REFERENCE / name).read_bytes())


def row(confidence: str, sources: Iterable[str], *notes: str | None, **more: Any) -> Row:
    """Return what is kept beside a record: how sure it is, in a word of the closed list, where from, and the notes."""
    return {
        **more,
        "confidence": confidence.partition(" ")[0].replace("-", "_"),
        "sources": [source for source in sources if source],
        "note": " ".join(sentence(note) for note in notes if note) or None,
    }


def sentence(text: str) -> str:
    """Return a note with a capital in front and a full stop behind."""
    return f"{text[0].upper()}{text[1:]}{'' if text.endswith(('.', '.)')) else '.'}"


def graded(confidence: str) -> str | None:
    """Return the grade for the note, if it has more than the word of the closed list."""
    return f"Confidence: {confidence}" if "(" in confidence else None


# --- Countries --------------------------------------------------------------------------------------------------------


def countries() -> Row:
    """Return the regions, and each country's regions and groups; the package has names and codes."""
    rows = {each["alpha2"]: country(each) for each in table("m49_regions.csv")}
    rows["XK"] = row(
        "medium",
        (),
        "ISO 3166-1 does not list it: XK, XKX and 412 are codes in wide use. UN M49 gives no region",
        regions=["", "", ""],
        groups=[],
    )
    return {
        "groups_as_of": GROUPS_AS_OF,
        "regions": {each["code"]: each["name"] for each in table("m49_hierarchy.csv")},
        "countries": dict(sorted(rows.items())),
    }


def country(given: dict[str, str]) -> Row:
    """Return what is known of a country beside its names and codes."""
    regions = [given[f"{level}_code"] for level in ("region", "subregion", "intermediate")]
    return row(
        given["confidence"],
        [f"UN M49 and ISO 3166-1, {given['n_sources']} copies compared"],
        None if regions[0] else "UN M49 gives no region",
        regions=regions,
        groups=[group for group in ("ldc", "lldc", "sids") if given[group] == "1"],
    )


# --- Member states ----------------------------------------------------------------------------------------------------


def member_states() -> Row:
    """Return the member states of IOM, its observers, and the totals."""
    counts = document("iom_membership_counts.json")
    observers = counts["observer_states"]
    alpha2 = {each["alpha3"]: each["alpha2"] for each in table("m49_regions.csv")}
    ranks = {alpha2[each["state"]]: each["confidence"] for each in counts["counts"] if "rank" in each}
    states = {each["alpha2"]: member(each, ranks.get(each["alpha2"])) for each in table("iom_member_states.csv")}
    for code in observers["codes"]:
        states[alpha2[code]] = row(
            observers["confidence"],
            [observers["source"]],
            f"Observer as of {observers['as_of']}",
            record={"status": "observer"},
            joined=None,
            earlier=None,
        )
    return {"states": dict(sorted(states.items())), "totals": list(totals(counts["counts"]))}


def member(given: dict[str, str], of_rank: str | None) -> Row:
    """Return the entry of a member state; `of_rank` is how sure its rank is, where it has one."""
    membership, of_date = given["confidence_membership"], given["confidence_date"]
    date = given["accession"] + ("~" if of_date.startswith("low") else "")
    field, meaning = meaning_of_date(given)
    earlier = re.search(r"earlier membership ([0-9]{4})-([0-9]{4})", given["notes"])
    record: Row = {"status": "member"}
    if given["alpha2"] in ALSO_ADMITTED:
        record["admitted"] = ALSO_ADMITTED[given["alpha2"]]
    if field:
        record[field] = date
    if given["membership_rank"]:
        record["ordinal"] = int(given["membership_rank"])
    return row(
        of_date if date else membership,
        parts(given["sources"]),
        meaning,
        *parts(given["notes"]),
        f"Confidence: membership {membership}; date {of_date}" + (f"; rank: {of_rank}" if of_rank else ""),
        record=record,
        joined=date or None,
        earlier=f"{earlier[1]}/{earlier[2]}" if earlier else None,
    )


def meaning_of_date(given: dict[str, str]) -> tuple[str | None, str]:
    """Return the field for the date of a member state, if that is known, and a remark."""
    if not given["accession"]:
        return None, "The date is not known"
    if given["sources"] == YEARS_OF_MEMBERSHIP:
        return "accession", "The date is a year, give or take two: the first in which the source counts it as a member"
    said = f"{given['sources']} {given['notes']}"
    field = next((field for words, field in MEANING_OF_DATE.items() if words in said), None)
    if field is None:
        return None, f"Joined {given['accession']}: whether that is the vote or the date in force, no source says"
    return field, f"The date is that {'of the vote' if field == 'admitted' else 'on which membership came into force'}"


def totals(counts: Iterable[Row]) -> Iterator[Row]:
    """Yield how many member states there were, by date."""
    for each in counts:
        if each.get("total"):
            dates, note = DATES_OF_TOTALS.get(each["date"], ((each["date"],), None))
            for date in dates:
                yield row(
                    each["confidence"],
                    parts(each["source"]),
                    note,
                    date=date,
                    total=each["total"],
                    label=f"{each['total']} member states",
                )


def parts(text: str) -> list[str]:
    """Return the sources or notes of a cell."""
    return re.split(r"; (?![^()]*\))", text)


# --- Frameworks -------------------------------------------------------------------------------------------------------


def frameworks() -> Row:
    """Return the frameworks, processes and instruments."""
    rows = {each["id"]: framework(each) for each in document("frameworks.json")["frameworks"]}
    return {"shared_names": SHARED_FRAMEWORK_NAMES, "frameworks": rows}


def framework(given: Row) -> Row:
    """Return the entry of a framework."""
    record = {
        "name": given["name"],
        "kind": kind(given),
        "symbol": given["symbol"] or None,
        "adopted": given["adopted"],
        "period": given["period"],
        **FRAMEWORK_FIELDS.get(given["id"], {}),
    }
    names = (given["name"], *given["aliases"], *FRAMEWORK_NAMES.get(given["id"], ()), given["symbol"])
    return row(
        given["confidence"],
        parts(given["sources"]),
        *notes_of_framework(given),
        record={field: value for field, value in record.items() if value is not None},
        aliases=distinct(names),
    )


def kind(given: Row) -> str:
    """Return the kind of a framework, as a word of the closed list."""
    name = given["name"]
    if given["kind"] == "treaty":
        words = sorted((word for word in KINDS_BY_WORD if word in name), key=name.index)
        return KINDS_BY_WORD[words[0]]
    return str(KINDS.get(given["kind"], given["kind"]))


def notes_of_framework(given: Row) -> Iterator[str | None]:
    """Yield what the record of a framework has no room for."""
    verb = "Begun" if given["kind"] == "process" else "Adopted"
    yield f"{verb} {given['adopted']} by {given['adopted_by']}{', ' if given['place'] else ''}{given['place']}"
    yield f"In force since {given['in_force']}" if given["in_force"] else None
    yield "Legally binding" if given["legally_binding"] else "Not legally binding"
    yield f"Belongs to {given['parent']}" if given["parent"] else None
    yield given["note"]
    yield graded(given["confidence"])


def distinct(names: Iterable[str]) -> list[str]:
    """Return the names that there are, each once."""
    return list(dict.fromkeys(filter(None, names)))


def gcm() -> Row:
    """Return the objectives and guiding principles of the Global Compact for Migration."""
    given = document("gcm.json")
    rows = {f"objective-{each['number']}": objective(each) for each in given["objectives"]}
    for each in given["guiding_principles"]:
        letter = each["letter"]
        names = (each["title"], f"Principle {letter}", f"Guiding principle {letter}", f"GCM principle {letter}")
        rows[f"principle-{letter}"] = row(
            each["confidence"], given["_sources"][:1], graded(each["confidence"]), aliases=list(names)
        )
    return rows


def objective(given: Row) -> Row:
    """Return the entry of an objective."""
    number = given["number"]
    names = (f"Objective {number}", f"GCM objective {number}", f"GCM {number}", f"Objective {number} of the GCM")
    return row(
        given["confidence"],
        given["sources"],
        given.get("note"),
        graded(given["confidence"]),
        aliases=distinct([given["title"], *given.get("variants", ()), *names, str(number)]),
    )


def sdg() -> Row:
    """Return the goals and targets of the 2030 Agenda."""
    given = document("sdg.json")
    all_targets, some_targets, guide, resolution = given["_sources"]
    rows = {}
    for each in given["goals"]:
        number = each["number"]
        names = [each["title_short"], f"SDG {number}", f"SDG{number}", f"Goal {number}"]
        rows[str(number)] = row(each["confidence"], [resolution], aliases=names, relevance=None)
    for each in given["targets"]:
        code = each["code"]
        sources = [
            resolution,
            all_targets,
            some_targets if each["goal"] <= MOST_COMPARED else "",
            each["migration"] and guide,
        ]
        rows[code] = row(
            each["confidence"],
            sources,
            note_of_target(each),
            aliases=[f"SDG target {code}", f"SDG {code}", f"SDG{code}", f"Target {code}"],
            relevance=each["migration"].partition(" ")[0].replace("-", "_") or None,
        )
    return rows


MOST_COMPARED = 6
"""The last goal of which two sources give the targets."""


def note_of_target(given: Row) -> str | None:
    """Return what a target has to do with migration, in words."""
    if not given["migration"]:
        return None
    remark = " (a judgement, and no official list)" if given["migration"] == "cross-cutting" else ""
    return f"Migration, {given['migration']}{remark}: {given['migration_reason']}"


# --- Themes -----------------------------------------------------------------------------------------------------------


def themes() -> Row:
    """Return the areas of IOM's work, and the one for all others."""
    rows = {}
    for each in document("iom.json")["topics"]:
        slug = str(each["slug"])
        key = THEMES.get(slug, slug.replace("-", "_"))
        rows[key] = row(
            each["confidence"],
            parts(each["seen_in"]),
            f"In the reference: {each['label']}" if each["label"] != THEME_NAMES[key][0] else None,
            aliases=list(THEME_NAMES[key]),
        )
    rows["other"] = row("high", (), "For areas of work that have no word of their own", aliases=["Other"])
    return rows


# --- Files ------------------------------------------------------------------------------------------------------------


def written_vocabularies(folder: Path = DATA) -> Iterator[tuple[Path, bytes]]:
    """Yield each file of the package's data, and what belongs into it."""
    for make in (countries, member_states, frameworks, gcm, sdg, themes):
        data = json.dumps(make(), ensure_ascii=False, indent=1).encode() + b"\n"
        yield folder / f"{make.__name__}.json", data


def main(folder: Path = DATA) -> None:
    """Write every file."""
    for target, data in written_vocabularies(folder):
        target.write_bytes(data)
        print(target.name)


if __name__ == "__main__":
    main()
