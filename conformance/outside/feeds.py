"""What subscribers' programmes need of a feed over HTTP: asked with curl, and read by three Python libraries.

The feed is the one of 10,000 events. Section numbers are of RFC 9110 where nothing else is said.
"""
import gzip
import io
import os
import re
import subprocess
import sys

import icalendar
import x_wr_timezone

import turnus
from checks import Checks

OUTLOOK = "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)"


def curl(url, *arguments):
    """(status, headers in lower case, body) of the last answer, by curl."""
    out = subprocess.run(["curl", "-sS", "-i", "--max-time", "60", *arguments, url], capture_output=True, check=True).stdout
    head, body = out.split(b"\r\n\r\n", 1)
    first, *lines = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), {k.lower(): v.strip() for k, v in (line.split(":", 1) for line in lines)}, body


def serving(checks, url):
    status, headers, body = curl(url)
    with checks.check("a GET answers 200 with text/calendar, its length and both validators"):
        assert status == 200, status
        assert re.fullmatch(r"text/calendar;\s*charset=utf-8", headers["content-type"], re.I), headers["content-type"]
        assert re.fullmatch(r'"[^"]+"', headers["etag"]), f"not a strong entity tag: {headers['etag']}"
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", headers["last-modified"]), headers["last-modified"]
        assert body.startswith(b"BEGIN:VCALENDAR\r\n") and body.endswith(b"END:VCALENDAR\r\n"), body[-60:]
        if "content-length" in headers:
            assert int(headers["content-length"]) == len(body)
        assert "set-cookie" not in headers
    with checks.check("nothing is gzipped for those who do not ask"):
        assert "content-encoding" not in headers
    return status, headers, body


def head_request(checks, url, headers, body):
    with checks.check("§9.3.2 HEAD answers like GET, without a body"):
        status, own, nothing = curl(url, "--head")
        assert status == 200 and not nothing.strip(), (status, nothing[:80])
        for name in ("content-type", "etag", "last-modified"):
            assert own[name] == headers[name], (name, own[name], headers[name])
        if "content-length" in own:
            assert int(own["content-length"]) == len(body), own["content-length"]


def conditions(checks, url, headers):
    tag, date = headers["etag"], headers["last-modified"]
    cases = [
        ("§13.1.2 If-None-Match with the tag", 304, ["If-None-Match: " + tag]),
        ("§13.1.2 If-None-Match with a list that holds the tag", 304, [f'If-None-Match: "a", W/"b", {tag}, "c"']),
        ("§13.1.2 If-None-Match compares weakly", 304, ["If-None-Match: W/" + tag]),
        ("§13.1.2 If-None-Match: *", 304, ["If-None-Match: *"]),
        ("§13.1.2 If-None-Match with another tag", 200, ['If-None-Match: "another"']),
        ("§13.1.3 If-Modified-Since with the date", 304, ["If-Modified-Since: " + date]),
        ("§13.1.3 If-Modified-Since with an earlier date", 200, ["If-Modified-Since: Mon, 01 Jan 2001 00:00:00 GMT"]),
        ("§13.1.3 If-Modified-Since that is no date", 200, ["If-Modified-Since: yesterday"]),
        ("§13.2.2 If-None-Match goes before If-Modified-Since", 200, ['If-None-Match: "another"', "If-Modified-Since: " + date]),
    ]
    for name, wanted, lines in cases:
        with checks.check(f"{name}: {wanted}"):
            status, own, body = curl(url, *[part for line in lines for part in ("-H", line)])
            assert status == wanted, f"{status} came instead"
            if wanted == 304:
                assert own["etag"] == tag, "§15.4.5: the tag comes with a 304"
                assert not body, f"{len(body)} octets came with a 304"


