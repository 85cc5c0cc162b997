"""Mails, taken by aiosmtpd and read by Python's own reader: what is sent, and what is said where nothing can be sent."""
import email
import email.policy
import os
import ssl
import subprocess

import aiosmtpd.controller
import aiosmtpd.smtp
import turnus
from checks import Checks

SENDER, RECIPIENT = "kalender@example.org", "mira@example.org"


class Box:
    """Keeps what comes in."""

    def __init__(self):
        self.envelopes = []

    async def handle_DATA(self, _server, _session, envelope):
        self.envelopes.append(envelope)
        return "250 taken"


class MailServer:
    """A mail server on a free port of 127.0.0.1 until the end of the block."""

    def __init__(self, **options):
        self.box = Box()
        self.controller = aiosmtpd.controller.Controller(
            self.box, hostname="127.0.0.1", port=turnus.free_port(), **options)

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()
        return False


def send(server, **settings):
    environment = {
        **os.environ, "TURNUS_MAIL_HOST": "127.0.0.1", "TURNUS_MAIL_PORT": str(server.controller.port),
        "TURNUS_MAIL_FROM": SENDER, "TURNUS_MAIL_SECURITY": "none",
        **{f"TURNUS_MAIL_{name.upper()}": value for name, value in settings.items()}}
    return turnus.run("mail", "test", RECIPIENT, data=turnus.scratch("mail"), env=environment)


def whole(checks):
    with MailServer() as server, checks.check("a mail is taken, and reads as it was meant"):
        assert send(server).status == 0
        (envelope,) = server.box.envelopes
        assert envelope.mail_from == SENDER and envelope.rcpt_tos == [RECIPIENT]
        assert all(len(line) <= 78 for line in envelope.content.split(b"\r\n")) and envelope.content.isascii()
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert not message.defects and message["from"].addresses[0].addr_spec == SENDER
        assert message["subject"] == "Turnus can send mails · Turnus kann Mails senden", message["subject"]
        assert message["date"].datetime.tzinfo and message["message-id"] and message["auto-submitted"]
        text = message.get_body(("plain",)).get_content()
        assert "nothing to do" in text and "nichts zu tun" in text, text


def signing_in(checks):
    def judge(_server, _session, _envelope, mechanism, data):
        good = mechanism in ("LOGIN", "PLAIN") and (data.login, data.password) == (b"turnus", b"geheim")
        return aiosmtpd.smtp.AuthResult(success=good, handled=good)

    options = {"authenticator": judge, "auth_required": True, "auth_require_tls": False}
    with MailServer(**options) as server:
        with checks.check("who has to sign in does, and a wrong password is named without being told"):
            assert send(server, user="turnus", password="geheim").status == 0 and len(server.box.envelopes) == 1
            result = send(server, user="turnus", password="verraten")
            assert result.status == 1 and "mail.user" in result.errors and "verraten" not in result.errors, result
        with checks.check("half of a sign-in is told before anybody is asked"):
            result = send(server, user="turnus")
            assert result.status == 1 and "mail.password" in result.errors, result


def encryption(checks):
    folder = turnus.scratch("mail-certificate")
    key, certificate = folder + "/key.pem", folder + "/certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    with MailServer(tls_context=context) as server:
        with checks.check("a certificate that nobody vouches for is not enough, and nothing is sent"):
            result = send(server, security="starttls")
            assert result.status == 1 and "not secure" in result.errors and not server.box.envelopes, result
    with MailServer() as server, checks.check("where no encryption is offered and some is wanted, nothing is sent"):
        result = send(server, security="starttls")
        assert result.status == 1 and "not secure" in result.errors and not server.box.envelopes, result


def without_server(checks):
    with checks.check("nothing set, nobody there, no address: each is said with its cure"):
        data = turnus.scratch("mail")
        bare = {name: value for name, value in os.environ.items() if not name.startswith("TURNUS_MAIL")}
        assert "mail.host" in turnus.run("mail", "test", RECIPIENT, data=data, env=bare).errors
        assert "no mail address" in turnus.run("mail", "test", "mira", data=data, env=bare).errors
        gone = {**bare, "TURNUS_MAIL_HOST": "127.0.0.1", "TURNUS_MAIL_PORT": str(turnus.free_port()),
                "TURNUS_MAIL_FROM": SENDER, "TURNUS_MAIL_SECURITY": "none"}
        assert "cannot be reached" in turnus.run("mail", "test", RECIPIENT, data=data, env=gone).errors


def main():
    checks = Checks()
    for group in (whole, signing_in, encryption, without_server):
        with checks.part(group.__name__):
            group(checks)
    checks.finish()


if __name__ == "__main__":
    main()
