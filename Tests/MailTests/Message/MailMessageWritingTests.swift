import Chronology
import Testing

@testable import Mail

/// What goes over the line. Everything is ASCII in short lines, and nothing that people write can become a field.
struct MailMessageWritingTests {
    private static func message(
        subject: String = "Ihr Termin", text: String = "Guten Tag", page: String? = nil,
        invitation: MailMessage.Invitation? = nil, name: String = "Erika Muster"
    ) -> MailMessage {
        MailMessage(
            from: MailAddress("termine@example.org", name: "Turnus")!,
            to: MailAddress("erika@example.org", name: name)!, subject: subject, text: text, page: page,
            invitation: invitation, identifier: "1@example.org",
            date: Instant(secondsSinceEpoch: 784_111_777), language: "de")
    }

    private static func lines(_ message: MailMessage) -> [String] {
        String(decoding: message.octets, as: UTF8.self).replacing("\r\n", with: "\n").split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    private static func head(_ message: MailMessage) -> [String] {
        Array(lines(message).prefix { !$0.isEmpty })
    }

    @Test func `a plain mail is its fields and its text`() {
        #expect(
            Self.lines(Self.message()) == [
                "Date: Sun, 06 Nov 1994 08:49:37 +0000", "From: \"Turnus\" <termine@example.org>",
                "To: \"Erika Muster\" <erika@example.org>", "Subject: Ihr Termin", "Message-ID: <1@example.org>",
                "MIME-Version: 1.0", "Content-Language: de", "Auto-Submitted: auto-generated",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
                "Guten Tag", "",
            ])
    }

    @Test(arguments: [
        "Termin bestätigt: Erstberatung am 6. Januar 2025 um 10:00 Uhr mit Jörg Müller in der Straße 7",
        String(repeating: "Ä", count: 500), String(repeating: "a", count: 500), "a\r\nBcc: b@example.org", "👩‍👩‍👧 Termin",
        "=?UTF-8?B?YQ==?=",
    ])
    func `rfc5322 §2-1-1 whatever a text says, its lines are short, ASCII, and of this field`(text: String) {
        for message in [
            Self.message(subject: text), Self.message(name: text), Self.message(text: text),
            Self.message(text: text, page: "<p>\(text)</p>"),
        ] {
            #expect(message.octets.allSatisfy { $0 < 0x80 })
            #expect(Self.lines(message).allSatisfy { $0.utf8.count <= 78 })
            #expect(!Self.head(message).contains { $0.hasPrefix("Bcc") })
            #expect(Self.head(message).count { $0.hasPrefix("Subject:") } == 1)
        }
    }

    @Test func `rfc2047 §5 an encoded word holds whole characters, and what looks like one is encoded`() {
        let subject = { (text: String) in
            Self.head(Self.message(subject: text)).first { $0.hasPrefix("Subject:") }
        }
        #expect(subject("Grüße") == "Subject: =?UTF-8?B?R3LDvMOfZQ==?=")
        #expect(subject("=?x?=")?.hasPrefix("Subject: =?UTF-8?B?") == true)
    }

    @Test(arguments: [
        ("a=b", "a=3Db"), ("ü", "=C3=BC"), ("end ", "end=20"), ("end\t", "end=09"), ("a b", "a b"), ("a\nb", "a\r\nb"),
        ("a\r\nb", "a\r\nb"), (String(repeating: "x", count: 76), String(repeating: "x", count: 76)),
        (
            String(repeating: "x", count: 77),
            String(repeating: "x", count: 75) + "=\r\nxx"
        ),
        (String(repeating: "x", count: 74) + "ü", String(repeating: "x", count: 74) + "=\r\n=C3=BC"),
    ])
    func `rfc2045 §6-7 quoted-printable`(text: String, expected: String) {
        #expect(TransferEncoding.quotedPrintable(text) == expected)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
    func `rfc4648 §10 base64`(text: String, expected: String) {
        #expect(TransferEncoding.base64(Array(text.utf8)) == expected)
        #expect(
            TransferEncoding.base64(Array(repeating: 0, count: 58)).split(separator: "\r\n").map(\.count) == [76, 4])
    }

    @Test func `rfc6047 §2-4 the invitation is an alternative with its method, and a file`() {
        let octets = Array("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".utf8)
        let message = Self.message(page: "<p>Guten Tag</p>", invitation: .init(.request, octets: octets))
        let types = Self.lines(message).filter { $0.hasPrefix("Content-Type:") }
        #expect(
            types == [
                "Content-Type: multipart/mixed; boundary=\"=_turnus_m\"",
                "Content-Type: multipart/alternative; boundary=\"=_turnus_a\"",
                "Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8",
                "Content-Type: text/calendar; charset=utf-8; method=REQUEST",
                "Content-Type: application/ics; name=\"invite.ics\"",
            ])
        #expect(Self.lines(message).count { $0 == "--=_turnus_a" } == 3)
        #expect(Self.lines(message).count { $0 == "--=_turnus_m" } == 2)
        #expect(Self.lines(message).suffix(2) == ["--=_turnus_m--", ""])
    }

    @Test func `rfc2046 §5-1-1 no text can end its part`() {
        let message = Self.message(text: "--=_turnus_a--\r\n--=_turnus_m", page: "<p></p>")
        #expect(Self.lines(message).count { $0.hasPrefix("--=_turnus_a--") } == 1)
    }
}
