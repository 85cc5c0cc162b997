"""WebDAV-Push with a push service that others' libraries make: http-ece decrypts by RFC 8291, PyJWT verifies VAPID."""
import base64
import http.server
import os
import re
import threading
import time
import urllib.parse
import xml.etree.ElementTree as ElementTree

import http_ece
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

import dav
import turnus
from checks import Checks


def encode(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class PushService:
    """A push service and the device behind it."""

    def __init__(self):
        self.messages, self.status = [], 201
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.public = self.private.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        self.secret = os.urandom(16)
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                service.messages.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                self.send_response(service.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self, count, seconds=15):
        deadline = time.monotonic() + seconds
        while len(self.messages) < count and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(self.messages) == count, f"{len(self.messages)} messages, not {count}"
        return self.messages[-1]

    def open(self, body):
        text = http_ece.decrypt(body, private_key=self.private, auth_secret=self.secret, version="aes128gcm")
        return ElementTree.fromstring(text)


def register(service, path="/one"):
    return (f'<P:push-register {dav.DECLARATIONS}><P:subscription><P:web-push-subscription>'
            f"<P:push-resource>{service.origin}{path}</P:push-resource>"
            f'<P:subscription-public-key type="p256dh">{encode(service.public)}</P:subscription-public-key>'
            f"<P:auth-secret>{encode(service.secret)}</P:auth-secret></P:web-push-subscription></P:subscription>"
            "<P:trigger><P:content-update><D:depth>1</D:depth></P:content-update></P:trigger></P:push-register>")


def main():
    checks = Checks()
    service = PushService()
    data = turnus.data_with_user("push")
    with open(os.path.join(data, "turnus.yaml"), "w") as file:
        file.write('outbound:\n  allowed: "127.0.0.1"\npush:\n  contact: "mailto:admin@example.org"\n')
    path = "/dav/calendars/mira/calendar/"
    with turnus.Server(data) as server:
        client = dav.Client(server.address)
        with checks.check("the calendar says its topic, its triggers and the key it signs with, and OPTIONS the word"):
            seen = client.propfind(path, "P:transports P:topic P:supported-triggers").only
            vapid = decode(seen["P:transports"].find(f'{dav.tag("P:web-push")}/{dav.tag("P:vapid-public-key")}').text)
            public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), vapid)
            topic = seen.value("P:topic")
            assert topic and dav.tag("P:content-update") in seen.names_in("P:supported-triggers")
            assert "webdav-push" in client.ask("OPTIONS", path).headers["dav"]
        with checks.check("a device registers: 201 with Location and Expires"):
            answer = client.ask("POST", path, register(service)).must(201)
            location = answer.headers["location"]
            assert location.startswith(server.address + "/push/") and answer.headers["expires"].endswith("GMT"), answer
        with checks.check("RFC 8291: a change by somebody else arrives within seconds, and opens with the device's key"):
            client.ask("PUT", path + "a.ics", dav.event("a"), Content_Type="text/calendar").must(201)
            where, fields, body = service.wait(1)
            assert where == "/one" and fields["content-encoding"] == "aes128gcm" and fields["ttl"], fields
            message = service.open(body)
            assert message.tag == dav.tag("P:push-message") and message.findtext(dav.tag("P:topic")) == topic
        with checks.check("the sync token in the message is the calendar's"):
            token = message.findtext(f'{dav.tag("P:content-update")}/{dav.tag("D:sync-token")}')
            assert token == client.propfind(path, "D:sync-token").only.value("D:sync-token"), token
        with checks.check("RFC 8292: the token is signed with the announced key, for this service, and ends within a day"):
            found = re.fullmatch(r"vapid t=([^,]+), k=(\S+)", fields["authorization"])
            assert decode(found[2]) == vapid
            claims = jwt.decode(found[1], public, algorithms=["ES256"], audience=service.origin)
            assert claims["sub"] == "mailto:admin@example.org" and claims["exp"] - time.time() <= 86400, claims
        with checks.check("whoever writes with Push-Dont-Notify is not told of that, and is told of the next change"):
            client.ask("PUT", path + "b.ics", dav.event("b"), Content_Type="text/calendar",
                       Push_Dont_Notify=f'"{location}"').must(201)
            time.sleep(5)
            assert len(service.messages) == 1, len(service.messages)
            client.ask("DELETE", path + "b.ics").must(204)
            service.wait(2)
        with checks.check("twenty changes at once are one message or two, and the last token is the newest"):
            for number in range(20):
                client.ask("PUT", f"{path}{number}.ics", dav.event(f"n{number}"), Content_Type="text/calendar").must(201)
            time.sleep(6)
            assert 3 <= len(service.messages) <= 5, len(service.messages)
            newest = service.open(service.messages[-1][2])
            token = newest.findtext(f'{dav.tag("P:content-update")}/{dav.tag("D:sync-token")}')
            assert token == client.propfind(path, "D:sync-token").only.value("D:sync-token"), token
        with checks.check("after DELETE of the registration nothing comes any more"):
            place = urllib.parse.urlsplit(location).path
            client.ask("DELETE", place, anonymous=True).must(401)
            client.ask("DELETE", place).must(204)
            client.ask("DELETE", place).must(404)
            before = len(service.messages)
            client.ask("PUT", path + "c.ics", dav.event("c"), Content_Type="text/calendar").must(201)
            time.sleep(5)
            assert len(service.messages) == before
        with checks.check("RFC 8030 §7.3: a service that answers 410 is not asked again"):
            service.status = 410
            client.ask("POST", path, register(service, "/two")).must(201)
            count = len(service.messages)
            client.ask("DELETE", path + "c.ics").must(204)
            service.wait(count + 1)
            client.ask("DELETE", path + "a.ics").must(204)
            time.sleep(5)
            assert [where for where, _, _ in service.messages].count("/two") == 1
    with checks.check("the same key after a restart, in a file for its owner alone"):
        with turnus.Server(data) as server:
            seen = dav.Client(server.address).propfind(path, "P:transports").only
            again = decode(seen["P:transports"].find(f'{dav.tag("P:web-push")}/{dav.tag("P:vapid-public-key")}').text)
            assert again == vapid
        assert os.stat(os.path.join(data, "push.key")).st_mode & 0o077 == 0
    checks.finish()


if __name__ == "__main__":
    main()
