"""Requests that no programme should send: each gets a clear status, costs little, and slows nobody else.

While each group goes on, somebody else reads and writes an event of their own and takes the time; the server's memory
and the processor time it spends are taken as well.
"""
import os
import socket
import statistics
import threading
import time
import urllib.parse

import dav
import turnus
from checks import Checks
from dav import DECLARATIONS, event, tag

HOME = "/dav/calendars/mira/"
CALENDAR = HOME + "calendar/"
FILES = "/dav/files/mira/"
MIB = 1 << 20
# Seconds that somebody else may wait, mostly and at worst, on a machine that does other things as well.
MOSTLY, WORST = 0.25, 3.0
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


class Bystander:
    """Somebody else, who reads and writes an event of their own again and again and notes how long each takes."""

    def __init__(self, server, user="otto"):
        self.client = dav.Client(server.address, user=user)
        self.path = f"/dav/calendars/{user}/calendar/own.ics"
        self.times, self.wrong, self.stopped = [], [], threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        turn = 0
        while not self.stopped.wait(0.02):
            turn += 1
            start = time.monotonic()
            try:
                if turn % 5 == 1:
                    answer = self.client.put(self.path, event("own", summary=f"Nummer {turn}"))
                else:
                    answer = self.client.ask("GET", self.path)
                if answer.status not in (200, 201, 204):
                    self.wrong.append(answer.status)
            except OSError as error:
                self.wrong.append(str(error))
                return
            self.times.append(time.monotonic() - start)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        self.thread.join()
        return False


