"""PyPI's `caldav` walks through its API, and its `caldav-server-tester` says what a server has to be excused for.

The library is told of no quirks: `features={}`.
"""
import ast
import json
import os
import subprocess
import sys
import warnings
from datetime import date, datetime, timezone

import caldav
from caldav.elements import cdav, dav as elements
from caldav.lib import error

import dav
import turnus
from checks import Checks

warnings.simplefilter("ignore", DeprecationWarning)
TESTER = os.path.join(os.path.dirname(sys.executable), "caldav-server-tester")

# What the tester calls less than full, and why it is right as it is.
EXCEPTIONS = {
    "scheduling": "the boxes are there for busy time; scheduling itself is not announced, since nothing is delivered yet",
    "search.time-range.comp-type-optional": "RFC 4791 §9.7: a time range belongs to a component; refused by name",
    "search.text.comp-type-optional": "RFC 4791 §9.7.2: VCALENDAR itself has no such property, so nothing matches",
    "url.encode-at.identity": "'@' and '%40' name one resource, as clients use either for the other",
    "create-calendar.auto": "a PUT into what is not there answers 409 (RFC 4918 §9.7.1), it makes no calendar",
    "well-known": "the tester does not look on localhost; client_walks.py does",
}


def utc(*parts):
    return datetime(*parts, tzinfo=timezone.utc)


def raises(kind, function, *arguments, **named):
    try:
        function(*arguments, **named)
    except kind as problem:
        return problem
    raise AssertionError(f"no {kind.__name__}")


def refused(function, *arguments, **named):
    return raises(error.DAVError, function, *arguments, **named)


def summaries(objects):
    return sorted(str(found.icalendar_component.get("SUMMARY")) for found in objects)


