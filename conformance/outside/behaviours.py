"""What a CalDAV server is held to, request by request: much of it is what known servers answer otherwise.

Each check names the rule that it takes from an RFC; none depends on another.
"""
import itertools
import json

import dav
import turnus
from checks import Checks
from dav import DECLARATIONS, event, tag

HOME = "/dav/calendars/mira/"
ROOT = "/dav/"
NUMBERS = itertools.count(1)
CALENDAR_TYPE = "text/calendar; charset=utf-8"


def calendar(client, *, kinds=None):
    """A new calendar; its path."""
    path = f"{HOME}behaviour-{next(NUMBERS)}/"
    body = None
    if kinds:
        told = "".join(f'<C:comp name="{kind}"/>' for kind in kinds)
        body = (f"<C:mkcalendar {DECLARATIONS}><D:set><D:prop><C:supported-calendar-component-set>{told}"
                "</C:supported-calendar-component-set></D:prop></D:set></C:mkcalendar>")
    client.ask("MKCALENDAR", path, body).must(201)
    return path


def component(name, *lines, uid="x"):
    text = "\r\n".join([f"BEGIN:{name}", f"UID:{uid}", "DTSTAMP:20260101T000000Z", *lines, f"END:{name}"])
    return text + "\r\n"


def letter(*components):
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//conformance//EN\r\n" + "".join(components) + "END:VCALENDAR\r\n"


def one(*lines, start="DTSTART:20260301T100000Z", uid="x"):
    return letter(component("VEVENT", start, *lines, uid=uid))


def names(checks, client, title, path, body, *conditions, status=(403, 409), **headers):
    """A PUT that is refused by exactly these preconditions."""
    with checks.check(title):
        answer = client.put(path, body, **headers).must(*status)
        assert answer.conditions == [tag(condition) for condition in conditions], answer.conditions


