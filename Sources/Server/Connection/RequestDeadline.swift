import NIOCore
import NIOHTTPTypes

/// A request's body did not arrive in the time it has.
struct RequestDeadlinePassed: Error {}

/// Bounds what a slow client can hold on to: a whole request body has one deadline, whatever trickles in meanwhile,
/// and a client that reads nothing of its answer for as long is let go.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limit: TimeAmount
    private var isArriving = false
    private var arrival: Scheduled<Void>?
    private var departure: Scheduled<Void>?

    init(limit: TimeAmount) {
        self.limit = limit
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: isArriving = true
        case .body: break
        case .end: cancelArrival()
        }
        context.fireChannelRead(data)
    }

    /// Most requests have come whole by now, and need no deadline.
    func channelReadComplete(context: ChannelHandlerContext) {
        if isArriving, arrival == nil {
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            arrival = context.eventLoop.scheduleTask(in: limit) {
                bound.value.fireErrorCaught(RequestDeadlinePassed())
            }
        }
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            departure?.cancel()
            departure = nil
        } else if departure == nil {
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            departure = context.eventLoop.scheduleTask(in: limit) { bound.value.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancelAll()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancelAll()
    }

    private func cancelArrival() {
        isArriving = false
        arrival?.cancel()
        arrival = nil
    }

    private func cancelAll() {
        cancelArrival()
        departure?.cancel()
        departure = nil
    }
}