class Walk:
    def __init__(self, checks, client, server):
        self.checks, self.client, self.server = checks, client, server
        self.principal = client.principal()
        self.calendar = self.principal.make_calendar(name="Werkstatt", cal_id="werkstatt")

    def discovery(self):
        check = self.checks.check
        with check("the library finds the principal from the root, and the home from the principal"):
            assert self.principal.url.path == "/dav/principals/users/mira/", self.principal.url
            assert self.principal.calendar_home_set.url.path == "/dav/calendars/mira/"
            assert self.principal.get_display_name() == "Mira Talberg"
        with check("it believes the announcement: CalDAV, and no scheduling"):
            assert self.client.check_dav_support() and self.client.check_cdav_support()
            assert not self.client.check_scheduling_support()
        with check("a wrong password is an authorization error"):
            with caldav.DAVClient(url=self.server.address + "/dav/", username="mira", password="falsch", features={}) as client:
                raises(error.AuthorizationError, lambda: client.principal().get_calendars())
        with check("it finds people by name, and all of them"):
            assert [found.name for found in self.client.search_principals(name="talberg")] == ["Mira Talberg"]
            assert "Mira Talberg" in [found.name for found in self.client.search_principals()]

    def calendars(self):
        check = self.checks.check
        with check("a new calendar is listed, by name and by address"):
            assert "Werkstatt" in [found.get_display_name() for found in self.principal.get_calendars()]
            assert self.principal.calendar(name="Werkstatt").url == self.calendar.url
            assert self.principal.calendar(cal_id="werkstatt").get_display_name() == "Werkstatt"
        with check("a second of the same address is refused"):
            refused(self.principal.make_calendar, name="Zweite", cal_id="werkstatt")
        with check("a calendar for to-dos alone refuses events"):
            tasks = self.principal.make_calendar(name="Aufgaben", cal_id="aufgaben", supported_calendar_component_set=["VTODO"])
            assert tasks.get_supported_components() == ["VTODO"]
            refused(tasks.add_event, dav.event("falsch@example.org"))
            tasks.add_todo(summary="Leim kaufen", due=date(2026, 3, 2))
            tasks.delete()
            raises(error.NotFoundError, tasks.get_events)
        with check("its properties can be set and read"):
            self.calendar.set_properties([elements.DisplayName("Die Werkstatt"), cdav.CalendarDescription("Mit „Anführung“")])
            found = self.calendar.get_properties([elements.DisplayName(), cdav.CalendarDescription(), elements.ResourceType()])
            assert found[elements.DisplayName.tag] == "Die Werkstatt", found
            assert found[cdav.CalendarDescription.tag] == "Mit „Anführung“", found

    def objects(self):
        check, calendar = self.checks.check, self.calendar
        with check("an event is saved, read, changed and found again by its UID"):
            saved = calendar.save_event(dtstart=utc(2026, 3, 2, 9), dtend=utc(2026, 3, 2, 10), summary="Hobeln",
                                        uid="hobeln@example.org", categories=["Holz", "Lärm"])
            found = calendar.get_event_by_uid("hobeln@example.org")
            assert found.url == saved.url and found.icalendar_component["SUMMARY"] == "Hobeln"
            found.icalendar_component["SUMMARY"] = "Hobeln und Sägen"
            found.save()
            again = calendar.event_by_url(saved.url)
            again.load()
            assert summaries([again]) == ["Hobeln und Sägen"] and again.etag
        with check("a save on a stale entity tag is refused"):
            one, other = calendar.event_by_url(saved.url), calendar.event_by_url(saved.url)
            one.load(), other.load()
            one.icalendar_component["LOCATION"] = "Halle 2"
            one.save()
            answer = self.client.request(str(other.url), "PUT", other.data,
                                         {"If-Match": other.etag, "Content-Type": "text/calendar; charset=utf-8"})
            assert answer.status == 412, answer.status
        with check("a second object of the same UID is refused"):
            other = calendar.url.join("other-name.ics")
            answer = self.client.request(str(other), "PUT", dav.event("hobeln@example.org"),
                                         {"Content-Type": "text/calendar; charset=utf-8"})
            assert answer.status in (403, 409), answer.status
        with check("to-dos are saved, listed while they are open, completed and uncompleted"):
            todo = calendar.save_todo(summary="Späne kehren", due=utc(2026, 3, 3, 16), priority=3, uid="kehren")
            calendar.save_todo(summary="Öl wechseln", uid="oel")
            assert summaries(calendar.get_todos()) == ["Späne kehren", "Öl wechseln"]
            todo.complete()
            assert summaries(calendar.get_todos()) == ["Öl wechseln"]
            assert summaries(calendar.get_todos(include_completed=True)) == ["Späne kehren", "Öl wechseln"]
            todo.uncomplete()
            assert len(calendar.get_todos()) == 2
        with check("a to-do that recurs, completed, makes its next"):
            watering = calendar.save_todo(summary="Gießen", dtstart=utc(2026, 3, 1, 8), due=utc(2026, 3, 1, 9), uid="giessen",
                                          rrule={"FREQ": ["DAILY"]})
            watering.complete(handle_rrule=True, rrule_mode="safe", completion_timestamp=utc(2026, 3, 1, 8, 30))
            pending = [found for found in calendar.get_todos() if found.icalendar_component["SUMMARY"] == "Gießen"]
            assert [found.icalendar_component["DTSTART"].dt.date() for found in pending] == [date(2026, 3, 2)], pending
            for found in calendar.get_todos(include_completed=True):
                if found.icalendar_component["SUMMARY"] == "Gießen":
                    found.delete()
        with check("journals are saved and listed"):
            calendar.save_journal(dtstart=date(2026, 3, 4), summary="Nachlese", description="Zeile\nund Zeile", uid="lese")
            (journal,) = calendar.get_journals()
            assert journal.icalendar_component["DESCRIPTION"] == "Zeile\nund Zeile"
        with check("each is found by its UID, and what is not there is not found"):
            assert calendar.get_todo_by_uid("oel").icalendar_component["SUMMARY"] == "Öl wechseln"
            assert calendar.get_journal_by_uid("lese") and calendar.get_object_by_uid("kehren")
            raises(error.NotFoundError, calendar.get_event_by_uid, "niemand")
        with check("parent and child find each other by RELATED-TO"):
            parent = calendar.save_todo(summary="Umzug", uid="umzug")
            calendar.save_todo(summary="Kisten", uid="kisten", parent=[parent.id])
            parent.load()
            assert parent.get_relatives()["CHILD"], parent.data
            calendar.get_object_by_uid("kisten").delete(), parent.delete()

    def searching(self):
        check, calendar = self.checks.check, self.calendar
        calendar.save_event(dav.event("woche", "20260302T120000Z", "20260302T130000Z", "Woche",
                                      ["RRULE:FREQ=WEEKLY", "EXDATE:20260309T120000Z", "CATEGORIES:Runde,Team"]))
        calendar.save_event(dav.event("tag", "20260305", "20260306", "Messe").replace("DTSTART:", "DTSTART;VALUE=DATE:")
                            .replace("DTEND:", "DTEND;VALUE=DATE:"))
        march = {"start": utc(2026, 3, 1), "end": utc(2026, 4, 1)}

        def found(**wishes):
            return summaries(calendar.search(event=True, **wishes))

        with check("search by time: once each, and expanded by the server once for each occurrence"):
            assert found(**march) == ["Hobeln und Sägen", "Messe", "Woche"]
            occurrences = calendar.search(event=True, server_expand=True, **march)
            starts = sorted(str(each.icalendar_component["DTSTART"].dt) for each in occurrences
                            if each.icalendar_component["SUMMARY"] == "Woche")
            assert [start[:10] for start in starts] == ["2026-03-02", "2026-03-16", "2026-03-23", "2026-03-30"], starts
            assert all("RRULE" not in each.icalendar_component for each in occurrences)
        with check("the server expands what the library expands, far in the future, too"):
            far = {"start": utc(2126, 3, 1), "end": utc(2126, 5, 1)}
            ours = calendar.search(event=True, server_expand=True, **far)
            theirs = calendar.search(event=True, expand=True, **far)
            assert sorted(str(each.icalendar_component["DTSTART"].dt) for each in ours) == sorted(
                str(each.icalendar_component["DTSTART"].dt) for each in theirs)
            assert len(ours) >= 8, len(ours)
        with check("date_search of old is the same search"):
            assert len(calendar.date_search(march["start"], march["end"], expand=False)) == 3
        with check("search with an open end and with an open beginning"):
            assert found(start=utc(2030, 1, 1)) == ["Woche"]
            assert found(end=utc(2026, 3, 2, 11)) == ["Hobeln und Sägen"]
        with check("search by text, by category, by what is not there"):
            assert found(summary="Säg") == ["Hobeln und Sägen"]
            assert found(category="Holz") == ["Hobeln und Sägen"] and found(category="Team") == ["Woche"]
            assert found(no_category=True) == ["Messe"]
            assert found(location="Halle") == ["Hobeln und Sägen"] and found(no_location=True) == ["Messe", "Woche"]
            assert found(summary="Woche", category="Holz") == []
        with check("search minds case where it is told to"):
            for word, case_sensitive, wanted in [("WOCHE", False, ["Woche"]), ("WOCHE", True, []), ("Woche", True, ["Woche"])]:
                searcher = calendar.searcher(event=True)
                searcher.add_property_filter("SUMMARY", word, case_sensitive=case_sensitive)
                assert summaries(searcher.search()) == wanted, (word, case_sensitive)
        with check("search sorts and combines components"):
            assert [str(each.icalendar_component["SUMMARY"]) for each in calendar.search(event=True, sort_keys=["dtstart"])] == [
                "Hobeln und Sägen", "Woche", "Messe"]
            assert len(calendar.search()) == 6, summaries(calendar.search())
        with check("multiget brings what was asked for"):
            urls = [each.url for each in calendar.get_events()]
            assert len(list(calendar.multiget(urls[:2]))) == 2
        with check("free/busy of a calendar: merged, with every occurrence"):
            busy = calendar.freebusy_request(utc(2026, 3, 2), utc(2026, 3, 17))
            (component,) = busy.icalendar_instance.walk("VFREEBUSY")
            periods = component["FREEBUSY"]
            starts = sorted(each.start.isoformat()[:16] for each in (periods if isinstance(periods, list) else [periods]))
            # A whole day without TRANSP is opaque (RFC 5545 §3.8.2.7).
            assert starts == ["2026-03-02T09:00", "2026-03-02T12:00", "2026-03-05T00:00", "2026-03-16T12:00"], starts

    def exceptions(self):
        calendar = self.calendar
        with self.checks.check("one occurrence is moved by itself, and the rest stays"):
            week = calendar.search(event=True, server_expand=True, start=utc(2026, 3, 16), end=utc(2026, 3, 17))
            (one,) = [each for each in week if each.icalendar_component["SUMMARY"] == "Woche"]
            one.icalendar_component["SUMMARY"] = "Woche, verlegt"
            one.save(only_this_recurrence=True)
            month = calendar.search(event=True, server_expand=True, start=utc(2026, 3, 8), end=utc(2026, 4, 1))
            assert summaries(month) == ["Woche", "Woche", "Woche, verlegt"], summaries(month)
            assert calendar.get_event_by_uid("woche").data.count("BEGIN:VEVENT") == 2
        with self.checks.check("an alarm is found by the time at which it rings"):
            calendar.save_event(dav.event("wecker", "20260401T080000Z", "20260401T090000Z", "Wecker", [
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Auf", "TRIGGER:-PT15M", "END:VALARM"]))
            rings = {"alarm_start": utc(2026, 4, 1, 7, 40), "alarm_end": utc(2026, 4, 1, 7, 50)}
            assert summaries(calendar.search(event=True, **rings)) == ["Wecker"]
            late = {"alarm_start": utc(2026, 4, 1, 7, 50), "alarm_end": utc(2026, 4, 1, 8)}
            assert calendar.search(event=True, **late) == []
            calendar.get_event_by_uid("wecker").delete()

    def syncing(self):
        check, calendar = self.checks.check, self.calendar
        with check("sync by token: everything, then nothing, then what was made, changed and deleted"):
            everything = calendar.get_objects_by_sync_token(load_objects=True)
            assert len(list(everything)) == 6
            nothing = calendar.get_objects_by_sync_token(sync_token=everything.sync_token)
            assert list(nothing) == []
            calendar.save_event(dav.event("neu", summary="Neu"))
            changed = calendar.get_todo_by_uid("oel")
            changed.icalendar_component["SUMMARY"] = "Öl prüfen"
            changed.save()
            calendar.get_event_by_uid("tag").delete()
            news = calendar.get_objects_by_sync_token(sync_token=nothing.sync_token, load_objects=False)
            assert len(list(news)) == 3, [str(each.url) for each in news]
            updated, deleted = everything.sync()
            assert len(list(updated)) == 2 and len(list(deleted)) == 1, (list(updated), list(deleted))
        with check("a token that was never given is refused"):
            answer = refused(lambda: list(calendar.get_objects_by_sync_token(sync_token="urn:x-nobody:1", disable_fallback=True)))
            assert "Forbidden" in str(answer), answer

    def leaving(self):
        check, calendar = self.checks.check, self.calendar
        with check("an event is copied with a UID of its own, and moved to another calendar"):
            other = self.principal.make_calendar(name="Ablage", cal_id="ablage")
            event = calendar.get_event_by_uid("neu")
            copy = event.copy(new_parent=other)
            copy.save()
            assert copy.id != event.id and summaries(other.get_events()) == ["Neu"]
            target = str(other.url.join("moved.ics"))
            answer = self.client.request(str(event.url), "MOVE", "", {"Destination": target, "Overwrite": "F"})
            assert answer.status == 201, answer.status
            assert other.get_event_by_uid("neu").url == target
            raises(error.NotFoundError, calendar.get_event_by_uid, "neu")
        with check("a deleted event is gone, a deleted calendar with all that is in it"):
            event = calendar.get_event_by_uid("hobeln@example.org")
            event.delete()
            raises(error.NotFoundError, event.load)
            other.delete()
            assert "Ablage" not in [found.get_display_name() for found in self.principal.get_calendars()]
            raises(error.NotFoundError, other.get_events)
        with check("its UID is free again at once"):
            calendar.save_event(dav.event("hobeln@example.org", summary="Von vorn"))
            assert summaries(calendar.search(event=True, summary="Von vorn")) == ["Von vorn"]


def tester(checks, address, user):
    """Each feature that the tester looks at, as a check; and that the library need be told nothing."""
    def ask(form):
        done = subprocess.run(
            [TESTER, "--caldav-url", address + "/dav/", "--caldav-user", user, "--caldav-password", dav.PASSWORD, "--format", form,
             "--diff"], capture_output=True, text=True, timeout=120, env={**os.environ, "HOME": turnus.scratch("tester")})
        assert done.returncode == 0 and done.stdout, done.stderr[-400:]
        return done.stdout

    features, report = {}, {}
    with checks.part("caldav-server-tester runs to its end"):
        features = ast.literal_eval(ask("hints"))
        report = json.loads(ask("json"))
        assert len(features) > 90, len(features)
    for name, node in sorted(features.items()):
        if "support" not in node:
            continue
        if name in EXCEPTIONS:
            checks.note(f"{name} is {node['support']}: {EXCEPTIONS[name]}")
            continue
        with checks.check(f"caldav-server-tester: {name} is full"):
            assert node["support"] == "full", node
    with checks.check("caldav need be told of no quirk but that scheduling is not there"):
        quirks = {name: change for name, change in report["diff"].items() 
                  if name.split(".")[0] != "scheduling" and change["observed"] != "full"}
        assert not quirks, quirks


def main():
    checks = Checks()
    at = "mira@example.org"
    with turnus.Server(dav.data_with(at)) as server:
        with caldav.DAVClient(url=server.address + "/dav/", username="mira", password=dav.PASSWORD, features={}) as client:
            walk = Walk(checks, client, server)
            for part in (walk.discovery, walk.calendars, walk.objects, walk.searching, walk.exceptions, walk.syncing, walk.leaving):
                with checks.part(f"the part '{part.__name__}' comes to its end"):
                    part()
        # With an '@' in the name, which stands in every path that the server gives out.
        tester(checks, server.address, at)
    checks.finish()


if __name__ == "__main__":
    main()
