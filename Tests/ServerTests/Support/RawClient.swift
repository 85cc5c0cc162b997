import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Says exactly these octets to a server and hears exactly what comes back.
struct RawClient: Sendable {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// One text there, then no more is said; everything back until the server closes.
    static func halfClosed(_ text: String, with port: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            outbound.finish()
            var heard = ""
            for try await buffer in inbound { heard += String(buffer: buffer) }
            return heard
        }
    }

    /// Connects, runs `body`, and closes.
    static func connected<Value: Sendable>(
        to port: Int, _ body: @Sendable (inout Conversation) async throws -> Value
    ) async throws -> Value {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var conversation = Conversation(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&conversation)
        }
    }

    /// One text there, everything back until the server closes, which it may do before it has been spoken to.
    static func exchange(_ text: String, with port: Int) async throws -> String {
        try await connected(to: port) { conversation in
            do { try await conversation.say(text) } catch ChannelError.ioOnClosedChannel {}
            do {
                return try await conversation.hearAll()
            } catch let error as IOError where error.errnoCode == ECONNRESET {
                // Closed before it has read everything: what was said by then was all.
                return conversation.heard
            }
        }
    }

    struct Conversation {
        var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        var heard = ""

        func say(_ text: String) async throws {
            try await outbound.write(ByteBuffer(string: text))
        }

        /// What is said until `mark` occurs in it, or until the server closes.
        mutating func hear(until mark: String) async throws -> String {
            while heard.range(of: mark) == nil, let buffer = try await inbound.next() {
                heard += String(buffer: buffer)
            }
            guard let range = heard.range(of: mark) else { return heard }
            defer { heard = String(heard[range.upperBound...]) }
            return String(heard[..<range.upperBound])
        }

        mutating func hearAll() async throws -> String {
            while let buffer = try await inbound.next() { heard += String(buffer: buffer) }
            return heard
        }
    }
}

extension String {
    /// Plain search, so that tests need no Foundation.
    fileprivate func range(of mark: String) -> Range<String.Index>? {
        let all = Array(utf8)
        let wanted = Array(mark.utf8)
        guard wanted.count <= all.count else { return nil }
        for start in 0...(all.count - wanted.count) where Array(all[start..<start + wanted.count]) == wanted {
            return utf8.index(startIndex, offsetBy: start)..<utf8.index(startIndex, offsetBy: start + wanted.count)
        }
        return nil
    }
}
