/// A gzip member (RFC 1952) from octets at hand, and back.
///
/// The header carries neither name nor time (MTIME is 0), so the same octets always give the same result.
public enum Gzip {
    /// How much work is spent: 1 to 9.
    public static let standardLevel = 6

    public static func compress(_ octets: [UInt8], level: Int = standardLevel) throws(CompressionError) -> [UInt8] {
        var compressed: [UInt8] = []
        var stream = try GzipStream(level: level)
        try stream.write(octets, into: &compressed)
        try stream.finish(into: &compressed)
        return compressed
    }

    /// What was compressed, all members of it (RFC 1952 §2.2); `.memberTooLarge` beyond `limit` octets.
    public static func decompress(_ octets: [UInt8], limit: Int) throws(CompressionError) -> [UInt8] {
        let inflation = try GzipInflation()
        return try inflation.run(octets, limit: limit)
    }

    /// What errors call octets that have no name.
    static let name = "the gzip data"
}
