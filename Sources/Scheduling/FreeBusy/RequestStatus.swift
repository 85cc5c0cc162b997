/// How a question about somebody was answered (RFC 5545 §3.8.8.3, RFC 5546 §3.6).
public enum RequestStatus: Hashable, Sendable {
    case success
    /// For some of the time it is not known.
    case partial
    /// Nobody has this address, as far as the asker may know.
    case invalidUser
    /// The asker may know of them, but not when they are busy.
    case noAuthority

    public var text: String {
        switch self {
        case .success: "2.0;Success"
        case .partial: "2.1;Success, but for some of the time it is not known"
        case .invalidUser: "3.7;Invalid calendar user"
        case .noAuthority: "3.8;No authority"
        }
    }
}
