"""The page on which a person connects a device: read by an HTML parser, its code by zbar, its profile by plistlib."""
import html.parser
import os
import plistlib
import re
import subprocess
import urllib.parse

import dav
import turnus
from checks import Checks

EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path", "rect"}


class Page(html.parser.HTMLParser):
    """A page whose elements are closed in the order in which they were opened."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements = [], []
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes)))
        if name not in EMPTY:
            self.open.append(name)

    def handle_startendtag(self, name, attributes):
        self.elements.append((name, dict(attributes)))

    def handle_endtag(self, name):
        assert self.open and self.open.pop() == name, name

    def all(self, name):
        return [attributes for element, attributes in self.elements if element == name]

    def value(self, name):
        return next(field["value"] for field in self.all("input") if name in (field.get("name"), field.get("id")))


def code_in(page):
    """What a camera sees: the dark modules of the SVG, painted, read by zbar."""
    (qr,) = [image for image in page.all("svg") if image.get("class") == "qr"]
    left, top, width, height = map(int, qr["viewbox"].split())
    path = next(path["d"] for path in page.all("path") if path.get("fill") == "#15272b")
    scale, dark = 8, set()
    for column, row, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", path):
        dark |= {(int(row), int(column) + offset) for offset in range(int(length))}
    picture = os.path.join(turnus.scratch("code"), "code.pgm")
    with open(picture, "wb") as file:
        file.write(b"P5 %d %d 255\n" % (width * scale, height * scale))
        for row in range(top, top + height):
            line = b"".join((b"\x00" if (row, column) in dark else b"\xff") * scale
                            for column in range(left, left + width))
            file.write(line * scale)
    return subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=True).stdout.strip()


def main():
    checks = Checks()
    with turnus.Server(dav.data_with()) as server:
        client = dav.Client(server.address, Origin=server.address)

        def send(path, **fields):
            return client.ask("POST", path, urllib.parse.urlencode(fields),
                              Content_Type="application/x-www-form-urlencoded")

        with checks.check("nobody sees it without signing in, and what is seen is not kept"):
            client.ask("GET", "/app/setup", anonymous=True).must(401)
            answer = client.ask("GET", "/app/setup").must(200)
            assert answer.headers["cache-control"] == "no-store", answer.headers
            assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'"), answer

        with checks.check("the page is well-formed, in both languages, and every reference leads somewhere"):
            for language, title in [("de", "Ihr Kalender auf jedem Gerät"), ("en", "Your calendar on every device")]:
                answer = client.ask("GET", "/app/setup?lang=" + language).must(200)
                page = Page(answer.text)
                assert page.all("html")[0]["lang"] == language and f"<h1>{title}</h1>" in answer.text
                identifiers = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
                assert len(identifiers) == len(set(identifiers)), identifiers
                for _, attributes in page.elements:
                    for name in ("for", "aria-labelledby", "aria-describedby"):
                        assert set(attributes.get(name, "").split()) <= set(identifiers), attributes
                    assert "style" not in attributes and not [name for name in attributes if name.startswith("on")]
                assert not page.all("script") and not page.all("style") and not page.all("img")
                (sheet,) = page.all("link")
                style = client.ask("GET", sheet["href"], anonymous=True).must(200)
                assert style.headers["content-type"] == "text/css; charset=utf-8" and b"--petrol" in style.body

        page = Page(client.ask("GET", "/app/setup").text)
        with checks.check("address and name are there to be copied, and the code holds them and no password"):
            assert page.value("address") == server.address + "/dav/" and page.value("user") == "mira"
            assert code_in(page) == server.address.replace("http://", "caldav://mira@") + "/dav/"

        with checks.check("an app password is shown once and lets a calendar programme in, until it is blocked"):
            made = send("/app/setup/password", form=page.value("form"), device="Thunderbird").must(200).text
            password = re.search(r"<code>([a-z2-9]{5}(?:-[a-z2-9]{5}){3})</code>", made)[1]
            assert password not in client.ask("GET", "/app/setup").text
            device = dav.Client(server.address)
            token = dav.base64.b64encode(f"mira:{password}".encode()).decode()
            device.authorization = {"Authorization": "Basic " + token}
            device.propfind("/dav/calendars/mira/", "D:displayname").must(207)
            identifier = re.search(r'name="id" value="(\d+)" aria-label="[^"]*Thunderbird"', made)[1]
            send("/app/setup/revoke", form=page.value("form"), id=identifier).must(303)
            assert device.propfind("/dav/calendars/mira/", "D:displayname").status == 401
            assert password not in server.output()

        with checks.check("Apple's profile is a property list with an account that works, the second like the first"):
            profiles = []
            for _ in range(2):
                answer = send("/app/setup/turnus.mobileconfig", form=page.value("form")).must(200)
                assert answer.headers["content-type"] == "application/x-apple-aspen-config", answer.headers
                profiles.append(plistlib.loads(answer.body))
            first, second = (profile["PayloadContent"][0] for profile in profiles)
            assert first["PayloadType"] == "com.apple.caldav.account" and first["CalDAVUsername"] == "mira", first
            assert (first["CalDAVHostName"], first["CalDAVPort"], first["CalDAVUseSSL"]) == (
                "127.0.0.1", server.port, False), first
            changed = {key for key in first if first[key] != second[key]}
            assert changed == {"CalDAVPassword"}, changed
            assert [profile["PayloadUUID"] for profile in profiles] == [profiles[0]["PayloadUUID"]] * 2
            phone = dav.Client(server.address)
            token = dav.base64.b64encode(f"mira:{first['CalDAVPassword']}".encode()).decode()
            phone.authorization = {"Authorization": "Basic " + token}
            phone.propfind(first["CalDAVPrincipalURL"], "C:calendar-home-set").must(207)
            assert first["CalDAVPassword"] not in server.output()

        with checks.check("a form without our token, or from another site, does nothing"):
            send("/app/setup/password", device="Elsewhere").must(403)
            client.ask("POST", "/app/setup/password", f"form={page.value('form')}&device=Elsewhere",
                       Content_Type="application/x-www-form-urlencoded", Origin="https://elsewhere.example").must(403)
            assert "Elsewhere" not in client.ask("GET", "/app/setup").text
    checks.finish()


if __name__ == "__main__":
    main()
