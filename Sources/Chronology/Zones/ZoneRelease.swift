/// Which release of the IANA time zone database a directory holds, and which of its names are other names.
public struct ZoneRelease: Hashable, Sendable {
    /// `2026a`; nothing where the directory does not say.
    public let version: String?
    /// When it was installed here.
    public let modified: Instant
    /// Zones by their other names: `US/Eastern` is `America/New_York`.
    public let links: [String: String]

    /// Reads what a `tzdata.zi` says about itself: its first line and its link lines, `L TARGET NAME`.
    init(source: [UInt8], modified: Instant) {
        self.modified = modified
        var links: [String: String] = [:]
        var version: String?
        for (index, line) in source.split(separator: UInt8(ascii: "\n")).enumerated() {
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3).map {
                String(decoding: $0, as: UTF8.self)
            }
            if index == 0, words.count == 3, words[0] == "#", words[1] == "version" { version = words[2] }
            if words.count == 3, words[0] == "L" { links[words[2]] = words[1] }
        }
        self.version = version
        self.links = links.mapValues { target in
            // A link may lead to a link; two steps are more than the database has.
            links[target] ?? target
        }
    }
}
