import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOSSL
import Synchronization

/// A connection with TLS that speaks HTTP/2 or HTTP/1.1 as the two agree (ALPN, RFC 7301), under the certificate
/// that is the present one when it begins.
///
/// Hummingbird's channel holds its certificate for good, so there is a new one of it for every new certificate;
/// connections that are open keep the one they began with.
struct TLSConnection: ServerChildChannel {
    typealias Value = HTTP2UpgradeChannel.Value

    private let present: PresentChannel
    private let handshakeLimit: TimeAmount

    init(
        certificate: Certificate, configuration: HTTP2UpgradeChannel.Configuration, handshakeLimit: TimeAmount,
        renewal: CertificateRenewal, responder: @escaping HTTPChannelHandler.Responder
    ) throws {
        let make: @Sendable (Certificate) throws -> HTTP2UpgradeChannel = { certificate in
            try HTTP2UpgradeChannel(
                tlsConfiguration: certificate.configuration, configuration: configuration, responder: responder)
        }
        let present = try PresentChannel(make(certificate))
        renewal.onRenewal { certificate in present.set(try make(certificate)) }
        self.present = present
        self.handshakeLimit = handshakeLimit
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let limit = handshakeLimit
        return present.channel.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let tls = try pipeline.handler(type: NIOSSLServerHandler.self)
            try pipeline.addHandler(Deadline.handshake(limit), position: .after(tls))
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await present.channel.handle(value: value, logger: logger)
    }
}

private final class PresentChannel: Sendable {
    private let stored: Mutex<HTTP2UpgradeChannel>

    init(_ channel: HTTP2UpgradeChannel) {
        stored = Mutex(channel)
    }

    var channel: HTTP2UpgradeChannel { stored.withLock { $0 } }

    func set(_ channel: HTTP2UpgradeChannel) {
        stored.withLock { $0 = channel }
    }
}

/// Where whoever reads new certificates meets whoever serves under them.
final class CertificateRenewal: Sendable {
    private let take = Mutex<(@Sendable (Certificate) throws -> Void)?>(nil)

    func onRenewal(_ take: @escaping @Sendable (Certificate) throws -> Void) {
        self.take.withLock { $0 = take }
    }

    func renew(_ certificate: Certificate) throws {
        try take.withLock { $0 }?(certificate)
    }
}
