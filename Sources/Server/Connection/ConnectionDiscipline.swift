import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Ends HTTP/1 connections as RFC 9112 §9.6 wants, where Hummingbird would keep them open.
///
/// Hummingbird knows only the exact word `close`, and nothing of HTTP/1.0. This stands between the parser and the
/// translation to HTTP types, the last place that knows the version: it writes `close` the way Hummingbird reads it,
/// gives HTTP/1.0 a `Host`, and, after an answer that says `close`, shuts its side, reads on for a moment so that the
/// answer is not lost to a reset, and then lets go.
final class ConnectionDiscipline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private static let lingering = TimeAmount.seconds(2)

    /// What an answer depends on.
    private struct Asked {
        var closes = false
        var isHTTP10 = false
        var isHead = false
    }

    /// The requests that have not been answered, in their order: several may have come together.
    private var asked = CircularBuffer<Asked>()
    private var farewell: Scheduled<Void>?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data) else {
            context.fireChannelRead(data)
            return
        }
        let isHTTP10 = head.version.major < 1 || head.version == .http1_0
        let closes =
            isHTTP10 || head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
        asked.append(Asked(closes: closes, isHTTP10: isHTTP10, isHead: head.method == .HEAD))
        if closes { head.headers.replaceOrAdd(name: "Connection", value: "close") }
        if isHTTP10, !head.headers.contains(name: "Host") {
            head.headers.add(name: "Host", value: Self.hostOfChannel(context.channel))
        }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where head.status.code >= 200:
            // What could not be understood is answered, too.
            if asked.isEmpty { asked.append(Asked()) }
            var first = asked[asked.startIndex]
            if head.headers[canonicalForm: "connection"].contains(where: { $0.lowercased() == "close" }) {
                first.closes = true
            }
            // Without a length the end of the body is the end of the connection, for who knows no chunks; and an
            // answer to HEAD has no chunks at all.
            let hasLength = head.headers.contains(name: "Content-Length")
            if first.isHTTP10 || (first.isHead && !hasLength) { head.version = .http1_0 }
            if first.isHead, !hasLength { first.closes = true }
            if first.closes { head.headers.replaceOrAdd(name: "Connection", value: "close") }
            asked[asked.startIndex] = first
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            guard asked.popFirst()?.closes == true else {
                context.write(data, promise: promise)
                return
            }
            context.writeAndFlush(data, promise: promise)
            sayFarewell(context)
        default:
            context.write(data, promise: promise)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        farewell?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        farewell?.cancel()
    }

    private func sayFarewell(_ context: ChannelHandlerContext) {
        guard farewell == nil else { return }
        context.close(mode: .output, promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        farewell = context.eventLoop.scheduleTask(in: Self.lingering) { bound.value.close(promise: nil) }
    }

    private static func hostOfChannel(_ channel: any Channel) -> String {
        guard let address = channel.localAddress, let host = address.ipAddress, let port = address.port else {
            return "localhost"
        }
        return ListenAddress(host: host, port: port).description
    }
}

/// Puts `ConnectionDiscipline` in its place, which Hummingbird offers no way to: before the translation to HTTP types.
/// On a stream of HTTP/2 there is no such place and no need.
final class ConnectionDisciplineInstaller: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        // A pipeline without the codec is a stream of HTTP/2.
        guard let codec = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) else { return }
        do {
            try pipeline.addHandler(ConnectionDiscipline(), position: .before(codec))
        } catch {
            context.fireErrorCaught(error)
        }
    }
}
