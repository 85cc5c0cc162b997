import Chronology
import HTTPSemantics
import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

extension HTTPAnswer {
    /// Writes the answer to a connection of HTTP/1 and waits where the client does not read.
    func send(on channel: any Channel, dates: DateFields) async throws {
        var head = head
        head.headerFields[.date] = dates.text(of: moment)
        channel.write(HTTPResponsePart.head(head), promise: nil)
        switch body {
        case .none: break
        case .octets(let octets):
            channel.write(HTTPResponsePart.body(ByteBuffer(bytes: octets)), promise: nil)
        case .file(let file):
            try await file.send { try await write($0, on: channel) }
        case .stream(let write):
            try await aside { try await write(BodyWriter { try await self.write(ByteBuffer(bytes: $0), on: channel) }) }
        }
        if channel.isWritable {
            channel.writeAndFlush(HTTPResponsePart.end(nil), promise: nil)
        } else {
            try await channel.writeAndFlush(HTTPResponsePart.end(nil))
        }
        visit.end(isComplete: true)
    }

    private func write(_ buffer: ByteBuffer, on channel: any Channel) async throws {
        try await withTaskCancellationHandler {
            try await channel.writeAndFlush(HTTPResponsePart.body(buffer))
        } onCancel: {
            // Nobody waits any more for a client that does not read.
            channel.close(promise: nil)
        }
        visit.wrote(buffer.readableBytes)
    }
}

/// What stands in `Date` (RFC 9110 §6.6.1): written down once a second.
final class DateFields: Sendable {
    private let last = Mutex<(moment: Instant, text: String)?>(nil)

    func text(of moment: Instant) -> String {
        last.withLock { last in
            if let last, last.moment == moment { return last.text }
            let text = HTTPDate.text(of: moment)
            last = (moment, text)
            return text
        }
    }
}
