public import HTTPTypes
public import ICalendar

/// Reads a feed as Google, Outlook and Apple would, and says where they would stumble.
public struct FeedLint {
    /// An answer as it came over the wire.
    public struct Fetched: Sendable {
        public var url: String
        public var status: Int
        /// How many redirects were followed before this answer.
        public var redirects: Int
        public var fields: HTTPFields
        public var octets: [UInt8]

        public init(url: String, status: Int, redirects: Int, fields: HTTPFields, octets: [UInt8]) {
            self.url = url
            self.status = status
            self.redirects = redirects
            self.fields = fields
            self.octets = octets
        }
    }

    /// How many findings of one code are listed; the last one then counts the others.
    static let findingsPerCode = 10

    /// Everything found, errors first, in the order of the feed's lines. Throws where the feed breaks a limit.
    public static func findings(in fetched: Fetched) throws(ICalendarError) -> [FeedFinding] {
        var findings = AnswerLint.findings(in: fetched)
        guard (200...299).contains(fetched.status) else { return findings }
        findings += LineLint.findings(in: fetched.octets)
        findings += try ComponentLint.findings(in: fetched.octets)
        let capped = Dictionary(grouping: findings, by: \.code).values.flatMap(cap)
        return capped.sorted {
            ($0.severity == .error ? 0 : 1, $0.line, $0.code) < ($1.severity == .error ? 0 : 1, $1.line, $1.code)
        }
    }

    private static func cap(_ findings: [FeedFinding]) -> [FeedFinding] {
        guard findings.count > findingsPerCode else { return findings }
        var listed = Array(findings.sorted { $0.line < $1.line }.prefix(findingsPerCode))
        listed[findingsPerCode - 1].cause += " (and \(findings.count - findingsPerCode) more like this)"
        return listed
    }
}
