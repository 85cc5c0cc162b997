import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A mail server on a port of this machine that says to each command what it was told to, and keeps what it heard. It
/// serves one connection.
final class LoopbackMailServer: Sendable {
    let port: Int
    private let socket: Int32
    private let heard = Mutex<[String]>([])

    /// What it says to a command of this beginning; to others it says 250.
    init(saying answers: [String: String] = [:], greeting: String = "220 mail.example.org") throws {
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
        let body = Unmanaged.passRetained(Body { [self] in serve(greeting, answers) }).toOpaque()
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

    /// The commands and the lines of the mail, in the order in which they came.
    var lines: [String] { heard.withLock { $0 } }

    private func serve(_ greeting: String, _ answers: [String: String]) {
        let peer = accept(socket, nil, nil)
        guard peer >= 0 else { return }
        defer { close(peer) }
        say(greeting, to: peer)
        var rest = ""
        var isData = false
        var octets = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(peer, &octets, octets.count, 0)
            guard count > 0 else { return }
            rest += String(decoding: octets.prefix(count), as: UTF8.self)
            while let end = rest.range(of: "\r\n") {
                let line = String(rest[..<end.lowerBound])
                rest.removeSubrange(..<end.upperBound)
                heard.withLock { $0.append(line) }
                if isData && line != "." { continue }
                isData = line == "DATA" && answers["DATA"] == nil
                let answer = answers.first { line.hasPrefix($0.key) }?.value
                say(answer ?? (isData ? "354 go on" : line == "QUIT" ? "221 bye" : "250 mail.example.org"), to: peer)
            }
        }
    }

    private func say(_ line: String, to peer: Int32) {
        _ = send(peer, line + "\r\n", line.utf8.count + 2, Int32(MSG_NOSIGNAL))
    }
}

struct LoopbackFailure: Error {}

/// The system's function, which the property of the same name hides.
private func systemSocket(_ family: Int32, _ kind: Int32, _ number: Int32) -> Int32 {
    socket(family, kind, number)
}

private final class Body {
    let run: () -> Void

    init(_ run: @escaping () -> Void) {
        self.run = run
    }
}

extension String {
    fileprivate func range(of pattern: String) -> Range<String.Index>? {
        firstRange(of: pattern)
    }
}
