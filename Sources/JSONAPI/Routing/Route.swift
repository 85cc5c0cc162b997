import CalendarModel
import HTTPTypes

/// Everything the interface knows about one operation: adding an operation is adding a row, and a piece of the contract.
struct Route: Sendable {
    /// What a request of this operation brings along.
    enum Body: Sendable {
        case none
        case json
        /// A change to what there is (RFC 7396).
        case mergePatch

        var mediaType: String? {
            switch self {
            case .none: nil
            case .json: "application/json"
            case .mergePatch: "application/merge-patch+json"
            }
        }
    }

    /// As the contract calls it.
    let operation: String
    let method: HTTPRequest.Method
    /// Below the version: `/tokens/{tokenId}`.
    let template: String
    let scope: APIScope
    let body: Body
    let handle: @Sendable (APIService, APICall) async throws -> APIAnswer

    init(
        _ operation: String, _ method: HTTPRequest.Method, _ template: String, _ scope: APIScope, body: Body = .none,
        handle: @escaping @Sendable (APIService, APICall) async throws -> APIAnswer
    ) {
        self.operation = operation
        self.method = method
        self.template = template
        self.scope = scope
        self.body = body
        self.handle = handle
    }

    /// Every operation there is.
    static let all: [Route] = users + teams + calendars + freeBusy + tokens

    /// The parameters in the path where it is one of this template's.
    func parameters(in segments: [Substring]) -> [String: String]? {
        let parts = template.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == segments.count else { return nil }
        var found: [String: String] = [:]
        for (part, segment) in zip(parts, segments) {
            if part.hasPrefix("{") {
                found[String(part.dropFirst().dropLast())] = String(segment)
            } else if part != segment {
                return nil
            }
        }
        return found
    }
}

/// A request on its way through one operation: allowed, its path read.
struct APICall: Sendable {
    let request: APIRequest
    let caller: APICaller
    /// Parameters of the path, by name.
    let path: [String: String]
    /// The value that a body was read to; null where the operation takes none.
    let body: JSONBody

    var principal: Principal { caller.principal }
}
