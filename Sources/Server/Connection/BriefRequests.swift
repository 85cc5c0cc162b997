import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Takes whole, small requests off an HTTP/1 connection and lays them on a desk; all else goes on as it came.
///
/// What is not as it should be goes on, too, with what was held back before it: a body that breaks off or does not
/// come in time is told of by those who wait for bodies. Requests are answered in their order, so that nothing goes
/// on, and nothing more is read, before the answer to what came before is written.
final class BriefRequests: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum Stage {
        case idle
        case collecting(WholeRequest)
        /// One is on the desk.
        case answering
        /// One is on its way through.
        case passing(isRead: Bool, isAnswered: Bool)
        /// The last answer was written.
        case deaf
    }

    /// What arrived while an answer was under way.
    private enum Arrived {
        case part(HTTPRequestPart)
        case error(any Error)
        case endOfInput
    }

    private let desk: RequestDesk
    private let longestBody: Int
    private var stage = Stage.idle
    private var waiting = CircularBuffer<Arrived>()
    private var isLast = false
    private var isReadHeld = false

    init(_ desk: RequestDesk, longestBody: Int) {
        self.desk = desk
        self.longestBody = longestBody
    }

    // MARK: What comes in

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        take(.part(unwrapInboundIn(data)), context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        take(.error(error), context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent {
            take(.endOfInput, context)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func read(context: ChannelHandlerContext) {
        if isBusy, !waiting.isEmpty {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        desk.close()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        desk.close()
    }

    private var isBusy: Bool {
        switch stage {
        case .answering, .passing(isRead: true, isAnswered: false): true
        default: false
        }
    }

    private func take(_ arrived: Arrived, _ context: ChannelHandlerContext) {
        guard !isBusy else {
            waiting.append(arrived)
            return
        }
        switch arrived {
        case .part(let part): take(part, context)
        case .error(let error):
            letGo(context)
            context.fireErrorCaught(error)
        case .endOfInput:
            letGo(context)
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        }
    }

    private func take(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
        switch (stage, part) {
        case (.idle, .head(let head)):
            isLast = head.headerFields[.connection] == "close"
            if isBrief(head) {
                stage = .collecting(WholeRequest(head: head))
            } else {
                stage = .passing(isRead: false, isAnswered: false)
                context.fireChannelRead(wrapInboundOut(part))
            }
        case (.collecting(var request), .body(var octets)):
            request.body.writeBuffer(&octets)
            stage = .collecting(request)
        case (.collecting(let request), .end):
            stage = .answering
            desk.lay(request)
        case (.passing(_, let isAnswered), .end):
            stage = .passing(isRead: true, isAnswered: isAnswered)
            context.fireChannelRead(wrapInboundOut(part))
            if isAnswered { goOn(context) }
        case (.deaf, _): break
        default: context.fireChannelRead(wrapInboundOut(part))
        }
    }

    /// Whether it can be answered in one step: its body is small, of a length that it says, and on its way.
    private func isBrief(_ head: HTTPRequest) -> Bool {
        let fields = head.headerFields
        guard !fields.contains(.transferEncoding), !fields.contains(.expect) else { return false }
        guard let length = fields[.contentLength] else { return true }
        return Int(length).map { $0 <= longestBody } ?? false
    }

    /// Lets what was held back go on: it will not become whole.
    private func letGo(_ context: ChannelHandlerContext) {
        guard case .collecting(let request) = stage else { return }
        stage = .passing(isRead: false, isAnswered: false)
        context.fireChannelRead(wrapInboundOut(.head(request.head)))
        if request.body.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(.body(request.body))) }
        context.fireChannelReadComplete()
    }

    // MARK: What goes out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        context.write(data, promise: promise)
        switch part {
        case .head(let head): if head.headerFields[.connection] == "close" { isLast = true }
        case .body: break
        case .end:
            switch stage {
            case .answering, .passing(isRead: true, _): goOn(context)
            case .passing(isRead: false, _): stage = .passing(isRead: false, isAnswered: true)
            case .idle, .collecting, .deaf: break
            }
        }
    }

    /// Takes what has waited for the end of an answer.
    private func goOn(_ context: ChannelHandlerContext) {
        stage = isLast ? .deaf : .idle
        guard !waiting.isEmpty || isReadHeld else { return }
        while !isBusy, let next = waiting.popFirst() { take(next, context) }
        context.fireChannelReadComplete()
        if isReadHeld, waiting.isEmpty {
            isReadHeld = false
            context.read()
        }
    }
}
