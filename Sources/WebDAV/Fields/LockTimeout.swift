public import HTTPTypes

/// How long a lock lives: what was wished for, inside our limits (RFC 4918 §10.7).
public struct LockTimeout: Hashable, Sendable {
    public let seconds: Int64

    /// For those who name no time.
    public static let standard: Int64 = 3600
    /// Longest of all, and what `Infinite` gets: a client that went away shall not lock others out for ever.
    public static let limit: Int64 = 7 * 86_400

    public init(seconds: Int64) {
        self.seconds = min(max(seconds, 1), Self.limit)
    }

    /// Takes the first wish that can be read, as the server may grant any (RFC 4918 §10.7).
    public init(_ fields: HTTPFields) {
        let wishes = fields[values: .timeout].prefix(4).flatMap { $0.prefix(256).split(separator: ",") }
        let seconds = wishes.lazy.compactMap { Self.seconds(of: $0.trimmingBlanks().lowercased()) }.first
        self.init(seconds: seconds ?? Self.standard)
    }

    private static func seconds(of wish: String) -> Int64? {
        if wish == "infinite" { return limit }
        guard wish.hasPrefix("second-") else { return nil }
        let digits = wish.dropFirst("second-".count)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(digits) ?? limit
    }
}