class Watch:
    """A group of requests: memory, processor time and what somebody else felt of it."""

    def __init__(self, checks, server, name, memory=64 * MIB):
        self.checks, self.server, self.name, self.memory = checks, server, name, memory

    def __enter__(self):
        self.held, self.spent = self.server.resident_bytes(), processor(self.server)
        self.bystander = Bystander(self.server).__enter__()
        return self

    def __exit__(self, *error):
        self.bystander.__exit__(None, None, None)
        times = sorted(self.bystander.times)
        held, spent = self.server.resident_bytes() - self.held, processor(self.server) - self.spent
        with self.checks.check(f"{self.name}: nobody else is slowed, and memory stays"):
            assert self.server.process.poll() is None, "the server has ended"
            assert not self.bystander.wrong, self.bystander.wrong[:5]
            mostly, worst = times[len(times) * 95 // 100], times[-1]
            self.checks.note(
                f"{self.name}: {spent:.2f} s of the processor, memory {held / MIB:+.0f} MiB; somebody else waited "
                f"{statistics.median(times) * 1000:.0f} ms in the middle, {mostly * 1000:.0f} ms for 95 of 100, "
                f"{worst * 1000:.0f} ms at worst of {len(times)}")
            assert mostly < MOSTLY and worst < WORST, f"{mostly:.2f} s for 95 of 100, {worst:.2f} s at worst"
            assert held < self.memory, f"{held // MIB} MiB more"
        return False


def processor(server):
    with open(f"/proc/{server.process.pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def connections_of(server):
    """How many sockets it has open; its database opens files of its own as more read at once."""
    folder, count = f"/proc/{server.process.pid}/fd", 0
    for name in os.listdir(folder):
        try:
            count += os.readlink(f"{folder}/{name}").startswith("socket:")
        except FileNotFoundError:
            pass
    return count


def propfind(inner, declarations='xmlns:D="DAV:"'):
    return f"{HEAD}<D:propfind {declarations}>{inner}</D:propfind>".encode()


def query(filters, data=""):
    return (f'{HEAD}<C:calendar-query {DECLARATIONS}><D:prop><D:getetag/>{data}</D:prop><C:filter>'
            f'<C:comp-filter name="VCALENDAR">{filters}</C:comp-filter></C:filter></C:calendar-query>').encode()


def nested(open_tag, close_tag, count):
    return open_tag * count + close_tag * count


# ------------------------------------------------------------------ XML

def xml(checks, server):
    client = dav.Client(server.address)
    client.put(CALENDAR + "daily.ics", event("daily", lines=["RRULE:FREQ=DAILY"])).must(201)
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bodies = [
        ("a billion laughs", f'<?xml version="1.0"?><!DOCTYPE D [<!ENTITY l0 "ha">{laughs}]>'
         '<D:propfind xmlns:D="DAV:">&l9;</D:propfind>', {403}),
        ("one long entity, called often", f'<?xml version="1.0"?><!DOCTYPE D [<!ENTITY a "{"a" * 100_000}">]>'
         f'<D:propfind xmlns:D="DAV:">{"&a;" * 100_000}</D:propfind>', {403}),
        ("a file of the server as an entity", '<?xml version="1.0"?><!DOCTYPE D [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
         '<D:propfind xmlns:D="DAV:"><D:prop><D:x>&a;</D:x></D:prop></D:propfind>', {403}),
        ("an entity of parameters", '<!DOCTYPE D [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a">%a;]><D/>', {403}),
        ("a document type and nothing else", '<!DOCTYPE D><D:propfind xmlns:D="DAV:"><D:allprop/></D:propfind>', {403}),
        ("100,000 elements inside each other", propfind(nested("<D:a>", "</D:a>", 100_000)), {413}),
        ("elements that never end", propfind("<D:a>" * 300_000)[:-13], {413}),
        ("a million elements beside each other", propfind("<D:prop>" + "<D:a/>" * 1_000_000 + "</D:prop>"), {413}),
        ("200,000 wishes, each another", propfind(
            "<D:prop>" + "".join(f"<D:a{n}/>" for n in range(150_000)) + "</D:prop>"), {207, 400, 403, 413}),
        ("10,000 attributes", propfind("<D:prop " + " ".join(f'a{n}=""' for n in range(10_000)) + "/>"), {413}),
        ("10,000 declarations", propfind("<D:prop " + " ".join(f'xmlns:a{n}="{n}"' for n in range(10_000)) + "/>"), {413}),
        ("a name of a million letters", propfind(f"<D:prop><D:{'a' * MIB}/></D:prop>"), {413}),
        ("a namespace of a million letters", propfind("<D:prop/>", f'xmlns:D="DAV:" xmlns:a="{"a" * MIB}"'), {413}),
        ("a comment of 9 MiB", propfind(f"<!--{'a' * 9 * MIB}--><D:allprop/>"), {207}),
        ("9 MiB of text", propfind(f"<D:allprop/>{'a ' * (9 * MIB // 2)}"), {207, 400}),
        ("11 MiB", propfind(f"<!--{'a' * 11 * MIB}--><D:allprop/>"), {413}),
        ("a prefix without a namespace", propfind("<D:prop><x:a/></D:prop>"), {400}),
        ("a prefix taken back", propfind('<D:prop><x:a xmlns:x=""/></D:prop>'), {400}),
        ("DAV: taken back by a default of nothing", b'<propfind xmlns="DAV:"><prop xmlns=""/></propfind>', {400}),
        ("a NUL", propfind("<D:prop/>\0"), {400}),
        ("half a document", propfind("<D:prop>")[:-20], {400}),
        ("two documents", propfind("<D:allprop/>") + propfind("<D:allprop/>"), {400}),
        ("no XML", b"BEGIN:VCALENDAR\r\n", {400}),
        ("a root of another name", b'<D:propertyupdate xmlns:D="DAV:"/>', {400}),
        ("a root without a namespace", b"<propfind><allprop/></propfind>", {400}),
        ("no UTF-8", propfind("<D:prop><D:\xe4/></D:prop>").replace("\xe4".encode(), b"\xe4"), {400}),
        ("an encoding that nobody knows", b'<?xml version="1.0" encoding="x-turnus"?><D:propfind xmlns:D="DAV:"/>', {400}),
        ("overlong UTF-8", propfind("<D:prop><D:a>\0</D:a></D:prop>").replace(b"\0", b"\xc0\x80"), {400}),
    ]
    with Watch(checks, server, "XML", memory=160 * MIB):
        for sentence, body, statuses in bodies:
            with checks.check(f"XML: {sentence}: {' or '.join(str(status) for status in sorted(statuses))}"):
                start, before = time.monotonic(), processor(server)
                answer = client.ask("PROPFIND", HOME, body, Depth=0).must(*statuses)
                assert b"root:" not in answer.body, "a file of the server is in the answer"
                seconds = time.monotonic() - start
                assert seconds < 5, f"{seconds:.1f} s, {processor(server) - before:.1f} s of the processor"
        with checks.check("XML: a property of no namespace is asked for, kept and given back"):
            answer = client.ask("PROPPATCH", CALENDAR, '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><bare xmlns="">x</bare>'
                                "</D:prop></D:set></D:propertyupdate>").must(207)
            assert "bare" in answer.only.found
            answer = client.ask("PROPFIND", CALENDAR, '<propfind xmlns="DAV:"><prop><bare xmlns=""/></prop></propfind>', Depth=0)
            assert answer.only.found["bare"].text == "x"
        with checks.check("XML: in UTF-16 with its mark it is read"):
            body = '<?xml version="1.0" encoding="UTF-16"?><D:propfind xmlns:D="DAV:"><D:allprop/></D:propfind>'
            client.ask("PROPFIND", HOME, body.encode("utf-16"), Depth=0, Content_Type="application/xml").must(207)
        with checks.check("XML: namespaces declared on 60 levels and used below cost no time when they are written"):
            levels = "".join(
                "<D:a " + " ".join(f'xmlns:n{level}x{n}="urn:{level}:{n}"' for n in range(30)) + ">" for level in range(58))
            used = "".join(f"<n57x{n % 30}:b/>" for n in range(20_000))
            body = (f'{HEAD}<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop>{levels}{used}{"</D:a>" * 58}'
                    "</D:prop></D:set></D:propertyupdate>")
            start = time.monotonic()
            client.ask("PROPPATCH", CALENDAR, body).must(207, 400, 403, 413, 507)
            seconds = time.monotonic() - start
            checks.note(f"20,000 elements under 1,740 declarations: {seconds:.2f} s")
            assert seconds < 3, f"{seconds:.1f} s"
        for method in ("PROPFIND", "PROPPATCH", "REPORT", "LOCK", "ACL", "MKCALENDAR", "MKCOL"):
            with checks.check(f"XML: {method} refuses a document type, and makes nothing"):
                path = HOME + "new/" if method.startswith("MK") else CALENDAR
                answer = client.ask(method, path, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', Depth=0).must(403)
                assert answer.conditions == [tag("D:no-external-entities")], answer
                client.ask("GET", HOME + "new/").must(404)


# ------------------------------------------------------------------ reports

def reports(checks, server):
    client = dav.Client(server.address)
    for number in range(200):
        client.put(f"{CALENDAR}many-{number}.ics", event(f"many-{number}", lines=["RRULE:FREQ=DAILY"])).must(201)
    with Watch(checks, server, "reports", memory=192 * MIB):
        with checks.check("multiget of 5,000 addresses, wrong in every way: one response for each"):
            wrong = ["/", "//", CALENDAR, "/dav/%zz", "http://other.example/dav/x.ics", "/dav/../../etc/passwd", "a b",
                     "/dav/%2F", "%", "/dav/calendars/otto/calendar/own.ics", CALENDAR + "many-1.ics#x",
                     CALENDAR + "%00", "/" + "x/" * 2500, CALENDAR + "x" * 3000]
            hrefs = [f"{CALENDAR}none-{n}.ics" for n in range(4800)] + wrong + [f"{CALENDAR}many-{n}.ics" for n in range(186)]
            assert len(hrefs) == 5000
            start = time.monotonic()
            answer = client.multiget(CALENDAR, hrefs)
            seconds = time.monotonic() - start
            found = answer.responses
            assert set(found) == set(hrefs), set(hrefs) ^ set(found)
            assert sum(1 for member in found.values() if member.status == 404) == 4814
            assert found["/dav/calendars/otto/calendar/own.ics"].status == 404
            checks.note(f"5,000 addresses, 186 of them there: {seconds:.2f} s")
            assert seconds < 5, f"{seconds:.1f} s"
        with checks.check("multiget of the same address 5,000 times is answered, and bounded"):
            start = time.monotonic()
            answer = client.multiget(CALENDAR, [CALENDAR + "many-1.ics"] * 5000).must(207)
            assert time.monotonic() - start < 10
            assert answer.body.count(b"BEGIN:VEVENT") in (1, 5000)
        with checks.check("multiget of more addresses than are taken is refused by name"):
            answer = client.multiget(CALENDAR, [f"{CALENDAR}none-{n}.ics" for n in range(10_001)]).must(403, 507)
            assert answer.conditions == [tag("D:number-of-matches-within-limits")], answer
        with checks.check("multiget without an address, or one that is empty or has a line end in it"):
            client.report(CALENDAR, "C:calendar-multiget", "<D:prop><D:getetag/></D:prop>").must(400)
            for href in ("", " ", "&#10;", f"{CALENDAR}many-1.ics&#10;X-Injected: 1"):
                answer = client.multiget(CALENDAR, [href], "D:getetag").must(207)
                assert "x-injected" not in answer.headers
        for sentence, filters in [
            ("20,000 filters beside each other", '<C:comp-filter name="VEVENT"><C:prop-filter name="SUMMARY">'
             + '<C:text-match>x</C:text-match></C:prop-filter><C:prop-filter name="SUMMARY">' * 20_000
             + "<C:text-match>x</C:text-match></C:prop-filter></C:comp-filter>"),
            ("filters inside each other", nested('<C:comp-filter name="X-A">', "</C:comp-filter>", 55)),
            ("a text of 5 MiB to look for", '<C:comp-filter name="VEVENT"><C:prop-filter name="SUMMARY"><C:text-match>'
             + "ab" * (5 * MIB // 2) + "</C:text-match></C:prop-filter></C:comp-filter>"),
            ("a range of 10,000 years", '<C:comp-filter name="VEVENT"><C:time-range start="00010101T000000Z" '
             'end="99991231T235959Z"/></C:comp-filter>'),
            ("alarms of endless events in a far year", '<C:comp-filter name="VEVENT"><C:comp-filter name="VALARM">'
             '<C:time-range start="99980101T000000Z" end="99980102T000000Z"/></C:comp-filter></C:comp-filter>'),
        ]:
            with checks.check(f"query: {sentence}: an answer or a refusal, soon"):
                start = time.monotonic()
                client.ask("REPORT", CALENDAR, query(filters), Depth=1).must(207, 403, 400)
                seconds = time.monotonic() - start
                checks.note(f"{sentence}: {seconds:.2f} s")
                assert seconds < 10, f"{seconds:.1f} s"
        with checks.check("query: endless events unfolded over 10,000 years: bounded"):
            everything = '<C:comp-filter name="VEVENT"/>'
            data = '<C:calendar-data><C:expand start="00010101T000000Z" end="99991231T000000Z"/></C:calendar-data>'
            start = time.monotonic()
            answer = client.ask("REPORT", CALENDAR, query(everything, data), Depth=1).must(207, 403)
            seconds = time.monotonic() - start
            checks.note(f"201 endless events over 10,000 years: {seconds:.2f} s, {len(answer.body) // 1024} KiB, {answer.status}")
            assert seconds < 20, f"{seconds:.1f} s"
        with checks.check("free-busy: over 10,000 years: bounded"):
            start = time.monotonic()
            client.report(CALENDAR, "C:free-busy-query", '<C:time-range start="00010101T000000Z" end="99991231T000000Z"/>',
                          depth=1).must(200, 400, 403, 507)
            seconds = time.monotonic() - start
            checks.note(f"free-busy over 10,000 years: {seconds:.2f} s")
            assert seconds < 20, f"{seconds:.1f} s"
        with checks.check("sync-collection: tokens that nobody gave are refused by name"):
            for token in ("x", "-1", "urn:1", "9" * 10_000, "data:,0", "http://other.example/sync/1"):
                answer = client.sync(CALENDAR, token).must(403)
                assert answer.conditions == [tag("D:valid-sync-token")], (token[:20], answer)
        with checks.check("sync-collection: a limit that is no number, or below 1, is refused; a huge one is not"):
            for limit in ("x", "-1", "0", "1e3"):
                client.sync(CALENDAR, limit=limit).must(400, 403, 507)
            client.sync(CALENDAR, limit="9" * 30).must(207, 400)
            client.sync(CALENDAR, limit=2**63 - 1).must(207)


# ------------------------------------------------------------------ fields

def fields(checks, server):
    client = dav.Client(server.address)
    path = CALENDAR + "field.ics"
    client.put(path, event("field")).must(201)
    wish = propfind("<D:prop><D:getetag/></D:prop>")
    with Watch(checks, server, "fields"):
        for depth in ("2", "-1", "1,noroot", "infinite", "0, 1", "0x1", "٠", " ", "1" * 100):
            with checks.check(f"Depth: {depth[:20]!r}: 400"):
                client.ask("PROPFIND", CALENDAR, wish, Depth=depth.encode()).must(400)
        with checks.check("Depth twice: 400"):
            answer = raw(server, "PROPFIND", CALENDAR, ["Depth: 0", "Depth: 1", f"Content-Length: {len(wish)}"], wish)
            assert answer.startswith(b"HTTP/1.1 400 "), answer[:200]
        with checks.check("Depth infinity on collections that are not asked so: 403 by name"):
            answer = client.ask("PROPFIND", HOME, wish, Depth="infinity").must(403)
            assert answer.conditions == [tag("D:propfind-finite-depth")], answer
        for wrong in ("x", "(", "()", "(<>)", "(<a>", "<a>", "<a> <b> (<c:d>)", "(<no-uri>)", '(["x)', "([x])", "(Not)", "(<a:b>) x",
                      "(<a:b>) <c> (<d:e>)", "(" * 4000, "(<a:b>)" * 1000, "(Not " * 1000):
            with checks.check(f"If: {wrong[:24]!r}: 400, and nothing is written"):
                client.put(path, event("field", summary="falsch"), If=wrong).must(400)
                assert "falsch" not in client.ask("GET", path).text
        for unmet in ('(<urn:uuid:1>)', '(["x"])', '(<DAV:no-lock>)', '</dav/%zz> (["x"])', '<http://other.example/> (<a:b>)',
                      "".join(f"</dav/calendars/otto/calendar/{n}> (<a:{n}>)" for n in range(300))):
            with checks.check(f"If: {unmet[:32]!r} does not hold: 412"):
                client.put(path, event("field", summary="falsch"), If=unmet).must(412)
        with checks.check("If: one of many lists holds: written"):
            mark = client.ask("GET", path).headers["etag"]
            client.put(path, event("field"), If="(<a:b>)" * 300 + f"([{mark}] Not <DAV:no-lock>)").must(204)
        for name, value in (("If_Match", '"x"'), ("If_Match", "x"), ("If_Match", 'W/"x"'), ("If_Match", '"' * 1000), ("If_Match", ",,,"),
                            ("If_None_Match", "*")):
            with checks.check(f"{name.replace('_', '-')}: {value[:20]!r} on what is there: 412"):
                client.put(path, event("field", summary="falsch"), **{name: value}).must(412)
        for wrong, status in (
            ("", 400), ("x", 400), ("//", 403), ("http:", 400), ("http://", 400), ("ftp://a/b", 400), ("mailto:a@b.example", 400),
            ("http://other.example/dav/", 502), (f"http://mira@other.example{path}", 502), (CALENDAR + "a#b", 400),
            (CALENDAR + "a?b", 400), (CALENDAR + "%2e%2e/x", 400), (CALENDAR + "../x", 400), (CALENDAR + "a%2Fb", 400),
            (CALENDAR + "%00", 400), (CALENDAR + "%FF", 400), (CALENDAR + "%", 400), (CALENDAR + "x" * 5000, 414),
            ("/etc/passwd", 403), (CALENDAR + "x" * 300, 403), (path, 403),
        ):
            with checks.check(f"Destination: {wrong[:48]!r}: {status}, and the source stays"):
                client.ask("MOVE", path, Destination=wrong).must(status)
                client.ask("GET", path).must(200)
        with checks.check("no Destination: 400"):
            client.ask("COPY", path).must(400)
        for wrong in ("x", "TF", "", "1"):
            with checks.check(f"Overwrite: {wrong!r}: 400"):
                client.ask("COPY", path, Destination=HOME + "other/x.ics", Overwrite=wrong).must(400)
        for value in ("x", "return=", "return=minimal, return=representation", ",;=,", "a" * 5000, "depth-noroot;;;", '"', "return"):
            with checks.check(f"Prefer: {value[:24]!r} is passed over"):
                found = client.propfind(CALENDAR, "D:getetag D:displayname", Prefer=value).only
                assert "D:displayname" in found
        for value in ("x", "Second-", "Second--1", "Second-99999999999999999999", "Infinite, " * 500):
            with checks.check(f"Timeout: {value[:24]!r}: a lock of a bounded time"):
                body = '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>'
                answer = client.ask("LOCK", FILES + "locked.txt", body, Timeout=value).must(200, 201)
                told = next(answer.xml.iter(tag("D:timeout"))).text
                assert 0 < int(told.removeprefix("Second-")) <= 7 * 86_400, told
                client.ask("UNLOCK", FILES + "locked.txt", Lock_Token=answer.headers["lock-token"]).must(204)
        for wrong in ("", "x", "<", "<>", "urn:uuid:1", "<urn:uuid:1>"):
            with checks.check(f"Lock-Token: {wrong!r}: 400 or 409"):
                client.ask("UNLOCK", FILES + "locked.txt", Lock_Token=wrong).must(400, 403, 409)
        for name, lines, statuses in [
            ("64 KiB of header", [f"X-A: {'a' * 65_536}"], {400, 431}),
            ("1,000 fields", [f"X-{n}: a" for n in range(1000)], {400, 431}),
            ("two lengths", ["Content-Length: 5", "Content-Length: 6"], {400}),
            ("a length below nothing", ["Content-Length: -1"], {400}),
            ("a length that is no number", ["Content-Length: x"], {400}),
            ("a length beyond all numbers", ["Content-Length: " + "9" * 40], {400, 413}),
            ("a length and chunks", ["Content-Length: 5", "Transfer-Encoding: chunked"], {400}),
            ("a name with a blank", ["X A: b"], {400}),
            ("a line that is folded", ["X-A: b", " c"], {400}),
            ("a NUL in a value", ["X-A: b\0c"], {400}),
            ("no host", None, {400}),
            ("two hosts", ["Host: a"], {400}),
        ]:
            with checks.check(f"HTTP: {name}: {' or '.join(str(status) for status in sorted(statuses))}"):
                answer = raw(server, "PUT", path, lines or [], b"", host=lines is not None)
                assert int(answer.split()[1]) in statuses, answer[:200]


def raw(server, method, target, lines, body=b"", host=True, client=None, timeout=10):
    """What comes back until the end for octets that no library would send."""
    authorization = (client or dav.Client(server.address)).authorization["Authorization"]
    head = [f"{method} ".encode() + (target if isinstance(target, bytes) else target.encode()) + b" HTTP/1.1"]
    if host:
        head.append(f"Host: 127.0.0.1:{server.port}".encode())
    head += [f"Authorization: {authorization}".encode(), b"Connection: close"] + [line.encode() for line in lines]
    with socket.create_connection(("127.0.0.1", server.port), timeout=timeout) as connection:
        try:
            connection.sendall(b"\r\n".join(head) + b"\r\n\r\n" + body)
        except (BrokenPipeError, ConnectionResetError):
            # It was refused before all of it was read.
            pass
        pieces = []
        try:
            while piece := connection.recv(65_536):
                pieces.append(piece)
        except ConnectionResetError:
            pass
    answer = b"".join(pieces)
    assert answer, "the connection ends without a word"
    return answer


# ------------------------------------------------------------------ paths

def paths(checks, server):
    client = dav.Client(server.address)

    def status(method, target, body=b"", *lines):
        answer = raw(server, method, target, [*lines, f"Content-Length: {len(body)}"], body)
        return int(answer.split()[1])

    with Watch(checks, server, "paths"):
        for written, sentence in [
            (b"%", "a percent sign alone"), (b"%4", "half an escape"), (b"%zz", "an escape that is none"), (b"a%2Fb", "an encoded slash"),
            (b"a%2fb", "an encoded slash, in small letters"), (b"%2e", "an encoded dot"), (b"%2E%2E", "encoded dots"), (b".", "a dot"),
            (b"..", "two dots"), (b"../../../../etc/passwd", "a way out"), (b"%00", "a NUL"), (b"a%0Ab", "a line feed"),
            (b"a%0D%0AX-Injected:%201", "a field put in"), (b"%7F", "DEL"), (b"%C2%85", "a control of Latin-1"), (b"%FF", "no UTF-8"),
            (b"%C0%AF", "an overlong slash"), (b"%ED%A0%80", "half a surrogate"), (b"a#b", "a fragment"), (b"%E2%82", "half a character"),
        ]:
            with checks.check(f"path: {sentence}: 400, for every method, and nothing is made"):
                before = set(client.propfind(FILES, "D:resourcetype", 1).responses)
                for method in (b"PUT", b"GET", b"DELETE", b"MKCOL", b"PROPFIND"):
                    found = status(method.decode(), FILES.encode() + written)
                    assert found == 400, (method, found)
                assert set(client.propfind(FILES, "D:resourcetype", 1).responses) == before
        with checks.check("path: a fragment does not delete what stands before it"):
            client.ask("PUT", FILES + "kept.txt", b"x").must(201)
            assert status("DELETE", FILES + "kept.txt#part") == 400
            client.ask("GET", FILES + "kept.txt").must(200)
        with checks.check("path: 5,000 octets are too long: 414; a name of 256 octets: 403"):
            assert status("GET", FILES + "a" * 5000) == 414
            assert status("PUT", FILES + "a" * 256, b"x") == 403
            assert status("PUT", CALENDAR + "%C3%A4" * 128, event("long").encode(), "Content-Type: text/calendar") == 403
        names = [
            "a@b.ics", "mit Blank.ics", "grün.ics", "日程表.ics", "📅.ics", "100%.ics", "%2F.ics", "%40.ics", "a+b.ics", "a&b<c>\"'.ics",
            "a;b=c,d.ics", "a?b.ics", "a#b.ics", "...", "a:b", "~a", "\\a\\b", "[a]{b}|c^`", " ", "ﬁ\u0301", "e\u0301", "é",
        ]
        with checks.check(f"path: {len(names)} odd names come back as one resource each, under one encoding"):
            told = {}
            for number, name in enumerate(names):
                path = FILES + urllib.parse.quote(name, safe="")
                client.ask("PUT", path, name.encode()).must(201)
                assert client.ask("GET", path).body == name.encode()
            for href in client.propfind(FILES, "D:resourcetype", 1).responses:
                told[urllib.parse.unquote(href.removeprefix(FILES))] = href
            assert set(names) <= set(told), set(names) - set(told)
            for name in names:
                assert client.ask("GET", told[name]).body == name.encode(), name
                client.ask("DELETE", told[name]).must(204)
        with checks.check("path: `@`, `%40` and every other spelling is the same object, and its href is always the same"):
            client.ask("PUT", CALENDAR + "x@y.example!%C3%A4.ics", event("spelled")).must(201, 204)
            spellings = ["x%40y.example!%C3%A4.ics", "x@y.example%21%c3%a4.ics", "%78%40%79.example!%C3%A4.ics", "x@y.example!%C3%A4.ics"]
            tags = {client.ask("GET", CALENDAR + spelling).must(200).headers["etag"] for spelling in spellings}
            assert len(tags) == 1
            hrefs = {client.propfind(CALENDAR + spelling, "D:getetag").only.href for spelling in spellings}
            assert hrefs == {CALENDAR + "x@y.example!%C3%A4.ics"}, hrefs
            for spelling in spellings:
                assert client.multiget(CALENDAR, [CALENDAR + spelling], "D:getetag").only.value("D:getetag") in tags
        with checks.check("path: octets beyond ASCII that nobody encoded: the same object, or 400; never another"):
            found = status("GET", (CALENDAR + "x@y.example!ä.ics").encode())
            assert found in (200, 400), found
        with checks.check("path: slashes that follow each other are one; a home in other letters is the same home"):
            client.propfind("/dav//calendars///mira//calendar/", "D:getetag").must(207)
            client.propfind("/dav/calendars/MIRA/calendar/", "D:getetag").must(207)
        with checks.check("path: names with line ends are refused wherever a name can be given"):
            for name in ("a%0Ab", "a%0D%0Ab", "a%E2%80%A8b%0A"):
                client.ask("MKCALENDAR", HOME + name + "/").must(400)
                client.ask("COPY", CALENDAR + "x@y.example!%C3%A4.ics", Destination=CALENDAR + name).must(400)
        with checks.check("path: a display name with line ends and `]]>` comes back as it was"):
            value = "eins&#13;&#10;zwei ]]&gt; &lt;drei&gt; &amp;amp;"
            client.proppatch(CALENDAR, f"<D:displayname>{value}</D:displayname>").must(207)
            assert client.propfind(CALENDAR, "D:displayname").only.value("D:displayname") == "eins\r\nzwei ]]> <drei> &amp;"
        with checks.check("request lines that are none: 400, or the end of the connection"):
            for line in (b"GET\r\n\r\n", b"\x16\x03\x01\x02\0\x01\0\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"G\0T / HTTP/1.1\r\n\r\n", b"\r\n" * 50_000,
                         b"GET " + b"/a" * 50_000 + b" HTTP/1.1\r\n\r\n"):
                with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
                    try:
                        connection.sendall(line)
                        connection.shutdown(socket.SHUT_WR)
                        answer = connection.recv(65_536)
                    except ConnectionError:
                        answer = b""
                    assert not answer or answer[9:10] in b"45", (line[:20], answer[:80])


# ------------------------------------------------------------------ slow and broken clients

def slow(checks, server):
    """The server is told of 4 s for a body and 6 s of silence."""
    client = dav.Client(server.address)
    for number in range(1500):
        client.put(f"{CALENDAR}big-{number}.ics", event(f"big-{number}", lines=[f"DESCRIPTION:{'Text ' * 1600}"])).must(201)
    size = len(client.query(CALENDAR, names="C:calendar-data").must(207).body)
    authorization = client.authorization["Authorization"]

    def is_missing(name):
        dav.Client(server.address).ask("GET", CALENDAR + name).must(404)

    usual = connections_of(server)

    def opened(octets):
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        connection.sendall(octets)
        return connection

    def put_head(length, name="slow.ics"):
        return (f"PUT {CALENDAR}{name} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAuthorization: {authorization}\r\n"
                f"Content-Type: text/calendar\r\nContent-Length: {length}\r\n\r\n").encode()

    def trickle(connections, octet, seconds, every=0.5):
        """Sends an octet to each again and again until all are closed; how long the last one lived."""
        start, alive = time.monotonic(), list(connections)
        while alive and time.monotonic() - start < seconds:
            time.sleep(every)
            for connection in list(alive):
                try:
                    connection.sendall(octet)
                    connection.setblocking(False)
                    try:
                        while connection.recv(4096):
                            pass
                        alive.remove(connection)
                    except BlockingIOError:
                        connection.settimeout(30)
                except OSError:
                    alive.remove(connection)
        return time.monotonic() - start, len(alive)

    with Watch(checks, server, "slow clients", memory=160 * MIB):
        with checks.check("300 connections that say nothing are closed"):
            connections = [opened(b"") for _ in range(300)]
            lasted, alive = closed(connections, 20)
            checks.note(f"silent connections: {lasted:.1f} s")
            assert not alive, f"{alive} are still open"
        with checks.check("200 connections whose header trickles in, an octet every half second, are closed"):
            connections = [opened(b"GET / HTTP/1.1\r\nHost: a\r\nX-A: ") for _ in range(200)]
            lasted, alive = trickle(connections, b"a", 20)
            checks.note(f"headers that trickle: {lasted:.1f} s")
            assert not alive, f"{alive} are still open after {lasted:.0f} s"
        with checks.check("200 bodies that trickle in are answered with 408 or closed, and nothing is stored"):
            connections = [opened(put_head(100_000) + b"BEGIN:VCALENDAR\r\n") for _ in range(200)]
            lasted, alive = trickle(connections, b"X", 20)
            checks.note(f"bodies that trickle: {lasted:.1f} s")
            assert not alive, f"{alive} are still open after {lasted:.0f} s"
            is_missing("slow.ics")
        with checks.check("a body that ends half-way stores nothing, even where the half is a calendar"):
            whole = event("half").encode()
            for _ in range(50):
                connection = opened(put_head(len(whole) + 10, "half.ics") + whole)
                connection.close()
            time.sleep(0.5)
            is_missing("half.ics")
        with checks.check("50 downloads that are broken off after the first octets leave nothing behind"):
            body = propfind("<D:prop><C:calendar-data/><D:getetag/></D:prop>", f'xmlns:D="DAV:" xmlns:C="{dav.NAMESPACES["C"]}"')
            report = query('<C:comp-filter name="VEVENT"/>', "<C:calendar-data/>")
            for method, sent in [("REPORT", report), ("PROPFIND", body), ("GET", b"")] * 17:
                connection = opened(
                    (f"{method} {CALENDAR} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAuthorization: {authorization}\r\nDepth: 1\r\n"
                     f"Content-Length: {len(sent)}\r\n\r\n").encode() + sent)
                connection.recv(100)
                connection.close()
        with checks.check("20 downloads that nobody reads on are held back, not gathered in memory, and let go"):
            before = server.resident_bytes()
            request = (f"REPORT {CALENDAR} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAuthorization: {authorization}\r\nDepth: 1\r\n"
                       f"Content-Length: {len(report)}\r\n\r\n").encode() + report
            connections = []
            for _ in range(20):
                connection = socket.socket()
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                connection.connect(("127.0.0.1", server.port))
                connection.sendall(request)
                connections.append(connection)
            time.sleep(3)
            held = server.resident_bytes() - before
            checks.note(f"20 answers of {size / MIB:.1f} MiB that nobody reads hold {held / MIB:.1f} MiB")
            assert held < 20 * size / 3, f"{held // MIB} MiB"
            time.sleep(8)
            for connection in connections:
                connection.settimeout(5)
                got = 0
                try:
                    while piece := connection.recv(65_536):
                        got += len(piece)
                except ConnectionResetError:
                    pass
                assert got < size, "the whole answer came, though nobody had read for 11 s"
                connection.close()
        with checks.check("chunks that lie are refused, and nothing is stored"):
            for chunks in (b"zz\r\nBEGIN", b"-1\r\n\r\n", b"ffffffffffffffffff\r\nx", b"5;" + b"a" * 100_000, b"5\r\nBEGINXX\r\n0\r\n\r\n"):
                connection = opened(put_head(1, "chunks.ics").replace(b"Content-Length: 1", b"Transfer-Encoding: chunked") + chunks)
                connection.shutdown(socket.SHUT_WR)
                answer = connection.recv(65_536)
                assert not answer or answer[9:10] == b"4", answer[:100]
                connection.close()
            is_missing("chunks.ics")
        with checks.check("chunks of more than 10 MiB: 413, before all of it came"):
            connection = opened(put_head(1, "chunks.ics").replace(b"Content-Length: 1", b"Transfer-Encoding: chunked"))
            sent = 0
            try:
                for _ in range(40):
                    connection.sendall(b"100000\r\n" + b"a" * MIB + b"\r\n")
                    sent += 1
            except OSError:
                pass
            try:
                answer = connection.recv(65_536)
            except ConnectionResetError:
                answer = b""
            assert answer.startswith(b"HTTP/1.1 413 ") or (not answer and sent < 40), (sent, answer[:100])
            connection.close()
        with checks.check("wrong passwords from one place do not slow the others down"):
            for _ in range(30):
                wrong = dav.Client(server.address)
                wrong.authorization = {"Authorization": "Basic bWlyYTp4"}
                wrong.propfind(HOME, "D:getetag").must(401, 429)
    with checks.check("when all are gone, no connection is left open"):
        deadline = time.monotonic() + 15
        while connections_of(server) > usual and time.monotonic() < deadline:
            time.sleep(0.2)
        assert connections_of(server) <= usual, f"{connections_of(server)} in place of {usual}"


def closed(connections, seconds):
    """How long it takes until all of them are closed from the other side, and how many are not."""
    start, alive = time.monotonic(), list(connections)
    for connection in alive:
        connection.setblocking(False)
    while alive and time.monotonic() - start < seconds:
        time.sleep(0.1)
        for connection in list(alive):
            try:
                if not connection.recv(4096):
                    alive.remove(connection)
            except BlockingIOError:
                pass
            except OSError:
                alive.remove(connection)
    for connection in connections:
        connection.close()
    return time.monotonic() - start, len(alive)


def main():
    checks = Checks()
    data = dav.data_with("otto")
    with turnus.Server(data) as server:
        for group in (xml, reports, fields, paths):
            with checks.part(group.__name__):
                group(checks, server)
    short = ("env", "TURNUS_TIMEOUTS_BODY=4s", "TURNUS_TIMEOUTS_IDLE=6s")
    with turnus.Server(data, wrapper=short) as server:
        with checks.part("slow clients"):
            slow(checks, server)
    checks.finish()


if __name__ == "__main__":
    main()
