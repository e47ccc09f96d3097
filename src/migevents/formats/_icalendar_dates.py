"""Dates of calendar events: days as written, times, zones, recurrence."""

import contextlib
import datetime
import re
from collections.abc import Iterable

import attrs

from migevents._display import preview
from migevents.formats._draft import ImportDraft
from migevents.formats._icalendar_library import Line, leave_line, leave_parameters, parsed_line

_DAY = datetime.timedelta(days=1)
_MIDNIGHT = datetime.time()
_SPAN = ("DTSTART", "DTEND", "DURATION")
_RECURRENCE = ("RRULE", "EXRULE", "RDATE", "EXDATE")


@attrs.frozen
class _Moment:
    """A day, with its time there; `in_doubt` if the day may differ."""

    at: datetime.datetime
    is_day: bool
    in_doubt: bool = False

    @property
    def day(self) -> datetime.date:
        return self.at.date()


def read_dates(draft: ImportDraft, lines: dict[str, list[Line]], zone: datetime.tzinfo | None) -> None:
    """Read the dates of an event into a draft; remove their lines."""
    _Dates(draft, zone).read(lines)


class _Dates:
    def __init__(self, draft: ImportDraft, zone: datetime.tzinfo | None) -> None:
        self._draft = draft
        self._zone = zone

    def read(self, lines: dict[str, list[Line]]) -> None:
        stated = {name: self._stated(lines.pop(name, ())) for name in (*_SPAN, *_RECURRENCE)}
        starts, ends, durations = (stated[name] for name in _SPAN)
        recurring = [line for name in _RECURRENCE for line in stated[name]]
        start = self._moment(starts[0]) if starts else None
        if start is None:
            for line in [*ends, *durations, *recurring]:
                leave_line(self._draft, line)
            return
        self._put("start", start.day, start, starts[0])
        last = self._last_day(start, starts[0], ends, durations)
        if not recurring or not self._read_single_days(start, last, starts[0], recurring):
            for line in recurring:
                leave_line(self._draft, line)
                message = f"the event recurs ({line.name}), so the record describes its first occurrence"
                self._draft.report("recurrence-ignored", line.place, message, line.value)

    def _stated(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines that have a value.

        Some programs write lines without one, which state nothing.
        """
        stated = []
        for line in lines:
            if line.value.strip():
                stated.append(line)
            else:
                leave_line(self._draft, line)
        return stated

    # --- Moments ------------------------------------------------------------------------------------------------------

    def _moment(self, line: Line) -> _Moment | None:
        """Return the date of a line, and report what the record lacks."""
        value, error = parsed_line(line)
        moment = getattr(value, "dt", None)
        if error or not isinstance(moment, datetime.date):
            return self._day_of_broken(line, error or "it is not a date")
        leave_parameters(self._draft, line)
        local = self._local(moment, line.value)
        if local.is_day:
            return local
        self._draft.leave(*line.origin)
        message = f"only the day of {preview(line.value)} was read"
        self._draft.report_repair("time-dropped", line.place, message, line.value, local.day.isoformat())
        if local.in_doubt:
            message = f"{preview(line.value)} is in UTC, and the day may differ where the event is"
            hint = 'give the zone of the events: zone="Asia/Kabul"'
            self._draft.report("zone-unknown", line.place, message, line.value, hint)
        return local

    def _local(self, moment: datetime.date, text: str) -> _Moment:
        if not isinstance(moment, datetime.datetime):
            return _Moment(datetime.datetime.combine(moment, _MIDNIGHT), is_day=True)
        as_written = moment.replace(tzinfo=None)
        if not text.rstrip().upper().endswith("Z"):
            return _Moment(as_written, is_day=False)
        try:
            if self._zone is not None:
                return _Moment(moment.astimezone(self._zone).replace(tzinfo=None), is_day=False)
        except OverflowError:  # the conversion leaves the range of `datetime`
            pass
        return _Moment(as_written, is_day=False, in_doubt=True)

    def _day_of_broken(self, line: Line, error: str) -> _Moment | None:
        """Return and report the day of an invalid date-time, if readable."""
        leave_line(self._draft, line)
        found = _BROKEN.match(line.value)
        try:
            day = datetime.datetime(*map(int, found.groups())) if found else None  # type: ignore[arg-type]  # noqa: DTZ001  # three numbers, of a day
        except ValueError:
            day = None
        if day is None:
            self._draft.report("bad-date", line.place, f"{line.name} cannot be read: {error}", line.value)
            return None
        message = f"{preview(line.value)} is not a valid date-time; its day was read"
        self._draft.report_repair("day-read", line.place, message, line.value, day.date().isoformat())
        return _Moment(day, is_day=False)

    # --- The span -----------------------------------------------------------------------------------------------------

    def _last_day(
        self, start: _Moment, start_line: Line, ends: list[Line], durations: list[Line]
    ) -> datetime.date | None:
        """Put a different last day into the draft; return it, or `None`."""
        if ends:
            for line in durations:
                leave_line(self._draft, line)
            end = self._moment(ends[0])
            return None if end is None else self._put_end(start, _last_of(start, end), end, ends[0])
        if not durations:
            self._draft.stem(("when", "start"), start_line.origin)
            return start.day
        return self._end_of_duration(start, durations[0])

    def _end_of_duration(self, start: _Moment, line: Line) -> datetime.date | None:
        value, error = parsed_line(line)
        duration = getattr(value, "dt", None)
        last = None
        if not error and isinstance(duration, datetime.timedelta) and duration < datetime.timedelta():
            error = "it is negative"
        elif not error and isinstance(duration, datetime.timedelta):
            with contextlib.suppress(OverflowError):
                last = max(start.at, start.at + duration - datetime.timedelta(seconds=1)).date()
        if last is None:
            leave_line(self._draft, line)
            reason = error or "it ends after the year 9999"
            message = f"DURATION {preview(line.value)} cannot be read: {reason}"
            self._draft.report("bad-duration", line.place, message, line.value)
            return None
        if not start.is_day or "T" in line.value.upper():
            self._draft.leave(*line.origin)
        leave_parameters(self._draft, line)
        return self._put_end(start, last, start, line)

    def _put_end(self, start: _Moment, last: datetime.date, end: _Moment, line: Line) -> datetime.date | None:
        if last < start.day:
            leave_line(self._draft, line)
            message = f"the end, {last}, comes before the start, {start.day}"
            self._draft.report("end-before-start", line.place, message, line.value, "check both: are they swapped?")
            return None
        if last > start.day:
            self._put("end", last, end, line)
        else:
            self._draft.stem(("when", "start"), line.origin)
        return last

    # --- Single days --------------------------------------------------------------------------------------------------

    def _read_single_days(
        self, start: _Moment, last: datetime.date | None, start_line: Line, recurring: list[Line]
    ) -> bool:
        """Read more days of a one-day event; return whether that is all."""
        if last != start.day or any(line.name != "RDATE" for line in recurring):
            return False
        days = {start.day: start}
        for line in recurring:
            value, error = parsed_line(line)
            moments = [each.dt for each in getattr(value, "dts", ())]
            if error or not moments or not all(isinstance(moment, datetime.date) for moment in moments):
                return False
            texts = line.value.split(",")
            for moment, text in zip(moments, texts, strict=True):
                one = self._local(moment, text)
                days.setdefault(one.day, one)
        for line in recurring:
            leave_parameters(self._draft, line)
            if not all(days[day].is_day for day in days):
                self._draft.leave(*line.origin)
        if len(days) > 1:
            dates = [_edtf(day, days[day]) for day in sorted(days)]
            self._draft.document["when"] = {"start": dates[0], "end": dates[-1], "dates": dates}
            for line in [start_line, *recurring]:
                self._draft.stem(("when", "dates"), line.origin)
        return True

    # --- The draft ----------------------------------------------------------------------------------------------------

    def _put(self, field: str, day: datetime.date, moment: _Moment, line: Line) -> None:
        self._draft.put(("when", field), _edtf(day, moment), line.origin)


_BROKEN = re.compile(r"\s*([0-9]{4})-?([0-9]{1,2})-?([0-9]{1,2})T", re.ASCII)


def _last_of(start: _Moment, end: _Moment) -> datetime.date:
    """Return the last day.

    DTEND is the first moment after the event (RFC 5545, section 3.6.1).
    """
    is_excluded = end.is_day or end.at.time() == _MIDNIGHT
    return end.day - _DAY if is_excluded and end.day > start.day else end.day


def _edtf(day: datetime.date, moment: _Moment) -> str:
    return f"{day.isoformat()}?" if moment.in_doubt else day.isoformat()
