"""What calendar programmes send, in the order in which they send it, and what they need of each answer.

Apple's Calendar (macOS and iOS), Thunderbird, DAVx5 with tasks.org, CalDav Synchronizer for Outlook, Evolution, KDE.
"""
import datetime

import dav
import turnus
from checks import Checks
from dav import event, is_strong, tag

HOME = "/dav/calendars/mira/"
PRINCIPAL = "/dav/principals/users/mira/"
CALENDAR = HOME + "calendar/"

# What macOS asks of a home and of all that is in it.
APPLE_HOME = (
    "D:add-member CS:allowed-sharing-modes A:autoprovisioned ME:bulk-requests C:calendar-alarm A:calendar-color "
    "C:calendar-description C:calendar-free-busy-set A:calendar-order C:calendar-timezone D:current-user-privilege-set "
    "C:default-alarm-vevent-date C:default-alarm-vevent-datetime D:displayname CS:getctag CS:invite A:language-code "
    "A:location-code D:owner CS:pre-publish-url CS:publish-url CS:push-transports CS:pushkey D:quota-available-bytes "
    "D:quota-used-bytes A:refreshrate D:resource-id D:resourcetype C:schedule-calendar-transp C:schedule-default-calendar-URL "
    "CS:source CS:subscribed-strip-alarms CS:subscribed-strip-attachments CS:subscribed-strip-todos "
    "C:supported-calendar-component-set C:supported-calendar-component-sets D:supported-report-set D:sync-token "
    "C:managed-attachments-server-URL")
APPLE_PRINCIPAL = (
    "C:calendar-home-set C:calendar-user-address-set D:current-user-principal D:displayname CS:dropbox-home-URL "
    "CS:email-address-set CS:notification-URL D:principal-collection-set D:principal-URL D:resource-id C:schedule-inbox-URL "
    "C:schedule-outbox-URL D:supported-report-set")
TIMEZONE = (
    "BEGIN:VCALENDAR&#13;\nVERSION:2.0&#13;\nPRODID:-//Apple Inc.//macOS 14.5//EN&#13;\nCALSCALE:GREGORIAN&#13;\n"
    "BEGIN:VTIMEZONE&#13;\nTZID:Europe/Berlin&#13;\nBEGIN:DAYLIGHT&#13;\nTZOFFSETFROM:+0100&#13;\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU&#13;\nDTSTART:19810329T020000&#13;\nTZNAME:GMT+2&#13;\nTZOFFSETTO:+0200&#13;\n"
    "END:DAYLIGHT&#13;\nBEGIN:STANDARD&#13;\nTZOFFSETFROM:+0200&#13;\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU&#13;\n"
    "DTSTART:19961027T030000&#13;\nTZNAME:GMT+1&#13;\nTZOFFSETTO:+0100&#13;\nEND:STANDARD&#13;\nEND:VTIMEZONE&#13;\n"
    "END:VCALENDAR&#13;\n")
REPORTS = {"C:calendar-query", "C:calendar-multiget", "C:free-busy-query", "D:sync-collection"}


def reports_of(member):
    return {report.find(tag("D:report"))[0].tag for report in member["D:supported-report-set"]}


def components_of(member):
    return {component.get("name") for component in member["C:supported-calendar-component-set"]}


def privileges_of(member):
    return {privilege[0].tag for privilege in member["D:current-user-privilege-set"]}


def calendars_of(responses):
    return {href: member for href, member in responses.items() if tag("C:calendar") in member.names_in("D:resourcetype")}


def accounts_for(member, names):
    """Holds that each property was given or said to be missing, and no other."""
    wanted = {tag(name) for name in names.split()}
    told = set(member.found) | member.missing | set(member.others)
    assert told == wanted, (member.href, sorted(wanted ^ told))
    assert not member.others, member.others


def series(uid, summary, lines=()):
    return event(uid, "20260302T090000Z", "20260302T093000Z", summary, ["RRULE:FREQ=WEEKLY", *lines])


def task(uid, summary, lines=()):
    return event(uid, summary=summary, lines=lines).replace("VEVENT", "VTODO").replace("DTEND:", "DUE:")


# ------------------------------------------------------------------ Apple

