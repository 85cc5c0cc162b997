/// Why a mail was not sent.
public enum MailError: Error, Hashable, Sendable {
    /// No connection, or it broke.
    case unreachable(host: String, reason: String)
    case tooSlow(host: String)
    /// The server's certificate, or that it offers no encryption.
    case notSecure(host: String, reason: String)
    /// User name or password.
    case notSignedIn(host: String)
    /// The server would not take the mail, with its code (RFC 5321 §4.2).
    case refused(code: Int)
    case outOfMemory
    /// The programme ends.
    case closed

    /// Whether the same mail may be taken another time. A refusal with 5xx is for good (RFC 5321 §4.2.1); what is wrong
    /// with the settings is put right by people, and the mail waits for them.
    public var isTemporary: Bool {
        if case .refused(let code) = self { return code < 500 }
        return true
    }
}

extension MailError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreachable(let host, let reason): "the mail server \(host) cannot be reached (\(reason))"
        case .tooSlow(let host): "the mail server \(host) took too long"
        case .notSecure(let host, let reason):
            "the connection to the mail server \(host) is not secure (\(reason)): see mail.security"
        case .notSignedIn(let host):
            "the mail server \(host) takes neither mail.user nor its password"
        case .refused(let code): "the mail server refused the mail with \(code)"
        case .outOfMemory: "there is no memory for a mail"
        case .closed: "the programme ends"
        }
    }
}
