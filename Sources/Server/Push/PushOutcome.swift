import HTTPTypes
import Outbound

/// What became of a message to a push service.
enum PushOutcome: Hashable {
    case taken
    /// The subscription is over (RFC 8030 §7.3).
    case ended
    /// It may never be sent, such as to an address inside the house.
    case refused(reason: String)
    /// Not this time; after how many seconds it may be tried again, where the service says so (RFC 8030 §8.4).
    case later(wish: Int64?, reason: String)
    /// The server is stopping; the next one sends it.
    case stopped

    init(_ answer: OutboundAnswer) {
        switch answer.status {
        case 200..<300: self = .taken
        case 404, 410: self = .ended
        default:
            self = .later(
                wish: answer.fields[.retryAfter].flatMap { Int64($0) }, reason: "status \(answer.status)")
        }
    }

    init(_ error: OutboundError) {
        switch error {
        case .destinationNotAllowed, .schemeNotAllowed, .invalidURL: self = .refused(reason: error.description)
        case .cancelled, .closed: self = .stopped
        case .hostNotFound, .unreachable, .notSecure, .tooSlow, .tooLarge, .brokenAnswer, .tooManyRedirects,
            .outOfMemory:
            self = .later(wish: nil, reason: error.description)
        }
    }
}
