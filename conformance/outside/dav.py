"""WebDAV requests as a client makes them, and their answers as values: what the scripts about CalDAV share."""
import base64
import http.client
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree

import turnus

PASSWORD = "ein langes Kennwort"
NAMESPACES = {
    "D": "DAV:", "C": "urn:ietf:params:xml:ns:caldav", "CS": "http://calendarserver.org/ns/",
    "A": "http://apple.com/ns/ical/", "ME": "http://me.com/_namespace/", "P": "https://bitfire.at/webdav-push",
    "CARD": "urn:ietf:params:xml:ns:carddav",
}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())


def tag(prefixed):
    """`{DAV:}prop` of `D:prop`."""
    prefix, local = prefixed.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def event(uid, start="20260301T100000Z", end="20260301T110000Z", summary="Probe", lines=()):
    """A VCALENDAR with one event."""
    more = "".join(line + "\r\n" for line in lines)
    return (f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//conformance//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n"
            f"DTSTAMP:20260101T000000Z\r\nDTSTART:{start}\r\nDTEND:{end}\r\nSUMMARY:{summary}\r\n{more}"
            "END:VEVENT\r\nEND:VCALENDAR\r\n")


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def __repr__(self):
        return f"{self.status} {self.headers} {self.body[:300]!r}"

    @property
    def text(self):
        return self.body.decode()

    @property
    def xml(self):
        return ElementTree.fromstring(self.body)

    def must(self, *statuses):
        assert self.status in statuses, f"{statuses} was awaited, and came {self!r}"
        return self

    @property
    def responses(self):
        """What a 207 says: {href: Member}."""
        self.must(207)
        found = {}
        for response in self.xml.findall(tag("D:response")):
            member = Member(response)
            assert member.href not in found, f"{member.href} is told twice"
            found[member.href] = member
        return found

    @property
    def only(self):
        (member,) = self.responses.values()
        return member

    @property
    def sync_token(self):
        return self.xml.findtext(tag("D:sync-token"))

    @property
    def conditions(self):
        """The preconditions that a `D:error` names."""
        root = self.xml
        assert root.tag == tag("D:error"), root.tag
        return [child.tag for child in root]


class Member:
    """One `D:response`: its properties by their status."""

    def __init__(self, response):
        self.href = response.findtext(tag("D:href"))
        status = response.findtext(tag("D:status"))
        self.status = status and int(status.split()[1])
        self.found, self.missing, self.others = {}, set(), {}
        for propstat in response.findall(tag("D:propstat")):
            code = int(propstat.findtext(tag("D:status")).split()[1])
            for value in propstat.find(tag("D:prop")):
                if code == 200:
                    self.found[value.tag] = value
                elif code == 404:
                    self.missing.add(value.tag)
                else:
                    self.others[value.tag] = code

    def __getitem__(self, name):
        assert tag(name) in self.found, f"{self.href} has no {name}: {sorted(self.found)}"
        return self.found[tag(name)]

    def __contains__(self, name):
        return tag(name) in self.found

    def value(self, name):
        return self[name].text

    def href_in(self, name):
        return self[name].findtext(tag("D:href"))

    def names_in(self, name):
        return {child.tag for child in self[name]}


class Client:
    """One connection that stays open, with what the client sends on every request."""

    def __init__(self, address, user="mira", agent="conformance", **headers):
        self.address = urllib.parse.urlsplit(address)
        self.connection = http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=60)
        self.headers = {"User-Agent": agent, **{name.replace("_", "-"): value for name, value in headers.items()}}
        token = base64.b64encode(f"{user}:{PASSWORD}".encode()).decode()
        self.authorization = {"Authorization": "Basic " + token}

    def ask(self, method, path, body=None, *, anonymous=False, **headers):
        sent = {**self.headers, **({} if anonymous else self.authorization)}
        sent.update({name.replace("_", "-"): str(value) for name, value in headers.items()})
        if path.startswith("http"):
            path = urllib.parse.urlsplit(path).path
        if isinstance(body, str):
            body = body.encode()
        if body is not None and body.lstrip().startswith(b"<"):
            sent.setdefault("Content-Type", "application/xml; charset=utf-8")
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())

    def propfind(self, path, names, depth=0, **headers):
        wishes = "".join(f"<{name}/>" for name in names.split())
        body = f'<?xml version="1.0" encoding="UTF-8"?><D:propfind {DECLARATIONS}><D:prop>{wishes}</D:prop></D:propfind>'
        return self.ask("PROPFIND", path, body, Depth=depth, **headers)

    def report(self, path, name, inner, depth=None, **headers):
        body = f'<?xml version="1.0" encoding="UTF-8"?><{name} {DECLARATIONS}>{inner}</{name}>'
        return self.ask("REPORT", path, body, **({} if depth is None else {"Depth": depth}), **headers)

    def proppatch(self, path, inner, **headers):
        body = f'<D:propertyupdate {DECLARATIONS}><D:set><D:prop>{inner}</D:prop></D:set></D:propertyupdate>'
        return self.ask("PROPPATCH", path, body, **headers)

    def sync(self, path, token="", names="D:getetag", limit=None, level=1, **headers):
        wishes = "".join(f"<{name}/>" for name in names.split())
        cut = f"<D:limit><D:nresults>{limit}</D:nresults></D:limit>" if limit else ""
        inner = (f"<D:sync-token>{token}</D:sync-token><D:sync-level>{level}</D:sync-level>{cut}"
                 f"<D:prop>{wishes}</D:prop>")
        return self.report(path, "D:sync-collection", inner, **headers)

    def multiget(self, path, hrefs, names="D:getetag C:calendar-data", **headers):
        wishes = "".join(f"<{name}/>" for name in names.split())
        told = "".join(f"<D:href>{href}</D:href>" for href in hrefs)
        return self.report(path, "C:calendar-multiget", f"<D:prop>{wishes}</D:prop>{told}", **headers)

    def query(self, path, component="VEVENT", start=None, end=None, names="D:getetag", depth=1, **headers):
        wishes = "".join(f"<{name}/>" for name in names.split())
        bounds = (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")
        time_range = f"<C:time-range{bounds}/>" if bounds else ""
        inner = (f'<D:prop>{wishes}</D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="{component}">'
                 f"{time_range}</C:comp-filter></C:comp-filter></C:filter>")
        return self.report(path, "C:calendar-query", inner, depth=depth, **headers)

    def put(self, path, body, **headers):
        headers.setdefault("Content_Type", "text/calendar; charset=utf-8")
        return self.ask("PUT", path, body, **headers)


def is_strong(entity_tag):
    return bool(re.fullmatch(r'"[^"]+"', entity_tag or ""))


def data_with(*users):
    """A data folder with these people, all with the same password."""
    data = turnus.data_with_user("dav")
    for user in users:
        turnus.must("user", "add", user, "--name", user.split("@")[0].title(), "--password-stdin", data=data,
                    stdin=PASSWORD + "\n")
    return data
