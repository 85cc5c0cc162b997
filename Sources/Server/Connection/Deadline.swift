import NIOCore
import NIOTLS

/// Gives what happens on a connection one deadline, from the moment on that this is added to it.
final class Deadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let limit: TimeAmount
    private let isMet: (_ event: Any) -> Bool
    private let passed: @Sendable (ChannelHandlerContext) -> Void
    private var end: Scheduled<Void>?

    private init(
        _ limit: TimeAmount, isMet: @escaping (_ event: Any) -> Bool,
        passed: @escaping @Sendable (ChannelHandlerContext) -> Void
    ) {
        self.limit = limit
        self.isMet = isMet
        self.passed = passed
    }

    /// Lets go of a connection whose TLS handshake does not end.
    static func handshake(_ limit: TimeAmount) -> Deadline {
        Deadline(
            limit, isMet: { if case .handshakeCompleted? = $0 as? TLSUserEvent { true } else { false } },
            passed: { $0.close(promise: nil) })
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        end = context.eventLoop.scheduleTask(in: limit) { [passed] in passed(bound.value) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isMet(event) { end?.cancel() }
        context.fireUserInboundEventTriggered(event)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end?.cancel()
    }
}
