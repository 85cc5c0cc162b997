import Chronology
import Secrets

/// What tells one release of the data from the next: the entity tag of every zone and the token of the list.
struct Edition: Hashable {
    let text: String

    /// Goes up when the same data come to be written differently, so that copies of the old text are not kept.
    private static let writing = 1

    init(_ release: ZoneRelease) {
        let digest = Digest.sha256Hex("\(Self.writing) \(release.version ?? "-") \(release.modified.rfc3339)")
        text = "\(release.version ?? "unnamed")-\(digest.prefix(Self.digits))"
    }

    private static let digits = 12

    /// Whether a text has the form of a token that some release may have had.
    static func isPossible(_ token: String) -> Bool {
        let parts = token.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...32).contains(parts[0].utf8.count), parts[1].utf8.count == digits else {
            return false
        }
        return parts[0].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            && parts[1].allSatisfy { $0.isASCII && $0.isHexDigit && !$0.isUppercase }
    }
}
