import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A server on a port of this machine that gives each request, in turn, the octets it was told to, and keeps what it
/// heard. It answers one connection after another, and closes each.
final class LoopbackServer: Sendable {
    let port: Int
    private let socket: Int32
    private let heard = Mutex<[String]>([])

    /// An answer without octets is never given: the connection stays open until the client leaves.
    init(_ answers: [[UInt8]]) throws {
        socket = systemSocket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (isBound, isNamed) = withUnsafeMutablePointer(to: &address) { [socket] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                (bind(socket, $0, length) == 0, getsockname(socket, $0, &length) == 0)
            }
        }
        guard isBound, isNamed, listen(socket, 8) == 0 else { throw LoopbackFailure() }
        port = Int(UInt16(bigEndian: address.sin_port))
        var thread = pthread_t()
        let body = Unmanaged.passRetained(Body(run: { [self] in for answer in answers { serve(answer) } })).toOpaque()
        pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, body)
        pthread_detach(thread)
    }

    deinit {
        close(socket)
    }

    /// The heads of the requests, in the order in which they came.
    var requests: [String] { heard.withLock { $0 } }

    /// Lets a server go that was not asked as often as it could answer.
    func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    private func serve(_ answer: [UInt8]) {
        let peer = accept(socket, nil, nil)
        guard peer >= 0 else { return }
        defer { close(peer) }
        var request = ""
        var octets = [UInt8](repeating: 0, count: 4096)
        while !request.contains("\r\n\r\n") {
            let count = recv(peer, &octets, octets.count, 0)
            guard count > 0 else { return }
            request += String(decoding: octets.prefix(count), as: UTF8.self)
        }
        heard.withLock { $0.append(request) }
        if answer.isEmpty {
            _ = recv(peer, &octets, octets.count, 0)
        } else {
            _ = send(peer, answer, answer.count, Int32(MSG_NOSIGNAL))
        }
    }
}

struct LoopbackFailure: Error {}

/// The system's function, which the property of the same name hides.
private func systemSocket(_ family: Int32, _ kind: Int32, _ number: Int32) -> Int32 {
    socket(family, kind, number)
}

private final class Body {
    let run: () -> Void

    init(run: @escaping () -> Void) {
        self.run = run
    }
}

func answer(_ status: String, _ fields: [String] = [], body: [UInt8] = []) -> [UInt8] {
    let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"] + fields
    return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
}
