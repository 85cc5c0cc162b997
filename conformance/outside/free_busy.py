"""Busy time, asked for in every way that there is, and held against what others make of the same calendars.

    python free_busy.py [--calendars N] [--seed N] [FILE.ics ...]

The others are `caldav`, which asks the outbox, and `recurring-ical-events` as a naive oracle: each instance of a month,
folded here quarter by quarter. N calendars are made by chance (500, or for the full run 10,000); a FILE is put into a
calendar as it is and compared over the year of its first event.
"""
import argparse
import random
import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import caldav
import icalendar
import recurring_ical_events

import dav
import turnus
from checks import Checks

HOME = "/dav/calendars/mira/"
OWN = "dav@example.org"
ZONE = ZoneInfo("Asia/Tokyo")
UTC = timezone.utc


def stamp(moment):
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def unfolded(text):
    return re.sub(r"\r?\n[ \t]", "", text)


def told(text):
    """The spans of a VFREEBUSY, by FBTYPE."""
    found = {}
    for kind, periods in re.findall(r"^FREEBUSY;FBTYPE=([A-Z-]+):(.*)$", unfolded(text).replace("\r", ""), re.M):
        for period in periods.split(","):
            start, end = (datetime.strptime(each, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) for each in period.split("/"))
            found.setdefault(kind, []).append((start, end))
    return found


def merged(spans):
    result = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def moment(value):
    """On the time line: days and floating times where the owner is."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    return value.replace(tzinfo=ZONE) if value.tzinfo is None else value


def answer_of(event, address):
    for attendee in event.get("ATTENDEE", []) if isinstance(event.get("ATTENDEE", []), list) else [event["ATTENDEE"]]:
        if str(attendee).lower() == "mailto:" + address:
            return str(attendee.params.get("PARTSTAT", "NEEDS-ACTION")).upper()
    return None


def kind_of(event, address):
    """What an instance does to somebody's time (RFC 4791 §7.10, RFC 6638 §5); nothing for free."""
    if str(event.get("TRANSP", "OPAQUE")).upper() == "TRANSPARENT" or str(event.get("STATUS", "")).upper() == "CANCELLED":
        return None
    answer = answer_of(event, address)
    if answer not in (None, "ACCEPTED", "TENTATIVE", "COMPLETED", "IN-PROCESS"):
        return None
    tentative = str(event.get("STATUS", "")).upper() == "TENTATIVE" or answer == "TENTATIVE"
    return "BUSY-TENTATIVE" if tentative else "BUSY"


def wall(event):
    return event["DTEND"].dt.replace(tzinfo=None) - event["DTSTART"].dt.replace(tzinfo=None)


def exact_lengths(calendar):
    """{UID: (length on the clock, length)}: all instances have the exact length of the first (RFC 5545 §3.8.5.3), where
    others let the clock decide when it is changed inside of one."""
    found = {}
    for event in calendar.walk("VEVENT"):
        if "RECURRENCE-ID" not in event and "DTEND" in event and isinstance(event["DTSTART"].dt, datetime):
            length = moment(event["DTEND"].dt).astimezone(UTC) - moment(event["DTSTART"].dt).astimezone(UTC)
            found[str(event.get("UID"))] = (wall(event), length)
    return found


def naive(texts, start, end, address=OWN):
    """The same from each instance, as others work it out."""
    found = {}
    for text in texts:
        calendar = icalendar.Calendar.from_ical(text)
        exact = exact_lengths(calendar)
        for event in recurring_ical_events.of(calendar).between(start - timedelta(days=2), end + timedelta(days=2)):
            kind = kind_of(event, address)
            first, last = moment(event["DTSTART"].dt).astimezone(UTC), moment(event["DTEND"].dt).astimezone(UTC)
            on_the_clock, length = exact.get(str(event.get("UID")), (None, None))
            if isinstance(event["DTSTART"].dt, datetime) and wall(event) == on_the_clock:
                last = first + length
            first, last = max(first, start), min(last, end)
            if kind and first < last:
                found.setdefault(kind, []).append((first, last))
    return {kind: merged(spans) for kind, spans in found.items()}


