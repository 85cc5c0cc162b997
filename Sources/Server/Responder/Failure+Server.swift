import Failures
import HTTPTypes
import Hummingbird

extension Failure {
    /// RFC 9112 §3.2
    static let oneHostWanted = Failure(
        .badRequest, detail: "A request needs exactly one Host field with a host name in it.")

    /// RFC 9110 §15.5.14
    static func bodyTooLarge(limit: Int) -> Failure {
        Failure(.contentTooLarge, detail: "The body of a request may have \(limit) octets here.")
    }

    /// We could, only not now.
    static func busy(reason: String) -> Failure {
        Failure(.serviceUnavailable, reason: reason, retryAfter: 2)
    }

    /// What `error` ends in. One that nobody knows is our fault, and its reason stays in the house.
    init(answering error: any Error) {
        if let failure = Failure(known: error) {
            self = failure
            return
        }
        switch error {
        // RFC 9110 §15.5.9
        case is RequestDeadlinePassed:
            self.init(.requestTimeout, detail: "The request took too long to arrive.")
        case let error as FileSinkError: self = .busy(reason: "feed cache: \(error)")
        case let error as FileBodyError: self = .busy(reason: "feed cache: \(error)")
        case is CancellationError: self = .busy(reason: "the server is stopping")
        case let error as any HTTPResponseError: self.init(error.status)
        default: self.init(.internalServerError, reason: String(describing: error))
        }
    }
}
