"""Evolution's own back end (Debian's evolution-data-server, without a window) keeps a calendar and a task list here.

    evolution.py            starts a server and a session bus of its own, and in there itself again
    evolution.py ADDRESS    what runs in there: Evolution's client library, and what the server says meanwhile

Needs evolution-data-server, gir1.2-ecal-2.0, python3-gi and dbus; runs on the system's Python, which has those.
"""
import os
import subprocess
import sys
import time

import dav
import turnus
from checks import Checks

CALENDAR = "/dav/calendars/mira/calendar/"
WEEKLY = ("BEGIN:VEVENT\r\nUID:evolution-1@example.org\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Berlin:20260302T100000\r\n"
          "DTEND;TZID=Europe/Berlin:20260302T110000\r\nSUMMARY:Chorprobe\r\nRRULE:FREQ=WEEKLY;COUNT=6\r\nEND:VEVENT\r\n")
TODO = "BEGIN:VTODO\r\nUID:evolution-2@example.org\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Noten ordnen\r\nEND:VTODO\r\n"
JOURNAL = ("BEGIN:VJOURNAL\r\nUID:evolution-3@example.org\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260302\r\n"
           "SUMMARY:Protokoll\r\nDESCRIPTION:Einstimmig\r\nEND:VJOURNAL\r\n")


class Evolution:
    """One source of Evolution's, signed in."""

    def __init__(self, registry, address, kind, name):
        from gi.repository import ECal, EDataServer
        self.ECal = ECal
        extension, source_type = {
            "events": (EDataServer.SOURCE_EXTENSION_CALENDAR, ECal.ClientSourceType.EVENTS),
            "tasks": (EDataServer.SOURCE_EXTENSION_TASK_LIST, ECal.ClientSourceType.TASKS),
            "memos": (EDataServer.SOURCE_EXTENSION_MEMO_LIST, ECal.ClientSourceType.MEMOS),
        }[kind]
        host, port = address.rsplit("/", 1)[1].split(":")
        source = EDataServer.Source.new_with_uid(name, None)
        source.set_display_name(name)
        source.set_parent("caldav-stub")
        source.get_extension(extension).set_backend_name("caldav")
        signing_in = source.get_extension(EDataServer.SOURCE_EXTENSION_AUTHENTICATION)
        signing_in.set_host(host), signing_in.set_port(int(port)), signing_in.set_user("mira")
        signing_in.set_method("plain/password")
        source.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND).set_resource_path(CALENDAR)
        source.get_extension(EDataServer.SOURCE_EXTENSION_SECURITY).set_secure(False)
        source.get_extension(EDataServer.SOURCE_EXTENSION_OFFLINE).set_stay_synchronized(True)
        registry.commit_source_sync(source, None)
        self.source = registry.ref_source(name)
        self.credentials = EDataServer.NamedParameters.new()
        self.credentials.set("username", "mira")
        self.credentials.set("password", dav.PASSWORD)
        # As the programme does once somebody has typed the password.
        self.source.connect("credentials-required", lambda *_: self.source.invoke_authenticate_sync(self.credentials, None))
        self.client = ECal.Client.connect_sync(self.source, source_type, 1, None)
        until(lambda: self.source.get_connection_status() == EDataServer.SourceConnectionStatus.CONNECTED
              and not self.client.is_readonly(), "Evolution is not signed in")

    def summaries(self, query="#t"):
        return sorted(component.get_summary() for component in self.client.get_object_list_sync(query, None)[1])

    def refreshed(self, hold, sentence):
        """Asks Evolution to look at the server again, until `hold` does."""
        self.client.refresh_sync(None)
        until(hold, sentence)

    def create(self, text):
        from gi.repository import ICalGLib
        return self.client.create_object_sync(ICalGLib.Component.new_from_string(text), self.ECal.OperationFlags.NONE, None)[1]

    def get(self, uid, occurrence=None):
        return self.client.get_object_sync(uid, occurrence, None)[1]

    def modify(self, component, reach="ALL"):
        self.client.modify_object_sync(component, getattr(self.ECal.ObjModType, reach), self.ECal.OperationFlags.NONE, None)

    def remove(self, uid, occurrence=None, reach="ALL"):
        self.client.remove_object_sync(uid, occurrence, getattr(self.ECal.ObjModType, reach), self.ECal.OperationFlags.NONE, None)


def until(holds, sentence, seconds=15):
    """Lets Evolution's signals come in until something is so."""
    from gi.repository import GLib
    context, deadline = GLib.MainContext.default(), time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, sentence
        context.iteration(False)
        time.sleep(0.02)


def occurrences(evolution, first, last):
    """Starts, as Evolution unfolds them."""
    found = []

    def each(component, start, end, *_):
        found.append(start.as_ical_string())
        return True

    evolution.client.generate_instances_sync(first, last, None, each)
    return sorted(found)


