#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A port of this machine on which a server of a test waits for connections, on a thread of its own.
public final class LoopbackListener: Sendable {
    public let port: Int
    private let socket: Int32

    public init() throws {
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
    }

    deinit {
        close(socket)
    }

    /// Runs `body` on a thread of its own.
    public func start(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, Unmanaged.passRetained(ThreadBody(body)).toOpaque())
        pthread_detach(thread)
    }

    /// Waits for a connection, lets `body` talk on it, and closes it. Returns at once where nobody may come any more.
    public func serve(_ body: (LoopbackPeer) -> Void) {
        let peer = accept(socket, nil, nil)
        guard peer >= 0 else { return }
        body(LoopbackPeer(socket: peer))
        close(peer)
    }

    /// Nobody may come any more.
    public func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
    }
}

/// The other end of a connection.
public struct LoopbackPeer {
    fileprivate let socket: Int32

    /// What comes next; nothing when the other end has left.
    public func receive() -> [UInt8] {
        var octets = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &octets, octets.count, 0)
        return Array(octets.prefix(max(0, count)))
    }

    public func send(_ octets: [UInt8]) {
        _ = systemSend(socket, octets, octets.count, Int32(MSG_NOSIGNAL))
    }
}

private struct LoopbackFailure: Error {}

/// The system's functions, which members of the same name hide.
private func systemSocket(_ family: Int32, _ kind: Int32, _ number: Int32) -> Int32 {
    socket(family, kind, number)
}

private func systemSend(_ socket: Int32, _ octets: UnsafeRawPointer, _ count: Int, _ flags: Int32) -> Int {
    send(socket, octets, count, flags)
}

/// What a thread does: a C function knows no closures.
private final class ThreadBody {
    let run: () -> Void

    init(_ run: @escaping () -> Void) {
        self.run = run
    }
}