def writing(checks, client):
    with checks.check("PUT of octets that stay as they are answers with a strong entity tag, else with none"):
        path = calendar(client)
        told = client.put(path + "a.ics", event("a")).must(201).headers
        assert dav.is_strong(told.get("etag")), told
        assert client.ask("GET", path + "a.ics").headers["etag"] == told["etag"]
    with checks.check("DELETE: 404 where nothing is, 412 with another tag, 204 with the right one"):
        client.ask("DELETE", path + "none.ics").must(404)
        client.ask("DELETE", path + "a.ics", If_Match='"other"').must(412)
        client.ask("DELETE", path + "a.ics", If_Match=told["etag"]).must(204)
    names(checks, client, "another media type: supported-calendar-data", path + "b.ics", event("b"),
          "C:supported-calendar-data", Content_Type="text/xml")
    names(checks, client, "no VCALENDAR: valid-calendar-data", path + "b.ics", "BEGIN:VCARD\r\nEND:VCARD\r\n",
          "C:valid-calendar-data")
    for title, body in (
        ("two kinds of components", letter(component("VEVENT", "DTSTART:20260301T100000Z"),
                                           component("VFREEBUSY", "DTSTART:20260301T100000Z"))),
        ("METHOD", event("b").replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:REQUEST")),
        ("two UIDs", letter(component("VEVENT", "DTSTART:20260301T100000Z", uid="1"),
                            component("VEVENT", "DTSTART:20260302T100000Z", uid="2"))),
    ):
        names(checks, client, f"{title}: valid-calendar-object-resource", path + "b.ics", body,
              "C:valid-calendar-object-resource")
    for title, body in (
        ("BYDAY=+1,3MO", one("RRULE:FREQ=MONTHLY;BYDAY=+1,3MO")),
        ('a backslash before a quote', one('SUMMARY:a \\"b\\"')),
        ("DTSTART with a time, DTEND without", one("DTEND;VALUE=DATE:20260302")),
        ("DTSTART floating, DTEND not", one("DTEND:20260301T110000Z", start="DTSTART:20260301T100000")),
        ("DTSTART in UTC, DTEND floating", one("DTEND:20260301T110000")),
        ("a RECURRENCE-ID that is no instance", letter(
            component("VEVENT", "DTSTART:20260301T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3"),
            component("VEVENT", "DTSTART:20260302T100000Z", "RECURRENCE-ID:20260302T100000Z"))),
        ("octets that are not UTF-8", one("SUMMARY:Gr").encode() .replace(b"SUMMARY:Gr", b"SUMMARY:Gr\xfc\xdf")),
    ):
        names(checks, client, f"{title}: valid-calendar-data", path + "c.ics", body, "C:valid-calendar-data")
    names(checks, client, "not UTF-8, whatever the charset says: valid-calendar-data", path + "c.ics",
          one("SUMMARY:Gr").encode().replace(b"SUMMARY:Gr", b"SUMMARY:Gr\xfc\xdf"), "C:valid-calendar-data",
          Content_Type="text/calendar; charset=iso-8859-1")
    with checks.check("a control character in a text is refused"):
        client.put(path + "c.ics", one("SUMMARY:a\x07b")).must(403)
    only = calendar(client, kinds=["VTODO"])
    names(checks, client, "a component that the calendar does not take: supported-calendar-component", only + "a.ics",
          event("a"), "C:supported-calendar-component")
    plain = calendar(client)
    with checks.check("a calendar takes events and tasks, where nothing else was said"):
        client.put(plain + "e.ics", event("e")).must(201)
        client.put(plain + "t.ics", letter(component("VTODO", uid="t"))).must(201)
    names(checks, client, "a UID that another member has: no-uid-conflict", plain + "e2.ics", event("e"),
          "C:no-uid-conflict")
    names(checks, client, "another UID in the place of one: no-uid-conflict", plain + "e.ics", event("other"),
          "C:no-uid-conflict")
    names(checks, client, "data is judged before the UID", plain + "e2.ics",
          event("e").replace("DTSTART:20260301T100000Z", "DTSTART:nonsense"), "C:valid-calendar-data")
    for number, (title, body) in enumerate((
        ("UTC with TZID", one("DTEND;TZID=Europe/Berlin:20260301T130000", uid="m0")),
        ("a quoted parameter with \\n", one('ATTENDEE;CN="a\\nb":mailto:a@example.org', uid="m1")),
        ("REQUEST-STATUS without a text", one("REQUEST-STATUS:2.0", uid="m2")),
        ("DURATION:P1DT", one("DURATION:P1DT", uid="m3")),
        ("URL with \\,", one("URL:https://example.org/a\\,b", uid="m4")),
        ("^' in a parameter", one("ATTENDEE;CN=a ^'b^':mailto:a@example.org", uid="m5")),
        ("a bare ^ in a parameter", one("ATTENDEE;CN=a^b:mailto:a@example.org", uid="m6")),
        ("an override before its master", letter(
            component("VEVENT", "RECURRENCE-ID:20260308T100000Z", "DTSTART:20260308T120000Z", uid="m7"),
            component("VEVENT", "DTSTART:20260301T100000Z", "RRULE:FREQ=WEEKLY", uid="m7"))),
        ("EXDATE of another type of value", one("RRULE:FREQ=WEEKLY", "EXDATE;VALUE=DATE:20260308", uid="m8")),
        ("a task with DTSTART and DUE of two kinds", letter(
            component("VTODO", "DTSTART;VALUE=DATE:20260301", "DUE:20260302T100000Z", uid="m9"))),
        ("an X- property of an unknown type", one("X-PROBE;VALUE=X-WHATEVER:a;b,c\\d", uid="m10")),
    )):
        with checks.check(f"{title} is taken, and kept as it is"):
            client.put(f"{plain}m{number}.ics", body).must(201)
            assert client.ask("GET", f"{plain}m{number}.ics").must(200).text == body
    with checks.check("CREATED with a short year is repaired, and no tag is told of what was changed"):
        answer = client.put(plain + "short.ics", one("CREATED: 51222T205954Z", uid="short")).must(201)
        text = client.ask("GET", plain + "short.ics").text
        assert "CREATED:00051222T205954Z" in text, text
        assert "etag" not in answer.headers, answer.headers
    with checks.check("names with blanks, escaped percent signs and beyond ASCII come back as they were"):
        for name in ("a%20b.ics", "a%2520b.ics", "gr%C3%BC%C3%9Fe.ics"):
            client.put(plain + name, event(name)).must(201)
            client.ask("GET", plain + name).must(200)
        told = {href for href in client.propfind(plain, "D:getetag", depth=1).responses}
        assert {plain + "a%20b.ics", plain + "a%2520b.ics", plain + "gr%C3%BC%C3%9Fe.ics"} <= told, told
    with checks.check("nothing is written on collections, and no collection into a calendar"):
        for path in (HOME, plain):
            client.put(path, event("z")).must(403, 405)
        client.ask("MKCOL", plain + "sub/").must(403)
        answer = client.ask("MKCALENDAR", plain + "sub/").must(403)
        assert answer.conditions == [tag("C:calendar-collection-location-ok")], answer.conditions
        for method in ("COPY", "MOVE"):
            client.ask(method, only, Destination=client.address.geturl() + plain + "sub/").must(403)


def credentials(checks, client, server):
    with checks.check("401 without credentials or with wrong ones, whether the thing is there or not"):
        for path in (HOME, HOME + "calendar/", HOME + "none/", "/dav/calendars/nobody/", "/dav/principals/"):
            for method in ("PROPFIND", "GET", "REPORT", "PUT", "DELETE"):
                client.ask(method, path, "" if method == "PUT" else None, anonymous=True).must(401)
    with checks.check("403 for what is somebody else's, whether it is there or not"):
        for path in ("/dav/calendars/otto/calendar/", "/dav/calendars/otto/none/", "/dav/calendars/nobody/none/"):
            client.propfind(path, "D:displayname").must(403)
            client.put(path + "a.ics", event("a")).must(403)


def preferences(checks, client):
    path = calendar(client)
    with checks.check("Prefer: return=representation on PUT, on a failed If-Match and on add-member"):
        answer = client.put(path + "a.ics", event("a"), Prefer="return=representation").must(200, 201)
        assert answer.text == event("a")
        answer = client.put(path + "a.ics", event("a", summary="Neu"), Prefer="return=representation",
                            If_Match='"other"').must(412)
        assert answer.text == event("a")
        place = client.propfind(path, "D:add-member").only["D:add-member"].findtext(tag("D:href"))
        answer = client.ask("POST", place, event("p"), Content_Type=CALENDAR_TYPE,
                            Prefer="return=representation").must(201)
        assert answer.text == event("p") and answer.headers["location"]
    with checks.check("without a wish, or with an unknown one, a PUT is answered by nothing"):
        for wish in ({}, {"Prefer": "something"}):
            assert not client.put(path + "a.ics", event("a", summary=str(wish)), **wish).must(204).body
    with checks.check("Prefer: return=minimal and Brief: t leave out what is missing"):
        for wish in ({"Prefer": "return=minimal"}, {"Brief": "t"}):
            member = client.propfind(path, "D:displayname C:calendar-description", **wish).only
            assert not member.missing, member.missing
            member = client.propfind(path, "C:calendar-description", **wish).only
            assert not member.missing and not member.found
            inner = "<D:displayname>Probe</D:displayname>"
            client.proppatch(path, inner, **wish).must(200)
    with checks.check("depth-noroot leaves the collection out at Depth 1, and keeps it at Depth 0"):
        assert path not in client.propfind(path, "D:getetag", depth=1, Prefer="depth-noroot").responses
        assert path in client.propfind(path, "D:displayname", depth=0, Prefer="depth-noroot").responses


def transfers(checks, client):
    base = client.address.geturl()
    first, second = calendar(client), calendar(client)
    client.put(first + "a.ics", event("a")).must(201)
    client.put(first + "b.ics", event("b")).must(201)
    with checks.check("COPY inside one calendar is refused, to another one 201, again 204"):
        client.ask("COPY", first + "a.ics", Destination=base + first + "a2.ics").must(403, 409)
        client.ask("COPY", first + "a.ics", Destination=base + second + "a.ics").must(201)
        client.ask("COPY", first + "a.ics", Destination=base + second + "a.ics", Overwrite="T").must(204)
    with checks.check("Overwrite: F on what is there is 412, before the UID is looked at"):
        client.ask("COPY", first + "a.ics", Destination=base + first + "b.ics", Overwrite="F").must(412)
    with checks.check("MOVE within a calendar works, on another UID it does not, and If-Match is about the source"):
        client.ask("MOVE", first + "b.ics", Destination=base + first + "a.ics").must(403, 409)
        client.ask("MOVE", first + "b.ics", Destination=base + first + "c.ics", If_Match='"other"').must(412)
        client.ask("MOVE", first + "b.ics", Destination=base + first + "c.ics").must(201)
    with checks.check("MOVE of a calendar keeps its type and its resource-id"):
        before = client.propfind(first, "D:resource-id D:resourcetype").only
        client.ask("MOVE", first, Destination=base + HOME + "moved/").must(201)
        after = client.propfind(HOME + "moved/", "D:resource-id D:resourcetype").only
        assert after.href_in("D:resource-id") == before.href_in("D:resource-id")
        assert tag("C:calendar") in after.names_in("D:resourcetype")


def properties(checks, client):
    path = calendar(client)
    with checks.check("MKCALENDAR on what is there: resource-must-be-null, also with a wrong body; no parent: 409"):
        for body in (None, f"<C:mkcalendar {DECLARATIONS}><D:nonsense/></C:mkcalendar>"):
            answer = client.ask("MKCALENDAR", path, body).must(403)
            assert answer.conditions == [tag("D:resource-must-be-null")], answer.conditions
        client.ask("MKCALENDAR", "/dav/calendars/mira/none/none/", None).must(403, 409)
    with checks.check("MKCALENDAR with a protected property: 207 that names them all, and nothing is made"):
        target = HOME + "refused/"
        body = (f"<C:mkcalendar {DECLARATIONS}><D:set><D:prop><D:displayname>x</D:displayname><D:getetag>y</D:getetag>"
                "</D:prop></D:set></C:mkcalendar>")
        member = client.ask("MKCALENDAR", target, body).only
        assert {tag("D:displayname"), tag("D:getetag")} <= set(member.others), member.others
        client.ask("GET", target).must(404)
    with checks.check("PROPPATCH is all or nothing"):
        client.proppatch(path, "<D:displayname>alt</D:displayname>").must(207)
        answer = client.proppatch(path, "<D:displayname>neu</D:displayname><D:resourcetype/>").only
        assert not answer.found and len(answer.others) == 2, answer.others
        assert client.propfind(path, "D:displayname").only.value("D:displayname") == "alt"
    with checks.check("a name with all that XML escapes comes back, and removing what is missing succeeds"):
        client.proppatch(path, "<D:displayname>calendar &lt;- &amp; ]]&gt;</D:displayname>").must(207)
        assert client.propfind(path, "D:displayname").only.value("D:displayname") == "calendar <- & ]]>"
        body = f'<D:propertyupdate {DECLARATIONS}><D:remove><D:prop><CS:missing/></D:prop></D:remove></D:propertyupdate>'
        assert not client.ask("PROPPATCH", path, body).only.others
    with checks.check("PROPPATCH and PROPFIND of nothing are 404 themselves"):
        client.proppatch(HOME + "none/", "<D:displayname>x</D:displayname>").must(404)
        client.propfind(HOME + "none/", "D:displayname").must(404)
        client.propfind(path + "none.ics", "D:displayname").must(404)
    with checks.check("PROPFIND with another element, or with wrong children: 400"):
        client.ask("PROPFIND", path, f"<D:nonsense {DECLARATIONS}/>", Depth=0).must(400)
        client.ask("PROPFIND", path, f"<D:propfind {DECLARATIONS}><D:nonsense/></D:propfind>", Depth=0).must(400)
    with checks.check("calendar-timezone: missing at first, judged, and moved along by calendar-timezone-id"):
        assert tag("C:calendar-timezone") in client.propfind(path, "C:calendar-timezone").only.missing
        member = client.proppatch(path, "<C:calendar-timezone>nonsense</C:calendar-timezone>").only
        assert tag("C:calendar-timezone") in member.others
        client.proppatch(path, "<C:calendar-timezone-id>Europe/Berlin</C:calendar-timezone-id>").must(207)
        text = client.propfind(path, "C:calendar-timezone").only.value("C:calendar-timezone")
        assert "TZID:Europe/Berlin" in text, text
        answer = client.proppatch(path, "<C:calendar-timezone-id>Nowhere/Town</C:calendar-timezone-id>")
        assert "valid-timezone" in answer.text, answer
    with checks.check("getctag moves with every write, stays after a refused one, and is the same from both depths"):
        tags = [ctag(client, path)]
        client.put(path + "a.ics", event("a")).must(201)
        tags.append(ctag(client, path))
        client.put(path + "a.ics", event("a", summary="x")).must(204)
        tags.append(ctag(client, path))
        client.ask("DELETE", path + "a.ics").must(204)
        tags.append(ctag(client, path))
        assert len(set(tags)) == 4, tags
        client.ask("MOVE", path + "none.ics", Destination=client.address.geturl() + path + "b.ics").must(404)
        assert ctag(client, path) == tags[-1]
        assert client.propfind(HOME, "CS:getctag", depth=1).responses[path].value("CS:getctag") == tags[-1]
    with checks.check("the principal of who asks, from everywhere; nobody's from the root without credentials"):
        for place in (ROOT, HOME, path):
            member = client.propfind(place, "D:current-user-principal").only
            assert member.href_in("D:current-user-principal") == "/dav/principals/users/mira/", place
    with checks.check("a principal tells what clients look for"):
        client.propfind(
            "/dav/principals/users/mira/",
            "D:alternate-URI-set D:principal-URL D:group-member-set D:group-membership D:displayname "
            "C:calendar-home-set C:calendar-user-address-set D:principal-collection-set").only.found
    with checks.check("/.well-known/caldav leads to the absolute address, with and without a slash, without credentials"):
        for path in ("/.well-known/caldav", "/.well-known/caldav/"):
            for method in ("GET", "PROPFIND"):
                answer = client.ask(method, path, anonymous=True).must(301, 302, 307, 308)
                assert answer.headers["location"] == client.address.geturl() + "/dav/", answer.headers


def ctag(client, path):
    return client.propfind(path, "CS:getctag").only.value("CS:getctag")


def reports(checks, client):
    path = calendar(client)
    client.put(path + "a.ics", event("a", summary="Grüße")).must(201)
    with checks.check("calendar-query finds members without a Depth"):
        assert path + "a.ics" in client.query(path, depth=None).responses
    with checks.check("multiget answers for each address, also for what is missing or lies elsewhere"):
        told = client.multiget(path, [path + "a.ics", path + "none.ics", "/dav/calendars/otto/calendar/x.ics"]).responses
        assert told[path + "none.ics"].status == 404
        assert told["/dav/calendars/otto/calendar/x.ics"].status in (403, 404)
        assert "C:calendar-data" in told[path + "a.ics"]
    with checks.check("multiget with allprop and with propname"):
        for wish in ("<D:allprop/>", "<D:propname/>"):
            inner = wish + f"<D:href>{path}a.ics</D:href>"
            assert "D:getetag" in client.report(path, "C:calendar-multiget", inner).only
    with checks.check("calendar-data of another type or version: supported-calendar-data"):
        for attributes in ('content-type="text/plain"', 'content-type="text/calendar" version="3.0"'):
            inner = (f'<D:prop><C:calendar-data {attributes}/></D:prop><C:filter><C:comp-filter name="VCALENDAR"/>'
                     "</C:filter>")
            answer = client.report(path, "C:calendar-query", inner, depth=1).must(403)
            assert answer.conditions == [tag("C:supported-calendar-data")], answer.conditions
    times = '<C:time-range start="20260101T000000Z" end="20270101T000000Z"/>'

    def comp(name, inner=""):
        return f'<C:comp-filter name="{name}">{inner}</C:comp-filter>'

    def prop(name, inner=""):
        return f'<C:prop-filter name="{name}">{inner}</C:prop-filter>'

    for title, filter_ in (
        ("the top is not VCALENDAR", comp("VEVENT")),
        ("a time range on VCALENDAR", comp("VCALENDAR", times)),
        ("a time range on VTIMEZONE", comp("VCALENDAR", comp("VTIMEZONE", times))),
        ("a time range on an unknown component", comp("VCALENDAR", comp("X-COMP", times))),
        ("a time range on SUMMARY", comp("VCALENDAR", comp("VEVENT", prop("SUMMARY", times)))),
        ("VALARM directly below VCALENDAR", comp("VCALENDAR", comp("VALARM"))),
        ("VEVENT in VEVENT", comp("VCALENDAR", comp("VEVENT", comp("VEVENT")))),
        ("VEVENT in VALARM", comp("VCALENDAR", comp("VEVENT", comp("VALARM", comp("VEVENT"))))),
        ("a time range of dates", comp("VCALENDAR", comp("VEVENT", '<C:time-range start="20260101"/>'))),
        ("a floating time range", comp("VCALENDAR", comp("VEVENT", '<C:time-range start="20260101T000000"/>'))),
        ("a time range without ends", comp("VCALENDAR", comp("VEVENT", "<C:time-range/>"))),
    ):
        with checks.check(f"{title}: valid-filter"):
            inner = f"<D:prop><D:getetag/></D:prop><C:filter>{filter_}</C:filter>"
            answer = client.report(path, "C:calendar-query", inner, depth=1).must(403)
            assert answer.conditions == [tag("C:valid-filter")], answer.conditions
    with checks.check("text-match contains, without regard to ASCII case; negated it means that the property is there"):
        for match, is_found in (('>GRüSS', False), ('>GRüßE', True), (' negate-condition="yes">Grüße', False),
                                (' negate-condition="yes">anders', True), (' collation="i;octet">grüße', False),
                                (' collation="i;unicode-casemap">GRÜß', True),
                                # The title case of a sharp s is a sharp s (RFC 5051 §2 takes the simple mapping).
                                (' collation="i;unicode-casemap">GRÜSSE', False)):
            filter_ = comp("VCALENDAR", comp("VEVENT", prop("SUMMARY", f"<C:text-match{match}</C:text-match>")))
            inner = f"<D:prop><D:getetag/></D:prop><C:filter>{filter_}</C:filter>"
            answer = client.report(path, "C:calendar-query", inner, depth=1)
            assert bool(answer.responses) == is_found, match
        filter_ = comp("VCALENDAR", comp("VEVENT", prop(
            "LOCATION", '<C:text-match negate-condition="yes">x</C:text-match>')))
        inner = f"<D:prop><D:getetag/></D:prop><C:filter>{filter_}</C:filter>"
        assert not client.report(path, "C:calendar-query", inner, depth=1).responses
    with checks.check("free-busy-query with a wrong time range: a plain 400"):
        for attributes in ('start="20260101"', "", 'start="20260101T000000"'):
            client.report(path, "C:free-busy-query", f"<C:time-range {attributes}/>", depth=1).must(400)
    with checks.check("free-busy-query: text/calendar without METHOD, in UTC"):
        answer = client.report(
            path, "C:free-busy-query", '<C:time-range start="20260101T000000Z" end="20270101T000000Z"/>', depth=1)
        answer.must(200)
        assert answer.headers["content-type"].startswith("text/calendar")
        assert "METHOD" not in answer.text and "20260301T100000Z/" in answer.text, answer.text
    with checks.check("sync-collection: once each, what was made and deleted since is 404, a bogus token is refused"):
        token = client.sync(path).sync_token
        client.put(path + "t.ics", event("t")).must(201)
        client.ask("DELETE", path + "t.ics").must(204)
        told = client.sync(path, token)
        assert told.responses[path + "t.ics"].status == 404
        again = client.sync(path, told.sync_token)
        assert not again.responses and again.sync_token
        answer = client.sync(path, "http://example.org/bogus").must(403)
        assert answer.conditions == [tag("D:valid-sync-token")], answer.conditions
        client.sync(path, level=7).must(400)
        for depth in (0, 1):
            client.sync(path, Depth=depth).must(207)
    with checks.check("expand-property nests; Depth 1 and infinity are 400"):
        inner = '<D:property name="current-user-principal"><D:property name="displayname"/></D:property>'
        answer = client.report(path, "D:expand-property", inner, depth=0).must(207)
        assert "Mira Talberg" in answer.text
        for depth in (1, "infinity"):
            client.report(path, "D:expand-property", inner, depth=depth).must(400)
    with checks.check("a calendar tells all of its reports, and the root has the property"):
        told = client.propfind(path, "D:supported-report-set").only["D:supported-report-set"]
        found = {child.tag for report in told.iter(tag("D:report")) for child in report}
        wanted = ("D:acl-principal-prop-set D:principal-match D:principal-property-search D:expand-property "
                  "C:calendar-query C:calendar-multiget C:free-busy-query D:sync-collection").split()
        assert {tag(name) for name in wanted} <= found, found
        client.propfind("/dav/calendars/", "D:supported-report-set").only["D:supported-report-set"]
    with checks.check("reports about access: wrong Depth 400, no DAV:prop 400, elsewhere supported-report"):
        client.report(path, "D:acl-principal-prop-set", "<D:prop><D:displayname/></D:prop>", depth=1).must(400)
        client.report(path, "D:acl-principal-prop-set", "", depth=0).must(400)
        answer = client.report(path, "D:principal-search-property-set", "", depth=0).must(403)
        assert answer.conditions == [tag("D:supported-report")], answer.conditions
    with checks.check("GET of a calendar: one VCALENDAR with its name, each zone once, and 304 when asked again"):
        client.proppatch(path, "<D:displayname>Probe</D:displayname>").must(207)
        answer = client.ask("GET", path).must(200)
        assert answer.text.count("BEGIN:VCALENDAR") == 1 and "X-WR-CALNAME:Probe" in answer.text
        assert "\r\nNAME" not in answer.text
        client.ask("GET", path, If_None_Match=answer.headers["etag"]).must(304)
    with checks.check("jCal by Accept and in reports, which say so"):
        answer = client.ask("GET", path + "a.ics", Accept="application/calendar+json, text/calendar;q=0.5").must(200)
        assert json.loads(answer.text)[0] == "vcalendar"
        client.ask("GET", path + "a.ics", Accept="application/calendar+json;q=0.5, text/calendar").must(200)
        inner = (f'<D:prop><C:calendar-data content-type="application/calendar+json" version="2.0"/></D:prop>'
                 f"<D:href>{path}a.ics</D:href>")
        data = client.report(path, "C:calendar-multiget", inner).only["C:calendar-data"]
        assert data.get("content-type") == "application/calendar+json"
        assert json.loads(data.text)[0] == "vcalendar"
    with checks.check("expand: UTC, no zones, no rules, DURATION kept, days stay days"):
        client.put(path + "s.ics", letter(
            component("VEVENT", "DTSTART;TZID=Europe/Berlin:20260401T100000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=3",
                      uid="s"))).must(201)
        client.put(path + "d.ics", letter(
            component("VEVENT", "DTSTART;VALUE=DATE:20260401", "RRULE:FREQ=DAILY;COUNT=2", uid="d"))).must(201)
        expand = '<C:expand start="20260401T000000Z" end="20260501T000000Z"/>'
        inner = (f"<D:prop><C:calendar-data>{expand}</C:calendar-data></D:prop>"
                 f"<D:href>{path}s.ics</D:href><D:href>{path}d.ics</D:href>")
        told = client.report(path, "C:calendar-multiget", inner).responses
        timed = told[path + "s.ics"].value("C:calendar-data")
        assert timed.count("BEGIN:VEVENT") == 3 and "RRULE" not in timed and "VTIMEZONE" not in timed
        assert "DTSTART:20260402T080000Z" in timed and "RECURRENCE-ID:20260402T080000Z" in timed
        assert timed.count("DURATION:PT30M") == 3, timed
        days = told[path + "d.ics"].value("C:calendar-data")
        assert "RECURRENCE-ID;VALUE=DATE:20260402" in days and "DTSTART;VALUE=DATE:20260402" in days, days


def access(checks, client):
    path = calendar(client)

    def acl(inner, who=client):
        return who.ask("ACL", path, f"<D:acl {DECLARATIONS}>{inner}</D:acl>")

    def ace(privilege, who="<D:href>/dav/principals/users/ida/</D:href>", kind="grant"):
        return (f"<D:ace><D:principal>{who}</D:principal><D:{kind}><D:privilege><{privilege}/></D:privilege></D:{kind}>"
                "</D:ace>")

    with checks.check("the owner keeps every right, whatever ACL sets"):
        acl(ace("D:read")).must(200)
        told = client.propfind(path, "D:current-user-privilege-set").only["D:current-user-privilege-set"]
        found = {child.tag for privilege in told for child in privilege}
        assert {tag("D:read"), tag("D:write"), tag("D:write-acl"), tag("C:read-free-busy")} <= found, found
    with checks.check("ACL: what is wrong with it is named"):
        for inner, condition in (
            (ace("CS:nonsense"), "D:not-supported-privilege"),
            (ace("D:read", "<D:href>/dav/principals/users/nobody/</D:href>"), "D:recognized-principal"),
        ):
            answer = acl(inner).must(403)
            assert answer.conditions == [tag(condition)], answer.conditions
    with checks.check("the privileges that are announced"):
        told = client.propfind(path, "D:supported-privilege-set").only["D:supported-privilege-set"]
        found = {child.tag for privilege in told.iter(tag("D:privilege")) for child in privilege}
        wanted = "D:read D:write D:write-acl D:read-current-user-privilege-set C:read-free-busy".split()
        assert {tag(name) for name in wanted} <= found, found
        assert tag("C:schedule-deliver") not in found and tag("C:schedule-send") not in found, found


def addresses(checks, client):
    path = calendar(client)
    with checks.check("a fragment in the address is refused"):
        client.put(path + "a.ics", event("a")).must(201)
        client.ask("DELETE", path + "a.ics#part").must(400)
    with checks.check("malformed XML and wrong namespaces are 400, MKCOL with an unknown body 415"):
        client.ask("PROPFIND", path, "<D:propfind", Depth=0).must(400)
        client.ask("PROPFIND", path, "<x:propfind/>", Depth=0).must(400)
        client.ask("MKCOL", HOME + "unknown/", "nonsense", Content_Type="text/plain").must(415)
        client.ask("MKCOL", path).must(405)
        client.ask("MKCOL", "/dav/files/mira/none/none/").must(409)


def main():
    checks = Checks()
    data = dav.data_with("otto", "ida")
    turnus.must("team", "add", "buero", "--member", "mira", "--member", "ida", data=data)
    with turnus.Server(data) as server:
        client = dav.Client(server.address)
        for group in (writing, preferences, transfers, properties, reports, access, addresses):
            with checks.part(group.__name__):
                group(checks, client)
        with checks.part("credentials"):
            credentials(checks, client, server)
    checks.finish()


if __name__ == "__main__":
    main()