def apple(check, server):
    client = dav.Client(server.address, agent="macOS/14.5 (23F79) CalendarAgent/961.4.3", Brief="t", Prefer="return=minimal")
    probe = "D:current-user-principal D:principal-URL D:resourcetype"

    with check("the four addresses that are tried lead to the principal, once it has signed in"):
        redirect = client.propfind("/.well-known/caldav", probe, anonymous=True).must(301, 302, 307, 308)
        assert redirect.headers["location"] == server.address + "/dav/", redirect
        for path in (redirect.headers["location"], "/", "/principals/", "/calendar/dav/mira/user/"):
            challenge = client.propfind(path, probe, anonymous=True).must(401)
            assert challenge.headers["www-authenticate"].lower().startswith("basic realm="), challenge
            found = client.propfind(path, probe).only
            assert found.href_in("D:current-user-principal") == PRINCIPAL, (path, found.found)
    with check("iOS reads from OPTIONS on the principal that there are calendars, without signing in"):
        answer = client.ask("OPTIONS", PRINCIPAL, anonymous=True).must(200)
        announced = [word.strip() for word in answer.headers["dav"].split(",")]
        assert {"1", "3", "access-control", "calendar-access", "extended-mkcol"} <= set(announced), announced
        assert "PROPFIND" in answer.headers["allow"] and "REPORT" in answer.headers["allow"]
    with check("the principal tells its home and its addresses, and under Brief nothing of what it lacks"):
        whole = client.propfind(PRINCIPAL, APPLE_PRINCIPAL, Brief="f", Prefer="handling=lenient").only
        accounts_for(whole, APPLE_PRINCIPAL)
        found = client.propfind(PRINCIPAL, APPLE_PRINCIPAL).only
        assert not found.missing and set(found.found) == set(whole.found), found.missing
        assert found.href_in("C:calendar-home-set") == HOME and found.href_in("D:principal-URL") == PRINCIPAL
        assert found.href_in("D:principal-collection-set") == "/dav/principals/"
        assert "C:calendar-user-address-set" in found
        assert tag("D:expand-property") in reports_of(found)
    with check("the principals can be searched by what principal-search-property-set says"):
        answer = client.report("/dav/principals/", "D:principal-search-property-set", "", depth=0).must(200)
        told = {prop[0].tag for prop in answer.xml.iter(tag("D:prop"))}
        assert {tag("D:displayname"), tag("CS:email-address-set")} <= told, told
        search = ('<D:property-search><D:prop><D:displayname/></D:prop><D:match match-type="starts-with">mira</D:match>'
                  '</D:property-search><D:prop><D:displayname/><D:principal-URL/></D:prop>')
        for path in ("/dav/principals/", "/dav/"):
            found = client.report(path, "D:principal-property-search", search, depth=0).only
            assert found.href == PRINCIPAL and found.value("D:displayname") == "Mira Talberg"
    with check("the home, Depth 1, accounts for each of the 39 properties of itself and of each calendar"):
        assert len(APPLE_HOME.split()) == 39
        whole = client.propfind(HOME, APPLE_HOME, 1, Brief="f", Prefer="handling=lenient").responses
        assert set(whole) == {HOME, CALENDAR, HOME + "inbox/", HOME + "outbox/"}, list(whole)
        for member in whole.values():
            accounts_for(member, APPLE_HOME)
        for member in (whole[HOME], whole[CALENDAR]):
            for name in ("CS:getctag", "D:sync-token", "D:owner", "D:displayname", "D:current-user-privilege-set"):
                assert name in member, (member.href, name)
        brief = client.propfind(HOME, APPLE_HOME, 1)
        assert all(not member.missing for member in brief.responses.values())
        assert all(set(member.found) == set(whole[href].found) for href, member in brief.responses.items())
        calendar = brief.responses[CALENDAR]
        assert {"VEVENT", "VTODO"} <= components_of(calendar) and {tag(name) for name in REPORTS} <= reports_of(calendar)
        assert tag("D:write-content") in privileges_of(calendar) or tag("D:write") in privileges_of(calendar)
        assert tag("C:opaque") in calendar.names_in("C:schedule-calendar-transp")
    with check("the home keeps default alarms"):
        alarm = "BEGIN:VALARM&#13;\nX-WR-ALARMUID:1&#13;\nUID:1&#13;\nTRIGGER:-PT15H&#13;\nACTION:NONE&#13;\nEND:VALARM&#13;\n"
        answer = client.proppatch(HOME, f"<C:default-alarm-vevent-date>{alarm}</C:default-alarm-vevent-date>")
        answer.must(200, 207)
        kept = client.propfind(HOME, "C:default-alarm-vevent-date").only.value("C:default-alarm-vevent-date")
        assert kept == alarm.replace("&#13;", "\r"), kept
    with check("a calendar keeps its place, its name, its colour with the name of the colour, and its time zone"):
        answer = client.ask("PROPPATCH", CALENDAR, f"""<?xml version="1.0" encoding="UTF-8"?>
            <A:propertyupdate xmlns:A="DAV:"><A:set><A:prop>
            <B:calendar-order xmlns:B="http://apple.com/ns/ical/">3</B:calendar-order>
            <A:displayname>Büro &amp; Werkstatt</A:displayname>
            <E:calendar-color xmlns:E="http://apple.com/ns/ical/" symbolic-color="orange">#FF9500FF</E:calendar-color>
            <C:calendar-timezone xmlns:C="urn:ietf:params:xml:ns:caldav">{TIMEZONE}</C:calendar-timezone>
            </A:prop></A:set></A:propertyupdate>""")
        answer.must(200, 207)
        assert answer.status == 200 or not (answer.only.others or answer.only.missing), answer
        found = client.propfind(CALENDAR, "A:calendar-order D:displayname A:calendar-color C:calendar-timezone").only
        assert found.value("A:calendar-order") == "3" and found.value("D:displayname") == "Büro & Werkstatt"
        color = found["A:calendar-color"]
        assert color.text == "#FF9500FF" and color.get("symbolic-color") == "orange", color.attrib
        assert "TZID:Europe/Berlin" in found.value("C:calendar-timezone")
    with check("MKCALENDAR makes what its body says; a second one at the same address is refused"):
        body = f"""<?xml version="1.0" encoding="UTF-8"?>
            <B:mkcalendar xmlns:B="urn:ietf:params:xml:ns:caldav"><A:set xmlns:A="DAV:"><A:prop>
            <D:calendar-order xmlns:D="http://apple.com/ns/ical/">4</D:calendar-order>
            <B:supported-calendar-component-set><B:comp name="VTODO"/></B:supported-calendar-component-set>
            <D:calendar-color xmlns:D="http://apple.com/ns/ical/" symbolic-color="custom">#1BADF8FF</D:calendar-color>
            <B:calendar-timezone>{TIMEZONE}</B:calendar-timezone><A:displayname>Erinnerungen</A:displayname>
            <B:schedule-calendar-transp><B:transparent/></B:schedule-calendar-transp>
            </A:prop></A:set></B:mkcalendar>"""
        path = HOME + "6E5F1D2C-2B5E-4C8E-9C3F-0A8D6B1E2F3A/"
        client.ask("MKCALENDAR", path, body).must(201)
        found = client.propfind(HOME, APPLE_HOME, 1).responses[path]
        assert components_of(found) == {"VTODO"} and found.value("A:calendar-order") == "4"
        assert found.value("A:calendar-color") == "#1BADF8FF" and found.value("D:displayname") == "Erinnerungen"
        assert tag("C:transparent") in found.names_in("C:schedule-calendar-transp")
        client.ask("MKCALENDAR", path, body).must(403, 405)

    def state():
        found = client.propfind(CALENDAR, "CS:getctag D:sync-token").only
        return found.value("CS:getctag"), found.value("D:sync-token")

    with check("the tags that are polled change with every write, and only then"):
        before, home = state(), client.propfind(HOME, "CS:getctag D:sync-token").only.value("D:sync-token")
        assert state() == before
        path = CALENDAR + "9F1C0D5E-7C1B-4B8B-A5BE-0C1C8B0B7A11.ics"
        tagged = client.put(path, series("apple-1", "Jour fixe"), If_None_Match="*").must(201).headers["etag"]
        assert is_strong(tagged), tagged
        after = state()
        assert after[0] != before[0] and after[1] != before[1], (before, after)
        client.put(path, series("apple-1", "Jour fixe"), If_None_Match="*").must(412)
        changed = client.put(path, series("apple-1", "Jour fixe, neu"), If_Match=tagged).must(204).headers["etag"]
        client.put(path, series("apple-1", "überholt"), If_Match=tagged).must(412)
        assert changed != tagged and state()[0] != after[0]
    with check("sync-collection on the home tells the calendar that changed, with all 39 properties"):
        answer = client.sync(HOME, home, APPLE_HOME)
        assert set(answer.responses) == {CALENDAR}, list(answer.responses)
        assert answer.responses[CALENDAR].value("CS:getctag") == state()[0]
        assert client.sync(HOME, answer.sync_token, APPLE_HOME).responses == {}
        everything = client.sync(HOME, "", APPLE_HOME).responses
        assert len(calendars_of(everything)) == 2, list(everything)
    with check("entity tags by PROPFIND, events by a query that is open at its end, to-dos by one without a time"):
        client.put(CALENDAR + "todo-1.ics", task("apple-todo", "Leim"), If_None_Match="*").must(201)
        client.put(CALENDAR + "alt.ics", event("apple-alt", "20200101T100000Z", "20200101T110000Z", "Alt")).must(201)
        listed = client.propfind(CALENDAR, "D:getcontenttype D:getetag", 1).responses
        members = {href: member for href, member in listed.items() if href != CALENDAR}
        assert len(members) == 3 and all(member.value("D:getcontenttype").startswith("text/calendar") for member in members.values())
        names = "D:getcontenttype D:getetag"
        events = client.query(CALENDAR, start="20301001T000000Z", names=names, depth=1).responses
        assert set(events) == {path}, list(events)
        assert set(client.query(CALENDAR, "VTODO", names=names).responses) == {CALENDAR + "todo-1.ics"}
        assert all(is_strong(member.value("D:getetag")) for member in events.values())
    with check("multiget brings letters as they were put, and a 404 for what is gone"):
        gone = CALENDAR + "gone.ics"
        found = client.multiget(CALENDAR, [path, gone], "D:getetag C:calendar-data C:schedule-tag").responses
        assert set(found) == {path, gone} and found[gone].status == 404
        assert found[path].value("C:calendar-data").replace("\r\n", "\n") == series("apple-1", "Jour fixe, neu").replace("\r\n", "\n")
        assert found[path].value("D:getetag") == changed
    with check("expand-property answers about the proxies, whether there are any or not"):
        wish = "".join(
            f'<D:property name="{name}" namespace="{dav.NAMESPACES["CS"]}"><D:property name="calendar-user-address-set" '
            f'namespace="{dav.NAMESPACES["C"]}"/><D:property name="email-address-set" namespace="{dav.NAMESPACES["CS"]}"/>'
            '<D:property name="displayname" namespace="DAV:"/></D:property>'
            for name in ("calendar-proxy-write-for", "calendar-proxy-read-for"))
        client.report(PRINCIPAL, "D:expand-property", wish, depth=0).only
        home = (f'<D:property name="calendar-home-set" namespace="{dav.NAMESPACES["C"]}">'
                '<D:property name="displayname" namespace="DAV:"/></D:property>')
        expanded = client.report(PRINCIPAL, "D:expand-property", home, depth=0).xml
        (name,) = list(expanded.iter(tag("D:displayname")))
        assert name.text == "Mira Talberg", name.text
    with check("MOVE takes an event to another calendar: gone here, new there, in one step"):
        other = HOME + "4C8E9C3F/"
        client.ask("MKCALENDAR", other).must(201)
        here, there = state()[1], client.propfind(other, "D:sync-token").only.value("D:sync-token")
        target = other + path.rsplit("/", 1)[1]
        client.ask("MOVE", path, Destination=server.address + target, Overwrite="F", If_Match=changed).must(201)
        assert client.sync(CALENDAR, here).responses[path].status == 404
        moved = client.sync(other, there).responses
        assert set(moved) == {target}, list(moved)
        client.ask("GET", path).must(404), client.ask("GET", target).must(200)
        client.ask("MOVE", target, Destination=path, Overwrite="F").must(201)
        client.ask("DELETE", other).must(204), client.ask("DELETE", HOME + "6E5F1D2C-2B5E-4C8E-9C3F-0A8D6B1E2F3A/").must(204)
    with check("quick or slow, nothing is cut off: 1,200 objects come in one sync, and each once"):
        for number in range(1200):
            client.put(f"{CALENDAR}bulk-{number}.ics", event(f"bulk-{number}")).must(201)
        assert len(client.sync(CALENDAR, "").responses) == 1203
        assert len(client.query(CALENDAR, start="20260301T000000Z").responses) == 1201
        for number in range(1200):
            client.ask("DELETE", f"{CALENDAR}bulk-{number}.ics").must(204)


