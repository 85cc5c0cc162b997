"""Thunderbird itself, on a screen that nobody sees, finds the calendars, shows the week, and writes.

    thunderbird.py [SCREENSHOT.png]

Driven by Marionette, Thunderbird's own remote control; what it says of its calendars, the server is asked, too.
Needs thunderbird, xvfb and dbus.
"""
import base64
import contextlib
import json
import os
import socket
import subprocess
import sys
import time

import dav
import turnus
from checks import Checks

HOME = "/dav/calendars/mira/"
CALENDAR = HOME + "calendar/"
PREFERENCES = {
    "mail.provider.suppress_dialog_on_startup": True, "mail.spotlight.firstRunDone": True, "mail.rights.version": 1,
    "mailnews.start_page.enabled": False, "app.update.enabled": False, "signon.rememberSignons": True, "mail.winsearch.firstRunDone": True,
    "mail.shell.checkDefaultClient": False, "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "calendar.timezone.local": "Europe/Berlin", "calendar.timezone.useSystemTimezone": False, "calendar.week.start": 1,
    "calendar.alarms.show": False, "extensions.update.enabled": False, "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
# Calls a function of Thunderbird's that may take its time, and brings what comes of it.
WRAPPED = """
    const done = arguments[arguments.length - 1], args = arguments;
    const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
    const { CalEvent } = ChromeUtils.importESModule("resource:///modules/CalEvent.sys.mjs");
    const calendar = () => cal.manager.getCalendars().find(one => one.uri.spec.endsWith("%s"));
    (async () => { %s })().then(value => done({ value: value ?? null }), error => done({ error: `${error}` }));
"""


class Thunderbird:
    """A profile of its own, a screen of its own, until the end of the block."""

    def __init__(self):
        self.folder, self.port, self.count = turnus.scratch("thunderbird"), turnus.free_port(), 0

    def __enter__(self):
        with contextlib.ExitStack() as started:
            os.makedirs(self.folder + "/profile")
            with open(self.folder + "/profile/user.js", "w") as file:
                for name, value in {**PREFERENCES, "marionette.port": self.port}.items():
                    file.write(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n")
            log = started.enter_context(open(self.folder + "/log", "w"))
            read, write = os.pipe()
            self.start(started, ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x860x24"], log, pass_fds=[write])
            os.close(write)
            with os.fdopen(read) as number:
                display = ":" + number.readline().strip()
            clean = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
            self.start(
                started, ["dbus-run-session", "--", "thunderbird", "--no-remote", "--profile", self.folder + "/profile",
                          "--marionette", "--remote-allow-system-access"], log,
                env={**clean, "HOME": self.folder, "DISPLAY": display, "MOZ_CRASHREPORTER_DISABLE": "1", "LC_ALL": "C.UTF-8"})
            self.connect(started)
            self.stack = started.pop_all()
        return self

    def __exit__(self, *_):
        self.stack.close()

    @staticmethod
    def start(started, command, log, **options):
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, **options)

        def end():
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=15)
            process.kill()

        started.callback(end)

    def connect(self, started):
        deadline = time.monotonic() + 60
        while True:
            try:
                self.socket = started.enter_context(socket.create_connection(("127.0.0.1", self.port), timeout=90))
                break
            except OSError:
                assert time.monotonic() < deadline, "Thunderbird does not start"
                time.sleep(0.2)
        self.answers = started.enter_context(self.socket.makefile("rb"))
        self.read()
        self.tell("WebDriver:NewSession", capabilities={})
        self.tell("Marionette:SetContext", value="chrome")
        self.tell("WebDriver:SetTimeouts", script=60_000)
        started.callback(self.quit)

    def quit(self):
        with contextlib.suppress(OSError, ValueError):
            self.tell("Marionette:Quit", flags=["eForceQuit"])

    def read(self):
        length = b""
        while not length.endswith(b":"):
            length += self.answers.read(1) or b":"
        return json.loads(self.answers.read(int(length[:-1])))

    def tell(self, command, **parameters):
        self.count += 1
        request = json.dumps([0, self.count, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(request), request))
        _, _, error, value = self.read()
        assert not error, str(error)[:600]
        return value

    def run(self, script, *arguments, path=CALENDAR):
        answer = self.tell("WebDriver:ExecuteAsyncScript", script=WRAPPED % (path, script), args=list(arguments),
                           sandbox="system", newSandbox=True)["value"]
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def titles(self, kind="EVENT", path=CALENDAR):
        return sorted(self.run(
            f"const one = calendar(); const items = await one.getItemsAsArray(one.ITEM_FILTER_TYPE_{kind} | "
            "one.ITEM_FILTER_COMPLETED_ALL, 0, null, null); return items.map(item => item.title);", path=path))

    def until(self, holds, sentence):
        deadline = time.monotonic() + 20
        while not holds():
            assert time.monotonic() < deadline, sentence
            time.sleep(0.1)

    def refreshed(self, holds, sentence):
        self.run("calendar().refresh();")
        self.until(holds, sentence)

    def change(self, uid, script):
        """Changes the item by a script on `changed`."""
        self.run("const item = await calendar().getItem(args[0]); const changed = item.clone();" + script
                 + "await calendar().modifyItem(changed, item);", uid)


def vevent(uid, start, end, summary, *lines):
    """In the wall time of Berlin; whole days by their dates."""
    value = ";VALUE=DATE" if len(start) == 8 else ";TZID=Europe/Berlin"
    more = "".join(line + "\r\n" for line in lines)
    return (f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART{value}:{start}\r\nDTEND{value}:{end}\r\n"
            f"SUMMARY:{summary}\r\n{more}END:VEVENT\r\n")


def letter(text):
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//conformance//EN\r\n{text}END:VCALENDAR\r\n"


def walk(checks, thunderbird, server, screenshot):
    client = dav.Client(server.address)
    choir = HOME + "chor/"
    client.ask("MKCALENDAR", choir).must(201)
    client.proppatch(choir, "<D:displayname>Chor</D:displayname><A:calendar-color>#C2410CFF</A:calendar-color>").must(207)
    client.proppatch(CALENDAR, "<D:displayname>Werkstatt</D:displayname><A:calendar-color>#1D4ED8FF</A:calendar-color>").must(207)
    for path, uid, start, end, summary, *lines in (
            (CALENDAR, "runde", "20260302T090000", "20260302T093000", "Morgenrunde", "RRULE:FREQ=DAILY;COUNT=5"),
            (CALENDAR, "liefern", "20260303T110000", "20260303T123000", "Lieferung Eiche"),
            (CALENDAR, "messe", "20260305", "20260307", "Messe"), (choir, "probe", "20260304T140000", "20260304T160000", "Probe")):
        client.put(f"{path}{uid}.ics", letter(vevent(uid, start, end, summary, *lines))).must(201)
    client.put(CALENDAR + "todo.ics", dav.event("todo", summary="Leim bestellen").replace("VEVENT", "VTODO").replace("DTEND", "DUE")).must(201)

    def stored(uid):
        answer = client.ask("GET", f"{CALENDAR}{uid}.ics")
        return answer.text.replace("\r\n ", "") if answer.status == 200 else None

    with checks.check("Thunderbird finds every calendar from the bare address: its name, its colour, and that it may write"):
        found = thunderbird.run(
            "const found = await cal.provider.detection.detect('mira', args[1], args[0], true, [], {}); const told = [];"
            "for (const [provider, calendars] of found) if (provider.type == 'caldav') for (const one of calendars) {"
            "told.push([one.name, one.uri.spec, one.getProperty('color').toUpperCase(), one.readOnly]); cal.manager.registerCalendar(one); }"
            "return told.sort();", server.address, dav.PASSWORD)
        assert found == [["Chor", server.address + choir, "#C2410C", False],
                         ["Werkstatt", server.address + CALENDAR, "#1D4ED8", False]], found
    with checks.check("it has the events and the tasks that lie on the server"):
        thunderbird.until(lambda: thunderbird.titles() == ["Lieferung Eiche", "Messe", "Morgenrunde"], "the events do not come")
        assert thunderbird.titles("TODO") == ["Leim bestellen"] and thunderbird.titles(path=choir) == ["Probe"]
        assert thunderbird.run("return calendar().readOnly || calendar().getProperty('currentStatus') != Cr.NS_OK") is False
    with checks.check("a series made in Thunderbird lies on the server"):
        thunderbird.run("await calendar().addItem(new CalEvent(args[0]));", vevent(
            "thunderbird-1", "20260302T160000", "20260302T170000", "Hobelkurs", "RRULE:FREQ=WEEKLY;COUNT=6"))
        assert "RRULE:FREQ=WEEKLY;COUNT=6" in stored("thunderbird-1") and "BEGIN:VTIMEZONE" in stored("thunderbird-1")
    with checks.check("it is changed as a whole"):
        thunderbird.change("thunderbird-1", "changed.title = 'Hobelkurs II';")
        assert "SUMMARY:Hobelkurs II" in stored("thunderbird-1"), stored("thunderbird-1")
    with checks.check("one occurrence is changed by itself, and another deleted"):
        thunderbird.change("thunderbird-1", """
            const at = text => cal.createDateTime(text).getInTimezone(changed.startDate.timezone);
            const one = changed.recurrenceInfo.getOccurrenceFor(at("20260309T150000Z")).clone();
            one.title = "Hobelkurs, Prüfung";
            changed.recurrenceInfo.modifyException(one, true);
            changed.recurrenceInfo.removeOccurrenceAt(at("20260316T150000Z"));""")
        text = stored("thunderbird-1")
        assert text.count("BEGIN:VEVENT") == 2 and "RECURRENCE-ID" in text and "Prüfung" in text and "EXDATE" in text, text
        path = CALENDAR + "thunderbird-1.ics"
        assert path not in client.query(CALENDAR, start="20260316T000000Z", end="20260317T000000Z").responses
        assert path in client.query(CALENDAR, start="20260309T000000Z", end="20260310T000000Z").responses
    with checks.check("it sees what another programme made, changed and deleted"):
        client.put(CALENDAR + "neu.ics", letter(vevent("neu", "20260306T130000", "20260306T143000", "Abnahme"))).must(201)
        client.put(CALENDAR + "liefern.ics", letter(vevent("liefern", "20260303T110000", "20260303T130000", "Lieferung Esche"))).must(204)
        client.ask("DELETE", CALENDAR + "messe.ics").must(204)
        wanted = ["Abnahme", "Hobelkurs II", "Lieferung Esche", "Morgenrunde"]
        thunderbird.refreshed(lambda: thunderbird.titles() == wanted, "Thunderbird does not see it")
    with checks.check("a task is completed"):
        thunderbird.change("todo", "changed.isCompleted = true;")
        assert "STATUS:COMPLETED" in client.ask("GET", CALENDAR + "todo.ics").text
    with checks.check("the week is on the screen"):
        thunderbird.run("""
            document.getElementById("tabmail").openTab("calendar", {});
            document.getElementById("today-pane-panel").setVisible(false, true, true);
            document.getElementById("calendar-view-splitter")?.setAttribute("state", "collapsed");
            document.getElementById("bottom-events-box").collapsed = true;
            await switchCalendarView("week", true);
            currentView().goToDay(cal.createDateTime("20260304T000000Z"));""")

        def shown():
            return thunderbird.run(
                "return [...document.querySelectorAll('week-view, calendar-week-view, #week-view')].map(view => "
                "[...view.querySelectorAll('.event-name-label')].map(label => label.textContent || label.value)).flat();")

        thunderbird.until(lambda: len(shown()) >= 9, "the week stays empty")
        assert set(shown()) >= {"Morgenrunde", "Lieferung Esche", "Probe", "Abnahme", "Hobelkurs II"}, shown()
        assert shown().count("Morgenrunde") == 5, shown()
        time.sleep(1)
        picture = base64.b64decode(thunderbird.tell("WebDriver:TakeScreenshot", full=True)["value"])
        assert picture.startswith(b"\x89PNG") and len(picture) > 20_000
        if screenshot:
            with open(screenshot, "wb") as file:
                file.write(picture)
    with checks.check("250 events of another programme arrive, and leave again"):
        for number in range(250):
            client.put(f"{choir}n{number}.ics", dav.event(f"n{number}", summary="Viele")).must(201)
        thunderbird.run("calendar().refresh();", path=choir)
        thunderbird.until(lambda: len(thunderbird.titles(path=choir)) == 251, "not all have come")
        for number in range(250):
            client.ask("DELETE", f"{choir}n{number}.ics").must(204)
        thunderbird.run("calendar().refresh();", path=choir)
        thunderbird.until(lambda: thunderbird.titles(path=choir) == ["Probe"], "not all have gone")
    with checks.check("what is deleted in Thunderbird is gone from the server"):
        thunderbird.run("await calendar().deleteItem(await calendar().getItem('thunderbird-1'));")
        assert stored("thunderbird-1") is None


def main():
    checks = Checks()
    screenshot = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else None
    with turnus.Server(turnus.data_with_user("thunderbird")) as server, Thunderbird() as thunderbird:
        walk(checks, thunderbird, server, screenshot)
    checks.finish()


if __name__ == "__main__":
    main()