class Maker:
    """Events by chance: rules, exceptions, moved instances, dates beside the rule, days, floating times, answers."""

    ZONES = [None, "Europe/Berlin", "America/New_York"]

    def __init__(self, seed):
        self.random = random.Random(seed)

    def time(self, name, at, form):
        text = at.strftime("%Y%m%dT%H%M%S")
        if form == "day":
            return f"{name};VALUE=DATE:{text[:8]}"
        if form == "floating":
            return f"{name}:{text}"
        return f"{name}:{text}Z" if form is None else f"{name};TZID={form}:{text}"

    def minute(self):
        """Of the day; not in the hour that is left out when the clock is changed."""
        return 30 * self.random.choice([half for half in range(48) if half not in (4, 5)])

    def words(self, invited):
        choose = self.random.choice
        lines = ["TRANSP:TRANSPARENT"] if choose(range(6)) == 0 else []
        status = choose([None, None, "CONFIRMED", "TENTATIVE", "CANCELLED"])
        answer = choose([None, None, None, "ACCEPTED", "TENTATIVE", "DECLINED", "NEEDS-ACTION"])
        if status:
            lines.append("STATUS:" + status)
        if invited and answer:
            lines += ["ORGANIZER:mailto:ben@example.org", f"ATTENDEE;PARTSTAT={answer}:mailto:{OWN}"]
        return lines

    def event(self, uid):
        choose = self.random.choice
        form = choose([*self.ZONES, "floating", "day"])
        is_day = form == "day"
        start = datetime(2025, 3, 1) + timedelta(days=choose(range(45)), minutes=0 if is_day else self.minute())
        length = timedelta(days=choose([1, 2])) if is_day else timedelta(minutes=15 * choose(range(1, 40)))
        lines = [self.time("DTSTART", start, form), self.time("DTEND", start + length, form)]
        starts = [start]
        if choose([True, False]):
            count, interval = choose(range(1, 25)), choose([1, 2, 3])
            step = choose(["DAILY", "WEEKLY"])
            lines.append(f"RRULE:FREQ={step};INTERVAL={interval};COUNT={count}")
            starts = [start + timedelta(days=(1 if step == "DAILY" else 7) * interval * index) for index in range(count)]
        if len(starts) > 2 and choose([True, False]):
            lines.append(self.time("EXDATE", starts.pop(choose(range(1, len(starts)))), form))
        moved = ""
        if len(starts) > 1 and choose([True, False]):
            place = datetime(2025, 3, 10) + timedelta(days=choose(range(30)), minutes=0 if is_day else self.minute())
            moved = self.component(uid, [
                self.time("RECURRENCE-ID", choose(starts), form), self.time("DTSTART", place, form),
                self.time("DTEND", place + (timedelta(days=1) if is_day else timedelta(minutes=45)), form), *self.words(False)])
        return self.component(uid, lines + self.words(True)) + moved

    def component(self, uid, lines):
        return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20250101T000000Z", *lines, "END:VEVENT", ""])

    def calendar(self):
        return [f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//conformance//EN\r\n{self.event(f'e{index}')}END:VCALENDAR\r\n"
                for index in range(self.random.choice(range(1, 6)))]


def make(client, name):
    path = HOME + name + "/"
    zone = f'<C:calendar-timezone-id>{ZONE.key}</C:calendar-timezone-id>'
    body = f'<C:mkcalendar {dav.DECLARATIONS}><D:set><D:prop>{zone}</D:prop></D:set></C:mkcalendar>'
    client.ask("MKCALENDAR", path, body).must(201)
    return path


def asked(client, path, start, end):
    inner = f'<C:time-range start="{stamp(start)}" end="{stamp(end)}"/>'
    return told(client.report(path, "C:free-busy-query", inner).must(200).text)


def by_chance(checks, client, count, seed):
    start, end = datetime(2025, 3, 10, tzinfo=UTC), datetime(2025, 4, 14, tzinfo=UTC)
    wrong, spans = [], 0
    with checks.check(f"{count} calendars made by chance: busy as each instance says, without a difference"):
        for index in range(count):
            texts = Maker(seed + index).calendar()
            path = make(client, "chance")
            for number, text in enumerate(texts):
                client.put(f"{path}{number}.ics", text).must(201)
            ours, theirs = asked(client, path, start, end), naive(texts, start, end)
            spans += sum(map(len, theirs.values()))
            if ours != theirs:
                wrong.append((seed + index, ours, theirs, texts))
            client.ask("DELETE", path).must(204)
        assert spans > count, "there was nothing to compare"
        assert not wrong, f"{len(wrong)} differ; the first, of seed {wrong[0][0]}: {wrong[0]}"
    checks.note(f"{spans} spans in {count} calendars")


def excused(text):
    """Why others cannot be the measure of a file, if they cannot."""
    if b"BEGIN:VFREEBUSY" in text:
        return "they make nothing of published busy time"
    for event in re.findall(rb"BEGIN:VEVENT.*?END:VEVENT", text, re.S):
        start, until = re.search(rb"^DTSTART[^:]*:(\d{8})", event, re.M), re.search(rb"UNTIL=(\d{8})", event)
        if start and until and until[1] < start[1]:
            return "a rule ends before it begins, and they leave out the first instance (RFC 5545 §3.8.5.3)"
    try:
        naive([text], datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 1, 2, tzinfo=UTC))
    except Exception as error:
        return f"they cannot read it: {type(error).__name__}"
    return None


