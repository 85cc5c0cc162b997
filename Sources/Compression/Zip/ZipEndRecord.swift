#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The end of an archive, which says how many members there are (APPNOTE 4.3.14 to 4.3.16).
struct ZipEndRecord {
    let memberCount: UInt64

    init(path: String) throws(CompressionError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unreadable(path: path, code: errno) }
        defer { close(file) }
        let size = try Self.size(of: path)
        let head = try Self.octets(of: file, from: 0, count: 4, path: path)
        let tailStart = size - min(size, UInt64(Self.longestTail))
        let tail = try Self.octets(of: file, from: tailStart, count: Self.longestTail, path: path)
        guard let end = Self.lastRecord(in: tail) else {
            // What begins with a member and has no end was cut off.
            throw head == Self.memberSignature ? .truncated(name: path) : .notAZip(path: path)
        }
        let count = Self.number(tail, at: end + 10, octets: 2)
        guard count == 0xffff, end >= Self.locatorLength,
            Array(tail[end - Self.locatorLength..<end - Self.locatorLength + 4]) == Self.locatorSignature
        else {
            self.memberCount = count
            return
        }
        let offset = Self.number(tail, at: end - Self.locatorLength + 8, octets: 8)
        guard offset < size else { throw .damaged(name: path) }
        let record = try Self.octets(of: file, from: offset, count: 40, path: path)
        guard record.count == 40 else { throw .truncated(name: path) }
        self.memberCount = Self.number(record, at: 32, octets: 8)
    }

    static func size(of path: String) throws(CompressionError) -> UInt64 {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unreadable(path: path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAZip(path: path) }
        return UInt64(max(status.st_size, 0))
    }

    private static let memberSignature = Array("PK\u{3}\u{4}".utf8)
    private static let endSignature = Array("PK\u{5}\u{6}".utf8)
    private static let locatorSignature = Array("PK\u{6}\u{7}".utf8)
    private static let locatorLength = 20
    private static let endLength = 22
    /// The end record, the longest comment it can have, and the locator before it.
    private static let longestTail = endLength + 0xffff + locatorLength

    private static func lastRecord(in tail: [UInt8]) -> Int? {
        guard tail.count >= endLength else { return nil }
        return stride(from: tail.count - endLength, through: 0, by: -1).first { start in
            tail[start] == endSignature[0] && tail[start..<start + 4].elementsEqual(endSignature)
        }
    }

    /// An unsigned number, the lowest octet first.
    private static func number(_ octets: [UInt8], at start: Int, octets count: Int) -> UInt64 {
        octets[start..<start + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// As many octets as there are, up to `count`.
    private static func octets(
        of file: Int32, from offset: UInt64, count: Int, path: String
    ) throws(CompressionError) -> [UInt8] {
        var code: Int32 = 0
        let octets = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let got = pread(
                    file, buffer.baseAddress?.advanced(by: initialized), count - initialized,
                    off_t(offset) + off_t(initialized))
                if got < 0 { code = errno }
                guard got > 0 else { return }
                initialized += got
            }
        }
        guard code == 0 else { throw .unreadable(path: path, code: code) }
        return octets
    }
}
