/// The part of `FeedLint` that looks at the lines as octets (RFC 5545 §3.1).
enum LineLint {
    /// A line may have 75 octets without its break.
    private static let lineLimit = 75

    static func findings(in octets: [UInt8]) -> [FeedFinding] {
        var findings: [FeedFinding] = []
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) {
            findings.append(
                FeedFinding(
                    .error, "byte-order-mark", line: 1, cause: "the feed begins with a byte order mark",
                    cure: "leave it out: BEGIN:VCALENDAR must be the first octets"))
        }
        var line = 1
        var start = 0
        var bareBreaks = 0
        for (index, octet) in octets.enumerated() where octet == 0x0A {
            let isStrict = index > start && octets[index - 1] == 0x0D
            if !isStrict {
                bareBreaks += 1
                if bareBreaks == 1 {
                    findings.append(
                        FeedFinding(
                            .error, "line-break", line: line, cause: "the line does not end in CR LF",
                            cure: "end every line in CR LF: Outlook refuses anything else"))
                }
            }
            let length = index - start - (isStrict ? 1 : 0)
            if length == 0 {
                findings.append(
                    FeedFinding(
                        line == 1 ? .error : .warning, "blank-line", line: line, cause: "the line is blank",
                        cure: "leave blank lines out: Outlook stops at one"))
            } else if length > lineLimit {
                findings.append(
                    FeedFinding(
                        .warning, "long-line", line: line, cause: "the line has \(length) octets",
                        cure: "fold lines at 75 octets"))
            }
            start = index + 1
            line += 1
        }
        if start < octets.count {
            findings.append(
                FeedFinding(
                    .warning, "last-line", line: line, cause: "the last line has no line break",
                    cure: "end the feed with END:VCALENDAR and CR LF"))
        }
        return findings
    }
}