def by_file(checks, client, path_of_file):
    text = open(path_of_file, "rb").read()
    reason = excused(text)
    if reason:
        checks.note(f"{path_of_file.split('/')[-1]} is not compared: {reason}")
        return
    first = int((re.search(rb"^DTSTART[^:\r\n]*:(\d{4})", text, re.M) or [0, b"2025"])[1])
    start, end = datetime(first, 1, 1, tzinfo=UTC), datetime(first + 1, 1, 1, tzinfo=UTC)
    turnus.must("calendar", "add", "mira/file", data=client.data)
    done = turnus.run("import", "mira/file", path_of_file, data=client.data)
    zone = f"<C:calendar-timezone-id>{ZONE.key}</C:calendar-timezone-id>"
    client.proppatch(HOME + "file/", zone).must(207)
    try:
        with checks.check(f"{path_of_file.split('/')[-1]}: busy in {first} as each instance says"):
            export = turnus.must("export", "mira/file", data=client.data)
            ours, theirs = asked(client, HOME + "file/", start, end), naive([export], start, end)
            assert ours == theirs, (done, {kind: sorted(set(map(str, ours.get(kind, []))) ^ set(map(str, theirs.get(kind, []))))[:4]
                                           for kind in {*ours, *theirs}})
    finally:
        client.ask("DELETE", HOME + "file/").must(204)


def through_the_library(checks, server, mira, nora):
    start, end = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)
    nora.put("/dav/calendars/nora/calendar/1.ics", dav.event(
        "1", "20260302T100000Z", "20260302T110000Z", "Geheimnis", ["CLASS:PRIVATE"])).must(201)
    with caldav.DAVClient(url=server.address + "/dav/", username="mira", password=dav.PASSWORD, features={}) as client:
        principal = client.principal()
        with checks.check("caldav finds the outbox and asks for colleagues, strangers and nobody"):
            found = principal.freebusy_request(
                start, end, ["mailto:nora@example.org", "mailto:otto@example.org", "mailto:niemand@example.org"])
            text = str({key: getattr(value, "data", value) for key, value in found.items()})
            assert "20260302T100000Z/20260302T110000Z" in text and "Geheimnis" not in text, text
            assert "otto" not in [key for key, value in found.items() if getattr(value, "data", None)], text
        with checks.check("caldav asks a calendar for its busy time"):
            calendar = principal.make_calendar(name="Zeiten", cal_id="zeiten")
            calendar.save_event(dav.event("z", "20260302T120000Z", "20260302T123000Z"))
            assert told(calendar.freebusy_request(start, end).data) == {
                "BUSY": [(start.replace(hour=12), start.replace(hour=12, minute=30))]}
            calendar.delete()


def privacy(checks, server, data, nora):
    question = "?start=20260302T000000Z&end=20260303T000000Z"
    turnus.must("availability", "away", "nora", "--from", "2026-03-02T14:00:00Z", "--to", "2026-03-02T15:00:00Z", "--reason",
                "Verschwiegen", data=data)
    with checks.check("those of the team see times and nothing else, from private appointments and absences, too"):
        mira = dav.Client(server.address)
        text = mira.ask("GET", "/freebusy/nora.ifb" + question).must(200).text
        assert told(text) == {
            "BUSY": [(datetime(2026, 3, 2, 10, tzinfo=UTC), datetime(2026, 3, 2, 11, tzinfo=UTC))],
            "BUSY-UNAVAILABLE": [(datetime(2026, 3, 2, 14, tzinfo=UTC), datetime(2026, 3, 2, 15, tzinfo=UTC))]}, text
        assert "Geheimnis" not in text and "Verschwiegen" not in text
    with checks.check("nobody else sees anything"):
        otto = dav.Client(server.address, user="otto")
        otto.ask("GET", "/freebusy/nora.ifb" + question).must(404)
    with checks.check("the owner sees the absence on the inbox, and nobody else is told why"):
        found = nora.propfind("/dav/calendars/nora/inbox/", "C:calendar-availability").only
        assert "Verschwiegen" in found.value("C:calendar-availability")


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--calendars", type=int, default=500)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("files", nargs="*")
    wish = words.parse_args()
    checks = Checks()
    data = turnus.scratch("free-busy") + "/data"
    for user in ["mira", "nora", "otto"]:
        email = OWN if user == "mira" else f"{user}@example.org"
        turnus.must("user", "add", user, "--email", email, "--password-stdin", data=data, stdin=dav.PASSWORD + "\n")
    turnus.must("team", "add", "werkstatt", "--member", "mira", "--member", "nora", data=data)
    with turnus.Server(data) as server:
        client = dav.Client(server.address)
        client.data = data
        nora = dav.Client(server.address, user="nora")
        through_the_library(checks, server, client, nora)
        privacy(checks, server, data, nora)
        by_chance(checks, client, wish.calendars, wish.seed)
        for path in wish.files:
            by_file(checks, client, path)
    checks.finish()


if __name__ == "__main__":
    main()
