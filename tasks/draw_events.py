"""Draw docs/events-by-month.svg, events by month and country, from a Parquet file: ``python -m tasks.draw_events``.

The events are invented, by a rule and not at random, so that the picture is the same each time. It needs matplotlib.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from migevents import Event, EventDates, MemberState, PartialDate
from migevents.arrow import write_parquet

TARGET = Path(__file__).parents[1] / "docs" / "events-by-month.svg"
COUNTRIES = {"LA": 11, "KE": 3, "CO": 6, "MD": 9, "TN": 12}
"""The countries, each with the month in which it has most of its events."""

YEAR, EVENTS = 2018, 400
MONTHS = "JFMAMJJASOND"


def invented_events() -> Iterator[Event]:
    """Yield events of one year in a few countries, most of them around the month of the country."""
    countries = list(COUNTRIES.items())
    for index in range(EVENTS):
        country, peak = countries[index % len(countries)]
        month = (peak - 1 + (index // 5 % 7 - 3) * (index // 35 % 3)) % 12 + 1
        date = PartialDate.of(YEAR, month, None if index % 5 == 0 else index % 28 + 1)
        yield Event(title=f"Invented event {index}", host=MemberState(country=country), when=EventDates(start=date))


def counted(path: Path) -> dict[tuple[str, int], int]:
    """Return how many events of a Parquet file each country has in each month."""
    table = pq.read_table(path, columns=["host", "earliest"])
    countries = pc.struct_field(table["host"], "country")
    rows = table.append_column("country", countries).append_column("month", pc.month(table["earliest"]))
    groups: list[dict[str, Any]] = rows.group_by(["country", "month"]).aggregate([([], "count_all")]).to_pylist()
    return {(group["country"], group["month"]): group["count_all"] for group in groups}


def draw(counts: dict[tuple[str, int], int], target: Path) -> None:
    """Draw the counts as a table whose cells are darker where there are more events."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    # Text stays text, and nothing in the file changes from run to run.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "migevents", "font.family": "sans-serif"}):
        figure = Figure(figsize=(7, 2.6), layout="constrained")
        axes = figure.subplots()
        cells = [[counts.get((country, month), 0) for month in range(1, 13)] for country in COUNTRIES]
        most = max(map(max, cells))
        axes.imshow(cells, cmap="Blues", vmin=0, vmax=most, aspect="auto")
        axes.set_xticks(range(12), MONTHS)
        axes.set_yticks(range(len(COUNTRIES)), COUNTRIES)
        axes.set_title(f"Events by month and country, {YEAR} (invented)", fontsize=10)
        axes.tick_params(length=0)
        for row, line in enumerate(cells):
            for column, count in enumerate(line):
                colour = "white" if count > most / 2 else "black"
                axes.text(column, row, str(count), ha="center", va="center", color=colour, fontsize=8)
        figure.savefig(target, format="svg", metadata={"Date": None})


def main(target: Path = TARGET) -> None:
    """Write the events as Parquet, count them there, and draw the counts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        write_parquet(invented_events(), path)
        draw(counted(path), target)
    print(f"{target.name}: {EVENTS} events")


if __name__ == "__main__":
    main()
