"""A calendar that the server fetches, from a source that answers as sources do: by difference, with its validators, and
without losing what a source forgets. Written by Python's own HTTP server, read by the library caldav and icalendar."""
import hashlib
import http.server
import json
import os
import threading
import time

import dav
import turnus
from checks import Checks


class Source:
    """A calendar at an address, with an entity tag; keeps what it was asked."""

    def __init__(self):
        self.events, self.status, self.asked = {}, 200, []
        source = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = source.text()
                tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
                known = self.headers.get("If-None-Match")
                status = 304 if known == tag and source.status == 200 else source.status
                source.asked.append((known, status))
                self.send_response(status)
                self.send_header("ETag", tag)
                self.send_header("Content-Type", "text/calendar")
                self.send_header("Content-Length", "0" if status == 304 else str(len(body)))
                self.end_headers()
                if status != 304:
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/club.ics"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def text(self):
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        events = "".join(
            f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:{stamp}\r\nDTSTART:20260601T170000Z\r\n"
            f"DTEND:20260601T180000Z\r\nSUMMARY:{summary}\r\nEND:VEVENT\r\n" for uid, summary in self.events.items())
        return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//club//EN\r\nREFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n"
                + events + "END:VCALENDAR\r\n").encode()


def fetch(data, *options):
    return turnus.run("subscription", "fetch", "mira/club", *options, data=data)


def state(data):
    return json.loads(turnus.must("subscription", "show", "mira/club", "--json", data=data))


def allow(data, text):
    with open(os.path.join(data, "turnus.yaml"), "w") as file:
        file.write(f'outbound:\n  allowed: "{text}"\n')


def make(checks, server, source):
    body = (f'<D:mkcol {dav.DECLARATIONS}><D:set><D:prop><D:resourcetype><D:collection/><CS:subscribed/></D:resourcetype>'
            f"<CS:source><D:href>{source.url}</D:href></CS:source><D:displayname>Verein</D:displayname>"
            "</D:prop></D:set></D:mkcol>")
    with checks.check("an extended MKCOL as Apple's Calendar sends it makes a subscribed calendar"):
        dav.Client(server.address).ask("MKCOL", "/dav/calendars/mira/club/", body).must(201)


def through_caldav(checks, server, expected):
    import caldav
    with checks.check("the library caldav reads what the server fetched within a minute"):
        with caldav.DAVClient(url=server.address + "/dav/", username="mira", password=dav.PASSWORD, features={}) as client:
            calendar = client.principal().calendar(cal_id="club")
            deadline = time.monotonic() + 60
            while True:
                found = {str(event.icalendar_component["SUMMARY"]) for event in calendar.events()}
                if found == expected or time.monotonic() > deadline:
                    break
                time.sleep(0.5)
            assert found == expected, found


def main():
    checks = Checks()
    source = Source()
    source.events = {f"u{number}@club": f"Treffen {number}" for number in range(20)}
    data = turnus.data_with_user("subscriptions")
    with checks.check("a source on this machine is refused unless it is allowed, and the server says what helps"):
        turnus.must("subscription", "add", "mira/inside", source.url, data=data)
        result = turnus.run("subscription", "fetch", "mira/inside", data=data)
        assert result.status == 1 and "outbound.allowed" in result.errors, result
        assert not source.asked, source.asked
        turnus.must("calendar", "remove", "mira/inside", data=data)
    allow(data, "127.0.0.1")
    with turnus.Server(data) as server:
        make(checks, server, source)
        through_caldav(checks, server, set(source.events.values()))
        client = dav.Client(server.address)
        path = "/dav/calendars/mira/club/"
        with checks.check("RFC 6578: a source that changes one event of twenty changes one member, whatever its DTSTAMPs"):
            first = client.sync(path)
            assert len(first.responses) == 20, len(first.responses)
            time.sleep(1.1)
            source.events["u7@club"] = "Treffen, verlegt"
            result = fetch(data)
            assert result.status == 0 and "0 new, 1 changed, 0 deleted" in result.output, result
            second = client.sync(path, first.sync_token)
            assert len(second.responses) == 1, list(second.responses)
        with checks.check("RFC 9110 §13.1.2: it is asked with the entity tag that it gave"):
            assert source.asked[-1][0], source.asked
        with checks.check("a source that fails, or gives nothing, loses nothing; the state says what is wrong"):
            source.status = 500
            result = fetch(data)
            assert result.status == 1 and "500" in result.errors, result
            assert state(data)["failures"] == 1, state(data)
            source.status, kept = 200, source.events
            source.events = {}
            for turn in range(2):
                result = fetch(data)
                assert result.status == 0 and "20 held" in result.output, result
            assert state(data)["held"] == 20, state(data)
            assert len(client.sync(path).responses) == 20
        with checks.check("the third time an empty source is believed"):
            result = fetch(data)
            assert "20 deleted" in result.output, result
            source.events = kept
            assert "20 new" in fetch(data).output
        with checks.check("RFC 3744 §7.1.1: nobody writes to it, by name"):
            answer = client.ask("PUT", path + "x.ics", dav.event("x"), Content_Type="text/calendar")
            assert answer.must(403).conditions == [dav.tag("D:need-privileges")], answer
        with checks.check("it is fresh, and will be asked again in a quarter of an hour, as it wants"):
            seen = state(data)
            assert seen["state"] == "fresh" and seen["every"] == 900 and seen["problem"] is None, seen
    checks.finish()


if __name__ == "__main__":
    main()
