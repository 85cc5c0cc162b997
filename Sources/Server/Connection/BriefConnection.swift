import HummingbirdCore
import Logging
import NIOCore

/// A connection in plain HTTP/1.1 that answers small requests in one step.
///
/// Hummingbird takes a request as a sequence of parts that a task waits for one by one, and gives the answer back
/// through another; the two cost more than a small request. What is whole and small is taken off before it gets there
/// and answered on the connection's own thread; everything else goes on to Hummingbird.
struct BriefConnection: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        let base: HTTP1Channel.Value
        let desk: RequestDesk

        var channel: any Channel { base.channel }
    }

    let base: HTTP1Channel
    let responder: Responder
    let longestBody: Int
    let dates = DateFields()

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let longestBody = longestBody
        return base.setup(channel: channel, logger: logger).flatMapThrowing { base in
            let desk = RequestDesk()
            let pipeline = channel.pipeline.syncOperations
            let keeper = try pipeline.handler(type: HTTPConnectionStateHandler.self)
            try pipeline.addHandler(BriefRequests(desk, longestBody: longestBody), position: .after(keeper))
            return Value(base: base, desk: desk)
        }
    }

    func handle(value: Value, logger: Logger) async {
        async let brief: Void = answer(value)
        await base.handle(value: value.base, logger: logger)
        value.desk.close()
        await brief
    }

    private func answer(_ value: Value) async {
        let channel = value.channel
        let context = ConnectionContext(channel: channel)
        do {
            while let request = await value.desk.next() {
                let answer = try await responder.answer(to: Arrival(request, context: context))
                try await answer.send(on: channel, dates: dates)
            }
        } catch {
            // Half an answer must not be taken for the whole.
            channel.close(promise: nil)
        }
    }
}
