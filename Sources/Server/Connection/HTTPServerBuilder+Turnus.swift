import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import NIOCore

extension HTTPServerBuilder {
    /// HTTP/1.1 in plain, or HTTP/1.1 and HTTP/2 under `certificate`, within the limits of `configuration`.
    static func turnus(
        _ configuration: ServerConfiguration, certificate: Certificate?, renewal: CertificateRenewal,
        responder: Responder
    ) -> HTTPServerBuilder {
        let timeouts = configuration.timeouts
        var connection = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ConnectionDisciplineInstaller(), RequestDeadline(limit: TimeAmount(timeouts.body)),
            ],
            idleTimeout: TimeAmount(timeouts.idle))
        connection.httpDecoder = .init(
            maxHeaderFieldSize: configuration.limits.header, maxHeaderListSize: configuration.limits.header,
            maxHeaderFieldCount: configuration.limits.headerFields)
        guard let certificate else {
            let plain = connection
            let longestBody = min(SurfaceRequest.briefBody, configuration.limits.body)
            return HTTPServerBuilder { handler in
                OwnLoopConnection(
                    base: BriefConnection(
                        base: HTTP1Channel(responder: handler, configuration: plain), responder: responder,
                        longestBody: longestBody))
            }
        }
        let both = HTTP2ChannelConfiguration(
            idleTimeout: timeouts.idle, gracefulCloseTimeout: timeouts.stop, streamConfiguration: connection)
        return HTTPServerBuilder { handler in
            OwnLoopConnection(
                base: try TLSConnection(
                    certificate: certificate, configuration: both, handshakeLimit: TimeAmount(timeouts.handshake),
                    renewal: renewal, responder: handler))
        }
    }
}