# ------------------------------------------------------------------ Thunderbird

def thunderbird(check, server):
    client = dav.Client(server.address, agent="Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0")
    with check("it comes from /.well-known/caldav, or from '/', to the principal, the home and the calendars"):
        names = ("D:resourcetype D:owner D:displayname D:current-user-principal D:current-user-privilege-set A:calendar-color "
                 "C:calendar-home-set")
        for path in (client.propfind("/.well-known/caldav", names).must(301).headers["location"], "/"):
            principal = client.propfind(path, names).only.href_in("D:current-user-principal")
            home = client.propfind(principal, "C:calendar-home-set").only.href_in("C:calendar-home-set")
            found = calendars_of(client.propfind(home, "D:resourcetype D:displayname D:current-user-privilege-set A:calendar-color", 1).responses)
            assert CALENDAR in found, list(found)
            assert privileges_of(found[CALENDAR]) & {tag(f"D:{name}") for name in ("write", "write-content", "write-properties", "all")}
    with check("a calendar tells at once all that it is started with"):
        names = ("D:resourcetype D:owner D:current-user-principal D:current-user-privilege-set D:supported-report-set "
                 "C:supported-calendar-component-set CS:getctag")
        found = client.propfind(CALENDAR, names).only
        accounts_for(found, names)
        assert not found.missing and tag("D:sync-collection") in reports_of(found)
    with check("OPTIONS on the home announces no scheduling that is not there, and the principal answers for it"):
        announced = client.ask("OPTIONS", HOME).must(200).headers["dav"]
        found = client.propfind(
            PRINCIPAL, "C:calendar-home-set C:calendar-user-address-set C:schedule-inbox-URL C:schedule-outbox-URL").only
        assert "schedule" not in announced and "C:schedule-outbox-URL" in found, announced
    with check("sync with Depth 1, as an old draft had it: everything, then what changed, then nothing"):
        names = "D:getcontenttype D:getetag"
        first = client.sync(CALENDAR, "", names, Depth=1)
        assert all(member.value("D:getcontenttype").startswith("text/calendar") for member in first.responses.values())
        path = CALENDAR + "5b1f6c9e.ics"
        client.put(path, series("thunderbird-1", "Sturm")).must(201)
        second = client.sync(CALENDAR, first.sync_token, names, Depth=1)
        assert set(second.responses) == {path}
        client.ask("DELETE", path).must(204)
        third = client.sync(CALENDAR, second.sync_token, names, Depth=1)
        assert third.responses[path].status == 404 and client.sync(CALENDAR, third.sync_token, names).responses == {}
    with check("a token of another server is refused with valid-sync-token, and the whole is given without one"):
        for token in ("data:,1", "http://example.org/ns/sync/12", first.sync_token + "9"):
            refused = client.sync(CALENDAR, token, names, Depth=1).must(403)
            assert refused.conditions == [tag("D:valid-sync-token")], refused
        assert set(client.sync(CALENDAR, "", names).responses) == set(first.responses)
    with check("pages of a sync that it limits itself end with 507, and together they are the whole"):
        hrefs, token = set(), None
        for _ in range(10):
            page = client.sync(CALENDAR, token or "", names, limit=2)
            members = page.responses
            cut = CALENDAR in members and members.pop(CALENDAR).status == 507
            assert len(members) <= 2 and not hrefs & set(members)
            hrefs |= {href for href, member in members.items() if member.status != 404}
            token = page.sync_token
            if not cut:
                break
        assert hrefs == set(first.responses), (hrefs, set(first.responses))
    with check("multiget of 100 brings a response for each, in spite of what is wrong among them"):
        hrefs = [path for path in first.responses] + [f"{CALENDAR}none-{number}.ics" for number in range(95)]
        hrefs += ["/dav/calendars/nobody/calendar/a.ics", CALENDAR + "%zz.ics"]
        found = client.multiget(CALENDAR, hrefs, Depth=1).responses
        assert len(found) == len(hrefs), (len(found), len(hrefs))
        assert sum("C:calendar-data" in member for member in found.values()) == len(first.responses)


