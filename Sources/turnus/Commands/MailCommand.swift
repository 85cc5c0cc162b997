import ArgumentParser
import Chronology
import Mail
import Secrets

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Find out whether mails can be sent.", subcommands: [MailTestCommand.self])
}

struct MailTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Send a mail to an address, and say what the mail server said.",
        discussion: """
            Set mail.host and mail.from first, and mail.user and mail.password where the mail server asks who sends. \
            A password is better kept in the environment (TURNUS_MAIL_PASSWORD) than in a file that others read.

            Example:
              turnus mail test anna@example.org
            """)

    @Argument(help: "Who gets it.")
    var address: String

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        guard let recipient = MailAddress(address) else { throw CommandFailure("\(address) is no mail address") }
        let settings = try storeOptions.settings()
        let (server, sender) = try settings.mail.settings(publicHost: settings.publicHost)
        let mailer = CurlMailer(server)
        let message = Self.message(from: sender, to: recipient, host: settings.publicHost, at: SystemClock().now)
        do throws(MailError) {
            try await mailer.send(message)
        } catch {
            await mailer.close()
            throw CommandFailure(error.description)
        }
        await mailer.close()
        print("\(server.host) has taken a mail to \(recipient.address)")
    }

    private static func message(
        from sender: MailAddress, to recipient: MailAddress, host: String, at now: Instant
    ) -> MailMessage {
        MailMessage(
            from: sender, to: recipient, subject: "Turnus can send mails · Turnus kann Mails senden",
            text: """
                This mail shows that Turnus can send mails. There is nothing to do.

                Diese Mail zeigt, dass Turnus Mails senden kann. Es ist nichts zu tun.

                """,
            identifier: "\(RandomToken.make(octets: 16))@\(host)", date: now, language: "en")
    }
}
