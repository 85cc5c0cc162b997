#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Small files, whole.
enum FileOctets {
    struct Failure: Error {
        let reason: String
    }

    static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(reason: systemReason) }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, limit: limit)
    }

    static func read(descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
        var octets: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, &piece, piece.count)
            #else
                let count = Darwin.read(descriptor, &piece, piece.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(reason: systemReason) }
            guard count > 0 else { return octets }
            octets += piece[..<count]
            guard octets.count <= limit else { throw Failure(reason: "it has more than \(limit) octets") }
        }
    }

    static var systemReason: String { String(cString: strerror(errno)) }
}
