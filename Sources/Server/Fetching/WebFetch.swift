import Addresses
public import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOPosix
import NIOSSL

/// Fetches one address, as a subscriber's program would: GET, redirects followed, no cookies, no credentials.
public struct WebFetch: Sendable {
    public struct Answer: Sendable {
        public var address: WebAddress
        public var status: Int
        public var redirects: Int
        public var fields: HTTPFields
        public var octets: [UInt8]
    }

    public enum Failure: Error, Hashable, Sendable {
        case unreachable(host: String, reason: String)
        case tooLarge(limit: Int)
        case brokenOff
        case tooManyRedirects
        case badRedirect(String)
        case tooSlow
    }

    private let limit: Int
    private let timeout: TimeAmount
    private static let redirects = 5

    public init(limit: Int = 256 << 20, timeout: Duration = .seconds(60)) {
        self.limit = limit
        self.timeout = TimeAmount(timeout)
    }

    public func get(_ address: WebAddress, fields: HTTPFields = [:]) async throws(Failure) -> Answer {
        var address = address
        for redirects in 0...Self.redirects {
            var answer = try await one(address, fields)
            guard [301, 302, 303, 307, 308].contains(answer.status), let location = answer.fields[.location] else {
                answer.redirects = redirects
                return answer
            }
            guard let next = address.following(location) else { throw .badRedirect(location) }
            address = next
        }
        throw .tooManyRedirects
    }

    private func one(_ address: WebAddress, _ fields: HTTPFields) async throws(Failure) -> Answer {
        do {
            let channel = try await connect(address)
            return try await channel.executeThenClose { inbound, outbound in
                var fields = fields
                fields[.connection] = "close"
                let head = HTTPRequest(
                    method: .get, scheme: address.isSecure ? "https" : "http", authority: address.authority,
                    path: address.target, headerFields: fields)
                try await outbound.write(contentsOf: [.head(head), .end(nil)])
                return try await hear(inbound, from: address)
            }
        } catch let failure as Failure {
            throw failure
        } catch let error as HTTPParserError {
            throw error == .invalidEOFState ? .brokenOff : .unreachable(host: address.host, reason: "\(error)")
        } catch is RequestDeadlinePassed {
            throw .tooSlow
        } catch {
            throw .unreachable(host: address.host, reason: Self.reason(error))
        }
    }

    private func hear(
        _ inbound: NIOAsyncChannelInboundStream<HTTPResponsePart>, from address: WebAddress
    ) async throws -> Answer {
        var answer = Answer(address: address, status: 0, redirects: 0, fields: [:], octets: [])
        for try await part in inbound {
            switch part {
            case .head(let head):
                answer.status = head.status.code
                answer.fields = head.headerFields
            case .body(let buffer):
                guard answer.octets.count + buffer.readableBytes <= limit else { throw Failure.tooLarge(limit: limit) }
                answer.octets += buffer.readableBytesView
            case .end: return answer
            }
        }
        throw Failure.brokenOff
    }

    private func connect(_ address: WebAddress) async throws -> NIOAsyncChannel<HTTPResponsePart, HTTPRequestPart> {
        let tls = address.isSecure ? try NIOSSLContext(configuration: .makeClientConfiguration()) : nil
        // A bare address is no server name (RFC 6066 §3).
        let name = IPAddress(address.host) == nil ? address.host : nil
        let timeout = timeout
        return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .connect(host: address.host, port: address.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let tls { try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: name)) }
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(HTTP1ToHTTPClientCodec())
                    try pipeline.addHandler(Deadline.answer(timeout))
                    return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { "\($0.error)" } ?? "no such host"
        case let error as IOError: error.description
        default: "\(error)"
        }
    }
}
