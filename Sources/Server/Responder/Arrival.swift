import Failures
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes
import Synchronization

/// A request as it stands on the wire: its head here, its body perhaps still on the way.
final class Arrival: Sendable {
    let head: HTTPRequest
    let context: ConnectionContext
    private let content: Content
    private let bodyWasRead = Atomic(false)

    private enum Content: Sendable {
        case whole(ByteBuffer)
        case coming(RequestBody)
    }

    init(_ request: Request, context: ConnectionContext) {
        head = request.head
        self.context = context
        content = .coming(request.body)
    }

    init(_ request: WholeRequest, context: ConnectionContext) {
        head = request.head
        self.context = context
        content = .whole(request.body)
    }

    /// RFC 9112 §3.2: exactly one `Host` that is one; RFC 9113 §8.3.1: `:authority` stands in its place.
    func hasOneHost() -> Bool {
        let fields = head.headerFields[values: .hostField]
        guard let authority = head.authority else {
            return context.isHTTP2 && fields.count == 1 && RequestOrigin.isHost(fields[0])
        }
        let agree = context.isHTTP2 ? fields.allSatisfy { $0 == authority } : fields.isEmpty
        return agree && RequestOrigin.isHost(authority)
    }

    /// Reads the body. A client that waits for `100 Continue` gets it now, when it is sure that we want the body
    /// (RFC 9110 §10.1.1).
    func body(limit: Int) async throws -> [UInt8] {
        guard announcesBody else { return [] }
        if let length = head.headerFields[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Failure.bodyTooLarge(limit: limit)
        }
        switch content {
        case .whole(let buffer):
            guard buffer.readableBytes <= limit else { throw Failure.bodyTooLarge(limit: limit) }
            bodyWasRead.store(true, ordering: .relaxed)
            return Array(buffer.readableBytesView)
        case .coming(let body): return try await octets(of: body, limit: limit)
        }
    }

    private func octets(of body: RequestBody, limit: Int) async throws -> [UInt8] {
        if head.headerFields[.expect]?.lowercased() == "100-continue" {
            try await context.channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)))
        }
        do {
            let buffer = try await body.collect(upTo: limit)
            bodyWasRead.store(true, ordering: .relaxed)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Failure.bodyTooLarge(limit: limit)
        }
    }

    /// Whether octets of the body may still come that nobody will read: then the connection has no future, since
    /// they would have to be waited for, or be taken for the next request.
    var leavesBodyBehind: Bool {
        announcesBody && !bodyWasRead.load(ordering: .relaxed)
    }

    private var announcesBody: Bool {
        if let length = head.headerFields[.contentLength] { return length != "0" }
        return head.headerFields[.transferEncoding] != nil || (context.isHTTP2 && mayHaveBody)
    }

    /// On HTTP/2 a body needs no announcement (RFC 9113 §8.1).
    private var mayHaveBody: Bool {
        head.method != .get && head.method != .head
    }
}
