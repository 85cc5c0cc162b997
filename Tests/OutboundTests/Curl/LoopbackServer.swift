import Synchronization
import TestSupport

/// A server on a port of this machine that gives each request, in turn, the octets it was told to, and keeps what it
/// heard. It answers one connection after another, and closes each.
final class LoopbackServer: Sendable {
    private let listener: LoopbackListener
    private let heard = Mutex<[String]>([])

    /// An answer without octets is never given: the connection stays open until the client leaves.
    init(_ answers: [[UInt8]]) throws {
        listener = try LoopbackListener()
        listener.start { [self] in
            for answer in answers { listener.serve { give(answer, to: $0) } }
        }
    }

    var port: Int { listener.port }

    /// The heads of the requests, in the order in which they came.
    var requests: [String] { heard.withLock { $0 } }

    /// Lets a server go that was not asked as often as it could answer.
    func stop() {
        listener.stop()
    }

    private func give(_ answer: [UInt8], to peer: LoopbackPeer) {
        var request = ""
        while !request.contains("\r\n\r\n") {
            let octets = peer.receive()
            guard !octets.isEmpty else { return }
            request += String(decoding: octets, as: UTF8.self)
        }
        heard.withLock { $0.append(request) }
        if answer.isEmpty {
            _ = peer.receive()
        } else {
            peer.send(answer)
        }
    }
}

func answer(_ status: String, _ fields: [String] = [], body: [UInt8] = []) -> [UInt8] {
    let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"] + fields
    return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
}
