"""Every occurrence of three years is the same in the calendar that went in, as others read it, as our own engine
reads it, and in the feed that comes out.

    python occurrences.py [FILE.ics ...]

The others are `icalendar` and `recurring-ical-events`; without arguments the file is the export of 10,000 events
that `google_like.py` makes, and 2025 to 2027. Of a file that is named, the three years begin with its first event,
and what may differ stands in `excused`, each with its reason; in the export nothing may.
"""
import collections
import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone

import icalendar
import recurring_ical_events

import turnus
from checks import Checks

MARGIN = timedelta(days=40)


class Years:
    """Three years, from a New Year to a New Year."""

    def __init__(self, first):
        self.first, self.last = date(first, 1, 1), date(first + 3, 1, 1)

    def __contains__(self, start):
        return seconds(self.first) <= start < seconds(self.last)


def years_of(octets):
    """The three years that begin with the file's first event."""
    found = re.findall(rb"BEGIN:VEVENT.*?^DTSTART[^:\r\n]*:(\d{4})", octets, re.S | re.M)
    return Years(max(1971, min(map(int, found), default=2025)))


def excused(octets):
    """Why others may read the events with these UIDs otherwise: {UID: reason}."""
    text = re.sub(r"\r?\n[ \t]", "", octets.decode("utf-8", "replace")).replace("\r", "")
    reasons = {}
    for event in re.findall(r"^BEGIN:VEVENT$.*?^END:VEVENT$", text, re.S | re.M):
        uid = re.search(r"^UID[^:]*:(.*)$", event, re.M)
        start = re.search(r"^DTSTART([^:\n]*):(.*)$", event, re.M)
        if not uid or not start:
            continue
        if re.search("^X-WR-TIMEZONE:", text, re.M) and start[2].endswith("Z") and "\nRRULE" in event:
            reasons[uid[1]] = "X-WR-TIMEZONE is for floating times; they unfold a series in UTC on that zone's clock, too"
        if re.fullmatch(r"\d{8}", start[2]) and "VALUE=DATE" not in start[1]:
            reasons[uid[1]] = "a value of eight digits is a whole day; they take it for midnight when VALUE=DATE is missing"
    return reasons


def seconds(value):
    """Seconds since 1970, on the time line, or on the wall for floating times and whole days."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    return int((value if value.tzinfo else value.replace(tzinfo=timezone.utc)).timestamp())


def form(value):
    return "d" if not isinstance(value, datetime) else "f" if value.tzinfo is None else "a"


def end_of(event):
    if event.get("DTEND") is not None:
        return event["DTEND"].dt
    if event.get("DURATION") is not None:
        return event["DTSTART"].dt + event["DURATION"].dt
    start = event["DTSTART"].dt
    return start if isinstance(start, datetime) else start + timedelta(days=1)


def as_others_read(octets, years):
    """(UID, form, start, end, summary) of every occurrence that begins in the three years, with how often."""
    found = collections.Counter()
    for calendar in icalendar.Calendar.from_ical(octets, multiple=True):
        for event in recurring_ical_events.of(calendar).between(years.first - MARGIN, years.last + MARGIN):
            start = event["DTSTART"].dt
            if seconds(start) in years:
                found[(str(event.get("UID", "")), form(start), seconds(start), seconds(end_of(event)), str(event.get("SUMMARY", "")))] += 1
    return found


def engine():
    """Our own engine as a programme: the modules Chronology and ICalendar with a small main around them."""
    programme = os.path.join(turnus.SCRATCH, "occurrences")
    if not os.path.exists(programme):
        os.makedirs(turnus.SCRATCH, exist_ok=True)
        subprocess.run(["bash", turnus.ROOT + "/conformance/compile.sh", programme, "-O", "Chronology ICalendar",
                        turnus.ROOT + "/conformance/occurrences/main.swift"], check=True, stdout=subprocess.DEVNULL)
    return programme


def as_we_read(path, years):
    """The same by our own engine, and the UIDs that it refuses."""
    found, refused = collections.Counter(), {}
    out = subprocess.run([engine(), path, str(seconds(years.first - MARGIN)), str(seconds(years.last + MARGIN))],
                         capture_output=True, check=True).stdout.decode()
    for line in out.split("\n"):
        fields = line.split("\t")
        if fields[0] == "!":
            refused[fields[1]] = "refused by us: " + fields[2]
        elif len(fields) > 4 and int(fields[2]) in years:
            found[(fields[0], fields[1], int(fields[2]), int(fields[3]), "\t".join(fields[4:]))] += 1
    return found, refused


def same(one, other, excuses):
    def left(these, those):
        return [occurrence for occurrence in (these - those).elements() if occurrence[0] not in excuses]

    lost, won = left(one, other), left(other, one)
    assert not lost and not won, f"{len(lost)} are missing, {len(won)} are new; {lost[:2]} {won[:2]}"


def without_made_uids(found, original):
    """`found` with an empty UID where the import made one, since others leave it empty in the file."""
    named, plain = {occurrence[0] for occurrence in original}, collections.Counter()
    for occurrence, count in found.items():
        uid = occurrence[0] if "" not in named or occurrence[0] in named else ""
        plain[(uid, *occurrence[1:])] += count
    return plain


def compare(checks, path, calendar, server, years=None):
    name = os.path.basename(path)
    with open(path, "rb") as file:
        octets = file.read()
    excuses = {} if years else excused(octets)
    years = years or years_of(octets)
    try:
        original = as_others_read(octets, years)
    except Exception as error:
        return checks.note(f"{name}: others cannot read it, so there is nothing to compare: {error}"[:200])
    ours, refused = as_we_read(path, years)
    for uid, reason in {**excuses, **refused}.items():
        checks.note(f"{name}: {uid}: {reason}")
    about = f"{name}: the {sum(original.values())} occurrences of {years.first.year} to {years.last.year - 1} that others find are"
    with checks.check(f"{about} those that our engine finds"):
        same(original, ours, {**excuses, **refused})
    with checks.check(f"{about} those of our feed"):
        imported = turnus.run("import", "mira/" + calendar, path, data=server.data)
        assert imported.status == 0 or refused, imported
        status, _, body = server.ask(server.feed("mira/" + calendar))
        assert status == 200, status
        refused.pop("", None)
        same(original, without_made_uids(as_others_read(body, years), original), {**excuses, **refused})


def main():
    checks = Checks()
    with turnus.Server(turnus.data_with_user("occurrences")) as server:
        if len(sys.argv) == 1:
            compare(checks, turnus.big_calendar(), "calendar", server, Years(2025))
        for number, path in enumerate(sys.argv[1:]):
            turnus.must("calendar", "add", f"mira/c{number}", data=server.data)
            compare(checks, path, f"c{number}", server)
    checks.finish()


if __name__ == "__main__":
    main()
