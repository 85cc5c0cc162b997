#!/usr/bin/env python3
"""Writes google-export.zip: the calendars of a made-up consultancy, in the shape of Google Calendar's export.

    python3 make-google-export.py [FILE]

The same octets every time. Python's standard library only. What is typical of the shape, and why it is here:
a file per calendar, named for the calendar and its address; METHOD:PUBLISH and X-WR-* lines; single events in
UTC, series with TZID and a VTIMEZONE; a changed occurrence as a VEVENT of its own that may stand far from its
series; and a calendar of which only free/busy is shown: occurrences without their series.
"""
import hashlib
import os
import sys
import zipfile
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

PRODUCT = "-//Google Inc//Google Calendar 70.9054//EN"
DOMAIN = "beispiel-partner.example"

# The rule that holds in each zone today, as the export writes it.
ZONES = {
    "Europe/Berlin": [
        ("DAYLIGHT", "+0100", "+0200", "CEST", "19700329T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        ("STANDARD", "+0200", "+0100", "CET", "19701025T030000", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ],
    "Europe/London": [
        ("DAYLIGHT", "+0000", "+0100", "BST", "19700329T010000", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        ("STANDARD", "+0100", "+0000", "GMT", "19701025T020000", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ],
    "America/New_York": [
        ("DAYLIGHT", "-0500", "-0400", "EDT", "19700308T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
        ("STANDARD", "-0400", "-0500", "EST", "19701101T020000", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
    ],
    "Asia/Tokyo": [("STANDARD", "+0900", "+0900", "JST", "19700101T000000", None)],
}


def escape(text):
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line):
    """RFC 5545 section 3.1: at most 75 octets a line, never inside a character."""
    octets, pieces, room = line.encode(), [], 75
    while len(octets) > room:
        end = room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[:end])
        octets, room = octets[end:], 74
    return b"\r\n ".join(pieces + [octets]) + b"\r\n"


def wall(moment):
    return moment.strftime("%Y%m%dT%H%M%S")


def utc(moment):
    return wall(moment.astimezone(timezone.utc)) + "Z"


def timezone_lines(zone):
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}", f"X-LIC-LOCATION:{zone}"]
    for kind, before, after, name, start, rule in ZONES[zone]:
        lines += [f"BEGIN:{kind}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}", f"TZNAME:{name}", f"DTSTART:{start}"]
        lines += [f"RRULE:{rule}"] if rule else []
        lines += [f"END:{kind}"]
    return lines + ["END:VTIMEZONE"]


class Person:
    def __init__(self, name, user):
        self.name, self.user, self.address = name, user, f"{user}@{DOMAIN}"


class Event:
    """One VEVENT. `start` is a date, or a datetime on the wall of `zone`."""

    def __init__(self, uid, summary, start, length, zone="Europe/Berlin", **more):
        self.uid, self.summary, self.start, self.length, self.zone = uid, summary, start, length, zone
        self.rule = more.pop("rule", None)
        self.excluded = more.pop("excluded", [])
        self.replaces = more.pop("replaces", None)
        self.organizer = more.pop("organizer", None)
        self.guests = more.pop("guests", [])
        self.description = more.pop("description", "")
        self.location = more.pop("location", "")
        self.sequence = more.pop("sequence", 0)
        self.status = more.pop("status", "CONFIRMED")
        self.is_free = more.pop("is_free", False)
        self.conference = more.pop("conference", None)
        self.alarms = more.pop("alarms", [])
        self.created = more.pop("created", datetime(2026, 8, 3, 7, 12, 45, tzinfo=timezone.utc))
        self.in_utc = more.pop("in_utc", None)
        self.bare = more.pop("bare", False)
        assert not more, more

    def when(self, name, moment):
        if not isinstance(moment, datetime):
            return f"{name};VALUE=DATE:{moment:%Y%m%d}"
        # A single event is exported in UTC; a series, and what replaces one of it, with its zone.
        if self.in_utc if self.in_utc is not None else not (self.rule or self.replaces):
            return f"{name}:{utc(moment.replace(tzinfo=ZoneInfo(self.zone)))}"
        return f"{name};TZID={self.zone}:{wall(moment)}"

    def lines(self, stamp):
        yield "BEGIN:VEVENT"
        yield self.when("DTSTART", self.start)
        yield self.when("DTEND", self.start + self.length)
        if self.rule:
            yield f"RRULE:{self.rule}"
        for moment in self.excluded:
            yield self.when("EXDATE", moment)
        yield f"DTSTAMP:{utc(stamp)}"
        if self.organizer:
            yield f"ORGANIZER;CN={self.organizer.name}:mailto:{self.organizer.address}"
        yield f"UID:{self.uid}"
        for person, answer in self.guests:
            yield (f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};RSVP=TRUE"
                   f";CN={person.name};X-NUM-GUESTS=0:mailto:{person.address}")
        if self.replaces:
            yield self.when("RECURRENCE-ID", self.replaces)
        if self.bare:  # the free/busy view shows nothing but the time
            yield f"SUMMARY:{escape(self.summary)}"
            yield "END:VEVENT"
            return
        if self.conference:
            yield f"X-GOOGLE-CONFERENCE:https://meet.example/{self.conference}"
        yield f"CREATED:{utc(self.created)}"
        if self.description:
            yield f"DESCRIPTION:{escape(self.description)}"
        yield f"LAST-MODIFIED:{utc(self.created + timedelta(hours=5 + 3 * self.sequence))}"
        if self.location:
            yield f"LOCATION:{escape(self.location)}"
        yield f"SEQUENCE:{self.sequence}"
        yield f"STATUS:{self.status}"
        yield f"SUMMARY:{escape(self.summary)}"
        yield f"TRANSP:{'TRANSPARENT' if self.is_free else 'OPAQUE'}"
        for minutes in self.alarms:
            if minutes is None:  # what a phone leaves behind to say "no alarm"
                yield from ("BEGIN:VALARM", "ACTION:NONE", "TRIGGER;VALUE=DATE-TIME:19760401T005545Z", "END:VALARM")
            else:
                yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:This is an event reminder",
                            f"TRIGGER:-P0DT0H{minutes}M0S", "END:VALARM")
        yield "END:VEVENT"


def calendar(name, events, description="", zone="Europe/Berlin", stamp=datetime(2026, 11, 20, 16, 2, 11, tzinfo=timezone.utc)):
    """The octets of one exported calendar, its events in the order given."""
    lines = ["BEGIN:VCALENDAR", f"PRODID:{PRODUCT}", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
             f"X-WR-CALNAME:{escape(name)}", f"X-WR-TIMEZONE:{zone}"]
    lines += [f"X-WR-CALDESC:{escape(description)}"] if description else []
    named = [event.zone for event in events if f";TZID={event.zone}:" in event.when("DTSTART", event.start)]
    for used in sorted(set(named)):
        lines += timezone_lines(used)
    for event in events:
        lines += event.lines(stamp)
    return b"".join(fold(line) for line in lines + ["END:VCALENDAR"])


def uid(seed):
    """Google's own identifiers are 26 letters and digits; others keep what their maker gave them."""
    return hashlib.sha256(seed.encode()).hexdigest()[:26] + "@google.com"


MIRA = Person("Mira Talberg", "mira")
JONAS = Person("Jonas Wendehals", "jonas")
KAETHE = Person("Käthe Öhlenstedt", "kaethe")
HOUR, HALF, DAY = timedelta(hours=1), timedelta(minutes=30), timedelta(days=1)


def at(year, month, day, hour, minute=0):
    return datetime(year, month, day, hour, minute)


def of_mira():
    jour = uid("jour fixe")
    talk = uid("new york")
    return [
        Event(jour, "Jour fixe", at(2026, 9, 7, 9, 30), HOUR, rule="FREQ=WEEKLY;BYDAY=MO", organizer=MIRA,
              guests=[(MIRA, "ACCEPTED"), (JONAS, "ACCEPTED"), (KAETHE, "TENTATIVE")], conference="jour-fixe-bp",
              excluded=[at(2026, 12, 28, 9, 30)], sequence=2, alarms=[10],
              description="Wochenüberblick: Aufträge, Engpässe, Urlaub.\nProtokoll führt, wer zuletzt kommt; bitte pünktlich."),
        Event(uid("zahnarzt"), "Zahnarzt", at(2026, 11, 25, 16, 15), timedelta(minutes=45), location="Praxis am Ring", alarms=[None]),
        Event(uid("workshop"), "Workshop „Größere Maßnahmen“ beim Kunden", at(2026, 12, 3, 9), 7 * HOUR, organizer=MIRA,
              guests=[(MIRA, "ACCEPTED"), (KAETHE, "NEEDS-ACTION")], location="Köln, Großer Saal; Eingang über den Hof",
              description="Unterlagen: https://beispiel-partner.example/mappe?teil=3&ansicht=voll, Übergabe an Jonas."),
        Event(talk, "Call with New York", at(2026, 10, 1, 10), HALF, zone="America/New_York",
              rule="FREQ=MONTHLY;BYDAY=1TH;COUNT=18", organizer=MIRA, guests=[(MIRA, "ACCEPTED")], conference="new-york-bp"),
        Event(uid("messe"), "Messe Hannover", date(2027, 4, 12), 5 * DAY, location="Hannover", is_free=True),
        Event("7b1f0c52-50ac-4f6e-8f0e-2f6f0b6c9d11", "Fortbildung: Verträge", at(2026, 11, 30, 13), 3 * HOUR,
              status="TENTATIVE", created=datetime(2025, 12, 1, 9, tzinfo=timezone.utc)),
        # Changed occurrences of the two series above, as far from them as the export puts them.
        Event(talk, "Call with New York (budget)", at(2026, 12, 3, 11), HOUR, zone="America/New_York", replaces=at(2026, 12, 3, 10),
              organizer=MIRA, guests=[(MIRA, "ACCEPTED")], sequence=1),
        Event(jour, "Jour fixe (Dienstag wegen Feiertag)", at(2027, 3, 30, 9, 30), HOUR, replaces=at(2027, 3, 29, 9, 30),
              organizer=MIRA, guests=[(MIRA, "ACCEPTED"), (JONAS, "DECLINED"), (KAETHE, "ACCEPTED")], sequence=3),
    ]


def of_team():
    sprint = uid("planung")
    return [
        # An occurrence may even stand before its series.
        Event(sprint, "Quartalsplanung (kurz)", at(2027, 1, 4, 14), HOUR, replaces=at(2027, 1, 4, 13), sequence=1),
        Event(sprint, "Quartalsplanung", at(2026, 10, 5, 13), 3 * HOUR, rule="FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
              location="Büro Süd"),
        Event(uid("frühstück"), "Frühstück für alle", at(2026, 9, 4, 8, 30), HOUR, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20270625T063000Z",
              is_free=True, location="Küche 2. OG"),
        Event(uid("sommerfest"), "Sommerfest", at(2027, 7, 9, 15), 8 * HOUR, description="Mit Familien. Bitte bis Juni zusagen."),
        Event(uid("abschluss"), "Jahresabschluss", date(2026, 12, 18), DAY),
        Event(uid("abgesagt"), "Vortrag Steuerrecht", at(2026, 12, 8, 17), HOUR, status="CANCELLED", sequence=1),
    ]


def of_absences():
    return [
        Event(uid("urlaub kaethe"), "Käthe: Urlaub", date(2026, 12, 21), 12 * DAY),
        Event(uid("urlaub jonas"), "Jonas: Elternzeit", date(2027, 2, 1), 28 * DAY),
        Event(uid("gründung"), "Gründungstag", date(2019, 2, 28), DAY, rule="FREQ=YEARLY", is_free=True),
    ]


def of_free_busy():
    """Somebody shares only free/busy: every occurrence for itself, none of them with its series."""
    hidden = uid("hidden series")
    return [
        Event(hidden, "Busy", at(2026, 11, day, 11), HOUR, replaces=at(2026, 11, day, 11), in_utc=True, bare=True)
        for day in (23, 24, 25, 26, 27)
    ] + [Event(uid("hidden single"), "Busy", at(2026, 12, 1, 15), 2 * HOUR, bare=True)]


def members():
    """Name in the zip and octets, by calendar."""
    def group(seed):
        return "c_" + hashlib.sha256(seed.encode()).hexdigest() + "@group.calendar.google.com"

    return [
        (f"{MIRA.address}.ics", calendar("Mira Talberg", of_mira())),
        (f"Beispiel & Partner_{group('team')}.ics", calendar(
            "Beispiel & Partner", of_team(), "Termine, die alle angehen; Änderungen bitte ankündigen.")),
        (f"Abwesenheit_{group('absences')}.ics", calendar("Abwesenheit", of_absences())),
        (f"Büro Köln (belegt)_{group('office')}.ics", calendar("Büro Köln (belegt)", of_free_busy())),
    ]


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "google-export.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, octets in members():
            entry = zipfile.ZipInfo(name, (2026, 11, 20, 17, 2, 10))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, octets)


if __name__ == "__main__":
    main()
