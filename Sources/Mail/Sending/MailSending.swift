/// Sends mails.
public protocol MailSending: Sendable {
    /// Returns when the next server has taken the mail: from then on it is theirs to deliver (RFC 5321 §6.1).
    func send(_ message: MailMessage) async throws(MailError)
}
