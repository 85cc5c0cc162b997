import Mail

/// What is set about mails.
struct MailOptions: Hashable, Sendable {
    /// Without a host no mail is sent.
    var host: String?
    var port: Int?
    var security = MailSettings.Security.startTLS
    var user: String?
    var password: String?
    var from: MailAddress?

    /// Throws what has to be set first. `publicHost` is what we call ourselves.
    func settings(publicHost: String) throws(CommandFailure) -> (server: MailSettings, from: MailAddress) {
        guard let host else { throw CommandFailure("no mail is sent: set mail.host, for example smtp.example.org") }
        guard let from else {
            throw CommandFailure("no mail is sent: set mail.from, for example calendar@example.org")
        }
        guard (user == nil) == (password == nil) else {
            throw CommandFailure("set both mail.user and mail.password, or neither")
        }
        let credentials = user.flatMap { user in
            password.map { MailSettings.Credentials(user: user, password: $0) }
        }
        return (
            MailSettings(host: host, port: port, security: security, credentials: credentials, greeting: publicHost),
            from
        )
    }
}