def walk(checks, address):
    import gi
    for name, version in (("EDataServer", "1.2"), ("ECal", "2.0"), ("ICalGLib", "3.0")):
        gi.require_version(name, version)
    from gi.repository import EDataServer
    server = dav.Client(address)
    for number in range(3):
        server.put(f"{CALENDAR}hier-{number}.ics", dav.event(f"hier-{number}", summary=f"Von hier {number}")).must(201)

    def stored():
        """{UID: (href, letter)} on the server."""
        found = {}
        for kind in ("VEVENT", "VTODO", "VJOURNAL"):
            for href, member in server.query(CALENDAR, kind, names="C:calendar-data").responses.items():
                letter = member.value("C:calendar-data").replace("\r\n ", "")
                found[letter.split("\nUID:")[1].split("\r")[0].split("\n")[0]] = (href, letter)
        return found

    registry = EDataServer.SourceRegistry.new_sync(None)
    with checks.check("Evolution signs in, may write, and has what lies on the server"):
        events = Evolution(registry, address, "events", "termine")
        until(lambda: events.summaries() == ["Von hier 0", "Von hier 1", "Von hier 2"], events.summaries())
    with checks.check("a series made in Evolution lies on the server, and Evolution keeps its entity tag"):
        uid = events.create(WEEKLY)
        href, letter = stored()[uid]
        assert "RRULE:FREQ=WEEKLY;COUNT=6" in letter and "BEGIN:VTIMEZONE" in letter, letter
        assert len(occurrences(events, 1772323200, 1777593600)) >= 6
    with checks.check("it is changed as a whole, and what else is in it stays"):
        component = events.get(uid)
        component.set_summary("Chorprobe im Saal")
        events.modify(component)
        letter = stored()[uid][1]
        assert "SUMMARY:Chorprobe im Saal" in letter and "RRULE:" in letter, letter
    with checks.check("one occurrence is changed by itself: the server has it as an exception"):
        component = events.get(uid)
        from gi.repository import ICalGLib
        for kind in ("RRULE", "DTSTART", "DTEND"):
            component.remove_property(component.get_first_property(getattr(ICalGLib.PropertyKind, kind + "_PROPERTY")))
        for line in ("RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000", "DTSTART;TZID=Europe/Berlin:20260309T180000",
                     "DTEND;TZID=Europe/Berlin:20260309T190000"):
            component.add_property(ICalGLib.Property.new_from_string(line))
        component.set_summary("Generalprobe")
        events.modify(component, "THIS")
        letter = stored()[uid][1]
        assert letter.count("BEGIN:VEVENT") == 2 and "Generalprobe" in letter and "RECURRENCE-ID" in letter, letter
    with checks.check("one occurrence is deleted: an exception date on the server, one fewer for both"):
        events.remove(uid, "20260316T100000", "THIS")
        letter = stored()[uid][1]
        assert "EXDATE" in letter and ("20260316T100000" in letter or "20260316T090000Z" in letter), letter
        window = {"start": "20260316T000000Z", "end": "20260317T000000Z"}
        assert href not in server.query(CALENDAR, **window).responses
    with checks.check("Evolution sees what another programme made, changed and deleted"):
        server.put(CALENDAR + "neu.ics", dav.event("neu", summary="Anderswo gemacht")).must(201)
        server.put(CALENDAR + "hier-0.ics", dav.event("hier-0", summary="Anderswo geändert")).must(204)
        server.ask("DELETE", CALENDAR + "hier-1.ics").must(204)
        wanted = ["Anderswo gemacht", "Anderswo geändert", "Chorprobe im Saal", "Generalprobe", "Von hier 2"]
        events.refreshed(lambda: events.summaries() == sorted(wanted), "Evolution does not see it")
    with checks.check("250 events of another programme arrive, and leave again"):
        for number in range(250):
            server.put(f"{CALENDAR}viele-{number}.ics", dav.event(f"viele-{number}", summary="Viele")).must(201)
        events.refreshed(lambda: events.summaries().count("Viele") == 250, "not all have come")
        for number in range(250):
            server.ask("DELETE", f"{CALENDAR}viele-{number}.ics").must(204)
        events.refreshed(lambda: events.summaries().count("Viele") == 0, "not all have gone")
    with checks.check("it is deleted as a whole: gone from the server"):
        events.remove(uid)
        assert uid not in stored()
        server.ask("GET", href).must(404)
    with checks.check("a task is made, completed and deleted in Evolution's task list"):
        tasks = Evolution(registry, address, "tasks", "aufgaben")
        uid = tasks.create(TODO)
        component = tasks.get(uid)
        component.set_status(ICalGLib.PropertyStatus.COMPLETED)
        tasks.modify(component)
        assert "STATUS:COMPLETED" in stored()[uid][1], stored()[uid][1]
        tasks.remove(uid)
        assert uid not in stored()
    with checks.check("a memo is made and deleted in Evolution's memo list"):
        memos = Evolution(registry, address, "memos", "notizen")
        uid = memos.create(JOURNAL)
        assert "BEGIN:VJOURNAL" in stored()[uid][1]
        memos.remove(uid)
        assert uid not in stored()
    with checks.check("nothing was left behind: the server has what was put there by others"):
        assert sorted(stored()) == ["hier-0", "hier-2", "neu"], sorted(stored())


def main():
    if len(sys.argv) > 1:
        checks = Checks()
        walk(checks, sys.argv[1])
        checks.finish()
    home = turnus.scratch("evolution")
    os.makedirs(home + "/run", mode=0o700)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("XDG_") and name != "DISPLAY"}
    with turnus.Server(turnus.data_with_user("evolution")) as server:
        done = subprocess.run(
            ["dbus-run-session", "--", "/usr/bin/python3", os.path.abspath(__file__), server.address], timeout=300,
            env={**clean, "HOME": home, "XDG_RUNTIME_DIR": home + "/run", "LC_ALL": "C.UTF-8", "GIO_USE_VFS": "local",
                 "GSETTINGS_BACKEND": "memory"})
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
