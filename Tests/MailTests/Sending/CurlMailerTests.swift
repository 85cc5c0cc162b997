import Chronology
import Testing

@testable import Mail

/// How a mail gets to a mail server, and what is said where it does not.
struct CurlMailerTests {
    private static let message = MailMessage(
        from: MailAddress("termine@example.org")!, to: MailAddress("erika@example.org")!, subject: "Termin",
        text: "Guten Tag\n.\nEnde", identifier: "1@example.org", date: Instant(secondsSinceEpoch: 0), language: "de")

    private func send(
        to server: LoopbackMailServer, security: MailSettings.Security = .none,
        as credentials: MailSettings.Credentials? = nil
    ) async -> MailError? {
        let mailer = CurlMailer(
            MailSettings(
                host: "127.0.0.1", port: server.port, security: security, credentials: credentials,
                greeting: "calendar.example.org", seconds: 20))
        let result: MailError?
        do throws(MailError) {
            try await mailer.send(Self.message)
            result = nil
        } catch {
            result = error
        }
        await mailer.close()
        return result
    }

    @Test func `rfc5321 §3-3 a mail is handed over with its envelope, dots and all`() async throws {
        let server = try LoopbackMailServer()
        #expect(await send(to: server) == nil)
        let lines = server.lines
        #expect(lines.first == "EHLO calendar.example.org")
        #expect(lines.contains { $0.hasPrefix("MAIL FROM:<termine@example.org>") })
        #expect(lines.contains("RCPT TO:<erika@example.org>"))
        // RFC 5321 §4.5.2: a line that is a dot gets a second one on the way.
        #expect(lines.contains("..") && lines.contains("Ende") && lines.contains("Subject: Termin"))
    }

    @Test(arguments: [
        ("RCPT", "550 no such user", 550, false), ("RCPT", "451 later", 451, true), ("MAIL", "452 full", 452, true),
        ("DATA", "554 no", 554, false), (".", "552 too big", 552, false),
    ])
    func `rfc5321 §4-2-1 a refusal is told with its code, and whether to try again`(
        command: String, answer: String, code: Int, isTemporary: Bool
    ) async throws {
        let server = try LoopbackMailServer(saying: [command: answer])
        let error = await send(to: server)
        #expect(error == .refused(code: code))
        #expect(error?.isTemporary == isTemporary)
    }

    @Test func `rfc3207 §4 where encryption is asked for and not offered, nothing is said in the clear`() async throws {
        let server = try LoopbackMailServer()
        let error = await send(
            to: server, security: .startTLS, as: MailSettings.Credentials(user: "turnus", password: "geheim"))
        guard case .notSecure("127.0.0.1", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!server.lines.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    }

    @Test func `a password that is not right is no reason to drop the mail, and is not told`() async throws {
        let server = try LoopbackMailServer(
            saying: ["EHLO": "250-mail.example.org\r\n250 AUTH PLAIN", "AUTH": "535 no"])
        let error = await send(to: server, as: MailSettings.Credentials(user: "turnus", password: "geheim"))
        #expect(error == .notSignedIn(host: "127.0.0.1"))
        #expect(error?.isTemporary == true)
        #expect("\(MailSettings.Credentials(user: "turnus", password: "geheim"))" == "turnus")
    }

    @Test func `where nobody listens, that is said`() async throws {
        let mailer = CurlMailer(MailSettings(host: "127.0.0.1", port: 1, security: .none, seconds: 5))
        await #expect {
            try await mailer.send(Self.message)
        } throws: { error in
            if case MailError.unreachable("127.0.0.1", _) = error { true } else { false }
        }
        await mailer.close()
        await #expect(throws: MailError.closed) { try await mailer.send(Self.message) }
    }
}
