import Chronology

extension MailMessage {
    /// The mail as it goes over the line (RFC 5322), in lines of at most 78 characters that end in CRLF.
    ///
    /// The invitation stands among the alternatives, where programmes look for it (RFC 6047 §2.4, RFC 2046 §5.1.4),
    /// and once more as a file, for those that know no invitations.
    public var octets: [UInt8] {
        var fields = [
            HeaderField("Date", structured: date.rfc5322()),
            HeaderField("From", address: from),
            HeaderField("To", address: to),
        ]
        if let replyTo { fields.append(HeaderField("Reply-To", address: replyTo)) }
        fields += [
            HeaderField("Subject", text: subject),
            HeaderField("Message-ID", structured: "<\(identifier)>"),
            HeaderField("MIME-Version", structured: "1.0"),
            HeaderField("Content-Language", structured: language),
            // No answering machine shall answer (RFC 3834 §5).
            HeaderField("Auto-Submitted", structured: "auto-generated"),
        ]
        return Array((fields.map { $0.line + "\r\n" }.joined() + body.written).utf8)
    }

    private var body: BodyPart {
        var alternatives = [BodyPart(type: "text/plain; charset=utf-8", text: text)]
        if let page { alternatives.append(BodyPart(type: "text/html; charset=utf-8", text: page)) }
        guard let invitation else {
            return alternatives.count == 1
                ? alternatives[0] : BodyPart("alternative", alternatives, boundary: boundary("a"))
        }
        alternatives.append(
            BodyPart(
                type: "text/calendar; charset=utf-8; method=\(invitation.method.rawValue)", octets: invitation.octets))
        let file = BodyPart(
            type: "application/ics; name=\"invite.ics\"", octets: invitation.octets,
            disposition: "attachment; filename=\"invite.ics\"")
        return BodyPart(
            "mixed", [BodyPart("alternative", alternatives, boundary: boundary("a")), file], boundary: boundary("m"))
    }

    /// No line of a part begins like it: those in quoted-printable have no `=_`, those in base64 no `_` (RFC 2045 §6.7).
    private func boundary(_ letter: String) -> String { "=_turnus_\(letter)" }
}

/// A part of a mail (RFC 2046): its head and what it holds.
struct BodyPart {
    private let head: [String]
    private let content: String

    init(type: String, text: String) {
        head = ["Content-Type: \(type)", "Content-Transfer-Encoding: quoted-printable"]
        content = TransferEncoding.quotedPrintable(text)
    }

    init(type: String, octets: [UInt8], disposition: String? = nil) {
        head =
            ["Content-Type: \(type)", "Content-Transfer-Encoding: base64"]
            + (disposition.map { ["Content-Disposition: \($0)"] } ?? [])
        content = TransferEncoding.base64(octets)
    }

    init(_ subtype: String, _ parts: [BodyPart], boundary: String) {
        head = ["Content-Type: multipart/\(subtype); boundary=\"\(boundary)\""]
        content = parts.map { "--\(boundary)\r\n" + $0.written + "\r\n" }.joined() + "--\(boundary)--"
    }

    var written: String {
        head.joined(separator: "\r\n") + "\r\n\r\n" + content + "\r\n"
    }
}
