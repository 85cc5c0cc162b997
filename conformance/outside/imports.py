"""Importing: again, in both directions, and beside a server that is being asked all the while."""
import collections
import re
import subprocess
import sys
import threading
import time
import zipfile

import icalendar

import turnus
from checks import Checks

SAMPLES = turnus.ROOT + "/Samples"
# While 10,000 events come in, nobody waits longer than this for the feed of a small calendar.
LONGEST_WAIT = 1.0


def outcomes(output):
    """How often each outcome stands in what `--json` printed."""
    return dict(collections.Counter(line["outcome"] for line in turnus.journal_of(output) if line["type"] == "item"))


def again(checks):
    data = turnus.big_data()
    with turnus.Server(data) as server:
        url = server.feed("mira/calendar")
        tag = server.ask(url, method="HEAD")[1]["etag"]
        with checks.check("a second import of 10,000 events changes nothing and says so"):
            output = turnus.must("import", "mira/calendar", turnus.big_calendar(), "--json", data=data)
            assert outcomes(output) == {"unchanged": 10_000}, (outcomes(output), output[-300:])
        with checks.check("the feed's entity tag is the same after it"):
            assert server.ask(url, method="HEAD")[1]["etag"] == tag


def dry_run(checks):
    data = turnus.data_with_user("dry")
    with checks.check("--dry-run reports and keeps nothing"):
        result = turnus.run("import", "mira/calendar", SAMPLES + "/ics/outlook.ics", "--dry-run", data=data)
        assert result.status == 0 and "1 created" in result.errors + result.output, result
        assert "BEGIN:VEVENT" not in turnus.must("export", "mira/calendar", data=data)


def export(checks):
    data, path = turnus.data_with_user("export"), turnus.big_calendar(500)
    turnus.must("import", "mira/calendar", path, data=data)
    with checks.check("what is exported has every event of the file, and imports as unchanged"):
        with open(path, "rb") as file:
            original = events_of(file.read())
        out = turnus.scratch("export") + "/out.ics"
        turnus.must("export", "mira/calendar", "--output", out, data=data)
        with open(out, "rb") as file:
            octets = file.read()
        assert events_of(octets) == original
        assert b"METHOD:" not in octets or b"METHOD:PUBLISH" in octets
        output = turnus.must("import", "mira/calendar", out, "--json", data=data)
        assert outcomes(output) == {"unchanged": 500}, (outcomes(output), output[-400:])
    with checks.check("the export goes to standard output, too"):
        assert turnus.must("export", "mira/calendar", data=data).encode().replace(b"\r\n", b"\n") == octets.replace(b"\r\n", b"\n")


def events_of(octets):
    return sorted(
        (str(e["UID"]), str(e.get("RECURRENCE-ID") and e["RECURRENCE-ID"].to_ical()), str(e["DTSTART"].to_ical()), str(e.get("SUMMARY")),
         str(e.get("DESCRIPTION", "")), str(e.get("RRULE") and e["RRULE"].to_ical()), len(e.walk("VALARM")))
        for e in icalendar.Calendar.from_ical(octets).walk("VEVENT"))


def zip_file(checks):
    data = turnus.data_with_user("zip")
    with checks.check("Google's zip: a calendar for each of its files, no event lost, the names printed"):
        result = turnus.run("import", "mira/calendar", SAMPLES + "/google-export.zip", data=data)
        assert result.status == 0, result
        with zipfile.ZipFile(SAMPLES + "/google-export.zip") as archive:
            wanted = [archive.read(name).count(b"BEGIN:VEVENT") for name in archive.namelist()]
        calendars = turnus.must("calendar", "list", "mira", data=data)
        names = sorted(set(re.findall(r"mira/([a-z0-9][\w.-]*)", calendars)))
        found = [turnus.must("export", "mira/" + name, data=data).count("BEGIN:VEVENT") for name in names]
        assert sorted(n for n in found if n) == sorted(wanted), (wanted, dict(zip(names, found)), calendars[-300:])
        assert "Beispiel & Partner" in result.errors + result.output, result


def broken_file(checks):
    data = turnus.data_with_user("broken")
    with checks.check("a file with broken events: each is named with its line, the others are there"):
        result = turnus.run("import", "mira/calendar", SAMPLES + "/ics/broken.ics", data=data)
        said = result.output + result.errors
        export = turnus.must("export", "mira/calendar", data=data)
        assert export.count("BEGIN:VEVENT") >= 3 and "Nach dem Schaden" in export and "In Ordnung" in export, export
        assert "dreizehnter-monat" not in export
        assert "dreizehnte Monat" in said and re.search(r"broken\.ics:(1[4-9]|2[0-9]):", said), said
        assert "Traceback" not in said and result.status in (0, 1), result


def beside_a_server(checks):
    data = turnus.data_with_user("beside")
    turnus.must("calendar", "add", "mira/klein", data=data)
    turnus.must("import", "mira/klein", SAMPLES + "/ics/outlook.ics", data=data)
    with turnus.Server(data) as server:
        url, waits, wrong, done = server.feed("mira/klein"), [], [], threading.Event()

        def ask():
            while not done.is_set():
                start = time.monotonic()
                status = server.ask(url)[0]
                waits.append(time.monotonic() - start)
                if status != 200:
                    wrong.append(status)
                time.sleep(0.005)

        asking = threading.Thread(target=ask)
        asking.start()
        start = time.monotonic()
        result = turnus.run("import", "mira/calendar", turnus.big_calendar(), data=data)
        seconds = time.monotonic() - start
        done.set()
        asking.join()
        with checks.check(f"the server answers while 10,000 events come in: nobody waits {LONGEST_WAIT:g} s"):
            assert result.status == 0, result
            assert not wrong, wrong[:5]
            assert waits and max(waits) < LONGEST_WAIT, f"{max(waits):.2f} s"
        checks.note(f"import beside the server {seconds:.1f} s, {len(waits)} answers, longest {max(waits) * 1000:.0f} ms")
        with checks.check("the running server sees what another process imported"):
            assert server.ask(server.feed("mira/calendar"))[2].count(b"BEGIN:VEVENT") > 10_000


def main():
    checks = Checks()
    for part in (again, dry_run, export, zip_file, broken_file, beside_a_server):
        try:
            part(checks)
        except (AssertionError, subprocess.TimeoutExpired, OSError) as error:
            with checks.check(f"the preparation of {part.__name__}"):
                raise error
    checks.finish()


if __name__ == "__main__":
    main()
