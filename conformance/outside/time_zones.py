"""Time zones by name: what is served under /tzdist/ (RFC 7808), read by python-dateutil and held against zoneinfo, and
objects without the definitions of known zones (RFC 7809)."""
import datetime
import io
import json
import re
import urllib.parse
import zoneinfo

from dateutil import tz

import dav
import turnus
from checks import Checks

# Plain ones, half hours, the south, changed rules, Ramadan, none since a while, and three other names. Not Apia:
# dateutil knows no change of a whole day.
ZONES = ("Europe/Berlin Europe/Dublin Europe/Moscow Europe/Istanbul America/New_York America/St_Johns America/Sao_Paulo "
         "America/Caracas Asia/Kolkata Asia/Kathmandu Asia/Tehran Asia/Gaza Asia/Pyongyang Australia/Sydney "
         "Australia/Lord_Howe Pacific/Tongatapu Pacific/Chatham Africa/Casablanca Africa/Cairo UTC US/Eastern Asia/Calcutta "
         "Europe/Stockholm").split()
OBJECT = "/dav/calendars/mira/calendar/zone.ics"


def path_of(name):
    return "/tzdist/zones/" + urllib.parse.quote(name, safe="")


def told(server, path, status=200, **headers):
    code, fields, body = server.ask(path, {name.replace("_", "-"): value for name, value in headers.items()})
    assert code == status, (path, code, body[:200])
    return fields, body


def for_dateutil(text):
    """dateutil refuses what RFC 5545 §3.6.5 and RFC 7808 §7.2 allow, and reads UNTIL, which §3.3.10 wants in UTC, as the
    local time of the onsets: the former are left out, the latter is moved by the offset before the onset."""
    parts = []
    for part in re.split(r"(?=BEGIN:)", text.replace("\r\n", "\n").replace("\n ", "")):
        part = re.sub(r"(?m)^(X-|TZID-ALIAS-OF).*\n", "", part)
        offset = re.search(r"(?m)^TZOFFSETFROM:([+-])(\d\d)(\d\d)(\d\d)?$", part)
        if offset:
            sign, *digits = offset.groups("0")
            seconds = sum(int(digit) * unit for digit, unit in zip(digits, (3600, 60, 1))) * (-1 if sign == "-" else 1)
            part = re.sub(r"UNTIL=(\d{8}T\d{6})Z", lambda found: "UNTIL=" + (
                datetime.datetime.strptime(found[1], "%Y%m%dT%H%M%S") + datetime.timedelta(seconds=seconds)
            ).strftime("%Y%m%dT%H%M%S"), part)
        parts.append(part)
    return "".join(parts)