# ------------------------------------------------------------------ DAVx5, tasks.org

def davx5(check, server):
    client = dav.Client(server.address, agent="DAVx5/4.5.2-ose (dav4jvm; okhttp/4.12.0) Android/14", Accept_Language="de, en;q=0.7")
    with check("what the given address, the principal and its OPTIONS must say, they say"):
        names = ("D:resourcetype D:displayname D:current-user-principal D:current-user-privilege-set C:calendar-home-set "
                 "C:supported-calendar-component-set A:calendar-color C:calendar-description C:calendar-timezone")
        location = client.propfind("/.well-known/caldav", names).must(301, 308).headers["location"]
        principal = client.propfind(location, names).only.href_in("D:current-user-principal")
        assert "calendar-access" in client.ask("OPTIONS", principal).must(200).headers["dav"]
        names = ("D:displayname D:group-membership D:resourcetype C:calendar-home-set CS:calendar-proxy-read-for "
                 "CS:calendar-proxy-write-for C:calendar-user-address-set")
        found = client.propfind(principal, names).only
        accounts_for(found, names)
        assert found.href_in("C:calendar-home-set") == HOME
    with check("the home lists calendars with all that it stores of them"):
        names = ("D:current-user-privilege-set D:displayname D:owner D:resourcetype P:transports P:topic A:calendar-color "
                 "C:calendar-description C:calendar-timezone C:calendar-timezone-id C:supported-calendar-component-set CS:source")
        found = client.propfind(HOME, names, 1).responses
        for member in found.values():
            accounts_for(member, names)
        assert calendars_of(found)[CALENDAR].href_in("D:owner") == PRINCIPAL
        assert found[CALENDAR].value("C:calendar-timezone-id") == "Europe/Berlin"
    with check("extended MKCOL makes a calendar as MKCALENDAR does"):
        path = HOME + "davx5-neu/"
        client.ask("MKCOL", path, f"""<?xml version='1.0' encoding='UTF-8' ?>
            <mkcol xmlns="DAV:" xmlns:CAL="urn:ietf:params:xml:ns:caldav" xmlns:ICAL="http://apple.com/ns/ical/"><set><prop>
            <resourcetype><collection/><CAL:calendar/></resourcetype><displayname>Vom Telefon</displayname>
            <CAL:calendar-description>Für unterwegs</CAL:calendar-description>
            <ICAL:calendar-color>#6D4C41FF</ICAL:calendar-color><CAL:calendar-timezone-id>Europe/Berlin</CAL:calendar-timezone-id>
            <CAL:calendar-timezone>{TIMEZONE}</CAL:calendar-timezone>
            <CAL:supported-calendar-component-set><CAL:comp name="VEVENT"/><CAL:comp name="VTODO"/></CAL:supported-calendar-component-set>
            </prop></set></mkcol>""").must(201)
        found = client.propfind(path, "D:resourcetype D:displayname C:calendar-description A:calendar-color "
                                "C:supported-calendar-component-set").only
        assert tag("C:calendar") in found.names_in("D:resourcetype") and components_of(found) == {"VEVENT", "VTODO"}
        assert found.value("C:calendar-description") == "Für unterwegs" and found.value("A:calendar-color") == "#6D4C41FF"
    with check("capabilities: reports, token, tag and the largest object"):
        names = "D:supported-report-set D:sync-token CS:getctag C:max-resource-size"
        found = client.propfind(path, names).only
        assert not found.missing and int(found.value("C:max-resource-size")) >= 1_000_000
        token = found.value("D:sync-token")
    with check("a new calendar's token works although nothing has ever been in it"):
        assert client.sync(path, token).responses == {}
    with check("uploads: new ones with If-None-Match, changed ones with If-Match, each with its entity tag"):
        one, todo = path + "a6d1.ics", path + "b7e2.ics"
        first = client.put(one, series("davx5-1", "Unterwegs"), If_None_Match="*").must(201).headers["etag"]
        client.put(todo, task("davx5-2", "Tanken", ["PRIORITY:1", "X-APPLE-SORT-ORDER:12"]), If_None_Match="*").must(201)
        second = client.put(one, series("davx5-1", "Unterwegs 2"), If_Match=first).must(204).headers["etag"]
        assert is_strong(first) and is_strong(second) and first != second
        client.put(one, series("davx5-1", "verloren"), If_Match=first).must(412)
        assert client.ask("GET", one).must(200).headers["etag"] == second
    with check("a second object of the same UID is refused and the one that has it is named"):
        refused = client.put(path + "zweite.ics", series("davx5-1", "doppelt"), If_None_Match="*").must(403, 409, 412)
        assert one in refused.text and refused.conditions == [tag("C:no-uid-conflict")], refused
    with check("sync, then multiget of what is new, then a delete with If-Match and its 404 in the next sync"):
        answer = client.sync(path, token, "D:getetag")
        assert {href: member.value("D:getetag") for href, member in answer.responses.items()}[one] == second
        found = client.multiget(path, list(answer.responses), "D:getcontenttype D:getetag C:schedule-tag C:calendar-data").responses
        assert "X-APPLE-SORT-ORDER:12" in found[todo].value("C:calendar-data")
        client.ask("DELETE", todo, If_Match='"anders"').must(412)
        client.ask("DELETE", todo, If_Match=found[todo].value("D:getetag")).must(204)
        assert client.sync(path, answer.sync_token).responses[todo].status == 404
        client.ask("DELETE", todo).must(404)
    with check("within a window of past days it asks by component"):
        today = datetime.date.today()
        start = (today - datetime.timedelta(days=90)).strftime("%Y%m%dT000000Z")
        assert set(client.query(path, "VEVENT", start).responses) == {one}
        assert client.query(path, "VTODO", start).responses == {} and client.query(path, "VJOURNAL", start).responses == {}
    with check("a calendar is renamed, and deleted with all that is in it"):
        client.proppatch(path, "<D:displayname>Anders</D:displayname>").must(207)
        token = client.propfind(HOME, "D:sync-token").only.value("D:sync-token")
        client.ask("DELETE", path).must(204)
        client.propfind(path, "D:displayname").must(404)
        assert client.sync(HOME, token).responses[path].status == 404


