/// The value of `Accept-Encoding`: which content codings a client takes (RFC 9110 §12.5.3).
public struct AcceptEncoding: Hashable, Sendable {
    /// Thousandths: 1000 is `q=1`, 0 refuses.
    private var qualities: [String: Int] = [:]

    public init(parsing text: String) {
        for member in text.split(separator: ",") {
            let parts = member.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let coding = parts.first, !coding.isEmpty else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { AcceptEncoding.quality($0.dropFirst(2)) }
            qualities[coding] = quality ?? 1000
        }
    }

    /// Whether the client takes `coding`, named or by `*`, and does not like the plain form better.
    public func prefers(_ coding: String) -> Bool {
        let quality = qualities[coding] ?? qualities["*"] ?? 0
        return quality > 0 && quality >= qualities["identity"] ?? 0
    }

    /// A `qvalue` (RFC 9110 §12.4.2) in thousandths; what is none counts as a refusal.
    private static func quality(_ text: Substring) -> Int {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first.flatMap({ Int($0) }), whole == 0 || whole == 1 else { return 0 }
        guard parts.count == 2 else { return whole * 1000 }
        let digits = parts[1].prefix(3)
        guard let fraction = Int(digits.isEmpty ? "0" : digits), fraction >= 0 else { return 0 }
        let scaled = digits.count == 1 ? fraction * 100 : digits.count == 2 ? fraction * 10 : fraction
        return min(whole * 1000 + scaled, 1000)
    }
}