def offsets_agree(name, text):
    """Twice a month, at noon in UTC, from 1971 to 2037.

    Behind it our zones go on by the last rule, while zoneinfo foresees Ramadan in Gaza and Cairo."""
    read = tz.tzical(io.StringIO(for_dateutil(text))).get()
    known = zoneinfo.ZoneInfo(name)
    for month in range(67 * 12):
        for day in (7, 21):
            moment = datetime.datetime(1971 + month // 12, month % 12 + 1, day, 12, tzinfo=datetime.timezone.utc)
            here, there = moment.astimezone(read).utcoffset(), moment.astimezone(known).utcoffset()
            # Offsets of less than a minute are not written.
            assert abs(here - there) < datetime.timedelta(minutes=1), (name, moment, here, there)


def main():
    checks = Checks()
    with turnus.Server(dav.data_with()) as server:
        client = dav.Client(server.address)

        with checks.check("rfc7808 §4.2.1 clients find the service from the host alone and from the calendar home"):
            answer = client.ask("GET", "/.well-known/timezone", anonymous=True).must(301)
            assert answer.headers["location"] == server.address + "/tzdist/", answer
            home = client.propfind("/dav/calendars/mira/", "C:timezone-service-set").only
            assert home.href_in("C:timezone-service-set") == server.address + "/tzdist/", home.found

        with checks.check("rfc7808 §5.1 every action of the capabilities is there"):
            fields, body = told(server, "/tzdist/capabilities")
            assert fields["content-type"] == "application/json", fields
            actions = {action["name"]: action["uri-template"] for action in json.loads(body)["actions"]}
            assert set(actions) == {"capabilities", "list", "get", "expand", "find"}, actions
            for template in actions.values():
                path = template.split("{?")[0].replace("{/tzid}", "/Europe%2FBerlin")
                told(server, path, 400 if path.endswith("observances") else 200)

        with checks.check("rfc7808 §5.2 the list has the zones that the system has, and a token for the next time"):
            listed = json.loads(told(server, "/tzdist/zones")[1])
            names = {zone["tzid"] for zone in listed["timezones"]}
            aliases = {alias for zone in listed["timezones"] for alias in zone.get("aliases", [])}
            assert len(names) == len(listed["timezones"]) > 300 and not names & aliases, len(names)
            missing = {name for name in ZONES if name not in names | aliases}
            assert not missing, missing
            again = json.loads(told(server, "/tzdist/zones?changedsince=" + listed["synctoken"])[1])
            assert again["timezones"] == [], again

        with checks.check(f"rfc7808 §5.3 {len(ZONES)} zones have the offsets of zoneinfo from 1971 to 2037"):
            for name in ZONES:
                fields, body = told(server, path_of(name))
                assert fields["content-type"].startswith("text/calendar"), fields
                offsets_agree(name, body.decode())
                told(server, path_of(name), 304, If_None_Match=fields["etag"])

        with checks.check("rfc7808 §5.3 all zones of the list can be had, as text and as jCal"):
            for name in sorted(names):
                assert f"TZID:{name}\r\n" in told(server, path_of(name))[1].decode()
                jcal = json.loads(told(server, path_of(name), Accept="application/calendar+json")[1])
                assert jcal[0] == "vcalendar" and jcal[2][0][0] == "vtimezone", jcal

        with checks.check("rfc7808 §5.4 the changes of ten years are those that zoneinfo makes"):
            query = "/observances?start=2020-01-01T00:00:00Z&end=2030-01-01T00:00:00Z"
            for name in ZONES:
                changes = json.loads(told(server, path_of(name) + query)[1])["observances"]
                for change in changes:
                    onset = datetime.datetime.fromisoformat(change["onset"].replace("Z", "+00:00"))
                    offset = onset.astimezone(zoneinfo.ZoneInfo(name)).utcoffset().total_seconds()
                    assert offset == change["utc-offset-to"], (name, change, offset)

        with checks.check("rfc7808 §5.5 a part of a name finds zones"):
            found = json.loads(told(server, "/tzdist/zones?pattern=*york*")[1])["timezones"]
            assert [zone["tzid"] for zone in found] == ["America/New_York"], found

        with checks.check("rfc7808 §5 what cannot be done is refused by its name"):
            for path, status, name in [
                    ("/tzdist/zones/Mars%2FOlympus", 404, "tzid-not-found"), ("/tzdist/other", 400, "invalid-action"),
                    ("/tzdist/zones?pattern=*", 400, "invalid-pattern"),
                    ("/tzdist/zones?changedsince=x", 400, "invalid-changedsince"),
                    (path_of("UTC") + "/observances?start=x&end=y", 400, "invalid-start")]:
                fields, body = told(server, path, status)
                assert fields["content-type"] == "application/problem+json", fields
                assert json.loads(body)["type"] == "urn:ietf:params:tzdist:error:" + name, body

        with checks.check("rfc7809 §4 who finds zones by name gets objects without their definitions"):
            definition = told(server, path_of("Europe/Berlin"))[1].decode()
            definition = definition[definition.index("BEGIN:VTIMEZONE"):definition.index("END:VCALENDAR")]
            own = definition.replace("TZID:Europe/Berlin", "TZID:Our own")
            text = dav.event("zone", ";TZID=Europe/Berlin:20260301T100000", ";TZID=Our own:20260301T110000")
            text = text.replace("DTSTART:;", "DTSTART;").replace("DTEND:;", "DTEND;")
            text = text.replace("BEGIN:VEVENT", definition + own + "BEGIN:VEVENT")
            client.put(OBJECT, text).must(201)
            whole = client.ask("GET", OBJECT).must(200)
            assert whole.text == text, whole
            lean = client.ask("GET", OBJECT, CalDAV_Timezones="F").must(200)
            assert lean.text == text.replace(definition, ""), lean.text
            assert lean.headers["etag"] == whole.headers["etag"] and "CalDAV-Timezones" in lean.headers["vary"], lean
            for answer in (client.multiget("/dav/calendars/mira/calendar/", [OBJECT], CalDAV_Timezones="F"),
                           client.query("/dav/calendars/mira/calendar/", names="C:calendar-data", CalDAV_Timezones="F")):
                data = answer.only.value("C:calendar-data")
                assert data.count("BEGIN:VTIMEZONE") == 1 and "TZID:Our own" in data, data

        with checks.check("rfc7809 §3.1.1 an object that names a zone without describing it is taken"):
            bare = dav.event("bare", ";TZID=Asia/Kolkata:20260301T100000", ";TZID=Asia/Kolkata:20260301T110000")
            bare = bare.replace("DTSTART:;", "DTSTART;").replace("DTEND:;", "DTEND;")
            client.put("/dav/calendars/mira/calendar/bare.ics", bare).must(201)
    checks.finish()


if __name__ == "__main__":
    main()