def compression(checks, url, plain):
    with checks.check("§12.5.3 gzip for those who take it, and the same octets inside"):
        status, headers, body = curl(url, "-H", "Accept-Encoding: gzip")
        assert status == 200 and headers.get("content-encoding") == "gzip", headers
        assert gzip.decompress(body) == plain
        assert "accept-encoding" in headers.get("vary", "").lower(), headers.get("vary")
        assert len(body) < len(plain) / 3, f"{len(body)} of {len(plain)} octets"
    with checks.check("§12.5.3 no gzip where it is refused with q=0"):
        assert "content-encoding" not in curl(url, "-H", "Accept-Encoding: gzip;q=0, identity")[1]
    for agent in (OUTLOOK, "Microsoft.Exchange.Calendar/15.20", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"):
        with checks.check(f"no gzip for {agent.split('/')[0]}, whatever it says it takes"):
            status, headers, body = curl(url, "-H", "Accept-Encoding: gzip, deflate", "-A", agent)
            assert status == 200 and "content-encoding" not in headers and body == plain, headers
    with checks.check("a tag that came with gzip answers 304 with gzip, too"):
        tag = curl(url, "-H", "Accept-Encoding: gzip")[1]["etag"]
        assert curl(url, "-H", "Accept-Encoding: gzip", "-H", "If-None-Match: " + tag)[0] == 304


def refusals(checks, server, url):
    with checks.check("a token that nobody has: 404, and the same answer for a wrong name"):
        wrong = re.sub(r"/feeds/[^/]+/", "/feeds/" + "A" * 43 + "/", url)
        assert curl(wrong)[0] == 404, curl(wrong)[0]
    with checks.check("§15.5.6 a method that a feed does not have: 405 with Allow"):
        status, headers, _ = curl(url, "-X", "DELETE")
        assert status == 405 and "GET" in headers.get("allow", ""), (status, headers.get("allow"))
    with checks.check("the token is not in the server's log"):
        token = url.split("/feeds/")[1].split("/")[0]
        assert token not in server.output()


def contents(checks, body):
    calendar = icalendar.Calendar.from_ical(body)
    text = body.decode()
    with checks.check("RFC 5545 §3.1 every line ends with CRLF and has at most 75 octets"):
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)", body)
        assert max(map(len, body.split(b"\r\n"))) <= 75
    with checks.check("RFC 7986 and the older names: refresh interval, name"):
        for name in ("REFRESH-INTERVAL;VALUE=DURATION:", "X-PUBLISHED-TTL:", "NAME", "X-WR-CALNAME", "METHOD:PUBLISH"):
            assert re.search("^" + re.escape(name), text, re.M), f"{name} is missing"
    with checks.check("every zone is defined, and defined once"):
        defined = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
        named = set(re.findall(r"^(?:DTSTART|DTEND|EXDATE|RECURRENCE-ID|RDATE)[^:\r\n]*;TZID=\"?([^\":;\r\n]+)", text, re.M))
        assert len(defined) == len(set(defined)), defined
        assert named and named <= set(defined), named - set(defined)
    with checks.check("every event has UID, DTSTAMP and DTSTART, and no UID has two series"):
        events = calendar.walk("VEVENT")
        assert all(event.get(name) is not None for event in events for name in ("UID", "DTSTAMP", "DTSTART"))
        masters = [str(event["UID"]) for event in events if event.get("RECURRENCE-ID") is None]
        assert len(masters) == len(set(masters))
    with checks.check("x-wr-timezone finds nothing to repair"):
        before = {(str(e["UID"]), e["DTSTART"].dt) for e in calendar.walk("VEVENT")}
        after = {(str(e["UID"]), e["DTSTART"].dt) for e in x_wr_timezone.to_standard(calendar).walk("VEVENT")}
        assert before == after, list(before ^ after)[:3]


def busy_only(checks, server):
    import google_like
    status, _, body = server.ask(server.feed("mira/calendar", "--busy-only"))
    text = re.sub(r"\r\n[ \t]", "", body.decode())
    with checks.check("busy-only: no word of the calendar, no guest, no place, no link"):
        assert status == 200 and text.count("BEGIN:VEVENT") > 5000, (status, text.count("BEGIN:VEVENT"))
        words = [google_like.SECRET, "mailto:", "ATTENDEE", "ORGANIZER", "\nLOCATION", "DESCRIPTION", "VALARM", "X-GOOGLE",
                 "CONFERENCE", "@anderswo.example", "(verlegt)", "meet.example", *google_like.TOPICS]
        found = [word for word in words if word in text]
        assert not found, found
    with checks.check("busy-only: only properties that say when"):
        allowed = {"BEGIN", "END", "UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
                   "SUMMARY", "TRANSP", "STATUS", "SEQUENCE", "CLASS", "LAST-MODIFIED", "CREATED", "X-MICROSOFT-CDO-BUSYSTATUS"}
        events = "".join(re.findall(r"BEGIN:VEVENT.*?END:VEVENT\r\n", text, re.S))
        names = set(re.findall(r"^([A-Za-z0-9-]+)[;:]", events, re.M))
        assert names <= allowed, names - allowed


def linted(checks, server, url):
    with checks.check("`turnus feed check` finds nothing wrong with the feed of 10,000 events"):
        result = subprocess.run([turnus.BINARY, "feed", "check", url], capture_output=True, text=True, timeout=120)
        assert result.returncode == 0, turnus.Result(result)


def main():
    checks = Checks()
    with turnus.Server(turnus.big_data()) as server:
        url = server.feed("mira/calendar")
        status, headers, body = serving(checks, url)
        if status == 200:
            head_request(checks, url, headers, body)
            conditions(checks, url, headers)
            compression(checks, url, body)
            refusals(checks, server, url)
            contents(checks, body)
            busy_only(checks, server)
            linted(checks, server, url)
    checks.finish()


if __name__ == "__main__":
    main()
