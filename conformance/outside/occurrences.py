"""Every occurrence of three years is the same in the calendar that went in and in the feed that comes out.

    python occurrences.py [FILE.ics ...]

Both are read by `icalendar` and unfolded by `recurring-ical-events`; without arguments the file is the export of
10,000 events that `google_like.py` makes. What may differ stands in EXPLAINED, each with a narrow reason.
"""
import collections
import os
import sys
from datetime import date, datetime, timedelta, timezone

import icalendar
import recurring_ical_events

import turnus
from checks import Checks

FROM, TO = date(2025, 1, 1), date(2028, 1, 1)

# (what holds of the occurrence, why the two sides may disagree on it). Empty: nothing is excused.
EXPLAINED = []


def moment(value):
    """A point in time as text: whole days stay days, floating stays floating, all else is UTC."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat() if value.tzinfo is None else value.astimezone(timezone.utc).isoformat()


def end_of(event):
    if event.get("DTEND") is not None:
        return event["DTEND"].dt
    if event.get("DURATION") is not None:
        return event["DTSTART"].dt + event["DURATION"].dt
    start = event["DTSTART"].dt
    return start if isinstance(start, datetime) else start + timedelta(days=1)


def occurrences(octets):
    """What a reader of this calendar sees in the three years, with how often."""
    found = collections.Counter()
    for calendar in icalendar.Calendar.from_ical(octets, multiple=True):
        for event in recurring_ical_events.of(calendar).between(FROM, TO):
            found[(str(event.get("UID")), moment(event["DTSTART"].dt), moment(end_of(event)), str(event.get("SUMMARY", "")),
                   str(event.get("STATUS", "")), str(event.get("LOCATION", "")))] += 1
    return found


def unexplained(one, other):
    return [occurrence for occurrence in (one - other) if not any(holds(occurrence) for holds, _ in EXPLAINED)]


def compare(checks, path, calendar, server):
    name = os.path.basename(path)
    with open(path, "rb") as file:
        original = occurrences(file.read())
    turnus.must("import", "mira/" + calendar, path, data=server.data)
    status, _, body = server.ask(server.feed("mira/" + calendar))
    with checks.check(f"{name}: {sum(original.values())} occurrences of three years are those of the feed"):
        assert status == 200, status
        assert original, "the file has no occurrence in these years: nothing was compared"
        feed = occurrences(body)
        lost, won = unexplained(original, feed), unexplained(feed, original)
        assert not lost and not won, f"{len(lost)} are missing, {len(won)} are new; {lost[:2]} {won[:2]}"


def main():
    checks = Checks()
    paths = sys.argv[1:] or [turnus.big_calendar()]
    with turnus.Server(turnus.data_with_user("occurrences")) as server:
        for number, path in enumerate(paths):
            calendar = "calendar" if number == 0 else f"c{number}"
            if number:
                turnus.must("calendar", "add", "mira/" + calendar, data=server.data)
            compare(checks, path, calendar, server)
    checks.finish()


if __name__ == "__main__":
    main()