# ------------------------------------------------------------------ Outlook, Evolution, KDE

def others(check, server):
    outlook = dav.Client(server.address, agent="CalDavSynchronizer/4.4")
    with check("CalDav Synchronizer: a query for entity tags in a window, multiget with displayname, conditional writes"):
        path = CALENDAR + "040000008200E00074C5B7101A82E008.ics"
        body = event("040000008200E00074C5B7101A82E00800000000", "20261201T100000", "20261201T110000", "Aus Outlook").replace(
            "DTSTART:", "DTSTART;TZID=W. Europe Standard Time:").replace("DTEND:", "DTEND;TZID=W. Europe Standard Time:")
        first = outlook.put(path, body, If_None_Match="*").must(201).headers["etag"]
        found = outlook.query(CALENDAR, start="20261101T000000Z", end="20270101T000000Z").responses
        assert path in found and found[path].value("D:getetag") == first
        # 10:00 in Berlin is 9:00 UTC: what Windows calls the zone must have been understood.
        assert path in outlook.query(CALENDAR, start="20261201T091500Z", end="20261201T093000Z").responses
        assert path not in outlook.query(CALENDAR, start="20261201T101500Z", end="20261201T103000Z").responses
        (member,) = outlook.multiget(CALENDAR, [path], "D:getetag D:displayname C:calendar-data").responses.values()
        assert "W. Europe Standard Time" in member.value("C:calendar-data")
        outlook.put(path, body, If_Match='"0"').must(412)
        outlook.put(path, body.replace("Aus Outlook", "Aus Outlook 2"), If_Match=first).must(204)
        outlook.ask("DELETE", path).must(204)
    evolution = dav.Client(server.address, agent="Evolution/3.46.4")
    with check("Evolution: OPTIONS on what is not there yet, the tag before a write, and the entity tag after it"):
        path = CALENDAR + "20260301T100000Z-1000-evolution.ics"
        assert "calendar-access" in evolution.ask("OPTIONS", path).must(200).headers["dav"]
        before = evolution.propfind(CALENDAR, "CS:getctag").only.value("CS:getctag")
        made = evolution.put(path, event("evolution-1"), If_None_Match="*").must(201)
        assert evolution.ask("HEAD", path).must(200).headers["etag"] == made.headers["etag"]
        assert evolution.propfind(CALENDAR, "CS:getctag").only.value("CS:getctag") != before
        listed = evolution.query(CALENDAR).responses
        assert listed[path].value("D:getetag") == made.headers["etag"]
        evolution.ask("DELETE", path, If_Match=made.headers["etag"]).must(204)
    with check("Evolution: busy time of a window by a report on the calendar"):
        inner = '<C:time-range start="20260301T000000Z" end="20260308T000000Z"/>'
        answer = evolution.report(CALENDAR, "C:free-busy-query", inner, depth=1).must(200)
        assert "FREEBUSY;FBTYPE=BUSY:20260302T090000Z/20260302T093000Z" in answer.text, answer.text
    kde = dav.Client(server.address, agent="Mozilla/5.0 (X11; Linux x86_64) KHTML/5.103.0 (like Gecko) Konqueror/5.0 KIO/5.103")
    with check("KDE: the home from its own address, names, privileges and components; then query and multiget"):
        found = kde.propfind(HOME, "D:displayname D:resourcetype D:current-user-privilege-set C:supported-calendar-component-set "
                             "CS:getctag A:calendar-color", 1).responses
        assert "VEVENT" in components_of(calendars_of(found)[CALENDAR])
        hrefs = list(kde.query(CALENDAR, "VEVENT").responses)
        assert len(kde.multiget(CALENDAR, hrefs, Depth=1).responses) == len(hrefs) >= 2
    with check("'@' and '%40' in an address are the same, whichever a programme writes"):
        kde.put(CALENDAR + "a%40b.ics", event("at@example.org")).must(201)
        assert kde.ask("GET", CALENDAR + "a@b.ics").must(200).headers["etag"]
        (member,) = kde.multiget(CALENDAR, [CALENDAR + "a%40b.ics"]).responses.values()
        assert "C:calendar-data" in member
        kde.ask("DELETE", CALENDAR + "a@b.ics").must(204)
    with check("somebody else's calendar is forbidden, whether it is there or not; without signing in it is 401"):
        for path in ("/dav/calendars/jonas/", "/dav/calendars/jonas/calendar/", "/dav/calendars/jonas/none/", "/dav/calendars/none/x/"):
            kde.propfind(path, "D:displayname").must(403)
            kde.propfind(path, "D:displayname", anonymous=True).must(401)
            kde.ask("DELETE", path).must(403, 405)
        for path in ("/dav/calendars/jonas/calendar/", "/dav/calendars/jonas/none/", "/dav/calendars/none/x/"):
            kde.put(path + "a.ics", event("fremd")).must(403)
            kde.ask("MOVE", CALENDAR + "todo-1.ics", Destination=path + "a.ics").must(403)


def main():
    checks = Checks()
    with turnus.Server(dav.data_with("jonas")) as server:
        for name, walk in (("Apple", apple), ("Thunderbird", thunderbird), ("DAVx5", davx5), ("others", others)):
            def check(sentence, name=name):
                return checks.check(f"{name}: {sentence}" if name != "others" else sentence)

            with checks.part(f"the walk of {name} comes to its end"):
                walk(check, server)
    checks.finish()


if __name__ == "__main__":
    main()
